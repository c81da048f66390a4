"""What the evidence leaves behind: which inputs matter, how large the noise is, error bars."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve_triangular

from curvesmith.engines import input_jacobian, output_jacobian
from curvesmith.fitting.rows import Rows
from curvesmith.network import Network
from curvesmith.scaling import Scaling
from curvesmith.solvers.precisions import Posterior

__all__ = [
    "EVIDENCE_NUMBERS",
    "EVIDENCE_TENSORS",
    "Uncertainty",
    "prediction_std",
    "uncertainty_of",
]

Array = NDArray[np.float64]

# Fitted attributes of the regressor that only a fit by evidence has: numbers, and arrays.
EVIDENCE_NUMBERS = ("effective_parameters_", "log_evidence_")
EVIDENCE_TENSORS = ("relevance_", "noise_std_", "posterior_factor_")
# Entries of the Jacobian that are held at a time: 32 MiB.
BLOCK = 4_000_000


@dataclass(frozen=True, eq=False)
class Uncertainty:
    """What is known about a network that was fitted by evidence.

    Parameters
    ----------
    factor : ndarray of shape (n_params, n_params)
        Lower Cholesky factor of the inverse covariance of theta; zeros above.
    noise_std : ndarray of shape (n_outputs,)
        Standard deviation of the noise, in the units of the targets.
    relevance : ndarray of shape (n_features,)
        Share of each input in the slope of the network, ``s_j / sum_k s_k`` with s_j the root mean
        square, over rows and outputs, of the derivative by scaled input j; all 0 if no input
        matters.
    effective_parameters : float
        gamma, how many parameters the data determine.
    log_evidence : float
        Laplace's approximation, in nats, of the log probability of the scaled targets.
    """

    factor: Array
    noise_std: Array
    relevance: Array
    effective_parameters: float
    log_evidence: float


def uncertainty_of(
    network: Network, theta: Array, posterior: Posterior, rows: Rows, y_scaling: Scaling
) -> Uncertainty:
    """Translate what the solver found into the user's terms; ``rows`` are scaled."""
    return Uncertainty(
        factor=np.ascontiguousarray(np.tril(posterior.factor)),
        noise_std=y_scaling.scale / np.sqrt(posterior.precisions.beta),
        relevance=_relevance(network, theta, rows),
        effective_parameters=posterior.gamma,
        log_evidence=posterior.log_evidence,
    )


def _relevance(network: Network, theta: Array, rows: Rows) -> Array:
    """Return the share of each input in the slope of the network."""
    squares = np.zeros(network.n_features)
    length = max(1, BLOCK // (network.n_outputs * max(network.sizes)))
    for begin in range(0, len(rows), length):
        part = slice(begin, begin + length)
        slopes = input_jacobian(network, theta, rows.X[part])
        squares += rows.w[part] @ (slopes**2).sum(axis=1)
    sizes = np.sqrt(squares)
    total = float(sizes.sum())
    return sizes / total if total > 0 else sizes


def prediction_std(
    network: Network,
    theta: Array,
    X: Array,
    factor: Array,
    scale: Array,
    noise_std: Array,
) -> Array:
    """Return the standard deviation of new targets, shape (n_rows, n_outputs).

    ``sqrt(noise_std^2 + scale^2 |L^-1 J|^2)``, with J the derivative of an output by theta: the
    network is taken as linear in theta within its uncertainty [1]_.

    Parameters
    ----------
    network : Network
        Sizes and activations.
    theta : ndarray of shape (n_params,)
        Weights and biases.
    X : ndarray of shape (n_rows, n_features)
        Scaled inputs.
    factor : ndarray of shape (n_params, n_params)
        L, as in `Uncertainty`.
    scale, noise_std : ndarray of shape (n_outputs,)
        Of the targets, in their units.

    References
    ----------
    .. [1] MacKay, 1992, doi:10.1162/neco.1992.4.3.448
    """
    variances = np.empty((len(X), network.n_outputs))
    length = max(1, BLOCK // (network.n_outputs * network.n_params))
    for begin in range(0, len(X), length):
        J = output_jacobian(network, theta, X[begin : begin + length])
        columns = J.reshape(-1, network.n_params).T
        spread = solve_triangular(factor, columns, lower=True, check_finite=False)
        variances[begin : begin + length] = (spread**2).sum(axis=0).reshape(J.shape[:2])
    result: Array = np.sqrt(noise_std**2 + scale**2 * variances)
    return result
