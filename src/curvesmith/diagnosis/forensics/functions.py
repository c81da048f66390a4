"""The functions under examination, asked with copies, in float64 where they allow it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from curvesmith.diagnosis.arrays import (
    Array,
    Params,
    arranged,
    copied,
    data_array,
    named_arrays,
    row_axes,
    table,
)

__all__ = ["Functions", "Point", "functions_of", "moved"]


@dataclass(frozen=True, eq=False)
class Point:
    """Where the functions are asked: parameters and data.

    Parameters
    ----------
    name : str
        "given", or which of the random ones.
    params : dict of str to ndarray
        Parameters by name.
    X, y : ndarray
        Data, in the layout of the user.
    """

    name: str
    params: Params
    X: NDArray[Any]
    y: NDArray[Any]


@dataclass(frozen=True, eq=False)
class Functions:
    """A loss, the gradient that was coded for it and, where known, the predictions.

    Parameters
    ----------
    loss : callable
        ``loss(params, X, y) -> float``.
    gradient : callable
        ``gradient(params, X, y) -> dict`` of one array a parameter.
    forward : callable or None
        ``forward(params, X) -> predictions``.
    """

    loss: Callable[..., Any]
    gradient: Callable[..., Any]
    forward: Callable[..., Any] | None = None

    def value(self, point: Point) -> float:
        """Return the loss at a point.

        Raises
        ------
        ValueError
            If the loss is not one number.
        """
        with np.errstate(all="ignore"):
            raw = self.loss(copied(point.params), np.array(point.X), np.array(point.y))
        value = np.asarray(raw)
        if value.size != 1:
            raise ValueError(
                f"`loss` must return one number, got an array of shape {value.shape}. "
                "Take its mean or sum."
            )
        return float(value.reshape(()))

    def coded(self, point: Point) -> dict[str, Array]:
        """Return the coded gradient at a point, by parameter, float64.

        Raises
        ------
        ValueError
            If it lacks a parameter, or has another size than one.
        """
        with np.errstate(all="ignore"):
            raw = self.gradient(copied(point.params), np.array(point.X), np.array(point.y))
        shaped = arranged(point.params, raw, "gradient")
        return {name: array.astype(np.float64) for name, array in shaped.items()}

    def outputs(self, point: Point) -> Array | None:
        """Return the predictions as rows, shape (n_rows, n_outputs); None where unknown."""
        if self.forward is None:
            return None
        with np.errstate(all="ignore"):
            raw = np.asarray(self.forward(copied(point.params), np.array(point.X)))
        axis = row_axes(point.X, point.y)[1]
        targets = table(point.y, axis)
        if raw.size != targets.size:
            raise ValueError(
                f"`forward` must return {targets.size} values, as many as `y` has, got shape "
                f"{raw.shape}. Return one prediction for each target."
            )
        if raw.ndim == 2 and axis == 1 and raw.shape == targets.T.shape:
            raw = raw.T
        return np.ascontiguousarray(raw.reshape(targets.shape), dtype=np.float64)


def functions_of(
    loss: Callable[..., Any],
    gradient: Callable[..., Any],
    params: Mapping[str, ArrayLike],
    X: ArrayLike,
    y: ArrayLike,
    forward: Callable[..., Any] | None,
) -> tuple[Functions, Point]:
    """Check the arguments, and raise their precision to float64 where the functions allow it.

    Returns
    -------
    functions : Functions
    point : Point
        The parameters and data that were given.

    Raises
    ------
    TypeError
        If something that must be a function is not.
    ValueError
        If parameters or data are not arrays of numbers.
    """
    for name, function in (("loss", loss), ("gradient", gradient), ("forward", forward)):
        if not callable(function) and (name != "forward" or function is not None):
            raise TypeError(
                f"`{name}` must be a function, got {type(function).__name__}. "
                "Pass the function itself, not what it returns."
            )
    functions = Functions(loss, gradient, forward)
    given = Point("given", named_arrays("params", params), data_array("X", X), data_array("y", y))
    raised = _in_float64(given)
    return functions, raised if _accepts(functions, raised, given) else given


def _in_float64(point: Point) -> Point:
    """Return the point with every float array in float64; whole numbers stay what they are."""
    params = {name: array.astype(np.float64) for name, array in point.params.items()}
    X, y = (a.astype(np.float64) if a.dtype.kind == "f" else a for a in (point.X, point.y))
    return replace(point, params=params, X=X, y=y)


def _accepts(functions: Functions, raised: Point, given: Point) -> bool:
    """Return whether the functions take float64; a compiled or typed one may insist on float32."""
    if all(array.dtype == np.float64 for array in given.params.values()):
        return True
    try:
        functions.value(raised)
        functions.coded(raised)
    except (TypeError, ValueError, RuntimeError):
        return False
    return True


def moved(point: Point, name: str, index: int, shift: float) -> tuple[Point, float]:
    """Return the point with one entry shifted, and by how much it was after rounding."""
    array = point.params[name].copy()
    before = float(array.flat[index])
    array.flat[index] = before + shift
    return replace(point, params=point.params | {name: array}), float(array.flat[index]) - before
