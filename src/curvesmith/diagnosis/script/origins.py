"""Where the data of a training come from: targets before they were split, a column that is one.

Told by the numbers that passed before the training. Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.instrument import Site

__all__ = ["leak_line", "source_line"]

Array = NDArray[np.float64]
_MADE = ("assign", "augmented", "stored")
_FEWEST = 5  # different numbers by which an array is known again
_COPY = 0.99  # correlation of a column with the targets that it gives away
_TABLE = 2  # axes of rows and columns


def source_line(values: Array, sites: tuple[Site, ...], before: Mapping[int, Array]) -> int | None:
    """Return where all of some values were made first, before they were split or put in order."""
    site = _source(values, sites, before)
    return None if site is None else sites[site].line


def _source(values: Array, sites: tuple[Site, ...], before: Mapping[int, Array]) -> int | None:
    own = np.unique(values)
    if len(own) < _FEWEST:
        return None
    for number, seen in before.items():
        is_vector = seen.ndim == 1 or (seen.ndim == _TABLE and 1 in seen.shape)
        if sites[number].kind not in _MADE or not is_vector or seen.size < values.size:
            continue
        if np.isin(own, seen).all():
            return number
    return None


def leak_line(
    X: Array, y: Array, sites: tuple[Site, ...], before: Mapping[int, Array]
) -> int | None:
    """Return where a column is made that gives the targets away, or put beside the others.

    Parameters
    ----------
    X, y : ndarray
        What is trained on; the columns are looked for among all rows that the script has.
    sites : tuple of Site
    before : mapping of int to ndarray
        Last value at each site before the training, in the order of time.
    """
    source = _source(y, sites, before)
    if source is None:
        return None
    targets = before[source].reshape(-1)
    tables = [
        (number, column)
        for number, seen in before.items()
        if seen.ndim == _TABLE and seen.shape[1] == X.shape[-1] and len(seen) == len(targets)
        for column in seen.T
        if _agree(column, targets)
    ]
    for _, column in tables[:1]:
        for number, seen in before.items():
            is_column = sites[number].kind in _MADE and np.array_equal(seen.reshape(-1), column)
            if is_column and not np.array_equal(column, targets):
                return sites[number].line
    return sites[tables[0][0]].line if tables else None


def _agree(column: Array, targets: Array) -> bool:
    if not (np.ptp(column) > 0 and np.isfinite(column).all()):
        return False
    return bool(abs(np.corrcoef(column, targets)[0, 1]) >= _COPY)
