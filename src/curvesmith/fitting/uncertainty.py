"""What the evidence leaves behind, in the user's terms: inputs that matter, size of the noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines import input_jacobian
from curvesmith.fitting.committee import BLOCK, Member, committee_spread
from curvesmith.fitting.error_bars import ErrorBars
from curvesmith.fitting.rows import Rows
from curvesmith.scaling import Scaling
from curvesmith.solvers.precisions import Posterior

__all__ = ["EVIDENCE_NUMBERS", "EVIDENCE_TENSORS", "Uncertainty", "uncertainty_of"]

Array = NDArray[np.float64]

# Share of the fitted rows that are called usual.
USUAL = 0.99
# Spread below which all rows are alike, as where no input matters.
LEAST_SPREAD = 1e-12

# Fitted attributes of the regressor that only a fit by evidence has: numbers, and arrays.
EVIDENCE_NUMBERS = (
    "effective_parameters_",
    "log_evidence_",
    "extrapolation_",
    "error_factor_",
    "error_dof_",
)
EVIDENCE_TENSORS = ("relevance_", "noise_std_", "error_slopes_")


@dataclass(frozen=True, eq=False)
class Uncertainty:
    """What is known beside the predictions.

    Parameters
    ----------
    noise_std : ndarray of shape (n_outputs,)
        Standard deviation of the noise, in the units of the targets: root of the members' mean
        variance.
    relevance : ndarray of shape (n_features,)
        Share of each input in the slope of the networks, ``s_j / sum_k s_k`` with s_j the root mean
        square, over members, rows and outputs, of the derivative by scaled input j; all 0 if no
        input matters.
    effective_parameters, log_evidence : float
        Of the best supported member: how many parameters the data determine, and Laplace's
        approximation, in nats, of the log probability of the scaled targets.
    extrapolation : float
        The uncertainty of the prediction without noise, root mean square over outputs, scaled
        units, that 99 % of the rows stay below; at least `LEAST_SPREAD`.
    bars : ErrorBars
        What predicted standard deviations are multiplied by, as left-out rows say.
    """

    noise_std: Array
    relevance: Array
    effective_parameters: float
    log_evidence: float
    extrapolation: float
    bars: ErrorBars


def uncertainty_of(
    members: Sequence[Member],
    posterior: Posterior,
    rows: Rows,
    y_scaling: Scaling,
    bars: ErrorBars,
) -> Uncertainty:
    """Translate what the solver found; ``posterior`` is the first member's, ``rows`` are scaled."""
    variance = float(np.mean([member.noise_variance for member in members]))
    return Uncertainty(
        noise_std=y_scaling.scale * np.sqrt(variance),
        relevance=_relevance(members, rows),
        effective_parameters=posterior.gamma,
        log_evidence=posterior.log_evidence,
        extrapolation=_usual_spread(members, rows),
        bars=bars,
    )


def _usual_spread(members: Sequence[Member], rows: Rows) -> float:
    """Return what 99 % of the rows stay below."""
    spread = np.sqrt(committee_spread(members, rows.X).mean(axis=1))
    return max(float(np.quantile(spread, USUAL)), LEAST_SPREAD)


def _relevance(members: Sequence[Member], rows: Rows) -> Array:
    """Return the share of each input in the slope of the networks."""
    sizes = np.sqrt(sum(_squared_slopes(member, rows) for member in members))
    total = float(sizes.sum())
    return np.asarray(sizes / total if total > 0 else sizes)


def _squared_slopes(member: Member, rows: Rows) -> Array:
    """Return the sum, over rows and outputs, of the squared derivative by each input."""
    network = member.network
    squares = np.zeros(network.n_features)
    length = max(1, BLOCK // (network.n_outputs * max(network.sizes)))
    for begin in range(0, len(rows), length):
        part = slice(begin, begin + length)
        slopes = input_jacobian(network, member.theta, rows.X[part])
        squares += rows.w[part] @ (slopes**2).sum(axis=1)
    return squares
