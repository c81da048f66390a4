"""L-BFGS by SciPy, for full batches: few, dear iterations that use the curvature of the loss."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import OptimizeResult, minimize

from curvesmith.engines.objective import Objective
from curvesmith.solvers.monitor import Convergence, Monitor, Validate
from curvesmith.solvers.outcome import Budget, Observer, Outcome

__all__ = ["run"]

# A trial point where the loss is not finite is reported to the line search as this many times the
# lowest loss so far: high enough to be rejected, low enough for its interpolation to stay finite.
REJECTED = 1e10
# Evaluations per iteration are few; this only keeps SciPy's own limit (15,000) out of the way.
EVALUATIONS_PER_ITERATION = 50
# Largest entry of the gradient, in scaled units, that counts as zero: rounding of a float64 sum.
GRADIENT_ROUNDING = 1e-14


class Evaluations:
    """The objective as SciPy calls it, with a memory of the last gradient.

    Parameters
    ----------
    objective : Objective
        What is minimised.
    """

    def __init__(self, objective: Objective) -> None:
        self.objective = objective
        self.count = 0
        self.lowest = np.inf
        self.gradient_norm = np.inf

    def __call__(self, theta: NDArray[Any]) -> tuple[float, NDArray[Any]]:
        """Return loss and gradient; a large finite loss where they are not finite."""
        self.count += 1
        loss, gradient = self.objective.value_and_gradient(theta)
        norm = sqrt(float(gradient @ gradient))
        if not (isfinite(loss) and isfinite(norm)):
            return REJECTED * (1 + self.lowest), np.zeros_like(theta)
        self.lowest = min(self.lowest, loss)
        self.gradient_norm = norm
        return loss, gradient


class Stop(Exception):  # noqa: N818 - carries a reason out of SciPy's loop, not an error
    """Ends SciPy's loop; ``code`` is a key of ``STOPS``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def run(
    objective: Objective,
    theta: NDArray[Any],
    budget: Budget,
    observer: Observer | None = None,
    *,
    validate: Validate | None = None,
    start: int = 0,
    memory: int = 20,
) -> Outcome:
    """Minimise the objective by limited-memory BFGS.

    Parameters
    ----------
    objective : Objective
        Loss and gradient over all rows.
    theta : ndarray of shape (n_params,), float64
        Where to start; not changed.
    budget : Budget
        ``max_iter`` counts iterations; ``tol`` and ``window`` say when the loss has settled.
    observer : callable or None, default=None
        Shown the progress after each iteration; True stops the run.
    validate : callable or None, default=None
        ``theta -> loss`` on held-out rows; stops early and decides which parameters are kept.
    start : int, default=0
        Number of the random start, passed on to the observer.
    memory : int, default=20
        Pairs of steps and gradient changes that model the curvature.

    Returns
    -------
    outcome : Outcome
        With the best parameters met, not the last ones.

    Notes
    -----
    One iteration costs one to two gradients and about 50 microseconds of SciPy. Nothing is
    drawn at random, so the run depends on ``theta`` alone.

    References
    ----------
    .. [1] Byrd, Lu, Nocedal and Zhu, 1995, doi:10.1137/0916069
    .. [2] Morales and Nocedal, 2011, doi:10.1145/2049662.2049669
    """
    evaluations = Evaluations(objective)
    monitor = Monitor(budget, observer, validate, start)
    convergence = Convergence(budget)
    losses: list[float] = []
    norms: list[float] = []

    def after_iteration(intermediate_result: OptimizeResult) -> None:
        losses.append(float(intermediate_result.fun))
        norms.append(evaluations.gradient_norm)
        code = monitor.look(len(losses), losses[-1], intermediate_result.x)
        if code is None and convergence.reached(losses):
            code = "converged"
        if code is not None:
            raise Stop(code)

    first = objective.value(theta)
    if not isfinite(first):
        return Outcome(
            np.array(theta),
            first,
            0,
            "diverged",
            [],
            [],
            seconds=monitor.seconds,
            details={"first_loss": first, "best_iteration": 0},
        )
    try:
        result = _minimize(evaluations, theta, budget, memory, after_iteration)
        stop = _code_of(result)
    except Stop as reason:
        stop = reason.code
    except KeyboardInterrupt:
        stop = "interrupted"
    best = np.array(theta) if monitor.theta is None else monitor.theta
    return Outcome(
        best,
        objective.value(best),
        len(losses),
        stop,
        losses,
        norms,
        monitor.validation_losses,
        None if validate is None else validate(best),
        monitor.seconds,
        {"first_loss": first, "best_iteration": monitor.best_iteration},
    )


def _minimize(
    evaluations: Evaluations,
    theta: NDArray[Any],
    budget: Budget,
    memory: int,
    after_iteration: Callable[[OptimizeResult], None],
) -> OptimizeResult:
    """Run SciPy's loop; convergence is judged in ``after_iteration``, not by SciPy."""
    return minimize(
        evaluations,
        theta,
        method="L-BFGS-B",
        jac=True,
        callback=after_iteration,
        options={
            "maxcor": memory,
            "maxiter": budget.max_iter,
            "maxfun": EVALUATIONS_PER_ITERATION * budget.max_iter,
            "ftol": 0.0,
            "gtol": GRADIENT_ROUNDING,
        },
    )


def _code_of(result: OptimizeResult) -> str:
    """Translate SciPy's status: 0 settled, 1 out of iterations, else the line search failed."""
    return {0: "converged", 1: "max_iter"}.get(int(result.status), "line_search")
