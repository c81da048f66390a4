"""The monitor keeps the best parameters and knows when to stop."""

import numpy as np
import pytest

from curvesmith.solvers import Budget
from curvesmith.solvers.monitor import Convergence, Monitor

BUDGET = Budget(max_iter=100, tol=0.01, window=3, patience=4)


def look_at(monitor: Monitor, losses: list[float]) -> list[str | None]:
    """Show the monitor one step after the other."""
    return [
        monitor.look(step, loss, np.array([float(step)])) for step, loss in enumerate(losses, 1)
    ]


def test_best_parameters_are_those_of_the_lowest_loss():
    """Without held-out rows the training loss decides."""
    monitor = Monitor(BUDGET)

    look_at(monitor, [3.0, 1.0, 2.0])

    assert monitor.theta == [2.0]
    assert (monitor.best, monitor.best_iteration) == (1.0, 2)


def test_held_out_loss_decides_if_there_is_one():
    """With held-out rows the training loss does not matter."""
    monitor = Monitor(BUDGET, validate=lambda theta: abs(float(theta[0]) - 3))

    look_at(monitor, [5.0, 4.0, 3.0, 2.0])

    assert monitor.theta == [3.0]
    assert monitor.validation_losses == [2.0, 1.0, 0.0, 1.0]


def test_patience_ends_the_run():
    """Four steps without a new lowest held-out loss are enough."""
    monitor = Monitor(BUDGET, validate=lambda theta: float(theta[0]))

    codes = look_at(monitor, [1.0] * 5)

    assert codes == [None, None, None, None, "early_stopping"]


def test_time_ends_the_run():
    """No time left stops at the first look."""
    monitor = Monitor(Budget(100, 0.01, max_seconds=0.0))

    assert look_at(monitor, [1.0]) == ["time"]


def test_observer_ends_the_run():
    """An observer sees a copy of the state and may stop."""
    seen = []

    def observer(progress):
        seen.append((progress.start, progress.iteration, progress.loss, progress.validation_loss))
        progress.theta[:] = -1.0
        return progress.iteration == 2

    monitor = Monitor(BUDGET, observer, start=7)

    assert look_at(monitor, [2.0, 1.0]) == [None, "callback"]
    assert seen == [(7, 1, 2.0, None), (7, 2, 1.0, None)]
    assert monitor.theta == [2.0]


def test_a_loss_that_is_not_finite_is_never_best():
    """NaN does not displace a number, nor is it kept at first."""
    monitor = Monitor(BUDGET)

    look_at(monitor, [np.nan, 2.0, np.nan, np.inf])

    assert monitor.theta == [2.0]


@pytest.mark.parametrize(
    ("losses", "expected"),
    [
        ([1.0, 0.9, 0.8], False),
        ([1.0, 0.999, 0.998, 0.997], True),
        ([1.0, 0.999, 0.998, 0.98], False),
        ([0.5, 1.0, 1.0, 1.0], True),
        ([0.0, 0.0, 0.0, 0.0], True),
    ],
    ids=["too few", "still", "falling", "noisy", "zero"],
)
def test_convergence(losses, expected):
    """It is judged by the lowest loss within the window and before it."""
    assert Convergence(BUDGET).reached(losses) is expected


def test_convergence_grows_with_the_losses():
    """Looking at every step or now and then gives the same answer."""
    losses = [1 / (1 + step) for step in range(400)]
    step_by_step = Convergence(BUDGET)

    answers = [step_by_step.reached(losses[:n]) for n in range(1, 401)]

    assert answers[-1]
    assert answers.index(True) == next(
        n for n in range(400) if Convergence(BUDGET).reached(losses[: n + 1])
    )


def test_no_tolerance_never_converges():
    """tol=0 runs on whatever the loss does."""
    assert not Convergence(Budget(100, 0.0)).reached([1.0] * 50)
