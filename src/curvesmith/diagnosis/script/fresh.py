"""Data that each iteration makes for itself: drawn anew, or computed from what was drawn.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import Trace, changed_by, shifted_randomly
from curvesmith.diagnosis.script.entries import Entries, put_together
from curvesmith.diagnosis.script.instrument import Instrumented
from curvesmith.diagnosis.script.locations import Location
from curvesmith.diagnosis.script.outcome import Outcome, leading, made_at
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.replay import Replay
from curvesmith.diagnosis.script.roles import loss_event

__all__ = ["Fresh", "find_fresh"]

Array = NDArray[np.float64]
_FEW = 2  # numbers that make an array
_ENOUGH = 400  # rows to look at
_MOST_DRAWS = 400  # iterations that are run for them
_SECONDS = 1.0  # for these
_MOST_TRIED = 12  # targets and inputs that are looked at


@dataclass(frozen=True)
class Fresh:
    """Where an iteration makes its data, and what comes of them.

    Parameters
    ----------
    outcome : Outcome
    entries : Entries
    with_targets : frozenset of keys
        Events that follow from the targets.
    """

    outcome: Outcome
    entries: Entries
    with_targets: frozenset[Key]


def find_fresh(
    replay: Replay,
    program: Instrumented,
    base: Trace,
    states: Mapping[str, frozenset[Key]],
    moved: dict[Location, Array],
) -> Fresh | None:
    """Return the data that an iteration makes; None if it makes none that a prediction meets.

    Parameters
    ----------
    replay : Replay
    program : Instrumented
    base : Trace
        Of the first iteration.
    states : mapping of str to frozenset of keys
        The events that follow from each place that lives across iterations.
    moved : dict of Location to ndarray
        The states away from the start.
    """
    moving = frozenset().union(*states.values())
    for prediction, target in _meetings(base, moving)[:_MOST_TRIED]:
        key_y = _first(base, target)
        followed = _followed(replay, base, key_y)
        if prediction in followed or not followed & moving:
            continue
        key_x = _inputs(replay, base, moving, prediction, key_y)
        if key_x is None:
            continue
        X, y, is_row = _drawn(replay, key_x, key_y)
        if base.values[key_y].size < _FEW and not is_row:
            continue
        put_together(replay, base, key_x, key_y)
        loss = loss_event(base, moving, followed, leading(base, states))
        made = made_at(replay, program, base, moved, moving, (loss, prediction))
        shapes = base.values[prediction].shape, base.values[target].shape
        outcome = Outcome(*made, target, "", shapes)
        return Fresh(outcome, (key_x, key_y, X, y, is_row), followed)
    return None


def _meetings(base: Trace, moving: frozenset[Key]) -> list[tuple[Key, Key]]:
    """Return predictions and what they meet that follows from no parameter, the likeliest first.

    Differences before calls, arrays before numbers, later ones first.
    """
    found = []
    for place, key in enumerate(base.values):
        site = base.site(key)
        if site.operator != "Sub" and site.kind != "call":
            continue
        sides = base.operands(key)
        for made in (k for k in sides if k in moving):
            size = base.values[made].size
            for still in (k for k in sides if k not in moving and base.values[k].size == size):
                rank = site.operator == "Sub", size >= _FEW, place
                found.append((rank, made, still))
    return [(made, still) for _, made, still in sorted(found, reverse=True)]


def _first(base: Trace, key: Key) -> Key:
    """Return the event in which a value is computed, before it is passed around."""
    value = base.values[key]
    return next(k for k, seen in base.values.items() if _is_same(seen, value))


def _is_same(one: Array, other: Array) -> bool:
    return one.shape == other.shape and bool(np.array_equal(one, other, equal_nan=True))


def _followed(replay: Replay, base: Trace, key: Key) -> frozenset[Key]:
    """Return the events that follow from one."""
    by = shifted_randomly(base.values[key], 5) - base.values[key]
    return changed_by(replay, base, shifts={key: by})


def _inputs(
    replay: Replay, base: Trace, moving: frozenset[Key], prediction: Key, key_y: Key
) -> Key | None:
    """Return the event that makes the inputs: the network takes it first, with all its rows."""
    y = base.values[key_y]
    tried: list[Key] = []
    for key in base.values:
        if key not in moving:
            continue
        for side in base.operands(key):
            first = _first(base, side)
            if side in moving or first in (*tried, key_y) or not _rows_fit(base.values[side], y):
                continue
            tried.append(first)
            if prediction in _followed(replay, base, first):
                return first
        if key == prediction or len(tried) > _MOST_TRIED:
            return None
    return None


def _rows_fit(x: Array, y: Array) -> bool:
    """Whether an array has a row for each target, first or last; of one target, it is a row."""
    if y.size == 1:
        return True
    return bool(x.ndim and y.ndim and {x.shape[0], x.shape[-1]} & {y.shape[0], y.shape[-1]} - {1})


def _drawn(replay: Replay, key_x: Key, key_y: Key) -> tuple[Array, Array, bool]:
    """Return the data of several iterations, and whether each of them takes one row.

    Of one, if all take the same or have their rows last.
    """
    draws: list[tuple[Array, Array]] = []
    end = perf_counter() + _SECONDS
    n_rows = 0
    while n_rows < _ENOUGH and len(draws) < _MOST_DRAWS and (perf_counter() < end or not draws):
        events = replay.run(wanted=frozenset([key_x, key_y]), goes_on=True)
        values = {event.key: event.value for event in events}
        if not {key_x, key_y} <= values.keys() or not _goes_on(draws, values[key_x], values[key_y]):
            break
        draws.append((values[key_x], values[key_y]))
        n_rows += len(np.atleast_1d(values[key_y]))
    replay.begin_again()
    replay.rewind()
    x, y = draws[0]
    is_row = y.size == 1 and len(draws) > 1
    if is_row:
        return np.stack([a.reshape(-1) for a, _ in draws]), np.stack([b for _, b in draws]), True
    if len(draws) == 1 or x.shape[0] != y.shape[0]:
        return x, y, False
    return np.concatenate([a for a, _ in draws]), np.concatenate([b for _, b in draws]), False


def _goes_on(draws: list[tuple[Array, Array]], x: Array, y: Array) -> bool:
    """Whether an iteration brings other data of the same form."""
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        return not draws
    if not draws:
        return True
    same_form = x.shape == draws[-1][0].shape and y.shape == draws[-1][1].shape
    return same_form and not np.array_equal(x, draws[-1][0])
