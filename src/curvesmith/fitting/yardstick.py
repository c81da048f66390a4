"""What a fit is measured by: the loss of the best constant and of the best line, and R²."""

from __future__ import annotations

from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.losses import LOSSES

__all__ = ["constant_loss", "is_affine", "line_loss", "mean_loss", "r2", "residual_spread"]

Array = NDArray[np.float64]
# Half of all normal values are less than so many standard deviations from the mean.
MEDIAN_OF_NORMAL = 0.6744897501960817
# Outputs that a line explains but for this share of their spread are one; float32 leaves 1e-6.
BENT = 1e-5
# Rows for each parameter of a line below which it is no yardstick.
LEAST_ROWS = 3
# Rows that tell a line as well as more would.
MOST_LINE_ROWS = 10_000


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


def line_loss(loss: str, parameter: float, X: NDArray[Any], y: NDArray[Any], w: Array) -> float:
    """Return the mean loss of the straight line of least squares, as of rows that are left out.

    The loss on the rows themselves times (n / (n - p))² for the p = n_features + 1 parameters of
    each output, as in generalised cross-validation (doi:10.1080/00401706.1979.10489751). Infinite
    where there are fewer than 3 p rows, or the network's output is the logarithm of its prediction.

    Parameters
    ----------
    loss : str
        A key of `LOSSES`.
    parameter : float
        Its parameter.
    X : ndarray of shape (n_rows, n_features)
        Scaled inputs.
    y : ndarray of shape (n_rows, n_outputs)
        Scaled targets.
    w : ndarray of shape (n_rows,)
        Weights.
    """
    n, p = len(X), X.shape[1] + 1
    if LOSSES[loss].link == "log" or n < LEAST_ROWS * p:
        return inf
    slope, level = _line(X, y, w)
    return mean_loss(loss, parameter, X @ slope + level, y, w) * float(n / (n - p)) ** 2


def is_affine(X: NDArray[Any], f: NDArray[Any]) -> bool:
    """Whether outputs are an affine function of the inputs, but for rounding.

    Parameters
    ----------
    X : ndarray of shape (n_rows, n_features)
    f : ndarray of shape (n_rows, n_outputs)
    """
    if len(X) < LEAST_ROWS * (X.shape[1] + 1):
        return False
    slope, level = _line(X, f, np.ones(len(X)))
    left = np.abs(f - (X @ slope + level)).max(axis=0)
    return bool((left <= BENT * np.ptp(f, axis=0)).all())


def _line(X: NDArray[Any], y: NDArray[Any], w: Array) -> tuple[Array, Array]:
    """Return slope and level of weighted least squares, from every so manieth of many rows."""
    few = slice(None, None, 1 + len(X) // MOST_LINE_ROWS)
    X, y, w = X[few].astype(np.float64), y[few].astype(np.float64), w[few]
    x_mean, y_mean = np.average(X, axis=0, weights=w), np.average(y, axis=0, weights=w)
    root = np.sqrt(w)[:, None]
    size = X.std(axis=0)
    size[size == 0] = 1.0
    columns = root * (X - x_mean) / size
    slope = np.linalg.lstsq(columns, root * (y - y_mean), rcond=None)[0] / size[:, None]
    return slope, y_mean - x_mean @ slope


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
