"""How the script changes each parameter: on which line, by which gradient, how far.

Runs inside the child process.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
from curvesmith.diagnosis.script.slices import in_slices
from curvesmith.diagnosis.script.stated import RATE_NAME, named_rate, stated_rate, written_rate

__all__ = ["Update", "find_updates", "steps_by_loss", "without_step"]

Array = NDArray[np.float64]
_KINDS = ("assign", "augmented", "stored")
_DIGITS = 1e-7  # single precision
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
    pieces : tuple of keys
        The events that enter one after the other, where an inner loop changes it entry by entry
        or row by row; there is no `gradient` then.
    """

    line: int | None
    gradient: Key | None = None
    scale: float = 1.0
    rate: float | None = None
    named_rate: float | None = None
    pieces: tuple[Key, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """The events that enter as the gradient."""
        return self.pieces if self.gradient is None else (self.gradient,)

    def value(self, values: Mapping[Key, Array], shape: tuple[int, ...]) -> Array | None:
        """Return what enters as the gradient, times its scale; None if some of it is missing.

        Parameters
        ----------
        values : mapping of key to ndarray
        shape : tuple of int
            Of the parameter.
        """
        if not self.keys or any(key not in values for key in self.keys):
            return None
        if self.gradient is not None:
            return self.scale * _spread(values[self.gradient], shape)
        return self.scale * _joined(values, self.pieces).reshape(shape)


def _joined(values: Mapping[Key, Array], keys: Iterable[Key]) -> Array:
    """Return the numbers of some events, one after the other."""
    return np.concatenate([values[key].reshape(-1) for key in keys])


def find_updates(
    replay: Replay, parts: Parts, program: Instrumented, loop: Loop
) -> dict[str, Update]:
    """Return how each parameter is changed by an iteration."""
    points = [_point(replay, parts, seed) for seed in (0, 2)]
    remembered = _remembered(replay, parts)
    step_line = _step_line(program, loop)
    n_rows = parts.batch or (1 if parts.by_row else len(np.atleast_1d(parts.y)))
    found = {}
    for name in parts.params:
        key = _changing_event(parts, name, points[1])
        if key is None:
            found[name] = _by_pieces(points, parts, name) or Update(step_line)
            continue
        gradient: _Gradient | None = _by_factor(
            points, _used(parts, key, name, remembered), parts, name
        )
        pieces = _by_pieces(points, parts, name) if gradient is None else None
        if gradient is None and (pieces is None or not pieces.keys):
            pieces = _by_slices(points, parts, name, key) or pieces
        if pieces is not None and pieces.keys:
            found[name] = pieces
            continue
        if gradient is None and not _changes_by_itself(points, name):
            gradient = _by_effect(replay, parts, name, remembered, parts.trace.site(key).statement)
        line, named = parts.trace.site(key).line, stated_rate([p.trace for p in points], key)
        event, scale, rate = gradient or (None, 1.0, None)
        if rate and _is_divided(rate, n_rows):
            scale, rate = scale / n_rows, rate * n_rows
        found[name] = Update(line, event, scale, rate, named)
    return found


def _is_divided(rate: float, n_rows: int) -> bool:
    """Whether a factor is a number of few digits over the rows: ``W -= 2.0 * dot(a.T, d) / n``.

    The gradient is then the event over the rows, and that number the learning rate.
    """
    return n_rows > 1 and not _has_few_digits(rate) and _has_few_digits(rate * n_rows)


def _has_few_digits(value: float) -> bool:
    return bool(np.isclose(value, float(f"{value:.1e}"), rtol=_DIGITS, atol=0))


def without_step(parts: Parts, updates: Mapping[str, Update]) -> dict[Place, Array]:
    """Return gradients of zero for a loss that is computed behind the update, else nothing.

    Many scripts print the loss of the parameters that a step has just made; with no step it is
    that of the parameters given.
    """
    order = list(parts.trace.values)
    behind = order.index(parts.loss or parts.prediction)
    keys = [key for u in updates.values() for key in u.keys]
    if all(order.index(key) > behind for key in keys):
        return {}
    return {key: np.zeros_like(parts.trace.values[key]) for key in keys}


def steps_by_loss(parts: Parts, updates: Mapping[str, Update]) -> list[str]:
    """Return the parameters that are changed by the loss itself, where its gradient should be.

    Of one number alone, a gradient may be the loss by chance: it takes two.
    """
    if parts.loss is None:
        return []
    loss = parts.trace.values[parts.loss]
    found = [
        name
        for name, u in updates.items()
        if u.gradient is not None
        and parts.trace.values[u.gradient].size == 1
        and np.any(loss)
        and np.array_equal(parts.trace.values[u.gradient].reshape(-1), loss.reshape(-1))
    ]
    return found if len(found) > 1 else []


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
    for name, place in parts.memory.items():
        replay.rewind()
        value = shifted_randomly(current(replay, place))
        # Where it leads the parameters on, the gradient follows from it as from them.
        data = parts.sample(0)
        data |= {key: parts.trace.values[key] for n, key in parts.ahead.items() if n == name}
        found |= changed_by(replay, parts.trace, {place: value}, data)
    return found


def _changing_event(parts: Parts, name: str, elsewhere: _Point) -> Key | None:
    """Return the event in which a parameter's new value comes up.

    Seen away from the start, where a parameter of zero and its change are the same.
    """
    trace, start, end = elsewhere.trace, elsewhere.start[name], elsewhere.end[name]
    if np.array_equal(parts.start[name], parts.end[name]):
        # A copy of it may be changed under the same last name.
        fitting = [k for k in trace.values if trace.values[k].size == start.size]
        named = [k for k in fitting if _is_alike_named(trace.site(k).text, name)]
        kept = (k for k in reversed(named) if trace.site(k).kind in _KINDS)
        return next(kept, _step_in_vain(parts, start, fitting, trace))
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


def _is_alike_named(text: str, name: str) -> bool:
    """Whether a name may be that of a parameter or its copy: in a dict, of the same dict.

    ``grads['W']`` is not ``params['W']``, ``params[key]`` may be.
    """
    holder, _, key = text.rpartition("[")
    if holder and holder == name.rpartition("[")[0]:
        return not key.startswith("'") or text == name
    return not key.startswith("'") and _last_word(text) == _last_word(name)


def _step_in_vain(parts: Parts, start: Array, keys: list[Key], trace: Trace) -> Key | None:
    """Return the event in which something that follows from the targets is added to a value."""
    for key in keys:
        if trace.site(key).operator in ("Sub", "Add") and key in parts.with_targets:
            operands = (trace.values[k].reshape(-1) for k in trace.operands(key))
            if any(np.array_equal(value, start.reshape(-1)) for value in operands):
                return key
    return None


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
        if _fits(trace.values[k], parts.start[name].shape)
        if not any(np.array_equal(trace.values[k].reshape(-1), x) for x in own)
    ]
    return sorted(
        fitting,
        key=lambda k: (trace.values[k].size != own[0].size, trace.site(k).kind != "load"),
    )


