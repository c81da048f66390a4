"""Watching a run between two steps: the best parameters met, and whether to stop."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, isfinite
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.solvers.outcome import Budget, Observer, Progress

__all__ = ["Convergence", "Monitor", "Validate"]

Validate = Callable[[NDArray[Any]], float]


class Monitor:
    """Sees every step of a run, keeps the best parameters and says when to stop.

    "Best" is the lowest held-out loss if there are held-out rows, else the lowest training loss.

    Parameters
    ----------
    budget : Budget
        Limits on time and on patience.
    observer : callable or None
        Shown the progress at each look; True stops the run.
    validate : callable or None
        ``theta -> loss`` on held-out rows.
    start : int, default=0
        Number of the random start, for the observer.

    Attributes
    ----------
    theta : ndarray or None
        Best parameters so far.
    best : float
        Their held-out or training loss.
    best_iteration : int
        When they were met.
    validation_losses : list of float
        Held-out loss at each look.
    """

    def __init__(
        self,
        budget: Budget,
        observer: Observer | None = None,
        validate: Validate | None = None,
        start: int = 0,
    ) -> None:
        self.budget = budget
        self.observer = observer
        self.validate = validate
        self.start = start
        self.theta: NDArray[Any] | None = None
        self.best = inf
        self.best_iteration = 0
        self.validation_losses: list[float] = []
        self.began = perf_counter()

    @property
    def seconds(self) -> float:
        """Wall-clock time since the run began."""
        return perf_counter() - self.began

    def look(self, iteration: int, loss: float, theta: NDArray[Any]) -> str | None:
        """Take note of one step; return a key of ``STOPS`` to stop the run, else None."""
        validation_loss = None
        if self.validate is not None:
            validation_loss = self.validate(theta)
            self.validation_losses.append(validation_loss)
        self._keep_if_best(iteration, loss if validation_loss is None else validation_loss, theta)
        if self._observer_says_stop(iteration, loss, validation_loss, theta):
            return "callback"
        if validation_loss is not None and self._is_out_of_patience(iteration):
            return "early_stopping"
        if self.budget.max_seconds is not None and self.seconds >= self.budget.max_seconds:
            return "time"
        return None

    def _keep_if_best(self, iteration: int, score: float, theta: NDArray[Any]) -> None:
        """Keep ``theta`` if its score is finite and the lowest so far."""
        if isfinite(score) and (score < self.best or self.theta is None):
            self.theta = np.array(theta)
            self.best = score
            self.best_iteration = iteration

    def _is_out_of_patience(self, iteration: int) -> bool:
        """Whether the held-out loss has not improved for ``patience`` steps."""
        return iteration - self.best_iteration >= self.budget.patience

    def _observer_says_stop(
        self, iteration: int, loss: float, validation_loss: float | None, theta: NDArray[Any]
    ) -> bool:
        """Show the progress to the observer, if there is one."""
        if self.observer is None:
            return False
        return bool(
            self.observer(
                Progress(
                    self.start,
                    iteration,
                    self.budget.max_iter,
                    loss,
                    validation_loss,
                    np.array(theta),
                )
            )
        )


class Convergence:
    """Says when the loss has stopped falling.

    It has once the lowest loss of the last ``window`` steps is within ``tol`` of the lowest loss
    before them, as a share of it; lowest, so that the noise of mini-batches is no fall.

    Parameters
    ----------
    budget : Budget
        ``tol`` and ``window``.
    """

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self._best_before = inf
        self._n_before = 0

    def reached(self, losses: list[float]) -> bool:
        """Whether training has converged; ``losses`` only ever grows at its end."""
        n_before = len(losses) - self.budget.window
        if self.budget.tol == 0 or n_before < 1:
            return False
        self._best_before = min(self._best_before, *losses[self._n_before : n_before], inf)
        self._n_before = n_before
        fall = self._best_before - min(losses[n_before:])
        return fall <= self.budget.tol * abs(self._best_before)
