"""Which values follow from which: found by changing one and looking at the others.

Runs inside the child process.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.instrument import Site
from curvesmith.diagnosis.script.locations import Location
from curvesmith.diagnosis.script.recorder import Enough, Event, Key, as_array
from curvesmith.diagnosis.script.replay import Place, Replay

__all__ = ["Trace", "changed_by", "shifted_randomly", "trace_of"]

Array = NDArray[np.float64]
_ROUNDING = 1e-9  # of the size of equal numbers


@dataclass(frozen=True)
class Trace:
    """One run of the body: the values that passed, in order, by site and occurrence."""

    values: dict[Key, Array]
    sites: tuple[Site, ...]

    def site(self, key: Key) -> Site:
        """Return the place in the source where a value passed."""
        return self.sites[key[0]]

    def operands(self, key: Key) -> list[Key]:
        """Return the events that are the operands of one: the last of each site before it."""
        place = self._order[key]
        found = []
        for part in self.site(key).parts:
            passes = self._passes.get(part, [])
            at = bisect_left(passes, place)
            found += [self._keys[passes[at - 1]]] if at else []
        return found

    @cached_property
    def _keys(self) -> list[Key]:
        """The events in time."""
        return list(self.values)

    @cached_property
    def _order(self) -> dict[Key, int]:
        """The place of each event in time."""
        return {key: place for place, key in enumerate(self.values)}

    @cached_property
    def _passes(self) -> dict[int, list[int]]:
        """When values passed at each site, in order."""
        found: dict[int, list[int]] = {}
        for (site, _), place in self._order.items():
            found.setdefault(site, []).append(place)
        return found


def trace_of(events: list[Event], sites: tuple[Site, ...]) -> Trace:
    """Return the trace of a run's events."""
    return Trace({event.key: event.value for event in events}, sites)


def changed_by(
    replay: Replay,
    base: Trace,
    params: Mapping[Location, Array] | None = None,
    data: Mapping[Place, Array] | None = None,
    shifts: Mapping[Key, Array] | None = None,
) -> frozenset[Key]:
    """Return the events whose value is another, or that are missing, when something is changed.

    Exact comparison: the run is repeated from the same state with the same random numbers. Empty
    if the changed code stops with an error.
    """
    return changed_unless_refused(replay, base, params, data, shifts) or frozenset()


def changed_unless_refused(
    replay: Replay,
    base: Trace,
    params: Mapping[Location, Array] | None = None,
    data: Mapping[Place, Array] | None = None,
    shifts: Mapping[Key, Array] | None = None,
) -> frozenset[Key] | None:
    """Return the same, but None if the changed code stops with an error."""
    try:
        events = replay.run(params, data, shifts=dict(shifts or {}))
    except (Exception, Enough):  # the user's code may not take what it is given
        return None
    now = {event.key: event.value for event in events}
    return frozenset(
        key for key, value in base.values.items() if key not in now or not _is_same(value, now[key])
    )


def _is_same(one: Array, other: Array) -> bool:
    """Whether two arrays are the same, NaN included. Most are single numbers: quick for these."""
    if one.ndim == other.ndim == 0:
        a, b = float(one), float(other)
        return a == b or (a != a and b != b)
    return np.array_equal(one, other, equal_nan=True)


def shifted_randomly(array: Array, seed: int = 0) -> Array:
    """Return an array with each entry moved by about a tenth of the array's spread."""
    rng = np.random.default_rng(seed)
    values = np.asarray(array, dtype=np.float64)
    with np.errstate(invalid="ignore"):  # the best loss so far begins with infinity
        spread, size = float(np.std(values)), float(np.abs(values).max(initial=0.0))
    # The spread of equal numbers is rounding.
    scale = 0.1 * (spread if spread > _ROUNDING * size else size or 1.0)
    return np.asarray(values + scale * rng.uniform(0.5, 1.5, values.shape))


def current(replay: Replay, location: Location) -> Array:
    """Return a copy of what a location holds now."""
    array = as_array(location.get(replay.names))
    return np.array(array, dtype=np.float64)


def held(replay: Replay, places: Mapping[str, Location]) -> dict[str, Array]:
    """Return what places hold now, of those that are still there.

    By where they are: what loops have set may give them other names.
    """
    found = {}
    for text, place in places.items():
        with suppress(LookupError, AttributeError, TypeError, ValueError):
            array = as_array(place.get(replay.names))
            if array is not None:
                found[text] = np.array(array, dtype=np.float64)
    return found
