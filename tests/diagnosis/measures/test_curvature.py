"""Curvature."""

import numpy as np
import pytest

from curvesmith.diagnosis.measures.curvature import largest_eigenvalue, stability


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("n_params", [1, 3, 40])
def test_the_largest_eigenvalue_of_a_quadratic_is_found(seed, n_params):
    """The field A theta has the eigenvalues of A; one of them stands out as in networks."""
    rng = np.random.default_rng(seed)
    Q = np.linalg.qr(rng.standard_normal((n_params, n_params)))[0]
    values = np.append(rng.uniform(-1, 1, n_params - 1), 30.0)
    A = Q @ np.diag(values) @ Q.T

    found = largest_eigenvalue(lambda theta: A @ theta, rng.standard_normal(n_params))

    # Differences of width 1e-5 of values near 30: rounding of 30 eps / 1e-5.
    assert found == pytest.approx(30.0, rel=1e-8)


def test_the_largest_is_not_the_longest():
    """A steep hill is no steep valley: -50 does not count."""
    A = np.diag([-50.0, 2.0, 1.0])

    assert largest_eigenvalue(lambda theta: A @ theta, np.ones(3)) == pytest.approx(2.0, rel=1e-8)


def test_a_field_that_is_not_finite_has_none():
    """NaN in, NaN out."""
    assert np.isnan(largest_eigenvalue(lambda theta: theta * np.nan, np.ones(3)))


def test_stability_is_one_at_the_limit():
    """A step of 2/λ is the longest."""
    assert stability(2.0 / 7.0, 7.0) == pytest.approx(1.0)
