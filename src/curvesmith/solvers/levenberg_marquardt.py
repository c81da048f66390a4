"""Levenberg-Marquardt: damped Gauss-Newton steps for losses that have a curvature."""

from __future__ import annotations

from math import isfinite, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines.objective import Objective
from curvesmith.solvers import projection
from curvesmith.solvers.damping import Damping, descend
from curvesmith.solvers.monitor import Convergence, Monitor, Validate
from curvesmith.solvers.outcome import Budget, Observer, Outcome
from curvesmith.solvers.projection import Point
from curvesmith.solvers.surface import Surface

__all__ = ["run"]

Array = NDArray[np.float64]


def run(
    objective: Objective,
    theta: NDArray[Any],
    budget: Budget,
    observer: Observer | None = None,
    *,
    validate: Validate | None = None,
    start: int = 0,
) -> Outcome:
    """Minimise the objective by Levenberg and Marquardt's method [1]_ [2]_.

    Each iteration solves ``(H + mu diag(H)) s = -g``, with H the Gauss-Newton curvature and g the
    gradient of data term and penalty together, and adapts mu to the fall that s brought [3]_.
    Where the output layer is the solution of a linear system, steps take it along (`projection`).

    Parameters
    ----------
    objective : Objective
        Of the loss squared, huber, log_cosh or poisson.
    theta : ndarray of shape (n_params,)
        Where to start; not changed.
    budget : Budget
        ``max_iter`` counts iterations; ``tol`` and ``window`` say when the loss has settled.
    observer : callable or None, default=None
        Shown the progress after each iteration; True stops the run.
    validate : callable or None, default=None
        ``theta -> loss`` on held-out rows; stops early and decides which parameters are kept.
    start : int, default=0
        Number of the random start, passed on to the observer.

    Returns
    -------
    outcome : Outcome
        With the best parameters met. Losses never rise.

    Raises
    ------
    ValueError
        If the loss has no curvature (absolute, quantile).

    Notes
    -----
    One iteration costs ``n_rows n_outputs n_params^2`` multiplications for H and
    ``n_params^3 / 6`` for each trial step. Nothing is drawn at random.

    References
    ----------
    .. [1] Levenberg, 1944, doi:10.1090/qam/10666
    .. [2] Marquardt, 1963, doi:10.1137/0111030
    .. [3] Nielsen, Damping parameter in Marquardt's method, report IMM-REP-1999-05, 1999
    """
    monitor = Monitor(budget, observer, validate, start)
    theta = np.array(theta, dtype=np.float64)
    surface = Surface(objective)
    model = surface.model(theta)
    outcome = Outcome(theta, model.value, 0, "max_iter", [], [])
    outcome.details = {"first_loss": model.value, "best_iteration": 0}
    if not (isfinite(model.value) and np.isfinite(model.H).all()):
        outcome.stop = "diverged"
        return outcome
    try:
        outcome.stop = _iterate(surface, Point(theta, model), monitor, outcome)
    except KeyboardInterrupt:
        outcome.stop = "interrupted"
    if monitor.theta is not None:
        outcome.theta = monitor.theta
        outcome.loss = objective.value(outcome.theta)
    outcome.validation_losses = monitor.validation_losses
    outcome.validation_loss = None if validate is None else validate(outcome.theta)
    outcome.details["best_iteration"] = monitor.best_iteration
    outcome.seconds = monitor.seconds
    return outcome


def _iterate(surface: Surface, point: Point, monitor: Monitor, outcome: Outcome) -> str:
    """Go down; return why it ended, a key of ``STOPS``."""
    damping, convergence = Damping(), Convergence(monitor.budget)
    step_from = projection.descend if projection.can_project(surface.objective) else _plain
    for iteration in range(1, monitor.budget.max_iter + 1):
        point, stop = step_from(surface, point, damping)
        if stop:
            return stop
        model = point.model
        outcome.losses.append(model.value)
        outcome.gradient_norms.append(sqrt(float(model.g @ model.g)))
        outcome.n_iter = iteration
        code = monitor.look(iteration, model.value, point.theta)
        if code is None and convergence.reached(outcome.losses):
            code = "converged"
        if code:
            return code
    return "max_iter"


def _plain(surface: Surface, point: Point, damping: Damping) -> tuple[Point, str]:
    """Return the point after a step, and why there is none, if so."""
    step = descend(surface.value, point.theta, point.model, damping)
    if step.stop:
        return point, step.stop
    return Point(step.theta, surface.model(step.theta)), ""
