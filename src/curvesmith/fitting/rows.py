"""The rows that training sees: rows of weight 0 dropped, identical rows merged.

Merging is what makes a weight of 2 the same as the row twice, to the last bit: both give the same
arrays. It needs an order that depends on the values alone, and not on the order in which the rows
came nor on their units, so rows are sorted by value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["BLOCK_ROWS", "Groups", "Rows", "joined", "parted", "present_rows"]

# Rows that are copied at a time.
BLOCK_ROWS = 65_536


@dataclass(frozen=True)
class Rows:
    """Inputs, targets and weights of some rows.

    Parameters
    ----------
    X : ndarray of shape (n_rows, n_features), C-contiguous
        Inputs.
    y : ndarray of shape (n_rows, n_outputs), C-contiguous
        Targets.
    w : ndarray of shape (n_rows,), float64
        Weights, positive.
    """

    X: NDArray[Any]
    y: NDArray[Any]
    w: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.X)

    def take(self, rows: NDArray[Any]) -> Rows:
        """Return the rows of these indices, in this order."""
        return Rows(self.X[rows], self.y[rows], self.w[rows])

    def drawn(self, rng: np.random.Generator, share: float) -> NDArray[np.bool_]:
        """Return which rows to hold out; at least one row stays on either side."""
        n_held = min(max(1, round(share * len(self))), len(self) - 1)
        held = np.zeros(len(self), dtype=bool)
        held[rng.permutation(len(self))[:n_held]] = True
        return held

    def split(self, rng: np.random.Generator, share: float) -> tuple[Rows, Rows]:
        """Return the training rows and the held-out rows, each in their old order.

        Parameters
        ----------
        rng : numpy.random.Generator
            Decides which rows are held out.
        share : float
            Of the rows to hold out, in (0, 1); at least one row stays on either side.
        """
        held = self.drawn(rng, share)
        return self.take(np.flatnonzero(~held)), self.take(np.flatnonzero(held))


def parted(rows: Rows, rng: np.random.Generator, share: float) -> tuple[Rows, Rows, Rows]:
    """Return all rows, and as views of them those that `Rows.split` would return.

    The arrays X and y are reordered in place, as large data have no room for copies: the training
    rows come first.
    """
    is_held = rows.drawn(rng, share)
    n_train = len(rows) - np.count_nonzero(is_held)
    arrays = (rows.X, rows.y, rows.w.copy())
    for array in arrays:
        _move_to_the_end(array, is_held)
    train, held = (
        Rows(*(array[part] for array in arrays)) for part in (slice(n_train), slice(n_train, None))
    )
    return Rows(*arrays), train, held


def _move_to_the_end(array: NDArray[Any], is_last: NDArray[np.bool_]) -> None:
    """Move these rows behind the others, in place; each part keeps its order."""
    last, others = array[is_last], np.flatnonzero(~is_last)
    for begin in range(0, len(others), BLOCK_ROWS):
        block = others[begin : begin + BLOCK_ROWS]
        array[begin : begin + len(block)] = array[block]  # no row comes to stand further back
    array[len(others) :] = last


def joined(parts: Sequence[Rows]) -> Rows:
    """Return several portions of rows as one."""
    return Rows(
        np.concatenate([part.X for part in parts]),
        np.concatenate([part.y for part in parts]),
        np.concatenate([part.w for part in parts]),
    )


def present_rows(rows: Rows) -> Rows:
    """Return the rows of positive weight, in their old order."""
    present = np.flatnonzero(rows.w > 0)
    return rows if len(present) == len(rows) else rows.take(present)


@dataclass(frozen=True)
class Groups:
    """Which rows are equal; made without copying them, as large data need no more than the count.

    Parameters
    ----------
    rows : Rows
        The rows.
    order : ndarray of shape (n_rows,)
        Their indices, sorted by value.
    first : ndarray of shape (n_distinct,)
        Where in ``order`` each run of equal rows begins.
    """

    rows: Rows
    order: NDArray[np.int64]
    first: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Rows) -> Groups:
        """Find the rows that are equal."""
        return cls(rows, *sort_rows([*rows.y.T, *rows.X.T]))

    def __len__(self) -> int:
        return len(self.first)

    def merged(self) -> Rows:
        """Return the distinct rows, sorted by value, the weights of equal rows added up."""
        distinct = self.rows.take(self.order[self.first])
        return Rows(distinct.X, distinct.y, np.add.reduceat(self.rows.w[self.order], self.first))


def sort_rows(columns: list[NDArray[Any]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Sort rows by their values, first column first.

    Parameters
    ----------
    columns : list of ndarray of shape (n_rows,)
        Columns, the most significant first.

    Returns
    -------
    order : ndarray of shape (n_rows,)
        Indices of the rows, sorted.
    first : ndarray of shape (n_distinct,)
        Where in ``order`` each run of equal rows begins.

    Notes
    -----
    Each further column is looked at only where rows are still tied: where no two rows share the
    value of the first column, one sort is all.
    """
    n_rows = len(columns[0])
    order = np.arange(n_rows)
    begins = np.zeros(n_rows, dtype=bool)
    begins[0] = True
    for column in columns:
        ends = np.append(begins[1:], True)
        tied = np.flatnonzero(~(begins & ends))
        if len(tied) == 0:
            break
        run = np.cumsum(begins)[tied]
        sorting = np.lexsort((column[order[tied]], run))
        order[tied] = order[tied[sorting]]
        value = column[order[tied]]
        begins[tied[1:]] |= value[1:] != value[:-1]
    return order, np.flatnonzero(begins)
