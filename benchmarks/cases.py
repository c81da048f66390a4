"""What is timed: the networks, their data, and the task that every rival is given."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]


@dataclass(frozen=True)
class Case:
    """One network on one number of rows.

    ``activation`` is that of every hidden layer, ``output`` that of the last.
    """

    name: str
    sizes: tuple[int, ...]
    activation: str
    output: str
    n_rows: int


CASES = (
    Case("1-10-1", (1, 10, 1), "relu", "identity", 500),
    Case("2-10-1", (2, 10, 1), "relu", "identity", 100),
    Case("1-128-1", (1, 128, 1), "tanh", "tanh", 4000),
    Case("1-32-128-32-1", (1, 32, 128, 32, 1), "tanh", "tanh", 4000),
    Case("8-50-1", (8, 50, 1), "tanh", "identity", 1000),
    Case("24-8-2", (24, 8, 2), "tanh", "identity", 200),
)

ONE_ROW = Case("predict 8-50-1", (8, 50, 1), "tanh", "identity", 1)


@dataclass(frozen=True)
class Task:
    """A case with its numbers, all of one dtype, the same for every rival.

    ``X`` (n_rows, n_inputs); ``y`` (n_rows, n_outputs) in (-1, 1); ``theta`` (n_params,): layer by
    layer W (n_out, n_in) row-major, then b (n_out). One step is
    ``theta -= learning_rate * d loss / d theta`` with ``loss = sum((f - y)^2) / (2 n_rows)``,
    the loss itself being computed too.
    """

    case: Case
    X: Array
    y: Array
    theta: Array
    learning_rate: float = 0.01
    engine: str = "native"  # Curvesmith's; the rivals ignore it

    @property
    def dtype(self) -> np.dtype[np.floating]:
        """The one dtype of all arrays."""
        return self.theta.dtype

    def layers(self) -> list[tuple[Array, Array]]:
        """Copies of (W, b) of each layer."""
        return [(W.copy(), b.copy()) for W, b in unpack(self.case.sizes, self.theta)]

    def with_identity_output(self) -> "Task":
        """Return the same task for a library that knows no other output activation."""
        return replace(self, case=replace(self.case, output="identity"))


class Contestant(Protocol):
    """A rival set up for one task: the clock runs during ``run`` only.

    ``loss`` is that of the latest step, before its update; None where the library does not say.
    """

    loss: float | None

    def run(self, n: int) -> None:
        """Do the task n times; n is a multiple of 4, so that loops may be unrolled."""

    def result(self) -> Array:
        """Theta (n_params,) after the steps so far, or the prediction (n_outputs,)."""


def unpack(sizes: tuple[int, ...], theta: Array) -> list[tuple[Array, Array]]:
    """Views (W, b) of each layer of ``theta``."""
    layers, start = [], 0
    for n_in, n_out in pairwise(sizes):
        middle, end = start + n_out * n_in, start + n_out * n_in + n_out
        layers.append((theta[start:middle].reshape(n_out, n_in), theta[middle:end]))
        start = end
    return layers


def pack(layers: list[tuple[Array, Array]]) -> Array:
    """Join (W, b) of each layer into one vector; the inverse of `unpack`."""
    return np.concatenate([part.ravel() for layer in layers for part in layer])


def make_task(case: Case, dtype: str, seed: int = 0, engine: str = "native") -> Task:
    """Draw the numbers of a case: normal inputs, a smooth target, weights of variance 1/n_in."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(case.n_rows, case.sizes[0]))
    directions = rng.normal(size=(case.sizes[0], case.sizes[-1])) / np.sqrt(case.sizes[0])
    y = np.sin(2 * X @ directions) / 2
    layers = [
        (rng.normal(size=(n_out, n_in)) / np.sqrt(n_in), rng.normal(size=n_out) / 10)
        for n_in, n_out in pairwise(case.sizes)
    ]
    theta = pack(layers).astype(dtype)
    return Task(case, X.astype(dtype), y.astype(dtype), theta, engine=engine)
