"""Variable projection: steps of the hidden layers that take the output layer along.

With the squared loss and a linear output, the best output layer for given hidden layers is the
solution of a linear system. Golub and Pereyra [1]_ minimise over the hidden layers alone, the
output layer always at its best. Kaufman's [2]_ approximation of their Gauss-Newton step is the
common one, damped in the hidden layers only and followed by that linear solution: the damping
then does not hold back the output layer, which has to move far where units nearly agree. Valleys
that are too narrow for plain steps become passable; noise-free targets are met to rounding in a
tenth of the iterations.

References
----------
.. [1] Golub and Pereyra, 1973, doi:10.1137/0710036
.. [2] Kaufman, 1975, doi:10.1007/BF01932995
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack

from curvesmith.engines.objective import Objective, Projection, ProjectionOptions
from curvesmith.solvers.damping import (
    EPS,
    LEAST_RATIO,
    MOST_DAMPING,
    ROUNDINGS,
    Damping,
    Model,
    cholesky,
    diagonal_of,
)
from curvesmith.solvers.monitor import Convergence
from curvesmith.solvers.outcome import Budget
from curvesmith.solvers.surface import Surface

__all__ = ["Point", "Steps", "advance", "can_project", "descend", "settle", "steps"]

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Point:
    """Parameters, and the quadratic model there.

    Parameters
    ----------
    theta : ndarray of shape (n_params,)
        Parameters.
    model : Model
        Of the value around them, penalty included.
    """

    theta: Array
    model: Model


def can_project(objective: Objective) -> bool:
    """Whether the output layer of this objective has a linear solution, and there is a hidden one.

    So it is for the squared loss, an output without activation, and float64.
    """
    network = objective.network
    is_linear = objective.loss == "squared" and network.output_activation == "identity"
    return is_linear and network.n_layers > 1 and objective.dtype == np.float64


def settle(surface: Surface, theta: Array) -> Point:
    """Move the output layer to where the value is lowest, the hidden layers as they are.

    Parameters
    ----------
    surface : Surface
        Quadratic in the output layer.
    theta : ndarray of shape (n_params,)
        Not changed.

    Returns
    -------
    point : Point
        Of a value no higher than at ``theta``. What rounding leaves of the way to the best output
        layer is part of the next step.
    """
    return Settled(surface, theta).point()


class Settled:
    """The output layer solved for, and what that should bring: most trials end here.

    Parameters
    ----------
    surface : Surface
        Quadratic in the output layer.
    theta : ndarray of shape (n_params,)
        Not changed.

    Attributes
    ----------
    moved : ndarray of shape (n_params,) or None
        With the best output layer; None if there is none in float64.
    expected : float
        The value there, or at ``theta``, whichever is lower.
    """

    def __init__(self, surface: Surface, theta: Array) -> None:
        self.surface = surface
        self.theta = theta
        self.moved: Array | None = None
        model = surface.output_model(theta)
        self.before = self.expected = model.value
        step = _solution(model.H, surface.ridge * diagonal_of(model.H), model.g)
        if step is not None:
            self.moved = theta.copy()
            self.moved[surface.n_hidden :] += step
            self.expected += min(float(model.g @ step) / 2, 0.0)

    @property
    def end(self) -> Array:
        """With the best output layer, or, if there is none, ``theta``."""
        return self.theta if self.moved is None else self.moved

    def point(self) -> Point:
        """Return the point there; that of ``theta`` if rounding made it higher than that."""
        if self.moved is not None:
            point = Point(self.moved, self.surface.model(self.moved))
            if point.model.value < self.before:
                return point
        return Point(self.theta, self.surface.model(self.theta))


def descend(surface: Surface, point: Point, damping: Damping) -> tuple[Point, str]:
    """Look for a lower value, with ever more damping of the hidden layers.

    Parameters
    ----------
    surface : Surface
        Quadratic in the output layer; where it is not finite no step is taken.
    point : Point
        Where the search begins: a result of `settle` or of this function.
    damping : Damping
        Changed by what is met.

    Returns
    -------
    point : Point
        The new one; the old one unless ``stop`` is empty.
    stop : {"", "converged", "line_search"}
        As in `curvesmith.solvers.damping.Step`.
    """

    def trial(theta: Array) -> Point:
        settled = Settled(surface, theta)
        if not settled.expected < point.model.value:
            return refused(theta, settled.expected, point)
        return settled.point()

    return _lower(surface, point, damping, trial)


def advance(surface: Surface, point: Point, damping: Damping) -> tuple[Point, str]:
    """Do as `descend` does, with the output layer where the step took it, not solved anew.

    From random parameters it leads to better optima: an output layer that is always at its best
    makes the most of units that are in the wrong places, and keeps them there.

    Parameters
    ----------
    surface, point, damping
        As for `descend`; any point.

    Returns
    -------
    point, stop
        As from `descend`.
    """

    def trial(theta: Array) -> Point:
        value = surface.value(theta)
        if not value < point.model.value:
            return refused(theta, value, point)
        return Point(theta, surface.model(theta))

    return _lower(surface, point, damping, trial)


def steps(objective: Objective, theta: Array, options: ProjectionOptions) -> Projection:
    """Return steps from ``theta``: the engine's own if it has them, else those of `Steps`.

    Parameters
    ----------
    objective : Objective
        That can be projected, without a penalty.
    theta : ndarray of shape (n_params,)
        Not changed.
    options : ProjectionOptions
        How they are damped, and when they end.
    """
    return objective.projection(theta, options) or Steps(objective, theta, options)


class Steps:
    """A `Projection` made of `settle` and `descend`, or of `advance`: what the others must equal.

    Parameters
    ----------
    objective, theta, options
        As for `steps`.
    """

    def __init__(self, objective: Objective, theta: Array, options: ProjectionOptions) -> None:
        self._surface = Surface(objective, ridge=options.ridge)
        self._damping = Damping(options.mu)
        if options.is_loose:
            self._step, self._point = advance, Point(theta, self._surface.model(theta))
        else:
            self._step, self._point = descend, settle(self._surface, theta)
        self._convergence = Convergence(Budget(0, options.tol, options.window))
        self._values: list[float] = []
        self._norms: list[float] = []
        self._has_ended = False

    def run(self, n_steps: int) -> bool:
        """Take up to ``n_steps`` further steps; return whether more may follow."""
        for _ in range(n_steps):
            if self._has_ended:
                break
            self._point, stop = self._step(self._surface, self._point, self._damping)
            if stop:
                self._has_ended = True
                break
            g = self._point.model.g
            self._values.append(self._point.model.value)
            self._norms.append(sqrt(float(g @ g)))
            self._has_ended = self._convergence.reached(self._values)
        return not self._has_ended

    @property
    def theta(self) -> Array:
        """A copy of the parameters after the latest step."""
        return self._point.theta.copy()

    @property
    def value(self) -> float:
        """The value there."""
        return self._point.model.value

    @property
    def values(self) -> Array:
        """The value after each step so far."""
        return np.array(self._values)

    @property
    def gradient_norms(self) -> Array:
        """Length of the gradient after each step so far."""
        return np.array(self._norms)


def refused(theta: Array, value: float, point: Point) -> Point:
    """Return a point that is no lower than another, whose model is not worth computing."""
    return Point(theta, Model(value, point.model.H, point.model.g))


def _lower(
    surface: Surface, point: Point, damping: Damping, trial: Callable[[Array], Point]
) -> tuple[Point, str]:
    """Try steps with ever more damping of the hidden layers."""
    model = point.model
    diagonal = diagonal_of(model.H)
    while damping.mu < MOST_DAMPING:
        extra = surface.ridge * diagonal
        extra[: surface.n_hidden] = damping.mu * diagonal[: surface.n_hidden]
        step = _solution(model.H, extra, model.g)
        if step is None:
            damping.refuse()
            continue
        predicted = float(step @ (extra * step) - model.g @ step) / 2
        if not predicted > ROUNDINGS * EPS * abs(model.value):
            return point, "converged"
        new = trial(point.theta + step)
        ratio = (model.value - new.model.value) / predicted
        if isfinite(new.model.value) and ratio > LEAST_RATIO:
            damping.accept(ratio)
            return new, ""
        damping.refuse()
    return point, "line_search"


def _solution(H: Array, extra: Array, g: Array) -> Array | None:
    """Return s of ``(H + diag(extra)) s = -g``; None if it has none in float64."""
    C = H.copy()
    C.flat[:: len(C) + 1] += extra
    factor = cholesky(C)
    if factor is None:
        return None
    step: Array
    step, _ = lapack.dpotrs(factor, -g, lower=1)
    return step if np.isfinite(step).all() else None
