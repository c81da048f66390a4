"""Table: the columns of a data file, each either numbers or text, and where they came from."""

from __future__ import annotations

import difflib
import math
import re
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from curvesmith.errors import TableError

Floats = NDArray[np.float64]
Kind = Literal["number", "text", "mixed", "empty", "other"]


@dataclass(frozen=True)
class Column:
    """One named column.

    Parameters
    ----------
    name : str
        As the file's first line has it, outer spaces removed.
    kind : {"number", "text", "mixed", "empty", "other"}
        ``mixed`` is a column of numbers with some text cells in it, ``other`` one that is
        neither numbers nor text (dates, lists), ``empty`` one without any value.
    numbers : ndarray of shape (n_rows,), float64, or None
        The values, NaN where a cell is missing (or, in a mixed column, not a number). None
        for text and other.
    cells : list of str of length n_rows, or None
        The cells of a text or mixed column, ``""`` where missing. None for the rest.
    contents : str
        What an ``other`` column holds, in the user's words, e.g. ``"timestamp[us]"``.
    """

    name: str
    kind: Kind
    numbers: Floats | None = None
    cells: list[str] | None = None
    contents: str = ""


@dataclass(frozen=True)
class Table:
    """The columns of one data file.

    Parameters
    ----------
    source : str
        What messages call the file, e.g. ``"data.csv"`` or ``"standard input"``.
    columns : tuple of Column
        In the file's order, all with ``n_rows`` rows and different names.
    n_rows : int
        Rows below the column names.
    lines : ndarray of shape (n_rows,), int64, or None
        The line of the file on which each row begins, counted from 1; None where a file has
        no lines (Parquet).
    notes : tuple of str
        What reading left out, one sentence each.
    """

    source: str
    columns: tuple[Column, ...]
    n_rows: int
    lines: NDArray[np.int64] | None = None
    notes: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """The column names, in the file's order."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """Find a column by its name.

        Raises
        ------
        TableError
            If there is none; the sentence names the nearest one.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise TableError(f"{self.source} has no column {name!r}. {nearest_name(name, self.names)}")

    def numbers(self, name: str) -> Floats:
        """Return a column's numbers, NaN where a cell is missing.

        Raises
        ------
        TableError
            If a cell is text: the sentence names it, its row and its column.
        """
        column = self.column(name)
        if column.kind in ("number", "empty") and column.numbers is not None:
            return column.numbers
        if column.cells is None:
            raise TableError(
                f"Column {name!r} of {self.source} must hold numbers, got {column.contents}. "
                f"Leave it out: `--without {shlex.quote(name)}`."
            )
        is_number = np.zeros(self.n_rows, dtype=bool)
        if column.numbers is not None:
            is_number = ~np.isnan(column.numbers)
        words = [i for i, cell in enumerate(column.cells) if cell and not is_number[i]]
        word = column.cells[words[0]]
        raise TableError(
            f"Column {name!r} of {self.source} must hold numbers, got {word!r} in "
            f"{self.place(words[0])}{_and_more(len(words) - 1)}. {_mend(word)}, or leave the "
            f"column out: `--without {shlex.quote(name)}`."
        )

    def texts(self, name: str) -> list[str]:
        """Return a column's cells as text, ``""`` where missing; numbers as a person types them.

        Raises
        ------
        TableError
            If the column holds neither text nor numbers.
        """
        column = self.column(name)
        if column.cells is not None:
            return column.cells
        if column.numbers is None:
            raise TableError(
                f"Column {name!r} of {self.source} must hold text, got {column.contents}. "
                "Convert it to text."
            )
        return [_typed(value) for value in column.numbers.tolist()]

    def place(self, row: int) -> str:
        """Where row ``row`` (from 0) is found, in the user's words."""
        if self.lines is None:
            return f"row {row + 1}"
        return f"row {row + 1} (line {self.lines[row]})"


def _and_more(n: int) -> str:
    return f" and {counted(n, 'more such cell')}" if n else ""


def _mend(word: str) -> str:
    if has_comma(word):
        return "Write numbers with a point, without thousands separators"
    return "Correct it"


def has_comma(word: str) -> bool:
    """Whether text looks like a number with a decimal comma or thousands separators."""
    return re.fullmatch(r"[-+]?\d[\d.,' ]*,\d+(\.\d*)?", word) is not None


def _typed(value: float) -> str:
    """Write a number as a person would have typed it: 2, not 2.0; missing is empty."""
    if math.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def nearest_name(name: str, names: Sequence[str]) -> str:
    """Say which of the names was probably meant, or which there are."""
    folded = {known.casefold(): known for known in names}
    near = difflib.get_close_matches(name.casefold(), folded, n=1)
    if near:
        return f"Did you mean {folded[near[0]]!r}?"
    return f"Its columns are {listed(names)}."


def listed(names: Iterable[str], most: int = 12) -> str:
    """Quote names and join them by commas; beyond ``most`` say how many more there are."""
    quoted = [repr(name) for name in names]
    if len(quoted) > most:
        quoted = [*quoted[:most], f"and {len(quoted) - most} more"]
    return ", ".join(quoted)


def counted(n: int, noun: str) -> str:
    """``1 row``, ``2 rows``, ``1,000 rows``."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
