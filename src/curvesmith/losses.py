"""Losses: name, formula, value and derivative per element, once for the whole library.

``f`` is the network's output, ``y`` the target, ``r = f - y`` the residual. The factors are part
of the definition: ``squared`` carries its one half, ``poisson`` is half the unit deviance.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["LOSSES", "Loss"]

Elementwise = Callable[[NDArray[Any], NDArray[Any], float], NDArray[Any]]


@dataclass(frozen=True)
class Loss:
    """One loss l(f, y), applied to each element of an output.

    Parameters
    ----------
    name : str
        The word users type.
    formula : str
        l(f, y) in plain text, for messages and documentation.
    value, derivative : callable
        ``(f, y, parameter) -> l`` and ``-> dl/df``, elementwise; the dtype of ``f`` is kept.
        Losses without a parameter ignore the third argument.
    link : {"identity", "log"}, default="identity"
        What f is: the prediction, or its logarithm.
    parameter_name : str or None, default=None
        The word users type for the parameter.
    default_parameter : float, default=0.0
        The parameter's value unless told; 0 for losses without one.
    kinked : bool, default=False
        Whether dl/df jumps.
    curvature : callable or None, default=None
        ``(f, y, parameter) -> c``, the positive weight that a Gauss-Newton model gives the squared
        Jacobian: l'' for ``squared`` and ``poisson``, l'(r) / r for the robust losses (iteratively
        reweighted least squares, Holland and Welsch 1977, doi:10.1080/03610927708827533). None
        for losses that have none.
    """

    name: str
    formula: str
    value: Elementwise
    derivative: Elementwise
    link: str = "identity"
    parameter_name: str | None = None
    default_parameter: float = 0.0
    kinked: bool = False
    curvature: Elementwise | None = None


def squared(f: NDArray[Any], y: NDArray[Any], _: float = 0.0) -> NDArray[Any]:
    """Return (f - y)^2 / 2."""
    return (f - y) ** 2 / 2


def squared_derivative(f: NDArray[Any], y: NDArray[Any], _: float = 0.0) -> NDArray[Any]:
    """Return f - y."""
    return f - y


def squared_curvature(f: NDArray[Any], y: NDArray[Any], _: float = 0.0) -> NDArray[Any]:
    """Return 1."""
    return np.ones_like(f)


def absolute(f: NDArray[Any], y: NDArray[Any], _: float = 0.0) -> NDArray[Any]:
    """Return |f - y|."""
    return np.abs(f - y)


def absolute_derivative(f: NDArray[Any], y: NDArray[Any], _: float = 0.0) -> NDArray[Any]:
    """Return the sign of f - y, 0 where they are equal."""
    return np.sign(f - y)


def huber(f: NDArray[Any], y: NDArray[Any], delta: float = 1.0) -> NDArray[Any]:
    """Return r^2 / 2 where |r| <= delta, else delta (|r| - delta / 2), with r = f - y."""
    size = np.abs(f - y)
    inner = np.minimum(size, delta)
    return inner * (size - inner / 2)


def huber_derivative(f: NDArray[Any], y: NDArray[Any], delta: float = 1.0) -> NDArray[Any]:
    """Return f - y clipped to [-delta, delta]."""
    return np.clip(f - y, -delta, delta)


def huber_curvature(f: NDArray[Any], y: NDArray[Any], delta: float = 1.0) -> NDArray[Any]:
    """Return min(1, delta / |r|), r = f - y."""
    return delta / np.maximum(np.abs(f - y), delta)


def log_cosh(f: NDArray[Any], y: NDArray[Any], _: float = 0.0) -> NDArray[Any]:
    """Return log(cosh(r)), r = f - y.

    As |r| + log(1 + exp(-2 |r|)) - log 2, which cannot overflow, where |r| > 1; that leaves no
    digit of a small r, so elsewhere as log(1 + sinh(r)^2) / 2.
    """
    size = np.abs(f - y)
    near = np.log1p(np.sinh(np.minimum(size, 1)) ** 2) / 2
    far = size + np.log1p(np.exp(-2 * size)) - log(2)
    return np.where(size > 1, far, near)


def log_cosh_derivative(f: NDArray[Any], y: NDArray[Any], _: float = 0.0) -> NDArray[Any]:
    """Return tanh(f - y)."""
    return np.tanh(f - y)


def log_cosh_curvature(f: NDArray[Any], y: NDArray[Any], _: float = 0.0) -> NDArray[Any]:
    """Return tanh(r) / r, r = f - y; 1 at r = 0."""
    r = f - y
    small = np.abs(r) < 1e-8
    return np.where(small, 1, np.tanh(r) / np.where(small, 1, r))


def quantile(f: NDArray[Any], y: NDArray[Any], q: float = 0.5) -> NDArray[Any]:
    """Return max(q (y - f), (q - 1) (y - f))."""
    return np.maximum(q * (y - f), (q - 1) * (y - f))


def quantile_derivative(f: NDArray[Any], y: NDArray[Any], q: float = 0.5) -> NDArray[Any]:
    """Return -q where f < y, 1 - q where f > y, 0 where they are equal."""
    return (1 - q) * (f > y).astype(f.dtype) - q * (f < y).astype(f.dtype)


def poisson(f: NDArray[Any], y: NDArray[Any], _: float = 0.0) -> NDArray[Any]:
    """Return exp(f) - y f + y log(y) - y, with y log(y) = 0 at y = 0; needs y >= 0."""
    y_log_y = y * np.log(np.where(y > 0, y, 1))
    return np.exp(f) - y * f + y_log_y - y


def poisson_derivative(f: NDArray[Any], y: NDArray[Any], _: float = 0.0) -> NDArray[Any]:
    """Return exp(f) - y."""
    return np.exp(f) - y


def poisson_curvature(f: NDArray[Any], y: NDArray[Any], _: float = 0.0) -> NDArray[Any]:
    """Return exp(f), Fisher's information of log-rate f."""
    return np.exp(f)


_TABLE = (
    Loss("squared", "(f - y)^2 / 2", squared, squared_derivative, curvature=squared_curvature),
    Loss("absolute", "|f - y|", absolute, absolute_derivative, kinked=True),
    Loss(
        "huber",
        "r^2 / 2 if |r| <= delta else delta (|r| - delta / 2), r = f - y",
        huber,
        huber_derivative,
        parameter_name="huber_delta",
        default_parameter=1.0,
        curvature=huber_curvature,
    ),
    Loss(
        "log_cosh",
        "log(cosh(f - y))",
        log_cosh,
        log_cosh_derivative,
        curvature=log_cosh_curvature,
    ),
    Loss(
        "quantile",
        "max(q (y - f), (q - 1) (y - f))",
        quantile,
        quantile_derivative,
        parameter_name="quantile",
        default_parameter=0.5,
        kinked=True,
    ),
    Loss(
        "poisson",
        "exp(f) - y f + y log(y) - y",
        poisson,
        poisson_derivative,
        link="log",
        curvature=poisson_curvature,
    ),
)

LOSSES: dict[str, Loss] = {loss.name: loss for loss in _TABLE}
