"""States that only lead the parameters on: the velocity of Nesterov's momentum.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import Trace, current, shifted_randomly, trace_of
from curvesmith.diagnosis.script.locations import Location
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.replay import Replay

__all__ = ["leading_on"]

Array = NDArray[np.float64]
_SUMS = ("Add", "Sub", "add", "sub")
_PLAIN = 1e-6  # from 1: above what single precision takes from a factor, 2^-24
_SINGLE = 1e-6  # of a sum: what single precision leaves of its last digits
_MOST = 4  # sums that are tried: of many steps in one iteration, the others follow these
_ROUNDED = 1e-3  # of a change: what single precision leaves of one that is small beside the sum


def leading_on(
    replay: Replay,
    base: Trace,
    places: Mapping[str, Location],
    prediction: Key,
    with_data: AbstractSet[Key],
) -> dict[str, Key]:
    """Return the states v that the prediction follows from by p + c v alone, with p another one.

    c is a number of the script's own, and not 1: of two biases that are added, both are trained.

    Parameters
    ----------
    replay : Replay
    base : Trace
        Of the first iteration.
    places : mapping of str to Location
        The states that the prediction follows from.
    prediction : key
    with_data : set of keys
        Events that follow from the data: no such sum does.

    Returns
    -------
    found : dict of str to key
        For each v, the event in which p + c v is made.
    """
    replay.rewind()
    start = {text: current(replay, place) for text, place in places.items()}
    found: dict[str, Key] = {}
    for text, value in start.items():
        like = {n for n, x in start.items() if n != text and x.shape == value.shape} - found.keys()
        sums = _sums(replay, base, places[text], value, with_data) if like else {}
        for key, change in islice(sums.items(), _MOST):
            moved = ({places[n]: start[n] + change.reshape(value.shape)} for n in like)
            v_moved = {places[text]: _moved(value)}
            if any(_predict_alike(replay, base, prediction, v_moved, p) for p in moved):
                found[text] = key
                break
    return found


def _moved(value: Array) -> Array:
    return shifted_randomly(value, 9)


def _sums(
    replay: Replay, base: Trace, place: Location, value: Array, with_data: AbstractSet[Key]
) -> dict[Key, Array]:
    """Return the sums that follow a change of a state by a multiple of it, and their changes."""
    by = (_moved(value) - value).reshape(-1)
    found = {}
    for key, seen in trace_of(replay.run({place: _moved(value)}), base.sites).values.items():
        before = base.values.get(key)
        if before is None or before.shape != seen.shape or seen.size != by.size:
            continue
        change = (seen - before).reshape(-1)
        factor = float(change @ by) / float(by @ by)
        least = _SINGLE * float(np.abs(seen).max(initial=0.0))
        is_multiple = np.allclose(change, factor * by, rtol=_ROUNDED, atol=least)
        is_multiple &= least < np.abs(factor * by).max(initial=0.0)
        is_sum = base.site(key).operator in _SUMS and key not in with_data
        if is_sum and is_multiple and factor and abs(abs(factor) - 1) > _PLAIN:
            found[key] = change
    return found


def _predict_alike(
    replay: Replay,
    base: Trace,
    prediction: Key,
    one: Mapping[Location, Array],
    other: Mapping[Location, Array],
) -> bool:
    """Whether the prediction moves in the same way from two states moved."""
    here = base.values[prediction]
    ends = []
    for state in (one, other):
        end = trace_of(replay.run(state, stop_at=prediction), base.sites).values.get(prediction)
        if end is None or end.shape != here.shape:
            return False
        ends.append(end - here)
    most = float(np.abs(ends[0]).max(initial=0.0))
    least = _SINGLE * float(np.abs(here).max(initial=0.0))
    return most > least and float(np.abs(ends[0] - ends[1]).max()) < _ROUNDED * most + least
