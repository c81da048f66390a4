"""Iterations that try steps before they make one: line searches, and damping that is adapted.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import Trace, changed_by, current, shifted_randomly
from curvesmith.diagnosis.script.locations import Location
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.replay import Replay

__all__ = ["before_trial", "first_tried", "is_beside_weights", "lengths"]

Array = NDArray[np.float64]
_States = Mapping[str, frozenset[Key]]


def before_trial(replay: Replay, base: Trace, states: _States, prediction: Key, n_met: int) -> Key:
    """Return the prediction that an iteration begins with, of one of weights that a step tries.

    What is tried follows from the damping of the step, and from errors that the iteration before
    left, too. By the same function, the next iteration begins where the tried one has ended.

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
    replay.run(goes_on=True, wanted=frozenset())
    events = replay.run(goes_on=True, wanted=frozenset([start]), stop_at=start)
    replay.begin_again()
    begun = next((event.value for event in events if event.key == start), np.empty(0))
    return start if np.array_equal(begun, base.values[prediction]) else prediction


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
    params: list[str],
    prediction: Key,
) -> bool:
    """Whether an iteration changes one number, and not the weights that it changes later.

    The damping of a step, of which a loop seeks one that is better than where it began.

    Parameters
    ----------
    replay : Replay
    base : Trace
        Of the first iteration.
    places : mapping of str to Location
    start : mapping of str to ndarray
        What the iterations keep changing, and what it begins with.
    params : list of str
        What the iteration changes, of what the prediction follows from.
    prediction : key
    """
    if sum(start[text].size for text in params) > 1:
        return False
    others = [text for text, value in start.items() if value.size > 1 and text not in params]
    return any(
        prediction in changed_by(replay, base, {places[text]: shifted_randomly(start[text])})
        for text in others
    )
