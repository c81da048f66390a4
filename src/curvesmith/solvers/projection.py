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
from math import isfinite

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack

from curvesmith.engines.objective import Objective
from curvesmith.solvers.damping import (
    LEAST_RATIO,
    MOST_DAMPING,
    ROUNDINGS,
    Damping,
    Model,
    cholesky,
    diagonal_of,
)
from curvesmith.solvers.surface import Surface

__all__ = ["Point", "advance", "can_project", "descend", "settle"]

Array = NDArray[np.float64]

# The output layer is damped by this share of its curvature: a hundred roundings of sums over rows,
# so that units which agree leave the system solvable.
RIDGE = 1e-12


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
    moved, _ = settled(surface, theta)
    if moved is not None:
        point = Point(moved, surface.model(moved))
        if point.model.value < surface.value(theta):
            return point
    return Point(theta, surface.model(theta))


def settled(surface: Surface, theta: Array) -> tuple[Array | None, float]:
    """Return theta with the best output layer, and the value to be expected there.

    None and the value at ``theta`` if there is no such layer.
    """
    model = surface.output_model(theta)
    step = _solution(model.H, RIDGE * diagonal_of(model.H), model.g)
    if step is None:
        return None, model.value
    moved = theta.copy()
    moved[surface.n_hidden :] += step
    return moved, model.value + float(model.g @ step) / 2


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
        moved, expected = settled(surface, theta)
        if not expected < point.model.value:
            return refused(theta, expected, point)
        moved = theta if moved is None else moved
        return Point(moved, surface.model(moved))

    return _lower(point, surface.n_hidden, damping, trial)


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

    return _lower(point, surface.n_hidden, damping, trial)


def refused(theta: Array, value: float, point: Point) -> Point:
    """Return a point that is no lower than another, whose model is not worth computing."""
    return Point(theta, Model(value, point.model.H, point.model.g))


def _lower(
    point: Point, n_hidden: int, damping: Damping, trial: Callable[[Array], Point]
) -> tuple[Point, str]:
    """Try steps with ever more damping of the hidden layers."""
    model = point.model
    diagonal = diagonal_of(model.H)
    while damping.mu < MOST_DAMPING:
        extra = RIDGE * diagonal
        extra[:n_hidden] = damping.mu * diagonal[:n_hidden]
        step = _solution(model.H, extra, model.g)
        if step is None:
            damping.refuse()
            continue
        predicted = float(step @ (extra * step) - model.g @ step) / 2
        if not predicted > ROUNDINGS * np.finfo(np.float64).eps * abs(model.value):
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
