"""Where the data enter an iteration, and all of them.

Runs inside the child process.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import Trace, current
from curvesmith.diagnosis.script.instrument import Loop, names_in
from curvesmith.diagnosis.script.locations import Location, arrays_of, joined
from curvesmith.diagnosis.script.recorder import Key, as_array
from curvesmith.diagnosis.script.replay import Arrival, Place, Replay

__all__ = ["Entries", "Roles", "find_entries", "put_together"]

Array = NDArray[np.float64]
_MOST_ITEMS = 2000  # that a loop runs over; some never end
_MOST_ROWS = 4000  # in batches; some streams draw new ones for ever
_FEWEST_COLUMNS = 2  # of rows that are put together
_DEEP = 2  # steps to an entry of a list that has a name
Entries = tuple[Place, Place, Array, Array, bool]


@dataclass(frozen=True)
class Roles:
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

    def n_met(self, base: Trace) -> int:
        """Return how many numbers are predicted; several outputs may meet each target."""
        return min(base.values[key].size for key in (self.prediction, self.target))


def find_entries(
    replay: Replay, base: Trace, arrival: Arrival, loop: Loop, roles: Roles
) -> Entries | str:
    """Return where data enter, all of them, and whether they come row by row."""
    replay.rewind()
    places = arrays_of(replay.names, floats_only=False)
    name_y = roles.name_y
    y = current(replay, places[name_y])
    n_met = roles.n_met(base)
    candidates = {n: current(replay, places[n]) for n in roles.names_x}
    fitting = {n: x for n, x in candidates.items() if y.size and _rows_fit(x, y)}
    if not fitting:
        return "no inputs with as many rows as the targets"
    name_x = max(fitting, key=lambda n: (fitting[n].size, fitting[n].ndim, n))
    x, y = replay.holes.get(name_x, fitting[name_x]), replay.holes.get(name_y, y)
    n_passes = sum(site == roles.prediction[0] for site, _ in base.values)
    if y.size == n_met or (y.ndim and n_passes == len(y) > 1 and n_met * n_passes == y.size):
        own = {name: _set_by(loop, places[name]) for name in (*fitting, name_y)}
        columns = _columns(fitting, name_x, own)
        place = joined(tuple(places[name] for name in columns))
        if own[name_x] and own[name_y]:
            wanted = [(own[name], places[name]) for name in (*columns, name_y)]
            items = _items(arrival, loop, wanted)
            if items:
                ends = place, places[name_y]
                return _of_items(replay, base, roles, ends, y, items, arrival)
        x = current(replay, place) if len(columns) > 1 else x
        if y.size == n_met and name_y not in replay.holes and _is_other(base, roles.target, y):
            return place, roles.target, x, base.values[roles.target], False
        return place, places[name_y], x, y, False
    beside = _beside(base, roles, fitting, y) if n_met == 1 and y.ndim == 1 else None
    return _by_events(replay, base, roles, beside or (name_x, x), y)


def _beside(
    base: Trace, roles: Roles, fitting: dict[str, Array], y: Array
) -> tuple[Key, Array] | None:
    """Return where a row is put together from arrays of one axis, and all such rows; None if not.

    ``np.array([a[i], b[i]])`` holds what each array has at the same place.
    """
    arrays = [x for x in fitting.values() if x.shape == y.shape]
    if len(arrays) < _FEWEST_COLUMNS:
        return None
    table = np.stack(arrays, axis=-1)
    inputs = frozenset().union(*(roles.data[name] for name in fitting))
    for key, made in base.values.items():
        if key not in inputs or key in roles.moving or not 1 < made.size <= len(arrays):
            continue
        same = table[:, np.newaxis, :] == made.reshape(-1, 1)  # row, entry, array
        row = int(np.argmax(same.any(axis=2).all(axis=1)))
        order = same[row].argmax(axis=1)
        if same[row].any(axis=1).all() and len(set(order.tolist())) == made.size:
            return key, table[:, order].reshape(len(y), *made.shape)
    return None


def _as_taken(replay: Replay, base: Trace, roles: Roles, entries: Entries) -> Entries:
    """Return rows in the units in which the network takes them, of those that come one by one.

    Many scripts scale a row in the loop: ``x = s / 30 - 1``. Rows as they come where the network
    takes more than one array that is made of them.
    """
    raw = dict(zip(entries[:2], entries[2:4], strict=True))
    made = {
        place: key
        for place, key in zip(entries[:2], _taken(base, roles), strict=True)
        if key is not None and base.values[key].size == raw[place][0].size
    }
    if not made:
        return entries
    last = max(made.values(), key=list(base.values).index)
    wanted = frozenset(made.values())
    rows: dict[Place, list[Array]] = {place: [] for place in made}
    for x, t in zip(*raw.values(), strict=True):
        row = dict(zip(raw, (x, t), strict=True))
        events = replay.run(data=row, wanted=wanted, stop_at=last)
        seen = {event.key: event.value for event in events}
        if not wanted <= seen.keys():  # not each row goes this way
            return entries
        for place, key in made.items():
            rows[place].append(np.reshape(seen[key], np.shape(row[place])).astype(np.float64))
    values = {place: np.stack(found) for place, found in rows.items()}
    made = {p: k for p, k in made.items() if not np.allclose(values[p], raw[p], rtol=1e-5, atol=0)}
    places = [made.get(place, place) for place in raw]
    put_together(replay, base, *(place for place in places if not isinstance(place, Location)))
    X, y = (values[place] if place in made else raw[place] for place in raw)
    return places[0], places[1], X, y, True


def _taken(base: Trace, roles: Roles) -> tuple[Key | None, Key | None]:
    """Return where the inputs and the target are made that the network takes; None if not seen."""
    inputs = frozenset().union(*(roles.data[name] for name in roles.names_x))
    inputs = inputs - roles.moving - roles.data[roles.name_y]
    met = [k for key in roles.moving if key in base.values for k in base.operands(key)]
    taken = [k for k in base.values if k in inputs and k in met]
    is_one = all(_same(base.values[k], base.values[taken[0]]) for k in taken)
    targets = roles.data[roles.name_y] - roles.moving
    return (
        _made_first(base, taken[0], inputs) if taken and is_one else None,
        _made_first(base, roles.target, targets),
    )


def _same(a: Array, b: Array) -> bool:
    return np.array_equal(a.reshape(-1), b.reshape(-1), equal_nan=True)


def _made_first(base: Trace, key: Key, keys: frozenset[Key]) -> Key | None:
    """Return the first of some events with the value of another one."""
    return next(
        (k for k in base.values if k in keys and _same(base.values[k], base.values[key])), None
    )


def _by_events(
    replay: Replay, base: Trace, roles: Roles, inputs: tuple[str | Key, Array], y: Array
) -> Entries | str:
    """Return the events in which rows of the data enter; inputs are a name or one, and all rows."""
    n_met, data, moving = roles.n_met(base), roles.data, roles.moving
    key_y = _first(base, data[roles.name_y] - moving, n_met)
    name_x, x = inputs
    key_x = (
        _first(base, data[name_x] - moving, x.size * n_met // y.size)
        if isinstance(name_x, str)
        else name_x
    )
    if key_x is None or key_y is None:
        return "no rows of the data enter an iteration"
    put_together(replay, base, key_x, key_y)
    if n_met * len(y) != y.size:
        return _batches_as_met(replay, base, roles, key_x, key_y, x, y)
    return _as_taken(replay, base, roles, (key_x, key_y, x, y, True))


def _batches_as_met(
    replay: Replay, base: Trace, roles: Roles, key_x: Key, key_y: Key, x: Array, y: Array
) -> Entries:
    """Return rows that enter by batches, with targets as the predictions meet them.

    As they are where they are met so, or not each batch goes the same way.
    """
    as_they_are = key_x, key_y, x, y, False
    n_rows = len(np.atleast_1d(base.values[key_y]))
    is_table = (
        y.ndim and len(x) == len(y) > n_rows > 1 and base.values[key_x].shape[:1] == (n_rows,)
    )
    if not is_table or not _is_other(base, roles.target, base.values[key_y]):
        return as_they_are
    made = _made_first(base, roles.target, roles.data[roles.name_y] - roles.moving)
    made = made or roles.target
    met = []
    for first in range(0, len(y), n_rows):
        data = {key_x: x[first : first + n_rows], key_y: y[first : first + n_rows]}
        try:
            events = replay.run(data=data, wanted=frozenset([made]), stop_at=made)
        except Exception:  # the user's code may not take fewer rows
            return as_they_are
        seen = {event.key: event.value for event in events}.get(made)
        if seen is None or len(np.atleast_1d(seen)) != len(data[key_y]):
            return as_they_are
        met.append(seen)
    put_together(replay, base, key_x, made)
    return key_x, made, x, np.concatenate(met), False


def put_together(replay: Replay, base: Trace, *keys: Key) -> None:
    """Let a replay put the same data wherever they are written once more, or transposed."""
    turned = {key: _turned(base, key) for key in keys}
    replay.twins = {key: (*_twins(base, key), *turned[key]) for key in turned}
    replay.turned = frozenset(k for others in turned.values() for k in others)


def _set_by(loop: Loop, place: Location) -> str:
    """Return what a loop sets that is in a place, perhaps one of many; empty if it sets none.

    A name, or an entry of the list that it names. The row of an iteration may be a part of one.
    """
    targets = names_in(loop.target)
    for path in place.paths:
        (_, name), *steps = path[1:]
        is_near = len(steps) < _DEEP and all(kind == "item" for kind, _ in steps)
        if is_near and name in targets:
            return f"{name}{''.join(f'[{key!r}]' for _, key in steps)}"
    return ""


def _columns(fitting: dict[str, Array], name_x: str, own: dict[str, str]) -> list[str]:
    """Return the places that hold one column of the inputs each: numbers, or arrays of one axis."""
    x = fitting[name_x]
    if x.ndim > 1 or (x.ndim == 1 and own[name_x]):
        return [name_x]
    return [
        name
        for name, other in fitting.items()
        if other.shape == x.shape and bool(own[name]) == bool(own[name_x])
    ]


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


def _turned(base: Trace, key: Key) -> tuple[Key, ...]:
    """Return the events that are the transpose of an expression: ``X[i].T`` for ``X[i]``."""
    text, value = base.site(key).text, base.values[key]
    texts = (f"{text}.T", f"{text}.transpose()", f"np.transpose({text})")
    return tuple(
        k
        for k, seen in base.values.items()
        if base.site(k).text in texts and np.array_equal(seen, value.T, equal_nan=True)
    )


def _items(
    arrival: Arrival, loop: Loop, entries: list[tuple[str, Location]]
) -> list[tuple[Array, Array]]:
    """Return inputs and targets of each item that a loop runs over; none if they are no arrays.

    Of many rows, some evenly spread batches; of a stream that does not know its end, the first.
    """
    code = compile(f"{loop.target} = __item__", "target", "exec")
    is_known = hasattr(arrival.items, "__len__")
    items: list[tuple[Any, Any]] = []
    n_rows = 0
    for item in islice(arrival.items, _MOST_ITEMS):
        scope: dict[str, Any] = {"__item__": item}
        exec(code, scope)
        *columns, y = [_array(eval(name, scope), place) for name, place in entries]
        if y is None or any(column is None for column in columns):
            return []
        items.append((columns[0] if len(columns) == 1 else np.stack(columns, axis=-1), y))  # type: ignore[arg-type]
        n_rows += len(np.atleast_1d(y))
        if not is_known and n_rows >= _MOST_ROWS:
            break
    return items[:: max(n_rows // _MOST_ROWS, 1)] if items and np.ndim(items[0][1]) else items


def _of_items(
    replay: Replay,
    base: Trace,
    roles: Roles,
    places: tuple[Place, Place],
    y: Array,
    items: list[tuple[Array, Array]],
    arrival: Arrival,
) -> Entries:
    """Return where the rows or batches enter that a loop runs over, and all of them."""
    if not y.ndim:
        return _as_taken(replay, base, roles, (*places, *_joined(items, arrival), True))
    places, items = _as_met(replay, base, roles, places, y, items)
    return *places, *_joined(items, arrival), False


def _as_met(
    replay: Replay,
    base: Trace,
    roles: Roles,
    places: tuple[Place, Place],
    y: Array,
    items: list[tuple[Array, Array]],
) -> tuple[tuple[Place, Place], list[tuple[Array, Array]]]:
    """Return where batches enter, and they, with targets as the predictions meet them.

    Many scripts scale a batch in the loop: ``sgd(x, (y - mean) / deviation)``. As they come where
    they are met so, or not each batch goes the same way.
    """
    if not _is_other(base, roles.target, y):
        return places, items
    made = _made_first(base, roles.target, roles.data[roles.name_y] - roles.moving) or roles.target
    met = []
    for x, t in items:
        data = dict(zip(places, (x, t), strict=True))
        events = replay.run(data=data, wanted=frozenset([made]), stop_at=made)
        seen = {event.key: event.value for event in events}.get(made)
        if seen is None or len(np.atleast_1d(seen)) != len(np.atleast_1d(t)):
            return places, items
        met.append((x, seen))
    return (places[0], made), met


def _joined(items: list[tuple[Array, Array]], arrival: Arrival) -> tuple[Array, Array]:
    """Return the data of all items, joined."""
    join = np.stack if np.ndim(items[0][1]) == 0 else np.concatenate
    X, y = (join([item[i] for item in items]).astype(np.float64) for i in (0, 1))
    return (X, y) if hasattr(arrival.items, "__len__") else _once(X, y)


def _array(value: Any, place: Location) -> NDArray[Any] | None:
    """Return what an item of a loop is in a place: an array, or a list as one."""
    return as_array(value) if place.table is None else place.table.array(value)


def _once(X: Array, y: Array) -> tuple[Array, Array]:
    """Return rows, each of them once: an endless stream of batches brings them again and again."""
    both = np.column_stack([X.reshape(len(X), -1), y.reshape(len(y), -1)])
    kept = np.sort(np.unique(both, axis=0, return_index=True)[1])
    return X[kept], y[kept]
