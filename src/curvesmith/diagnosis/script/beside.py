"""What comes with each row beside inputs and target, such as its weight.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import Trace, current
from curvesmith.diagnosis.script.instrument import Loop, names_in
from curvesmith.diagnosis.script.locations import Location, arrays_of, columns_of
from curvesmith.diagnosis.script.recorder import Key, as_array
from curvesmith.diagnosis.script.replay import Arrival, Place, Replay

__all__ = ["Beside", "find_beside"]

Array = NDArray[np.float64]
_MOST_ITEMS = 2000  # that a loop runs over; some never end


@dataclass(frozen=True)
class Beside:
    """What comes with the rows in some places, by the inputs of the row.

    Parameters
    ----------
    known : mapping of Place to mapping of bytes to ndarray
        For each place the values by the bytes of a row of inputs, as float64.
    """

    known: Mapping[Place, Mapping[bytes, Array]]

    def at(self, X: Array, *, by_row: bool) -> dict[Place, Array]:
        """Return what comes with rows of inputs, or with one row.

        Rows that are not known have what the first ones have, in turn.
        """
        rows = [np.asarray(X)] if by_row else list(X)
        found: dict[Place, Array] = {}
        for place, by_bytes in self.known.items():
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
    entries: tuple[Place, Place, Array, Array, bool],
    name_y: str,
) -> Beside:
    """Return what comes with each row beside inputs and target.

    Parameters
    ----------
    replay : Replay
    base : Trace
        Of the first iteration.
    arrival : Arrival
    loop : Loop
    entries : tuple
        Where inputs and targets enter, all of them, and whether they come row by row.
    name_y : str
        The place of the targets.
    """
    inputs, _, X, _, by_row = entries
    if isinstance(inputs, Location):
        return Beside(_of_items(replay, arrival, loop, inputs, name_y))
    return Beside({} if by_row else _of_events(replay, base, inputs, X, name_y))


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


def _of_events(
    replay: Replay, base: Trace, inputs: Key, X: Array, name_y: str
) -> dict[Place, dict[bytes, Array]]:
    """Return what an iteration picks as it picks its inputs: ``w[rows]`` beside ``X[rows]``."""
    batch = base.values[inputs]
    index = {_bytes(row): k for k, row in enumerate(X)}
    rows = [index.get(_bytes(row), -1) for row in batch] if batch.ndim else []
    if not rows or min(rows) < 0 or len(rows) == len(X):
        return {}
    replay.rewind()
    wholes = {
        text: current(replay, place)
        for text, place in arrays_of(replay.names, floats_only=False).items()
        if text != name_y
    }
    columns = [whole for whole in wholes.values() if whole.shape[:1] == (len(X),)]
    columns = [whole for whole in columns if not np.array_equal(whole, X)]
    found: dict[Place, dict[bytes, Array]] = {}
    for key, value in base.values.items():
        site = base.site(key)
        if site.kind != "load" or "[" not in site.text or value.shape[:1] != (len(rows),):
            continue
        same = [
            w for w in columns if w[rows].shape == value.shape and np.array_equal(w[rows], value)
        ]
        if same:
            found[key] = {_bytes(row): np.asarray(own) for row, own in zip(X, same[0], strict=True)}
    return found
