"""Penalty: the part of a gradient that pulls the weights to zero."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Penalty", "pull", "split_gradient"]

Array = NDArray[np.float64]

# What two terms must explain of a gradient for it to be their sum.
RESIDUAL = 1e-3


@dataclass(frozen=True)
class Penalty:
    """An L2 penalty alpha / 2 sum W² beside the mean squared error, and its pull at one point.

    Parameters
    ----------
    alpha : float
        Its strength, in units of the mean squared error.
    ratio : float
        Norm of the penalty's gradient over that of the data's, on the weights.
    cosine : float
        Of the two; -1 where they oppose each other.
    """

    alpha: float
    ratio: float
    cosine: float


def split_gradient(total: Array, data: Array, weights: Array) -> float | None:
    """Return alpha of total = c (data + alpha weights), or None if total is no such sum.

    Parameters
    ----------
    total : ndarray of shape (n_params,), float64
        The gradient that is followed.
    data : ndarray of shape (n_params,), float64
        Gradient of the mean squared error.
    weights : ndarray of shape (n_params,), float64
        The parameters that are penalised, 0 elsewhere.
    """
    columns = np.column_stack([data, weights])
    sizes = np.linalg.norm(columns, axis=0)
    if not np.isfinite(total).all() or not (sizes > 0).all():
        return None
    factors = np.linalg.lstsq(columns / sizes, total, rcond=None)[0]
    left = np.linalg.norm(total - columns / sizes @ factors)
    if left > RESIDUAL * np.linalg.norm(total) or factors[0] <= 0:
        return None
    return float(factors[1] / sizes[1] / (factors[0] / sizes[0]))


def pull(alpha: float, data: Array, weights: Array) -> Penalty:
    """Return the penalty with its pull where ``data`` and ``weights`` were taken."""
    penalised = weights != 0
    own, other = alpha * weights[penalised], data[penalised]
    sizes = float(np.linalg.norm(own)), float(np.linalg.norm(other))
    if min(sizes) == 0:
        return Penalty(alpha, np.inf if sizes[0] > 0 else 0.0, 0.0)
    return Penalty(alpha, sizes[0] / sizes[1], float(own @ other) / (sizes[0] * sizes[1]))
