"""What lives across the iterations of a loop, and what enters it: states and data.

Runs inside the child process.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import partial

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import (
    Trace,
    changed_by,
    changed_unless_refused,
    current,
    held,
    shifted_randomly,
    trace_of,
)
from curvesmith.diagnosis.script.instrument import Instrumented, Loop, names_in
from curvesmith.diagnosis.script.locations import Location, arrays_of, by_other_names
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.replay import Place, Replay

__all__ = ["asking", "awake", "find_data", "find_states", "stepped"]

Array = NDArray[np.float64]
_MANY_TURNS = 6  # of which in half a single last unit is dead for most rows
_TURNS = 2  # draws from elsewhere, where all units may be dead as well
_FEW = 2  # numbers that make an array
_PARTS = ("", "[:-1]", "[-1]", "[0]", "[1]", "[2]")
_ROUNDED = 1e-6  # above what single precision takes from a number that is written to it, 2^-24


def find_states(
    replay: Replay,
    program: Instrumented,
    loop: Loop,
    places: dict[str, Location],
    later: AbstractSet[str] = frozenset(),
) -> dict[str, frozenset[Key]]:
    """Return the events that follow from each place that is read and then changed.

    Seen on data that are moved a little: a first row of zeros would hide the weights. What only
    `later` iterations change, because a first step is tried and not made, counts as well.
    """
    ignored = set(places) - set(_set_by(loop))
    moved = _moved(replay, loop, ignored)
    try:
        base = trace_of(replay.run(data=moved), program.sites)
    except Exception:  # the user's code may not take them
        moved = {}
        base = trace_of(replay.run(), program.sites)
    after = held(replay, places)
    touched, changed = {}, set()
    for text, place in places.items():
        if text in _set_by(loop) or text not in after:
            continue
        replay.rewind()
        value = current(replay, place)
        touched[text] = changed_by(replay, base, {place: shifted_randomly(value)}, moved)
        # Its next value need not follow from it: c -= 0.5 * 2 * mean(f + c - y) forgets c.
        if not np.array_equal(value, after[text], equal_nan=True):
            changed.add(text)
    changed |= later & touched.keys()
    states = {text: events for text, events in touched.items() if events and text in changed}
    still = {text: places[text] for text, events in touched.items() if events}
    found = _states_elsewhere(replay, base, still, moved, _near) if states else {}
    return {t: states.get(t, frozenset()) | found.get(t, frozenset()) for t in states | found}


def _set_by(loop: Loop) -> list[str]:
    """Return the places that a loop sets: its names, and inputs and target of a row in one.

    Or of a batch in one: ``for data in loader``, where ``data`` is a list of two tensors.
    """
    return [name + part for name in names_in(loop.target) for part in _PARTS]


def _states_elsewhere(
    replay: Replay,
    base: Trace,
    places: Mapping[str, Location],
    moved: Mapping[Place, Array],
    draw: Callable[[Array], Array],
) -> dict[str, frozenset[Key]]:
    """Return the events that follow from each place that an iteration from elsewhere changes.

    Weights in front of others that begin at zero stay where they are in the first iteration, and
    no prediction follows from them.
    """
    replay.rewind()
    start = {text: draw(current(replay, x)) for text, x in places.items()}
    params = {places[text]: value for text, value in start.items()}
    try:
        seen = trace_of(replay.run(params, moved), base.sites)
    except Exception:  # the user's code may not take them
        return {}
    after = held(replay, places)
    found = {}
    for text, value in start.items():
        # Single precision rounds what was written.
        if text in after and not np.allclose(value, after[text], rtol=_ROUNDED, atol=0):
            shifted = {**params, places[text]: shifted_randomly(value)}
            found[text] = changed_by(replay, seen, shifted, moved) & base.values.keys()
    return found


def asking(
    replay: Replay, base: Trace, still: AbstractSet[str], start: dict[str, Array]
) -> dict[str, frozenset[Key]]:
    """Return the events that follow from each place that asks for gradients, of some places.

    Seen where training begins, and away from there: a last unit that is dead for all rows lets
    nothing through. Their values are put into `start`.
    """
    replay.rewind()
    places = arrays_of(replay.names)
    wanted = {
        text: place
        for text, place in places.items()
        if text in still and getattr(place.get(replay.names), "requires_grad", False)
    }
    values = {text: current(replay, place) for text, place in wanted.items()}
    found: dict[str, frozenset[Key]] = dict.fromkeys(wanted, frozenset())
    for seed in range(1 + _MANY_TURNS):
        params = {x: _far(values[text], seed) for text, x in wanted.items()} if seed else {}
        seen = trace_of(replay.run(params), base.sites)
        for text, place in wanted.items():
            replay.rewind()
            moved = {**params, place: shifted_randomly(params.get(place, values[text]))}
            found[text] |= changed_by(replay, seen, moved) & base.values.keys()
        followed = [text for text in found if _last_number(base) in found[text]]
        if len(followed) == len(found):
            break
    replay.rewind()
    found = {text: events for text, events in found.items() if events}
    start |= {text: values[text] for text in found}
    return found


def _last_number(base: Trace) -> Key | None:
    """Return the last single number that is assigned: the loss, where that has a name."""
    numbers = [k for k, x in base.values.items() if x.size == 1 and base.site(k).kind == "assign"]
    return numbers[-1] if numbers else None


def stepped(
    replay: Replay, base: Trace, still: AbstractSet[str], start: dict[str, Array]
) -> dict[str, frozenset[Key]]:
    """Return the events that follow from each place of which an iteration makes a step in vain.

    W - 0.1 * dW is computed, where dW follows from W and from other arrays, and is not kept. Their
    values are put into `start`.
    """
    replay.rewind()
    places = {t: x for t, x in arrays_of(replay.names).items() if t in still}
    touched, values = {}, {}
    for text, place in places.items():
        replay.rewind()
        values[text] = current(replay, place)
        touched[text] = changed_by(replay, base, {place: shifted_randomly(values[text])})
    replay.rewind()
    found = [text for text in places if _makes_step(base, values[text], text, touched)]
    start |= {text: values[text] for text in found}
    return {text: touched[text] for text in found}


def awake(
    replay: Replay, base: Trace, still: AbstractSet[str], start: dict[str, Array]
) -> dict[str, frozenset[Key]]:
    """Return the events that follow from each place that an iteration from elsewhere changes.

    Where all units are dead as they are drawn, no step is made from there; where the last one is,
    none from near there. Their values are put into `start`.
    """
    replay.rewind()
    places = {t: x for t, x in arrays_of(replay.names).items() if t in still}
    draws: list[Callable[[Array], Array]] = [partial(_far, seed=1 + k) for k in range(_TURNS)]
    for draw in (_near, *draws):
        found = _states_elsewhere(replay, base, places, {}, draw)
        replay.rewind()
        if len(found) >= _FEW:  # weights of one layer alone are no network
            start |= {text: current(replay, places[text]) for text in found}
            return found
    return {}


def _makes_step(
    base: Trace, value: Array, text: str, touched: Mapping[str, frozenset[Key]]
) -> bool:
    """Whether something of its size that follows from it and others is added to a value."""
    others = [events for other, events in touched.items() if other != text]
    for key in base.values:
        if base.site(key).operator not in ("Sub", "Add") or base.values[key].size != value.size:
            continue
        sides = base.operands(key)
        from_what = sides[:1] if base.site(key).operator == "Sub" else sides
        own = [
            k for k in from_what if np.array_equal(base.values[k].reshape(-1), value.reshape(-1))
        ]
        rest = [k for k in sides if k not in own and k in touched[text]]
        if own and any(sum(k in events for events in others) >= _FEW for k in rest):
            return True
    return False


def _moved(replay: Replay, loop: Loop, ignored: set[str]) -> dict[Place, Array]:
    """Return data near those of the first iteration."""
    replay.rewind()
    targets = _set_by(loop)
    moved: dict[Place, Array] = {}
    for text, place in arrays_of(replay.names).items():
        value = current(replay, place)
        if text not in ignored and (value.size > 1 or text in targets):
            moved[place] = shifted_randomly(value, 1)
    return moved


def find_data(
    replay: Replay,
    base: Trace,
    states: Mapping[str, Location],
    loop: Loop,
    moving: frozenset[Key],
) -> dict[str, frozenset[Key]]:
    """Return the events that follow from each place of data.

    Seen as training begins, and away from there: weights of zero, or units that are all dead, hide
    what goes through them. Where inputs and targets do not come together there, with what moves,
    a last unit may be dead for all rows, and other draws are tried.
    """
    found: dict[str, frozenset[Key]] = {}
    for turn in range(2 + _TURNS):
        if turn > 1 and _come_together(found.values(), moving):
            break
        params, moved = _elsewhere(replay, states, loop, 6 + turn) if turn else ({}, {})
        try:
            seen = trace_of(replay.run(params, moved), base.sites)
        except Exception:  # the user's code may not take them
            continue
        replay.rewind()
        known = by_other_names(arrays_of(replay.names, floats_only=False), states)
        for text, place in known.items():
            replay.rewind()
            value = current(replay, place)
            is_target = text in _set_by(loop)
            if text in states or (value.size < _FEW and not is_target):
                continue
            own = moved.get(place, value)
            touched = _followed(replay, seen, params, moved, place, own) & base.values.keys()
            if touched:
                found[text] = found.get(text, frozenset()) | touched
    return found


def _followed(
    replay: Replay,
    base: Trace,
    params: dict[Location, Array],
    data: dict[Place, Array],
    place: Location,
    value: Array,
) -> frozenset[Key]:
    """Return the events that follow from a place.

    Told from the same numbers in another order if others are refused: shares that are moved may
    be none any more.
    """
    others = [shifted_randomly(value, 5)]
    others += [np.random.default_rng(5).permutation(value)] if value.ndim else []
    told = (changed_unless_refused(replay, base, params, {**data, place: x}) for x in others)
    return next((events for events in told if events is not None), frozenset())


def _come_together(data: Iterable[frozenset[Key]], moving: frozenset[Key]) -> bool:
    """Whether something that moves follows from two places of data."""
    times = Counter(key for events in data for key in events & moving)
    return max(times.values(), default=0) > 1


def _elsewhere(
    replay: Replay, states: Mapping[str, Location], loop: Loop, seed: int
) -> tuple[dict[Location, Array], dict[Place, Array]]:
    """Return parameters and data far from those that training begins with."""
    replay.rewind()
    params = {place: _far(current(replay, place), seed) for place in states.values()}
    moved: dict[Place, Array] = {}
    for text, place in arrays_of(replay.names).items():
        value = current(replay, place)
        if text not in states and (value.size >= _FEW or text in _set_by(loop)):
            moved[place] = _far(value, seed)
    return params, moved


def _near(value: Array) -> Array:
    """Return an array moved by about a tenth of its spread."""
    return shifted_randomly(value, 2)


def _far(value: Array, seed: int) -> Array:
    """Return an array with normal deviates of three times its own size added; of 3 to zeros."""
    size = float(np.sqrt(np.mean(value**2))) if value.size else 0.0
    scale = size if np.isfinite(size) and size > 0 else 1.0
    draws = np.random.default_rng(seed).standard_normal(value.shape)
    return np.asarray(value + 3 * scale * draws)
