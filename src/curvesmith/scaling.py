"""Scaling of inputs and targets, and its inverse.

Multiplying a column by a power of two multiplies its offset and scale by exactly that power, so
the scaled values keep every bit. Weights count as repetitions: weight 2 is the row twice, weight 0
the row absent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["KINDS", "Scaling", "fit_scaling"]

KINDS = ("standard", "robust", "none", "mean")

# A column whose standard deviation is below this many roundings of its largest value holds nothing
# but rounding; scikit-learn's scalers draw the line at the same 10 eps.
ROUNDINGS = 10
# Interquartile range of a normal distribution, in standard deviations: 2 * 0.6744897501960817.
NORMAL_IQR = 1.3489795003921634


@dataclass(frozen=True, eq=False)
class Scaling:
    """A shift and a division of each column.

    Parameters
    ----------
    offset : ndarray of shape (n_columns,), float64
        Subtracted first, in the units of the column.
    scale : ndarray of shape (n_columns,), float64
        Divided by next; positive.
    """

    offset: NDArray[np.float64]
    scale: NDArray[np.float64]

    def transform(self, A: NDArray[Any]) -> NDArray[Any]:
        """Return (A - offset) / scale, dimensionless.

        Parameters
        ----------
        A : ndarray of shape (n_rows, n_columns), float32 or float64
            Raw values. Those too far off to be represented become infinite.

        Returns
        -------
        scaled : ndarray of shape (n_rows, n_columns), dtype of ``A``, C-contiguous
            Computed in float64: in float32 the shift would cost the digits it is there to save.
        """
        with np.errstate(over="ignore"):
            scaled = (A.astype(np.float64) - self.offset) / self.scale
            return np.ascontiguousarray(scaled, dtype=A.dtype)

    def inverse(self, A: NDArray[Any]) -> NDArray[Any]:
        """Return A * scale + offset, in the units of the columns; the inverse of `transform`.

        Parameters
        ----------
        A : ndarray of shape (n_rows, n_columns), float32 or float64
            Scaled values, dimensionless.

        Returns
        -------
        raw : ndarray of shape (n_rows, n_columns), dtype of ``A``, C-contiguous
        """
        with np.errstate(over="ignore"):
            raw = A.astype(np.float64) * self.scale + self.offset
            return np.ascontiguousarray(raw, dtype=A.dtype)


def fit_scaling(kind: str, A: NDArray[Any], weights: NDArray[Any] | None = None) -> Scaling:
    """Measure the offset and scale of each column.

    Parameters
    ----------
    kind : {"standard", "robust", "none", "mean"}
        - ``"standard"``: offset = mean, scale = standard deviation (divided by the sum of weights,
          not by one less)
        - ``"robust"``: offset = median, scale = interquartile range / 1.349, which is the standard
          deviation where the data are normal
        - ``"none"``: offset = 0, scale = 1
        - ``"mean"``: offset = 0, scale = mean size; for rates, which must stay positive
    A : ndarray of shape (n_rows, n_columns), float32 or float64
        Raw values, finite.
    weights : ndarray of shape (n_rows,) or None, default=None
        Weight of each row, at least 0; None weighs all alike.

    Returns
    -------
    scaling : Scaling

    Raises
    ------
    ValueError
        If ``kind`` is not one of these words or no row has a positive weight.

    Notes
    -----
    A constant column is shifted to zero and has scale 1. A column that varies by rounding only
    is divided by a power of two near its size, so that the noise stays as small as it is. A column
    of which half the values are equal has no interquartile range; its standard deviation serves
    ``"robust"`` instead. Quantiles invert the weighted distribution function: the q-quantile is
    the smallest value at or below which a share q of the weight lies.

    Examples
    --------
    >>> import numpy as np
    >>> scaling = fit_scaling("standard", np.array([[1.0, 5.0], [3.0, 5.0]]))
    >>> scaling.offset, scaling.scale
    (array([2., 5.]), array([1., 1.]))
    """
    if kind not in KINDS:
        raise ValueError(
            f"The kind of scaling must be one of {', '.join(map(repr, KINDS))}, got {kind!r}. "
            "Use 'standard' unless there are outliers."
        )
    n_columns = A.shape[1]
    if kind == "none":
        return Scaling(np.zeros(n_columns), np.ones(n_columns))
    rows, weights = _present_rows(A, weights)
    pairs = [_measure(kind, A[rows, j], weights) for j in range(n_columns)]
    offset, scale = np.array(pairs, dtype=np.float64).reshape(n_columns, 2).T.copy()
    return Scaling(offset, scale)


def _present_rows(
    A: NDArray[Any], weights: NDArray[Any] | None
) -> tuple[NDArray[np.bool_] | slice, NDArray[np.float64]]:
    """Return which rows count, and their weights brought to at most 1 by a power of two."""
    if weights is None:
        return slice(None), np.ones(len(A))
    present = weights > 0
    if not present.any():
        raise ValueError(
            f"`sample_weight` must be positive for at least one row, got {len(A)} rows of weight "
            "0. Rows of weight 0 count as absent."
        )
    kept = weights[present].astype(np.float64)
    return present, np.ldexp(kept, -_exponent(kept))


def _measure(kind: str, column: NDArray[Any], weights: NDArray[Any]) -> tuple[float, float]:
    """Return offset and scale of one column.

    The column is first brought to at most 1 by a power of two, which is exact both ways: squares
    and differences then cannot overflow, whatever the units.
    """
    low, high = float(column.min()), float(column.max())
    exponent = _exponent(column)
    x = np.ldexp(column.astype(np.float64), -exponent)
    if kind == "mean":
        offset, scale = 0.0, _mean(np.abs(x), weights)
    elif low == high:
        return high, 1.0
    else:
        offset, scale = _centre_and_spread(kind, x, weights, float(np.finfo(column.dtype).eps))
    return float(np.ldexp(offset, exponent)), float(np.ldexp(scale, exponent)) or 1.0


def _centre_and_spread(
    kind: str, x: NDArray[np.float64], weights: NDArray[np.float64], eps: float
) -> tuple[float, float]:
    """Return offset and scale of values within [-1, 1] that were rounded by ``eps``."""
    mean = _mean(x, weights)
    deviation = float(np.sqrt(_mean((x - mean) ** 2, weights)))
    if deviation <= ROUNDINGS * eps:
        return mean, 0.5
    if kind == "robust":
        return _robust(x, weights, deviation)
    return mean, deviation


def _exponent(values: NDArray[Any]) -> int:
    """Return e such that values / 2^e lie within [-1, 1], the largest above one half."""
    return int(np.frexp(np.abs(values.astype(np.float64)).max())[1])


def _mean(x: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """Return the weighted mean; the second pass removes the rounding of the first."""
    total = weights.sum()
    mean = np.sum(weights * x) / total
    return float(mean + np.sum(weights * (x - mean)) / total)


def _robust(
    x: NDArray[np.float64], weights: NDArray[np.float64], deviation: float
) -> tuple[float, float]:
    """Return median and interquartile range / 1.349, or ``deviation`` where that range is zero."""
    order = np.argsort(x, kind="stable")
    reached = np.cumsum(weights[order])
    # Sums of fractional weights miss a share that they should hit by rounding: at most n roundings.
    slack = len(x) * np.finfo(np.float64).eps * reached[-1]
    wanted = np.array([0.25, 0.5, 0.75]) * reached[-1] - slack
    lower, median, upper = x[order[np.searchsorted(reached, wanted)]]
    spread = float(upper - lower) / NORMAL_IQR
    rounding = ROUNDINGS * float(np.finfo(np.float64).eps)
    return float(median), spread if spread > rounding * deviation else deviation
