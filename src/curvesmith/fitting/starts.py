"""Running the random starts, one after the other or in threads, and ending them all together."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Lock

import numpy as np

from curvesmith.solvers import Observer, Outcome, Progress

__all__ = ["Halt", "Seed", "Starts", "best_of", "spawn_seeds"]

Task = Callable[[Observer], Outcome]


@dataclass(frozen=True)
class Seed:
    """Where one start's randomness comes from.

    Parameters
    ----------
    initial : int
        Seed of the initial parameters.
    shuffling : int
        Seed of the order of mini-batches.
    """

    initial: int
    shuffling: int


def spawn_seeds(seed: int, n_starts: int) -> list[Seed]:
    """Return independent seeds; the first ones do not depend on how many are asked for."""
    children = np.random.SeedSequence(seed).spawn(n_starts)
    return [Seed(*child.generate_state(2, np.uint32).tolist()) for child in children]


def best_of(outcomes: Sequence[Outcome]) -> int:
    """Return the index of the lowest loss, on held-out rows if there are any; -1 if none lives."""
    alive = [k for k, outcome in enumerate(outcomes) if outcome.is_alive]
    return min(alive, key=lambda k: outcomes[k].score, default=-1)


class Halt:
    """Why a fit is to stop, if it is: shared by all its starts and stages.

    Attributes
    ----------
    code : str
        ``"interrupted"`` or ``"callback"``; empty while the fit may go on.
    """

    def __init__(self) -> None:
        self.code = ""

    @contextmanager
    def on_ctrl_c(self) -> Iterator[None]:
        """Take note of Ctrl-C inside the context, instead of raising wherever the fit stands.

        The second Ctrl-C raises as usual. Only the main thread hears of signals, and only Python's
        own handler is replaced.
        """
        is_main = threading.current_thread() is threading.main_thread()
        if not is_main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
            yield
            return
        signal.signal(signal.SIGINT, self._note)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def _note(self, number: int, frame: object) -> None:
        """Handle the first Ctrl-C."""
        self.code = "interrupted"
        signal.signal(signal.SIGINT, signal.default_int_handler)


class Starts:
    """Runs the random starts of one fit, which stop together: by a callback or by Ctrl-C.

    Parameters
    ----------
    callbacks : sequence of callables
        Each is shown the progress of every start, one start at a time; True stops the fit.
    n_jobs : int, default=1
        Threads; the bits of the result do not depend on it.
    stage : {"fit", "alpha", "folds"}, default="fit"
        What the callbacks are told is going on.
    halt : Halt or None, default=None
        Shared with other stages of the same fit.
    """

    def __init__(
        self,
        callbacks: Sequence[Callable[[Progress], object]] = (),
        n_jobs: int = 1,
        stage: str = "fit",
        halt: Halt | None = None,
    ) -> None:
        self.callbacks = callbacks
        self.n_jobs = n_jobs
        self.stage = stage
        self.halt = halt or Halt()
        self._lock = Lock()

    @property
    def halted(self) -> str:
        """Why the fit is to stop; empty while it may go on."""
        return self.halt.code

    def run(self, tasks: Sequence[Task]) -> list[Outcome]:
        """Run every task and return the outcomes, in order, of those that began.

        The first one always begins, so that a fit halted before it has something to show.
        """
        if min(self.n_jobs, len(tasks)) == 1:
            outcomes = [self._run_unless_halted(task, task is tasks[0]) for task in tasks]
        else:
            outcomes = self._run_in_threads(tasks)
        return [outcome for outcome in outcomes if outcome is not None]

    def _run_in_threads(self, tasks: Sequence[Task]) -> list[Outcome | None]:
        """Run the tasks in threads; the engine computes without holding Python's lock."""
        with ThreadPoolExecutor(min(self.n_jobs, len(tasks))) as pool:
            futures = [
                pool.submit(self._run_unless_halted, task, task is tasks[0]) for task in tasks
            ]
            try:
                return [future.result() for future in futures]
            except BaseException:
                # A callback raised, or a second Ctrl-C came: the others end at their next look.
                self.halt.code = self.halt.code or "callback"
                raise

    def _run_unless_halted(self, task: Task, is_first: bool) -> Outcome | None:
        """Run one task; None if the fit has been halted before it began."""
        if self.halted and not is_first:
            return None
        outcome = task(self._observe)
        if outcome.stop == "interrupted":
            self.halt.code = "interrupted"
        return outcome

    def _observe(self, progress: Progress) -> bool:
        """Show the progress to the callbacks; True once the fit is to stop.

        Raises
        ------
        KeyboardInterrupt
            If Ctrl-C came, in whichever thread this start runs: solvers know what to do then.
        """
        if self.callbacks:
            self._show(replace(progress, stage=self.stage))
        if self.halted == "interrupted":
            raise KeyboardInterrupt
        return bool(self.halted)

    def _show(self, progress: Progress) -> None:
        """Show the progress to the callbacks, one start at a time; halt the fit if one says so."""
        with self._lock:
            answers = [bool(call(progress)) for call in self.callbacks if not self.halted]
            if any(answers):
                self.halt.code = self.halted or "callback"
