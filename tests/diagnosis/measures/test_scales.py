"""Scales."""

import numpy as np
import pytest

from curvesmith.diagnosis.measures.scales import condition, farthest_column, scaling_gain

RNG = np.random.default_rng(0)


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (-1.0, 9.0), (100.0, 101.0)])
def test_condition_is_that_of_the_second_moments(low, high):
    """The number is the ratio of eigenvalues of mean [1, x] [1, x]^T."""
    x = RNG.uniform(low, high, (50, 1))
    rows = np.column_stack([np.ones(50), x])
    values = np.linalg.eigvalsh(rows.T @ rows / 50)

    # The eigenvalues lose half of the digits that the singular values keep.
    assert condition(x) == pytest.approx(values[1] / values[0], rel=1e-6)


def test_standardised_columns_gain_nothing():
    """Mean 0 and spread 1 are the best there is."""
    x = RNG.standard_normal((50, 1))

    assert scaling_gain((x - x.mean()) / x.std()) == pytest.approx(1.0)


@pytest.mark.parametrize("factor", [1e-3, 1e3])
def test_units_cost_their_square(factor):
    """A column in thousands is a million times worse conditioned."""
    x = RNG.standard_normal((50, 1))
    x = (x - x.mean()) / x.std()

    assert scaling_gain(factor * x) == pytest.approx(1e6, rel=1e-6)


def test_a_dependent_column_does_not_count():
    """A copy of a column has no direction of its own."""
    x = RNG.standard_normal((50, 1))

    assert scaling_gain(np.hstack([x, 2 * x])) < 10


def test_the_farthest_column_is_named():
    """Of a small, a usual and a shifted column the shifted one is farthest."""
    A = RNG.standard_normal((50, 3)) * [0.1, 1.0, 1.0] + [0.0, 0.0, 50.0]

    assert farthest_column(A)[0] == 2


def test_constant_columns_are_not_far():
    """A constant column is left out."""
    A = np.column_stack([np.full(10, 1e6), np.arange(10.0)])

    assert farthest_column(A)[0] == 1
