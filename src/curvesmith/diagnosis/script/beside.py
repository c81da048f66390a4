"""What comes with each row beside inputs and target, such as its weight.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import Trace, changed_by, current, shifted_randomly
from curvesmith.diagnosis.script.entries import Entries, Roles
from curvesmith.diagnosis.script.instrument import Loop, names_in
from curvesmith.diagnosis.script.locations import Location, arrays_of, columns_of
from curvesmith.diagnosis.script.recorder import Key, as_array
from curvesmith.diagnosis.script.replay import Arrival, Place, Replay

__all__ = ["Beside", "find_beside"]

Array = NDArray[np.float64]
_MOST_ITEMS = 2000  # that a loop runs over; some never end
_TABLE = 2  # axes of rows and columns
_MANY = 20  # rows: a layer may have as many units as there are fewer


@dataclass(frozen=True)
class Beside:
    """What comes with the rows in some places, by the inputs of the row.

    Parameters
    ----------
    known : mapping of Place to mapping of bytes to ndarray
        For each place the values by the bytes of a row of inputs, as float64.
    inputs : mapping of Place to tuple of int, default=empty
        What the prediction follows from, such as an exposure: each is one more column of X,
        behind those of the place where X enters. Its shape without the rows.
    own : tuple of int, default=()
        The shape that a row of X has where it enters, if ``inputs`` are behind it.
    """

    known: Mapping[Place, Mapping[bytes, Array]]
    inputs: Mapping[Place, tuple[int, ...]] = field(default_factory=dict)
    own: tuple[int, ...] = ()

    def entering(self, X: Array) -> Array:
        """Return the columns of X that enter where inputs do."""
        return X[:, : X.shape[1] - len(self.inputs)].reshape(-1, *self.own) if self.inputs else X

    def at(self, X: Array, *, by_row: bool) -> dict[Place, Array]:
        """Return what comes with rows of inputs, or with one row.

        Rows that are not known have what the first ones have, in turn.
        """
        found: dict[Place, Array] = {
            place: X[:, k - len(self.inputs)].reshape(-1, *shape)
            for k, (place, shape) in enumerate(self.inputs.items())
        }
        own = self.entering(X)
        rows = [np.asarray(own)] if by_row else list(own)
        for place, by_bytes in self.known.items():
            if place in self.inputs:
                continue
            others = list(by_bytes.values())
            values = [
                by_bytes.get(_bytes(row), others[k % len(others)]) for k, row in enumerate(rows)
            ]
            found[place] = values[0] if by_row else np.stack(values)
        return found


def find_beside(
    replay: Replay,
    base: Trace,
    arrival: Arrival,
    loop: Loop,
    entries: Entries,
    roles: Roles,
) -> tuple[Beside, Array]:
    """Return what comes with each row beside inputs and target, and X with what is an input of it.

    Parameters
    ----------
    replay : Replay
    base : Trace
        Of the first iteration.
    arrival : Arrival
    loop : Loop
    entries : tuple
        Where inputs and targets enter, all of them, and whether they come row by row.
    roles : Roles
    """
    inputs, _, X, _, by_row = entries
    if isinstance(inputs, Location):
        known = _of_items(replay, arrival, loop, inputs, roles.name_y)
        columns = {
            place: np.array([values[_bytes(row)] for row in X])
            for place, values in known.items()
            if not by_row and all(_bytes(row) in values for row in X)
        }
        columns |= {} if by_row or known else _of_places(replay, inputs, X, roles)
    else:
        columns = {} if by_row else _of_events(replay, base, entries, roles.name_y)
        known = {place: _by_bytes(X, values) for place, values in columns.items()}
    is_table = not by_row and X.ndim <= _TABLE
    led = _leading(replay, base, columns, roles.prediction) if is_table else {}
    if not led:
        return Beside(known), X
    joined = np.column_stack([X.reshape(len(X), -1), *(x.reshape(-1) for x in led.values())])
    return Beside(known, {place: x.shape[1:] for place, x in led.items()}, X.shape[1:]), joined


def _leading(
    replay: Replay, base: Trace, columns: Mapping[Place, Array], prediction: Key
) -> dict[Place, Array]:
    """Return the columns of plain numbers that the prediction follows from."""
    found = {}
    for place, values in columns.items():
        if values.size == len(values):
            replay.rewind()
            own = current(replay, place) if isinstance(place, Location) else base.values[place]
            if prediction in changed_by(replay, base, data={place: shifted_randomly(own)}):
                found[place] = values
    return found


def _of_places(
    replay: Replay, inputs: Location, X: Array, roles: Roles
) -> dict[Place, NDArray[Any]]:
    """Return what else has as many rows as X, where an iteration takes all of them at once."""
    replay.rewind()
    places = arrays_of(replay.names)
    own = {inputs.text, roles.name_y, *(column.text for column in columns_of(inputs))}
    found: dict[Place, NDArray[Any]] = {}
    for name in roles.names_x if len(X) >= _MANY else ():
        if name not in own and name in places and not places[name].is_in_module:
            values = current(replay, places[name])
            if values.shape[:1] == (len(X),) and not _is_part(values, X):
                found[places[name]] = values
    return found


def _is_part(values: Array, X: Array) -> bool:
    """Whether a column is one of those of X, too."""
    table = X.reshape(len(X), -1)
    return values.size == len(X) and bool(np.any(np.all(table == values.reshape(-1, 1), axis=0)))


def _by_bytes(X: Array, values: Array) -> dict[bytes, Array]:
    return {_bytes(row): np.asarray(own) for row, own in zip(X, values, strict=True)}


def _bytes(row: Any) -> bytes:
    return np.asarray(row, dtype=np.float64).tobytes()


def _of_items(
    replay: Replay, arrival: Arrival, loop: Loop, inputs: Location, name_y: str
) -> dict[Place, dict[bytes, Array]]:
    """Return what a loop sets beside inputs and targets: ``for x, y, w in loader``."""
    names, own = names_in(loop.target), [column.text for column in columns_of(inputs)]
    if not {*own, name_y} <= {*names}:
        return {}
    replay.rewind()
    places = arrays_of(replay.names, floats_only=False)
    others = [n for n in names if n in places and n not in (*own, name_y)]
    found: dict[Place, dict[bytes, Array]] = {places[name]: {} for name in others}
    code = compile(f"{loop.target} = __item__", "target", "exec")
    for item in islice(arrival.items, _MOST_ITEMS) if others else ():
        scope: dict[str, Any] = {"__item__": item}
        exec(code, scope)
        columns, y = [as_array(scope[name]) for name in own], as_array(scope[name_y])
        x = _as_one([column for column in columns if column is not None])
        for name in others:
            value = as_array(scope[name])
            if y is None or value is None or value.shape[:1] != y.shape[:1]:
                found.pop(places[name], None)
            elif places[name] in found:
                found[places[name]] |= dict(_pairs(x, np.asarray(value, np.float64), y.ndim == 0))
    return found


def _as_one(columns: list[NDArray[Any]]) -> NDArray[Any]:
    return columns[0] if len(columns) == 1 else np.stack(columns, axis=-1)


def _pairs(x: NDArray[Any], value: Array, is_row: bool) -> Iterator[tuple[bytes, Array]]:
    rows = [(x, value)] if is_row else zip(x, value, strict=False)
    return ((_bytes(row), np.asarray(own)) for row, own in rows)


def _of_events(replay: Replay, base: Trace, entries: Entries, name_y: str) -> dict[Place, Array]:
    """Return what an iteration picks as it picks its inputs: ``w[rows]`` beside ``X[rows]``."""
    X = entries[2]
    rows = None if isinstance(entries[0], Location) else _rows(base, entries[0], X)
    if rows is None:
        return {}
    replay.rewind()
    wholes = {
        text: current(replay, place)
        for text, place in arrays_of(replay.names, floats_only=False).items()
        if text != name_y
    }
    made = list(base.values.values())
    columns = [w for w in (*wholes.values(), *made) if w.shape[:1] == (len(X),)]
    data = X.reshape(-1), entries[3].reshape(-1)
    columns = [w for w in columns if not any(np.array_equal(w.reshape(-1), x) for x in data)]
    found: dict[Place, Array] = {}
    for key, value in base.values.items():
        site = base.site(key)
        if site.kind != "load" or "[" not in site.text or value.shape[:1] != (len(rows),):
            continue
        same = [
            w for w in columns if w[rows].shape == value.shape and np.array_equal(w[rows], value)
        ]
        if same:
            found[key] = same[0]
    return found


def _rows(base: Trace, inputs: Key, X: Array) -> NDArray[np.intp] | None:
    """Return which rows of X an iteration takes: by their numbers if it has these, else by value.

    None where it takes all, or others.
    """
    batch = base.values[inputs]
    if not batch.ndim or len(batch) == len(X) or batch.shape[1:] != X.shape[1:]:
        return None
    for value in base.values.values():
        is_number = value.shape == (len(batch),) and np.all(value % 1 == 0)
        if is_number and value.size and value.min() >= 0 and value.max() < len(X):
            rows = value.astype(np.intp)
            if np.array_equal(X[rows], batch):
                return rows
    index = {_bytes(row): k for k, row in enumerate(X)}
    found = [index.get(_bytes(row), -1) for row in batch]
    return np.array(found, dtype=np.intp) if found and min(found) >= 0 else None
