"""Changes: the edits of a training that a remedy is made of.

Each is a small value that says what to do, not how: `curvesmith.diagnosis.remedies` applies it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "AddBias",
    "Change",
    "CorrectGradient",
    "CorrectLoss",
    "CorrectUpdate",
    "DrawWeights",
    "FixEvaluation",
    "KeepFiniteRows",
    "KeepRows",
    "PlaceKinks",
    "ScaleInputs",
    "ScaleTargets",
    "SetActivation",
    "SetLearningRate",
    "SetOutput",
    "SetPenalty",
    "SetSteps",
    "SetUnits",
    "SetUpdate",
]


@dataclass(frozen=True)
class Change:
    """One edit of a training; the classes below are all there are."""


@dataclass(frozen=True)
class ScaleInputs(Change):
    """Replace each input by (x - mean) / standard deviation, or by one half of that.

    Parameters
    ----------
    center, scale : bool
        Whether to subtract the mean, and to divide by the standard deviation.
    keeps_kinks : bool
        Whether first-layer weights and biases are changed so that every unit still bends where it
        did among the rows. Scaling then acts on the conditioning alone: for the comparison of
        causes, not for use.
    """

    center: bool = True
    scale: bool = True
    keeps_kinks: bool = False


@dataclass(frozen=True)
class ScaleTargets(Change):
    """Replace each target by (y - mean) / standard deviation; predictions are turned back.

    Parameters
    ----------
    center, scale : bool
        Whether to subtract the mean, and to divide by the standard deviation.
    """

    center: bool = True
    scale: bool = True


@dataclass(frozen=True)
class DrawWeights(Change):
    """Draw other initial weights.

    Parameters
    ----------
    init : {"auto", "he", "glorot", "lecun"} or float
        As `curvesmith.Network.initial_theta` takes it; a number is a standard deviation.
    """

    init: str | float = "auto"


@dataclass(frozen=True)
class PlaceKinks(Change):
    """Set each first-layer bias to -w·x of a random row, so that every unit bends among the data.

    It acts on the inputs as the network sees them, after any scaling.
    """


@dataclass(frozen=True)
class AddBias(Change):
    """Give every layer a bias."""


@dataclass(frozen=True)
class SetActivation(Change):
    """Take another activation in the hidden layers.

    Parameters
    ----------
    name : str
        A key of `curvesmith.activations.ACTIVATIONS`.
    layer : int or None
        Which layer, counted from 1; None means all hidden layers.
    """

    name: str
    layer: int | None = None


@dataclass(frozen=True)
class SetOutput(Change):
    """Take another activation of the output, a key of `ACTIVATIONS`."""

    name: str = "identity"


@dataclass(frozen=True)
class SetUnits(Change):
    """Take hidden layers of these numbers of units."""

    units: tuple[int, ...]


@dataclass(frozen=True)
class CorrectGradient(Change):
    """Follow the gradient of the loss that is reported instead of the one that is coded."""


@dataclass(frozen=True)
class CorrectUpdate(Change):
    """Let every parameter take a step of -learning rate times the gradient."""


@dataclass(frozen=True)
class SetUpdate(Change):
    """Take another update rule.

    Parameters
    ----------
    method : str
        A key of `curvesmith.updates.UPDATES`, or ``"lbfgs"``.
    """

    method: str


@dataclass(frozen=True)
class SetLearningRate(Change):
    """Take another learning rate; None means the best of a sweep."""

    value: float | None = None


@dataclass(frozen=True)
class SetSteps(Change):
    """Make this many updates."""

    n_steps: int


@dataclass(frozen=True)
class SetPenalty(Change):
    """Take another strength of the penalty ``alpha / 2 sum W^2`` on the mean loss."""

    alpha: float


@dataclass(frozen=True)
class CorrectLoss(Change):
    """Minimize the mean squared error between predictions and targets, row by row."""


@dataclass(frozen=True)
class FixEvaluation(Change):
    """Judge by what the network predicts for the rows it was trained on, in the units of y."""


@dataclass(frozen=True, eq=False)
class KeepRows(Change):
    """Keep some rows, in a given order.

    Parameters
    ----------
    inputs, targets : ndarray of shape (n_kept,), int
        Which row of X, and which of y, makes each new row.
    """

    inputs: NDArray[np.intp]
    targets: NDArray[np.intp]


@dataclass(frozen=True)
class KeepFiniteRows(Change):
    """Drop rows with a NaN or an infinity where the data are read, before they are scaled.

    For data of which every row is bad by now. No re-run can make it from these.
    """
