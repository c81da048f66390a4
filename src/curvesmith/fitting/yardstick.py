"""What a fit is measured by: the loss of the best constant, and R²."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.losses import LOSSES

__all__ = ["constant_loss", "mean_loss", "r2", "residual_spread"]

Array = NDArray[np.float64]
# Half of all normal values are less than so many standard deviations from the mean.
MEDIAN_OF_NORMAL = 0.6744897501960817


def mean_loss(loss: str, parameter: float, f: NDArray[Any], y: NDArray[Any], w: Array) -> float:
    """Return sum_i w_i sum_k l(f_ik, y_ik) / sum_i w_i, without penalty.

    Parameters
    ----------
    loss : str
        A key of `LOSSES`.
    parameter : float
        Its parameter.
    f, y : ndarray of shape (n_rows, n_outputs)
        Outputs of the network and scaled targets; ``f`` may be one row for all.
    w : ndarray of shape (n_rows,)
        Weights.
    """
    with np.errstate(all="ignore"):
        losses = LOSSES[loss].value(f.astype(np.float64), y.astype(np.float64), parameter)
        return float(w @ losses.sum(axis=1) / w.sum())


def constant_loss(loss: str, parameter: float, y: NDArray[Any], w: Array) -> float:
    """Return the mean loss of the best constant prediction.

    The mean is best for ``squared`` and ``poisson``, a quantile for ``quantile``, the median for
    ``absolute``; for ``huber`` and ``log_cosh`` the better of mean and median is taken.
    """
    share = parameter if loss == "quantile" else 0.5
    mean = np.average(y.astype(np.float64), axis=0, weights=w)
    if LOSSES[loss].link == "log":
        with np.errstate(divide="ignore"):
            return mean_loss(loss, parameter, np.log(mean)[None, :], y, w)
    middle = [weighted_quantile(column, w, share) for column in y.T]
    candidates = (mean, np.array(middle))
    return min(mean_loss(loss, parameter, value[None, :], y, w) for value in candidates)


def residual_spread(residuals: NDArray[Any], w: Array) -> float:
    """Return the median size of the residuals over 0.6745, of the output with the largest.

    That is the standard deviation where they are normal, and hardly moved by a few outliers.

    Parameters
    ----------
    residuals : ndarray of shape (n_rows, n_outputs)
        Prediction less target.
    w : ndarray of shape (n_rows,)
        Weights.
    """
    sizes = np.abs(residuals.astype(np.float64))
    return max(weighted_quantile(column, w, 0.5) for column in sizes.T) / MEDIAN_OF_NORMAL


def weighted_quantile(column: NDArray[Any], w: Array, share: float) -> float:
    """Return the smallest value at or below which ``share`` of the weight lies."""
    order = np.argsort(column, kind="stable")
    reached = np.cumsum(w[order])
    place = int(np.searchsorted(reached, share * reached[-1]))
    return float(column[order[min(place, len(column) - 1)]])


def r2(prediction: NDArray[Any], y: NDArray[Any], w: Array) -> float:
    """Return 1 - (squared error) / (squared deviation from the mean), averaged over outputs.

    Outputs that are constant have no deviation and are left out; NaN if all are.
    """
    y = y.astype(np.float64)
    deviation = w @ (y - np.average(y, axis=0, weights=w)) ** 2
    varies = deviation > 0
    if not varies.any():
        return float("nan")
    with np.errstate(all="ignore"):
        error = w @ (prediction.astype(np.float64) - y) ** 2
        return float(np.mean(1 - error[varies] / deviation[varies]))
