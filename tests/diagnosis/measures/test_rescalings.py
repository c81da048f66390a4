"""Rescalings."""

import numpy as np
import pytest

from curvesmith.diagnosis.measures.rescalings import rescaled_inputs

RNG = np.random.default_rng(0)
X = np.column_stack([RNG.uniform(20, 30, 50), RNG.standard_normal(50), np.full(50, 3.0)])


def test_each_scaling_is_done_and_turned_back():
    """One after the other, in pairs: the second undoes the first."""
    tried = [rows for _, rows in rescaled_inputs(X)]

    assert len(tried) == 14
    for scaled, back in zip(tried[::2], tried[1::2], strict=True):
        # Both are lines of x with slopes that are each other's inverse.
        slopes = [np.ptp(rows, axis=0)[:2] / np.ptp(X, axis=0)[:2] for rows in (scaled, back)]
        assert slopes[0] * slopes[1] == pytest.approx(1.0)
        np.testing.assert_array_equal(np.isfinite(scaled), True)


def test_standardising_is_among_them():
    """Mean 0 and standard deviation 1, where there is one."""
    said = dict(reversed(list(rescaled_inputs(X))))

    rows = said["standardised once more than in training"]

    np.testing.assert_allclose(rows[:, :2].mean(axis=0), 0.0, atol=1e-12)
    np.testing.assert_allclose(rows[:, :2].std(axis=0), 1.0)
    np.testing.assert_array_equal(rows[:, 2], 3.0)
