"""Error bars, relevance and noise in the user's units."""

import numpy as np
from numpy.testing import assert_allclose

from curvesmith.engines import input_jacobian, output_jacobian, predict
from curvesmith.fitting import uncertainty
from curvesmith.fitting.committee import Member
from curvesmith.fitting.error_bars import ErrorBars
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.uncertainty import uncertainty_of
from curvesmith.network import Network
from curvesmith.scaling import Scaling
from curvesmith.solvers.precisions import Posterior, Precisions

NETWORK = Network((3, 4, 2), "tanh", "softplus")
UNITS = Scaling(np.zeros(2), np.ones(2))
PLAIN = ErrorBars.plain(2)
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


def posterior() -> Posterior:
    """Return a posterior with noise of half a standard deviation."""
    n_params = NETWORK.n_params
    precisions = Precisions(np.ones(6), 4.0)
    return Posterior(precisions, np.eye(n_params), np.full(6, 0.5), -12.0, -12.5)


def members(*thetas: np.ndarray) -> list[Member]:
    """Return networks of these parameters, with noise of half and of a whole standard deviation."""
    factor = np.eye(NETWORK.n_params)
    return [Member(NETWORK, theta, factor, 0.25 * (1 + 3 * k)) for k, theta in enumerate(thetas)]


def test_relevance_is_the_share_of_the_slope(seed, monkeypatch):
    """An input without weights has none; the shares add up to one; weights count rows."""
    theta, X, _ = case(seed)
    NETWORK.layers(theta)[0][0][:, 1] = 0.0
    w = np.arange(1.0, 8.0)
    slopes = input_jacobian(NETWORK, theta, X)
    sizes = np.sqrt(np.einsum("i,ioj->j", w, slopes**2))
    monkeypatch.setattr(uncertainty, "BLOCK", 20)

    found = uncertainty_of(
        members(theta),
        posterior(),
        Rows(X, X, w),
        Scaling(np.zeros(2), np.array([2.0, 5.0])),
        PLAIN,
    )

    assert found.relevance[1] == 0.0
    assert_allclose(found.relevance, sizes / sizes.sum(), rtol=1e-12)
    assert_allclose(found.noise_std, [1.0, 2.5])
    assert (found.effective_parameters, found.log_evidence) == (3.0, -12.0)


def test_members_are_averaged(seed):
    """Slopes add up as squares, and so does the noise."""
    theta, X, _ = case(seed)
    other = case(seed + 100)[0]
    rows = Rows(X, X, np.ones(7))
    squares = sum(
        np.einsum("ioj->j", input_jacobian(NETWORK, part, X) ** 2) for part in (theta, other)
    )

    found = uncertainty_of(members(theta, other), posterior(), rows, UNITS, PLAIN)

    assert_allclose(found.relevance, np.sqrt(squares) / np.sqrt(squares).sum(), rtol=1e-12)
    assert_allclose(found.noise_std, np.sqrt([0.625, 0.625]))


def test_nothing_is_relevant_to_a_constant():
    """Zeros, not a division by zero."""
    theta = np.zeros(NETWORK.n_params)
    rows = Rows(np.ones((2, 3)), np.ones((2, 2)), np.ones(2))

    found = uncertainty_of(members(theta), posterior(), rows, UNITS, PLAIN)

    assert found.relevance.tolist() == [0.0, 0.0, 0.0]
