"""The script's own training, run to its end or as far as the time allows.

Runs inside the child process.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from time import perf_counter, process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.instrument import RECORDER, Instrumented
from curvesmith.diagnosis.script.locations import Location, Names, arrays_of, in_the_same_names
from curvesmith.diagnosis.script.program import Script, other_seeds, run_code, seed_everything
from curvesmith.diagnosis.script.recorder import Enough, Key, Recorder, as_array

__all__ = ["Other", "Training", "train"]

Array = NDArray[np.float64]
_BUSY = 2.0  # times as long as the process itself needs may a training take
_MOST_LOSSES = 2_000  # kept; more are thinned out evenly
_ANEW = 0.5  # correlation of the largest parameter with what an activation before has left it at
_FEW = 8  # entries whose correlation says nothing


@dataclass(eq=False)
class Training:
    """What came of a training.

    Parameters
    ----------
    params : dict of str to ndarray
        As the last iteration left them.
    losses : list of float
        Evenly spaced over the iterations.
    n_steps : int
        Iterations made.
    is_complete : bool
        Whether the loop came to its end.
    data : list of ndarray
        What lay where X and y do when the first iteration began.
    after : dict of int to ndarray
        Last value that passed at each site behind the loop, in the order of time.
    stop : Stop or None
        How the whole script ended.
    size : int
        Numbers in what holds the parameters.
    others : list of Other
        The networks that the same loop trains afterwards.
    """

    params: dict[str, Array] = field(default_factory=dict)
    losses: list[float] = field(default_factory=list)
    n_steps: int = 0
    is_complete: bool = False
    data: list[Array] = field(default_factory=list)
    after: dict[int, Array] = field(default_factory=dict)
    stop: Stop | None = None
    size: int = 0
    others: list[Other] = field(default_factory=list)


@dataclass(eq=False)
class Other:
    """Another network that the loop trains.

    Parameters
    ----------
    skipped : int
        How often the loop begins before.
    size : int
        Numbers in what holds its parameters.
    params : dict of str to ndarray
        As its training left them; empty if they lie elsewhere.
    """

    skipped: int
    size: int
    params: dict[str, Array] = field(default_factory=dict)


def train(
    program: Instrumented,
    loop: int,
    script: Script,
    seed: int,
    places: dict[str, Location],
    loss: Key | None,
    seconds: float,
    sources: tuple[Location, ...] = (),
) -> Training:
    """Run a script and watch its training loop.

    Parameters
    ----------
    program, loop, seed
        As for `replay.arrive`.
    script : Script
    places : dict of str to Location
        Where the parameters are.
    loss : key or None
        The event that is the loss.
    seconds : float
        Time after which the script is stopped; what it has reached by then counts.
    sources : tuple of Location, default=()
        Where X and y lie.
    """
    watcher = _Watcher(loop, places, loss, seconds, sources, script.skipped)
    recorder = Recorder(watcher.watch)
    watcher.recorder = recorder
    seed_everything(seed)
    s = script
    code = compile(program.tree, str(s.path), "exec")
    with other_seeds(seed):
        watcher.training.stop, _ = run_code(code, s.path, s.text, s.args, {RECORDER: recorder})
    watcher.finish()
    watcher.training.after = recorder.last or {}
    return watcher.training


class _Watcher:
    """Follows one loop."""

    recorder: Recorder

    def __init__(
        self,
        loop: int,
        places: dict[str, Location],
        loss: Key | None,
        seconds: float,
        sources: tuple[Location, ...],
        skipped: int,
    ) -> None:
        self.training = Training()
        self._skipped = skipped
        self._n_begun = 0
        self._loop = loop
        self._places = places
        self._sources = sources
        self._wanted = frozenset([loss] if loss else [])
        self._seconds = seconds
        self._end: tuple[float, float] | None = None
        self._every = 1
        self._names: Names | None = None
        self._start: dict[str, Array] = {}
        self._has_ended = self._is_over = False

    def watch(self, event: str, loop: int, outer: Any, inner: Any) -> None:
        """Take note of an iteration; stop when the time is over."""
        # What others do on the machine is not to shorten a training; only up to a limit.
        self._end = self._end or (
            process_time() + self._seconds,
            perf_counter() + _BUSY * self._seconds,
        )
        if process_time() > self._end[0] or perf_counter() > self._end[1]:
            raise Enough
        self._n_begun += event == "enter" and loop == self._loop
        if event == "items" or self._n_begun <= self._skipped:
            return
        if loop == self._loop:
            self._tell_apart(event, Names(outer, _own(outer, inner)))
            is_between = self._is_over or (event == "enter" and self._has_ended)
            if not is_between:
                self._follow(event, Names(outer, _own(outer, inner)))

    def _tell_apart(self, event: str, names: Names) -> None:
        """Take note of the networks that are trained behind this one."""
        if event == "top" and self._has_ended:
            if self._begins_anew(names):
                self.training.others.append(Other(self._n_begun - 1, self._size(names)))
                self._is_over = True
            self._has_ended = False
        if event == "leave" and self._is_over:
            self._has_ended = True
            self.training.others[-1].params = self._values(names)

    def _follow(self, event: str, names: Names) -> None:
        """Take note of an iteration of this network."""
        if self.recorder.last is None:
            self._keep_loss()
        self._names = names
        self.training.is_complete = event == "leave"
        if event == "top":
            self.recorder.last = None
            self._keep_data(names)
            self.training.n_steps += 1
            self._note_next()
        elif event == "leave":
            self._has_ended = True
            self.finish()
            self.recorder.begin()
            self.recorder.is_on, self.recorder.last = True, {}

    def finish(self) -> None:
        """Keep the parameters as they are now."""
        if self.recorder.last is None:
            self._keep_loss()
        self.recorder.is_on = False
        if self._names is None or self._is_over:
            return
        self.training.params |= self._values(self._names)

    def _values(self, names: Names) -> dict[str, Array]:
        """Return a copy of the parameters."""
        found = {}
        for name, place in self._places.items():
            # Another network's may lie elsewhere.
            with suppress(LookupError, AttributeError, TypeError):
                found[name] = as_array(place.get(names))
        return {n: np.array(x, dtype=np.float64) for n, x in found.items() if x is not None}

    def _size(self, names: Names) -> int:
        """Return how many numbers the names hold that hold the parameters."""
        places = arrays_of(names)
        arrays = (as_array(places[t].get(names)) for t in in_the_same_names(self._places, places))
        return sum(x.size for x in arrays if x is not None)

    def _begins_anew(self, names: Names) -> bool:
        """Whether this is the training of another network, in a function that is called again.

        An epoch goes on with what the one before it has left, decayed or the best so far; another
        network begins like the first one, or with weights that have nothing to do with it.
        """
        others = self.training.others
        left, now = (others[-1] if others else self.training).params, self._values(names)
        if others and not left:
            return self._size(names) != others[-1].size
        name = max(left, key=lambda n: left[n].size, default="")
        if name not in now or now[name].size != left[name].size:
            return True
        is_first = all(np.array_equal(now[n], x) for n, x in self._start.items() if n in now)
        if is_first and not np.array_equal(left[name], now[name]):
            return True
        if now[name].size <= _FEW:
            return False
        pair = np.stack([left[name].reshape(-1), now[name].reshape(-1)])
        has_spread = bool(np.all(np.std(pair, axis=1) > 0))
        return has_spread and float(np.asarray(np.corrcoef(pair))[0, 1]) < _ANEW

    def _keep_data(self, names: Names) -> None:
        """Keep the data that the first iteration finds."""
        if self.training.n_steps == 0:
            self._start, self.training.size = self._values(names), self._size(names)
            found = [as_array(place.get(names)) for place in self._sources]
            self.training.data = [np.array(x, dtype=np.float64) for x in found if x is not None]

    def _note_next(self) -> None:
        """Let the recorder keep the loss of the iteration that begins, if it is its turn."""
        self.recorder.is_on = bool(self._wanted) and self.training.n_steps % self._every == 0
        if self.recorder.is_on:
            self.recorder.begin(wanted=self._wanted)

    def _keep_loss(self) -> None:
        if not self.recorder.is_on or not self.recorder.events:
            return
        self.training.losses.append(float(np.mean(self.recorder.events[-1].value)))
        self.recorder.events = []
        if len(self.training.losses) > _MOST_LOSSES:
            del self.training.losses[1::2]
            self._every *= 2


def _own(outer: Any, inner: Any) -> Any:
    """Return the names of the function around a loop; None at module level."""
    return None if inner is outer else inner
