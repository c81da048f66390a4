"""The recorder: what instrumented code calls, and what it keeps of the values that pass.

Runs inside the child process.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from time import perf_counter
from types import GeneratorType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.solving import Solver

__all__ = ["Enough", "Event", "Key", "Recorder", "as_array", "dense", "like"]

Key = tuple[int, int]
_MOST_VALUES = 2_000_000  # of one array; larger ones are not noted
_MOST_ITEMS = 200  # of a generator
_TIMES, _MORE = 20, 100  # turns of a loop that does not end
_ONCE = ("builtins", "itertools")  # whose iterators are passed through once: zip, islice
_MOST_TAKEN = 100_000  # items, and
_SECONDS = 2.0  # for taking them


class _Remembered:
    """A generator whose items can be passed through again: those that have come, then the rest.

    The first items only; a generator may be endless.
    """

    def __init__(self, items: Iterator[Any]) -> None:
        self._items = items
        self._come: list[Any] = []

    def __iter__(self) -> Iterator[Any]:
        yield from list(self._come)
        for item in self._items:
            if len(self._come) < _MOST_ITEMS:
                self._come.append(item)
            yield item


def _taken(items: Iterator[Any]) -> Any:
    """Return the items of what can be passed through only once, to be passed through again.

    A list of all; or, of what does not end in good time, something that remembers the first.
    """
    taken: list[Any] = []
    end = perf_counter() + _SECONDS
    for item in items:
        taken.append(item)
        if len(taken) == _MOST_TAKEN or perf_counter() > end:
            return _Remembered(chain(taken, items))
    return taken


class Enough(BaseException):
    """Raised out of the user's code when it has come as far as is wanted."""


@dataclass(frozen=True, eq=False)
class Event:
    """One value that passed: its site, which time in this run, and a copy."""

    site: int
    occurrence: int
    value: NDArray[np.float64]

    @property
    def key(self) -> Key:
        """Site and occurrence."""
        return self.site, self.occurrence


