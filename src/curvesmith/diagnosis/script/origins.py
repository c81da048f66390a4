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
_STRAIGHT = 1 - 1e-10  # correlation of a straight line, in single precision
_TABLE = 2  # axes of rows and columns
_MOST_STEPS = 4  # splits and scalings one behind the other


def source_line(values: Array, sites: tuple[Site, ...], before: Mapping[int, Array]) -> int | None:
    """Return where some values were made first: before they were split, scaled, put in order."""
    site = _source(values, sites, before)
    return None if site is None else sites[site].line


def _source(values: Array, sites: tuple[Site, ...], before: Mapping[int, Array]) -> int | None:
    """Return the first site of all the values, or of what they are a straight line of."""
    found = None
    for _ in range(_MOST_STEPS):
        vectors = {
            number: seen.reshape(-1)
            for number, seen in before.items()
            if sites[number].kind in _MADE and _is_vector(seen) and seen.size >= values.size
        }
        whole = next((n for n, seen in vectors.items() if _holds(seen, values)), None)
        own = values.reshape(-1) if whole is None else vectors[whole]
        lines = (n for n, seen in vectors.items() if n == whole or _is_line_of(seen, own))
        first = next(lines, None)
        if first is None or first == found:
            break
        found, values = first, vectors[first]
    return found


def _is_vector(array: Array) -> bool:
    return array.ndim == 1 or (array.ndim == _TABLE and 1 in array.shape)


def _holds(array: Array, values: Array) -> bool:
    """Whether an array has all of some values, which are enough to be known by."""
    own = np.unique(values)
    return len(own) >= _FEWEST and bool(np.isin(own, array).all())


def _is_line_of(array: Array, values: Array) -> bool:
    """Whether values are a straight line of an array, up to single precision."""
    return array.shape == values.shape and _correlation(array, values) >= _STRAIGHT


def _correlation(array: Array, values: Array) -> float:
    """Return the size of the correlation; 0 for constants and holes."""
    both = np.array([array, values])
    if not (np.isfinite(both).all() and np.all(np.ptp(both, axis=1) > 0)):
        return 0.0
    return float(abs(np.corrcoef(both)[0, 1]))


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
        if _correlation(column, targets) >= _COPY
    ]
    # A table of all that is known holds the targets themselves, too.
    tables = [pair for pair in tables if not np.array_equal(pair[1], targets)] or tables
    for _, column in tables[:1]:
        for number, seen in before.items():
            is_column = sites[number].kind in _MADE and np.array_equal(seen.reshape(-1), column)
            if is_column and not np.array_equal(column, targets):
                return sites[number].line
    return sites[tables[0][0]].line if tables else None
