"""The ascent of the evidence: where a run stands, and the best supported point so far."""

from __future__ import annotations

from math import inf, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines.objective import Objective
from curvesmith.solvers import projection
from curvesmith.solvers.damping import Damping, descend
from curvesmith.solvers.outcome import Budget
from curvesmith.solvers.precisions import (
    Posterior,
    Precisions,
    Problem,
    posterior_at,
    updated,
)
from curvesmith.solvers.surface import Surface

__all__ = ["State", "Summit"]

Array = NDArray[np.float64]

# Damping after a search that found no lower value, for precisions that have moved since.
DAMPING_AGAIN = 1e-3


class State:
    """Where a run stands: parameters, precisions, and the normal equations there.

    Parameters
    ----------
    objective : Objective
        Squared loss, added up over rows, without penalty.
    problem : Problem
        Groups and number of values.
    theta : ndarray of shape (n_params,)
        To begin with.
    precisions : Precisions
        To begin with.

    Attributes
    ----------
    is_projected : bool
        Whether steps take the output layer along (`projection`); False to begin with.
    """

    def __init__(
        self, objective: Objective, problem: Problem, theta: NDArray[Any], precisions: Precisions
    ) -> None:
        self.objective = objective
        self.problem = problem
        self.precisions = precisions
        self.damping = Damping()
        self.is_projected = False
        self.move_to(np.array(theta, dtype=np.float64))

    def move_to(self, theta: Array, surface: Surface | None = None) -> None:
        """Take new parameters, and the normal equations there if a surface has just made them."""
        self.theta = theta
        latest = None if surface is None else surface.latest
        if latest is not None and latest[0] is theta:
            _, self.E, H, g = latest
        else:
            self.E, H, g = self.objective.normal_equations(theta)
        self.H = np.asarray(H, dtype=np.float64)
        self.g = np.asarray(g, dtype=np.float64)

    def go_on_from(self, summit: Summit) -> None:
        """Return to the best supported point, and go on by steps that take the output along."""
        assert summit.posterior is not None
        self.precisions = summit.posterior.precisions
        self.damping = Damping(DAMPING_AGAIN)
        self.is_projected = True
        self.move_to(summit.theta)
        summit.criteria.clear()

    @property
    def penalties(self) -> Array:
        """Precision of each parameter."""
        return self.precisions.alpha[self.problem.groups.index]

    @property
    def surface(self) -> Surface:
        """``beta E + sum_g alpha_g |theta_g|^2 / 2``: up to a constant -log posterior."""
        return Surface(self.objective, self.precisions.beta, self.penalties)

    def descend(self) -> float:
        """Make one step of the parameters; return the length of the gradient before it."""
        surface = self.surface
        model = surface.model_of(self.theta, self.E, self.H, self.g)
        if self.is_projected:
            point = projection.Point(self.theta, model)
            point, stop = projection.descend(surface, point, self.damping)
            theta = point.theta
        else:
            step = descend(surface.value, self.theta, model, self.damping)
            theta, stop = step.theta, step.stop
        if stop:
            self.damping = Damping(DAMPING_AGAIN)
        else:
            self.move_to(theta, surface)
        return sqrt(float(model.g @ model.g))

    def posterior(self) -> Posterior | None:
        """Return the normal approximation of the posterior here."""
        return posterior_at(self.problem, self.precisions, self.theta, self.E, self.H)

    def adapt(self, posterior: Posterior) -> None:
        """Make one step of the precisions."""
        largest = float(self.H.diagonal().max())
        self.precisions = updated(self.problem, posterior, self.theta, self.E, largest)


class Summit:
    """The best supported parameters met so far, and whether the evidence still rises.

    It has risen enough once its highest value of the last ``window`` iterations is above the
    highest before them by no more than ``tol`` per target value.
    """

    def __init__(self, budget: Budget, n_values: float) -> None:
        self.least_rise = budget.tol * n_values
        self.window = budget.window
        self.criteria: list[float] = []
        self.theta: Array = np.empty(0)
        self.posterior: Posterior | None = None
        self.E = float("nan")
        self.iteration = 0

    @property
    def highest(self) -> float:
        """The best support so far."""
        return -inf if self.posterior is None else self.posterior.criterion

    def offer(self, theta: Array, posterior: Posterior, E: float, iteration: int) -> None:
        """Keep these parameters if they are the best supported."""
        if posterior.criterion > self.highest:
            self.theta, self.posterior, self.E = theta, posterior, E
            self.iteration = iteration

    def look(self, state: State, posterior: Posterior, iteration: int) -> bool:
        """Keep the parameters if they are the best supported; return whether the rise is over."""
        self.offer(state.theta, posterior, state.E, iteration)
        self.criteria.append(posterior.criterion)
        before, last = self.criteria[: -self.window], self.criteria[-self.window :]
        return bool(self.least_rise and before and max(last) - max(before) <= self.least_rise)
