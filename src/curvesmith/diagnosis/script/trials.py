"""Iterations that try steps before they make one: line searches, and damping that is adapted.

Runs inside the child process.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import (
    Trace,
    changed_by,
    current,
    held,
    shifted_randomly,
    trace_of,
)
from curvesmith.diagnosis.script.instrument import Instrumented
from curvesmith.diagnosis.script.locations import Location, arrays_of
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.replay import Place, Replay

__all__ = [
    "before_trial",
    "first_tried",
    "is_beside_weights",
    "lengths",
    "shifts_tried",
    "steps_tried",
]

Array = NDArray[np.float64]
_TURNS = 12  # iterations, of which the first may try in vain
_NEAR = 1e-3  # of a way or a parameter: differences are taken next to where they are
_EXACT = 1e-12
_ROUNDED = 1e-4  # above what single precision leaves of a change of a tenth, 2^-24
_MAKING = ("binary", "call")
_States = Mapping[str, frozenset[Key]]
_Places = Mapping[str, Location]


def steps_tried(replay: Replay, program: Instrumented, places: _Places) -> dict[Key, Location]:
    """Return the events in which a step is tried, and the place of what it becomes if it is made.

    An iteration that keeps what a network puts out for what it has made, and predicts only what it
    tries, predicts for no parameters that it begins with. Each state is made of the first event
    that has its value at the end and follows from inputs and targets; of those that follow from
    others, such as outputs, none is kept.

    Parameters
    ----------
    replay : Replay
    program : Instrumented
    places : mapping of str to Location
        What the iterations keep changing.
    """
    replay.rewind()
    ended = held(replay, places)
    for _ in range(_TURNS):
        begun = ended
        trace = trace_of(replay.run(goes_on=True), program.sites)
        ended = held(replay, places)
        moved = {
            text
            for text in begun.keys() & ended.keys()
            if not np.array_equal(begun[text], ended[text])
        }
        if any(begun[text].size > 1 for text in moved):
            break
    else:
        moved = set()
    replay.begin_again()
    base = trace_of(replay.run(), program.sites)
    fitted = _fitted(replay, base, places) if moved else set()
    found: dict[Key, Location] = {}
    for key, value in trace.values.items():
        if trace.site(key).kind not in _MAKING or key not in fitted:
            continue
        own = [t for t in moved if ended[t].shape == value.shape]
        own = [
            t for t in own if np.array_equal(ended[t], value) and places[t] not in found.values()
        ]
        shifts: dict[Place, Array] = {k: shifted_randomly(base.values[k]) for k in found}
        if own and not (shifts and key in changed_by(replay, base, data=shifts)):
            found[key] = places[own[0]]
    return found if any(base.values[key].size > 1 for key in found) else {}


def _fitted(replay: Replay, base: Trace, places: _Places) -> set[Key]:
    """Return the events that follow from two arrays that no iteration changes: X and y."""
    times: Counter[Key] = Counter()
    replay.rewind()
    for text, place in arrays_of(replay.names).items():
        replay.rewind()
        value = current(replay, place)
        if text not in places and value.size > 1:
            times.update(changed_by(replay, base, data={place: shifted_randomly(value)}))
    return {key for key, number in times.items() if number > 1}


def shifts_tried(
    replay: Replay,
    base: Trace,
    params: _Places,
    start: Mapping[str, Array],
    states: _States,
    with_data: AbstractSet[Key],
    prediction: Key,
) -> dict[Key, Location]:
    """Return the events p + c in which c follows from none of the parameters, if they predict.

    What a random search adds, or a step by a gradient that the iteration before has computed.

    Parameters
    ----------
    replay : Replay
    base : Trace
        Of the first iteration.
    params : mapping of str to Location
    start : mapping of str to ndarray
    states : mapping of str to frozenset of keys
        The events that follow from each state.
    with_data : set of keys
        Events that follow from the data.
    prediction : key
    """
    order = list(base.values)
    before = order[: order.index(prediction)]
    found: dict[Key, Location] = {}
    for text, place in params.items():
        others = frozenset().union(*(states.get(name, ()) for name in params if name != text))
        own = [k for k in before if k in states.get(text, ()) and k not in others | with_data]
        own = [k for k in own if base.site(k).kind in _MAKING]
        own = [k for k in own if _is_elsewhere(base.values[k], start[text])]
        if own:
            moved = shifted_randomly(start[text])
            seen = trace_of(replay.run({place: moved}, stop_at=prediction), base.sites).values
            by = (moved - start[text]).reshape(-1)
            shifted = [k for k in own if k in seen and _is_shift(base.values[k], seen[k], by)]
            found |= dict.fromkeys(shifted, place)
    shifts: dict[Place, Array] = {key: shifted_randomly(base.values[key]) for key in found}
    is_led = bool(found) and prediction in changed_by(replay, base, data=shifts)
    return found if is_led else {}


def _is_elsewhere(value: Array, start: Array) -> bool:
    """Whether a sum is away from a parameter by more than differences are taken with."""
    if value.size != start.size:
        return False
    size = float(np.abs(start).max()) or 1.0
    return bool(np.abs(value.reshape(-1) - start.reshape(-1)).max() > _NEAR * size)


def _is_shift(before: Array, after: Array, by: Array) -> bool:
    """Whether a value follows the change of a parameter as a sum with it does."""
    left = np.abs((after - before).reshape(-1) - by).max()
    return bool(left <= _ROUNDED * np.abs(by).max())


def before_trial(replay: Replay, base: Trace, states: _States, prediction: Key, n_met: int) -> Key:
    """Return the prediction that an iteration begins with, of one of weights that a step tries.

    What is tried follows from the damping of the step, and from errors that the iteration before
    left, too. By the same function, the next iteration begins where the tried one has ended, if
    that is better; or next to it, where differences are taken.

    Parameters
    ----------
    replay : Replay
    base : Trace
        Of the first iteration.
    states : mapping of str to frozenset of keys
        The events that follow from each state.
    prediction : key
    n_met : int
        Numbers that a prediction of all rows has.
    """
    start = (prediction[0], 0)
    if start == prediction or start not in base.values or base.values[start].size != n_met:
        return prediction
    own, first = (
        {text for text, events in states.items() if key in events} for key in (prediction, start)
    )
    if not first or not first < own:
        return prediction
    return start if _begins_where_tried(replay, start, prediction) else prediction


def _begins_where_tried(replay: Replay, start: Key, tried: Key) -> bool:
    """Whether one of the next iterations begins with what the one before it has tried."""
    before: dict[Key, Array] = {}
    for _ in range(_TURNS):
        events = replay.run(goes_on=True, wanted=frozenset([start, tried]))
        now = {event.key: event.value for event in events}
        if {start, tried} <= before.keys() and start in now:
            way, left = (np.abs(before[tried] - x).max() for x in (before[start], now[start]))
            if left <= _NEAR * way:
                replay.begin_again()
                return True
        before = now
    replay.begin_again()
    return False


def first_tried(base: Trace, states: _States, prediction: Key, target: Key) -> tuple[Key, Key]:
    """Return the first prediction, and target, of a search that tries p + c v for shorter c.

    From other weights, it may try less often.
    """
    firsts = (prediction[0], 0), (target[0], 0)
    is_same = all(
        key in base.values and base.values[key].shape == base.values[own].shape
        for key, own in zip(firsts, (prediction, target), strict=True)
    )
    is_alike = all((firsts[0] in events) == (prediction in events) for events in states.values())
    return firsts if is_same and is_alike else (prediction, target)


def lengths(
    replay: Replay,
    base: Trace,
    places: Mapping[str, Location],
    ahead: Mapping[str, Key],
    prediction: Key,
) -> set[str]:
    """Return the single numbers c that a prediction follows from by p + c v alone.

    Parameters
    ----------
    replay : Replay
    base : Trace
        Of the first iteration.
    places : mapping of str to Location
        The states that the prediction follows from.
    ahead : mapping of str to key
        For each v, the event in which p + c v is made.
    prediction : key
    """
    held = {key: base.values[key] for key in ahead.values()}
    found = set()
    for text, place in places.items():
        replay.rewind()
        value = current(replay, place)
        if held and value.ndim == 0 and text not in ahead:
            events = replay.run({place: shifted_randomly(value)}, held, stop_at=prediction)
            seen = [event.value for event in events if event.key == prediction]
            found |= {text} if seen and np.array_equal(seen[0], base.values[prediction]) else set()
    return found


def is_beside_weights(
    replay: Replay,
    base: Trace,
    places: Mapping[str, Location],
    start: Mapping[str, Array],
    after: Mapping[str, Array],
    params: list[str],
    prediction: Key,
) -> bool:
    """Whether an iteration scales a plain number, or changes no weights that it changes later.

    The damping of a step, of which a loop seeks one that is better than where it began: it is
    made ten times as large, or a third.

    Parameters
    ----------
    replay : Replay
    base : Trace
        Of the first iteration.
    places : mapping of str to Location
    start, after : mapping of str to ndarray
        What the iterations keep changing: what it begins with, and what the first makes of it.
    params : list of str
        What the prediction follows from.
    prediction : key
    """
    moved = {t for t in params if t in after and not np.array_equal(start[t], after[t])}
    is_scaled = any(_is_scaled(start[text], after[text]) for text in moved)
    if not moved or not (is_scaled or all(start[text].ndim == 0 for text in moved)):
        return False
    others = [text for text, x in start.items() if x.size > 1 and (is_scaled or text not in moved)]
    return any(
        prediction in changed_by(replay, base, {places[text]: shifted_randomly(start[text])})
        for text in others
    )


def _is_scaled(before: Array, after: Array) -> bool:
    """Whether a plain number was multiplied or divided by one of two digits."""
    if before.ndim or not before or not after:
        return False
    ratios = np.abs([after / before, before / after])
    digits = np.array([float(f"{ratio:.1e}") for ratio in ratios])
    return bool(np.isclose(ratios, digits, rtol=_EXACT, atol=0).any())
