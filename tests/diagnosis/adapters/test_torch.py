"""Torch modules as subjects: copies do the work, and shapes stay the user's."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is optional")

from curvesmith.diagnosis.adapters import subject_of  # noqa: E402
from curvesmith.diagnosis.structure import identify  # noqa: E402

N_ROWS = 40


class Net(torch.nn.Module):
    """A 2-6-1 tanh network written with functions."""

    def __init__(self, noise: float = 0.0) -> None:
        super().__init__()
        self.hidden = torch.nn.Linear(2, 6)
        self.out = torch.nn.Linear(6, 1)
        self.drop = torch.nn.Dropout(noise)

    def forward(self, x):
        return self.out(self.drop(torch.tanh(self.hidden(x))))


def data(seed: int = 0):
    """Return inputs (n, 2) and targets (n, 1)."""
    rng = np.random.default_rng(seed)
    X = torch.tensor(rng.standard_normal((N_ROWS, 2)), dtype=torch.float32)
    return X, (X[:, :1] * X[:, 1:]).clone()


def net(noise: float = 0.0):
    """Return a network of fixed weights."""
    torch.manual_seed(0)
    return Net(noise)


def trained(module, optimizer, n_steps: int, look=lambda: None) -> np.ndarray:
    """Train by the usual loop, looking at it before each step; return all parameters."""
    X, y = data()
    for _ in range(n_steps):
        look()
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(module(X), y).backward()
        optimizer.step()
    return np.concatenate([p.detach().numpy().ravel() for p in module.parameters()])


OPTIMIZERS = {
    "gd": lambda parameters: torch.optim.SGD(parameters, lr=0.1),
    "momentum": lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.9),
    "adam": lambda parameters: torch.optim.Adam(parameters, lr=0.01),
}


@pytest.mark.parametrize("update", OPTIMIZERS)
def test_steps_are_the_usual_loops(update: str):
    """The copy goes where the user's loop goes, to the bit, and its rule has a name."""
    X, y = data()
    module = net()
    optimizer = OPTIMIZERS[update](module.parameters())
    subject = subject_of(module, X, y, loss=torch.nn.MSELoss(), optimizer=optimizer)
    assert subject.update == update
    *_, last = subject.steps(subject.params, 4)
    np.testing.assert_array_equal(subject.flatten(last), trained(module, optimizer, 4))


def test_an_optimizer_that_evaluates_again_can_be_stepped():
    """L-BFGS is given the closure that it needs."""
    module = net()
    optimizer = torch.optim.LBFGS(module.parameters(), lr=0.1, max_iter=3)
    subject = subject_of(module, *data(), loss=torch.nn.MSELoss(), optimizer=optimizer)
    losses = [subject.reported_loss(params) for params in subject.steps(subject.params, 5)]
    assert losses[-1] < losses[0]


@pytest.mark.parametrize("update", ["momentum", "adam"])
def test_examining_does_not_change_the_trajectory(update: str):
    """Weights, memory of the optimizer and random numbers go the same way, to the bit."""
    ends = []
    for is_examined in (False, True):
        module = net(noise=0.2)
        optimizer = OPTIMIZERS[update](module.parameters())

        def look(module=module, optimizer=optimizer, is_examined=is_examined) -> None:
            if is_examined:
                X, y = data()
                subject = subject_of(module, X, y, loss=torch.nn.MSELoss(), optimizer=optimizer)
                list(subject.steps(subject.params, 2))
                subject.reported_gradient(subject.params)
                subject.outputs(subject.params)

        torch.manual_seed(7)
        ends.append(trained(module, optimizer, 5, look))
    np.testing.assert_array_equal(*ends)


def test_the_gradient_is_that_of_the_loss():
    """Measured in float64, so that differences can tell."""
    subject = subject_of(net(), *data(), loss=torch.nn.MSELoss())
    gradient = subject.flatten(subject.reported_gradient(subject.params))
    np.testing.assert_allclose(
        gradient, subject.numeric_gradient(subject.params), rtol=1e-6, atol=1e-9
    )


