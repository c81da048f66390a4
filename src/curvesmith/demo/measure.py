"""What the demos measure of a network: kinks, curvature, straightness, turning points."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from curvesmith.engines import Objective
    from curvesmith.regressor import NeuralRegressor

Array = NDArray[np.float64]


def kinks(model: NeuralRegressor) -> Array:
    """Return where the units of the first layer bend, in the units of x.

    A unit relu(w u + b) of the scaled input u = (x - offset)/scale bends at
    x = offset - scale·b/w.

    Parameters
    ----------
    model : fitted NeuralRegressor with one input and biases

    Returns
    -------
    ndarray of shape (n_units,)
    """
    W, b = model.network_.layers(model.theta_)[0]
    assert b is not None
    scaling = model.x_scaler_
    return np.asarray(scaling.offset[0] - scaling.scale[0] * b / W[:, 0], dtype=np.float64)


def straightness(x: Array, f: Array) -> float:
    """Return R² of the best straight line through ``f`` over ``x``: 1 is a straight line."""
    columns = np.column_stack([np.ones(len(x)), x])
    residuals = f - columns @ np.linalg.lstsq(columns, f, rcond=None)[0]
    return float(1.0 - np.sum(residuals**2) / np.sum((f - f.mean()) ** 2))


def steepest_curvature(objective: Objective, theta: NDArray[Any]) -> float:
    """Return the largest eigenvalue of the loss's second derivatives at ``theta``.

    Gradient descent diverges along that direction once the learning rate exceeds two
    divided by it. The matrix is made of central differences of the gradient, one column
    for each parameter.
    """
    steps = np.cbrt(np.finfo(np.float64).eps) * np.maximum(1.0, np.abs(theta))
    columns = []
    for k, step in enumerate(steps):
        shift = np.zeros_like(theta)
        shift[k] = step
        ahead = objective.value_and_gradient(theta + shift)[1]
        behind = objective.value_and_gradient(theta - shift)[1]
        columns.append((ahead - behind) / (2.0 * step))
    hessian = np.array(columns)
    return float(np.linalg.eigvalsh((hessian + hessian.T) / 2.0)[-1])


def turning_points(predict: Callable[[NDArray[Any]], Array], low: float, high: float) -> int:
    """Return how many hills and hollows a curve has, those below 1 % of its height left out.

    It is evaluated on 2000 even points from ``low`` to ``high``.
    """
    from scipy.signal import find_peaks

    f = predict(np.linspace(low, high, 2000)[:, np.newaxis])
    prominence = 0.01 * np.ptp(f)
    return sum(len(find_peaks(curve, prominence=prominence)[0]) for curve in (f, -f))
