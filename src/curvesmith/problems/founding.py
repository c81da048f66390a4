"""The founding cases: four questions of people whose network would not fit.

Each holds everything as it was asked: the rows, the network, the spread of the
initial weights, the loss, the learning rate and the number of passes, nothing scaled.
Our squared loss is (f - y)²/2; where a question differentiates (f - y)² itself, its
step becomes twice as long here, and an L2 penalty that it adds to that gradient half
as strong, so that each update is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.problems.problem import Array, Problem


@dataclass(frozen=True)
class FoundingCase:
    """One question: its rows and its training, as asked.

    Parameters
    ----------
    name : str
        "sqrt", "square", "sine" or "sum".
    question : str
        What was asked, in one sentence.
    problem : Problem
        The function behind the rows, with its noise.
    n_rows : int
        Number of rows.
    dtype : str
        "float64" or "float32".
    settings : dict
        The training as options of `NeuralRegressor`.
    """

    name: str
    question: str
    problem: Problem
    n_rows: int
    dtype: str
    settings: dict[str, Any]

    def sample(self, seed: int) -> tuple[NDArray[Any], NDArray[Any]]:
        """Draw the rows of the question.

        Parameters
        ----------
        seed : int

        Returns
        -------
        X : ndarray of shape (n_rows, n_features), of the case's dtype
        y : ndarray of shape (n_rows,), of the case's dtype
        """
        X, y = self.problem.sample(self.n_rows, seed)
        return X.astype(self.dtype), y.astype(self.dtype)


def as_asked(**settings: Any) -> dict[str, Any]:
    """Return ``settings`` with everything switched off that the questions did not have."""
    plain: dict[str, Any] = {
        "loss": "squared",
        "alpha": 0.0,
        "solver": "gd",
        "schedule": "constant",
        "tol": 0.0,
        "n_starts": 1,
        "early_stopping": False,
        "input_scaling": "none",
        "target_scaling": "none",
    }
    return plain | settings


def half_normal_thousands(n: int, rng: np.random.Generator) -> Array:
    """Return |N(0, 1)|·1000, the inputs of the √x question."""
    return np.abs(rng.standard_normal((n, 1))) * 1000.0


def unit_grid(n: int, rng: np.random.Generator) -> Array:
    """Return ``n`` even points on [0, 1], in order; nothing is random."""
    return np.linspace(0.0, 1.0, n)[:, np.newaxis]


def whole_numbers(n: int, rng: np.random.Generator) -> Array:
    """Return two columns of whole numbers from 0 to 4."""
    return rng.integers(0, 5, size=(n, 2)).astype(np.float64)


SQRT = FoundingCase(
    name="sqrt",
    question="A 1-10-1 ReLU network on √x: why does it only ever give a straight line?",
    problem=Problem(
        "sqrt as asked",
        "sqrt x, x = |N(0, 1)| 1000",
        lambda X: np.sqrt(X[:, 0]),
        ((0.0, np.inf),),
        noise=0.5,
        draw=half_normal_thousands,
    ),
    n_rows=500,
    dtype="float64",
    settings=as_asked(
        hidden_layer_sizes=(10,),
        activation="relu",
        init=0.01,
        reduction="mean",
        learning_rate=2e-6,  # asked: 1e-6 along the gradient of mean (f - y)²
        batch_size=500,
        max_iter=300_000,
    ),
)

SQUARE = FoundingCase(
    name="square",
    question="A 1-3-3-1 sigmoid network without biases on x²: is the code wrong, or the network?",
    problem=Problem(
        "square as asked",
        "x^2 at 1000 even points, in order",
        lambda X: X[:, 0] ** 2,
        ((0.0, 1.0),),
        draw=unit_grid,
    ),
    n_rows=1000,
    dtype="float64",
    settings=as_asked(
        hidden_layer_sizes=(3, 3),
        activation="sigmoid",
        bias=False,
        init=1.0,
        reduction="mean",
        solver="sgd",
        learning_rate=1e-4,
        batch_size=1,
        shuffle=False,
        max_iter=10,
    ),
)

SINE = FoundingCase(
    name="sine",
    question="tanh networks on sin(x)/2.5: why too many bends early on, and why so erratic?",
    problem=Problem(
        "sine as asked",
        "sin(x)/2.5",
        lambda X: np.sin(X[:, 0]) / 2.5,
        ((-1.0, 9.0),),
        noise=0.05,
    ),
    n_rows=4000,
    dtype="float32",
    settings=as_asked(
        hidden_layer_sizes=(128,),
        activation="tanh",
        output_activation="tanh",
        bias=False,
        init=1.0,
        reduction="sum",
        learning_rate=8e-7,  # asked: 4e-7 along the gradient of Σ (f - y)²
        batch_size=4000,
        max_iter=3000,
    ),
)
# The same question's deeper network.
SINE_DEEP_LAYERS = (32, 128, 32)

SUM = FoundingCase(
    name="sum",
    question="A 2-10-1 ReLU network on x0 + x1: why does the loss grow without bounds?",
    problem=Problem(
        "sum as asked",
        "x0 + x1, whole numbers from 0 to 4",
        lambda X: X[:, 0] + X[:, 1],
        ((0.0, 4.0), (0.0, 4.0)),
        draw=whole_numbers,
    ),
    n_rows=100,
    dtype="float64",
    settings=as_asked(
        hidden_layer_sizes=(10,),
        activation="relu",
        init=0.01,
        reduction="sum",
        learning_rate=2.0,  # asked: 1 along the gradient of Σ (f - y)² + 0.001 W²/2
        alpha=0.0005,  # asked: 0.001, half of it here because the step is twice as long
        batch_size=100,
        max_iter=1000,
    ),
)

FOUNDING_CASES = {case.name: case for case in (SQRT, SQUARE, SINE, SUM)}
