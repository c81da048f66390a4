"""Dropout by hand: random masks that a script multiplies its units by, and what stands for them.

Runs inside the child process.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import changed_by, current, shifted_randomly
from curvesmith.diagnosis.script.locations import Location
from curvesmith.diagnosis.script.parts import Parts
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.replay import Place, Replay

__all__ = ["without_masks"]

Array = NDArray[np.float64]
_FEW = 8  # entries that may hold two values by chance


def without_masks(replay: Replay, parts: Parts) -> dict[Place, Array]:
    """Return what takes the place of the masks of dropout, as when a network is used.

    A mask holds zero and one other number c, is drawn anew in each iteration, follows neither from
    the parameters nor from the data, and is multiplied with what does. In its place comes its mean:
    1 for masks of 0 and 1/keep, the share that is kept for those of 0 and 1. One number, so that it
    fits any number of rows. Empty where nothing is masked, or the script does not take numbers.

    Parameters
    ----------
    replay : Replay
    parts : Parts
    """
    candidates = [key for key in _multiplied(parts) if _is_mask(parts.trace.values[key])]
    drawn = _drawn_anew(replay, parts, candidates) if candidates else []
    found: dict[Place, Array] = {k: _mean(parts.trace.values[k]) for k in drawn}
    try:
        replay.run(data={**parts.sample(0), **found})
    except Exception:  # the user's code may take them by shape
        found = {}
    replay.rewind()
    return found


def _multiplied(parts: Parts) -> list[Key]:
    """Return the events that are multiplied with what follows from the parameters."""
    trace = parts.trace
    found: dict[Key, None] = {}
    for key in parts.moving & trace.values.keys():
        if trace.site(key).operator not in ("Mult", "mul", "multiply"):
            continue
        for side in trace.operands(key):
            if side not in parts.moving and trace.values[side].size > _FEW:
                found[side] = None
    values = [trace.values[key] for key in found]
    # A mask passes under several names: all of them, so that the first is among them.
    return [
        key
        for key, value in trace.values.items()
        if key not in parts.moving and any(np.array_equal(value, own) for own in values)
    ]


def _is_mask(value: Array) -> bool:
    """Whether an array holds zeros and one number above."""
    levels = np.unique(value)
    return len(levels) == 2 and levels[0] == 0 and levels[1] >= 1


def _drawn_anew(replay: Replay, parts: Parts, keys: list[Key]) -> list[Key]:
    """Return the events that are others in the next iteration from the same parameters and data."""
    data = parts.sample(0)
    start = {place: parts.start[name] for name, place in parts.params.items()}
    replay.begin_again()
    try:
        for _ in range(2):
            events = replay.run(start, data, goes_on=True)
    except Exception:  # the user's code may not go on
        return []
    finally:
        replay.begin_again()
        replay.rewind()
    now = {event.key: event.value for event in events}
    values = parts.trace.values
    drawn = [key for key in keys if key in now and not np.array_equal(values[key], now[key])]
    of_data = _of_inputs(replay, parts) if drawn else frozenset()
    return [key for key in drawn if key not in of_data and key not in parts.with_targets]


def _of_inputs(replay: Replay, parts: Parts) -> frozenset[Key]:
    """Return the events that follow from the inputs, and where these enter."""
    place = parts.inputs
    if isinstance(place, Location):
        replay.rewind()
        return changed_by(
            replay, parts.trace, data={place: shifted_randomly(current(replay, place))}
        )
    data = {**parts.sample(0), place: shifted_randomly(parts.trace.values[place])}
    return changed_by(replay, parts.trace, data=data) | {*replay.twins.get(place, (place,))}


def _mean(mask: Array) -> Array:
    """Return what a mask comes to on average."""
    largest = float(mask.max())
    return np.asarray(1.0 if largest > 1 else float(np.mean(mask)))
