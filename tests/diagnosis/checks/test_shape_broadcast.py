"""shape-broadcast: pairing that does not matter is named, in loss, gradient or step."""

import numpy as np
import pytest
from tests.diagnosis.code_subjects import causes, code_subject, examined

from benchmarks.gradient_mistakes import Host
from curvesmith.diagnosis.checks import shape_broadcast
from curvesmith.diagnosis.subject import Subject

HOST = Host((2, 6, 6, 1), "tanh", "unit", 1)


def broadcast(params: dict, X: np.ndarray, y: np.ndarray) -> float:
    """Return the mean square of every prediction less every target."""
    return float(np.mean((HOST.forward(params, X) - y.ravel()) ** 2))


def test_loss_of_pairs_is_named():
    """(n, 1) less (n,) is (n, n)."""
    (finding,) = shape_broadcast.check(examined(code_subject(loss=broadcast)))
    assert finding.cause == "shape-broadcast"
    assert "compared with all 32 targets" in finding.sentence


def test_gradient_of_pairs_is_named():
    """The loss is right, the gradient compares everything with everything."""
    subject = code_subject("broadcast: every target for every row")
    assert causes(shape_broadcast.check, subject) == ["shape-broadcast"]


@pytest.mark.parametrize("has_gradient", [True, False])
def test_pairs_are_seen_without_a_loss(has_gradient: bool):
    """The gradient tells, and without one the step."""
    subject = code_subject(
        "broadcast: every target for every row", loss=None, has_gradient=has_gradient
    )
    assert causes(shape_broadcast.check, subject) == ["shape-broadcast"]


def test_torch_loss_of_a_column_and_a_vector_is_named():
    """The classic: predictions (n, 1), targets (n,)."""
    torch = pytest.importorskip("torch")
    from curvesmith.diagnosis.adapters import subject_of

    torch.manual_seed(0)
    module = torch.nn.Sequential(torch.nn.Linear(1, 4), torch.nn.Tanh(), torch.nn.Linear(4, 1))
    X = torch.linspace(-1, 1, 20)[:, None]
    optimizer = torch.optim.SGD(module.parameters(), lr=0.1)

    def loss(f, y):
        return ((f - y) ** 2).mean()

    subject = subject_of(module, X, X[:, 0] ** 2, loss=loss, optimizer=optimizer)
    assert causes(shape_broadcast.check, subject) == ["shape-broadcast"]


@pytest.mark.parametrize("rule", ["gd", "adam"])
def test_healthy_code_is_left_alone(rule: str):
    """Where rows are paired, another order changes the loss."""
    assert causes(shape_broadcast.check, code_subject(rule=rule)) == []


def test_loss_with_targets_of_its_own_is_left_alone():
    """A loss that ignores the targets it is given says nothing about pairing."""
    _, y = HOST.data()

    def loss(params: dict, X: np.ndarray, _: np.ndarray) -> float:
        return HOST.loss(params, X, y)

    assert causes(shape_broadcast.check, code_subject(loss=loss)) == []


def test_tiny_weights_are_not_taken_for_pairs():
    """Where all predictions are alike the order of targets cannot matter; elsewhere it does."""
    params = {name: 1e-4 * array for name, array in HOST.params().items()}
    subject = code_subject()
    tiny = Subject(
        params,
        subject.X,
        subject.y,
        forward=subject.forward,
        loss=subject.loss,
        gradient=subject.gradient,
    )
    assert causes(shape_broadcast.check, tiny) == []


def test_mean_error_is_not_taken_for_pairs():
    """The order of targets does not matter to it, nor does their spread: it is a wrong loss."""

    def loss(params: dict, X: np.ndarray, y: np.ndarray) -> float:
        return float(np.mean(HOST.forward(params, X) - y))

    assert causes(shape_broadcast.check, code_subject(loss=loss)) == []
