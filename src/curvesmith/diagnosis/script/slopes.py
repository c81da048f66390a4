"""How the loss follows from a value that passes: slopes along random directions.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import Trace
from curvesmith.diagnosis.script.locations import Location
from curvesmith.diagnosis.script.parts import Parts
from curvesmith.diagnosis.script.recorder import Key
from curvesmith.diagnosis.script.replay import Place, Replay

__all__ = ["Slopes", "agreement", "directions"]

Array = NDArray[np.float64]
_N_DIRECTIONS = 8
_STEP = 1e-5  # of the value's own size


@dataclass(frozen=True, eq=False)
class Slopes:
    """Measures slopes of the loss at one point.

    Parameters
    ----------
    replay : Replay
    parts : Parts
        With a loss.
    params : mapping of Location to array
        Where to measure.
    data : mapping of Place to array
        On what.
    still : mapping of key to array, default=empty
        What keeps the parameters where they are until the loss is computed.
    is_squared : bool, default=False
        Whether the event that stands for the loss is the error, to be squared.
    """

    replay: Replay
    parts: Parts
    params: Mapping[Location, Array]
    data: Mapping[Place, Array]
    still: Mapping[Place, Array] = field(default_factory=dict)
    is_squared: bool = False

    def loss(self, shifts: Mapping[Key, Array] | None = None, **moved: Array) -> float:
        """Return the loss with some values shifted, and some parameters moved, by name."""
        key = self.loss_key
        params = dict(self.params)
        for name, shift in moved.items():
            place = self.parts.params[name]
            params[place] = params[place] + shift
        data: dict[Place, Array] = {**self.data, **self.still}
        events = self.replay.run(
            params, data, shifts=dict(shifts or {}), wanted=frozenset([key]), stop_at=key
        )
        value = events[-1].value
        return float(np.mean(value**2 if self.is_squared else value))

    @property
    def loss_key(self) -> Key:
        """The event that is the loss, or the meeting of prediction and target without one."""
        assert self.parts.loss is not None
        return self.parts.loss

    def of_event(self, key: Key, value: Array) -> Array:
        """Return the slopes of the loss along the directions of a value's shape."""
        h = _STEP * (float(np.sqrt(np.mean(value**2))) or 1.0)
        return np.array(
            [
                (self.loss({key: h * u}) - self.loss({key: -h * u})) / (2 * h)
                for u in directions(value.shape)
            ]
        )

    def of_param(self, name: str) -> Array:
        """Return the slopes of the loss along the directions of a parameter's shape."""
        value = self.params[self.parts.params[name]]
        h = _STEP * (float(np.sqrt(np.mean(value**2))) or 1.0)
        return np.array(
            [
                (self.loss(**{name: h * u}) - self.loss(**{name: -h * u})) / (2 * h)
                for u in directions(value.shape)
            ]
        )

    def trace(self) -> Trace:
        """Return everything that passes at this point."""
        events = self.replay.run(self.params, self.data)
        return Trace({e.key: e.value for e in events}, self.parts.trace.sites)


def directions(shape: tuple[int, ...]) -> Array:
    """Return directions of a shape: all axes of small arrays, random ones of others.

    Returns
    -------
    directions : ndarray of shape (n_directions, *shape)
        The same for each shape.
    """
    size = int(np.prod(shape))
    if size <= _N_DIRECTIONS:
        return np.eye(size).reshape(size, *shape)
    return np.random.default_rng(size).standard_normal((_N_DIRECTIONS, *shape))


def agreement(
    value: Array, slopes: Array, shape: tuple[int, ...], *, may_turn: bool = True
) -> float:
    """Return the cosine between an array and the gradient that slopes were measured of.

    Compared by what both give along the directions; 0 if the sizes differ or one is zero. An
    array of the transposed shape counts too, if it may be turned.
    """
    best = 0.0
    for turned in (value, value.T) if may_turn else (value,):
        if turned.shape == shape or (turned.size == int(np.prod(shape)) and turned.ndim < 2):
            along = directions(shape).reshape(len(slopes), -1) @ turned.reshape(-1)
            norm = float(np.linalg.norm(along) * np.linalg.norm(slopes))
            cosine = float(along @ slopes) / norm if norm > 0 else 0.0
            best = cosine if abs(cosine) > abs(best) else best
    return best
