"""Names of columns, and tables of the kind that the user brought."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def column_names(X: Any) -> list[str]:
    """Return the names of the columns of ``X``: its own, or x, or x0, x1, ….

    Parameters
    ----------
    X : array-like or data frame of shape (n_rows, n_features)
    """
    columns = getattr(X, "columns", None)
    if columns is not None:
        return [str(name) for name in columns]
    n_features = np.shape(X)[1]
    return ["x"] if n_features == 1 else [f"x{k}" for k in range(n_features)]


def target_names(y: Any) -> list[str]:
    """Return the names of the targets: its own, or y, or y0, y1, ….

    Parameters
    ----------
    y : array-like, series or data frame of shape (n_rows,) or (n_rows, n_outputs)
    """
    if getattr(y, "columns", None) is not None:
        return column_names(y)
    name = getattr(y, "name", None)
    if isinstance(name, str) and name:
        return [name]
    n_outputs = 1 if np.ndim(y) == 1 else np.shape(y)[1]
    return ["y"] if n_outputs == 1 else [f"y{k}" for k in range(n_outputs)]


def like_table(X: Any, values: Array) -> Any:
    """Return ``values`` as the kind of table that ``X`` is, with its column names.

    A model fitted on a named column expects that name again.

    Parameters
    ----------
    X : array-like or data frame of shape (n_rows, n_features)
    values : ndarray of shape (n_points, n_features)
    """
    columns = getattr(X, "columns", None)
    if columns is None:
        return values
    return type(X)({name: values[:, k] for k, name in enumerate(columns)})


def as_columns(values: ArrayLike) -> Array:
    """Return ``values`` as float64 of shape (n_rows, n_columns); one dimension is one column."""
    array = np.asarray(values, dtype=np.float64)
    return array[:, np.newaxis] if array.ndim == 1 else array


def flat(values: ArrayLike, name: str) -> Array:
    """Return ``values`` as one float64 column of shape (n_rows,).

    Raises
    ------
    ValueError
        If there is more than one column, or no row.
    """
    array = as_columns(values)
    if array.ndim != 2 or array.shape[1] != 1 or array.shape[0] == 0:
        raise ValueError(
            f"`{name}` must be one column with at least one row, got shape {np.shape(values)}. "
            f"Choose one column first."
        )
    return array[:, 0]


def one_output(values: ArrayLike, output: int) -> Array:
    """Return column ``output`` of ``values``, float64 of shape (n_rows,).

    Raises
    ------
    ValueError
        If there is no such column.
    """
    array = as_columns(values)
    if not 0 <= output < array.shape[1]:
        raise ValueError(f"`output` must be between 0 and {array.shape[1] - 1}, got {output}.")
    return array[:, output]
