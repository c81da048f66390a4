"""The arrays that a script cuts out of one vector of parameters: ``W = p[:6].reshape(2, 3)``.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import Trace

__all__ = ["Pieces", "pieces_of"]

Array = NDArray[np.float64]
_PRODUCTS = ("dot", "matmul", "outer", "einsum")
_CUT = ("assign", "load", "call", "returned")


@dataclass(frozen=True, eq=False)
class Pieces:
    """One vector as the arrays that it is cut into.

    Parameters
    ----------
    name : str
        Of the vector.
    whole : ndarray
        The vector that a training begins with: entries that no array has stay as they are there.
    places : dict of str to ndarray of int
        For each array the indices of its entries; none is in two.
    lines : dict of str to int
        Where each array is first used.
    """

    name: str
    whole: Array
    places: dict[str, NDArray[np.intp]]
    lines: dict[str, int]

    @property
    def rest(self) -> NDArray[np.intp]:
        """The entries of the vector that no array has."""
        return np.setdiff1d(
            np.arange(self.whole.size), np.concatenate([*map(np.ravel, self.places.values())])
        )

    @property
    def names(self) -> dict[str, str]:
        """The vector, for each array."""
        return dict.fromkeys(self.places, self.name)

    def cut(self, params: Mapping[str, Array]) -> dict[str, Array]:
        """Return the arrays of a vector."""
        flat = np.reshape(params[self.name], -1)
        return {name: flat[at] for name, at in self.places.items()}

    def joined(self, params: Mapping[str, Array]) -> dict[str, Array]:
        """Return the vector of some arrays."""
        flat = self.whole.copy()
        for name, at in self.places.items():
            flat[at] = params[name]
        return {self.name: flat}

    def of(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function of the arrays for one of the vector."""
        return lambda params, *data: function(self.joined(params), *data)


def pieces_of(name: str, whole: Array, theta: Array, trace: Trace) -> Pieces | None:
    """Return what a vector is cut into; None if it is used as it is.

    Parameters
    ----------
    name : str
    whole : ndarray
        What it is when the training begins.
    theta : ndarray
        Of one axis; no two entries are the same.
    trace : Trace
        Of an iteration from theta.
    """
    order = np.argsort(theta)
    found: dict[str, NDArray[np.intp]] = {}
    lines: dict[str, int] = {}
    is_free = np.ones(theta.size, bool)
    for text, line, value in _cuts(trace, theta.size):
        at = order[np.minimum(np.searchsorted(theta, value, sorter=order), theta.size - 1)]
        is_part = np.array_equal(theta[at], value) and len(np.unique(at)) == at.size
        if not is_part or not is_free[at].all():
            continue
        is_free[at] = False
        key = text if text not in found else f"{text} ({len(found) + 1})"
        found[key], lines[key] = at, _used_line(trace, value) or line
    if len(found) <= 1:
        return None
    inner = sorted(found, key=lambda key: int(found[key].min()))
    return Pieces(name, whole, {key: found[key] for key in inner}, lines)


def _cuts(trace: Trace, size: int) -> Iterator[tuple[str, int, Array]]:
    """Yield text, line and value of what may be cut out: what has a name first, else the last."""
    known = [(trace.site(key), value) for key, value in trace.values.items()]
    known = [(s, x) for s, x in reversed(known) if s.kind in _CUT and 0 < x.size < size]
    for site, value in sorted(known, key=lambda pair: pair[0].kind != "assign"):
        yield site.text, site.line, value


def _used_line(trace: Trace, value: Array) -> int | None:
    """Return where a product or sum is first made of a value."""
    for key in trace.values:
        site = trace.site(key)
        is_made = site.kind == "binary" or site.operator in _PRODUCTS
        if is_made and any(
            np.array_equal(trace.values[part], value) for part in trace.operands(key)
        ):
            return site.line
    return None
