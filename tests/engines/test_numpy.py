"""The NumPy objective against its definition, central differences and PyTorch."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from curvesmith.activations import ACTIVATIONS
from curvesmith.engines import make_objective, predict
from curvesmith.engines.numpy import forward
from curvesmith.losses import LOSSES
from curvesmith.network import Network
from curvesmith.updates import DescentOptions

STEP = 6e-6  # cbrt(eps), the best step of central differences
# Their error is near 1e-10 where the third derivative is of size 1; gradients here are of size 1,
# so this also leaves room for the curvature of exp and of products of layers.
ATOL_DIFFERENCES = 3e-8
# No value of a kinked function may come nearer to its kink than differences reach.
KINK_MARGIN = 1e-3
RTOL_TORCH = 1e-11  # other order of summation
RTOL = 1e-13  # sums of some hundred terms

# Networks and settings that between them cover depth, several outputs, every switch.
SETTINGS = [
    pytest.param(Network((2, 4, 1)), False, {}, id="plain"),
    pytest.param(
        Network((3, 5, 4, 2), output_activation="tanh"),
        True,
        {"alpha": 0.3, "reduction": "sum"},
        id="deep-weighted-sum-penalty",
    ),
    pytest.param(
        Network((1, 3, 3, 1), bias=False), True, {"alpha": 0.1}, id="no-bias-weighted-penalty"
    ),
    pytest.param(Network((4, 3)), False, {"reduction": "sum"}, id="linear-sum"),
]

each_activation = pytest.mark.parametrize("activation", ACTIVATIONS)
each_loss = pytest.mark.parametrize("loss", LOSSES)
each_setting = pytest.mark.parametrize(("network", "weighted", "settings"), SETTINGS)


def with_activation(network: Network, activation: str) -> Network:
    """Return the same network with another activation."""
    return Network(network.sizes, activation, network.output_activation, network.bias)


def distance_to_kinks(case: Any) -> float:
    """Return how near any sum z or residual f - y comes to a kink."""
    X, y, _ = case.data()
    f, passes = forward(case.network, case.theta(), X)
    distances = [
        np.abs(layer.z - kink).min()
        for layer in passes
        for kink in ACTIVATIONS[layer.activation].kinks
    ]
    if LOSSES[case.loss].kinked:
        distances.append(np.abs(f - y).min())
    return float(min(distances, default=np.inf))


def case_away_from_kinks(make_case: Callable[..., Any], *args: Any, **settings: Any) -> Any:
    """Return the first random case that keeps its distance from every kink."""
    cases = (make_case(*args, seed=seed, **settings) for seed in range(1000))
    return next(case for case in cases if distance_to_kinks(case) > KINK_MARGIN)


def central_differences(value: Callable[[np.ndarray], float], theta: np.ndarray) -> np.ndarray:
    """Return the slope of ``value`` along each parameter."""
    steps = STEP * np.eye(len(theta))
    return np.array([value(theta + step) - value(theta - step) for step in steps]) / (2 * STEP)


@each_setting
@each_loss
@each_activation
def test_gradient_is_the_slope(make_case, activation, loss, network, weighted, settings):
    """Away from kinks, every entry of the gradient equals central differences of the value."""
    network = with_activation(network, activation)
    case = case_away_from_kinks(
        make_case, network, 9, loss=loss, weighted=weighted, settings=settings
    )
    objective, theta = case.objective("numpy"), case.theta()
    _, gradient = objective.value_and_gradient(theta)
    slope = central_differences(objective.value, theta)
    atol = ATOL_DIFFERENCES * max(1.0, float(np.abs(slope).max()))
    np.testing.assert_allclose(gradient, slope, rtol=0, atol=atol)


@each_activation
def test_gradient_through_the_output_activation(make_case, activation):
    """The output's activation takes part in the chain rule."""
    network = Network((2, 4, 2), "tanh", activation)
    case = case_away_from_kinks(make_case, network, 9)
    objective, theta = case.objective("numpy"), case.theta()
    _, gradient = objective.value_and_gradient(theta)
    slope = central_differences(objective.value, theta)
    np.testing.assert_allclose(gradient, slope, rtol=0, atol=ATOL_DIFFERENCES)


