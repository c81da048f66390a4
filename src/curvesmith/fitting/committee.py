"""Networks that predict together: each says how sure it is, and is heard accordingly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack

from curvesmith.engines import input_jacobian, output_jacobian, predict
from curvesmith.network import Network

__all__ = [
    "Member",
    "committee_gradient",
    "committee_mean",
    "committee_moments",
    "committee_spread",
    "parameter_variances",
    "pool",
    "shares_of",
    "weights_of",
]

Array = NDArray[np.float64]

# Entries of the Jacobian that are held at a time: 32 MiB.
BLOCK = 4_000_000
# Step of the central differences of a variance by an input, in standard deviations of that input:
# the variance is smooth over such lengths, and known to 1e-13 of itself.
STEP = 1e-5


@dataclass(frozen=True, eq=False)
class Member:
    """One network of a committee, on scaled data.

    Parameters
    ----------
    network : Network
        Sizes and activations.
    theta : ndarray of shape (n_params,)
        Most probable weights and biases.
    factor : ndarray of shape (n_params, n_params) or None
        Lower Cholesky factor of the inverse covariance of theta, zeros above; None without the
        evidence: nothing is known then of the uncertainty of theta.
    noise_variance : float
        Of scaled targets: by the evidence, or the mean squared error on rows that were held out.
    start : int
        Which start of the fit it comes from.
    share : float
        Of the weight, wherever it predicts; 0 if it is heard by its precision. The straight line
        has one where networks are not trusted whole.
    """

    network: Network
    theta: Array
    factor: Array | None
    noise_variance: float
    start: int = 0
    share: float = 0.0


def committee_moments(
    members: Sequence[Member], X: Array, engine: str = "native"
) -> tuple[Array, Array]:
    """Return mean and variance of new targets, shape (n_rows, n_outputs), scaled units.

    Parameters
    ----------
    members : sequence of Member
        At least one.
    X : ndarray of shape (n_rows, n_features)
        Scaled inputs.
    engine : str, default="native"
        Who computes the predictions.
    """
    means = [outputs_of(m, X, engine) for m in members]
    return pool(means, [total_variances(m, X) for m in members], shares_of(members))


def committee_mean(members: Sequence[Member], X: Array, engine: str = "native") -> Array:
    """Return the mean of new targets, as `committee_moments` does; one member needs no weights."""
    if len(members) == 1:
        return outputs_of(members[0], X, engine)
    return committee_moments(members, X, engine)[0]


def committee_spread(members: Sequence[Member], X: Array) -> Array:
    """Return the variance without noise, ``sum_k w_k (s_k^2 + (m_k - m)^2)``, scaled units.

    Parameters
    ----------
    members : sequence of Member
        At least one; s_k^2 is the variance that comes from the parameters of member k, and the
        weights are those of `pool`.
    X : ndarray of shape (n_rows, n_features)
        Scaled inputs.
    """
    means = np.stack([outputs_of(m, X) for m in members])
    spreads = np.stack([spread_of(m, X) for m in members])
    noise = np.array([m.noise_variance for m in members])[:, np.newaxis, np.newaxis]
    weights = weights_of(spreads + noise, shares_of(members))
    mean = (weights * means).sum(axis=0)
    spread: Array = (weights * (spreads + (means - mean) ** 2)).sum(axis=0)
    return spread


def committee_gradient(members: Sequence[Member], X: Array) -> Array:
    """Return the derivative of the pooled mean by each input, (n_rows, n_outputs, n_features).

    ``dm = sum_k w_k (dm_k - (m_k - m) dv_k / v_k)``: the weights change with the input too. A
    member of a fixed share adds ``w_k dm_k``, and m is the mean of the others. The slopes dm_k of
    the networks are exact, those dv_k of the variances central differences.

    Parameters
    ----------
    members : sequence of Member
        At least one.
    X : ndarray of shape (n_rows, n_features)
        Scaled inputs.
    """
    slopes = np.stack(
        [input_jacobian(m.network, m.theta, X.astype(m.theta.dtype)) for m in members],
        dtype=np.float64,
    )
    if len(members) == 1:
        return np.asarray(slopes[0])
    means = np.stack([outputs_of(m, X) for m in members])
    variances = np.stack([total_variances(m, X) for m in members])
    shares = shares_of(members)
    weights = weights_of(variances, shares)
    free = (shares == 0)[:, np.newaxis, np.newaxis]
    distances = free * (means - np.average(means, axis=0, weights=free * weights))
    for j in range(X.shape[1] if any(m.factor is not None for m in members) else 0):
        step = STEP * (np.arange(X.shape[1]) == j)
        rise = np.stack(
            [total_variances(m, X + step) - total_variances(m, X - step) for m in members]
        )
        slopes[..., j] -= distances * rise / (2 * STEP * variances)
    gradient: Array = (weights[..., np.newaxis] * slopes).sum(axis=0)
    return gradient


def total_variances(member: Member, X: Array) -> Array:
    """Return the variance of new targets that one member predicts, noise included."""
    return member.noise_variance + spread_of(member, X)


def spread_of(member: Member, X: Array) -> Array:
    """Return the variance that comes from a member's parameters; 0 if nothing is known of it."""
    if member.factor is None:
        return np.zeros((len(X), member.network.n_outputs))
    X = X.astype(np.float64, copy=False)
    return parameter_variances(member.network, member.theta, X, member.factor)


