"""L-BFGS along a path of penalties, from strong to weak; each step starts where the last ended.

A strong penalty has few optima, and the path carries a good one along as it weakens. How far down
to go is for cross-validation to say; the number of iterations at each step is part of the path, so
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
from curvesmith.network import Network
from curvesmith.solvers import lbfgs
from curvesmith.solvers.outcome import Budget, Observer, Outcome, Progress

__all__ = ["PATH", "Step", "advance", "run", "shifted"]


@dataclass(frozen=True)
class Step:
    """One step of the path.

    Parameters
    ----------
    alpha : float
        The L2 penalty of a loss that is averaged over rows.
    max_iter : int
        Most iterations.
    """

    alpha: float
    max_iter: int


# From a penalty that flattens noise to one that lets a noise-free function be followed to a
# thousandth of its spread. Half a decade at a time: whole decades lose up to a tenth of the error.
PATH = (
    *(Step(10.0 ** (-k / 2), 100) for k in range(2, 12)),
    *(Step(10.0**-k, 300) for k in (6, 7, 8)),
)
# A step has done its work once the loss falls by less than this share in ten iterations.
STEP_TOL = 1e-3
# A network whose weights have shrunk below this share of their initial length has been flattened
# by the penalty: all its units have become alike, and weaker penalties find no way out.
FLAT = 0.05


def advance(
    objective: Objective,
    theta: NDArray[Any],
    first_theta: NDArray[Any],
    budget: Budget,
    observer: Observer | None = None,
    *,
    start: int = 0,
    memory: int = 20,
) -> Outcome:
    """Make one step of the path.

    Parameters
    ----------
    objective : Objective
        With the penalty of this step.
    theta : ndarray of shape (n_params,)
        Where the step before ended.
    first_theta : ndarray of shape (n_params,)
        Where the path began; a network that was flattened begins there again.
    budget : Budget
        Its ``max_iter`` and ``max_seconds`` limit the step.
    observer, start, memory
        As for `lbfgs.run`.

    Returns
    -------
    outcome : Outcome
    """
    if is_flat(objective.network, theta, first_theta):
        theta = first_theta
    limits = replace(budget, tol=max(budget.tol, STEP_TOL))
    return lbfgs.run(objective, theta, limits, observer, start=start, memory=memory)


def is_flat(network: Network, theta: NDArray[Any], first_theta: NDArray[Any]) -> bool:
    """Whether the weights have shrunk to a small share of their initial length."""
    weights = network.weight_mask()
    return bool(np.linalg.norm(theta[weights]) < FLAT * np.linalg.norm(first_theta[weights]))


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
        Of all steps together. Its losses fall from step to step also because the penalty does.
    """
    began = perf_counter()
    most = min(budget.max_iter, sum(step.max_iter for step in steps))
    walked = Outcome(np.array(theta), np.nan, 0, "path", [], [])
    for step in steps:
        left = budget.max_iter - walked.n_iter
        if left == 0:
            walked.stop = "max_iter"
            break
        limits = replace(budget, max_iter=min(left, step.max_iter))
        if budget.max_seconds is not None:
            limits = replace(limits, max_seconds=budget.max_seconds - (perf_counter() - began))
        outcome = advance(
            objective_at(step.alpha),
            walked.theta,
            theta,
            limits,
            shifted(observer, walked.n_iter, most),
            start=start,
            memory=memory,
        )
        walked = _joined(walked, outcome)
        if outcome.stop in ("diverged", "interrupted", "callback", "time"):
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
