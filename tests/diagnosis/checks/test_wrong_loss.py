"""wrong-loss: losses that are not smallest at the targets are named, proper ones never."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from tests.diagnosis.code_subjects import HOST, causes, code_subject

from curvesmith.diagnosis.checks import wrong_loss
from curvesmith.diagnosis.subject import Subject

Errors = Callable[[np.ndarray, np.ndarray], np.ndarray]

WRONG: dict[str, Errors] = {
    "cross-entropy of what is no probability": lambda f, y: -y * np.log(np.abs(f) + 1e-3),
    "logarithm of negative numbers": lambda f, y: (np.log(f) - np.log(y)) ** 2,
    "sum for difference": lambda f, y: (f + y) ** 2,
    "sign of the loss": lambda f, y: -((f - y) ** 2),
    "prediction alone": lambda f, y: f**2,
    "cube": lambda f, y: (f - y) ** 3,
    "clipped": lambda f, y: np.minimum((f - y) ** 2, 0.04),
    "difference of squares": lambda f, y: (f**2 - y**2) ** 2,
    "mean error": lambda f, y: f - y,
    "half of the target": lambda f, y: (f - y / 2) ** 2,
}
PROPER: dict[str, Errors] = {
    "squared": lambda f, y: (f - y) ** 2,
    "half of the square": lambda f, y: (f - y) ** 2 / 2,
    "absolute": lambda f, y: np.abs(f - y),
    "Huber": lambda f, y: np.where(abs(f - y) < 0.1, 5 * (f - y) ** 2, abs(f - y) - 0.05),
    "log cosh": lambda f, y: np.log(np.cosh(f - y)),
    "fourth power": lambda f, y: (f - y) ** 4,
    "cross-entropy of logits, soft targets": lambda f, y: (
        np.log1p(np.exp(f)) - f / (1 + np.exp(-y))
    ),
    "relative": lambda f, y: (f - y) ** 2 / (1 + y**2),
}


def _direction(f: np.ndarray, y: np.ndarray) -> np.ndarray:
    return 1 - np.sum(f * y, axis=0) / np.sqrt(np.sum(f**2, axis=0) * np.sum(y**2, axis=0))


SAME_FOR_MANY: dict[str, Errors] = {
    "cosine": _direction,
    "correlation": lambda f, y: _direction(f - f.mean(axis=0), y - y.mean(axis=0)),
    "variance of the errors": lambda f, y: np.var(f - y, axis=0),
}


def loss_of(errors: Errors, penalty: float, power: int = 2) -> Callable[..., float]:
    """Return the mean of some errors plus a penalty."""

    def loss(params: dict, X: np.ndarray, y: np.ndarray) -> float:
        sizes = sum(np.sum(np.abs(params[name]) ** power) for name in ("W1", "W2", "W3"))
        return float(np.mean(errors(HOST.forward(params, X), y)) + penalty * sizes)

    return loss


@pytest.mark.parametrize("name", WRONG)
def test_wrong_loss_is_named(name: str):
    """Its minimum is elsewhere, or it is not a number."""
    assert causes(wrong_loss.check, code_subject(loss=loss_of(WRONG[name], 0.0))) == ["wrong-loss"]


@pytest.mark.parametrize(("penalty", "power"), [(0.0, 2), (0.01, 2), (0.01, 1)])
@pytest.mark.parametrize("name", PROPER)
def test_proper_loss_is_left_alone(name: str, penalty: float, power: int):
    """With or without a penalty on squares or sizes, which moves the minimum a little."""
    loss = loss_of(PROPER[name], penalty, power)
    assert causes(wrong_loss.check, code_subject(loss=loss)) == []


def test_broadcast_is_not_called_a_wrong_loss():
    """It has a finding of its own."""
    loss = loss_of(lambda f, y: (f - y.ravel()) ** 2, 0.0)
    assert causes(wrong_loss.check, code_subject(loss=loss)) == []


@pytest.mark.parametrize(("rule", "named"), [("gd", []), ("ascent", ["wrong-loss"])])
def test_a_gain_is_no_wrong_loss_where_steps_climb_it(rule: str, named: list[str]):
    """A log-likelihood is made as large as it can be; steps that descend it go astray."""
    host = code_subject(rule=rule)

    def gradient(params: dict, X: np.ndarray, y: np.ndarray) -> dict:
        return {name: -g for name, g in host.reported_gradient(params, X, y).items()}

    gain = loss_of(lambda f, y: -((f - y) ** 2) / 2, 0.0)
    subject = code_subject(loss=gain, gradient=gradient, step=host.step, reset=host.reset)
    assert causes(wrong_loss.check, subject) == named


def test_subject_without_loss_is_left_alone():
    """The mean squared error that stands in for it is proper."""
    assert causes(wrong_loss.check, code_subject(loss=None)) == []


def test_errors_that_cancel_are_named():
    """The square of a mean error is smallest wherever errors add up to zero."""

    def loss(params: dict, X: np.ndarray, y: np.ndarray) -> float:
        return float(np.mean(HOST.forward(params, X) - y) ** 2)

    assert causes(wrong_loss.check, code_subject(loss=loss)) == ["wrong-loss"]


def test_inputs_in_the_thousands_bend_no_proper_loss():
    """A step that is small beside the weights is large behind such inputs."""
    rng = np.random.default_rng(0)
    X = np.column_stack([rng.uniform(0, 2e5, 200), rng.uniform(2000, 2020, 200)])
    y = np.tanh(X[:, :1] / 9e4)
    params = {
        "W": rng.uniform(-0.6, 0.6, (2, 16)),
        "b": rng.uniform(-0.6, 0.6, 16),
        "V": rng.uniform(-0.3, 0.3, (16, 1)),
    }

    def forward(p: dict, X: np.ndarray) -> np.ndarray:
        return np.tanh(X @ p["W"] + p["b"]) @ p["V"]

    def subject(errors: Errors) -> Subject:
        return Subject(
            params,
            X,
            y,
            forward=forward,
            loss=lambda p, X, y: float(np.mean(errors(forward(p, X), y))),
        )

    assert causes(wrong_loss.check, subject(PROPER["squared"])) == []
    assert causes(wrong_loss.check, subject(WRONG["half of the target"])) == ["wrong-loss"]


@pytest.mark.parametrize("name", SAME_FOR_MANY)
def test_loss_of_directions_or_deviations_is_named(name: str):
    """Predictions of another size, or with a constant added, are as good by them."""
    loss = loss_of(SAME_FOR_MANY[name], 0.0)
    assert causes(wrong_loss.check, code_subject(loss=loss)) == ["wrong-loss"]


@pytest.mark.parametrize("seed", range(8))
def test_an_output_that_is_often_zero_makes_no_wrong_loss(seed: int):
    """Where all predictions are 0, squared errors do not rise, and nothing but rounding falls."""
    rng = np.random.default_rng(seed)
    sizes = (3, 20, 20, 1)
    drawn = [rng.uniform(-1, 1, (a + 1, b)) / np.sqrt(a) for a, b in pairwise(sizes)]
    params = {f"W{k}": array.astype(np.float32) for k, array in enumerate(drawn)}
    X = rng.normal(size=(100, 3)).astype(np.float32)

    def forward(params: dict, a: np.ndarray) -> np.ndarray:
        for k in range(3):
            a = np.maximum(a @ params[f"W{k}"][1:] + params[f"W{k}"][0], 0)
        return a

    def loss(params: dict, X: np.ndarray, y: np.ndarray) -> float:
        return float(np.mean((forward(params, X) - y) ** 2, dtype=np.float32))

    subject = Subject(params, X, X[:, :1] * X[:, 1:2], forward=forward, loss=loss)
    assert causes(wrong_loss.check, subject) == []
