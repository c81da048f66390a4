"""Scores."""

import numpy as np
import pytest

from curvesmith.diagnosis.measures.scores import affine_fit, affine_r2, r2, rescaled

RNG = np.random.default_rng(0)


def test_r2_of_the_mean_is_zero_and_of_the_targets_one():
    """The two ends of the scale."""
    y = RNG.standard_normal((20, 2))

    assert r2(np.broadcast_to(y.mean(axis=0), y.shape), y) == pytest.approx(0.0, abs=1e-14)
    assert r2(y, y) == 1.0


def test_r2_of_predictions_that_are_not_finite_is_minus_infinity():
    """A diverged network has the worst score there is."""
    y = RNG.standard_normal((5, 1))

    assert r2(y + np.nan, y) == -np.inf
    assert r2(y * 1e300, y) == -np.inf


@pytest.mark.parametrize("unit", [1e-200, 1.0, 1e200])
def test_r2_has_no_units(unit):
    """Units of y do not change the score, nor overflow."""
    y = RNG.standard_normal((20, 1))
    f = y + 0.5

    assert r2(unit * f, unit * y) == pytest.approx(r2(f, y), rel=1e-12)


@pytest.mark.parametrize("shift", [0.0, 1e6])
def test_affine_fit_finds_a_plane(shift):
    """A plane is fitted but for rounding, far from 0 too."""
    X = RNG.standard_normal((30, 3)) + shift
    y = X @ np.array([[1.0], [-2.0], [0.5]]) + 3.0

    # Rounding of X near the shift: eps * shift, times the weights.
    np.testing.assert_allclose(affine_fit(X, y), y, atol=1e-14 * (1 + 10 * shift))
    assert affine_r2(X, y) == pytest.approx(1.0)


def test_rescaled_finds_offset_and_slope():
    """Y = 3 - 2 p comes back."""
    p = RNG.standard_normal((30, 1))

    offset, slope, score = rescaled(p, 3.0 - 2.0 * p)

    assert (offset[0], slope[0], score) == pytest.approx((3.0, -2.0, 1.0))


def test_rescaled_constant_predictions_have_slope_zero():
    """Nothing can be made of a constant."""
    y = RNG.standard_normal((10, 1))

    assert rescaled(np.ones((10, 1)), y)[1] == 0.0
