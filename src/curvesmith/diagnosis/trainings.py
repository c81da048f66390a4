"""Trainings: the user's own training made again on copies, as it is and with one thing changed."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Array, Params
from curvesmith.diagnosis.measures.smoothers import enough_rows
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
    def _rows(self) -> NDArray[np.intp] | None:
        """Rows that re-runs are made with; None for all of them.

        Some of many are enough where our own descent on the mean over rows makes the steps.
        """
        rows = enough_rows(self.subject.n_rows)
        return rows if self.replay is not None and len(rows) < self.subject.n_rows else None

    @cached_property
    def _brief_replay(self) -> Replay | None:
        """The descent that re-runs are made by."""
        if self.replay is None or self._rows is None:
            return self.replay
        return self.replay.on_rows(self._rows)

    @cached_property
    def run(self) -> Run | None:
        """The user's own training; None where there is no step to make."""
        if self.subject.step is None:
            return None
        n_steps = self.subject.n_steps or DEFAULT_STEPS
        walk = self._walk(self.subject.params, 1.0, self.replay)
        return self._watched(walk, n_steps, RUN_SHARE, None)

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
            self._reruns[key] = self._again(start, n_steps, scale)
        return self._reruns[key]

    def restart(self, start: Params, scale: float = 1.0) -> Run | None:
        """Return the user's training from another start; None without a step or time."""
        if self.run is None or self._spent >= self.budget_s:
            return None
        return self._again(start, self.run.n_done, scale)

    def on_rows(self, rows: NDArray[np.intp]) -> Run | None:
        """Return the user's training made with some of the rows, or None if it cannot be finished.

        The learning rate stays as it is for the mean over rows, where our own descent makes it.
        """
        if self.run is None or self._spent >= self.budget_s:
            return None
        X, y = self._given(rows)
        walk: Walk = UserWalk(self.subject, self.subject.params, X=X, y=y)
        if self.replay is not None:
            walk = self.replay.on_rows(rows).walk(self.subject.params)
        run = self._watched(walk, self.run.n_done, RERUN_SHARE, rows)
        return run if run.is_complete else None

    def on_targets(self, targets: Array) -> Run | None:
        """Return the user's training made for other targets (n_rows, n_outputs).

        None without a step or time, or if it cannot be finished.
        """
        if self.run is None or self._spent >= self.budget_s:
            return None
        rows = slice(None) if self._rows is None else self._rows
        X = self.subject.given_inputs(self.subject.inputs[rows])
        y = self.subject.given_targets(targets[rows])
        walk: Walk = UserWalk(self.subject, self.subject.params, X=X, y=y)
        if self._brief_replay is not None:
            walk = self._brief_replay.on_targets(targets[rows]).walk(self.subject.params)
        run = watch(
            walk,
            lambda at: self.subject.reported_loss(at, X, y),
            self.run.n_done,
            RERUN_SHARE * self.budget_s,
        )
        self._spent += run.seconds
        return run if run.is_complete else None

    def _again(self, start: Params, n_steps: int, scale: float) -> Run:
        """Make a re-run, with some of the rows where there are many."""
        walk = self._walk(start, scale, self._brief_replay)
        return self._watched(walk, n_steps, RERUN_SHARE, self._rows)

    def _watched(
        self, walk: Walk, n_steps: int, share: float, rows: NDArray[np.intp] | None
    ) -> Run:
        """Make a run within its share of the budget; its loss is that of the rows it is made on."""
        given = () if rows is None else self._given(rows)
        run = watch(
            walk, lambda at: self.subject.reported_loss(at, *given), n_steps, share * self.budget_s
        )
        self._spent += run.seconds
        return run

    def _given(self, rows: NDArray[np.intp]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return some rows as the user's functions take them."""
        subject = self.subject
        return (
            subject.given_inputs(subject.inputs[rows]),
            subject.given_targets(subject.targets[rows]),
        )

    def _walk(self, start: Params, scale: float, replay: Replay | None) -> Walk:
        """Return the training from ``start``: ours where it is the same, as that is faster."""
        return UserWalk(self.subject, start, scale) if replay is None else replay.walk(start, scale)
