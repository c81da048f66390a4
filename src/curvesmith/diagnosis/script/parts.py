"""The parts of a training: parameters, data, loss, prediction, and where they are in the code.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

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
from curvesmith.diagnosis.script.locations import Location, arrays_of
from curvesmith.diagnosis.script.recorder import Key, as_array
from curvesmith.diagnosis.script.replay import Arrival, Place, Replay
from curvesmith.diagnosis.script.roles import Meeting, backward_event, last_meeting, loss_event

__all__ = ["Parts", "find_parts", "names_in"]

Array = NDArray[np.float64]
_Entries = tuple[Place, Place, Array, Array, bool]
_PRODUCTS = ("MatMult", "dot", "matmul", "mm", "addmm", "linear")
_TABLE = 2  # axes of a matrix
_FEW = 2  # numbers that make an array
_ENOUGH = 5  # rows to look at
_ROUNDED = 1e-6  # above what single precision takes from a number that is written to it, 2^-24


@dataclass(frozen=True, eq=False)
class Parts:
    """What a training is made of.

    Parameters
    ----------
    trace : Trace
        Of the first iteration.
    params : dict of str to Location
        Parameters: the loss follows from them, and the iteration changes them.
    memory : dict of str to Location
        What else lives across iterations: momentum, counters.
    start, end : dict of str to ndarray
        Parameters before and after the first iteration.
    loss : key or None
        The loss; an array if the script reduces it nowhere.
    prediction, target : key
        The two values that meet.
    inputs, targets : Place
        Where data enter, to be replaced.
    X, y : ndarray
        All data, as the places take them; rows first if there is one row an iteration.
    by_row : bool
        Whether an iteration sees a single row.
    moving : frozenset of keys
        Events that depend on the parameters.
    with_targets : frozenset of keys
        Events that depend on y.
    sources : pair of Location or None
        Where all of X and y lie, if in one piece.
    batch : int
        Rows that an iteration takes, if it takes some of them; 0 otherwise.
    frozen : tuple of str
        Parameters that no iteration changes.
    """

    trace: Trace
    params: dict[str, Location]
    memory: dict[str, Location]
    start: dict[str, Array]
    end: dict[str, Array]
    loss: Key | None
    prediction: Key
    target: Key
    inputs: Place
    targets: Place
    X: Array
    y: Array
    by_row: bool
    moving: frozenset[Key]
    with_targets: frozenset[Key]
    sources: tuple[Location, Location] | None = None
    batch: int = 0
    frozen: tuple[str, ...] = ()

    @property
    def has_inner_rows(self) -> bool:
        """Whether an iteration sees all rows, and predicts one after the other."""
        n_passes = sum(site == self.prediction[0] for site, _ in self.trace.values)
        return (
            not self.by_row
            and self.trace.values[self.prediction].size < self.y.size
            and isinstance(self.inputs, Location)
            and n_passes >= len(self.y)  # fewer are batches, each of them predicted at once
        )

    @cached_property
    def _telling(self) -> NDArray[np.intp]:
        """Rows without a zero, behind which gradients hide; all if there are none."""
        both = [values.reshape(len(self.y), -1) for values in (self.X, self.y)]
        kept = np.flatnonzero(np.all(np.column_stack(both) != 0, axis=1))
        return kept if len(kept) >= _ENOUGH else np.arange(len(self.y))

    def sample(self, seed: int) -> dict[Place, Array]:
        """Return the data of one iteration: a row from the middle on for seed 0, else another.

        Empty where an iteration takes all data from their own places.
        """
        if not self.by_row:
            return {}
        rows = self._telling
        row = rows[(len(rows) // 2 + 7 * seed) % len(rows)]
        found: dict[Place, Array] = {}
        for place, values in ((self.inputs, self.X), (self.targets, self.y)):
            shape = values[row].shape
            if not isinstance(place, Location):
                shape = self.trace.values[place].shape
            found[place] = np.reshape(values[row], shape)
        return found


def find_parts(
    replay: Replay,
    program: Instrumented,
    loop: Loop,
    arrival: Arrival,
    carried: set[str],
    still: AbstractSet[str] = frozenset(),
) -> Parts | str:
    """Return the parts of a training, or the sentence of what could not be found.

    Parameters
    ----------
    replay : Replay
        Of the loop's body.
    program : Instrumented
    loop : Loop
    arrival : Arrival
    carried : set of str
        Places that the iterations keep changing.
    still : set of str, default=empty
        Places that all iterations leave as they are. Those that ask for gradients are parameters
        if nothing is changed.
    """
    base = trace_of(replay.run(), program.sites)
    after = {x.text: current(replay, x) for x in arrays_of(replay.names).values()}
    replay.rewind()
    places = arrays_of(replay.names)
    start = {text: current(replay, places[text]) for text in places if text in carried}
    states = _states(replay, program, loop, {t: places[t] for t in start}) or _asking(
        replay, base, still, start
    )
    if not states:
        return "no array is read by an iteration and left changed"
    moving = frozenset().union(*states.values())
    data = _data(replay, base, {text: places[text] for text in states}, loop)
    if not data:
        return "no data enter the loop"
    loss, met = _met(base, moving, data, set(states))
    if not met:
        return "no prediction meets a target"
    name_y, (_, prediction, target) = max(met.items(), key=lambda item: _rank(base, item[1]))
    moved = {places[text]: shifted_randomly(start[text], 3) for text in states}
    made = [
        _origin(replay, program, moved, key, moving) for key in (prediction, loss or prediction)
    ]
    loss, prediction = _before_step(base, loss, made, moving, current(replay, places[name_y]).size)
    params = [text for text in start if prediction in states.get(text, ())]
    if not params:
        return "no prediction follows from what the loop changes"
    roles = _Roles(data, name_y, prediction, target, moving)
    entries = _entries(replay, base, arrival, loop, roles)
    if isinstance(entries, str):
        return entries
    frozen = _frozen(replay, base, roles, entries)
    owned = [*params, *frozen]
    parts = Parts(
        base,
        {text: places[text] for text in owned},
        {text: places[text] for text in states if text not in params},
        {text: start.get(text, after[text]) for text in owned},
        {text: after[text] for text in owned},
        loss,
        roles.prediction,
        roles.target,
        *entries,
        moving=moving.union(*(data[text] for text in frozen)),
        frozen=tuple(frozen),
        with_targets=data[name_y],
        sources=_sources(replay, roles, entries[2]),
        batch=_batch(base.values[roles.prediction].size, entries[3]),
    )
    return _at_sample(replay, parts) if parts.by_row else parts


def _frozen(replay: Replay, base: Trace, roles: _Roles, entries: _Entries) -> list[str]:
    """Return the places of weights and biases that nothing changes.

    The prediction follows from them. Parameters of a module are known to be some. Of other arrays,
    those that are multiplied as matrices, and those that are added to such a product; an array
    with as many rows as the data holds data.
    """
    replay.rewind()
    places = arrays_of(replay.names)
    n_rows = len(np.atleast_1d(entries[3]))
    products = [k for k in base.values if _is_product(base, k)]
    found = []
    for text in roles.names_x:
        if text not in places or places[text] == entries[0]:
            continue
        value = current(replay, places[text])
        is_data = value.size < _FEW or n_rows in value.shape or value.shape == entries[2].shape
        if places[text].is_in_module or (
            not is_data and any(_takes_part(base, k, value, products) for k in base.values)
        ):
            found.append(text)
    return found


def _is_product(base: Trace, key: Key) -> bool:
    """Whether an event is a product of matrices."""
    site = base.site(key)
    return site.operator in _PRODUCTS and site.kind in ("binary", "call")


def _takes_part(base: Trace, key: Key, value: Array, products: list[Key]) -> bool:
    """Whether an array is multiplied as a matrix, or added to such a product."""
    is_sum = base.site(key).operator == "Add"
    if key not in products and not is_sum:
        return False
    operands = base.operands(key)
    is_one = any(np.array_equal(base.values[k], value) for k in operands)
    is_weight = is_one and key in products and value.ndim == _TABLE
    return is_weight or (is_sum and is_one and any(k in products for k in operands))


def _batch(n_met: int, y: Array) -> int:
    """Return how many rows meet their targets at once, if it is some of all."""
    n_outputs = y.size // len(y) if y.ndim else 1
    n_rows = n_met // n_outputs
    return n_rows if y.ndim and 1 < n_rows < len(y) and n_met % n_outputs == 0 else 0


@dataclass(frozen=True)
class _Roles:
    """What is known of the data: events that follow from each place, where y is, who meets it."""

    data: dict[str, frozenset[Key]]
    name_y: str
    prediction: Key
    target: Key
    moving: frozenset[Key]

    @property
    def names_x(self) -> list[str]:
        """Places that the prediction follows from."""
        return [n for n, t in self.data.items() if n != self.name_y and self.prediction in t]


def _sources(replay: Replay, roles: _Roles, X: Array) -> tuple[Location, Location] | None:
    """Return the places where all of X and y lie."""
    whole = arrays_of(replay.names, floats_only=False)
    found = [n for n in roles.names_x if current(replay, whole[n]).shape == X.shape]
    return (whole[found[0]], whole[roles.name_y]) if found else None


def _at_sample(replay: Replay, parts: Parts) -> Parts:
    """Return parts seen on a row from the middle: the first row is often zero."""
    data = parts.sample(0)
    trace = trace_of(replay.run(data=data), parts.trace.sites)
    end = {name: current(replay, place) for name, place in parts.params.items()}
    moved = {place: shifted_randomly(parts.start[name]) for name, place in parts.params.items()}
    target: dict[Place, Array] = {**data, parts.targets: shifted_randomly(data[parts.targets])}
    return replace(
        parts,
        trace=trace,
        end=end,
        moving=changed_by(replay, trace, moved, data),
        with_targets=changed_by(replay, trace, data=target),
    )


def _origin(
    replay: Replay,
    program: Instrumented,
    moved: dict[Location, Array],
    key: Key,
    moving: frozenset[Key],
) -> Key:
    """Return the event in which a value is computed, before it is passed around.

    Looked for away from the start, where a bias of zero makes two values the same that are not.
    """
    replay.rewind()
    trace = trace_of(replay.run(moved), program.sites)
    value = trace.values.get(key)
    if value is None:
        return key
    same = (
        k
        for k, seen in trace.values.items()
        if k in moving and trace.site(k).kind != "load" and seen.size == value.size
        if np.array_equal(seen.reshape(-1), value.reshape(-1))
    )
    return next(same, key)


def _before_step(
    base: Trace, loss: Key | None, made: list[Key], moving: frozenset[Key], n_met: int
) -> tuple[Key | None, Key]:
    """Return loss and prediction of the parameters that an iteration begins with.

    Optimizers with a closure compute one loss after another, and many scripts one more behind the
    update, by the same function. Where each prediction is of all rows, the first is the one.

    Parameters
    ----------
    base : Trace
    loss : key or None
        As it was found.
    made : list of two keys
        Where prediction and loss are computed.
    moving : frozenset of keys
        Events that depend on the parameters.
    n_met : int
        Numbers that a prediction of all rows has.
    """
    order = list(base.values)
    prediction = made[0]
    start = (prediction[0], 0)
    if start in moving and base.values[start].size == n_met == base.values[prediction].size:
        prediction = start
    if loss is None:
        return None, prediction
    behind = [key for key in order[order.index(prediction) :] if key in moving]
    again = [key for key in behind if (key[0], 1) in base.values]
    same = [key for key in again if key[0] in (made[1][0], loss[0])]
    return min([loss, *same[:1]], key=order.index), prediction


def _met(
    base: Trace, moving: frozenset[Key], data: Mapping[str, frozenset[Key]], states: set[str]
) -> tuple[Key | None, dict[str, Meeting]]:
    """Return the loss, and the meetings that it follows from, by the place of the target."""
    met = last_meeting(base, moving, data, None)
    loss = loss_event(base, moving, frozenset().union(*(data[name] for name in met)), states)
    met = last_meeting(base, moving, data, loss)
    met = {name: m for name, m in met.items() if loss is None or loss in data[name]}
    # It may depend on nothing: the cross-entropy of a single class is zero.
    return loss or backward_event(base, base.values), met


def _rank(trace: Trace, meeting: Meeting) -> tuple[bool, int]:
    """Differences before other meetings, later ones before earlier ones."""
    return trace.site(meeting[0]).operator == "Sub", list(trace.values).index(meeting[0])


def _states(
    replay: Replay, program: Instrumented, loop: Loop, places: dict[str, Location]
) -> dict[str, frozenset[Key]]:
    """Return the events that follow from each place that is read and then changed.

    Seen on data that are moved a little: a first row of zeros would hide the weights.
    """
    ignored = set(places) - set(names_in(loop.target))
    moved = _moved(replay, loop, ignored)
    try:
        base = trace_of(replay.run(data=moved), program.sites)
    except Exception:  # the user's code may not take them
        moved = {}
        base = trace_of(replay.run(), program.sites)
    after = {text: current(replay, place) for text, place in places.items()}
    touched, changed = {}, set()
    for text, place in places.items():
        if text in names_in(loop.target):
            continue
        replay.rewind()
        value = current(replay, place)
        touched[text] = changed_by(replay, base, {place: shifted_randomly(value)}, moved)
        # Its next value need not follow from it: c -= 0.5 * 2 * mean(f + c - y) forgets c.
        if not np.array_equal(value, after[text], equal_nan=True):
            changed.add(text)
    states = {text: events for text, events in touched.items() if events and text in changed}
    still = {text: places[text] for text, events in touched.items() if events}
    found = _states_elsewhere(replay, base, still, moved) if states else {}
    return {t: states.get(t, frozenset()) | found.get(t, frozenset()) for t in states | found}


def _states_elsewhere(
    replay: Replay, base: Trace, places: Mapping[str, Location], moved: Mapping[Place, Array]
) -> dict[str, frozenset[Key]]:
    """Return the events that follow from each place that an iteration from elsewhere changes.

    Weights in front of others that begin at zero stay where they are in the first iteration, and
    no prediction follows from them.
    """
    replay.rewind()
    start = {text: shifted_randomly(current(replay, x), 2) for text, x in places.items()}
    params = {places[text]: value for text, value in start.items()}
    try:
        seen = trace_of(replay.run(params, moved), base.sites)
    except Exception:  # the user's code may not take them
        return {}
    after = {text: current(replay, place) for text, place in places.items()}
    found = {}
    for text, value in start.items():
        # Single precision rounds what was written.
        if not np.allclose(value, after[text], rtol=_ROUNDED, atol=0):
            shifted = {**params, places[text]: shifted_randomly(value)}
            found[text] = changed_by(replay, seen, shifted, moved) & base.values.keys()
    return found


def _asking(
    replay: Replay, base: Trace, still: AbstractSet[str], start: dict[str, Array]
) -> dict[str, frozenset[Key]]:
    """Return the events that follow from each place that asks for gradients, of some places.

    Their values are put into `start`.
    """
    replay.rewind()
    found = {}
    for text, place in arrays_of(replay.names).items():
        if text in still and getattr(place.get(replay.names), "requires_grad", False):
            replay.rewind()
            start[text] = current(replay, place)
            moved = {place: shifted_randomly(start[text])}
            found[text] = changed_by(replay, base, moved)
    replay.rewind()
    return {text: events for text, events in found.items() if events}


def _moved(replay: Replay, loop: Loop, ignored: set[str]) -> dict[Place, Array]:
    """Return data near those of the first iteration."""
    replay.rewind()
    targets = names_in(loop.target)
    moved: dict[Place, Array] = {}
    for text, place in arrays_of(replay.names).items():
        value = current(replay, place)
        if text not in ignored and (value.size > 1 or text in targets):
            moved[place] = shifted_randomly(value, 1)
    return moved


def _data(
    replay: Replay, base: Trace, states: Mapping[str, Location], loop: Loop
) -> dict[str, frozenset[Key]]:
    """Return the events that follow from each place of data.

    Seen as training begins, and away from there: weights of zero, or units that are all dead, hide
    what goes through them.
    """
    found: dict[str, frozenset[Key]] = {}
    for params, moved in ({}, {}), _elsewhere(replay, states, loop):
        try:
            seen = trace_of(replay.run(params, moved), base.sites)
        except Exception:  # the user's code may not take them
            continue
        replay.rewind()
        for text, place in arrays_of(replay.names, floats_only=False).items():
            replay.rewind()
            value = current(replay, place)
            is_target = text in names_in(loop.target)
            if text in states or (value.size < _FEW and not is_target):
                continue
            own = moved.get(place, value)
            data = {**moved, place: shifted_randomly(own, 5)}
            touched = changed_by(replay, seen, params, data) & base.values.keys()
            if touched:
                found[text] = found.get(text, frozenset()) | touched
    return found


def _elsewhere(
    replay: Replay, states: Mapping[str, Location], loop: Loop
) -> tuple[dict[Location, Array], dict[Place, Array]]:
    """Return parameters and data far from those that training begins with."""
    replay.rewind()
    params = {place: _far(current(replay, place)) for place in states.values()}
    moved: dict[Place, Array] = {}
    for text, place in arrays_of(replay.names).items():
        value = current(replay, place)
        if text not in states and (value.size >= _FEW or text in names_in(loop.target)):
            moved[place] = _far(value)
    return params, moved


def _far(value: Array) -> Array:
    """Return an array with normal deviates of three times its own size added; of 3 to zeros."""
    size = float(np.sqrt(np.mean(value**2))) if value.size else 0.0
    scale = size if np.isfinite(size) and size > 0 else 1.0
    return np.asarray(value + 3 * scale * np.random.default_rng(7).standard_normal(value.shape))


def _entries(
    replay: Replay, base: Trace, arrival: Arrival, loop: Loop, roles: _Roles
) -> _Entries | str:
    """Return where data enter, all of them, and whether they come row by row."""
    replay.rewind()
    places = arrays_of(replay.names, floats_only=False)
    name_y, data, moving = roles.name_y, roles.data, roles.moving
    y = current(replay, places[name_y])
    n_met = base.values[roles.prediction].size
    candidates = {n: current(replay, places[n]) for n in roles.names_x}
    fitting = {n: x for n, x in candidates.items() if y.size and _rows_fit(x, y)}
    if not fitting:
        return "no inputs with as many rows as the targets"
    name_x = max(fitting, key=lambda n: (fitting[n].size, n))
    x, y = replay.holes.get(name_x, fitting[name_x]), replay.holes.get(name_y, y)
    n_passes = sum(site == roles.prediction[0] for site, _ in base.values)
    if y.size == n_met or (y.ndim and n_passes == len(y) > 1 and n_met * n_passes == y.size):
        if loop.target and {name_x, name_y} <= set(names_in(loop.target)):
            gathered = _gathered(arrival, loop, name_x, name_y)
            if gathered is not None:
                return places[name_x], places[name_y], *gathered, y.ndim == 0
        if y.size == n_met and name_y not in replay.holes and _is_other(base, roles.target, y):
            return places[name_x], roles.target, x, base.values[roles.target], False
        return places[name_x], places[name_y], x, y, False
    key_y = _first(base, data[name_y] - moving, n_met)
    key_x = _first(base, data[name_x] - moving, x.size * n_met // y.size)
    if key_x is None or key_y is None:
        return "no rows of the data enter an iteration"
    replay.twins = {key: _twins(base, key) for key in (key_x, key_y)}
    return key_x, key_y, x, y, n_met * len(y) == y.size


def _is_other(base: Trace, target: Key, y: Array) -> bool:
    """Whether the loop compares with something made of the targets: other units, a logarithm."""
    met = base.values[target]
    is_same = np.allclose(met.reshape(-1), y.reshape(-1), rtol=1e-5, atol=0, equal_nan=True)
    return met.shape[:1] == y.shape[:1] and not is_same


def _rows_fit(x: Array, y: Array) -> bool:
    if not (x.ndim and y.ndim):
        return x.ndim == y.ndim or y.ndim == 0
    return bool({x.shape[0], x.shape[-1]} & {y.shape[0], y.shape[-1]} - {1})


def _first(base: Trace, keys: frozenset[Key], size: int) -> Key | None:
    """Return the first of some events that has a size."""
    return next((k for k in base.values if k in keys and base.values[k].size == size), None)


def _twins(base: Trace, key: Key) -> tuple[Key, ...]:
    """Return the events that are the same expression with the same value."""
    text, value = base.site(key).text, base.values[key]
    return tuple(
        k
        for k, seen in base.values.items()
        if base.site(k).text == text and np.array_equal(seen, value, equal_nan=True)
    )


def names_in(target: str) -> list[str]:
    """Return the names in what a ``for`` loop sets."""
    return target.replace("(", " ").replace(")", " ").replace(",", " ").split()


def _gathered(arrival: Arrival, loop: Loop, name_x: str, name_y: str) -> tuple[Array, Array] | None:
    """Return the data of all items that a loop runs over, joined."""
    code = compile(f"{loop.target} = __item__", "target", "exec")
    rows: list[tuple[Any, Any]] = []
    for item in arrival.items:
        scope: dict[str, Any] = {"__item__": item}
        exec(code, scope)
        x, y = as_array(scope[name_x]), as_array(scope[name_y])
        if x is None or y is None:
            return None
        rows.append((x, y))
    join = np.stack if np.ndim(rows[0][1]) == 0 else np.concatenate
    return tuple(join([r[i] for r in rows]).astype(np.float64) for i in (0, 1))  # type: ignore[return-value]
