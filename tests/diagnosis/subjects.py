"""Subjects for tests: a small network and its training, written as people write them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.activations import ACTIVATIONS
from curvesmith.diagnosis.subject import Params, Subject

Array = NDArray[np.float64]

SEEDS = range(3)


def curve(n_rows: int = 100, noise: float = 0.0, seed: int = 0) -> tuple[Array, Array]:
    """Return x in [-1.5, 1.5] and y = sin(2x) with noise, both of one column."""
    rng = np.random.default_rng(seed)
    x = np.sort(rng.uniform(-1.5, 1.5, (n_rows, 1)), axis=0)
    return x, np.sin(2 * x) + noise * rng.standard_normal((n_rows, 1))


class PlainNetwork:
    """Layers, loss and gradient as functions of named arrays."""

    def __init__(self, sizes, activation, output, penalty, *, bias, bent):
        self.sizes, self.penalty, self.bias, self.bent = sizes, penalty, bias, bent
        self.names = [(f"W{k}", f"b{k}") for k in range(1, len(sizes))]
        hidden = [ACTIVATIONS[activation]] * (len(sizes) - 2)
        self.functions = [*hidden, ACTIVATIONS[output]]

    def draw(self, seed: int, spread: float) -> Params:
        """Draw weights and hidden biases from N(0, spread²/n_in)."""
        rng = np.random.default_rng(seed)
        params: Params = {}
        for (W, b), n_in, n_out in zip(self.names, self.sizes, self.sizes[1:], strict=False):
            params[W] = spread * rng.standard_normal((n_in, n_out)) / np.sqrt(n_in)
            if self.bias:
                params[b] = spread * rng.standard_normal(n_out) * (b != self.names[-1][1])
        return params

    def layers(self, params: Params, X: Array) -> tuple[list[tuple[Array, Array]], Array]:
        """Return (inputs, sums) of each layer, and the outputs."""
        a, computed = X, []
        for (W, b), function in zip(self.names, self.functions, strict=True):
            z = a @ params[W] + params.get(b, 0.0)
            computed.append((a, z))
            a = function.value(z)
        return computed, a

    def forward(self, params: Params, X: Array) -> Array:
        """Return the outputs."""
        f = self.layers(params, X)[1]
        return f * (1 + 1e-4 * np.cos(f)) if self.bent else f

    def loss(self, params: Params, X: Array, y: Array) -> float:
        """Return half the mean squared error with the penalty."""
        size = sum(float(np.sum(params[W] ** 2)) for W, _ in self.names)
        return float(np.mean((self.forward(params, X) - y) ** 2) / 2 + self.penalty / 2 * size)

    def gradient(self, params: Params, X: Array, y: Array) -> Params:
        """Return the gradient of the loss."""
        computed, f = self.layers(params, X)
        d = (f - y) / y.size
        found: Params = {}
        for (W, b), function, (a, z) in reversed(
            list(zip(self.names, self.functions, computed, strict=True))
        ):
            d = d * function.derivative(z)
            found[W] = a.T @ d + self.penalty * params[W]
            if self.bias:
                found[b] = d.sum(axis=0)
            d = d @ params[W].T
        return {name: found.get(name, np.zeros_like(params[name])) for name in params}


class Adam:
    """Adam's steps, with their memory."""

    def __init__(self, gradient, rate):
        self.gradient, self.rate = gradient, rate
        self.reset()

    def reset(self) -> None:
        """Forget everything."""
        self.t, self.first, self.second = 0, {}, {}

    def step(self, params: Params, X: Array, y: Array) -> Params:
        """Return the parameters after one step."""
        self.t += 1
        moved = {}
        for name, g in self.gradient(params, X, y).items():
            m = self.first[name] = 0.9 * self.first.get(name, 0.0) + 0.1 * g
            v = self.second[name] = 0.999 * self.second.get(name, 0.0) + 0.001 * g**2
            m, v = m / (1 - 0.9**self.t), v / (1 - 0.999**self.t)
            moved[name] = params[name] - self.rate * m / (np.sqrt(v) + 1e-8)
        return moved


def network_subject(
    X: Array,
    y: Array,
    seed: int = 0,
    *,
    hidden: tuple[int, ...] = (10,),
    activation: str = "tanh",
    output: str = "identity",
    bias: bool = True,
    rate: float = 0.1,
    n_steps: int = 3000,
    spread: float = 1.0,
    penalty: float = 0.0,
    method: str = "gd",
    has_structure: bool = True,
    **offered: Any,
) -> Subject:
    """Return a network that minimises mean (f - y)²/2 + penalty/2 sum W², at its start.

    Weights are N(0, spread²/n_in), hidden biases alike. ``has_structure=False`` hides the network
    behind a forward that nothing recognises: its output is bent by a factor near 1.
    """
    sizes = (X.shape[1], *hidden, y.shape[1])
    network = PlainNetwork(sizes, activation, output, penalty, bias=bias, bent=not has_structure)
    adam = Adam(network.gradient, rate)

    def step(params: Params, X: Array, y: Array) -> Params:
        g = network.gradient(params, X, y)
        return {name: params[name] - rate * g[name] for name in params}

    given = {
        "loss": network.loss,
        "gradient": network.gradient,
        "step": step if method == "gd" else adam.step,
        "reset": adam.reset,
        "init": lambda seed: network.draw(seed, spread),
        "n_steps": n_steps,
        "learning_rate": rate,
    }
    params = offered.pop("params", None) or network.draw(seed, spread)
    return Subject(params, X, y, forward=network.forward, **(given | offered))
