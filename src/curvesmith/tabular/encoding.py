"""Encoding: the columns of a table become the inputs of a network, the same way every time.

A column of numbers is one input. A column of text with few different values is one input of 0
and 1 for each value ("one-hot"), or a single one if there are two. Text with many values (names,
dates, notes) has no meaning that a network could use, and is refused by name.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.errors import TableError
from curvesmith.tabular.table import Floats, Table, listed, nearest_name


@dataclass(frozen=True)
class Feature:
    """One column as the network sees it.

    Parameters
    ----------
    name : str
        The column.
    categories : tuple of str
        The values of a text column, sorted; empty for numbers.
    low, high : float
        Least and greatest number among the rows that the encoding was learnt from; NaN for text.
    """

    name: str
    categories: tuple[str, ...] = ()
    low: float = math.nan
    high: float = math.nan

    @property
    def inputs(self) -> list[str]:
        """Names of the network's inputs: ``["bmi"]``, or ``["sex=F", "sex=I", "sex=M"]``."""
        if not self.categories:
            return [self.name]
        shown = self.categories[1:] if len(self.categories) == 2 else self.categories
        return [f"{self.name}={category}" for category in shown]

    def encode(self, table: Table) -> Floats:
        """Return the inputs of shape (n_rows, n_inputs); NaN where the cell is missing."""
        if not self.categories:
            return table.numbers(self.name)[:, None]
        codes = self._codes(table)
        shown = range(1, 2) if len(self.categories) == 2 else range(len(self.categories))
        columns = [np.where(codes < 0, np.nan, codes == code) for code in shown]
        return np.stack(columns, axis=1)

    def _codes(self, table: Table) -> NDArray[np.int64]:
        """Position of each cell among the categories, -1 where missing."""
        code_of = {"": -1} | {category: code for code, category in enumerate(self.categories)}
        cells = table.texts(self.name)
        try:
            return np.fromiter((code_of[cell] for cell in cells), np.int64, len(cells))
        except KeyError as error:
            cell = error.args[0]
            near = difflib.get_close_matches(cell, self.categories, n=1)
            hint = f"Did you mean {near[0]!r}?" if near else "Leave such rows out."
            raise TableError(
                f"Column {self.name!r} of {table.source} must hold one of "
                f"{listed(self.categories)}, which the model was fitted on, got {cell!r} in "
                f"{table.place(cells.index(cell))}. {hint}"
            ) from error

    def to_dict(self) -> dict[str, Any]:
        """Return what JSON holds."""
        if self.categories:
            return {"name": self.name, "categories": list(self.categories)}
        return {"name": self.name, "low": self.low, "high": self.high}


@dataclass(frozen=True)
class Encoding:
    """The columns that a model was fitted on, and how each is encoded.

    Parameters
    ----------
    features : tuple of Feature
        In the order of the network's inputs.
    target : str
        The column that the model predicts.
    """

    features: tuple[Feature, ...]
    target: str

    @property
    def inputs(self) -> list[str]:
        """Names of the network's inputs, in order."""
        return [name for feature in self.features for name in feature.inputs]

    @property
    def names(self) -> list[str]:
        """The columns used, in order."""
        return [feature.name for feature in self.features]

    def encode(self, table: Table) -> Floats:
        """Turn a table into inputs; columns are found by name, in whatever order.

        Parameters
        ----------
        table : Table
            Columns beyond those of the encoding are ignored.

        Returns
        -------
        X : ndarray of shape (n_rows, n_inputs), float64, C-contiguous
            NaN where a cell is missing.

        Raises
        ------
        TableError
            If columns are missing, hold text where numbers belong, or hold a category that the
            encoding does not know.
        """
        self._check_names(table)
        blocks = [feature.encode(table) for feature in self.features]
        return np.ascontiguousarray(np.concatenate(blocks, axis=1))

    def _check_names(self, table: Table) -> None:
        missing = [name for name in self.names if name not in table.names]
        if not missing:
            return
        extra = [name for name in table.names if name not in self.names]
        hint = nearest_name(missing[0], extra) if extra else "Add it."
        raise TableError(
            f"{table.source} must have the columns {listed(self.names)}, which the model was "
            f"fitted on; it lacks {listed(missing)}. {hint}"
        )

    def outside(self, table: Table) -> NDArray[np.bool_]:
        """Tell which rows leave the range of numbers that the encoding was learnt from.

        Returns
        -------
        outside : ndarray of shape (n_rows,), bool
            False where the cell is missing.
        """
        outside = np.zeros(table.n_rows, dtype=bool)
        for feature in self.features:
            if not feature.categories:
                values = table.numbers(feature.name)
                outside |= (values < feature.low) | (values > feature.high)
        return outside

    def to_dict(self) -> dict[str, Any]:
        """Return what a model file keeps, as JSON holds it."""
        return {"features": [f.to_dict() for f in self.features], "target": self.target}

    @classmethod
    def from_dict(cls, state: dict[str, Any]) -> Encoding:
        """Build from what :meth:`to_dict` gave."""
        features = tuple(
            Feature(**{**entry, "categories": tuple(entry.get("categories", ()))})
            for entry in state["features"]
        )
        return cls(features, state["target"])


def learn_encoding(
    table: Table, names: Sequence[str], target: str, rows: NDArray[np.bool_]
) -> Encoding:
    """Learn the categories and ranges of columns from some rows.

    Parameters
    ----------
    table : Table
    names : sequence of str
        The columns to encode, accepted by :func:`curvesmith.tabular.selection.choose_columns`.
    target : str
        The column to predict.
    rows : ndarray of shape (n_rows,), bool
        The rows to learn from; none of their cells is missing.

    Returns
    -------
    encoding : Encoding
    """
    features = []
    for name in names:
        if table.column(name).kind == "text":
            cells = table.texts(name)
            categories = sorted({cells[i] for i in np.flatnonzero(rows)})
            features.append(Feature(name, tuple(categories)))
        else:
            values = table.numbers(name)[rows]
            features.append(Feature(name, (), float(values.min()), float(values.max())))
    return Encoding(tuple(features), target)
