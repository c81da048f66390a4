"""Activation functions: name, formula, value and derivative, once for the whole library.

Each formula is written so that no finite ``z`` overflows, and keeps the dtype of ``z``. At a kink
the derivative is the one from the left: f'(0) = 0 for ``relu``, 0.01 for ``leaky_relu``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, pi, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["ACTIVATIONS", "Activation"]

LEAKY_SLOPE = 0.01
# exp(-z**2 / 2) is zero in float64 beyond |z| = 38.6, so z is clipped there before it is squared.
GAUSSIAN_REACH = 40.0


@dataclass(frozen=True)
class Activation:
    """One activation function f, applied to each element of a layer's sums z.

    Parameters
    ----------
    name : str
        The word users type.
    formula : str
        f(z) in plain text, for messages and documentation.
    value, derivative : callable
        ``z -> f(z)`` and ``z -> f'(z)``, elementwise; shape and dtype of ``z`` are kept.
    range : tuple of two floats
        Infimum and supremum of f.
    kinks : tuple of floats
        Where f' jumps.
    init : {"he", "glorot", "lecun"}
        Initial weights that suit f; see `Network.initial_theta`.
    """

    name: str
    formula: str
    value: Callable[[NDArray[Any]], NDArray[Any]]
    derivative: Callable[[NDArray[Any]], NDArray[Any]]
    range: tuple[float, float] = (-inf, inf)
    kinks: tuple[float, ...] = ()
    init: str = "glorot"


def identity(z: NDArray[Any]) -> NDArray[Any]:
    """Return z."""
    return z


def identity_derivative(z: NDArray[Any]) -> NDArray[Any]:
    """Return 1."""
    return np.ones_like(z)


def relu(z: NDArray[Any]) -> NDArray[Any]:
    """Return max(z, 0)."""
    return np.maximum(z, 0)


def relu_derivative(z: NDArray[Any]) -> NDArray[Any]:
    """Return 1 where z > 0, else 0."""
    return (z > 0).astype(z.dtype)


def leaky_relu(z: NDArray[Any]) -> NDArray[Any]:
    """Return z where z > 0, else 0.01 z."""
    return np.where(z > 0, z, LEAKY_SLOPE * z)


def leaky_relu_derivative(z: NDArray[Any]) -> NDArray[Any]:
    """Return 1 where z > 0, else 0.01."""
    return np.where(z > 0, z.dtype.type(1), z.dtype.type(LEAKY_SLOPE))


def elu(z: NDArray[Any]) -> NDArray[Any]:
    """Return z where z > 0, else exp(z) - 1."""
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


def elu_derivative(z: NDArray[Any]) -> NDArray[Any]:
    """Return 1 where z > 0, else exp(z)."""
    return np.exp(np.minimum(z, 0))


def gelu(z: NDArray[Any]) -> NDArray[Any]:
    """Return z Phi(z), with Phi the standard normal distribution function."""
    return z * _normal_cdf(z)


def gelu_derivative(z: NDArray[Any]) -> NDArray[Any]:
    """Return Phi(z) + z phi(z), with phi the standard normal density."""
    near = np.clip(z, -GAUSSIAN_REACH, GAUSSIAN_REACH)
    return _normal_cdf(z) + near * np.exp(-near * near / 2) / sqrt(2 * pi)


def _normal_cdf(z: NDArray[Any]) -> NDArray[Any]:
    """Return Phi(z); erfc, because 1 + erf loses every digit of the left tail."""
    from scipy.special import erfc

    tail: NDArray[Any] = erfc(-z / sqrt(2))
    return tail / 2


def silu(z: NDArray[Any]) -> NDArray[Any]:
    """Return z sigmoid(z)."""
    return z * sigmoid(z)


def silu_derivative(z: NDArray[Any]) -> NDArray[Any]:
    """Return s (1 + z (1 - s)), with s = sigmoid(z)."""
    return sigmoid(z) * (1 + z * sigmoid(-z))


def softplus(z: NDArray[Any]) -> NDArray[Any]:
    """Return log(1 + exp(z))."""
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def sigmoid(z: NDArray[Any]) -> NDArray[Any]:
    """Return 1 / (1 + exp(-z))."""
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)


def sigmoid_derivative(z: NDArray[Any]) -> NDArray[Any]:
    """Return s (1 - s), with s = sigmoid(z)."""
    return sigmoid(z) * sigmoid(-z)


def tanh(z: NDArray[Any]) -> NDArray[Any]:
    """Return tanh(z)."""
    return np.tanh(z)


def tanh_derivative(z: NDArray[Any]) -> NDArray[Any]:
    """Return 1 - tanh(z)^2."""
    return 1 - np.tanh(z) ** 2


def sine(z: NDArray[Any]) -> NDArray[Any]:
    """Return sin(z)."""
    return np.sin(z)


def sine_derivative(z: NDArray[Any]) -> NDArray[Any]:
    """Return cos(z)."""
    return np.cos(z)


_TABLE = (
    Activation("identity", "z", identity, identity_derivative),
    Activation("relu", "max(z, 0)", relu, relu_derivative, (0.0, inf), (0.0,), "he"),
    Activation(
        "leaky_relu",
        "z if z > 0 else 0.01 z",
        leaky_relu,
        leaky_relu_derivative,
        kinks=(0.0,),
        init="he",
    ),
    Activation("elu", "z if z > 0 else exp(z) - 1", elu, elu_derivative, (-1.0, inf), init="he"),
    # The two minima, to double precision: at z = -0.7517915246935645 and z = -1.2784645427610738.
    Activation("gelu", "z Phi(z)", gelu, gelu_derivative, (-0.16997120747990369, inf), init="he"),
    Activation(
        "silu", "z / (1 + exp(-z))", silu, silu_derivative, (-0.27846454276107380, inf), init="he"
    ),
    Activation("softplus", "log(1 + exp(z))", softplus, sigmoid, (0.0, inf), init="he"),
    Activation("tanh", "tanh(z)", tanh, tanh_derivative, (-1.0, 1.0)),
    Activation("sigmoid", "1 / (1 + exp(-z))", sigmoid, sigmoid_derivative, (0.0, 1.0)),
    Activation("sine", "sin(z)", sine, sine_derivative, (-1.0, 1.0), init="lecun"),
)

ACTIVATIONS: dict[str, Activation] = {activation.name: activation for activation in _TABLE}
