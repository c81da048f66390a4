"""Preparing a table: columns and rows chosen, encoded, and some held out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from curvesmith.errors import TableError
from curvesmith.tabular.encoding import Encoding, learn_encoding
from curvesmith.tabular.selection import Dropped, choose_columns, choose_rows, constant_columns
from curvesmith.tabular.table import Floats, Table, counted, listed

# Two rows are the fewest whose scatter can be measured, and the fewest that a curve can join.
FEWEST_ROWS = 2


@dataclass(frozen=True)
class Prepared:
    """A table made ready to fit.

    Parameters
    ----------
    source : str
        What messages call the file.
    encoding : Encoding
        Learnt from the rows that are used.
    X : ndarray of shape (n_rows, n_inputs), float64
        Finite.
    y : ndarray of shape (n_rows,), float64
        Finite, not constant.
    dropped : Dropped
        What is not used.
    notes : list of str
        Sentences on what is used but doubtful.
    """

    source: str
    encoding: Encoding
    X: Floats
    y: Floats
    dropped: Dropped
    notes: list[str]


def prepare(
    table: Table,
    target: str,
    features: Sequence[str] | None = None,
    without: Sequence[str] = (),
    *,
    strict: bool = False,
) -> Prepared:
    """Choose columns and rows, and encode them; see :func:`fit_table`."""
    names, empty = choose_columns(table, target, features, without)
    rows, dropped = choose_rows(table, names, target, strict=strict)
    y = table.numbers(target)[rows]
    if len(y) > 1 and y.min() == y.max():
        raise TableError(
            f"The target {target!r} of {table.source} must vary, got {y[0]:g} in all "
            f"{len(y):,} rows. There is nothing to fit; choose another target."
        )
    encoding = learn_encoding(table, names, target, rows)
    X = encoding.encode(table)[rows]
    notes = [*table.notes]
    constant = constant_columns(table, names, rows)
    if constant:
        notes.append(f"Without variation, kept but of no use: {listed(constant)}.")
    return Prepared(table.source, encoding, X, y, Dropped(dropped, empty), notes)


def hold_out(prepared: Prepared, test_size: float, seed: int) -> NDArray[np.bool_]:
    """Choose the rows that only measure, at random.

    Parameters
    ----------
    prepared : Prepared
    test_size : float in [0, 1)
        Share of the rows, rounded up and at least two; 0 for none.
    seed : int
        The same seed holds out the same rows.

    Returns
    -------
    held_out : ndarray of shape (n_rows,), bool

    Raises
    ------
    ValueError
        If ``test_size`` is outside [0, 1).
    TableError
        If fewer than two rows remain to fit on.
    """
    if not 0 <= test_size < 1:
        raise ValueError(f"`test_size` must be in [0, 1), got {test_size:g}. The default is 0.2.")
    n_rows = len(prepared.y)
    n_held_out = max(FEWEST_ROWS, math.ceil(test_size * n_rows)) if test_size else 0
    if n_rows - n_held_out < FEWEST_ROWS:
        needed = f"{FEWEST_ROWS} to fit on" + (
            f" and {FEWEST_ROWS} to measure on" * bool(n_held_out)
        )
        raise TableError(
            f"{prepared.source} must leave at least {needed}, got {counted(n_rows, 'whole row')} "
            f"at `--test-size {test_size:g}`. Add rows."
        )
    held_out = np.zeros(n_rows, dtype=bool)
    held_out[np.random.default_rng(seed).permutation(n_rows)[:n_held_out]] = True
    return held_out
