"""What a network would predict of each row, had it not seen that row.

Left-out predictions judge a network without holding rows out. For a posterior that is normal
around a network taken as linear in theta, they need no further fit: with h the leverage of a value,
``beta J C^-1 J^T``, the residual r becomes ``r / (1 - h)``, and the variance of the value
``1 / (beta (1 - h))`` [1]_.

References
----------
.. [1] Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, section 5.4.2
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines import predict
from curvesmith.fitting.committee import parameter_variances, pool
from curvesmith.fitting.rows import Rows
from curvesmith.network import Network
from curvesmith.solvers.precisions import Posterior

__all__ = [
    "LeftOut",
    "is_by_heart",
    "left_out",
    "log_density",
    "optimism",
    "pooled",
    "squared_error",
]

Array = NDArray[np.float64]

# A value that determines its own prediction has a leverage of 1, less rounding.
MOST_LEVERAGE = 0.999
# Left-out squared error over that of the fit: below, the networks do not learn rows by heart, and
# the left-out predictions hold. Public sets of many rows lie near 1.05, those of few from 1.18 on.
BY_HEART = 1.15


@dataclass(frozen=True, eq=False)
class LeftOut:
    """Predictions of values that were left out, scaled units.

    Parameters
    ----------
    means, variances : ndarray of shape (n_rows, n_outputs)
        Of the normal distribution of each value; the noise is part of it.
    """

    means: Array
    variances: Array


def left_out(network: Network, theta: Array, posterior: Posterior, rows: Rows) -> LeftOut:
    """Predict each target value from all the others.

    Parameters
    ----------
    network : Network
        Sizes and activations.
    theta : ndarray of shape (n_params,)
        Most probable parameters.
    posterior : Posterior
        Around them.
    rows : Rows
        Scaled; a row of weight 2 counts as two, of which one is left out.
    """
    f = predict(network, theta, rows.X)
    beta = posterior.precisions.beta
    leverage = beta * parameter_variances(network, theta, rows.X, posterior.factor)
    kept = 1 - np.minimum(leverage, MOST_LEVERAGE)
    return LeftOut(rows.y - (rows.y - f) / kept, 1 / (beta * kept))


def log_density(predictions: LeftOut, rows: Rows) -> float:
    """Return the mean log density of the rows' values, in nats; higher is better."""
    v = predictions.variances
    nats = -(np.log(2 * pi * v) + (rows.y - predictions.means) ** 2 / v) / 2
    return float(np.average(nats.mean(axis=1), weights=rows.w))


def pooled(parts: Sequence[LeftOut]) -> LeftOut:
    """Return what several networks predict together, as `curvesmith.fitting.committee.pool`."""
    means, variances = pool([p.means for p in parts], [p.variances for p in parts])
    return LeftOut(means, variances)


def squared_error(means: Array, rows: Rows) -> float:
    """Return the mean squared error over rows, by their weights, and outputs."""
    return float(np.average(((rows.y - means) ** 2).mean(axis=1), weights=rows.w))


def is_by_heart(predictions: LeftOut, fitted: Array, rows: Rows) -> bool:
    """Whether rows that were seen, ``fitted``, are predicted much better than those left out."""
    return squared_error(predictions.means, rows) > BY_HEART * squared_error(fitted, rows)


def optimism(predictions: LeftOut, fitted: Array, rows: Rows) -> float:
    """Return left-out over fitted squared error, at least 1; 1 where the fit is exact.

    Parameters
    ----------
    predictions : LeftOut
        Of rows left out.
    fitted : ndarray of shape (n_rows, n_outputs)
        What is predicted of rows that were seen.
    rows : Rows
        Scaled.
    """
    seen = squared_error(fitted, rows)
    return max(1.0, squared_error(predictions.means, rows) / seen) if seen > 0 else 1.0
