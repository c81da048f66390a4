"""Scaling of the data for training: onto the range that the network reaches, and onto a grid."""

from __future__ import annotations

from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.activations import ACTIVATIONS
from curvesmith.losses import LOSSES
from curvesmith.scaling import Scaling, fit_scaling

__all__ = ["constant_columns", "constant_scaling", "fit_target_scaling", "scale_to_grid"]

# Part of an output's range that is left free at each bound: tanh(1.1) = 0.8, and beyond it the
# slope, and with it the gradient, falls quickly. For ranges without a second bound, the distance
# from the first in scaled units.
MARGIN = 0.1
# Distance between two scaled values, 4e-9 standard deviations: far above the rounding of a change
# of units (1e-16, or 1e-13 if the offset is a thousand standard deviations), so that values rarely
# tip over to the next point, and far below any noise worth the name.
GRID = 2.0**-28


def scale_to_grid(scaling: Scaling, A: NDArray[Any], is_raw: bool) -> NDArray[Any]:
    """Scale the training data and round it to a fine grid.

    Training repeats itself many thousand times and amplifies the last bit of its data. Changing
    the units, x -> a x + b, changes just that bit. On the grid it comes back to the same values,
    except for the few that happen to lie between two grid points, and training to the same bits.

    Parameters
    ----------
    scaling : Scaling
        Offset and scale of each column.
    A : ndarray of shape (n_rows, n_columns), float32 or float64
        Raw values.
    is_raw : bool
        Whether the user asked for no scaling: then the values are passed on as they are.

    Returns
    -------
    scaled : ndarray of shape (n_rows, n_columns), dtype of ``A``, C-contiguous
    """
    scaled = scaling.transform(A)
    if not is_raw:
        scaled = np.rint(scaled / A.dtype.type(GRID)) * A.dtype.type(GRID)
    return scaled


def fit_target_scaling(
    kind: str, loss: str, output_activation: str, y: NDArray[Any], w: NDArray[np.float64]
) -> Scaling:
    """Measure how targets are scaled.

    Parameters
    ----------
    kind : {"standard", "robust", "none"}
        What the user asked for.
    loss : str
        Name of the loss; one with a logarithmic link divides by the mean and shifts nothing.
    output_activation : str
        One with a bounded range (lo, hi) has the smallest and the largest target mapped to
        lo + margin and hi - margin, the margin being a tenth of hi - lo. If only lo is finite,
        the smallest target is mapped to lo + 0.1, and ``kind`` gives the scale.
    y : ndarray of shape (n_rows, n_outputs)
        Targets.
    w : ndarray of shape (n_rows,)
        Weights, positive.

    Returns
    -------
    scaling : Scaling
    """
    if kind == "none":
        return fit_scaling("none", y)
    if LOSSES[loss].link == "log":
        return fit_scaling("mean", y, w)
    scaling = fit_scaling(kind, y, w)
    low, high = ACTIVATIONS[output_activation].range
    if not isfinite(low):
        return scaling
    scale = scaling.scale
    margin = MARGIN
    if isfinite(high):
        margin = MARGIN * (high - low)
        spread = y.max(axis=0).astype(np.float64) - y.min(axis=0)
        scale = np.where(spread > 0, spread / (high - low - 2 * margin), scale)
    return Scaling(y.min(axis=0) - (low + margin) * scale, scale)


def constant_columns(A: NDArray[Any]) -> NDArray[np.int64]:
    """Return the indices of the columns whose values are all equal."""
    return np.flatnonzero(A.max(axis=0) == A.min(axis=0))


def constant_scaling(y: NDArray[Any], loss: str, output_activation: str) -> Scaling:
    """Return the scaling under which a network of zeros predicts the first row of ``y``."""
    value = y[0].astype(np.float64)
    resting = float(ACTIVATIONS[output_activation].value(np.zeros(1))[0])
    if LOSSES[loss].link == "log":
        return Scaling(np.zeros_like(value), value / np.exp(resting))
    return Scaling(value - resting, np.ones_like(value))
