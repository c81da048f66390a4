"""Parameters that several statements change, each of them a part: weights with their bias in front.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.instrument import Site
from curvesmith.diagnosis.script.parts import Parts
from curvesmith.diagnosis.script.recorder import Key

__all__ = ["in_slices"]

Array = NDArray[np.float64]
_STORING = ("augmented", "stored", "assign")
_MOST_PARTS = 4  # statements that change one array
_MOST_WAYS = 200  # choices of an expression in each of them


def in_slices(
    values: Mapping[Key, Array], parts: Parts, start: Array, end: Array
) -> Iterator[tuple[int, tuple[Key, ...]]]:
    """Yield the line of the first statement that changes a part, and what may enter all of them.

    Parameters
    ----------
    values : mapping of key to ndarray
        What passed in an iteration.
    parts : Parts
    start, end : ndarray
        The parameter before and after it.
    """
    changes = _changes(values, parts, start, end)
    if not 1 < len(changes) <= _MOST_PARTS:
        return
    regions = [region for _, region in changes]
    joined = np.concatenate(regions)
    if joined.size != end.size or np.unique(joined).size != end.size:
        return
    order = np.argsort([region[0] for region in regions])
    if np.any(np.diff(np.concatenate([regions[k] for k in order])) != 1):
        return
    choices = [_entering(values, parts, *changes[k]) for k in order]
    line = min(site.line for site, _ in changes)
    for keys in islice(product(*choices), _MOST_WAYS):
        yield line, keys


def _changes(
    values: Mapping[Key, Array], parts: Parts, start: Array, end: Array
) -> list[tuple[Site, NDArray[np.intp]]]:
    """Return the statements that change the array, with the entries that each of them changes."""
    before, found = start, []
    for key, value in values.items():
        site = parts.trace.sites[key[0]]
        if site.kind != "stored" or value.shape != end.shape or key not in parts.trace.values:
            continue
        region = np.flatnonzero(value.reshape(-1) != before.reshape(-1))
        if 0 < region.size < end.size:
            found.append((site, region))
            before = value
    return found if np.array_equal(before, end) else []


def _entering(
    values: Mapping[Key, Array], parts: Parts, site: Site, region: NDArray[np.intp]
) -> list[Key]:
    """Return what a statement computes from the targets that has as many numbers as it changes."""
    return [
        key
        for key, value in values.items()
        if key in parts.with_targets and value.size == region.size
        if parts.trace.sites[key[0]].statement == site.statement
        if parts.trace.sites[key[0]].kind not in _STORING
    ]
