"""Scales: how far columns are from mean 0 and standard deviation 1, and what that costs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.measures.smoothers import standardised

__all__ = ["condition", "farthest_column", "scaling_gain"]

Array = NDArray[np.float64]

# Eigenvalues below this share of the largest are zero but for rounding: columns that depend on
# each other leave a direction that no row moves along.
RANK = 1e-13


def condition(X: Array) -> float:
    """Return the condition number of the rows with a constant beside them.

    ``λmax / λmin`` of mean over rows of [1, x] [1, x]ᵀ, zero eigenvalues left out. It bounds the
    number of gradient steps that the slowest direction of a first layer takes, in units of those
    of the fastest (doi:10.1007/3-540-49430-8_2, section 5.1).
    """
    varying = X[:, X.std(axis=0) > 0]
    rows = np.column_stack([np.ones(len(varying)), varying])
    # By the singular values of the rows: squaring them first would cost half the digits.
    values = np.linalg.svd(rows / np.sqrt(len(rows)), compute_uv=False) ** 2
    values = values[values > RANK * values[0]]
    return float(values[0] / values[-1])


def scaling_gain(X: Array) -> float:
    """Return by what factor standardising the columns makes the condition number smaller."""
    return condition(X) / condition(standardised(X))


def farthest_column(A: Array) -> tuple[int, float, float]:
    """Return number, mean and standard deviation of the column farthest from 0 and 1.

    By ``max(spread, 1/spread, abs(mean)/spread)``, constant columns left out unless all are.
    """
    mean, spread = A.mean(axis=0), A.std(axis=0)
    varies = spread > 0
    safe = np.where(varies, spread, 1.0)
    distance = np.max([safe, 1.0 / safe, np.abs(mean) / safe], axis=0)
    number = int(np.argmax(np.where(varies, distance, 0.0)))
    return number, float(mean[number]), float(spread[number])
