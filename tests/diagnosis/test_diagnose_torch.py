"""diagnose on torch modules: three mistakes that many make, and loops without any."""

import numpy as np
import pytest

from curvesmith import Subject, diagnose

torch = pytest.importorskip("torch", reason="torch is not installed")
mse_loss = torch.nn.functional.mse_loss
# Rows and starts of each mistake: one in every run, all with the slow tests.
SEEDS = (0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 6)))


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


def adam(module):
    """The optimizer that most take."""
    return torch.optim.Adam(module.parameters(), lr=0.02)


def momentum(module):
    """The other one."""
    return torch.optim.SGD(module.parameters(), lr=0.05, momentum=0.9)


def train(module, X, y, optimizer, n_steps):
    """The usual loop."""
    for _ in range(n_steps):
        optimizer.zero_grad()
        mse_loss(module(X), y).backward()
        optimizer.step()


def own_loop(module, X, y, optimizer, n_steps) -> Subject:
    """A loop that never calls zero_grad, as functions of its parameters."""

    def load(params):
        with torch.no_grad():
            for name, p in module.named_parameters():
                p.copy_(torch.as_tensor(params[name]))

    def named():
        return {name: p.detach().numpy().copy() for name, p in module.named_parameters()}

    def forward(params, X):
        load(params)
        with torch.no_grad():
            return module(torch.as_tensor(X)).numpy()

    def step(params, X, y):
        load(params)
        mse_loss(module(torch.as_tensor(X)), torch.as_tensor(y)).backward()
        optimizer.step()
        return named()

    start = named()
    return Subject(
        start,
        X.numpy(),
        y.numpy(),
        forward=forward,
        loss=lambda params, X, y: float(np.mean((forward(params, X) - y) ** 2)),
        step=step,
        reset=optimizer.zero_grad,
        n_steps=n_steps,
        learning_rate=0.05,
    )


def causes(report) -> list[str]:
    """All faults, worst first."""
    return [finding.cause for finding in report.faults]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("optimizer", [adam, momentum], ids=["adam", "momentum"])
def test_a_usual_loop_is_healthy(optimizer, seed):
    """A fit that works is left alone, whatever the optimizer."""
    (X, y), module = rows(seed=seed), network(seed)
    chosen = optimizer(module)
    train(module, X, y, chosen, 600)

    report = diagnose(module, X, y, loss=mse_loss, optimizer=chosen, rerun=False, budget_s=60)

    assert report.verdict == "healthy", str(report)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.filterwarnings("ignore:Using a target size:UserWarning")
def test_broadcast_of_targets(seed):
    """Predictions (n, 1) against targets (n,): the loss is of all pairs."""
    (X, y), module = rows(seed=seed), network(seed)

    report = diagnose(
        module, X, y[:, 0], loss=mse_loss, optimizer=adam(module), rerun=False, budget_s=60
    )

    assert causes(report)[:1] == ["shape-broadcast"]


@pytest.mark.parametrize("seed", SEEDS)
def test_gradients_that_accumulate(seed):
    """Whoever never calls zero_grad follows the sum of all gradients so far."""
    (X, y), module = rows(seed=seed), network(seed)
    optimizer = torch.optim.SGD(module.parameters(), lr=0.05)

    report = diagnose(own_loop(module, X, y, optimizer, 200), rerun=False, budget_s=60)

    assert causes(report)[:1] == ["gradients-accumulate"]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_layer_left_out_of_the_optimizer(seed):
    """A layer whose parameters the optimizer never got stays where it was.

    It is named from every start; a fault only where random units do not happen to be enough.
    """
    (X, y), module = rows(seed=seed), network(seed)

    report = diagnose(
        module, X, y, loss=mse_loss, optimizer=adam(module[2]), rerun=False, budget_s=60
    )

    first = report.findings[0]
    falls_short = report.ladder[-1].r2 < 0.95 * report.ladder[-2].r2

    assert first.cause == "parameter-frozen"
    assert first.severity == ("fault" if falls_short else "harmless")
    assert "0.weight" in first.sentence


def test_the_module_is_not_changed():
    """Training goes on after an examination, bit for bit as without it."""
    (X, y), trajectories = rows(), []
    for is_examined in (False, True):
        module = network()
        optimizer = adam(module)
        train(module, X, y, optimizer, 20)
        if is_examined:
            diagnose(module, X, y, loss=mse_loss, optimizer=optimizer, rerun=False, budget_s=60)
        train(module, X, y, optimizer, 20)
        trajectories.append([p.detach().clone() for p in module.parameters()])

    assert all(torch.equal(a, b) for a, b in zip(*trajectories, strict=True))
