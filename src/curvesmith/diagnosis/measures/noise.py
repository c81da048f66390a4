"""Noise: how much of the targets' spread no function of the inputs can explain."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["noise_variance", "replicate_variance", "successive_variance"]

Array = NDArray[np.float64]

# An estimate from fewer differences has a relative standard error above sqrt(2/10) = 45 %.
LEAST_DIFFERENCES = 10


def replicate_variance(X: Array, y: Array) -> float | None:
    """Return the variance of targets among rows of equal inputs, averaged over outputs.

    Sum over groups of sum (y - group's mean)², divided by the sum of (group's size - 1): pure error
    in the sense of a lack-of-fit test. None where fewer than 10 such differences exist.
    """
    _, group, sizes = np.unique(X, axis=0, return_inverse=True, return_counts=True)
    freedom = int(np.sum(sizes - 1))
    if freedom < LEAST_DIFFERENCES:
        return None
    sums = np.zeros((len(sizes), y.shape[1]))
    np.add.at(sums, group.ravel(), y)
    within = y - (sums / sizes[:, np.newaxis])[group.ravel()]
    return float(np.sum(within**2) / freedom / y.shape[1])


def successive_variance(x: Array, y: Array) -> float | None:
    """Return the noise variance of ``y`` over one sorted input, free of slope.

    Mean of (y_i - (y_{i-1} + y_{i+1})/2)² · 2/3 with rows in the order of x
    (doi:10.1093/biomet/73.3.625): an upper estimate, as the curve's bends count as noise.
    """
    if len(x) < LEAST_DIFFERENCES + 2:
        return None
    order = np.argsort(x, kind="stable")
    x, y = x[order], y[order]
    width = x[2:] - x[:-2]
    share = np.divide(x[1:-1] - x[:-2], width, out=np.full(len(width), 0.5), where=width > 0)
    share = share[:, np.newaxis]
    gap = y[1:-1] - (1.0 - share) * y[:-2] - share * y[2:]
    return float(np.mean(gap**2 / (1.0 + share**2 + (1.0 - share) ** 2)))


def noise_variance(X: Array, y: Array) -> float | None:
    """Return the best estimate there is: from equal rows, else along a single input, else None."""
    variance = replicate_variance(X, y)
    if variance is None and X.shape[1] == 1:
        return successive_variance(X[:, 0], y)
    return variance