def _fits(value: Array, shape: tuple[int, ...]) -> bool:
    """Whether a value is as large as a parameter, or spread to its shape by broadcasting."""
    if value.size == int(np.prod(shape)):
        return True
    try:
        return np.broadcast_shapes(value.shape, shape) == shape
    except ValueError:
        return False


def _is_alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two shapes are the same up to axes of length 1 and their order."""
    return sorted(n for n in one if n > 1) == sorted(n for n in other if n > 1)


def _spread(value: Array, shape: tuple[int, ...]) -> Array:
    """Return a value with as many numbers as a parameter has."""
    return value if value.size == int(np.prod(shape)) else np.array(np.broadcast_to(value, shape))


def _by_factor(points: list[_Point], used: list[Key], parts: Parts, name: str) -> _Gradient | None:
    """Return (event, scale, rate) of what the change is a multiple of, the same at all points."""
    found = {}
    for key in used:
        factors = [
            _factor(p.start[name], p.end[name], _spread(p.trace.values[key], p.start[name].shape))
            for p in points
            if key in p.trace.values
        ]
        best = _agreed(points, name, factors)
        if best is not None:
            found[key] = best
    loads = [k for k in found if parts.trace.site(k).kind == "load"]
    for key in [*loads, *found]:
        named = stated_rate([p.trace for p in points], key)
        named = named or written_rate(parts.trace, key, found[key])
        if named:  # what the event lacks of the gradient, such as a 2 or the rate itself
            scale = abs(found[key]) / named
            return key, scale, -found[key] / scale
    return next(((key, 1.0, -found[key]) for key in [*loads, *found]), None)


def _by_pieces(points: list[_Point], parts: Parts, name: str) -> Update | None:
    """Return the update of a parameter that an inner loop changes piece by piece, in order."""
    for changing in _passing(points[1], parts, points[1].end[name]):
        site = parts.trace.site(changing[0])
        if site.kind not in _KINDS:
            continue
        named = stated_rate([p.trace for p in points], changing[0])
        for keys in _passing(points[1], parts, points[1].end[name], same=False):
            own = parts.trace.site(keys[0])
            if own.statement != site.statement or own.kind in _KINDS or len(keys) != len(changing):
                continue
            if any(k not in parts.with_targets for k in keys):
                continue
            factor = _common_factor(points, name, keys)
            if factor is not None:
                named = named or written_rate(parts.trace, keys[0], factor)
                scale = abs(factor) / named if named else 1.0
                return Update(site.line, None, scale, -factor / scale, named, keys)
        return Update(site.line, named_rate=named)
    return None


def _by_slices(points: list[_Point], parts: Parts, name: str, changing: Key) -> Update | None:
    """Return the update of a parameter that several statements change, each of them a part."""
    point = points[1]
    ways = in_slices(point.trace.values, parts, point.start[name], point.end[name])
    for line, keys in ways:
        factor = _common_factor(points, name, keys)
        if factor is not None:
            named = stated_rate([p.trace for p in points], changing)
            named = named or written_rate(parts.trace, keys[0], factor)
            scale = abs(factor) / named if named else 1.0
            return Update(line, None, scale, -factor / scale, named, keys)
    return None


def _passing(
    point: _Point, parts: Parts, end: Array, *, same: bool = True
) -> list[tuple[Key, ...]]:
    """Return the events of each site that make up an array: it, or as many numbers; loads first."""
    passes: dict[int, list[Key]] = {}
    for key in point.trace.values:
        if key in parts.trace.values:
            passes.setdefault(key[0], []).append(key)
    values = point.trace.values
    fitting = [
        tuple(keys)
        for keys in passes.values()
        if len(keys) > 1 and sum(values[k].size for k in keys) == end.size
    ]
    found = [
        keys for keys in fitting if not same or np.array_equal(_joined(values, keys), end.ravel())
    ]
    return sorted(found, key=lambda keys: parts.trace.site(keys[0]).kind != "load")


def _common_factor(points: list[_Point], name: str, keys: tuple[Key, ...]) -> float | None:
    """Return c with change = c * pieces at all points; None if there is none."""
    factors = [
        _factor(p.start[name], p.end[name], _joined(p.trace.values, keys))
        for p in points
        if all(key in p.trace.values for key in keys)
    ]
    return _agreed(points, name, factors)


def _agreed(points: list[_Point], name: str, factors: list[float | None]) -> float | None:
    """Return the factor that is the same at all points, as far as rounding lets it be seen."""
    doubt = _SAME + max(_lost(p.start[name], p.end[name]) for p in points)
    best = factors[-1] if factors else None
    is_same = best and doubt < 1 and all(f and abs(f / best - 1) < doubt for f in factors)
    return best if is_same else None


def _factor(start: Array, end: Array, value: Array) -> float | None:
    """Return c with end - start = c * value; None if there is none."""
    a, b = (end - start).reshape(-1), value.reshape(-1)
    norm = float(b @ b)
    if not norm or not np.all(np.isfinite(a)):
        return None
    factor = float(a @ b) / norm
    doubt = (_SAME + _lost(start, end)) * float(np.abs(a).max())
    is_exact = np.allclose(a, factor * b, rtol=_SAME, atol=doubt)
    return factor if is_exact and factor else None


def _lost(start: Array, end: Array) -> float:
    """Return the share of a change that is rounding: two near values share most digits."""
    is_single = all(np.array_equal(x, x.astype(np.float32), equal_nan=True) for x in (start, end))
    change = float(np.abs(end - start).max(initial=0.0))
    size = float(np.abs(start).max(initial=0.0))
    return (1e-6 if is_single else 1e-14) * size / change if change > 0 else 0.0


def _changes_by_itself(points: list[_Point], name: str) -> bool:
    """Whether the change is a multiple of the parameter, the same everywhere, or there is none."""
    if not any(np.any(p.end[name] - p.start[name]) for p in points):
        return True
    factors = [_factor(p.start[name], p.end[name], p.start[name]) for p in points]
    return _agreed(points, name, factors) is not None


def _by_effect(
    replay: Replay, parts: Parts, name: str, remembered: frozenset[Key], statement: int
) -> _Gradient | None:
    """Return the last assigned value of a parameter's size that its change follows from."""
    end = parts.end[name]
    for key in _candidates(parts, name, remembered):
        value, site = parts.trace.values[key], parts.trace.site(key)
        if site.statement == statement and site.kind in _KINDS:
            continue  # the parameter itself
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
    kinds: tuple[tuple[str, ...], ...] = (_KINDS, ("load",), ("binary", "call"))
    if trace.values[parts.prediction].size == start.size:  # then an error comes before it
        kinds = ((*_KINDS, "load"), ("binary", "call"))
    ordered = [k for some in kinds for k in fitting if trace.site(k).kind in some]
    # The errors of a batch may be as many as the weights of a layer.
    return sorted(ordered, key=lambda k: not _is_alike(trace.values[k].shape, start.shape))


def _scale(trace: Trace, key: Key) -> tuple[float, float | None]:
    """Return what makes a gradient of an expression: where the rate is in it, its inverse."""
    named = named_rate(trace, key)
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
