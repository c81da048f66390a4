"""The end game of noise-free fits: without penalties, down to where rounding ends it.

The precisions of the evidence stop short of exact data: beyond a noise of 1e-6 standard deviations
the rounding of the normal equations hides what a weak penalty would change. So a fit whose noise
has become small is taken on without any, by projected steps, and the evidence for the result is
compared with that before. Where there is noise, following it loses; where there is none, the error
falls by orders of magnitude, which no prior can outweigh.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines.objective import Objective
from curvesmith.solvers import geodesic, projection
from curvesmith.solvers.damping import Damping
from curvesmith.solvers.monitor import Convergence
from curvesmith.solvers.outcome import Budget
from curvesmith.solvers.precisions import Posterior, Problem, exact_precisions, posterior_at
from curvesmith.solvers.surface import Surface

__all__ = ["Note", "exact_posterior", "may_be_exact", "sharpen"]

Array = NDArray[np.float64]
# Called after each step with theta, the misfit there, and the length of its gradient; what it
# answers ends the steps unless it is None.
Note = Callable[[Array, float, float], str | None]

# Noise of a thousandth of the targets' standard deviation: measurements are rarely better.
EXACT_BETA = 1e6
# Most steps; and the end once the misfit falls by less than a twentieth in twenty of them.
MOST_STEPS = 200
ENOUGH = Budget(MOST_STEPS, tol=0.05, window=20)
# Damping to begin with, near a minimum.
FIRST_DAMPING = 1e-3
# Damping of the output layer in steps by QR. With less, output weights run away and steps end in
# rounding; with more, some functions are not met.
RIDGE = 1e-14
# Rows times outputs times parameters squared up to which steps are taken by QR.
GEODESIC_WORK = 2e8


def may_be_exact(problem: Problem, posterior: Posterior | None) -> bool:
    """Whether the noise that was found is small, and the values are more than the parameters."""
    if posterior is None or problem.n_values <= len(problem.groups.index):
        return False
    return posterior.precisions.beta >= EXACT_BETA


def sharpen(
    objective: Objective, theta: Array, note: Note, most: int = MOST_STEPS
) -> tuple[Array, str | None]:
    """Minimise the misfit by projected steps, without penalties.

    Parameters
    ----------
    objective : Objective
        Without penalty, and such that its output layer can be projected.
    theta : ndarray of shape (n_params,)
        Where to start; not changed.
    note : callable
        See `Note`.
    most : int, default=200
        Most steps.

    Returns
    -------
    theta : ndarray of shape (n_params,)
        The end.
    code : str or None
        What ``note`` answered last.
    """
    misfits: list[float] = []
    convergence = Convergence(ENOUGH)
    for lower, E, norm in islice(_steps(objective, theta), min(most, MOST_STEPS)):
        theta = lower
        misfits.append(E)
        code = note(theta, E, norm)
        if code or convergence.reached(misfits):
            return theta, code
    return theta, None


def _steps(objective: Objective, theta: Array) -> Iterator[tuple[Array, float, float]]:
    """Yield theta, misfit and length of the gradient after each step, as long as one pays."""
    work = objective.n_rows * objective.network.n_outputs * len(theta) ** 2
    if work > GEODESIC_WORK:
        yield from _projected_steps(objective, theta)
        return
    place, damping = geodesic.settle(objective, theta, RIDGE), Damping(*geodesic.DAMPING)
    stop = ""
    while not stop:  # the best output layer counts as the first step: it may be all that is needed
        yield place.theta, place.value, geodesic.norm(place.gradient)
        place, stop = geodesic.descend(objective, place, damping, RIDGE)


def _projected_steps(objective: Objective, theta: Array) -> Iterator[tuple[Array, float, float]]:
    """Do so by the normal equations, which cost a fifth."""
    surface = Surface(objective)
    point, damping = projection.settle(surface, theta), Damping(FIRST_DAMPING)
    stop = ""
    while not stop:
        yield point.theta, point.model.value, geodesic.norm(point.model.g)
        point, stop = projection.descend(surface, point, damping)


def exact_posterior(
    objective: Objective, problem: Problem, theta: Array
) -> tuple[Posterior | None, float]:
    """Return the posterior of a fit without penalties, and its misfit."""
    E, H, _ = objective.normal_equations(theta)
    precisions = exact_precisions(problem, theta, E)
    return posterior_at(problem, precisions, theta, E, np.asarray(H, dtype=np.float64)), E
