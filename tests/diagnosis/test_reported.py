"""Reported: which loss it is, with which factor and penalty."""

from typing import Any

import numpy as np
import pytest

from curvesmith.diagnosis.reported import Reported, recognize_loss
from curvesmith.diagnosis.structure import identify
from curvesmith.diagnosis.subject import Subject

RTOL = 1e-6
N_ROWS = 25


def subject(loss: Any, scale: float = 1.0) -> Subject:
    """Return a 1-4-1 tanh network with a loss of residuals and weights."""
    rng = np.random.default_rng(0)
    params = {"W": rng.standard_normal((1, 4)), "b": np.zeros(4), "V": rng.standard_normal((4, 1))}

    def forward(params: dict, X: np.ndarray) -> np.ndarray:
        return (np.tanh(X @ params["W"] + params["b"]) @ params["V"])[:, 0]

    def reported(params: dict, X: np.ndarray, y: np.ndarray) -> float:
        return float(loss(forward(params, X) - y, params))

    X = scale * rng.random((N_ROWS, 1))
    return Subject(params, X, np.sin(X[:, 0]), forward=forward, loss=reported)


def recognized(loss: Any, scale: float = 1.0) -> Reported | None:
    """Return what is found of a loss."""
    examined = subject(loss, scale)
    structure = identify(examined)
    assert structure is not None
    return recognize_loss(examined, structure)


def squares(params: dict) -> float:
    """Return the sum of squared weights."""
    return float(np.sum(params["W"] ** 2) + np.sum(params["V"] ** 2))


LOSSES = {
    "mean square": (lambda r, p: np.mean(r**2), "squared", 2.0, 0.0),
    "half mean square": (lambda r, p: np.mean(r**2) / 2, "squared", 1.0, 0.0),
    "sum of squares": (lambda r, p: np.sum(r**2), "squared", 2.0 * N_ROWS, 0.0),
    "with a penalty": (
        lambda r, p: np.mean(r**2) + 0.001 * squares(p) / 2,
        "squared",
        2.0,
        0.001,
    ),
    "mean absolute": (lambda r, p: np.mean(np.abs(r)), "absolute", 1.0, 0.0),
}


@pytest.mark.parametrize("scale", [1.0, 3000.0])
@pytest.mark.parametrize("name", LOSSES)
def test_losses_are_recognized(name: str, scale: float):
    """With factor and penalty, whatever the size of the inputs."""
    loss, kind, factor, alpha = LOSSES[name]
    found = recognized(loss, scale)
    assert found is not None
    assert found.loss == kind
    assert found.factor == pytest.approx(factor, rel=RTOL)
    assert found.alpha == pytest.approx(alpha, rel=1e-4)


def test_a_subject_without_a_loss_has_the_mean_square():
    """Which is what `reported_loss` then returns."""
    examined = subject(None)
    bare = Subject(examined.params, examined.X, examined.y, forward=examined.forward)
    structure = identify(bare)
    assert structure is not None
    found = recognize_loss(bare, structure)
    assert found is not None
    assert (found.loss, found.factor) == ("squared", pytest.approx(2.0, rel=RTOL))


UNKNOWN = {
    "the fourth power": lambda r, p: np.mean(r**4),
    "all pairs": lambda r, p: np.mean((r[:, None] - r) ** 2),
    "a penalty on biases": lambda r, p: np.mean(r**2) + np.sum((p["b"] - 1) ** 2),
    "minus": lambda r, p: -np.mean(r**2),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_other_losses_are_not(name: str):
    """None, not the nearest one."""
    assert recognized(UNKNOWN[name]) is None
