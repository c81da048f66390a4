"""How a loss, or a gradient, responds to each prediction: dL/df for losses and mistakes of losses.

Each is written for a mean over rows and outputs; sums, halves and signs are factors, and factors
are what a fit finds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from curvesmith.diagnosis.arrays import Array

__all__ = ["LOSSES", "SENSITIVITIES", "SQUARED", "Sensitivity"]

# Predictions this close to 0 or 1 have no logarithm that is worth comparing.
EDGE = 1e-12


@dataclass(frozen=True)
class Sensitivity:
    """One way of responding to predictions.

    Parameters
    ----------
    name : str
        What it is the derivative of, in words that complete "the gradient of …".
    cause : str
        The cause that it means where the loss is another.
    value : callable
        ``(f, y) -> dL/df``, arrays of shape (n_rows, n_outputs).
    is_loss : bool
        Whether it is the derivative of a loss that people train with; the others are mistakes.
    """

    name: str
    cause: str
    value: Callable[[Array, Array], Array]
    is_loss: bool = False


def _of_row(row: int) -> Callable[[Array, Array], Array]:
    """Return the squared error's response of one row alone."""

    def value(f: Array, y: Array) -> Array:
        only = np.zeros_like(f)
        only[row] = 2 * (f - y)[row] / f.size
        return only

    return value


def _per_entry(response: Callable[[Array, Array], Array]) -> Callable[[Array, Array], Array]:
    """Return the response divided by the number of rows and outputs."""
    return lambda f, y: np.asarray(response(f, y)) / f.size


def _logistic(f: Array, y: Array) -> Array:
    """Return the derivative of the cross-entropy where predictions are probabilities."""
    inside = np.clip(f, EDGE, 1 - EDGE)
    return np.where((f > EDGE) & (f < 1 - EDGE), (inside - y) / (inside * (1 - inside)), np.nan)


def _sigmoid_logistic(f: Array, y: Array) -> Array:
    """Return the derivative of the cross-entropy where predictions are logits."""
    return 1 / (1 + np.exp(-np.clip(f, -700, 700))) - y


SQUARED = Sensitivity(
    "the squared error", "gradient-wrong", _per_entry(lambda f, y: 2 * (f - y)), True
)

_OTHERS = (
    Sensitivity(
        "the absolute error",
        "loss-gradient-mismatch",
        _per_entry(lambda f, y: np.sign(f - y)),
        True,
    ),
    Sensitivity(
        "Huber's loss with delta 1",
        "loss-gradient-mismatch",
        _per_entry(lambda f, y: np.clip(f - y, -1, 1)),
        True,
    ),
    Sensitivity(
        "log cosh of the error",
        "loss-gradient-mismatch",
        _per_entry(lambda f, y: np.tanh(f - y)),
        True,
    ),
    Sensitivity("the cross-entropy", "loss-gradient-mismatch", _per_entry(_logistic), True),
    Sensitivity(
        "the cross-entropy of logits", "loss-gradient-mismatch", _per_entry(_sigmoid_logistic), True
    ),
    Sensitivity(
        "the squared error of every prediction with every target",
        "shape-broadcast",
        _per_entry(lambda f, y: 2 * (f - y.mean(axis=0))),
    ),
    Sensitivity("the squared error of the last row alone", "gradient-wrong", _of_row(-1)),
    Sensitivity("the squared error of the first row alone", "gradient-wrong", _of_row(0)),
    Sensitivity(
        "the squared error with every residual replaced by their mean",
        "gradient-wrong",
        _per_entry(lambda f, y: 2 * np.broadcast_to((f - y).mean(axis=0), f.shape)),
    ),
    Sensitivity(
        "the squared error with (f - y)² where 2 (f - y) belongs",
        "loss-gradient-mismatch",
        _per_entry(lambda f, y: (f - y) ** 2),
    ),
    Sensitivity(
        "the squared error with |f - y| where 2 (f - y) belongs",
        "loss-gradient-mismatch",
        _per_entry(lambda f, y: np.abs(f - y)),
    ),
    Sensitivity(
        "the cubed error",
        "loss-gradient-mismatch",
        _per_entry(lambda f, y: (f - y) ** 3),
    ),
    Sensitivity(
        "the squared prediction, without the targets",
        "loss-gradient-mismatch",
        _per_entry(lambda f, y: 2 * f),
    ),
    Sensitivity(
        "the product of prediction and target",
        "loss-gradient-mismatch",
        _per_entry(lambda f, y: -y),
    ),
)

SENSITIVITIES = (SQUARED, *_OTHERS)
"""All, the likely first."""

LOSSES = tuple(kind for kind in SENSITIVITIES if kind.is_loss or kind.cause == "shape-broadcast")
"""Those that a reported loss may have."""
