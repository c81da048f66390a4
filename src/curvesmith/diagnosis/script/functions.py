"""The script's training as functions: forward, loss, gradient, one step.

Runs inside the child process; each call runs the user's own code on a state brought back before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from functools import cached_property
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.dependence import current
from curvesmith.diagnosis.script.dropout import without_dropout
from curvesmith.diagnosis.script.links import Link, find_link, itself
from curvesmith.diagnosis.script.locations import Location
from curvesmith.diagnosis.script.masks import without_masks
from curvesmith.diagnosis.script.parts import Parts
from curvesmith.diagnosis.script.recorder import Key, as_array
from curvesmith.diagnosis.script.replay import Place, Replay
from curvesmith.diagnosis.script.updates import Update, without_step

__all__ = ["Functions", "not_overflowing"]

Array = NDArray[np.float64]
Values = Mapping[str, NDArray[np.float64]]
# Row by row, the user's own code runs once a row: so long may a pass over the data take.
_PASS = 0.02
_FEWEST_ROWS = 30
_TABLE = 2  # axes of rows and columns
# A loss of all rows that is a mean differs by less than this share from the mean of batches.
_ALIKE = 0.3


def _rows_first(values: Array) -> Array:
    """Return one row of numbers for each entry of the first axis, of arrays with more than two."""
    return values if values.ndim <= _TABLE else values.reshape(len(values), -1)


def _tried(parts: Parts) -> dict[Key, str]:
    """Return the events that are p + c v for a parameter p, and its name, if v is not zero yet.

    A line search predicts with what it tries; a momentum has nothing to add at first.
    """
    values = parts.trace.values
    found = {}
    for key in parts.ahead.values():
        like = [name for name, p in parts.start.items() if p.size == values[key].size]
        is_one = len(like) == 1
        if is_one and not np.array_equal(parts.start[like[0]].reshape(-1), values[key].reshape(-1)):
            found[key] = like[0]
    return found


class Functions:
    """Functions of parameters and data, made of one iteration of a script.

    Parameters
    ----------
    replay : Replay
    parts : Parts
    updates : mapping of str to Update
        How the script changes each parameter.

    Attributes
    ----------
    X, y : ndarray
        The data; of scripts that go row by row, as many rows as can be run through quickly,
        evenly spread.
    rows : ndarray or None
        Which rows those are.
    dtype : numpy dtype
        In which the script computes.
    """

    def __init__(self, replay: Replay, parts: Parts, updates: Mapping[str, Update]) -> None:
        self._replay = replay
        self._parts = parts
        self._updates = dict(updates)
        self._is_dropping = False
        held = [as_array(place.get(replay.names)) for place in parts.params.values()]
        # What computes in single precision must be known to, or its rounding looks like a fault.
        is_single = all(array is not None and array.dtype == np.float32 for array in held)
        self.dtype = np.dtype(np.float32 if is_single else np.float64)
        self._still = without_step(parts, updates)
        self._tried = _tried(parts)
        self._masks = without_masks(replay, parts)
        self._is_followed = self._sees_backward()
        self.X, self.y = (_rows_first(values) for values in (parts.X, parts.y))
        self.rows = self._rows() if parts.by_row else None
        if self.rows is not None:
            self.X, self.y = self.X[self.rows], self.y[self.rows]
        self._batch = 0
        self._batch = parts.batch if parts.batch and self._counts_batch() else 0
        self._link: Link = itself
        self._link = self._found_link()

    def forward(self, params: Values, X: Array) -> NDArray[Any]:
        """Return the predictions for X."""
        return self._link(self.outputs(params, X))

    def outputs(self, params: Values, X: Array) -> NDArray[Any]:
        """Return what the network puts out for X, of which its loss may take the exponential."""
        key = self._parts.prediction
        if self._batch and len(X) > self._batch:
            chunks = self._chunks(X, X)
            return np.concatenate([self.outputs(params, x) for x, _ in chunks])
        if self._parts.has_inner_rows:
            keys = [(key[0], row) for row in range(len(X))]
            found = self._run(params, X, None, keys[-1], keys)
            return np.array([found[k].reshape(-1) for k in keys], dtype=self.dtype)
        if not self._parts.by_row:
            made = self._run(params, X, self._any_targets(X), key)[key].astype(self.dtype)
            return made if self._parts.pick is None else self._parts.pick.of(made)
        rows = [self._run(params, x, None, key)[key].reshape(-1) for x in X]
        return np.array(rows, dtype=self.dtype)

    def dropping(self, params: Values, X: Array) -> NDArray[Any]:
        """Return the predictions for X with the dropout that an iteration has."""
        self._is_dropping = True
        try:
            return self.forward(params, X)
        finally:
            self._is_dropping = False

    def loss(self, params: Values, X: Array, y: Array) -> float:
        """Return the script's loss; over rows its mean, and the mean of an array."""
        key = self._parts.loss
        assert key is not None
        if self._batch and len(X) > self._batch:
            parts = [self.loss(params, x, t) for x, t in self._chunks(X, y)]
            return float(np.sum(parts) * self._batch / len(X))
        if not self._parts.by_row:
            return float(np.mean(self._run(params, X, y, key)[key]))
        rows = zip(X, y, strict=True)
        return float(np.mean([self._run(params, x, t, key)[key].mean() for x, t in rows]))

    def gradient(self, params: Values, X: Array, y: Array) -> dict[str, Array]:
        """Return what the script calls the gradients; over rows their mean."""
        if self._batch and len(X) > self._batch:
            chunks = [self._gradient(params, x, t) for x, t in self._chunks(X, y)]
            share = self._batch / len(X)
            return {name: share * np.sum([c[name] for c in chunks], axis=0) for name in chunks[0]}
        if not self._parts.by_row:
            return self._gradient(params, X, y)
        rows = [self._gradient(params, x, t) for x, t in zip(X, y, strict=True)]
        return {name: np.mean([row[name] for row in rows], axis=0) for name in rows[0]}

    def step(self, params: Values, X: Array, y: Array) -> dict[str, Array]:
        """Return the parameters after one iteration; over rows, after their mean change.

        Row by row, the mean of the changes that single rows make from the same parameters: what a
        row does on average, to be compared with the mean gradient. A pass from row to row would
        depend on their order and, at high learning rates, on little else.
        """
        if self._batch and len(X) > self._batch:
            ends = [self._step(params, x, t, goes_on=False) for x, t in self._chunks(X, y)]
            share = self._batch / len(X)
            return {
                name: start + share * np.sum([end[name] - start for end in ends], axis=0)
                for name, start in params.items()
            }
        if not self._parts.by_row:
            return self._step(params, X, y, goes_on=True)
        ends = [self._step(params, x, t, goes_on=False) for x, t in zip(X, y, strict=True)]
        return {name: np.mean([end[name] for end in ends], axis=0) for name in params}

    @property
    def has_link(self) -> bool:
        """Whether predictions are not the outputs: exp or the logistic function of them."""
        return self._link is not itself

    @cached_property
    def has_loss_of_rows(self) -> bool:
        """Whether the loss is about the rows that are trained on.

        One that is computed behind the step may be that of rows that are held out.
        """
        if self._parts.loss is None:
            return False
        others = np.roll(self.y, 1, axis=0)
        try:
            ends = [self.loss(self._parts.start, self.X, y) for y in (self.y, others)]
            elsewhere = {n: p + 1.0 for n, p in self._parts.start.items()}
            is_kept = bool(self._replay.tried) and self.loss(elsewhere, self.X, self.y) == ends[0]
        except Exception:  # the user's code may not take other targets
            return True
        # Where no step is made, a loss that is kept of the one made last tells of no parameters.
        return not is_kept and (not self._still or ends[0] != ends[1])

    @property
    def is_automatic(self) -> bool:
        """Whether the gradient comes from PyTorch's ``backward``."""
        return self._is_followed

    @property
    def has_tensors(self) -> bool:
        """Whether the parameters are PyTorch's."""
        places = self._parts.params.values()
        return all(hasattr(place.get(self._replay.names), "grad") for place in places)

    def _sees_backward(self) -> bool:
        """Return whether an iteration calls ``backward``."""
        if not self.has_tensors:
            return False
        seen: list[bool] = []
        self._replay.run(data=self._parts.sample(0), on_backward=lambda: seen.append(True))
        return bool(seen)

    @property
    def has_gradient(self) -> bool:
        """Whether every parameter has a gradient."""
        if self.is_automatic:
            return not self._parts.frozen
        return bool(self._updates) and all(u.keys for u in self._updates.values())

    def reset(self) -> None:
        """Forget what steps have left behind."""
        self._replay.begin_again()

    def _found_link(self) -> Link:
        """Return what makes predictions of outputs; row by row, they are taken as they are."""
        if self._parts.loss is None or self._parts.by_row:
            return itself
        try:
            return find_link(self.outputs, self.loss, self._parts.start, self.X, self.y)
        except Exception:  # the user's code may not take other targets
            return itself

    def _counts_batch(self) -> bool:
        """Whether the number of rows of a batch stands in the code: all rows give another loss."""
        if self._parts.loss is None and not self.has_gradient:
            return False
        with np.errstate(all="ignore"):
            whole = self._size(self.X, self.y)
            self._batch = self._parts.batch
            parts = self._size(*self._even(self.X, self.y))
        return not np.isclose(whole, parts, rtol=_ALIKE, atol=0)

    def _size(self, X: Array, y: Array) -> float:
        """Return the loss; without one, the length of the gradient."""
        if self._parts.loss is not None:
            return self.loss(self._parts.start, X, y)
        gradient = self.gradient(self._parts.start, X, y)
        return float(np.sqrt(sum(np.sum(block**2) for block in gradient.values())))

    def _even(self, X: Array, y: Array) -> tuple[Array, Array]:
        """Return the rows that make whole batches."""
        n_rows = len(X) // self._batch * self._batch
        return X[:n_rows], y[:n_rows]

    def _chunks(self, X: Array, y: Array) -> list[tuple[Array, Array]]:
        """Return X and y batch by batch; the last one may be smaller.

        What the code divides by the rows of a batch is a sum over rows: that of all batches, times
        the rows of one over all rows, is the mean, with a smaller one among them too.
        """
        at = range(0, len(X), self._batch)
        return [(X[k : k + self._batch], y[k : k + self._batch]) for k in at]

    def _any_targets(self, X: Array) -> Array | None:
        """Return as many targets as there are rows, if these are others than the script's own.

        What meets them before the prediction is made, such as an earlier output, needs as many.
        """
        y = self._parts.y
        is_other = y.ndim > 0 and len(y) == len(self._parts.X) != len(X)
        return np.resize(y, (len(X), *y.shape[1:])) if is_other else None

    def _rows(self) -> NDArray[np.intp]:
        """Return the rows that a pass over the data takes."""
        began = perf_counter()
        self._replay.run()
        seconds = perf_counter() - began
        n_rows = len(self._parts.y)
        most = max(int(_PASS / seconds), _FEWEST_ROWS)
        return np.unique(np.linspace(0, n_rows - 1, min(n_rows, most)).astype(np.intp))

    def _places(self, params: Values) -> dict[Location, Array]:
        return {self._parts.params[name]: array for name, array in params.items()}

    def _data(self, X: Array, y: Array | None) -> dict[Place, Array]:
        beside = self._parts.beside.at(X, by_row=self._parts.by_row)
        inputs = self._shaped(self._parts.beside.entering(X), self._parts.inputs)
        data: dict[Place, Array] = {**self._masks, **beside, self._parts.inputs: inputs}
        if y is not None:
            data[self._parts.targets] = self._shaped(y, self._parts.targets)
        return data

    def _untried(self, params: Values) -> dict[Place, Array]:
        """Return the parameters where a step from them is tried, which predicts."""
        found = self._tried.items()
        return {key: params[n].reshape(self._parts.trace.values[key].shape) for key, n in found}

    def _shaped(self, array: Array, place: Place) -> Array:
        """Return one row in the shape in which the script has its rows; more rows as they are."""
        if self._parts.by_row and not isinstance(place, Location):
            return np.reshape(array, self._parts.trace.values[place].shape)
        own = self._parts.X if place == self._parts.inputs else self._parts.y
        if own.ndim > _TABLE:
            return np.reshape(array, own.shape[1:] if self._parts.by_row else (-1, *own.shape[1:]))
        return array

    def _run(
        self,
        params: Values,
        X: Array,
        y: Array | None,
        key: Key,
        wanted: Sequence[Key] = (),
    ) -> dict[Key, Array]:
        data: dict[Place, Array] = {**self._data(X, y), **self._still, **self._untried(params)}
        with nullcontext() if self._is_dropping else without_dropout():
            events = self._replay.run(
                self._places(params), data, wanted=frozenset([key, *wanted]), stop_at=key
            )
        return {event.key: event.value for event in events}

    def _gradient(self, params: Values, X: Array, y: Array) -> dict[str, Array]:
        with without_dropout():
            return self._followed(params, X, y)

    def _followed(self, params: Values, X: Array, y: Array) -> dict[str, Array]:
        places, data = self._places(params), {**self._data(X, y), **self._untried(params)}
        if self.is_automatic:
            found: dict[str, Array] = {}
            self._replay.run(places, data, on_backward=lambda: self._keep(found, params))
            return found
        wanted = frozenset(key for update in self._updates.values() for key in update.keys)
        values = {e.key: e.value for e in self._replay.run(places, data, wanted=wanted)}
        found = {}
        for name, update in self._updates.items():
            shape = self._parts.start[name].shape
            gradient = update.value(values, shape)
            if gradient is not None:
                found[name] = gradient.reshape(shape)
        return found

    def _keep(self, found: dict[str, Array], params: Values) -> None:
        """Keep the gradients that PyTorch has just computed, if no step was made before."""
        is_here = all(
            np.array_equal(current(self._replay, place), params[name].astype(self.dtype))
            for name, place in self._parts.params.items()
        )
        if found and not is_here:
            return
        for name, place in self._parts.params.items():
            gradient = place.get(self._replay.names).grad
            shape = self._parts.start[name].shape
            found[name] = np.zeros(shape) if gradient is None else np.array(as_array(gradient))

    def _step(self, params: Values, X: Array, y: Array, *, goes_on: bool) -> dict[str, Array]:
        self._replay.run(
            self._places(params), self._data(X, y), goes_on=goes_on, wanted=frozenset()
        )
        return {name: current(self._replay, place) for name, place in self._parts.params.items()}


def not_overflowing(functions: Functions) -> dict[str, Callable[..., Any]]:
    """Return the functions, by name, with numbers that are no longer finite for overflows.

    NumPy goes on with infinity where plain numbers of Python, in a training that diverges, stop
    with an error.
    """

    def lost(params: Values, *data: Array) -> dict[str, Array]:
        return {
            name: np.full_like(array, np.nan, dtype=np.float64) for name, array in params.items()
        }

    def far(params: Values, X: Array) -> Array:
        return np.full((len(X), *functions.y.shape[1:]), np.nan)

    def kept(function: Callable[..., Any], instead: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any) -> Any:
            try:
                return function(*given)
            except OverflowError:
                return instead(*given)

        return called

    return {
        "forward": kept(functions.forward, far),
        "loss": kept(functions.loss, lambda *_: np.inf),
        "gradient": kept(functions.gradient, lost),
        "step": kept(functions.step, lost),
    }
