"""Noise."""

import numpy as np
import pytest

from curvesmith.diagnosis.measures.noise import (
    noise_variance,
    replicate_variance,
    successive_variance,
)


@pytest.mark.parametrize("seed", range(5))
def test_replicates_tell_the_noise(seed):
    """The variance within equal rows is that of the noise, whatever the curve."""
    rng = np.random.default_rng(seed)
    X = np.repeat(rng.uniform(-9, 9, (100, 2)), 5, axis=0)
    y = np.exp(X[:, :1]) + 0.5 * rng.standard_normal((500, 1))

    # 400 degrees of freedom: a relative standard deviation of sqrt(2/400) = 7 %; four of them.
    assert replicate_variance(X, y) == pytest.approx(0.25, rel=0.28)


@pytest.mark.parametrize("seed", range(5))
def test_successive_rows_tell_the_noise(seed):
    """Along one input the noise shows between neighbours, in any order of rows."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(0, 6, 500)
    y = np.sin(x)[:, np.newaxis] + 0.5 * rng.standard_normal((500, 1))

    # Overlapping differences: about 260 free ones, a standard deviation of 9 %; four of them.
    assert successive_variance(x, y) == pytest.approx(0.25, rel=0.36)


def test_a_line_has_no_noise():
    """Neighbours on a straight line, unevenly spaced, differ by no noise."""
    x = np.sort(np.random.default_rng(0).uniform(size=50))

    assert successive_variance(x, (2 * x + 1)[:, np.newaxis]) == pytest.approx(0.0, abs=1e-28)


def test_without_replicates_in_several_inputs_nothing_is_known():
    """Two inputs without equal rows give no estimate."""
    rng = np.random.default_rng(0)

    assert noise_variance(rng.uniform(size=(50, 2)), rng.uniform(size=(50, 1))) is None


def test_too_few_rows_give_no_estimate():
    """Ten differences are needed."""
    assert noise_variance(np.arange(8.0)[:, np.newaxis], np.ones((8, 1))) is None
