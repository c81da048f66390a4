"""What the published tools watch: parameters, activations and gradients along a training."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.faults.program import Program
from benchmarks.faults.tasks import Array

CHECKPOINTS = (0.0, 0.02, 0.1, 0.3, 0.6, 1.0)


@dataclass(frozen=True)
class Moment:
    """One checkpoint: per layer, from the inputs on, weights, gradients, sums and activations.

    The last layer's activations are the predictions; ``loss`` is the mean squared error.
    """

    weights: list[Array]
    gradients: list[Array]
    sums: list[Array]
    activations: list[Array]
    loss: float


@dataclass(frozen=True)
class Course:
    """A training as it went, with its data as the first layer sees them."""

    X: Array
    y: Array
    moments: list[Moment]
    activation: str
    output: str
    learning_rate: float


VALUES = {
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "sigmoid": (
        lambda z: 1 / (1 + np.exp(-z)),
        lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
    ),
    "relu": (lambda z: np.maximum(z, 0), lambda z: 1.0 * (z > 0)),
    "identity": (lambda z: z, np.ones_like),
}


def course_of(program: Program, seed: int) -> Course:
    """Train to each checkpoint from the same seed and look."""
    X, y = program.seen_inputs(), _seen_targets(program)
    moments = []
    with np.errstate(all="ignore"):
        for share in CHECKPOINTS:
            layers = _layers_after(program, seed, round(share * program.settings.n_steps))
            if layers is None:
                break
            moments.append(_moment(program, layers, X, y))
    s = program.settings
    return Course(X, y, moments, s.activation, s.output, s.learning_rate)


def _layers_after(program: Program, seed: int, n_steps: int) -> list | None:
    """Weights and biases after some steps; None where the training breaks off."""
    parts = program.parts
    if program.settings.style == "sklearn_mlp":
        try:
            return parts["layers"](parts["fit"](program.X, program.y, max(1, n_steps), seed))
        except ValueError:
            return None
    begun = program.start(seed)
    if program.is_functions:
        return parts["layers"](parts["train"](begun, program.X, program.y, n_steps))
    parts["fit"](begun, program.X, program.y, n_steps)
    return parts["layers"](begun)


def _moment(program: Program, layers: list, X: Array, y: Array) -> Moment:
    """Pass forward, and back by the squared error."""
    s = program.settings
    sums, activations, a = [], [], X
    for i, (W, b) in enumerate(layers):
        z = a @ W + (0 if b is None else b)
        a = VALUES[s.activation if i < len(layers) - 1 else s.output][0](z)
        sums.append(z)
        activations.append(a)
    delta = 2 * (a - y) / len(y) * VALUES[s.output][1](sums[-1])
    gradients = []
    for i in reversed(range(len(layers))):
        gradients.insert(0, (X if i == 0 else activations[i - 1]).T @ delta)
        if i:
            delta = delta @ layers[i][0].T * VALUES[s.activation][1](sums[i - 1])
    loss = float(np.mean((a - y) ** 2))
    return Moment([W for W, _ in layers], gradients, sums, activations, loss)


def _seen_targets(program: Program) -> Array:
    """Y as the outputs are compared with: (n, 1)."""
    y = np.asarray(program.y, dtype=float).reshape(len(program.X), 1)
    if program.settings.style in ("network_class", "torch_tensors"):
        how = program.settings.scale_y
        if how == "standard":
            return (y - y.mean()) / y.std()
        if how == "max":
            return y / np.abs(y).max()
    return y