def test_a_detached_layer_has_a_gradient_of_zeros():
    """Where backward leaves nothing there is nothing to follow."""

    class Detached(Net):
        def forward(self, x):
            return self.out(torch.tanh(self.hidden(x)).detach())

    subject = subject_of(Detached(), *data(), loss=torch.nn.MSELoss())
    gradient = subject.reported_gradient(subject.params)
    assert not gradient["hidden.weight"].any()
    assert gradient["out.weight"].any()


def test_a_layer_left_out_of_the_optimizer_does_not_move():
    """It is visible in the steps, and only there."""
    module = net()
    optimizer = torch.optim.SGD(module.out.parameters(), lr=0.1)
    subject = subject_of(module, *data(), loss=torch.nn.MSELoss(), optimizer=optimizer)
    after = subject.stepped(subject.params)
    np.testing.assert_array_equal(after["hidden.weight"], subject.params["hidden.weight"])
    assert (after["out.weight"] != subject.params["out.weight"]).all()
    assert subject.reported_gradient(subject.params)["hidden.weight"].all()


def test_a_broadcast_inside_the_loss_survives():
    """(n, 1) against (n,) makes n x n differences: the order of the targets is lost."""
    X, y = data()
    subject = subject_of(net(), X, y[:, 0], loss=torch.nn.MSELoss())
    shuffled = np.random.default_rng(0).permutation(subject.y)
    assert subject.reported_loss(subject.params, y=shuffled) == pytest.approx(
        subject.reported_loss(subject.params), rel=1e-12
    )


@pytest.mark.parametrize(
    "make",
    [
        net,
        lambda: torch.nn.Sequential(torch.nn.Linear(2, 5), torch.nn.ReLU(), torch.nn.Linear(5, 1)),
    ],
    ids=["functions", "Sequential"],
)
def test_the_network_is_recognized(make):
    """However its forward is written."""
    structure = identify(subject_of(make(), *data()))
    assert structure is not None
    assert structure.layers[-1].activation == "identity"


def test_arrays_take_the_modules_dtype():
    """NumPy's float64 does not fail in a float32 module."""
    X, y = (tensor.numpy().astype(np.float64) for tensor in data())
    subject = subject_of(net(), X, y, loss=torch.nn.MSELoss())
    assert np.isfinite(subject.reported_loss(subject.params))


def test_a_loss_of_fixed_precision_is_measured_in_it():
    """A loss that cannot be computed in float64 is computed in float32."""
    X, y = data()
    weights = torch.ones(1, 1)

    def loss(f, y):
        return torch.mean(torch.mm(f - y, weights) ** 2)

    subject = subject_of(net(), X, y, loss=loss)
    expected = torch.nn.functional.mse_loss(net()(X), y).item()
    assert subject.reported_loss(subject.params) == pytest.approx(expected, rel=1e-5)


def test_fresh_starts_are_drawn_by_the_layers_rules(seed: int):
    """The same seed, the same weights; and the user's random numbers stay as they are."""
    subject = subject_of(net(), *data())
    state = torch.get_rng_state()
    first, second = subject.start(seed), subject.start(seed)
    for name in first:
        np.testing.assert_array_equal(first[name], second[name])
    assert torch.equal(torch.get_rng_state(), state)


def test_a_start_of_the_users_own_is_not_drawn_by_the_layers():
    """Weights of zero are not what `reset_parameters` draws."""
    module = net()
    torch.nn.init.zeros_(module.hidden.weight)
    assert subject_of(module, *data()).init is None


def test_batch_statistics_stay_those_that_were_given():
    """Measuring does not let running means run."""
    module = torch.nn.Sequential(
        torch.nn.Linear(2, 5), torch.nn.BatchNorm1d(5), torch.nn.Linear(5, 1)
    )
    subject = subject_of(module, *data(), loss=torch.nn.MSELoss())
    losses = {subject.reported_loss(subject.params) for _ in range(3)}
    assert len(losses) == 1
    assert not module[1].running_mean.any()


def test_a_module_without_parameters_is_refused():
    """Layers in a plain list are not seen by torch."""
    with pytest.raises(ValueError, match="must have parameters, got Tanh with none"):
        subject_of(torch.nn.Tanh(), *data())
