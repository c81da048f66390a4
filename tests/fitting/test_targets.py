"""Targets are scaled into the range that the network reaches, onto a grid that forgets units."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from curvesmith.activations import ACTIVATIONS
from curvesmith.fitting.targets import (
    GRID,
    constant_columns,
    constant_scaling,
    fit_target_scaling,
    scale_to_grid,
)
from curvesmith.scaling import fit_scaling

RTOL = 1e-12  # a handful of roundings


def random_targets(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return two columns of targets and their weights."""
    rng = np.random.default_rng(seed)
    return np.exp(rng.normal(size=(80, 2))), rng.uniform(0.5, 2, 80)


@pytest.mark.parametrize("kind", ["standard", "robust"])
@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "identity"])
def test_targets_lie_within_the_range_of_the_output(seed, activation, kind):
    """A tenth of a bounded range, or 0.1 of a half-bounded one, is left free at each bound."""
    y, w = random_targets(seed)
    low, high = ACTIVATIONS[activation].range

    scaled = fit_target_scaling(kind, "squared", activation, y, w).transform(y)

    if np.isfinite(high):
        margin = (high - low) / 10
        assert_allclose(scaled.min(axis=0), low + margin, rtol=RTOL)
        assert_allclose(scaled.max(axis=0), high - margin, rtol=RTOL)
    elif np.isfinite(low):
        assert_allclose(scaled.min(axis=0), low + 0.1, rtol=RTOL, atol=RTOL)
        expected = y.std(axis=0) if kind == "none" else fit_scaling(kind, y, w).scale
        assert_array_equal(fit_target_scaling(kind, "squared", activation, y, w).scale, expected)


@pytest.mark.parametrize("activation", ["identity", "leaky_relu"])
def test_outputs_without_bounds_are_scaled_as_asked(activation):
    """Nothing needs to be moved."""
    y, w = random_targets(0)

    scaling = fit_target_scaling("standard", "squared", activation, y, w)

    expected = fit_scaling("standard", y, w)
    assert_array_equal(scaling.offset, expected.offset)
    assert_array_equal(scaling.scale, expected.scale)


def test_rates_are_divided_by_their_mean():
    """A logarithmic link allows no shift."""
    y, w = random_targets(0)

    scaling = fit_target_scaling("standard", "poisson", "identity", y, w)

    assert_array_equal(scaling.offset, [0.0, 0.0])
    assert_allclose(scaling.scale, np.average(y, axis=0, weights=w), rtol=RTOL)


def test_no_scaling_is_none():
    """Asked for nothing, nothing is done."""
    y, w = random_targets(0)

    scaling = fit_target_scaling("none", "squared", "tanh", y, w)

    assert_array_equal(scaling.transform(y), y)


@pytest.mark.parametrize("activation", ["identity", "tanh", "sigmoid", "relu"])
@pytest.mark.parametrize("exponent", [-40, 3, 40])
def test_powers_of_two_keep_every_bit(activation, exponent):
    """Scaled targets do not know the unit."""
    y, w = random_targets(1)
    factor = 2.0**exponent

    plain = fit_target_scaling("standard", "squared", activation, y, w)
    scaled = fit_target_scaling("standard", "squared", activation, y * factor, w)

    assert_array_equal(scaled.transform(y * factor), plain.transform(y))


def test_grid_forgets_the_rounding_of_units(seed):
    """After x -> a x + b nearly all values come back to the same grid points."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(1000, 1))
    other = 3.3e-7 * x + 1.7e-6
    plain, moved = (scale_to_grid(fit_scaling("standard", A), A, False) for A in (x, other))

    # A value within 1e-15 of the middle between two points, 4e-9 apart, may tip over: one in a
    # million.
    assert (plain != moved).sum() <= 1
    assert_allclose(moved, plain, rtol=0, atol=1.01 * GRID)


def test_grid_moves_values_by_less_than_any_noise():
    """Rounding is at most half a grid step."""
    x = np.random.default_rng(0).normal(size=(1000, 1))
    scaling = fit_scaling("standard", x)

    assert np.abs(scale_to_grid(scaling, x, False) - scaling.transform(x)).max() <= GRID / 2


def test_raw_values_are_not_rounded():
    """Who asks for no scaling gets his numbers."""
    x = np.array([[0.1], [1e-12]])

    assert_array_equal(scale_to_grid(fit_scaling("none", x), x, True), x)


def test_constant_columns():
    """Named by index, also where a column spans all numbers."""
    A = np.array([[1.0, 2.0, 1.7e308], [1.0, 3.0, -1.7e308]])

    assert_array_equal(constant_columns(A), [0])


@pytest.mark.parametrize("loss", ["squared", "poisson"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_network_of_zeros_predicts_the_constant(activation, loss):
    """The scaling of a constant target turns the resting output into it."""
    y = np.full((3, 2), 7.25)
    resting = ACTIVATIONS[activation].value(np.zeros((1, 2)))
    f = np.exp(resting) if loss == "poisson" else resting

    assert_allclose(constant_scaling(y, loss, activation).inverse(f), y[:1], rtol=RTOL)
