"""A contestant that computes something else is not timed."""

import numpy as np
import pytest

from benchmarks import contest
from benchmarks.cases import CASES, make_task
from benchmarks.rivals.numpy import Step


class Slow(Step):
    """Gradient descent with nine tenths of the learning rate."""

    def __init__(self, task):
        super().__init__(task)
        self._rate = self._rate * task.dtype.type(0.9)


class Broken(Step):
    """A rival whose library does not work here."""

    def __init__(self, task):
        raise OSError("no compiler\nsecond line")


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_wrong_steps_are_refused(case, dtype):
    """A learning rate off by a tenth is noticed on every network in either dtype."""
    outcome = contest.hold(
        make_task(case, dtype),
        {"slow": (Slow, None)},
        predict=False,
        rounds=1,
        seconds=1e-4,
        clock="wall",
    )

    assert outcome.timings == {}
    assert "away from the reference" in outcome.failures["slow"]


def test_failing_rival_is_a_row():
    """A rival that raises is reported by the first line of its error; the others go on."""
    outcome = contest.hold(
        make_task(CASES[1], "float64"),
        {"broken": (Broken, None), "NumPy": (Step, None)},
        predict=False,
        rounds=2,
        seconds=1e-4,
        clock="processor",
    )

    assert outcome.failures == {"broken": "OSError: no compiler"}
    assert len(outcome.timings["NumPy"].samples) == 2


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reference_gradient_agrees_with_central_differences(case):
    """One step of the reference moves theta against the slope of the loss."""
    task = make_task(case, "float64")
    step = Step(task)
    step.run(1)
    moved = (task.theta - step.result()) / task.learning_rate
    direction = np.random.default_rng(1).normal(size=task.theta.size)
    direction /= np.linalg.norm(direction)
    h = 1e-6  # below the distance to the nearest kink of relu, above the rounding of the loss

    slope = (loss_at(task, h * direction) - loss_at(task, -h * direction)) / (2 * h)

    # A row within h of a kink contributes a slope off by at most its share of the rows.
    np.testing.assert_allclose(moved @ direction, slope, rtol=1e-4, atol=1e-7)


def loss_at(task, shift):
    """Loss of the reference at ``theta + shift``."""
    from dataclasses import replace

    step = Step(replace(task, theta=task.theta + shift))
    step.run(1)
    return step.loss
