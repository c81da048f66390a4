"""Which loop is the training: the innermost whose iterations keep changing the same arrays.

Runs inside the child process, beside the script.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.locations import Names, arrays_of
from curvesmith.diagnosis.script.recorder import Enough, as_array

__all__ = ["LoopHistory", "Survey"]

Snapshot = dict[str, NDArray[Any]]
# Two iterations in a row must change at least this share of the same entries: loops over layers,
# rows or entries of a matrix change other ones each time.
_SHARED = 0.5
_MOST_LOOKS = 6  # comparisons a loop; they copy every array
_MOST_WAITS = 64  # comparisons of a loop that has not yet changed what it began with
_PATIENCE = 2.0  # seconds to wait for a second activation of an inner loop


@dataclass
class LoopHistory:
    """What was seen of one loop.

    Parameters
    ----------
    carried : set of str
        Places whose arrays the iterations keep changing.
    reset : set of str
        Those of them that had another value when the loop began again: sums, not parameters.
    parents : set of int
        Loops around it.
    n_iterations, n_activations : int
    n_items : int or None
        Length of what it runs over.
    still : set of str
        Places whose arrays were the same at its first end, or as far as it was seen, as before.
    step_at : int
        The iteration that changes first what is not zero when the loop begins: 0 for most; k - 1
        where the gradients of k small batches are summed before each step.
    stepped : set of str
        Places of arrays that the first iteration changes in most entries. It may be the only one
        that does: units can all die of it.
    partly : dict of str to ndarray
        Arrays of which iterations have changed some entries, and which: a search that moves some
        at random comes back to them, and a loop that fills them does not.
    is_going_through : bool
        Whether a later iteration changes what those before left as it was, and not what they
        changed: it goes through layers, or trains several networks one after the other.
    """

    carried: set[str] = field(default_factory=set)
    reset: set[str] = field(default_factory=set)
    parents: set[int] = field(default_factory=set)
    n_iterations: int = 0
    n_activations: int = 0
    n_items: int | None = None
    still: set[str] = field(default_factory=set)
    step_at: int | None = None
    stepped: set[str] = field(default_factory=set)
    partly: dict[str, NDArray[Any]] = field(default_factory=dict)
    is_going_through: bool = False
    n_looks: int = 0
    first: Snapshot | None = None
    last: Snapshot | None = None
    changed: dict[str, NDArray[Any]] = field(default_factory=dict)
    end: Snapshot | None = None
    known: set[str] = field(default_factory=set)
    seen: int = 0

    @property
    def is_waiting(self) -> bool:
        """Whether what it began with has not changed yet."""
        is_open = self.step_at is None or not self.partly.keys() <= self.carried
        return is_open and self.n_looks < _MOST_WAITS

    @property
    def changes_arrays(self) -> bool:
        """Whether the iterations keep changing more than one array."""
        began = self.first or {}
        return sum(text in began and began[text].size > 1 for text in self.carried) > 1

    @property
    def kept(self) -> set[str]:
        """Places that hold parameters or what an optimizer remembers."""
        return self.carried - self.reset


class Survey:
    """Watches a script's loops; give `watch` to the recorder.

    Parameters
    ----------
    seconds : float
        Time from the first loop on, after which the script is stopped by `Enough`.
    ignored : frozenset of int, default=empty
        Loops that are known not to be the training.
    targets : sequence of lists of str, default=()
        The names that each loop sets.
    """

    def __init__(
        self,
        seconds: float,
        ignored: frozenset[int] = frozenset(),
        targets: Sequence[list[str]] = (),
    ) -> None:
        self._ignored = ignored
        self._targets = targets
        self.loops: dict[int, LoopHistory] = {}
        self._stack: list[int] = []
        self._seconds = seconds
        self._end: float | None = None
        self._found_at: float | None = None

    def watch(self, event: str, loop: int, outer: Any, inner: Any) -> None:
        """Take note of a loop that begins, goes on or ends."""
        history = self.loops.setdefault(loop, LoopHistory())
        # Imports may take longer than all the rest; they do not count.
        self._end = self._end or perf_counter() + self._seconds
        if event == "items":
            history.n_items = len(outer) if hasattr(outer, "__len__") else None
            return
        if event == "enter":
            self._enter(loop, history, _names(outer, inner))
            return
        while self._stack and self._stack[-1] != loop and loop in self._stack:
            self._stack.pop()
        if event == "top":
            history.n_iterations += 1
        history.known |= set(self._targets[loop]) if self._targets else set()
        history.seen = history.n_iterations - (2 if event == "top" else 1)
        self._look(history, outer, inner, is_end=event == "leave")
        if event == "leave" and self._stack:
            self._stack.pop()
        is_over = perf_counter() > self._end or self._is_settled()
        if (event == "leave" or is_over) and history.first is not None and not history.still:
            now = _snapshot(_names(outer, inner), set(history.first))
            history.still = {t for t in now if _equal(history.first[t], now[t])}
        if is_over:
            raise Enough

    def training(self) -> int | None:
        """Return the number of the training loop; None if no loop trains."""
        return next(iter(self.candidates()), None)

    def candidates(self) -> list[int]:
        """Return the loops that may be the training, the likeliest first.

        Inner loops before those around them, and of others the one with most iterations.
        """
        known = self.loops.items()
        return self._in_order(
            [n for n, history in known if history.kept and n not in self._ignored]
        )

    def begun_anew(self) -> list[int]:
        """Return the loops of which some arrays had another value when they began again.

        They sum something up for a training around them; or, where none is found, they are a
        training of their own each time. What they carry counts as kept from now on.
        """
        known = self.loops.items()
        found = [n for n, x in known if x.reset and (not x.kept or n in self._ignored)]
        for number in found:
            self.loops[number].reset = set()
        return self._in_order(found)

    def _in_order(self, found: list[int]) -> list[int]:
        """Return loops, inner ones before those around them, then by iterations.

        Last those that go through several things, and change each of them once.
        """
        known = self.loops
        depth = {n: len(known[n].parents & set(found)) for n in found}
        return sorted(
            found,
            key=lambda n: (known[n].is_going_through, -depth[n], -known[n].n_iterations, -n),
        )

    def _enter(self, loop: int, history: LoopHistory, names: Names) -> None:
        history.parents |= set(self._stack) - {loop}
        self._stack.append(loop)
        history.n_activations += 1
        history.last, history.changed = None, {}
        if history.end is not None and history.carried:
            now = _snapshot(names, history.carried)
            history.reset |= {
                text
                for text, old in history.end.items()
                if text in history.carried and (text not in now or not _equal(old, now[text]))
            }
            history.end = None

    def _look(self, history: LoopHistory, outer: Any, inner: Any, *, is_end: bool) -> None:
        if history.n_looks < _MOST_LOOKS or history.is_waiting:
            now = _snapshot(_names(outer, inner))
            if history.last is not None:
                self._compare(history, history.last, now)
            history.first = history.first or now
            history.last = now
        if is_end and history.carried and history.n_activations <= _MOST_LOOKS:
            history.end = _snapshot(_names(outer, inner), history.carried)

    def _compare(self, history: LoopHistory, old: Snapshot, new: Snapshot) -> None:
        history.n_looks += 1
        changed = {
            text: old[text] != array
            for text, array in new.items()
            if text in old and old[text].shape == array.shape and not _equal(old[text], array)
        }
        for text in history.partly.keys() & changed.keys():
            ever = history.partly[text]
            history.partly[text] = ever | changed[text]
            history.carried |= {text} if np.any(ever & changed[text]) else set()
        self._wait(history, changed)
        # What has become NaN changes no more; data that hold one do this in a single step.
        history.carried |= {
            text for text in changed if np.isfinite(old[text]).all() > np.isfinite(new[text]).any()
        }
        for text, mask in changed.items():
            before = history.changed.get(text)
            if (
                before is not None
                and before.shape == mask.shape
                and _share(before, mask) >= _SHARED
            ):
                history.carried.add(text)
        history.changed = changed

    def _wait(self, history: LoopHistory, changed: Mapping[str, NDArray[Any]]) -> None:
        """Take note of the first iteration that changes arrays the loop began with, if not zero.

        All that it changes for the first time then are parameters, if there was another before it.
        """
        began = history.first or {}
        new = {text for text in changed if text in began and text not in history.known}
        is_step = any(began[text].size > 1 and np.any(began[text]) for text in new)
        is_later = history.step_at is not None and not history.stepped & changed.keys()
        history.is_going_through |= is_step and is_later
        if history.step_at is None and is_step:
            history.step_at = history.seen
            history.carried |= new if history.step_at else set()
            if history.step_at == 0:
                arrays = {text for text in new if began[text].ndim}
                history.stepped = {text for text in arrays if np.mean(changed[text]) >= _SHARED}
                history.partly = {text: changed[text] for text in arrays - history.stepped}
        history.known |= set(changed)

    def has_seen(self, number: int) -> bool:
        """Whether a loop inside others was seen to begin again, or is inside none."""
        history = self.loops[number]
        return not history.parents or history.n_activations > 1

    def _is_settled(self) -> bool:
        """Whether more watching would say no more."""
        number = self.training()
        if number is None:
            return False
        now = perf_counter()
        self._found_at = self._found_at or now
        history = self.loops[number]
        if history.is_waiting and now - self._found_at < _PATIENCE:
            return False
        if history.n_looks < _MOST_LOOKS and history.n_items != history.n_iterations:
            return False
        return not history.parents or history.n_activations > 1 or now - self._found_at > _PATIENCE


def _names(outer: dict[str, Any], inner: dict[str, Any]) -> Names:
    return Names(outer, None if inner is outer else inner)


def _snapshot(names: Names, only: set[str] | None = None) -> Snapshot:
    snapshot = {}
    for text, location in arrays_of(names).items():
        if only is None or text in only:
            array = as_array(location.get(names))
            if array is not None:
                snapshot[text] = np.array(array)
    return snapshot


def _equal(a: NDArray[Any], b: NDArray[Any]) -> bool:
    return bool(np.array_equal(a, b, equal_nan=True))


def _share(a: NDArray[Any], b: NDArray[Any]) -> float:
    """Return the share of entries set in both of those set in either."""
    either = int(np.count_nonzero(a | b))
    return int(np.count_nonzero(a & b)) / either if either else 0.0
