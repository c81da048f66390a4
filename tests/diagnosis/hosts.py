"""Small hand-written networks with whatever fault a test asks for."""

from collections.abc import Callable
from typing import Any

import numpy as np

from curvesmith.diagnosis.subject import Subject
from curvesmith.problems.founding import FOUNDING_CASES


def relu_network(
    X: np.ndarray,
    y: np.ndarray,
    *,
    rate: float,
    n_steps: int,
    sign: float = 1.0,
    spread: float = 0.01,
    bias: float = 0.0,
    fault: Callable[[dict], dict] = lambda gradient: gradient,
    **offered: Any,
) -> Subject:
    """Return a 10-unit ReLU network with equal biases, mean squared error and gradient descent."""

    def init(seed: int) -> dict[str, np.ndarray]:
        rng = np.random.default_rng(seed)
        W1, W2 = rng.standard_normal((X.shape[1], 10)), rng.standard_normal((10, 1))
        return {"W1": spread * W1, "b1": np.full(10, bias), "W2": spread * W2, "b2": np.zeros(1)}

    def hidden(params: dict, X: np.ndarray) -> np.ndarray:
        return np.maximum(X @ params["W1"] + params["b1"], 0)

    def forward(params: dict, X: np.ndarray) -> np.ndarray:
        return (hidden(params, X) @ params["W2"] + params["b2"])[:, 0]

    def loss(params: dict, X: np.ndarray, y: np.ndarray) -> float:
        return float(np.mean((forward(params, X) - y) ** 2))

    def gradient(params: dict, X: np.ndarray, y: np.ndarray) -> dict[str, np.ndarray]:
        a = hidden(params, X)
        df = sign * 2 * (forward(params, X) - y)[:, None] / len(y)
        dz = df @ params["W2"].T * (a > 0)
        return fault({"W1": X.T @ dz, "b1": dz.sum(axis=0), "W2": a.T @ df, "b2": df.sum(axis=0)})

    def step(params: dict, X: np.ndarray, y: np.ndarray) -> dict[str, np.ndarray]:
        slopes = gradient(params, X, y)
        return {name: array - rate * slopes[name] for name, array in params.items()}

    functions = {"loss": loss, "gradient": gradient, "step": step, "init": init}
    return Subject(init(0), X, y, forward=forward, n_steps=n_steps, **{**functions, **offered})


def sqrt_as_asked(n_steps: int = 6000, **options: Any) -> Subject:
    """Return the founding case √x: inputs to 3000, weights of 0.01, learning rate 1e-6."""
    X, y = FOUNDING_CASES["sqrt"].sample(0)
    return relu_network(X, y, rate=1e-6, n_steps=n_steps, learning_rate=1e-6, **options)


def hat(n_rows: int = 60, **options: Any) -> Subject:
    """Return a healthy host: |x| on [-1, 1], which trains to R² 0.99 in 500 steps."""
    X = np.linspace(-1, 1, n_rows)[:, None]
    settings = {"rate": 0.1, "n_steps": 500, "spread": 0.5, "learning_rate": 0.1}
    return relu_network(X, np.abs(X[:, 0]), **(settings | options))
