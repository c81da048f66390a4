"""Running the random starts, one after the other or in threads, and ending them all together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Lock

import numpy as np

from curvesmith.solvers import Observer, Outcome, Progress

__all__ = ["Seed", "Starts", "best_of", "spawn_seeds"]

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


class Starts:
    """The random starts of one fit, which stop together: by a callback or by Ctrl-C.

    Parameters
    ----------
    callbacks : sequence of callables
        Each is shown the progress of every start, one start at a time; True stops the fit.
    n_jobs : int, default=1
        Threads; the bits of the result do not depend on it.
    stage : {"fit", "alpha"}, default="fit"
        What the callbacks are told is going on.

    Attributes
    ----------
    halted : str
        ``"interrupted"`` or ``"callback"`` once the fit is to stop, else empty.
    """

    def __init__(
        self,
        callbacks: Sequence[Callable[[Progress], object]] = (),
        n_jobs: int = 1,
        stage: str = "fit",
    ) -> None:
        self.callbacks = callbacks
        self.n_jobs = n_jobs
        self.stage = stage
        self.halted = ""
        self._lock = Lock()

    def run(self, tasks: Sequence[Task]) -> list[Outcome]:
        """Run every task and return the outcomes, in order, of those that began."""
        if min(self.n_jobs, len(tasks)) == 1:
            outcomes = [self._run_unless_halted(task) for task in tasks]
        else:
            outcomes = self._run_in_threads(tasks)
        return [outcome for outcome in outcomes if outcome is not None]

    def _run_in_threads(self, tasks: Sequence[Task]) -> list[Outcome | None]:
        """Run the tasks in threads; the engine computes without holding Python's lock."""
        with ThreadPoolExecutor(min(self.n_jobs, len(tasks))) as pool:
            futures = [pool.submit(self._run_unless_halted, task) for task in tasks]
            try:
                return [future.result() for future in futures]
            except KeyboardInterrupt:
                # Ctrl-C reaches the main thread only, which was waiting: tell the others.
                self.halted = "interrupted"
                return [future.result() for future in futures]
            except BaseException:
                # A callback raised: the starts still running end at their next look.
                self.halted = "callback"
                raise

    def _run_unless_halted(self, task: Task) -> Outcome | None:
        """Run one task; None if the fit has been halted before it began."""
        if self.halted:
            return None
        outcome = task(self._observe)
        if outcome.stop == "interrupted":
            self.halted = "interrupted"
        return outcome

    def _observe(self, progress: Progress) -> bool:
        """Show the progress to the callbacks; True once the fit is to stop.

        Raises
        ------
        KeyboardInterrupt
            If Ctrl-C came; in a thread other than the main one it arrives here.
        """
        progress = replace(progress, stage=self.stage)
        with self._lock:
            if self.halted == "interrupted":
                raise KeyboardInterrupt
            answers = [bool(call(progress)) for call in self.callbacks if not self.halted]
            if any(answers):
                self.halted = "callback"
            return bool(self.halted)
