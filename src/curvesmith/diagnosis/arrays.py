"""Arrays as users give them: parameters by name, rows along either axis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "Array",
    "Params",
    "arranged",
    "as_given",
    "copied",
    "data_array",
    "named_arrays",
    "row_axes",
    "table",
]

Array = NDArray[np.float64]
Params = dict[str, NDArray[Any]]


def data_array(name: str, values: ArrayLike) -> NDArray[Any]:
    """Return a copy of numbers as an array that is not a scalar."""
    array = np.array(values)
    if array.dtype.kind not in "fiub" or array.ndim == 0 or array.size == 0:
        raise ValueError(
            f"`{name}` must be an array of real numbers, got shape {array.shape} of {array.dtype}. "
            "Convert it first."
        )
    return array


def named_arrays(name: str, params: Mapping[str, ArrayLike]) -> Params:
    """Return copies of the parameters as arrays of float32 or float64."""
    if not isinstance(params, Mapping) or not params:
        raise ValueError(
            f"`{name}` must be a dict of at least one named array, got {type(params).__name__}. "
            "Name each array of weights and biases."
        )
    return {str(key): _float_array(f"{name}[{key!r}]", value) for key, value in params.items()}


def _float_array(name: str, values: ArrayLike) -> NDArray[Any]:
    """Return a copy as float32 or float64; scalars are allowed."""
    array = np.array(values)
    if array.dtype.kind not in "fiu":
        raise ValueError(
            f"`{name}` must be an array of real numbers, got {array.dtype}. "
            "Give each layer's weights and biases a name of their own."
        )
    return array if array.dtype == np.float32 else array.astype(np.float64)


def arranged(params: Params, values: Any, name: str) -> Params:
    """Return ``values`` by the names of ``params``, in their order, shapes and dtypes."""
    if not isinstance(values, Mapping):
        raise ValueError(
            f"`{name}` must be a dict with the names of `params`, got {type(values).__name__}. "
            f"Return {{{', '.join(repr(key) + ': …' for key in params)}}}."
        )
    missing = [key for key in params if key not in values]
    if missing:
        raise ValueError(
            f"`{name}` must have an entry for each parameter, got none for {missing[0]!r}. "
            f"Its names are {', '.join(map(repr, values))}."
        )
    return {key: _shaped(key, array, values[key], name) for key, array in params.items()}


def _shaped(key: str, array: NDArray[Any], value: Any, name: str) -> NDArray[Any]:
    """Return a copy of ``value`` in the shape and dtype of the parameter ``array``."""
    found = np.asarray(value)
    # (n,) for (n, 1) is a habit, not a fault; another order of axes is one.
    if found.shape != array.shape and _squeezed(found) != _squeezed(array):
        raise ValueError(
            f"`{name}` must have shape {array.shape} for {key!r}, got {found.shape}. "
            "Give it the shape of the parameter."
        )
    return np.array(found.reshape(array.shape), dtype=array.dtype)


def _squeezed(array: NDArray[Any]) -> tuple[int, ...]:
    """Return the shape without its ones."""
    return tuple(n for n in array.shape if n != 1)


def copied(params: Mapping[str, ArrayLike]) -> Params:
    """Return the parameters as fresh arrays."""
    return {name: np.array(array) for name, array in params.items()}


def row_axes(X: NDArray[Any], y: NDArray[Any]) -> tuple[int, int]:
    """Return along which axis of X, and of y, the rows lie; of several ways, the most rows."""
    pairs = [
        (i, j)
        for i in range(min(X.ndim, 2))
        for j in range(min(y.ndim, 2))
        if X.shape[i] == y.shape[j] and X.ndim <= 2 and y.ndim <= 2
    ]
    if not pairs:
        raise ValueError(
            f"`X` and `y` must have the same number of rows, got shapes {X.shape} and {y.shape}. "
            "Pair each input with its target."
        )
    return max(pairs, key=lambda pair: (X.shape[pair[0]], -sum(pair)))


def table(A: NDArray[Any], axis: int) -> Array:
    """Return rows of columns, float64, from data whose rows lie along ``axis``."""
    if A.ndim == 1:
        A = A[:, np.newaxis] if axis == 0 else A
    return np.ascontiguousarray(A.T if axis == 1 else A, dtype=np.float64)


def as_given(rows: Array, A: NDArray[Any], axis: int) -> NDArray[Any]:
    """Return rows of columns in the layout of ``A``; whole numbers become float64."""
    dtype = A.dtype if A.dtype.kind == "f" else np.dtype(np.float64)
    if A.ndim == 1:
        rows = rows[:, 0]
    return np.ascontiguousarray(rows.T if axis == 1 else rows, dtype=dtype)
