"""Scores: how much of the targets' spread a prediction, or a straight line of it, explains."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curvesmith.fitting import yardstick

__all__ = ["affine_fit", "affine_r2", "r2", "rescaled"]

Array = NDArray[np.float64]


def r2(f: Array, y: Array) -> float:
    """Return 1 - sum (f - y)² / sum (y - mean y)², averaged over outputs that vary.

    Parameters
    ----------
    f, y : ndarray of shape (n_rows, n_outputs), float64
        Predictions and targets, in the same units.

    Returns
    -------
    score : float
        At most 1; -inf where a prediction is not finite, NaN where no output varies.
    """
    if not np.isfinite(f).all():
        return -np.inf
    # The score has no units; without them, squares of diverged outputs overflow later.
    unit = float(np.abs(y).max()) or 1.0
    with np.errstate(over="ignore"):
        return yardstick.r2(f / unit, y / unit, np.ones(len(y)))


def affine_fit(X: Array, y: Array) -> Array:
    """Return the predictions of the best affine function of ``X``, by least squares.

    Parameters
    ----------
    X : ndarray of shape (n_rows, n_features), float64
    y : ndarray of shape (n_rows, n_outputs), float64

    Returns
    -------
    f : ndarray of shape (n_rows, n_outputs), float64
    """
    # Centred and divided by its size, so that units cost no digits.
    centred = X - X.mean(axis=0)
    centred = centred / np.maximum(np.abs(centred).max(axis=0), np.finfo(np.float64).tiny)
    offset = y.mean(axis=0)
    fit: Array = offset + centred @ np.linalg.lstsq(centred, y - offset, rcond=None)[0]
    return fit


def affine_r2(X: Array, y: Array) -> float:
    """Return R² of the best affine function of ``X``; with outputs as ``y``, the affinity A.

    A = 1 says that the network is a straight line (a plane) on these rows.
    """
    y = y / (float(np.abs(y).max()) or 1.0)
    return r2(affine_fit(X, y), y)


def rescaled(f: Array, y: Array) -> tuple[Array, Array, float]:
    """Return offset α and slope β of the best y ≈ α + β f by output, and its R².

    Parameters
    ----------
    f, y : ndarray of shape (n_rows, n_outputs), float64
        Predictions, finite, and targets.

    Returns
    -------
    offset, slope : ndarray of shape (n_outputs,)
        Slope 0 where the prediction is constant.
    score : float
        R² of α + β f.
    """
    centred = f - f.mean(axis=0)
    size = np.sum(centred**2, axis=0)
    product = np.sum(centred * (y - y.mean(axis=0)), axis=0)
    slope = np.divide(product, size, out=np.zeros_like(size), where=size > 0)
    offset = y.mean(axis=0) - slope * f.mean(axis=0)
    return offset, slope, r2(offset + slope * f, y)
