"""JAX: many steps in one compiled loop, so that Python is left out of every step.

Two layouts. "JAX" has rows x features, as nearly everyone writes it. "JAX columns" has
features x rows, which XLA turns into much faster code for a handful of features.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from benchmarks.cases import Array, Case, Task, pack
from benchmarks.timing import UNROLL

DISTRIBUTION = "jax"

jax.config.update("jax_enable_x64", True)

FUNCTIONS = {"tanh": jnp.tanh, "relu": jax.nn.relu, "identity": lambda z: z}
Layers = list[tuple[Any, Any]]


def forward_rows(case: Case, layers: Layers, X: Any) -> Any:
    """X (n_rows, n_inputs) -> (n_rows, n_outputs)."""
    for i, (W, b) in enumerate(layers):
        name = case.activation if i < len(layers) - 1 else case.output
        X = FUNCTIONS[name](X @ W.T + b)
    return X


def forward_columns(case: Case, layers: Layers, X: Any) -> Any:
    """X (n_inputs, n_rows) -> (n_outputs, n_rows)."""
    for i, (W, b) in enumerate(layers):
        name = case.activation if i < len(layers) - 1 else case.output
        X = FUNCTIONS[name](W @ X + b[:, None])
    return X


def make_loop(forward: Callable[[Layers, Any], Any], n_rows: int, rate: float) -> Any:
    """Compile ``loop(layers, X, y, blocks) -> (layers, loss)``, UNROLL steps a block."""

    def loss_of(layers: Layers, X: Any, y: Any) -> Any:
        return jnp.sum((forward(layers, X) - y) ** 2) / (2 * n_rows)

    def block(_: Any, state: Any, X: Any, y: Any) -> Any:
        layers, loss = state
        for _ in range(UNROLL):
            loss, gradient = jax.value_and_grad(loss_of)(layers, X, y)
            layers = jax.tree.map(lambda p, g: p - rate * g, layers, gradient)
        return layers, loss

    def loop(layers: Layers, X: Any, y: Any, blocks: int) -> Any:
        start = (layers, jnp.zeros((), X.dtype))
        return jax.lax.fori_loop(0, blocks, partial(block, X=X, y=y), start)

    return jax.jit(loop)


class Step:
    """Gradient descent with one row of the data per row of the array."""

    forward = staticmethod(forward_rows)

    def __init__(self, task: Task) -> None:
        self._layers = jax.tree.map(jnp.asarray, task.layers())
        self._X, self._y = (jnp.asarray(self._arrange(array)) for array in (task.X, task.y))
        forward = partial(self.forward, task.case)
        self._loop = make_loop(forward, task.case.n_rows, task.learning_rate)
        self.loss: float | None = None

    def run(self, n: int) -> None:
        state = self._loop(self._layers, self._X, self._y, n // UNROLL)
        self._layers, loss = jax.block_until_ready(state)
        self.loss = float(loss)

    def result(self) -> Array:
        return pack([(np.asarray(W), np.asarray(b)) for W, b in self._layers])

    @staticmethod
    def _arrange(array: Array) -> Array:
        return array


class StepColumns(Step):
    """Gradient descent with one row of the data per column of the array."""

    forward = staticmethod(forward_columns)

    @staticmethod
    def _arrange(array: Array) -> Array:
        return np.ascontiguousarray(array.T)


class Predict:
    """One compiled call per row; the row comes from NumPy and the answer goes back there."""

    loss = None

    def __init__(self, task: Task) -> None:
        self._layers = jax.tree.map(jnp.asarray, task.layers())
        self._x = task.X
        self._forward = jax.jit(partial(forward_rows, task.case))
        self._prediction = task.y

    def run(self, n: int) -> None:
        for _ in range(n):
            self._prediction = np.asarray(self._forward(self._layers, self._x))

    def result(self) -> Array:
        return self._prediction.ravel()


CONTESTANTS = {"JAX": (Step, Predict), "JAX columns": (StepColumns, None)}