@each_setting
@each_loss
def test_value_is_the_definition(make_case, seed, loss, network, weighted, settings):
    """The value equals the sum written out row by row, output by output, weight by weight."""
    case = make_case(network, 11, loss, weighted, seed, settings=settings)
    X, y, w = case.data()
    f = case.objective("numpy").predict(case.theta(), X)
    w = np.ones(11) if w is None else w
    total, parameter = 0.0, LOSSES[loss].default_parameter
    for i in range(11):
        for k in range(network.n_outputs):
            total += w[i] * LOSSES[loss].value(f[i, k : k + 1], y[i, k : k + 1], parameter)[0]
    if settings.get("reduction", "mean") == "mean":
        total /= w.sum()
    for W, _ in network.layers(case.theta()):
        total += settings.get("alpha", 0.0) / 2 * float((W**2).sum())
    objective = case.objective("numpy")
    np.testing.assert_allclose(objective.value(case.theta()), total, RTOL)
    np.testing.assert_allclose(objective.value_and_gradient(case.theta())[0], total, RTOL)


def test_prediction_is_the_formula(make_case, seed):
    """Two layers, written out."""
    network = Network((2, 3, 1))
    case = make_case(network, 5, seed=seed)
    (W1, b1), (W2, b2) = network.layers(case.theta())
    X, _, _ = case.data()
    expected = np.tanh(X @ W1.T + b1) @ W2.T + b2
    np.testing.assert_allclose(predict(network, case.theta(), X, "numpy"), expected, RTOL)


@pytest.mark.parametrize(
    ("loss", "parameter"), [("huber", 0.2), ("quantile", 0.9), ("squared", None)]
)
def test_parameter_reaches_the_loss(make_case, loss, parameter):
    """The parameter given is the one used, in value and gradient."""
    case = make_case(Network((2, 4, 1)), 20, loss, settings={"loss_parameter": parameter})
    X, y, _ = case.data()
    objective, theta = case.objective("numpy"), case.theta()
    f = objective.predict(theta, X)
    used = LOSSES[loss].default_parameter if parameter is None else parameter
    np.testing.assert_allclose(objective.value(theta), LOSSES[loss].value(f, y, used).mean(), RTOL)
    _, gradient = objective.value_and_gradient(theta)
    slope = LOSSES[loss].derivative(f, y, used).mean()  # by the output's bias, the last parameter
    np.testing.assert_allclose(gradient[-1], slope, RTOL)


@each_loss
def test_weights_are_repetitions(make_case, seed, loss):
    """A row of weight two counts as two rows, a row of weight zero as none."""
    case = make_case(Network((2, 4, 2)), 12, loss, seed=seed)
    X, y, _ = case.data()
    weights = np.arange(12) % 4
    theta, rows = case.theta(), np.repeat(np.arange(12), weights)
    weighted = make_objective(
        case.network, X, y, sample_weight=weights.astype(float), loss=loss, engine="numpy"
    )
    repeated = make_objective(case.network, X[rows], y[rows], loss=loss, engine="numpy")
    (value, gradient), (expected, slope) = (
        objective.value_and_gradient(theta) for objective in (weighted, repeated)
    )
    np.testing.assert_allclose(value, expected, RTOL)
    np.testing.assert_allclose(gradient, slope, rtol=1e-11, atol=1e-14)


def test_weights_of_zero_leave_the_penalty(make_case):
    """Without any weight the data term is zero, not a division by zero."""
    network = Network((2, 3, 1))
    X, y, _ = make_case(network, 4).data()
    objective = make_objective(network, X, y, sample_weight=np.zeros(4), alpha=2.0, engine="numpy")
    theta = make_case(network, 4).theta()
    value, gradient = objective.value_and_gradient(theta)
    mask = network.weight_mask()
    np.testing.assert_allclose(value, (theta[mask] ** 2).sum(), RTOL)
    np.testing.assert_allclose(gradient, np.where(mask, 2 * theta, 0), RTOL)


