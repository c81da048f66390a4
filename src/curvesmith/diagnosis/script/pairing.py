"""Rows of X and y that a script has put into different orders.

Shuffled apart, they look like targets that nothing predicts; the script itself still knows the
pairs as they were before. Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.checks.rows_misaligned import LEAST_R2
from curvesmith.diagnosis.measures.smoothers import NEIGHBOURS, neighbour_r2, neighbours
from curvesmith.diagnosis.script.instrument import Site

__all__ = ["Mispaired", "are_torn", "mispaired"]

Array = NDArray[np.float64]
_SAME = 1e-9  # of the spread of a column: two columns are one, up to units
_MOST_ORDERS = 4
_MOST_ROWS = 2_000  # their distances are all computed
_MAKING = ("assign", "stored", "augmented", "call")
_IN_PLACE = ("shuffle", "sort")
_CUTTING = ("reshape", "view", "resize")


@dataclass(frozen=True)
class Mispaired:
    """The line behind which X and y belong no longer together, and R2 of neighbours before it."""

    line: int
    r2: float


@dataclass(frozen=True, eq=False)
class _Earlier:
    """The rows as they were earlier, or among others: ``values[order]`` are those of now."""

    values: Array
    order: NDArray[np.intp]


def mispaired(
    before: Mapping[int, Array], sites: Sequence[Site], X: Array, y: Array
) -> Mispaired | None:
    """Return where X and y came apart, if they can be predicted from one another as they were.

    Parameters
    ----------
    before : mapping of int to ndarray
        Last value at each site before the training, in the order of time.
    sites : sequence of Site
    X, y : ndarray, rows first
        As the training has them.
    """
    if not (X.ndim and y.ndim and len(X) == len(y) <= _MOST_ROWS):
        return None
    x, t = _columns(X), _columns(y)
    cut = _cut_wrongly(before, sites, x, t)
    if cut is not None:
        return cut
    for own in _orders(before, x):
        near = neighbours(own.values, min(NEIGHBOURS[-1], len(own.values) - 1))
        for other in _orders(before, t):
            is_alike = len(own.values) == len(other.values)
            if not is_alike or np.array_equal(own.order, other.order):
                continue
            score = neighbour_r2(other.values, near)
            if score >= LEAST_R2:
                moved = x if np.any(np.diff(own.order) != 1) else t
                line = _turning_line(before, sites, (x, other), (t, own))
                return Mispaired(line or _line(before, sites, moved), score)
    return None


def _cut_wrongly(
    before: Mapping[int, Array], sites: Sequence[Site], x: Array, t: Array
) -> Mispaired | None:
    """Return where columns that lie one behind the other were cut into rows, not turned."""
    for number, values in before.items():
        if sites[number].operator not in _CUTTING or values.shape != x.shape:
            continue
        earlier = _earlier(values, x)
        if earlier is None or not _is_in_order(earlier):
            continue
        for columns in (before[part] for part in sites[number].parts if part in before):
            if columns.shape != values.shape[::-1] or np.array_equal(columns.T, values):
                continue
            near = neighbours(columns.T, min(NEIGHBOURS[-1], len(t) - 1))
            score = neighbour_r2(t, near)
            if score >= LEAST_R2:
                return Mispaired(sites[number].line, score)
    return None


def are_torn(x: Array, t: Array, X: Array, y: Array) -> bool:
    """Whether a batch has the inputs of some rows and the targets of others.

    Parameters
    ----------
    x, t : ndarray
        Inputs and targets of the batch.
    X, y : ndarray, rows first
        All rows, each of which the batch may hold.
    """
    if not (X.ndim and y.ndim and len(X) == len(y)):
        return False
    rows, targets = _columns(X), _columns(y)
    if x.size % rows.shape[1] or t.size % targets.shape[1]:
        return False
    own, wanted = x.reshape(-1, rows.shape[1]), t.reshape(-1, targets.shape[1])
    if len(own) != len(wanted):
        return False
    n_torn = 0
    for row, target in zip(own, wanted, strict=True):
        is_row = np.all(rows == row, axis=1)
        is_target = np.all(targets == target, axis=1)
        if not (is_row.any() and is_target.any()):
            return False
        n_torn += not np.any(is_row & is_target)
    return 2 * n_torn > len(own)


def _columns(array: Array) -> Array:
    return np.asarray(array, dtype=np.float64).reshape(len(array), -1)


def _orders(before: Mapping[int, Array], rows: Array) -> Iterator[_Earlier]:
    """Yield the rows as they are, and each other order in which they were before.

    Alone or, before they were split, among others.
    """
    found = [_Earlier(rows, np.arange(len(rows)))]
    yield found[0]
    in_units = _in_other_units(before, rows)
    for values in before.values():
        if len(found) >= _MOST_ORDERS:
            return
        earlier = _earlier(values, rows) or _among_others(values, in_units)
        if earlier is not None and not any(_is_same(earlier, other) for other in found):
            found.append(earlier)
            yield earlier


def _is_same(one: _Earlier, other: _Earlier) -> bool:
    return len(one.values) == len(other.values) and np.array_equal(one.order, other.order)


def _is_in_order(earlier: _Earlier) -> bool:
    """Whether rows stand one behind the other as those of the training do."""
    return bool(np.all(np.diff(earlier.order) == 1))


def _in_other_units(before: Mapping[int, Array], rows: Array) -> list[Array]:
    """Return the rows, and what they were before they were scaled, in the order of now."""
    found = [rows]
    for values in before.values():
        earlier = _earlier(values, rows)
        if earlier is not None and _is_in_order(earlier):
            found.append(earlier.values)
    return found


def _among_others(values: Array, in_units: Sequence[Array]) -> _Earlier | None:
    """Return values that hold all rows and more, told in single precision; or None."""
    n_rows, n_columns = in_units[0].shape
    is_like = values.ndim in (1, 2) and n_rows < len(values) <= _MOST_ROWS
    if not is_like or values.size != len(values) * n_columns:
        return None
    own = _columns(values)
    places = {row.tobytes(): place for place, row in enumerate(own.astype(np.float32))}
    for rows in in_units:
        order = [places.get(row.tobytes(), -1) for row in rows.astype(np.float32)]
        if min(order) >= 0:
            return _Earlier(own, np.array(order, dtype=np.intp))
    return None


def _earlier(values: Array, rows: Array) -> _Earlier | None:
    """Return values as the same rows in another order and perhaps other units; or None."""
    if values.size != rows.size or values.ndim not in (1, 2) or not np.isfinite(values).all():
        return None
    if len(values) != len(rows):
        return None
    own = _columns(values)
    turned = [_sorted(own * sign) for sign in (1.0, -1.0)]
    there = _sorted(rows)
    for order in turned:
        if _are_straight(own[order], rows[there]):
            found = np.empty(len(rows), dtype=np.intp)
            found[there] = order
            return _Earlier(own, found)
    return None


def _sorted(rows: Array) -> NDArray[np.intp]:
    return np.lexsort(rows.T[::-1])


def _are_straight(a: Array, b: Array) -> bool:
    """Whether each column is a straight line of the other one."""
    spread = a.std(axis=0), b.std(axis=0)
    if not (spread[0].all() and spread[1].all()):
        return False
    u, v = (a - a.mean(axis=0)) / spread[0], (b - b.mean(axis=0)) / spread[1]
    signs = np.sign(np.sum(u * v, axis=0))
    return bool(np.abs(signs * u - v).max() <= _SAME)


def _turning_line(
    before: Mapping[int, Array], sites: Sequence[Site], *sides: tuple[Array, _Earlier]
) -> int | None:
    """Return the line that makes rows in the order of the other side, before both are split."""
    for rows, other in sides:
        in_units = _in_other_units(before, rows)
        for number, values in before.items():
            if sites[number].kind not in _MAKING or _is_in_order(other):
                continue
            earlier = _among_others(values, in_units)
            if earlier is not None and _is_same(earlier, other):
                return sites[number].line
    return None


def _line(before: Mapping[int, Array], sites: Sequence[Site], rows: Array) -> int:
    """Return the line that puts rows into their last order: in their place, else as new ones."""
    in_units = _in_other_units(before, rows)
    for site in (s for s in sites if s.kind == "call" and s.operator in _IN_PLACE):
        given = [before[part] for part in site.parts if part in before]
        for values in given if site.number not in before else ():
            earlier = _earlier(values, rows) or _among_others(values, in_units)
            if earlier is not None and not _is_in_order(earlier):
                return site.line
    for number, values in before.items():
        if sites[number].kind not in _MAKING:
            continue
        earlier = _earlier(values, rows) or _among_others(values, in_units)
        if earlier is not None and _is_in_order(earlier):
            return sites[number].line
    return 1
