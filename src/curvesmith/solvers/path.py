"""L-BFGS along a path of penalties; each step starts where the last one ended.

The path begins in the middle and leads from there to a stronger or to a weaker penalty. How far to
go is for cross-validation to say; the number of iterations at each step is part of the path, so
that the fit that follows does what was cross-validated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines.objective import Objective
from curvesmith.solvers import lbfgs
from curvesmith.solvers.outcome import Budget, Observer, Outcome, Progress

__all__ = ["MIDDLE", "STRONGER", "WEAKER", "Step", "limits_of", "run", "shifted"]


@dataclass(frozen=True)
class Step:
    """One step of the path.

    Parameters
    ----------
    alpha : float
        The L2 penalty of a loss that is averaged over rows.
    max_iter : int
        Most iterations.
    tol : float, default=1e-3
        The step is done once the loss falls by less than this share in ten iterations.
    """

    alpha: float
    max_iter: int
    tol: float = 1e-3


# Where every path begins: strong enough to keep a first fit from following noise, and weak enough
# not to flatten it. Paths that begin strong get caught in flat fits, from which weaker penalties
# find no way out; those that begin weak spend most of their time on following noise.
MIDDLE = Step(1e-4, 300)
# Half a decade at a time: whole decades lose up to a tenth of the error. The strongest penalty
# flattens noise, the weakest lets a noise-free function be followed to 1e-4 of its spread.
STRONGER = tuple(Step(10.0 ** (-k / 2), 100) for k in (7, 6, 5, 4, 3, 2))
# Data that lead to the weakest have no noise to be followed, and repay patience.
WEAKER = (
    *(Step(10.0 ** (-k / 2), 100) for k in (9, 10, 11)),
    Step(1e-6, 300, 1e-4),
    Step(1e-7, 300, 1e-4),
    Step(1e-8, 500, 1e-4),
)


def limits_of(budget: Budget, step: Step, done: int, seconds: float) -> Budget | None:
    """Return what is left of a budget for one step; None if nothing is, but never for the first.

    Parameters
    ----------
    budget : Budget
        For the whole path.
    step : Step
        The next step.
    done : int
        Iterations made so far.
    seconds : float
        Time passed so far.
    """
    left = budget.max_iter - done
    if left <= 0:
        return None
    max_seconds = budget.max_seconds
    if max_seconds is not None:
        max_seconds = max(max_seconds - seconds, 0.0)
        if max_seconds == 0 and done:
            return None
    tol = max(budget.tol, step.tol)
    return replace(budget, max_iter=min(left, step.max_iter), max_seconds=max_seconds, tol=tol)


def run(
    objective_at: Callable[[float], Objective],
    steps: Sequence[Step],
    theta: NDArray[Any],
    budget: Budget,
    observer: Observer | None = None,
    *,
    start: int = 0,
    memory: int = 20,
) -> Outcome:
    """Walk along the path.

    Parameters
    ----------
    objective_at : callable
        ``alpha -> Objective``.
    steps : sequence of Step
        The path, at least one step.
    theta : ndarray of shape (n_params,), float64
        Where to start; not changed.
    budget : Budget
        ``max_iter`` counts the iterations of all steps together.
    observer : callable or None, default=None
        Shown the progress after each iteration; True stops the run.
    start : int, default=0
        Number of the random start, passed on to the observer.
    memory : int, default=20
        As for `lbfgs.run`.

    Returns
    -------
    outcome : Outcome
        Of all steps together. Its losses jump where one penalty gives way to the next.
    """
    began = perf_counter()
    most = min(budget.max_iter, sum(step.max_iter for step in steps))
    walked = Outcome(np.array(theta), np.nan, 0, "path", [], [])
    for step in steps:
        limits = limits_of(budget, step, walked.n_iter, perf_counter() - began)
        if limits is None:
            walked.stop = "max_iter" if walked.n_iter >= budget.max_iter else "time"
            break
        outcome = lbfgs.run(
            objective_at(step.alpha),
            walked.theta,
            limits,
            shifted(observer, walked.n_iter, most),
            start=start,
            memory=memory,
        )
        walked = _joined(walked, outcome)
        is_truncated = outcome.stop == "max_iter" and limits.max_iter < step.max_iter
        if is_truncated or outcome.stop in ("diverged", "interrupted", "callback", "time"):
            walked.stop = outcome.stop
            break
    walked.seconds = perf_counter() - began
    return walked


def shifted(observer: Observer | None, done: int, max_iter: int) -> Observer | None:
    """Return the observer of one step, which counts the iterations of the steps before."""
    if observer is None:
        return None

    def observe(progress: Progress) -> bool:
        return observer(replace(progress, iteration=progress.iteration + done, max_iter=max_iter))

    return observe


def _joined(walked: Outcome, outcome: Outcome) -> Outcome:
    """Return the way so far with one more step."""
    n_iter = walked.n_iter + outcome.n_iter
    return Outcome(
        outcome.theta,
        outcome.loss,
        n_iter,
        "path",
        walked.losses + outcome.losses,
        walked.gradient_norms + outcome.gradient_norms,
        details={
            "first_loss": walked.details.get("first_loss", outcome.details.get("first_loss")),
            "best_iteration": n_iter,
        },
    )
