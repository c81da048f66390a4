"""The founding cases as subjects: the code of four questions, as functions of named arrays.

Each is given at its start; ``healed=True`` is the same training with its known cure.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from curvesmith.diagnosis.subject import Params, Subject
from curvesmith.problems import FOUNDING_CASES

SQRT_STEPS = 30_000


def sqrt_subject(seed: int = 0, *, n_steps: int = SQRT_STEPS, healed: bool = False) -> Subject:
    """Return √x by a 1-10-1 ReLU network, as it was asked."""
    X, y = FOUNDING_CASES["sqrt"].sample(seed)
    y = y[:, np.newaxis]
    rate = 1e-6
    if healed:
        X, y = (X - X.mean()) / X.std(), (y - y.mean()) / y.std()
        rate = 0.1

    def init(seed: int) -> Params:
        rng = np.random.default_rng(seed)
        spread = 1.0 if healed else 0.01
        return {
            "Wxh": rng.standard_normal((1, 10)) * spread,
            "bh": rng.standard_normal((1, 10)) * healed,
            "Why": rng.standard_normal((10, 1)) * spread * (0.3 if healed else 1.0),
            "by": np.zeros((1, 1)),
        }

    def forward(params: Params, X: Any) -> Any:
        return np.maximum(0, X @ params["Wxh"] + params["bh"]) @ params["Why"] + params["by"]

    def loss(params: Params, X: Any, y: Any) -> float:
        return float(np.sum((forward(params, X) - y) ** 2) / len(y))

    def gradient(params: Params, X: Any, y: Any) -> Params:
        h = np.maximum(0, X @ params["Wxh"] + params["bh"])
        dy = 2 * (h @ params["Why"] + params["by"] - y) / len(y)
        dh = dy @ params["Why"].T
        dh[h <= 0] = 0
        return {
            "Wxh": X.T @ dh,
            "bh": dh.sum(axis=0, keepdims=True),
            "Why": h.T @ dy,
            "by": dy.sum(axis=0, keepdims=True),
        }

    def step(params: Params, X: Any, y: Any) -> Params:
        g = gradient(params, X, y)
        return {name: params[name] - rate * g[name] for name in params}

    return Subject(
        init(seed),
        X,
        y,
        forward=forward,
        loss=loss,
        gradient=gradient,
        step=step,
        init=init,
        n_steps=n_steps,
        learning_rate=rate,
        name="sqrt",
    )


def square_subject(seed: int = 0, *, n_passes: int = 10) -> Subject:
    """Return x² by a 1-3-3-1 sigmoid network without biases; a step is one pass over the rows."""
    X, y = FOUNDING_CASES["square"].sample(seed)
    y = y[:, np.newaxis]
    rate = 1e-4

    def init(seed: int) -> Params:
        rng = np.random.default_rng(seed)
        shapes = {"W_input": (1, 3), "W_hidden": (3, 3), "W_output": (3, 1)}
        return {name: rng.standard_normal(shape) for name, shape in shapes.items()}

    def layers(params: Params, X: Any) -> tuple[Any, Any, Any]:
        first = 1 / (1 + np.exp(-X @ params["W_input"]))
        second = 1 / (1 + np.exp(-first @ params["W_hidden"]))
        return first, second, second @ params["W_output"]

    def forward(params: Params, X: Any) -> Any:
        return layers(params, X)[-1]

    def loss(params: Params, X: Any, y: Any) -> float:
        return float(np.mean((forward(params, X) - y) ** 2) / 2)

    def gradient(params: Params, X: Any, y: Any) -> Params:
        first, second, f = layers(params, X)
        df = (f - y) / len(y)
        d_second = (df @ params["W_output"].T) * second * (1 - second)
        d_first = (d_second @ params["W_hidden"].T) * first * (1 - first)
        return {
            "W_input": X.T @ d_first,
            "W_hidden": first.T @ d_second,
            "W_output": second.T @ df,
        }

    def step(params: Params, X: Any, y: Any) -> Params:
        # As posted: hidden weights shrink along themselves, output weights forget the activations.
        W_input, W_hidden, W_output = (params[name].copy() for name in params)
        for x, target in zip(X, y, strict=True):
            now = {"W_input": W_input, "W_hidden": W_hidden, "W_output": W_output}
            error = forward(now, x[np.newaxis])[0, 0] - target[0]
            W_output = W_output - rate * error
            W_hidden = W_hidden - rate * W_hidden
            W_input = W_input - rate * W_input
        return {"W_input": W_input, "W_hidden": W_hidden, "W_output": W_output}

    return Subject(
        init(seed),
        X,
        y,
        forward=forward,
        loss=loss,
        gradient=gradient,
        step=step,
        init=init,
        n_steps=n_passes,
        learning_rate=rate,
        name="square",
    )


def sine_subject(
    seed: int = 0, *, n_rows: int = 4000, n_steps: int = 3000, healed: bool = False
) -> Subject:
    """Return sin(x)/2.5 by a 1-128-1 network of tanh to the end, float32, SSE."""
    X, y = FOUNDING_CASES["sine"].sample(0)
    X, y = X[:n_rows], y[:n_rows, np.newaxis]
    # The sum over rows makes the step as long as there are rows.
    rate = np.float32(4e-7 * 4000 / n_rows)
    n_units = 128

    def init(seed: int) -> Params:
        rng = np.random.default_rng(seed)
        shapes = {"w1": (1, n_units), "w2": (n_units, 1)}
        return {k: rng.standard_normal(s).astype(np.float32) for k, s in shapes.items()}

    def forward(params: Params, X: Any) -> Any:
        return np.tanh(np.tanh(X @ params["w1"]) @ params["w2"])

    def loss(params: Params, X: Any, y: Any) -> float:
        return float(np.sum((forward(params, X) - y) ** 2))

    def gradient(params: Params, X: Any, y: Any) -> Params:
        h = np.tanh(X @ params["w1"])
        f = np.tanh(h @ params["w2"])
        dz = 2 * (f - y) * (1 - f**2)
        dh = (dz @ params["w2"].T) * (1 - h**2)
        return {"w1": X.T @ dh, "w2": h.T @ dz}

    def step(params: Params, X: Any, y: Any) -> Params:
        g = gradient(params, X, y)
        return {name: params[name] - rate * g[name] for name in params}

    return Subject(
        init(seed),
        X,
        y,
        forward=forward,
        loss=loss,
        gradient=gradient,
        step=step,
        init=init,
        n_steps=n_steps,
        learning_rate=float(rate),
        name="sine",
    )
