"""How the script changes each parameter: on which line, by which gradient, how far.

Runs inside the child process.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import (
    Trace,
    changed_by,
    current,
    shifted_randomly,
    trace_of,
)
from curvesmith.diagnosis.script.instrument import Instrumented, Loop
from curvesmith.diagnosis.script.parts import Parts
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.replay import Place, Replay

__all__ = ["RATE_NAME", "Update", "find_updates", "without_step"]

Array = NDArray[np.float64]
# No theta, beta, number of steps, or rate of anything else.
RATE_NAME = re.compile(
    r"^(?!.*(drop|decay|sampl|moment|steps)).*(lr|rate|(?<![bhz])eta|alpha|step|gamma)",
    re.IGNORECASE,
)
_KINDS = ("assign", "augmented", "stored")
_SAME = 1e-5  # relative difference of two factors that are the same


@dataclass(frozen=True)
class Update:
    """How one parameter is changed.

    Parameters
    ----------
    line : int or None
        Of the statement that gives it its new value; of the optimizer's step if that does.
    gradient : key or None
        The event that enters as the gradient.
    scale : float
        The gradient is this times the event: where the learning rate is part of the event, its
        inverse.
    rate : float or None
        The change is -rate times the gradient; None if it is not.
    named_rate : float or None
        What bears the name of a learning rate in the statement.
    """

    line: int | None
    gradient: Key | None = None
    scale: float = 1.0
    rate: float | None = None
    named_rate: float | None = None


def find_updates(
    replay: Replay, parts: Parts, program: Instrumented, loop: Loop
) -> dict[str, Update]:
    """Return how each parameter is changed by an iteration."""
    points = [_point(replay, parts, seed) for seed in (0, 2)]
    remembered = _remembered(replay, parts)
    step_line = _step_line(program, loop)
    found = {}
    for name in parts.params:
        key = _changing_event(parts, name, points[1])
        if key is None:
            found[name] = Update(step_line)
            continue
        gradient: _Gradient | None = _by_factor(
            points, _used(parts, key, name, remembered), parts, name
        )
        if gradient is None and not _changes_by_itself(points, name):
            gradient = _by_effect(replay, parts, name, remembered)
        line, named = parts.trace.site(key).line, _named_rate(parts.trace, key)
        event, scale, rate = gradient or (None, 1.0, None)
        found[name] = Update(line, event, scale, rate, named)
    return found


def without_step(parts: Parts, updates: Mapping[str, Update]) -> dict[Place, Array]:
    """Return gradients of zero for a loss that is computed behind the update, else nothing.

    Many scripts print the loss of the parameters that a step has just made; with no step it is
    that of the parameters given.
    """
    order = list(parts.trace.values)
    behind = order.index(parts.loss or parts.prediction)
    keys = [u.gradient for u in updates.values() if u.gradient is not None]
    if all(order.index(key) > behind for key in keys):
        return {}
    return {key: np.zeros_like(parts.trace.values[key]) for key in keys}


_Gradient = tuple[Key, float, float | None]  # event, scale, rate


class _Point(NamedTuple):
    """An iteration from other parameters: what passed, and the parameters before and after."""

    trace: Trace
    start: dict[str, Array]
    end: dict[str, Array]


def _point(replay: Replay, parts: Parts, seed: int) -> _Point:
    """Make one iteration, from the start for seed 0, else from a place near it."""
    start = {
        name: shifted_randomly(value, seed) if seed else value
        for name, value in parts.start.items()
    }
    params = {parts.params[name]: value for name, value in start.items()}
    events = replay.run(params, parts.sample(seed))
    end = {name: current(replay, place) for name, place in parts.params.items()}
    return _Point(trace_of(events, parts.trace.sites), start, end)


def _remembered(replay: Replay, parts: Parts) -> frozenset[Key]:
    """Return the events that follow from what an optimizer remembers, in the same iteration."""
    found: frozenset[Key] = frozenset()
    for place in parts.memory.values():
        replay.rewind()
        value = shifted_randomly(current(replay, place))
        found |= changed_by(replay, parts.trace, {place: value}, parts.sample(0))
    return found


def _changing_event(parts: Parts, name: str, elsewhere: _Point) -> Key | None:
    """Return the event in which a parameter's new value comes up.

    Seen away from the start, where a parameter of zero and its change are the same.
    """
    trace, start, end = elsewhere.trace, elsewhere.start[name], elsewhere.end[name]
    if np.array_equal(parts.start[name], parts.end[name]):
        # A copy of it may be changed under the same last name.
        fitting = [k for k in trace.values if trace.values[k].size == start.size]
        named = [k for k in fitting if _last_word(trace.site(k).text) == _last_word(name)]
        return next((k for k in reversed(named) if trace.site(k).kind in _KINDS), None)
    made = [
        k
        for k, v in trace.values.items()
        if k in parts.trace.values
        and trace.site(k).kind in (*_KINDS, "binary", "call")
        and np.array_equal(v.reshape(-1), end.reshape(-1))
    ]
    if not made or np.array_equal(start, end):
        return None
    # Where it comes up first: behind it, the value may be passed around under other names.
    same = [k for k in made if trace.site(k).statement == trace.site(made[0]).statement]
    return next((k for k in reversed(same) if trace.site(k).kind in _KINDS), made[0])


def _last_word(text: str) -> str:
    words = re.findall(r"[^\W\d]\w*", text)
    return words[-1] if words else ""


def _used(parts: Parts, key: Key, name: str, remembered: frozenset[Key]) -> list[Key]:
    """Return what enters the statement that an event belongs to and may be the gradient."""
    trace = parts.trace
    statement = trace.site(key).statement
    keys = list(trace.values)
    before = keys[: keys.index(key)]
    last = {k[0]: k for k in before if trace.site(k).statement == statement}.values()
    own = (parts.start[name].reshape(-1), parts.end[name].reshape(-1))
    fitting = [
        k
        for k in last
        if k in parts.with_targets and k not in remembered
        if trace.values[k].size == own[0].size
        if not any(np.array_equal(trace.values[k].reshape(-1), x) for x in own)
    ]
    return sorted(fitting, key=lambda k: trace.site(k).kind != "load")


def _by_factor(points: list[_Point], used: list[Key], parts: Parts, name: str) -> _Gradient | None:
    """Return (event, scale, rate) of what the change is a multiple of, the same at all points."""
    found = {}
    for key in used:
        factors = [
            _factor(p.start[name], p.end[name], p.trace.values[key])
            for p in points
            if key in p.trace.values
        ]
        first = factors[0] if factors else None
        if first and all(f and abs(f / first - 1) < _SAME for f in factors):
            found[key] = first
    loads = [k for k in found if parts.trace.site(k).kind == "load"]
    for key in [*loads, *found]:
        named = _named_rate(parts.trace, key)
        if named:  # what the event lacks of the gradient, such as a 2 or the rate itself
            scale = abs(found[key]) / named
            return key, scale, -found[key] / scale
    return next(((key, 1.0, -found[key]) for key in [*loads, *found]), None)


def _factor(start: Array, end: Array, value: Array) -> float | None:
    """Return c with end - start = c * value; None if there is none."""
    a, b = (end - start).reshape(-1), value.reshape(-1)
    norm = float(b @ b)
    if not norm or not np.all(np.isfinite(a)):
        return None
    factor = float(a @ b) / norm
    # The difference of two near values has lost the digits that they share.
    is_single = np.array_equal(start, start.astype(np.float32))
    digits = 1e-6 if is_single else 1e-14
    lost = digits * float(np.abs(start).max())
    is_exact = np.allclose(a, factor * b, rtol=_SAME, atol=lost + _SAME * float(np.abs(a).max()))
    return factor if is_exact and factor else None


def _named_rate(trace: Trace, key: Key) -> float | None:
    """Return the learning rate in the statement of an event, known by its name."""
    statement = trace.site(key).statement
    for k, value in trace.values.items():
        site = trace.site(k)
        is_number = site.statement == statement and value.size == 1 and site.kind == "load"
        if is_number and RATE_NAME.search(site.text):
            return abs(float(value.reshape(-1)[0])) or None
    return None


def _changes_by_itself(points: list[_Point], name: str) -> bool:
    """Whether the change is a multiple of the parameter, or there is none."""
    return all(
        not np.any(p.end[name] - p.start[name])
        or _factor(p.start[name], p.end[name], p.start[name]) is not None
        for p in points
    )


def _by_effect(
    replay: Replay, parts: Parts, name: str, remembered: frozenset[Key]
) -> _Gradient | None:
    """Return the last assigned value of a parameter's size that its change follows from."""
    end = parts.end[name]
    for key in _candidates(parts, name, remembered):
        value = parts.trace.values[key]
        try:
            replay.run(data=parts.sample(0), shifts={key: shifted_randomly(value)})
        except Exception:  # the user's code may not take it
            continue
        if not np.array_equal(current(replay, parts.params[name]), end):
            return (key, *_scale(parts.trace, key))
    return None


