"""Watching a training."""

import numpy as np
import pytest

from curvesmith.diagnosis.measures.training import moments, watch


class Shrinking:
    """A walk that multiplies its parameter at each step."""

    def __init__(self, factor, stop=10**9):
        self.params, self.factor, self.left = {"w": np.ones(1)}, factor, stop

    def advance(self, n_steps, deadline):
        made = min(n_steps, self.left)
        self.left -= made
        self.params = {"w": self.params["w"] * self.factor**made}
        return made


def loss(params):
    """Return the square of the parameter."""
    with np.errstate(over="ignore"):
        return float(params["w"][0] ** 2)


@pytest.mark.parametrize("n_steps", [1, 5, 100, 30_000])
def test_start_and_end_are_among_the_moments(n_steps):
    """Both ends are looked at, in order, and not too often."""
    found = moments(n_steps)

    assert found[0] == 0
    assert found[-1] == n_steps
    assert np.all(np.diff(found) > 0)
    assert len(found) < 200


def test_losses_are_those_at_the_moments():
    """Each loss is that after its step."""
    run = watch(Shrinking(0.99), loss, 300)

    np.testing.assert_allclose(run.losses, 0.99 ** (2 * run.steps), rtol=1e-12)
    assert (run.n_done, run.is_complete, run.rises) == (300, True, 0.0)
    assert run.fall(0.5) == pytest.approx(1 - 0.99**300, rel=0.05)


def test_growth_is_seen():
    """A loss that grows rises at each step, and blows up in the end."""
    run = watch(Shrinking(1.1), loss, 300)

    assert run.rises == 1.0
    assert run.has_diverged
    assert run.fall(0.5) == 0.0


def test_a_loss_that_is_not_finite_ends_the_run():
    """No step is made after it."""
    run = watch(Shrinking(1e60), loss, 1000)

    assert run.n_done < 10
    assert run.is_complete


def test_a_run_that_is_cut_short_is_not_complete():
    """A walk that makes no more steps ends the run."""
    run = watch(Shrinking(0.99, stop=50), loss, 300)

    assert (run.n_done, run.is_complete) == (50, False)


def test_strides_are_the_way_a_step():
    """Between moments the parameter moves by (1 - 0.99) of itself at each step."""
    run = watch(Shrinking(0.99), loss, 20)

    np.testing.assert_allclose(run.strides, 0.01 * 0.99 ** run.steps[:-1], rtol=1e-9)
