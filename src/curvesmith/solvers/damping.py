"""Damped Gauss-Newton steps: what Levenberg-Marquardt and the evidence have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack

__all__ = ["Damping", "Model", "Step", "cholesky", "descend", "diagonal_of"]

Array = NDArray[np.float64]

# A step is taken once the value falls by this share of what the model predicted.
LEAST_RATIO = 1e-4
# Damping below this changes nothing in float64; above the other, no step is left worth the name.
LEAST_DAMPING = 1e-15
MOST_DAMPING = 1e16
# Rounding of numbers around 1.
EPS = float(np.finfo(np.float64).eps)
# A predicted fall of fewer roundings of the value than this cannot be told from rounding.
ROUNDINGS = 4.0
# Directions that the data hardly see are damped as if their curvature were this share of the
# largest: a unit that is dead everywhere has none, and the matrix would be singular.
LEAST_CURVATURE = 1e-14


@dataclass(frozen=True)
class Model:
    """The quadratic ``value + g.s + s.H s / 2`` around a point; s is the step away from it.

    Parameters
    ----------
    value : float
        At the point.
    H : ndarray of shape (n_params, n_params)
        Gauss-Newton curvature, positive semi-definite, penalty included.
    g : ndarray of shape (n_params,)
        Gradient, penalty included.
    """

    value: float
    H: Array
    g: Array


@dataclass(frozen=True)
class Step:
    """What one search for a lower value came to.

    Parameters
    ----------
    theta : ndarray of shape (n_params,)
        The new point; the old one unless ``stop`` is empty.
    value : float
        The value there.
    stop : {"", "converged", "line_search"}
        Empty if the value fell; ``"converged"`` if no more fall than rounding was to be expected;
        ``"line_search"`` if there was, and no step, however short, brought it.
    """

    theta: Array
    value: float
    stop: str = ""


class Damping:
    """How far to trust the model: the factor mu of ``(H + mu D) s = -g``, D the diagonal of H.

    After a step with gain ratio r, the fall of the value over the fall that the model predicted,
    mu is multiplied by ``max(1/3, 1 - (2 r - 1)^3)``; after each refusal by 2, 4, 8, ... [1]_.

    Parameters
    ----------
    mu : float, default=1e-2
        To begin with.
    least : float, default=1e-15
        Below which mu does not fall.

    References
    ----------
    .. [1] Nielsen, Damping parameter in Marquardt's method, report IMM-REP-1999-05, 1999
    """

    def __init__(self, mu: float = 1e-2, least: float = LEAST_DAMPING) -> None:
        self.mu = mu
        self.least = least
        self.factor = 2.0

    def accept(self, ratio: float) -> None:
        """Take note of a step with this gain ratio."""
        self.mu = max(self.mu * max(1 / 3, 1 - (2 * min(ratio, 1.0) - 1) ** 3), self.least)
        self.factor = 2.0

    def refuse(self) -> None:
        """Take note of a step that did not lower the value."""
        self.mu *= self.factor
        self.factor *= 2


def descend(value: Callable[[Array], float], theta: Array, model: Model, damping: Damping) -> Step:
    """Look for a lower value, with ever more damping.

    Parameters
    ----------
    value : callable
        ``theta -> value``; where it is not finite no step is taken.
    theta : ndarray of shape (n_params,)
        Where the model was made.
    model : Model
        Of ``value`` around ``theta``.
    damping : Damping
        Changed by what is met.

    Returns
    -------
    step : Step
    """
    scale = diagonal_of(model.H)
    while damping.mu < MOST_DAMPING:
        solved = _solve(model, scale, damping.mu)
        if solved is None:
            damping.refuse()
            continue
        step, predicted = solved
        if not predicted > ROUNDINGS * EPS * abs(model.value):
            return Step(theta, model.value, "converged")
        new = value(theta + step)
        ratio = (model.value - new) / predicted
        if isfinite(new) and ratio > LEAST_RATIO:
            damping.accept(ratio)
            return Step(theta + step, new)
        damping.refuse()
    return Step(theta, model.value, "line_search")


def _solve(model: Model, scale: Array, mu: float) -> tuple[Array, float] | None:
    """Return the damped step and the fall that the model predicts for it; None if there is none.

    From ``(H + mu D) s = -g`` the fall ``-g.s - s.H s / 2`` is ``(mu s.D s - g.s) / 2``, which is
    positive term by term.
    """
    H = model.H.copy()
    H.flat[:: len(H) + 1] += mu * scale
    factor = cholesky(H)
    if factor is None:
        return None
    step, _ = lapack.dpotrs(factor, -model.g, lower=1)
    predicted = float(mu * (step @ (scale * step)) - model.g @ step) / 2
    return (step, predicted) if isfinite(predicted) else None


def diagonal_of(H: Array) -> Array:
    """Return the diagonal of ``H``, with a floor under it that keeps the damped matrix regular."""
    diagonal = H.diagonal()
    largest = float(diagonal.max())
    return np.maximum(diagonal, LEAST_CURVATURE * largest if largest > 0 else 1.0)


def cholesky(C: Array) -> Array | None:
    """Return L of ``C = L L^T``, in the lower triangle; None if ``C`` is not positive definite.

    The upper triangle holds what happens to be there.
    """
    factor: NDArray[Any]
    # C is symmetric: its transpose is the same matrix in the order that LAPACK reads.
    factor, info = lapack.dpotrf(C.T, lower=1, clean=0, overwrite_a=0)
    is_finite = bool(np.isfinite(factor.diagonal()).all())  # LAPACK lets NaN pass
    return factor if info == 0 and is_finite else None
