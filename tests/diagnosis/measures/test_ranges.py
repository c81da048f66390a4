"""Ranges."""

import numpy as np
import pytest

from curvesmith.diagnosis.measures.ranges import clipped_r2, stuck_ends

Z = 30.0 * np.random.default_rng(0).standard_normal((20, 50, 1))


def test_bounded_outputs_stick_at_their_ends():
    """Tanh sticks at -1 and 1, the sigmoid at 0 and 1, ReLU at 0."""
    assert stuck_ends(np.tanh(Z)) == (-1.0, 1.0)
    assert stuck_ends(1 / (1 + np.exp(-Z))) == (0.0, 1.0)
    assert stuck_ends(np.maximum(Z, 0)) == (0.0, np.inf)


def test_free_outputs_do_not_stick():
    """A linear output has no ends."""
    assert stuck_ends(Z) == (-np.inf, np.inf)


def test_outputs_that_are_not_finite_tell_nothing():
    """Without a finite draw nothing is bounded."""
    assert stuck_ends(Z * np.nan) == (-np.inf, np.inf)


def test_the_best_score_within_a_range():
    """Targets 0, 1, 2 within [0, 1]: the last is missed by 1, of a spread of 2."""
    y = np.array([[0.0], [1.0], [2.0]])

    assert clipped_r2(y, 0.0, 1.0) == pytest.approx(0.5)
    assert clipped_r2(y, -np.inf, np.inf) == 1.0
