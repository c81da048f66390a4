"""Networks that predict together."""

from dataclasses import replace

import numpy as np
from numpy.testing import assert_allclose

from curvesmith.engines import output_jacobian, predict
from curvesmith.fitting import committee
from curvesmith.fitting.committee import (
    Member,
    committee_gradient,
    committee_mean,
    committee_moments,
    parameter_variances,
    pool,
    weights_of,
)
from curvesmith.network import Network

NETWORK = Network((3, 4, 2), "tanh", "softplus")


def member(seed: int, noise_variance: float = 0.1) -> Member:
    """Return a network of random parameters with a random posterior."""
    rng = np.random.default_rng(seed)
    A = rng.normal(size=(NETWORK.n_params,) * 2)
    factor = np.linalg.cholesky(A @ A.T + np.eye(NETWORK.n_params))
    return Member(NETWORK, rng.normal(size=NETWORK.n_params), factor, noise_variance)


def test_parameter_variances(seed, monkeypatch):
    """They are J C^-1 J^T, block by block."""
    one, X = member(seed), np.random.default_rng(seed).normal(size=(7, 3))
    J = output_jacobian(NETWORK, one.theta, X)
    covariance = np.linalg.inv(one.factor @ one.factor.T)
    expected = np.einsum("iop,pq,ioq->io", J, covariance, J)

    whole = parameter_variances(NETWORK, one.theta, X, one.factor)
    monkeypatch.setattr(committee, "BLOCK", 3 * NETWORK.n_params)
    parts = parameter_variances(NETWORK, one.theta, X, one.factor)

    assert_allclose(whole, expected, rtol=1e-10)
    assert_allclose(parts, expected, rtol=1e-10)


def test_what_lies_above_the_diagonal_of_the_factor_is_not_read(seed):
    """LAPACK leaves there what happens to be there."""
    one, X = member(seed), np.random.default_rng(seed).normal(size=(5, 3))
    dirty = one.factor + np.triu(np.ones_like(one.factor), 1)

    clean = parameter_variances(NETWORK, one.theta, X, one.factor)

    assert_allclose(parameter_variances(NETWORK, one.theta, X, dirty), clean, rtol=1e-14)


def test_one_member_speaks_for_itself(seed):
    """Its prediction, its noise and the uncertainty of its parameters."""
    one, X = member(seed), np.random.default_rng(seed).normal(size=(5, 3))

    mean, variance = committee_moments([one], X)

    assert_allclose(mean, predict(NETWORK, one.theta, X), rtol=1e-14)
    expected = 0.1 + parameter_variances(NETWORK, one.theta, X, one.factor)
    assert_allclose(variance, expected, rtol=1e-14)


def test_pooling_is_the_moments_of_a_mixture(seed):
    """Against draws from it: a component is drawn with its weight, then a value."""
    rng = np.random.default_rng(seed)
    means, variances = rng.normal(size=3), rng.uniform(0.5, 2, 3)
    weights = 1 / variances / (1 / variances).sum()
    drawn = rng.choice(3, 200_000, p=weights)
    values = rng.normal(means[drawn], np.sqrt(variances[drawn]))

    mean, variance = pool(list(means[:, None]), list(variances[:, None]))

    # Five standard errors of 200,000 draws with variances of about one and kurtosis of about 3.
    assert_allclose(mean, values.mean(), atol=5 * values.std() / 200_000**0.5)
    assert_allclose(variance, values.var(), rtol=5 * (2 / 200_000) ** 0.5 * 1.5)


def test_who_is_not_sure_is_not_heard():
    """A member far off its data moves the mean by no more than its share of the precision."""
    means = [np.zeros(1), np.full(1, 1000.0)]

    mean, _ = pool(means, [np.ones(1), np.full(1, 1e6)])

    assert 0 < mean[0] < 0.0011


def test_a_fixed_share_is_kept_wherever_the_others_are_sure(seed):
    """The others divide the rest by their precisions."""
    rng = np.random.default_rng(seed)
    variances = rng.uniform(0.1, 10, (3, 6, 2))
    shares = np.array([0.0, 0.3, 0.0])

    weights = weights_of(variances, shares)

    assert_allclose(weights.sum(axis=0), 1, rtol=1e-14)
    assert_allclose(weights[1], 0.3, rtol=1e-14)
    assert_allclose(weights[0] / weights[2], variances[2] / variances[0], rtol=1e-12)


def test_the_gradient_knows_fixed_shares(seed):
    """It is that of the pooled mean, by central differences."""
    members = [member(seed), replace(member(seed + 10), share=0.4), member(seed + 20)]
    X, step = np.random.default_rng(seed).normal(size=(4, 3)), 1e-5

    gradient = committee_gradient(members, X)

    for j in range(3):
        move = step * (np.arange(3) == j)
        rise = committee_mean(members, X + move) - committee_mean(members, X - move)
        # Third derivatives of order 1 times step^2, and rounding over step.
        assert_allclose(gradient[..., j], rise / (2 * step), rtol=1e-6, atol=1e-8)
    assert_allclose(committee_mean(members, X), committee_moments(members, X)[0], rtol=1e-14)