def _candidates(parts: Parts, name: str, remembered: frozenset[Key]) -> list[Key]:
    """Return what may be a gradient, likeliest first: the last named one, else the last one.

    What is assigned comes before what is only read, such as an entry of a list; then expressions.
    """
    trace, start = parts.trace, parts.start[name]
    end = parts.end[name].reshape(-1)
    fitting = [
        k
        for k, value in reversed(trace.values.items())
        if k in parts.with_targets and k not in remembered and value.size == start.size
        if not (parts.has_inner_rows and (k[0], 1) in trace.values)  # of one row among many
        if not np.array_equal(value.reshape(-1), end)
    ]
    kinds = (_KINDS, ("load",), ("binary", "call"))
    return [k for some in kinds for k in fitting if trace.site(k).kind in some]


def _scale(trace: Trace, key: Key) -> tuple[float, float | None]:
    """Return what makes a gradient of an expression: where the rate is in it, its inverse."""
    named = _named_rate(trace, key)
    is_plain = trace.site(key).kind not in ("binary", "call")
    if is_plain or not named or not RATE_NAME.search(trace.site(key).text):
        return 1.0, None
    return 1 / named, None


def _step_line(program: Instrumented, loop: Loop) -> int | None:
    """Return the line on which an optimizer makes its step."""
    lines = [
        s.line for s in program.sites if s.operator == "step" and loop.line <= s.line <= loop.end
    ]
    return lines[-1] if lines else None