def test_row_of_weight_zero_may_overflow():
    """A row that counts for nothing spoils nothing, even where its loss is infinite."""
    network = Network((1, 1))
    X, y = np.array([[0.5], [1e6]]), np.ones((2, 1))
    theta = np.array([1.0, 0.0])
    both, one = (
        make_objective(network, *data, loss="poisson", engine="numpy", sample_weight=weights)
        for data, weights in [((X, y), np.array([1.0, 0.0])), ((X[:1], y[:1]), np.ones(1))]
    )
    np.testing.assert_allclose(both.value(theta), one.value(theta), RTOL)
    np.testing.assert_allclose(
        both.value_and_gradient(theta)[1], one.value_and_gradient(theta)[1], RTOL
    )


def test_float32_stays_float32(make_case):
    """float32 data are computed with in float32; the value is a plain float."""
    case = make_case(Network((3, 5, 2)), 30, dtype=np.float32)
    objective = case.objective("numpy")
    value, gradient = objective.value_and_gradient(case.theta())
    descent = objective.descent(case.theta(), DescentOptions("adam", 0.01, n_epochs=2))
    descent.run(2)
    assert type(value) is float
    assert objective.dtype == gradient.dtype == descent.theta.dtype == np.float32
    assert objective.predict(case.theta(), case.data()[0]).dtype == np.float32


def test_overflow_is_a_value_not_a_warning(make_case):
    """Parameters that are far too large give inf or nan, without a warning."""
    case = make_case(Network((2, 4, 1), "relu"), 10, "poisson")
    objective = case.objective("numpy")
    assert not np.isfinite(objective.value(1e200 * case.theta()))
    assert not np.isfinite(objective.value_and_gradient(1e200 * case.theta())[0])


TORCH_ACTIVATIONS = {
    "identity": "Identity",
    "relu": "ReLU",
    "leaky_relu": "LeakyReLU",
    "elu": "ELU",
    "gelu": "GELU",
    "silu": "SiLU",
    "softplus": "Softplus",
    "tanh": "Tanh",
    "sigmoid": "Sigmoid",
}


def torch_loss(torch: Any, loss: str, f: Any, y: Any) -> Any:
    """Return the loss of each element as PyTorch defines it, brought to our factors."""
    functional = torch.nn.functional
    if loss == "squared":
        return functional.mse_loss(f, y, reduction="none") / 2
    if loss in ("absolute", "quantile"):
        scale = 1 if loss == "absolute" else 0.5
        return scale * functional.l1_loss(f, y, reduction="none")
    if loss == "huber":
        return functional.huber_loss(f, y, reduction="none", delta=1.0)
    if loss == "log_cosh":
        return torch.log(torch.cosh(f - y))
    return torch.exp(f) - y * f + torch.special.xlogy(y, y) - y


@each_loss
@pytest.mark.parametrize("activation", TORCH_ACTIVATIONS)
def test_pytorch_computes_the_same(make_case, activation, loss):
    """Value and gradient are those of PyTorch's layers and automatic differentiation."""
    torch = pytest.importorskip("torch", reason="PyTorch, an extra oracle, is not installed")
    network = Network((3, 6, 5, 2), activation)
    case = make_case(network, 40, loss, weighted=True, settings={"alpha": 0.2})
    X, y, w = (torch.tensor(array) for array in case.data())
    theta = torch.tensor(case.theta(), requires_grad=True)
    a, penalty = X, 0.0
    for k, block in enumerate(network.layout):
        piece = theta[block.start : block.stop].reshape(block.shape)
        if not block.is_weight:
            a = a + piece
            a = getattr(torch.nn, TORCH_ACTIVATIONS[activation])()(a) if k < 4 else a
            continue
        a, penalty = a @ piece.T, penalty + (piece**2).sum()
    data = (w[:, None] * torch_loss(torch, loss, a, y)).sum() / w.sum()
    expected = data + 0.1 * penalty
    expected.backward()
    value, gradient = case.objective("numpy").value_and_gradient(case.theta())
    np.testing.assert_allclose(value, expected.item(), RTOL_TORCH)
    np.testing.assert_allclose(gradient, theta.grad.numpy(), rtol=RTOL_TORCH, atol=1e-13)


def test_hint_changes_nothing(make_case):
    """The NumPy engine takes the hint about mini-batches and needs none."""
    case = make_case(Network((2, 4, 1)), 20)
    hinted = make_case(Network((2, 4, 1)), 20, settings={"minibatch": True})
    theta = case.theta()
    assert hinted.objective("numpy").value(theta) == case.objective("numpy").value(theta)
