"""Data: the rows of a subject, as its functions take them and as tables."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Array, as_given, row_axes, table

__all__ = ["Data"]


class Data:
    """The rows of a subject; attributes as of `Subject`."""

    X: NDArray[Any]
    y: NDArray[Any]

    @property
    def has_rows_first(self) -> bool:
        """Whether the rows of X are its first axis; False for X of shape (n_features, n_rows)."""
        return row_axes(self.X, self.y)[0] == 0

    @property
    def n_rows(self) -> int:
        """Number of rows of the data."""
        return int(self.X.shape[row_axes(self.X, self.y)[0]])

    @property
    def inputs(self) -> Array:
        """X as an array of shape (n_rows, n_features), float64."""
        return table(self.X, row_axes(self.X, self.y)[0])

    @property
    def targets(self) -> Array:
        """Return y as an array of shape (n_rows, n_outputs), float64."""
        return table(self.y, row_axes(self.X, self.y)[1])

    def given_inputs(self, inputs: Array) -> NDArray[Any]:
        """Return ``inputs`` of shape (n, n_features) as the functions take X, in its dtype."""
        return as_given(inputs, self.X, row_axes(self.X, self.y)[0])

    def given_targets(self, targets: Array) -> NDArray[Any]:
        """Return ``targets`` of shape (n, n_outputs) as the functions take y, in its dtype."""
        return as_given(targets, self.y, row_axes(self.X, self.y)[1])
