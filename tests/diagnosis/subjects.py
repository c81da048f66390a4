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
    names = [(f"W{k}", f"b{k}") for k in range(1, len(sizes))]
    functions = [ACTIVATIONS[activation]] * len(hidden) + [ACTIVATIONS[output]]

    def init(seed: int) -> Params:
        rng = np.random.default_rng(seed)
        params: Params = {}
        for (W, b), n_in, n_out in zip(names, sizes, sizes[1:], strict=False):
            params[W] = spread * rng.standard_normal((n_in, n_out)) / np.sqrt(n_in)
            if bias:
                params[b] = spread * rng.standard_normal(n_out) * (b != names[-1][1])
        return params

    def sums(params: Params, X: Array) -> list[tuple[Array, Array]]:
        a, computed = X, []
        for (W, b), function in zip(names, functions, strict=True):
            z = a @ params[W] + params.get(b, 0.0)
            computed.append((a, z))
            a = function.value(z)
        return [*computed, (a, a)]

    def forward(params: Params, X: Array) -> Array:
        f = sums(params, X)[-1][0]
        return f if has_structure else f * (1 + 1e-4 * np.cos(f))

    def loss(params: Params, X: Array, y: Array) -> float:
        size = sum(float(np.sum(params[W] ** 2)) for W, _ in names)
        return float(np.mean((forward(params, X) - y) ** 2) / 2 + penalty / 2 * size)

    def gradient(params: Params, X: Array, y: Array) -> Params:
        computed = sums(params, X)
        f = computed[-1][0]
        d = (f - y) / y.size
        found: Params = {}
        for k in reversed(range(len(names))):
            a, z = computed[k]
            d = d * functions[k].derivative(z)
            W, b = names[k]
            found[W] = a.T @ d + penalty * params[W]
            if bias:
                found[b] = d.sum(axis=0)
            d = d @ params[W].T
        return {name: found[name] for name in params}

    memory: dict[str, Any] = {}

    def reset() -> None:
        memory.clear()

    def step(params: Params, X: Array, y: Array) -> Params:
        g = gradient(params, X, y)
        if method == "gd":
            return {name: params[name] - rate * g[name] for name in params}
        memory["t"] = memory.get("t", 0) + 1
        moved = {}
        for name in params:
            m = memory[name, 1] = 0.9 * memory.get((name, 1), 0.0) + 0.1 * g[name]
            v = memory[name, 2] = 0.999 * memory.get((name, 2), 0.0) + 0.001 * g[name] ** 2
            m, v = m / (1 - 0.9 ** memory["t"]), v / (1 - 0.999 ** memory["t"])
            moved[name] = params[name] - rate * m / (np.sqrt(v) + 1e-8)
        return moved

    given = {
        "loss": loss,
        "gradient": gradient,
        "step": step,
        "init": init,
        "n_steps": n_steps,
        "learning_rate": rate,
        "reset": reset,
    }
    params = offered.pop("params", None) or init(seed)
    return Subject(params, X, y, forward=forward, **(given | offered))
