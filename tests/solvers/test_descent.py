"""First-order descent runs in chunks, and stops for the reason it says."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from curvesmith.engines import make_objective
from curvesmith.network import Network
from curvesmith.solvers import Budget, descent
from curvesmith.updates import UPDATES, DescentOptions

RATES = {"gd": 0.5, "sgd": 0.5, "momentum": 0.1, "nesterov": 0.1}
ADAM = DescentOptions("adam", 0.02)


@pytest.mark.parametrize("method", UPDATES)
def test_every_method_lowers_the_loss(objective, theta, method):
    """All rules find most of the wave in a thousand epochs."""
    options = DescentOptions(method, RATES.get(method, 0.01))

    outcome = descent.run(objective, theta, Budget(1000, 0.0), options=options)

    assert outcome.stop == "max_iter"
    assert outcome.loss < objective.value(theta) / 3
    assert outcome.loss == objective.value(outcome.theta)
    assert len(outcome.losses) == len(outcome.gradient_norms) == outcome.n_iter == 1000


def test_watching_does_not_change_the_path(objective, theta):
    """With and without an observer the parameters agree to the bit."""
    looks = []

    def observer(progress):
        looks.append(progress.iteration)
        return False

    options = DescentOptions("adam", 0.01, batch_size=16, seed=3)
    plain = descent.run(objective, theta, Budget(600, 0.0), options=options)
    watched = descent.run(objective, theta, Budget(600, 0.0), observer, options=options)

    assert_array_equal(plain.theta, watched.theta)
    assert looks[-1] == 600
    assert looks == sorted(looks)


def test_chunks_depend_on_the_work_alone():
    """More rows, parameters or batches make fewer epochs a chunk; never less than one."""
    options = DescentOptions("sgd", 0.1)
    small = descent.epochs_per_look(100, 31, options)

    assert descent.epochs_per_look(1000, 31, options) < small
    assert descent.epochs_per_look(100, 310, options) < small
    assert descent.epochs_per_look(100, 31, replace(options, batch_size=1)) < small
    assert descent.epochs_per_look(10**7, 1000, options) == 1
    assert descent.epochs_per_look(100, 31, options, watched_for=60) == 3
    assert descent.epochs_per_look(100, 31, options, watched_for=5) == 1


def test_divergence_is_a_reason_to_stop(theta):
    """The last finite parameters are kept, and the losses up to the end."""
    X = np.linspace(-1.7, 1.7, 50)[:, None]
    network = Network((1, 8, 1), "relu")
    objective = make_objective(network, X, X)

    outcome = descent.run(
        objective, theta, Budget(10_000, 0.0), options=DescentOptions("gd", 100.0)
    )

    assert outcome.stop == "diverged"
    assert not outcome.is_alive
    assert outcome.n_iter == len(outcome.losses) < 10_000
    assert not np.isfinite(outcome.losses[-1]) or not np.isfinite(outcome.gradient_norms[-1])
    assert np.isfinite(outcome.theta).all()
    assert max(outcome.losses[:-1]) > 1e30


def test_a_start_that_is_not_finite_has_diverged(objective, theta):
    """Nothing is tried from where the loss has no value."""
    outcome = descent.run(objective, np.full_like(theta, np.nan), Budget(10, 0.0), options=ADAM)

    assert (outcome.stop, outcome.n_iter) == ("diverged", 0)


def test_stops_when_the_loss_has_settled(objective, theta):
    """A generous tolerance ends the run early."""
    outcome = descent.run(objective, theta, Budget(100_000, 0.05, window=200), options=ADAM)

    assert outcome.stop == "converged"
    assert outcome.n_iter < 100_000


@pytest.mark.parametrize("schedule", descent.ANNEALED)
def test_annealed_schedules_run_to_their_end(objective, theta, schedule):
    """Neither tolerance nor patience cuts off the fall that comes last."""
    outcome = descent.run(
        objective,
        theta,
        Budget(300, 0.5, window=2, patience=2),
        options=replace(ADAM, schedule=schedule),
        validate=lambda here: 1.0,
    )

    assert (outcome.stop, outcome.n_iter) == ("max_iter", 300)


def test_held_out_loss_decides_what_is_kept(objective, theta):
    """The parameters of the lowest held-out loss are returned, not the last."""
    options = DescentOptions("gd", 0.1)
    target = descent.run(objective, theta, Budget(40, 0.0), options=options).theta

    outcome = descent.run(
        objective,
        theta,
        Budget(1000, 0.0, patience=20),
        options=options,
        validate=lambda here: float(np.sum((here - target) ** 2)),
    )

    assert (outcome.stop, outcome.n_iter) == ("early_stopping", 60)
    assert outcome.details["best_iteration"] == 40
    assert outcome.validation_loss == 0.0
    assert_array_equal(outcome.theta, target)


def test_callback_stops(objective, theta):
    """True ends the run after that chunk."""
    outcome = descent.run(objective, theta, Budget(10**6, 0.0), lambda _: True, options=ADAM)

    assert outcome.stop == "callback"
    assert outcome.n_iter < 10**6


def test_keyboard_interrupt_keeps_what_there_is(objective, theta):
    """Ctrl-C is a reason to stop, not an error."""

    def interrupt(progress):
        raise KeyboardInterrupt

    outcome = descent.run(objective, theta, Budget(10**6, 0.0), interrupt, options=ADAM)

    assert outcome.stop == "interrupted"
    assert outcome.loss < objective.value(theta)
    assert len(outcome.losses) == outcome.n_iter > 0


def test_time_ends_the_run(objective, theta):
    """A limit in seconds is kept to a chunk."""
    outcome = descent.run(objective, theta, Budget(10**9, 0.0, max_seconds=0.02), options=ADAM)

    assert outcome.stop == "time"
    assert outcome.seconds < 2.0  # generous for a loaded machine; without the limit it takes hours
