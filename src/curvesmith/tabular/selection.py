"""Selection: which columns and rows of a table a fit can use, and what is dropped and why."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.errors import TableError
from curvesmith.tabular.table import Column, Floats, Table, counted, has_comma, listed

# A text column is encoded if it has at most this many different values, and at most one for
# every two rows: beyond that each value is seen too rarely to learn from.
MOST_CATEGORIES = 20
ROWS_PER_CATEGORY = 2

# Numbers beyond this overflow float64 when squared, and every measure of a fit squares them.
LARGEST = 1e150

# Why a row is dropped: the key in JSON, and the words for a person.
REASONS = {
    "missing_target": "the target is missing",
    "infinite_target": "the target is infinite",
    "missing_feature": "a feature is missing",
    "infinite_feature": "a feature is infinite",
}


@dataclass(frozen=True)
class Dropped:
    """What a fit leaves out.

    Parameters
    ----------
    rows : dict of str to int
        Rows by reason, a key of ``REASONS``; each row counts once, for the first that applies.
    columns : list of str
        Columns without any value.
    """

    rows: dict[str, int] = field(default_factory=dict)
    columns: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Return what JSON holds."""
        return {"rows": self.rows, "columns": self.columns}

    def sentences(self) -> list[str]:
        """Say it, one sentence for each reason."""
        said = [f"{counted(n, 'row')} dropped: {REASONS[key]}." for key, n in self.rows.items()]
        if self.columns:
            n = counted(len(self.columns), "column")
            said.append(f"{n} dropped, without any value: {listed(self.columns)}.")
        return said


def choose_columns(
    table: Table, target: str, features: Sequence[str] | None = None, without: Sequence[str] = ()
) -> tuple[list[str], list[str]]:
    """Choose the columns to predict from.

    Parameters
    ----------
    table : Table
    target : str
        The column to predict.
    features : sequence of str, optional
        The columns to use; by default all but the target.
    without : sequence of str
        Columns to leave out.

    Returns
    -------
    names, empty : list of str
        The columns to use, and those that were asked for but hold no value.

    Raises
    ------
    TableError
        If a name is not a column, the target is among the features or not of numbers, no
        column remains, or columns cannot be inputs (all named in one sentence).
    """
    _check_target(table, target)
    asked = list(dict.fromkeys(table.names if features is None else features))
    for name in [*asked, *without]:
        table.column(name)
    if features is not None and target in features:
        raise TableError(f"The features must not contain the target, got {target!r} in both.")
    asked = [name for name in asked if name != target and name not in without]
    empty = [name for name in asked if table.column(name).kind == "empty"]
    names = [name for name in asked if name not in empty]
    if not names:
        raise TableError(
            f"{table.source} must hold a column with values beside the target {target!r}, got "
            "none. Add a column to predict from."
        )
    _check_features(table, names)
    return names, empty


def _check_target(table: Table, target: str) -> None:
    column = table.column(target)
    if column.kind == "empty":
        raise TableError(
            f"The target {target!r} of {table.source} must hold numbers, got no value."
        )
    table.numbers(target)


def _check_features(table: Table, names: Sequence[str]) -> None:
    columns = [table.column(name) for name in names]
    for column in columns:
        if column.kind == "mixed":
            table.numbers(column.name)
    refused = [column for column in columns if not _is_usable(column)]
    if refused:
        without = ",".join(column.name for column in refused)
        raise TableError(
            f"The features in {table.source} must be numbers, or text of at most "
            f"{MOST_CATEGORIES} values each found in {ROWS_PER_CATEGORY} rows on average, got "
            f"{', '.join(_describe(column) for column in refused)}. "
            f"Leave them out: `--without {shlex.quote(without)}`."
        )


def _is_usable(column: Column) -> bool:
    """Whether a column holds numbers, or text of few enough values."""
    if column.cells is None:
        return column.kind != "other"
    cells = [cell for cell in column.cells if cell]
    n_values = len(set(cells))
    return n_values <= MOST_CATEGORIES and n_values * ROWS_PER_CATEGORY <= len(cells)


def _describe(column: Column) -> str:
    if column.cells is None:
        return f"{column.name!r} ({column.contents})"
    cells = [cell for cell in column.cells if cell]
    hint = ", a number with commas" if has_comma(cells[0]) else ""
    return f"{column.name!r} (text of {len(set(cells)):,} values, such as {cells[0]!r}{hint})"


