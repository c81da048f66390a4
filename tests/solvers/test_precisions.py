"""Evidence, effective parameters and their fixed point, against exact results."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.stats import multivariate_normal

from curvesmith.engines import make_objective
from curvesmith.network import Network
from curvesmith.solvers.precisions import (
    MOST_BETA,
    Groups,
    NoisePrior,
    Precisions,
    Problem,
    posterior_at,
    updated,
)

N_ROWS = 30


def linear_case(seed: int, n_outputs: int = 1):
    """Return a linear network's problem, precisions and normal equations at its mode."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(N_ROWS, 3))
    y = (X @ [1.0, -2.0, 0.7] + 0.8)[:, None] + rng.normal(size=(N_ROWS, n_outputs))
    network = Network((3, n_outputs))
    objective = make_objective(network, X, y, reduction="sum")
    groups = Groups.of(network)
    n_values = float(N_ROWS * n_outputs)
    problem = Problem(groups, n_values, NoisePrior.of(n_values))
    precisions = Precisions(rng.uniform(0.1, 10, len(groups)), rng.uniform(0.5, 5))
    zero = np.zeros(network.n_params)
    _, H, g = objective.normal_equations(zero)
    C = precisions.beta * H + np.diag(precisions.alpha[groups.index])
    theta = np.linalg.solve(C, -precisions.beta * g)
    return problem, precisions, objective, theta, X, y


def test_groups():
    """Each input has a precision, and each further block has one."""
    groups = Groups.of(Network((2, 3, 1)))

    assert_array_equal(groups.index, [0, 1, 0, 1, 0, 1, 2, 2, 2, 3, 3, 3, 4])
    assert_array_equal(groups.sizes, [3, 3, 3, 3, 1])
    assert_array_equal(groups.is_input, [True, True, False, False, False])
    assert_array_equal(groups.sums(np.ones(13)), groups.sizes)


def test_log_evidence_of_a_linear_network_is_exact(seed):
    """There the integral over theta is normal: y ~ N(0, J A^-1 J^T + I / beta)."""
    problem, precisions, objective, theta, X, y = linear_case(seed)
    E, H, _ = objective.normal_equations(theta)
    J = np.column_stack([X, np.ones(N_ROWS)])
    prior = precisions.alpha[problem.groups.index]
    covariance = J / prior @ J.T + np.eye(N_ROWS) / precisions.beta
    expected = multivariate_normal(np.zeros(N_ROWS), covariance).logpdf(y[:, 0])

    posterior = posterior_at(problem, precisions, theta, E, H)

    assert_allclose(posterior.log_evidence, expected, rtol=1e-10)


@pytest.mark.parametrize("n_outputs", [1, 2])
def test_effective_parameters(n_outputs, seed):
    """Gamma is the trace of beta H C^-1, and lies between none and all."""
    problem, precisions, objective, theta, _, _ = linear_case(seed, n_outputs)
    E, H, _ = objective.normal_equations(theta)
    C = precisions.beta * H + np.diag(precisions.alpha[problem.groups.index])

    posterior = posterior_at(problem, precisions, theta, E, H)

    assert_allclose(posterior.gamma, np.trace(precisions.beta * H @ np.linalg.inv(C)), rtol=1e-10)
    assert 0 < posterior.gamma < len(theta)
    L = np.tril(posterior.factor)
    assert_allclose(L @ L.T, C, rtol=1e-10, atol=1e-10)


def test_the_fixed_point_maximises_the_evidence_of_a_linear_network(seed):
    """No precision that is a little larger or smaller has more evidence."""
    problem, precisions, objective, theta, _, _ = linear_case(seed)

    def mode(p):
        _, H, g = objective.normal_equations(np.zeros(4))
        return np.linalg.solve(p.beta * H + np.diag(p.alpha[problem.groups.index]), -p.beta * g)

    def posterior_of(p):
        theta = mode(p)
        E, H, _ = objective.normal_equations(theta)
        return posterior_at(problem, p, theta, E, H), theta, E, H

    for _ in range(3000):
        posterior, theta, E, H = posterior_of(precisions)
        precisions = updated(problem, posterior, theta, E, float(H.diagonal().max()))
    for factor in (0.9, 1.1):
        for k in range(len(problem.groups)):
            alpha = precisions.alpha.copy()
            alpha[k] *= factor
            other = posterior_of(Precisions(alpha, precisions.beta))[0]
            assert other.criterion < posterior.criterion + 1e-6
        other = posterior_of(Precisions(precisions.alpha, precisions.beta * factor))[0]
        assert other.criterion < posterior.criterion + 1e-6


def test_precisions_stay_within_bounds():
    """A perfect fit of zero weights sends no precision to infinity."""
    problem, precisions, objective, theta, _, _ = linear_case(0)
    E, H, _ = objective.normal_equations(theta)
    for _ in range(100):
        posterior = posterior_at(problem, precisions, np.zeros(4), E, H)
        precisions = updated(problem, posterior, np.zeros(4), 0.0, 1.0)

    assert np.isfinite(precisions.alpha).all()
    assert precisions.beta <= MOST_BETA


def test_noise_prior_matters_to_few_values_only():
    """Six values are told what to expect; two hundred are not."""
    few, many = NoisePrior.of(6.0), NoisePrior.of(200.0)

    assert few.shape == 2.0
    assert few.rate / few.shape == 0.03
    assert many.shape < 1e-20
    assert many.log_density(1e12) == pytest.approx(0.0, abs=1e-12)
    assert few.log_density(1.0) == -few.rate


def test_matrices_beyond_float64_are_mended_or_refused():
    """A singular curvature gets the smallest shift that lets it be factored; NaN gets none."""
    problem, _, _, theta, _, _ = linear_case(0)
    precisions = Precisions(np.full(4, 1e-6), 1e12)
    v = np.arange(1.0, 5.0)

    mended = posterior_at(problem, precisions, theta, 1.0, np.outer(v, v) * 1e6)

    assert mended is not None
    assert np.isfinite(mended.criterion)
    assert posterior_at(problem, precisions, theta, 1.0, np.full((4, 4), np.nan)) is None
    assert posterior_at(problem, precisions, theta, np.inf, np.eye(4)) is None
