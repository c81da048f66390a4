"""diagnose on torch modules: three mistakes that many make, and loops without any."""

import numpy as np
import pytest

from curvesmith import diagnose

torch = pytest.importorskip("torch", reason="torch is not installed")


def rows(n_rows: int = 120, seed: int = 0):
    """Rows of sin 2x on [-2, 2] with noise, as tensors of shape (n, 1)."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-2, 2, (n_rows, 1))
    y = np.sin(2 * X) + 0.05 * rng.standard_normal((n_rows, 1))
    return torch.tensor(X), torch.tensor(y)


def network(seed: int = 0):
    """1-16-1 tanh in float64."""
    torch.manual_seed(seed)
    layers = (torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
    return torch.nn.Sequential(*layers).double()


def train(model, X, y, loss, optimizer, n_steps=600, *, forgets_zero_grad=False):
    """The usual loop."""
    for _ in range(n_steps):
        if not forgets_zero_grad:
            optimizer.zero_grad()
        loss(model(X), y).backward()
        optimizer.step()


def causes(report) -> list[str]:
    """All faults, worst first."""
    return [finding.cause for finding in report.faults]


@pytest.mark.parametrize("optimizer", ["Adam", "SGD with momentum"])
def test_a_usual_loop_is_healthy(optimizer):
    """A fit that works is left alone, whatever the optimizer."""
    (X, y), model = rows(), network()
    make = {
        "Adam": lambda: torch.optim.Adam(model.parameters(), lr=0.02),
        "SGD with momentum": lambda: torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9),
    }[optimizer]()
    train(model, X, y, torch.nn.functional.mse_loss, make)

    report = diagnose(
        model, X, y, loss=torch.nn.functional.mse_loss, optimizer=make, rerun=False
    )

    assert report.verdict == "healthy", str(report)


@pytest.mark.filterwarnings("ignore:Using a target size:UserWarning")
def test_broadcast_of_targets():
    """Predictions (n, 1) against targets (n,): the loss is of all pairs."""
    (X, y), model = rows(), network()
    flat = y[:, 0]
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    train(model, X, flat, torch.nn.functional.mse_loss, optimizer, 200)

    report = diagnose(
        model, X, flat, loss=torch.nn.functional.mse_loss, optimizer=optimizer, rerun=False
    )

    assert causes(report)[:1] == ["shape-broadcast"]


def test_gradients_that_accumulate():
    """Whoever never calls zero_grad follows the sum of all gradients so far."""
    (X, y), model = rows(), network()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    optimizer.zero_grad = lambda set_to_none=True: None
    train(model, X, y, torch.nn.functional.mse_loss, optimizer, 200, forgets_zero_grad=True)

    report = diagnose(
        model, X, y, loss=torch.nn.functional.mse_loss, optimizer=optimizer, rerun=False
    )

    assert causes(report)[:1] == ["gradients-accumulate"]


def test_a_layer_left_out_of_the_optimizer():
    """A layer whose parameters the optimizer never got stays where it was."""
    (X, y), model = rows(), network()
    optimizer = torch.optim.Adam(model[2].parameters(), lr=0.02)
    train(model, X, y, torch.nn.functional.mse_loss, optimizer, 200)

    report = diagnose(
        model, X, y, loss=torch.nn.functional.mse_loss, optimizer=optimizer, rerun=False
    )

    assert causes(report)[:1] == ["parameter-frozen"]
    assert report.findings[0].where.parameter.startswith("0.")


def test_the_module_is_not_changed():
    """Training goes on after an examination, bit for bit as without it."""
    (X, y), trajectories = rows(), []
    for is_examined in (False, True):
        model = network()
        optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
        train(model, X, y, torch.nn.functional.mse_loss, optimizer, 20)
        if is_examined:
            diagnose(
                model, X, y, loss=torch.nn.functional.mse_loss, optimizer=optimizer, budget_s=5
            )
        train(model, X, y, torch.nn.functional.mse_loss, optimizer, 20)
        trajectories.append([p.detach().clone() for p in model.parameters()])

    assert all(torch.equal(a, b) for a, b in zip(*trajectories, strict=True))