def choose_rows(
    table: Table, names: Sequence[str], target: str, *, strict: bool = False
) -> tuple[NDArray[np.bool_], dict[str, int]]:
    """Choose the rows without missing or infinite cells.

    Parameters
    ----------
    table : Table
    names : sequence of str
        The features, accepted by :func:`choose_columns`.
    target : str
        The column to predict.
    strict : bool, default False
        Refuse the table rather than drop a row.

    Returns
    -------
    rows : ndarray of shape (n_rows,), bool
        True for the rows to use.
    dropped : dict of str to int
        How many are not, by reason (a key of ``REASONS``).

    Raises
    ------
    TableError
        If no row is whole, a number is beyond 1e150, or ``strict`` and a row must be dropped.
    """
    for name in [target, *names]:
        _check_size(table, name)
    rows = np.ones(table.n_rows, dtype=bool)
    dropped = {}
    for reason, faulty in zip(REASONS, _faults(table, names, target), strict=True):
        hit = rows & faulty
        if hit.any():
            dropped[reason] = int(hit.sum())
            rows &= ~faulty
    if strict and dropped:
        _refuse_gaps(table, [target, *names], int((~rows).sum()))
    if not rows.any():
        raise TableError(
            f"{table.source} must hold rows without gaps, got {counted(table.n_rows, 'row')} with "
            f"a gap in each, most in {_emptiest(table, [target, *names])!r}. Leave that column out."
        )
    return rows, dropped


def _faults(table: Table, names: Sequence[str], target: str) -> list[NDArray[np.bool_]]:
    """Rows to drop, in the order of ``REASONS``."""
    y = table.numbers(target)
    missing = np.zeros(table.n_rows, dtype=bool)
    infinite = np.zeros(table.n_rows, dtype=bool)
    for name in names:
        missing |= _is_missing(table, name)
        if table.column(name).kind == "number":
            infinite |= np.isinf(table.numbers(name))
    return [np.isnan(y), np.isinf(y), missing, infinite]


def _is_missing(table: Table, name: str) -> NDArray[np.bool_]:
    cells = table.column(name).cells
    if cells is None:
        return np.isnan(table.numbers(name))
    return np.array([not cell for cell in cells])


def _check_size(table: Table, name: str) -> None:
    if table.column(name).kind != "number":
        return
    values: Floats = np.abs(table.numbers(name))
    huge = np.flatnonzero(np.isfinite(values) & (values > LARGEST))
    if huge.size:
        raise TableError(
            f"Column {name!r} of {table.source} must stay below {LARGEST:g}, got "
            f"{table.numbers(name)[huge[0]]:g} in {table.place(int(huge[0]))}. Its square is not a "
            "number; mark it as missing if it stands for that, or change the unit."
        )


def _refuse_gaps(table: Table, names: Sequence[str], n_dropped: int) -> None:
    row, name = min((_first_gap(table, name), name) for name in names)
    raise TableError(
        f"{table.source} must have no gaps under `--strict`, got "
        f"{counted(n_dropped, 'row')} with missing or infinite cells, the first in "
        f"{table.place(row)}, column {name!r}. Fill them, or drop `--strict`."
    )


def _first_gap(table: Table, name: str) -> int:
    gaps = np.flatnonzero(_is_gap(table, name))
    return int(gaps[0]) if gaps.size else table.n_rows


def _is_gap(table: Table, name: str) -> NDArray[np.bool_]:
    if table.column(name).kind != "number":
        return _is_missing(table, name)
    return ~np.isfinite(table.numbers(name))


def _emptiest(table: Table, names: Sequence[str]) -> str:
    return max(names, key=lambda name: int(_is_gap(table, name).sum()))


def constant_columns(table: Table, names: Sequence[str], rows: NDArray[np.bool_]) -> list[str]:
    """Return the names of the columns that hold one value only in the given rows."""
    return [name for name in names if _is_constant(table, name, rows)]


def _is_constant(table: Table, name: str, rows: NDArray[np.bool_]) -> bool:
    if table.column(name).kind == "number":
        values = table.numbers(name)[rows]
        return bool(values.min() == values.max())
    cells = table.texts(name)
    return len({cells[i] for i in np.flatnonzero(rows)}) == 1
