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

__all__ = ["LeftOut", "left_out", "log_density", "pooled"]

Array = NDArray[np.float64]

# A value that determines its own prediction has a leverage of 1, less rounding.
MOST_LEVERAGE = 0.999


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
