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
from curvesmith.network import Network
from curvesmith.solvers.damping import (
    LEAST_RATIO,
    MOST_DAMPING,
    ROUNDINGS,
    Damping,
    Model,
    cholesky,
    diagonal_of,
)

__all__ = ["Point", "advance", "can_project", "descend", "hidden_size", "settle"]

Array = NDArray[np.float64]
ModelAt = Callable[[Array], Model]

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


def hidden_size(network: Network) -> int:
    """Return the number of parameters before the output layer."""
    return network.layout[-2 if network.bias else -1].start


def settle(model_at: ModelAt, theta: Array, n_hidden: int) -> Point:
    """Move the output layer to where the value is lowest, the hidden layers as they are.

    Parameters
    ----------
    model_at : callable
        ``theta -> Model``, quadratic in ``theta[n_hidden:]``.
    theta : ndarray of shape (n_params,)
        Not changed.
    n_hidden : int
        Parameters before the output layer.

    Returns
    -------
    point : Point
        Of a value no higher than at ``theta``. What rounding leaves of the way to the best output
        layer is part of the next step.
    """
    point = Point(theta, model_at(theta))
    step = _output_step(point.model, n_hidden)
    if step is None:
        return point
    moved = theta.copy()
    moved[n_hidden:] += step
    new = Point(moved, model_at(moved))
    return new if new.model.value < point.model.value else point


def descend(model_at: ModelAt, point: Point, n_hidden: int, damping: Damping) -> tuple[Point, str]:
    """Look for a lower value, with ever more damping of the hidden layers.

    Parameters
    ----------
    model_at : callable
        ``theta -> Model``, quadratic in ``theta[n_hidden:]``; where it is not finite no step is
        taken.
    point : Point
        Where the search begins: a result of `settle` or of this function.
    n_hidden : int
        Parameters before the output layer.
    damping : Damping
        Changed by what is met.

    Returns
    -------
    point : Point
        The new one; the old one unless ``stop`` is empty.
    stop : {"", "converged", "line_search"}
        As in `curvesmith.solvers.damping.Step`.
    """
    return _lower(point, n_hidden, damping, lambda theta: settle(model_at, theta, n_hidden))


def advance(
    value: Callable[[Array], float],
    model_at: ModelAt,
    point: Point,
    n_hidden: int,
    damping: Damping,
) -> tuple[Point, str]:
    """Do as `descend` does, with the output layer where the step took it, not solved anew.

    That costs half as much. From random parameters it leads to better optima: an output layer that
    is always at its best makes the most of units that are in the wrong places, and keeps them
    there.

    Parameters
    ----------
    value : callable
        ``theta -> value``, that of ``model_at``.
    model_at, point, n_hidden, damping
        As for `descend`; any point.

    Returns
    -------
    point, stop
        As from `descend`.
    """

    def trial(theta: Array) -> Point:
        new = value(theta)
        if not new < point.model.value:
            return Point(theta, Model(new, point.model.H, point.model.g))  # to be refused
        return Point(theta, model_at(theta))

    return _lower(point, n_hidden, damping, trial)


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


def _output_step(model: Model, n_hidden: int) -> Array | None:
    """Return the step of the output layer to its best."""
    H = model.H[n_hidden:, n_hidden:]
    return _solution(H, RIDGE * diagonal_of(H), model.g[n_hidden:])


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
