"""What a change can be made of: directions that update rules take, each as it would be here."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from curvesmith.diagnosis.arrays import Array
from curvesmith.diagnosis.laws.walk import Block

__all__ = ["ADAPTIVE", "DOUBLE", "SINGLE", "TERMS", "TRIPLE"]


def _last(values: Array) -> Array:
    """Return each row's predecessor; zero before the first."""
    return np.concatenate([np.zeros_like(values[:1]), values[:-1]])


def _adam(
    gradients: Array, beta1: float, beta2: float, epsilon: float, is_corrected: bool = True
) -> Array:
    """Return the direction of Adam for learning rate 1, doi:10.48550/arXiv.1412.6980."""
    m, v = np.zeros_like(gradients[0]), np.zeros_like(gradients[0])
    directions = []
    for t, g in enumerate(gradients, start=1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        share1, share2 = (1 - beta1**t, 1 - beta2**t) if is_corrected else (1.0, 1.0)
        directions.append((m / share1) / (np.sqrt(v / share2) + epsilon))
    return np.stack(directions)


def _rmsprop(gradients: Array, rho: float, epsilon: float) -> Array:
    """Return the direction of RMSprop for learning rate 1."""
    s = np.zeros_like(gradients[0])
    directions = []
    for g in gradients:
        s = rho * s + (1 - rho) * g**2
        directions.append(g / (np.sqrt(s) + epsilon))
    return np.stack(directions)


TERMS: dict[str, Callable[[Block], Array]] = {
    "gradient": lambda b: b.gradient,
    "theta": lambda b: b.theta,
    "last change": lambda b: _last(b.change),
    "last gradient": lambda b: _last(b.gradient),
    "sum of gradients": lambda b: np.cumsum(b.gradient, axis=0),
    "sign of gradient": lambda b: np.sign(b.gradient),
    "adam": lambda b: _adam(b.gradient, 0.9, 0.999, 1e-8),
    "adam of the sum of gradients": lambda b: _adam(
        np.cumsum(b.gradient, axis=0), 0.9, 0.999, 1e-8
    ),
    "adam of theta": lambda b: _adam(b.theta, 0.9, 0.999, 1e-8),
    "adam without correction": lambda b: _adam(b.gradient, 0.9, 0.999, 1e-8, False),
    "adam, epsilon 1e-7": lambda b: _adam(b.gradient, 0.9, 0.999, 1e-7),
    "adam, beta2 0.99": lambda b: _adam(b.gradient, 0.9, 0.99, 1e-8),
    "rmsprop": lambda b: _rmsprop(b.gradient, 0.9, 1e-8),
    "rmsprop, rho 0.99": lambda b: _rmsprop(b.gradient, 0.99, 1e-8),
    "adagrad": lambda b: b.gradient / (np.sqrt(np.cumsum(b.gradient**2, axis=0)) + 1e-10),
}
"""Directions by name, each of shape (n_steps, size), for learning rate 1."""

ADAPTIVE = (
    "sign of gradient",
    "adam",
    "adam, epsilon 1e-7",
    "adam, beta2 0.99",
    "rmsprop",
    "rmsprop, rho 0.99",
    "adagrad",
    "adam without correction",
)
"""Those that divide by the size of the gradient; with "theta" they have weight decay."""

SINGLE: tuple[tuple[str, ...], ...] = (
    ("gradient",),
    ("theta",),
    *((name,) for name in ADAPTIVE),
    ("last gradient",),
    ("adam of the sum of gradients",),
    ("adam of theta",),
)
"""Laws of one term; the simple ones first. A parameter of few entries obeys others by chance."""

DOUBLE: tuple[tuple[str, ...], ...] = (
    ("gradient", "theta"),
    ("gradient", "last change"),
    *((name, "theta") for name in ADAPTIVE),
    ("last gradient", "last change"),
    ("sum of gradients", "last change"),
    ("theta", "last change"),
)
"""Laws of two terms."""

TRIPLE: tuple[tuple[str, ...], ...] = (
    ("gradient", "theta", "last change"),
    ("gradient", "last gradient", "last change"),
)
"""Laws of three terms."""
