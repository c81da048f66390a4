"""The path of penalties is walked step by step, within its budget."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from curvesmith.engines import make_objective
from curvesmith.network import Network
from curvesmith.solvers import Budget, lbfgs, path
from curvesmith.solvers.path import MIDDLE, STRONGER, WEAKER, Step

NETWORK = Network((1, 8, 1))
X = np.linspace(-1.7, 1.7, 120)[:, None]
LONG = Budget(max_iter=5000, tol=1e-4)


def objective_at(alpha: float):
    """Return the objective of a wave with this penalty."""
    return make_objective(NETWORK, X, np.sin(2 * X), alpha=alpha)


def test_directions_lead_away_from_the_middle():
    """Weaker penalties fall, stronger ones rise, each step further than the one before."""
    weaker = [step.alpha for step in (MIDDLE, *WEAKER)]
    stronger = [step.alpha for step in (MIDDLE, *STRONGER)]

    assert weaker == sorted(weaker, reverse=True)
    assert stronger == sorted(stronger)


def test_each_step_begins_where_the_last_one_ended(theta):
    """Walking two steps is the same as two runs of L-BFGS, one after the other."""
    steps = (Step(1e-3, 30), Step(1e-4, 20))
    limits = Budget(30, steps[0].tol), Budget(20, steps[1].tol)
    first = lbfgs.run(objective_at(1e-3), theta, limits[0])
    second = lbfgs.run(objective_at(1e-4), first.theta, limits[1])

    outcome = path.run(objective_at, steps, theta, LONG)

    assert_array_equal(outcome.theta, second.theta)
    assert outcome.losses == first.losses + second.losses
    assert outcome.n_iter == first.n_iter + second.n_iter
    assert (outcome.stop, outcome.loss) == ("path", second.loss)
    assert outcome.details["first_loss"] == first.details["first_loss"]


@pytest.mark.parametrize("max_iter", [1, 30, 45])
def test_budget_counts_all_steps_together(theta, max_iter):
    """The walk stops in the middle of a step, or between two."""
    steps = (Step(1e-3, 30), Step(1e-4, 30))

    outcome = path.run(objective_at, steps, theta, Budget(max_iter, 0.0))

    assert (outcome.stop, outcome.n_iter) == ("max_iter", max_iter)


def test_no_time_left_still_makes_a_start(theta):
    """A limit of no seconds at all leaves usable parameters."""
    outcome = path.run(objective_at, (MIDDLE, *WEAKER), theta, Budget(5000, 1e-4, max_seconds=0.0))

    assert outcome.stop == "time"
    assert outcome.is_alive


def test_observer_sees_one_run(theta):
    """Iterations count on from step to step, towards the length of the path."""
    seen = []

    def observer(progress):
        seen.append((progress.start, progress.iteration, progress.max_iter))
        return len(seen) == 40

    outcome = path.run(
        objective_at, (Step(1e-3, 30), Step(1e-4, 30)), theta, LONG, observer, start=2
    )

    assert seen == [(2, number, 60) for number in range(1, 41)]
    assert (outcome.stop, outcome.n_iter) == ("callback", 40)


def test_divergence_ends_the_walk(theta):
    """Steps after one that failed are not made."""
    outcome = path.run(objective_at, (MIDDLE, *WEAKER), np.full_like(theta, np.nan), LONG)

    assert outcome.stop == "diverged"
    assert not outcome.is_alive
