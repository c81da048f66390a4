"""Error bars, relevance and noise in the user's units."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from curvesmith.engines import input_jacobian, output_jacobian, predict
from curvesmith.fitting import uncertainty
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.uncertainty import prediction_std, uncertainty_of
from curvesmith.network import Network
from curvesmith.scaling import Scaling
from curvesmith.solvers.precisions import Posterior, Precisions

NETWORK = Network((3, 4, 2), "tanh", "softplus")
STEP = 1e-6  # central differences of numbers near one
ATOL_DIFFERENCE = 1e-8


def case(seed: int):
    """Return parameters, inputs and a factor."""
    rng = np.random.default_rng(seed)
    A = rng.normal(size=(NETWORK.n_params,) * 2)
    factor = np.linalg.cholesky(A @ A.T + np.eye(NETWORK.n_params))
    return rng.normal(size=NETWORK.n_params), rng.normal(size=(7, 3)), factor


def test_derivatives_agree_with_differences(seed):
    """By parameters and by inputs."""
    theta, X, _ = case(seed)

    by_theta = output_jacobian(NETWORK, theta, X)
    by_input = input_jacobian(NETWORK, theta, X)

    for k in (0, 5, NETWORK.n_params - 1):
        step = STEP * (np.arange(NETWORK.n_params) == k)
        up, down = (predict(NETWORK, theta + sign * step, X, "numpy") for sign in (1, -1))
        assert_allclose(by_theta[:, :, k], (up - down) / (2 * STEP), atol=ATOL_DIFFERENCE)
    for k in range(3):
        step = STEP * (np.arange(3) == k)
        up, down = (predict(NETWORK, theta, X + sign * step, "numpy") for sign in (1, -1))
        assert_allclose(by_input[:, :, k], (up - down) / (2 * STEP), atol=ATOL_DIFFERENCE)


def test_prediction_std(seed, monkeypatch):
    """It is the noise and J C^-1 J^T, in the units of the targets, block by block."""
    theta, X, factor = case(seed)
    scale, noise = np.array([2.0, 5.0]), np.array([0.1, 0.3])
    J = output_jacobian(NETWORK, theta, X)
    covariance = np.linalg.inv(factor @ factor.T)
    expected = np.sqrt(noise**2 + scale**2 * np.einsum("iop,pq,ioq->io", J, covariance, J))

    whole = prediction_std(NETWORK, theta, X, factor, scale, noise)
    monkeypatch.setattr(uncertainty, "BLOCK", 3 * NETWORK.n_params)
    parts = prediction_std(NETWORK, theta, X, factor, scale, noise)

    assert_allclose(whole, expected, rtol=1e-10)
    assert_allclose(parts, expected, rtol=1e-10)


def posterior() -> Posterior:
    """Return a posterior with noise of half a standard deviation."""
    n_params = NETWORK.n_params
    precisions = Precisions(np.ones(6), 4.0)
    return Posterior(precisions, np.eye(n_params), np.full(6, 0.5), -12.0, -12.5)


def test_relevance_is_the_share_of_the_slope(seed, monkeypatch):
    """An input without weights has none; the shares add up to one; weights count rows."""
    theta, X, _ = case(seed)
    NETWORK.layers(theta)[0][0][:, 1] = 0.0
    w = np.arange(1.0, 8.0)
    slopes = input_jacobian(NETWORK, theta, X)
    sizes = np.sqrt(np.einsum("i,ioj->j", w, slopes**2))
    monkeypatch.setattr(uncertainty, "BLOCK", 20)

    found = uncertainty_of(
        NETWORK, theta, posterior(), Rows(X, X, w), Scaling(np.zeros(2), np.array([2.0, 5.0]))
    )

    assert found.relevance[1] == 0.0
    assert_allclose(found.relevance, sizes / sizes.sum(), rtol=1e-12)
    assert_allclose(found.noise_std, [1.0, 2.5])
    assert (found.effective_parameters, found.log_evidence) == (3.0, -12.0)


def test_nothing_is_relevant_to_a_constant():
    """Zeros, not a division by zero."""
    theta = np.zeros(NETWORK.n_params)
    rows = Rows(np.ones((2, 3)), np.ones((2, 2)), np.ones(2))

    found = uncertainty_of(NETWORK, theta, posterior(), rows, Scaling(np.zeros(2), np.ones(2)))

    assert found.relevance.tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("seed", [0])
def test_factor_has_no_rubbish_above_its_diagonal(seed):
    """What LAPACK leaves there is cleared away."""
    theta, X, factor = case(seed)
    dirty = posterior()
    object.__setattr__(dirty, "factor", factor + np.triu(np.ones_like(factor), 1))

    found = uncertainty_of(
        NETWORK, theta, dirty, Rows(X, X, np.ones(7)), Scaling(np.zeros(2), np.ones(2))
    )

    assert_allclose(found.factor, factor)