class Recorder:
    """Notes values while `is_on`, changes some of them, and tells loops apart.

    Parameters
    ----------
    watch : callable or None, default=None
        ``watch(event, loop, globals, locals)``, called for "enter", "top" and "leave" of loops.

    Attributes
    ----------
    last : dict or None
        If a dict, the last value at each site is kept there instead of every event.
    turns : Counter of int
        How often each ``while`` loop was asked whether it goes on, since `begin`.
    """

    def __init__(self, watch: Callable[..., None] | None = None) -> None:
        self._watch = watch
        self.is_on = False
        self.last: dict[int, NDArray[np.float64]] | None = None
        self.begin()

    def begin(
        self,
        *,
        wanted: frozenset[Key] | None = None,
        shifts: dict[Key, NDArray[np.float64]] | None = None,
        values: dict[Key, NDArray[np.float64]] | None = None,
        stop_at: Key | None = None,
        on_backward: Callable[[], None] | None = None,
        usual_turns: Counter[int] | None = None,
    ) -> None:
        """Forget everything and prepare a run.

        Parameters
        ----------
        wanted : frozenset of keys or None, default=None
            Which events to keep; None for all.
        shifts, values : dict or None, default=None
            What to add to the values of some events, and what to put in their place.
        stop_at : key or None, default=None
            Raise `Enough` at this event.
        on_backward : callable or None, default=None
            Called behind each call of a method ``backward``.
        usual_turns : Counter of int or None, default=None
            How often each ``while`` loop is asked as a rule. After 20 times that, and 100, it ends
            whatever its condition says; none is ended if None.
        """
        self.events: list[Event] = []
        self._wanted = wanted
        self._shifts = shifts or {}
        self._values = values or {}
        self._stop_at = stop_at
        self._counts: dict[int, int] = {}
        self.turns: Counter[int] = Counter()
        self._usual_turns = usual_turns
        self.on_backward = on_backward
        keys = {*self._shifts, *self._values, *(wanted or ())}
        keys |= {stop_at} if stop_at else set()
        self._sites = None if wanted is None else frozenset(site for site, _ in keys)

    def solver(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Solver:
        """Return a call of a solver, taken apart."""
        return Solver(self, function, args, kwargs)

    @contextmanager
    def deaf(self) -> Iterator[None]:
        """Note nothing, and tell of no loop, for as long as it lasts."""
        before = self._watch, self.is_on
        self._watch, self.is_on = None, False
        try:
            yield
        finally:
            self._watch, self.is_on = before

    def silence(self) -> None:
        """Stop telling of loops."""
        self._watch = None

    def note(self, site: int, value: Any) -> Any:
        """Take note of a value and pass it on."""
        if not self.is_on or (self._sites is not None and site not in self._sites):
            return value
        array = as_array(value) if self.last is None else _seen(value)
        array = _mean(value) if array is None else array
        if array is None:
            return value
        occurrence = self._counts.get(site, 0)
        self._counts[site] = occurrence + 1
        key = site, occurrence
        if key in self._values:
            value = like(self._values[key], value)
            array = as_array(value)
        if key in self._shifts:
            value = shifted(value, self._shifts[key])
            array = as_array(value)
        if array is not None and self.last is not None:
            self.last.pop(site, None)  # so that the order is that of time
            self.last[site] = np.array(array, dtype=np.float64)
        elif array is not None and (self._wanted is None or key in self._wanted):
            self.events.append(Event(site, occurrence, np.array(array, dtype=np.float64)))
        if key == self._stop_at:
            raise Enough
        return value

    def backward(self, site: int, value: Any) -> Any:
        """Take note that a gradient was computed backwards."""
        if self.is_on and self.on_backward is not None:
            self.on_backward()
        return self.note(site, value)

    def iterate(self, loop: int, items: Any) -> Any:
        """Pass on what a loop runs over, and how many there are."""
        if self._watch is None:
            return items
        if isinstance(items, GeneratorType):
            items = _Remembered(items)
        elif isinstance(items, Iterator) and type(items).__module__ in _ONCE:
            items = _taken(items)
        self._watch("items", loop, items, None)
        return items

    def goes_on(self, loop: int, condition: Any) -> Any:
        """Pass on whether a ``while`` loop goes on, unless it does not come to its end.

        From other parameters a line search may never find what it looks for: the loss it began
        with is that of the script's own.
        """
        if not self.is_on:
            return condition
        self.turns[loop] += 1
        usual = self._usual_turns
        is_lost = usual is not None and self.turns[loop] > _TIMES * usual[loop] + _MORE
        return False if is_lost else condition

    def enter(self, loop: int, outer: dict[str, Any], inner: dict[str, Any]) -> None:
        """Tell that a loop is about to begin."""
        self._tell("enter", loop, outer, inner)

    def top(self, loop: int, outer: dict[str, Any], inner: dict[str, Any]) -> None:
        """Tell that an iteration begins."""
        self._tell("top", loop, outer, inner)

    def leave(self, loop: int, outer: dict[str, Any], inner: dict[str, Any]) -> None:
        """Tell that a loop has ended."""
        self._tell("leave", loop, outer, inner)

    def _tell(self, event: str, loop: int, outer: dict[str, Any], inner: dict[str, Any]) -> None:
        if self._watch is not None:
            self._watch(event, loop, outer, inner)


def as_array(value: Any) -> NDArray[Any] | None:
    """Return a numeric array, tensor or float as a NumPy array; None for anything else.

    A matrix of SciPy's that leaves out its zeros has them.
    """
    if isinstance(value, np.ndarray):
        is_small = value.size <= _MOST_VALUES and value.dtype.kind in "fiu"
        return value if is_small else None
    if isinstance(value, (float, np.floating)):
        return np.asarray(value)
    if _is_sparse(value):
        return as_array(dense(value)) if np.prod(value.shape) <= _MOST_VALUES else None
    torch = sys.modules.get("torch")
    if torch is None or not isinstance(value, torch.Tensor) or value.numel() > _MOST_VALUES:
        return None
    try:
        array = _numbers(torch, value)
    except (RuntimeError, TypeError):  # what torch.func.vmap makes, and bfloat16, have no array
        return None
    return array if array.dtype.kind in "fiu" else None


def dense(value: Any) -> Any:
    """Return a matrix of SciPy's that leaves out its zeros as an array; all else as it is."""
    return value.toarray() if _is_sparse(value) else value


def _is_sparse(value: Any) -> bool:
    """Whether a value is a matrix of SciPy's that leaves out its zeros."""
    sparse = sys.modules.get("scipy.sparse")
    return sparse is not None and bool(sparse.issparse(value))


def _numbers(torch: Any, tensor: Any) -> NDArray[Any]:
    """Return a tensor as an array, of one that ``torch.func.grad`` follows what is inside."""
    functorch = torch._C._functorch
    if not functorch.is_gradtrackingtensor(tensor):
        return np.asarray(tensor.detach().cpu().numpy())
    while functorch.is_gradtrackingtensor(tensor):
        tensor = functorch.get_unwrapped(tensor)
    # What is asked of a tensor is followed, too, unless all that follows is set aside.
    with torch._functorch.pyfunctorch.temporarily_clear_interpreter_stack():
        return np.array(tensor.detach().cpu().numpy())


def _seen(value: Any) -> NDArray[Any] | None:
    """Return what is only looked at as an array: a column of a table of pandas, too."""
    pandas = sys.modules.get("pandas")
    if pandas is not None and isinstance(value, (pandas.Series, pandas.DataFrame)):
        value = value.to_numpy()
    return as_array(value)


def _mean(value: Any) -> NDArray[Any] | None:
    """Return the mean of one of PyTorch's distributions, which stands for what it predicts."""
    if not _is_distribution(value):
        return None
    try:
        return as_array(value.mean)
    except NotImplementedError:  # not every distribution has one
        return None


def _is_distribution(value: Any) -> bool:
    distributions = sys.modules.get("torch.distributions")
    return distributions is not None and isinstance(value, distributions.Distribution)


def like(array: NDArray[Any], model: Any) -> Any:
    """Return an array as the kind of thing that another value is: array, tensor, or float."""
    torch = sys.modules.get("torch")
    if _is_distribution(model):  # what is replaced or moved is what it was made of
        return model
    if torch is not None and isinstance(model, torch.Tensor):
        dtype = model.dtype if model.dtype.is_floating_point else torch.get_default_dtype()
        return torch.as_tensor(np.array(array), dtype=dtype, device=model.device)
    if isinstance(model, np.ndarray):
        kind = model.dtype if model.dtype.kind == "f" else np.dtype(np.float64)
        return np.array(array, dtype=kind)
    if _is_sparse(model):
        return type(model)(np.asarray(array, dtype=np.float64))
    number = np.asarray(array).reshape(-1)[0]
    # A whole number that a training begins with, as `output = 0`, is a place for any other.
    return float(number) if isinstance(model, int) else type(model)(number)


def shifted(value: Any, by: NDArray[np.float64]) -> Any:
    """Return a value with an array of its shape added; a new object."""
    if _is_distribution(value):
        return value
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return value + like(by, value)
    if isinstance(value, np.ndarray):
        return value + by.reshape(value.shape)
    if _is_sparse(value):
        return like(dense(value) + by.reshape(value.shape), value)
    return type(value)(value + float(by.reshape(-1)[0]))
