"""Differences: as exact as rounding allows, and silent where a kink is too close."""

import numpy as np
import pytest

from curvesmith.diagnosis.forensics.functions import Point
from curvesmith.diagnosis.forensics.numeric import noise_of, slopes_of

EPS = float(np.finfo(np.float64).eps)
NO_DATA = np.zeros((1, 1))


def point(*values: float, dtype: str = "float64") -> Point:
    """Return a point with one parameter."""
    return Point("given", {"w": np.array(values, dtype=dtype)}, NO_DATA, NO_DATA)


def smooth(at: Point) -> float:
    """Return a smooth function of the parameter."""
    return float(np.sum(np.exp(np.sin(at.params["w"]))))


def test_slope_of_a_smooth_function_is_within_its_bound(seed: int):
    """The error is below the bound, and the bound below 1e-8 of the slope."""
    at = point(*np.random.default_rng(seed).normal(size=4))
    w = at.params["w"]
    noise = float(noise_of(smooth, at, np.random.default_rng(0)))
    slopes = slopes_of(smooth, at, "w", np.arange(4), noise, np.zeros(4))
    expected = np.cos(w) * np.exp(np.sin(w))
    assert slopes.n_skipped == 0
    assert (np.abs(slopes.value - expected) <= slopes.error).all()
    assert (slopes.error <= 1e-8).all()


@pytest.mark.parametrize("distance", [0.0, 1e-12])
def test_slope_at_a_kink_is_left_out(distance: float):
    """Neither slope is the right one there."""
    at = point(1.0, distance)

    def bent(at: Point) -> float:
        return float(np.abs(at.params["w"]).sum() + 3.0)

    noise = float(noise_of(bent, at, np.random.default_rng(0)))
    slopes = slopes_of(bent, at, "w", np.arange(2), noise, np.ones(2))
    np.testing.assert_array_equal(slopes.entries, [0])
    assert slopes.n_skipped == 1


@pytest.mark.parametrize("distance", [1e-3, 1e-4, 1e-6])
def test_slope_near_a_kink_is_right(distance: float):
    """Widths shrink until the kink is outside."""
    at = point(1.0, distance)

    def bent(at: Point) -> float:
        return float(np.abs(at.params["w"]).sum())

    slopes = slopes_of(bent, at, "w", np.array([1]), EPS, np.zeros(1))
    np.testing.assert_allclose(slopes.value, [1.0], rtol=1e-4)


def test_noise_of_float64_is_a_few_roundings(seed: int):
    """Sums of a few terms round by about eps."""
    at = point(*np.random.default_rng(seed).normal(size=4))
    noise = float(noise_of(smooth, at, np.random.default_rng(seed)))
    assert EPS * smooth(at) <= noise <= 20 * EPS * smooth(at)


def test_noise_of_float32_is_seen(seed: int):
    """A loss computed in float32 behind a float64 face is known for what it is."""
    at = point(*np.random.default_rng(seed).normal(size=4))

    def single(at: Point) -> float:
        return float(np.sum(np.exp(np.sin(at.params["w"].astype(np.float32)))))

    noise = float(noise_of(single, at, np.random.default_rng(seed)))
    assert 1e-9 * smooth(at) <= noise <= 1e-6 * smooth(at)
