"""Choosing the L2 penalty by cross-validation along the path of `curvesmith.solvers.path`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import inf
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines import Objective
from curvesmith.fitting.rows import Rows, joined
from curvesmith.fitting.starts import Starts
from curvesmith.solvers import Budget, Observer, Outcome, lbfgs
from curvesmith.solvers.path import MIDDLE, STRONGER, WEAKER, Step, limits_of, shifted

__all__ = ["PenaltySearch"]

FOLDS = 5
# Above this many distinct rows one fold in five is judge enough, and the others would be dear.
MANY_ROWS = 2000
# Steps without a new lowest loss after which a direction is given up.
PATIENCE = 3

MakeObjective = Callable[[Rows, float], Objective]


@dataclass(frozen=True)
class Fold:
    """One division of the rows.

    Parameters
    ----------
    number : int
        From 0.
    kept : Rows
        What is trained on.
    held : Rows
        What is left out.
    judge : Objective
        The loss on the rows left out, without penalty.
    weight : float
        Their weight.
    """

    number: int
    kept: Rows
    held: Rows
    judge: Objective
    weight: float


class PenaltySearch:
    """Finds the penalty under which rows that were left out are predicted best.

    All folds walk in step: first to the middle of the path, from there to weaker penalties until
    `PATIENCE` steps bring no lower loss, and then from the middle again to stronger ones.

    Parameters
    ----------
    rows : Rows
        Distinct rows, scaled. `FOLDS` folds, of which all are left out in turn up to `MANY_ROWS`
        rows, and one beyond.
    rng : numpy.random.Generator
        Deals the rows out to the folds.
    make_objective : callable
        ``(rows, alpha) -> Objective``.
    starts : Starts
        Runs the folds, in threads if it has some; halted if the search was stopped from outside.
    budget : Budget
        ``max_iter`` limits the iterations along the path, ``max_seconds`` the whole search.

    Attributes
    ----------
    losses : dict of float
        Cross-validated loss of each alpha tried.
    steps : tuple of Step
        The path to the lowest of them.
    thetas : list of ndarray of shape (n_params,)
        Parameters of each fold at the lowest loss.
    n_iter : int
        Iterations made in the first fold.
    """

    def __init__(
        self,
        rows: Rows,
        rng: np.random.Generator,
        make_objective: MakeObjective,
        starts: Starts,
        budget: Budget,
    ) -> None:
        self.make_objective = make_objective
        self.folds = deal_folds(rows, rng, make_objective)
        self.starts = starts
        self.budget = budget
        self.losses: dict[float, float] = {}
        self.steps: tuple[Step, ...] = (MIDDLE,)
        self.thetas: list[NDArray[Any]] = []
        self.n_iter = 0
        self.began = perf_counter()

    @property
    def alpha(self) -> float:
        """The penalty of the lowest loss."""
        return self.steps[-1].alpha

    @property
    def theta(self) -> NDArray[Any]:
        """Parameters of the first fold at the lowest loss: what is left if the fit is stopped."""
        return self.thetas[0]

    @property
    def unseen(self) -> tuple[NDArray[Any], Rows]:
        """What each fold puts out for the rows that it left out, and those rows."""
        folds = self.folds[: len(self.thetas)]
        outputs = [
            fold.judge.predict(theta, fold.held.X)
            for fold, theta in zip(folds, self.thetas, strict=True)
        ]
        return np.concatenate(outputs), joined([fold.held for fold in folds])

    @property
    def why(self) -> str:
        """The choice as a sentence."""
        tried = self.losses or {MIDDLE.alpha: 0.0}
        return (
            f"alpha={self.alpha:.2g}: it had the lowest cross-validated loss of {len(tried)} from "
            f"{min(tried):.2g} to {max(tried):.2g}."
        )

    def run(self, theta: NDArray[Any]) -> None:
        """Search, starting each fold from ``theta``, shape (n_params,)."""
        self.thetas = [theta]
        thetas = self._step([], MIDDLE, [theta] * len(self.folds))
        for direction in (WEAKER, STRONGER):
            here, walked = thetas, [MIDDLE]
            for step in direction:
                if here is None or self._is_hopeless(walked):
                    break
                here = self._step(walked, step, here)
                walked.append(step)

    def _is_hopeless(self, walked: list[Step]) -> bool:
        """Whether the last steps in this direction brought no lower loss."""
        recent = [self.losses[step.alpha] for step in walked[1:][-PATIENCE:]]
        return len(recent) == PATIENCE and min(recent) > min(self.losses.values())

    def _step(
        self, walked: list[Step], step: Step, thetas: list[NDArray[Any]]
    ) -> list[NDArray[Any]] | None:
        """Make one step in all folds; None if it could not be made."""
        done = sum(earlier.max_iter for earlier in walked)
        limits = limits_of(self.budget, step, done, perf_counter() - self.began)
        if limits is None:
            return None
        tasks = [
            partial(self._fit_fold, fold, step.alpha, theta, limits, done)
            for fold, theta in zip(self.folds, thetas, strict=True)
        ]
        outcomes = self.starts.run(tasks)
        self.n_iter += outcomes[0].n_iter if outcomes else 0
        if outcomes and not self.losses:
            self.thetas = [outcome.theta for outcome in outcomes]
        if self.starts.halted or not all(outcome.is_alive for outcome in outcomes):
            return None
        loss = float(
            np.average(
                [outcome.score for outcome in outcomes],
                weights=[fold.weight for fold in self.folds],
            )
        )
        if loss < min(self.losses.values(), default=inf):
            self.steps = (*walked, step)
            self.thetas = [outcome.theta for outcome in outcomes]
        self.losses[step.alpha] = loss
        return [outcome.theta for outcome in outcomes]

    def _fit_fold(
        self,
        fold: Fold,
        alpha: float,
        theta: NDArray[Any],
        limits: Budget,
        done: int,
        observer: Observer,
    ) -> Outcome:
        """Make one step in one fold, and judge its end by the rows left out."""
        objective = self.make_objective(fold.kept, alpha)
        most = MIDDLE.max_iter + sum(step.max_iter for step in WEAKER)
        watch = shifted(observer, done, most)
        outcome = lbfgs.run(objective, theta, limits, watch, start=fold.number)
        outcome.validation_loss = fold.judge.value(outcome.theta)
        return outcome


def deal_folds(rows: Rows, rng: np.random.Generator, make_objective: MakeObjective) -> list[Fold]:
    """Deal the rows out at random; return the folds that are judged."""
    n_folds = min(FOLDS, len(rows))
    dealt = rng.permutation(len(rows)) % n_folds
    folds = []
    for k in range(n_folds if len(rows) <= MANY_ROWS else 1):
        kept, held = rows.take(np.flatnonzero(dealt != k)), rows.take(np.flatnonzero(dealt == k))
        folds.append(Fold(k, kept, held, make_objective(held, 0.0), float(held.w.sum())))
    return folds
