"""L-BFGS by SciPy, for full batches: few, dear iterations that use the curvature of the loss."""

from __future__ import annotations

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
        norm = length(gradient)
        if not (isfinite(loss) and isfinite(norm)):
            return REJECTED * (1 + self.lowest), np.zeros_like(theta)
        self.lowest = min(self.lowest, loss)
        self.gradient_norm = norm
        return loss, gradient


def length(gradient: NDArray[Any]) -> float:
    """Return the Euclidean length; where its square overflows, the largest entry will do."""
    with np.errstate(over="ignore", invalid="ignore"):
        square = float(gradient @ gradient)
    return sqrt(square) if isfinite(square) else float(np.abs(gradient).max())


class Stop(Exception):  # noqa: N818 - carries a reason out of SciPy's loop, not an error
    """Ends SciPy's loop; ``code`` is a key of ``STOPS``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Iterations:
    """What is noted after each iteration, and the decision to go on.

    Parameters
    ----------
    evaluations : Evaluations
        Knows the gradient at the point that was accepted, which it saw last.
    monitor : Monitor
        Keeps the best parameters.
    """

    def __init__(self, evaluations: Evaluations, monitor: Monitor) -> None:
        self.evaluations = evaluations
        self.monitor = monitor
        self.convergence = Convergence(monitor.budget)
        self.losses: list[float] = []
        self.norms: list[float] = []

    def __call__(self, intermediate_result: OptimizeResult) -> None:
        """Take note of one iteration; SciPy asks for an argument of this name."""
        self.losses.append(float(intermediate_result.fun))
        self.norms.append(self.evaluations.gradient_norm)
        code = self.monitor.look(len(self.losses), self.losses[-1], intermediate_result.x)
        if code is None and self.convergence.reached(self.losses):
            code = "converged"
        if code is not None:
            raise Stop(code)


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
    iterations = Iterations(evaluations, monitor)
    first, gradient = objective.value_and_gradient(theta)
    evaluations.lowest = first
    stop = "diverged"
    try:
        if isfinite(first) and isfinite(length(gradient)):
            stop = _code_of(_minimize(evaluations, theta, budget, memory, iterations))
    except Stop as reason:
        stop = reason.code
    except KeyboardInterrupt:
        stop = "interrupted"
    best = np.array(theta) if monitor.theta is None else monitor.theta
    return Outcome(
        best,
        objective.value(best),
        len(iterations.losses),
        stop,
        iterations.losses,
        iterations.norms,
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
    iterations: Iterations,
) -> OptimizeResult:
    """Run SciPy's loop; convergence is judged by ``iterations``, not by SciPy."""
    return minimize(
        evaluations,
        theta,
        method="L-BFGS-B",
        jac=True,
        callback=iterations,
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
