"""Levenberg-Marquardt finds minima, and stops for the reason it says."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from curvesmith.engines import make_objective
from curvesmith.losses import LOSSES
from curvesmith.network import Network
from curvesmith.solvers import Budget, lbfgs
from curvesmith.solvers import levenberg_marquardt as lm

LONG = Budget(max_iter=2000, tol=1e-9)
CURVED = [name for name, loss in LOSSES.items() if loss.curvature]
# The loss is a sum of many terms; solvers that stop at 1e-9 of it agree to a few times that.
RTOL_LOSS = 1e-7


def table(seed: int, n_rows: int = 60) -> tuple[np.ndarray, np.ndarray]:
    """Return inputs and positive targets with a few outliers."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n_rows, 2))
    y = np.exp(0.5 * X[:, :1]) + 0.1 * rng.normal(size=(n_rows, 1)) ** 2
    y[::20] += 3
    return X, y


@pytest.mark.parametrize("loss", CURVED)
@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_minimum_of_a_convex_problem_is_that_of_lbfgs(loss, reduction, seed):
    """A linear model has one minimum, with and without penalty."""
    X, y = table(seed)
    objective = make_objective(
        Network((2, 1)), X, y, loss=loss, alpha=0.01 * seed, reduction=reduction
    )

    outcome = lm.run(objective, np.zeros(3), LONG)
    other = lbfgs.run(objective, np.zeros(3), LONG)

    assert_allclose(outcome.loss, other.loss, rtol=RTOL_LOSS)


@pytest.mark.parametrize("loss", CURVED)
def test_a_minimum_of_a_network_is_one_for_lbfgs_too(loss, seed):
    """L-BFGS, going on from where it ended, finds next to nothing."""
    X, y = table(seed)
    network = Network((2, 4, 1))
    objective = make_objective(network, X, y, loss=loss, alpha=1e-2)

    outcome = lm.run(objective, network.initial_theta(np.random.default_rng(seed)), LONG)
    polished = lbfgs.run(objective, outcome.theta, LONG)

    assert outcome.stop == "converged"
    assert outcome.loss <= polished.loss * (1 + 1e-4)


def test_loss_never_rises(objective, theta):
    """Each iteration ends lower than the one before."""
    outcome = lm.run(objective, theta, Budget(200, 1e-6))

    assert (np.diff(outcome.losses) < 0).all()
    assert len(outcome.losses) == len(outcome.gradient_norms) == outcome.n_iter
    assert_allclose(outcome.loss, objective.value(outcome.theta), rtol=1e-14)


def test_smooth_functions_are_followed_far_beyond_lbfgs(seed):
    """Without noise and penalty, a wave is met to some hundred-thousandths."""
    X = np.linspace(-1.7, 1.7, 100)[:, None]
    network = Network((1, 8, 1))
    objective = make_objective(network, X, np.sin(2 * X))
    theta = network.initial_theta(np.random.default_rng(seed))

    outcome = lm.run(objective, theta, Budget(500, 1e-6))

    assert outcome.loss < 1e-8
    assert outcome.loss < lbfgs.run(objective, theta, Budget(500, 1e-6)).loss


def test_weight_two_is_the_row_twice(seed):
    """Weights count rows."""
    X, y = table(seed, 20)
    network = Network((2, 3, 1))
    theta = network.initial_theta(np.random.default_rng(seed))
    weights = 1.0 + np.arange(20) % 2
    rows = np.repeat(np.arange(20), weights.astype(int))
    weighted = make_objective(network, X, y, sample_weight=weights, alpha=1e-2)
    repeated = make_objective(network, X[rows], y[rows], alpha=1e-2)

    first, second = (lm.run(objective, theta, LONG) for objective in (weighted, repeated))

    # Sums over rows in another order; the minimum is flat to the root of their rounding.
    assert_allclose(first.loss, second.loss, rtol=1e-9)
    assert_allclose(first.theta, second.theta, atol=1e-3)


def test_start_is_not_changed_and_same_start_gives_same_bits(objective, theta):
    """The caller's array stays as it was, and nothing is drawn at random."""
    before = theta.copy()

    first, second = (lm.run(objective, theta, Budget(30, 0.0)) for _ in range(2))

    assert_array_equal(theta, before)
    assert_array_equal(first.theta, second.theta)


def test_single_precision_data():
    """Steps are solved for in float64, whatever the data."""
    X = np.linspace(-1, 1, 50, dtype=np.float32)[:, None]
    objective = make_objective(Network((1, 1)), X, 2 * X)

    outcome = lm.run(objective, np.zeros(2), LONG)

    assert_allclose(outcome.theta, [2.0, 0.0], atol=1e-5)


def test_stops_at_max_iter(objective, theta):
    """The budget is kept and said."""
    outcome = lm.run(objective, theta, Budget(3, 0.0))

    assert (outcome.stop, outcome.n_iter) == ("max_iter", 3)


def test_stops_when_the_observer_asks(objective, theta):
    """The observer sees every iteration and can end the run."""
    seen = []

    def observe(progress):
        seen.append(progress.iteration)
        return progress.iteration == 4

    outcome = lm.run(objective, theta, LONG, observe, start=2)

    assert (outcome.stop, seen) == ("callback", [1, 2, 3, 4])


def test_keeps_the_best_when_interrupted(objective, theta):
    """Ctrl-C ends the run, not the program."""

    def observe(progress):
        if progress.iteration == 3:
            raise KeyboardInterrupt
        return False

    outcome = lm.run(objective, theta, LONG, observe)

    assert outcome.stop == "interrupted"
    assert outcome.loss < objective.value(theta)


def test_stops_early_on_held_out_rows(objective, theta):
    """The parameters of the lowest held-out loss are kept."""
    held_out = iter([3.0, 2.0, 1.0, *[5.0] * 50])

    outcome = lm.run(
        objective, theta, Budget(60, 0.0, patience=5), validate=lambda _: next(held_out)
    )

    assert outcome.stop == "early_stopping"
    assert outcome.details["best_iteration"] == 3


def test_diverged_from_the_start(objective):
    """A start that is not finite is said to be none."""
    outcome = lm.run(objective, np.full(25, np.nan), LONG)

    assert (outcome.stop, outcome.n_iter) == ("diverged", 0)
    assert not outcome.is_alive


def test_steps_that_overflow_are_refused(seed):
    """Rates that overflow on the way to the minimum cost a trial, not the run."""
    X, y = table(seed)
    objective = make_objective(Network((2, 1)), X, y, loss="poisson")

    outcome = lm.run(objective, np.array([0.0, 0.0, -30.0]), LONG)

    assert np.isfinite(outcome.losses).all()
    assert outcome.stop == "converged"


def test_losses_without_curvature_are_refused():
    """Absolute deviations have no second derivative."""
    X, y = table(0)
    objective = make_objective(Network((2, 1)), X, y, loss="absolute")

    with pytest.raises(ValueError, match="curvature, got absolute"):
        lm.run(objective, np.zeros(3), LONG)