def outputs_of(member: Member, X: Array, engine: str = "native") -> Array:
    """Return what one member puts out, computed in the dtype of its parameters."""
    theta = member.theta
    f = predict(member.network, theta, X.astype(theta.dtype, copy=False), engine)
    return f.astype(np.float64, copy=False)


def pool(
    means: Sequence[Array], variances: Sequence[Array], shares: Array | None = None
) -> tuple[Array, Array]:
    """Return mean and variance of the mixture of normal distributions, weighted by precision.

    ``m = sum_k w_k m_k``, ``v = sum_k w_k (v_k + (m_k - m)^2)``, value by value, with the weights
    of `weights_of`.

    Parameters
    ----------
    means, variances : sequence of ndarray, all of one shape
        Of each member.
    shares : ndarray of shape (n_members,) or None, default=None
        Fixed weights, 0 where there is none.

    Examples
    --------
    >>> import numpy as np
    >>> mean, variance = pool(
    ...     [np.array([0.0]), np.array([4.0])], [np.array([1.0]), np.array([3.0])]
    ... )
    >>> mean.tolist(), variance.tolist()
    ([1.0], [4.5])
    """
    m, v = np.stack(means), np.stack(variances)
    weights = weights_of(v, np.zeros(len(v)) if shares is None else shares)
    mean: Array = (weights * m).sum(axis=0)
    variance: Array = (weights * (v + (m - mean) ** 2)).sum(axis=0)
    return mean, variance


def weights_of(variances: Array, shares: Array) -> Array:
    """Return the weight of each member at each value, of the shape of ``variances``.

    ``w_k = s_k`` where that is not 0, and otherwise ``(1 - sum_j s_j) (1 / v_k) / sum_j (1 / v_j)``
    over the members without a share.
    """
    weights = 1 / variances
    fixed = shares > 0
    if not fixed.any():
        weights /= weights.sum(axis=0)
        return weights
    weights[fixed] = 0
    weights *= (1 - shares.sum()) / weights.sum(axis=0)
    weights[fixed] = shares[fixed].reshape(-1, *[1] * (weights.ndim - 1))
    return weights


def shares_of(members: Sequence[Member]) -> Array:
    """Return the fixed weights of the members, 0 for those that have none."""
    return np.array([member.share for member in members])


def parameter_variances(network: Network, theta: Array, X: Array, factor: Array) -> Array:
    """Return the variance of each output that comes from theta, shape (n_rows, n_outputs).

    ``|L^-1 J|^2``, with J the derivative of an output by theta and L the factor of theta's inverse
    covariance: the network is taken as linear in theta within its uncertainty [1]_.

    Parameters
    ----------
    network : Network
        Sizes and activations.
    theta : ndarray of shape (n_params,)
        Weights and biases.
    X : ndarray of shape (n_rows, n_features)
        Scaled inputs.
    factor : ndarray of shape (n_params, n_params)
        L; its upper triangle is not read.

    References
    ----------
    .. [1] MacKay, 1992, doi:10.1162/neco.1992.4.3.448
    """
    variances = np.empty((len(X), network.n_outputs))
    length = max(1, BLOCK // (network.n_outputs * network.n_params))
    for begin in range(0, len(X), length):
        J = output_jacobian(network, theta, X[begin : begin + length])
        columns = J.reshape(-1, network.n_params).T
        # L^T is what LAPACK sees of a factor in C order; solve_triangular is slow for one row.
        spread, _ = lapack.dtrtrs(factor.T, columns, lower=0, trans=1, overwrite_b=1)
        variances[begin : begin + length] = (spread**2).sum(axis=0).reshape(J.shape[:2])
    return variances
