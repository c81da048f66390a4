"""Cells: the one place where the text of a cell becomes a number.

The rule is the same for every file and every reader:

* outer spaces do not count;
* a cell is missing if it is empty or reads NA, N/A, #N/A, NaN, null or ``?``, in any case;
* a cell is a number if it is written as Python writes one (``1``, ``-1.5``, ``1e-3``, ``inf``),
  in ASCII and without underscores; numbers beyond 2**53 are rounded to the nearest double;
* a column whose every value reads true or false, in any case, holds the numbers 1 and 0;
* of the other columns, one with more text than numbers is text, and one with at least as many
  numbers as text is a column of numbers with faulty cells ("mixed"), which is refused when it
  is used. Numbers with thousands separators or decimal commas are text.
"""

from __future__ import annotations

import math

import numpy as np

from curvesmith.tabular.table import Column, Floats

MISSING = frozenset({"", "na", "n/a", "#n/a", "nan", "null", "?"})
TRUTH = {"true": 1.0, "false": 0.0}


def parse_column(name: str, cells: list[str]) -> Column:
    """Turn the cells of one column into numbers where they are numbers.

    Parameters
    ----------
    name : str
        The column's name.
    cells : list of str
        As they stand in the file, quotes removed.

    Returns
    -------
    column : Column
        Of kind number, text, mixed or empty.
    """
    cells = [cell.strip() for cell in cells]
    numbers = _all_numbers(cells)
    return _parse_each(name, cells) if numbers is None else of_numbers(name, numbers)


def _all_numbers(cells: list[str]) -> Floats | None:
    """Convert in one sweep, or None if some cell is not plainly a number."""
    joined = "".join(cells)
    if "_" in joined or not joined.isascii():
        return None
    try:
        return np.fromiter(map(float, cells), np.float64, len(cells))
    except ValueError:
        return None


def of_numbers(name: str, numbers: Floats) -> Column:
    """Make a column of numbers, or an empty one if all are missing."""
    return Column(name, "empty" if np.isnan(numbers).all() else "number", numbers)


def _parse_each(name: str, cells: list[str]) -> Column:
    values = [_number(cell) for cell in cells]
    words = [cell for cell, value in zip(cells, values, strict=True) if value is None]
    n_numbers = sum(value is not None and not math.isnan(value) for value in values)
    if not n_numbers and all(word.lower() in TRUTH for word in words):
        return of_numbers(name, np.array([TRUTH.get(cell.lower(), math.nan) for cell in cells]))

    numbers = np.array([math.nan if value is None else value for value in values])
    if not words:
        return of_numbers(name, numbers)
    texts = ["" if cell.lower() in MISSING else cell for cell in cells]
    if n_numbers >= len(words):
        return Column(name, "mixed", numbers, texts)
    return Column(name, "text", cells=texts)


def _number(cell: str) -> float | None:
    """The cell's value, NaN if it is missing, None if it is text."""
    if cell.lower() in MISSING:
        return math.nan
    if "_" in cell or not cell.isascii():
        return None
    try:
        return float(cell)
    except ValueError:
        return None
