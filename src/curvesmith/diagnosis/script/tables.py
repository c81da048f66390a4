"""Lists of numbers, and lists of rows, as arrays: data that no library holds.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.recorder import as_array

__all__ = ["Table", "parts_of_row", "tables_of"]

_FEWEST, _MOST = 5, 20_000  # rows; shorter lists of whole numbers hold sizes and settings
_PARTS: dict[str, Any] = {"inputs": slice(None, -1), "target": -1}


@dataclass(frozen=True)
class Table:
    """One array in a list: all of its numbers, or one column of its rows.

    Parameters
    ----------
    column : int or None
        None where the list holds numbers.
    part : {"inputs", "target"} or None
        Of a row of numbers whose last one is the target; None for all of it.
    """

    column: int | None = None
    part: str | None = None

    @property
    def piece(self) -> str:
        """What the text of its place ends with."""
        if self.part is not None:
            return "[:-1]" if self.part == "inputs" else "[-1]"
        return "" if self.column is None else f"[:, {self.column}]"

    def array(self, rows: Any) -> NDArray[Any]:
        """Return a copy as an array, rows first."""
        if self.column is None:
            return np.array(rows if self.part is None else rows[_PARTS[self.part]])
        return np.array([np.asarray(row[self.column]) for row in rows])

    def filled(self, rows: Any, array: NDArray[Any]) -> Any:
        """Return a list like another one, with the numbers of an array in place of its own."""
        numbers = np.asarray(array, dtype=np.float64)
        if self.part is not None:
            whole = np.array(rows, dtype=np.float64)
            whole[_PARTS[self.part]] = numbers
            numbers = whole
        if self.column is None:
            return type(rows)(numbers.tolist())
        k = self.column
        changed = []
        for row, value in zip(rows, np.asarray(array), strict=True):
            own: Any = float(value) if np.ndim(row[k]) == 0 else np.reshape(value, np.shape(row[k]))
            own = type(row[k])(own.tolist()) if isinstance(row[k], (list, tuple)) else own
            changed.append(type(row)([*row[:k], own, *row[k + 1 :]]))
        return type(rows)(changed)


def tables_of(value: Any) -> list[Table]:
    """Return how a list is an array; empty for what is no list of numbers or of equal rows."""
    if type(value) not in (list, tuple) or not 0 < len(value) <= _MOST:
        return []
    if len(value) < _FEWEST:
        return [Table()] if all(isinstance(x, (float, np.floating)) for x in value) else []
    first = value[0]
    if _is_number(first):
        return [Table()] if all(map(_is_number, value)) else []
    if type(first) not in (tuple, list) or any(
        type(row) is not type(first) or len(row) != len(first) for row in value
    ):
        return []
    return [Table(k) for k in range(len(first)) if _is_column([row[k] for row in value])]


def parts_of_row(value: Any, tables: Iterable[Any]) -> list[Table]:
    """Return inputs and target of a list of numbers that is itself a row of one of some tables."""
    if type(value) not in (list, tuple) or len(value) < 2 or not all(map(_is_number, value)):
        return []
    whole = [table for table in tables if len(tables_of(table)) > 1]
    is_row = any(row is value for table in whole for row in table)
    return [Table(None, part) for part in _PARTS] if is_row else []


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.number)) and not isinstance(value, bool)


def _is_column(entries: list[Any]) -> bool:
    """Whether the entries of all rows are numbers, or arrays of one shape."""
    if all(map(_is_number, entries)):
        return True
    if all(type(entry) in (list, tuple) for entry in entries):
        entries = [np.array(x) if all(map(_is_number, x)) else None for x in entries]
    arrays = [as_array(entry) for entry in entries]
    shapes = {None if array is None else array.shape for array in arrays}
    is_numpy = all(isinstance(entry, np.ndarray) for entry in entries)
    return is_numpy and len(shapes) == 1 and None not in shapes
