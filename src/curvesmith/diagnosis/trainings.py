"""Trainings: the user's own training made again on copies, as it is and with one thing changed."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Params
from curvesmith.diagnosis.measures.training import Run, Walk, watch
from curvesmith.diagnosis.structure import Structure
from curvesmith.diagnosis.subject import Subject
from curvesmith.diagnosis.walks import Replay, UserWalk, find_replay

__all__ = ["DEFAULT_STEPS", "Trainings"]

# How many steps are made where the subject does not say.
DEFAULT_STEPS = 1000
# Of the budget, what the training itself may take, and each re-run.
RUN_SHARE = 0.25
RERUN_SHARE = 0.1


class Trainings:
    """Runs of one subject, each made once.

    Parameters
    ----------
    subject : Subject
    structure : Structure or None
        Which network it is, where known.
    budget_s : float
        Seconds of wall-clock time for all runs together; a run under way ends by its own share.
    """

    def __init__(self, subject: Subject, structure: Structure | None, budget_s: float) -> None:
        self.subject = subject
        self.structure = structure
        self.budget_s = budget_s
        self._spent = 0.0
        self._reruns: dict[tuple[float, float, int], Run] = {}

    @cached_property
    def replay(self) -> Replay | None:
        """Our own gradient descent that makes the user's steps, where they are that."""
        return find_replay(self.subject, self.structure)

    @cached_property
    def run(self) -> Run | None:
        """The user's own training; None where there is no step to make."""
        if self.subject.step is None:
            return None
        n_steps = self.subject.n_steps or DEFAULT_STEPS
        return self._watched(self.subject.params, n_steps, 1.0, RUN_SHARE)

    def rerun(self, *, scale: float = 1.0, length: float = 1.0, seed: int = -1) -> Run | None:
        """Return the same training with another step length, number of steps, or start.

        Parameters
        ----------
        scale : float, default=1.0
            Each step is made ``scale`` times as long: the same as that many times the learning
            rate, for every update rule that is linear in it.
        length : float, default=1.0
            Times as many steps as the user's training made.
        seed : int, default=-1
            Draws the start; -1 keeps the user's.

        Returns
        -------
        run : Run or None
            None where there is no step, no way to draw a start, no time left, or too little for
            a longer training: one that is cut off tells nothing about its length.
        """
        if self.run is None or (seed >= 0 and self.subject.init is None):
            return None
        key = (scale, length, seed)
        if key not in self._reruns:
            is_too_long = length > 1.0 and length * self.run.seconds > RERUN_SHARE * self.budget_s
            if self._spent >= self.budget_s or is_too_long:
                return None
            start = self.subject.params if seed < 0 else self.subject.start(seed)
            n_steps = max(1, round(length * self.run.n_done))
            self._reruns[key] = self._watched(start, n_steps, scale, RERUN_SHARE)
        return self._reruns[key]

    def restart(self, start: Params, scale: float = 1.0) -> Run | None:
        """Return the user's training from another start; None without a step or time."""
        if self.run is None or self._spent >= self.budget_s:
            return None
        return self._watched(start, self.run.n_done, scale, RERUN_SHARE)

    def on_rows(self, rows: NDArray[np.intp]) -> Run | None:
        """Return the user's training made with some of the rows, or None if it cannot be finished.

        The learning rate stays as it is for the mean over rows, where our own descent makes it.
        """
        if self.run is None or self._spent >= self.budget_s:
            return None
        subject = self.subject
        X, y = (
            subject.given_inputs(subject.inputs[rows]),
            subject.given_targets(subject.targets[rows]),
        )
        walk: Walk = UserWalk(subject, subject.params, X=X, y=y)
        if self.replay is not None:
            walk = self.replay.on_rows(rows).walk(subject.params)
        seconds = RERUN_SHARE * self.budget_s
        run = watch(walk, lambda at: subject.reported_loss(at, X, y), self.run.n_done, seconds)
        self._spent += run.seconds
        return run if run.is_complete else None

    def _watched(self, start: Params, n_steps: int, scale: float, share: float) -> Run:
        """Make a run within its share of the budget."""
        run = watch(
            self._walk(start, scale), self.subject.reported_loss, n_steps, share * self.budget_s
        )
        self._spent += run.seconds
        return run

    def _walk(self, start: Params, scale: float) -> Walk:
        """Return the training from ``start``: ours where it is the same, as that is faster."""
        if self.replay is not None:
            return self.replay.walk(start, scale)
        return UserWalk(self.subject, start, scale)
