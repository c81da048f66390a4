"""Kinks."""

import numpy as np
import pytest

from curvesmith.diagnosis.measures.kinks import kink_positions, random_affinity

X = np.random.default_rng(0).uniform(5, 9, (40, 1))


def test_units_bend_where_their_sum_is_zero():
    """W x + b = 0 at x = -b/w; a unit of weight 0 never bends."""
    W, b = np.array([[2.0], [-1.0], [0.0]]), np.array([4.0, 3.0, 1.0])

    np.testing.assert_array_equal(kink_positions(W, b), [-2.0, 3.0, np.inf])


def test_without_biases_units_bend_at_zero():
    """All kinks lie at the origin."""
    np.testing.assert_array_equal(kink_positions(np.array([[2.0], [-1.0]]), None), [0.0, 0.0])


def linear(theta, X):
    """Two linear layers."""
    return (X @ theta[:3].reshape(1, 3)) @ theta[3:6].reshape(3, 1) + theta[6]


def bending(theta, X):
    """Three ReLU units."""
    return np.maximum(X @ theta[:3].reshape(1, 3) + theta[3:6], 0) @ theta[6:9].reshape(3, 1)


def test_linear_layers_are_straight_at_any_parameters():
    """A = 1, but for rounding."""
    assert random_affinity(linear, X, 7) == pytest.approx(1.0, abs=1e-12)


@pytest.mark.parametrize("scaling", [lambda X: X, lambda X: (X - 7.0) / 1.2])
def test_networks_that_can_bend_do(scaling):
    """Rows far from 0 bend it too, whether the network scales them or not."""
    assert random_affinity(lambda theta, X: bending(theta, scaling(X)), X, 9) < 0.99
