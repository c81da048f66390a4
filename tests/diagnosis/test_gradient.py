"""check_gradient: correct code is left alone, mistakes are found and named, wherever they are."""

from typing import Any

import numpy as np
import pytest

from benchmarks.gradient_mistakes import (
    ACTIVATIONS,
    ALPHA,
    MISTAKES,
    Host,
    attempt,
    backprop,
    is_equivalent,
)
from curvesmith.diagnosis.gradient import check_gradient

Params = dict[str, Any]

NETWORKS = ((2, 6, 6, 1), (1, 10, 1), (3, 3, 4, 2))
HOSTS = [
    Host(sizes, activation, init, seed=k)
    for k, (sizes, activation, init) in enumerate(
        (s, a, i) for s in NETWORKS for a in ACTIVATIONS for i in ("small", "unit")
    )
]


def report_of(host: Host, mistake: str, **options: Any):
    """Return the report of a host's gradient with a mistake."""
    X, y = host.data()

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        return backprop(host, mistake, params, X, y)

    options = {"forward": host.forward} | options
    return check_gradient(host.loss, gradient, host.params(), X, y, **options)


@pytest.mark.parametrize("host", HOSTS, ids=str)
def test_correct_code_is_left_alone(host: Host):
    """Small or unit initial weights, kinks or not: the right gradient is right."""
    report = report_of(host, "")
    assert report.ok, str(report)
    assert report.mistake is None


@pytest.mark.parametrize("k", range(len(MISTAKES)))
def test_mistake_is_found_and_named(k: int):
    """Every mistake is named by its cause and no other; hosts take turns."""
    mistake = list(MISTAKES)[k]
    hosts = [host for host in HOSTS if not is_equivalent(host, mistake)]
    trial = attempt(hosts[(7 * k) % len(hosts)], mistake)
    assert trial.is_found
    assert trial.is_named, trial.said


@pytest.mark.parametrize("mistake", ["sign, and half of the penalty", "bias: mean over rows"])
def test_predictions_are_not_needed(mistake: str):
    """From loss and gradient alone the network is recognized, and the mistake named."""
    report = report_of(Host((2, 6, 6, 1), "tanh", "unit", 0), mistake, forward=None)
    assert [m.cause for m in report.mistakes] == list(MISTAKES[mistake])


def test_relu_at_its_kinks_is_left_alone(seed: int):
    """Zero biases and tiny weights put differences across kinks; they are left out."""
    report = report_of(Host((2, 6, 6, 1), "relu", "small", 100 + seed), "")
    assert report.ok, str(report)


def test_single_precision_is_known_for_what_it_is(seed: int):
    """A loss computed in float32 gets the tolerance of float32, and mistakes are still found."""
    host = Host((1, 10, 1), "tanh", "unit", seed)
    X, y = (a.astype(np.float32) for a in host.data())

    def single(params: Params) -> Params:
        return {name: array.astype(np.float32) for name, array in params.items()}

    def loss(params: Params, X: np.ndarray, y: np.ndarray) -> float:
        f = host.forward(single(params), X.astype(np.float32))
        return float(np.mean((f - y.astype(np.float32)) ** 2))

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        found = backprop(host, "penalty missing", single(params), np.float32(X), np.float32(y))
        return {name: sign * array for name, array in found.items()}

    sign = 1
    assert check_gradient(loss, gradient, single(host.params()), X, y).ok
    sign = -1
    report = check_gradient(loss, gradient, single(host.params()), X, y)
    assert report.mistake == "gradient-sign"


def test_functions_that_insist_on_float32_are_asked_in_float32():
    """Where float64 is refused, parameters and data keep the precision they came in."""
    host = Host((1, 10, 1), "tanh", "unit", 0)
    X, y = (a.astype(np.float32) for a in host.data())
    params = {name: array.astype(np.float32) for name, array in host.params().items()}

    def loss(params: Params, X: np.ndarray, y: np.ndarray) -> float:
        if X.dtype != np.float32:
            raise TypeError("expected float32")
        return host.loss(params, X, y)

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        return backprop(host, "", params, X, y)

    assert check_gradient(loss, gradient, params, X, y).ok


def test_two_mistakes_in_the_backward_pass_are_both_named():
    """A missing derivative and averaged biases come out together."""
    host = Host((2, 6, 6, 1), "tanh", "unit", 3)
    X, y = host.data()

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        found = backprop(host, "derivative missing in the first layer", params, X, y)
        return found | {"b3": found["b3"] / len(X)}

    report = check_gradient(host.loss, gradient, host.params(), X, y, forward=host.forward)
    assert {m.cause for m in report.mistakes} == {"activation-derivative", "bias-gradient"}


def cubic_network() -> tuple[Params, Any, Any]:
    """Return parameters, parts and loss of a network with an activation of the user's own."""
    rng = np.random.default_rng(0)
    params = {"W1": rng.standard_normal((1, 5)), "b1": rng.standard_normal(5)}
    params |= {"W2": rng.standard_normal((5, 1)), "b2": np.zeros(1)}

    def parts(params: Params, X: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        z = X @ params["W1"] + params["b1"]
        a = z**3 / (1 + z**2)
        return z, a, a @ params["W2"] + params["b2"]

    def loss(params: Params, X: np.ndarray, y: np.ndarray) -> float:
        return float(np.mean((parts(params, X)[2] - y) ** 2))

    return params, parts, loss


LOCATED = {
    "derivative": (
        "gradient-wrong",
        "W1 and b1 is not that of the loss; that of W2 and b2 is right",
    ),
    "input": ("layer-input", "W2 alone is wrong; that of W1, b1 and b2 is right"),
    "bias": ("bias-gradient", "The gradient of b1 is not that of the loss"),
    "hidden sign": ("gradient-sign", "W1 and b1 is exactly -1 times"),
    "hidden mean": ("gradient-factor", "W1 and b1 is 1 / n_rows times"),
    "bias mean": ("bias-gradient", "b1 and b2 is 1 / n_rows times"),
    "bias zero": ("bias-gradient", "b1 and b2 is zero, that of the loss is not"),
}


@pytest.mark.parametrize("mistake", LOCATED)
def test_mistake_in_a_network_nobody_knows_is_located(mistake: str):
    """With an activation of the user's own, the parameters that are right say where to look."""
    params, parts, loss = cubic_network()
    X = np.random.default_rng(1).standard_normal((30, 1))

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        z, a, f = parts(params, X)
        delta = 2 * (f - y) / len(X)
        back = delta @ params["W2"].T
        if mistake != "derivative":
            back = back * (z**4 + 3 * z**2) / (1 + z**2) ** 2
        back *= {"hidden sign": -1, "hidden mean": 1 / len(X)}.get(mistake, 1)
        share = {"bias mean": 1 / len(X), "bias zero": 0}.get(mistake, 1)
        return {
            "W1": X.T @ back,
            "b1": share * back.sum(axis=0) + (mistake == "bias") * params["b1"][::-1] ** 2,
            "W2": (np.tanh(z) if mistake == "input" else a).T @ delta,
            "b2": share * delta.sum(axis=0),
        }

    report = check_gradient(loss, gradient, params, X, np.cos(X))
    cause, words = LOCATED[mistake]
    assert report.mistake == cause
    assert words in report.sentence
    assert report.confidence < 1


def test_founding_case_of_the_sum():
    """The cs231n network with y - scores and a penalty in the gradient alone: both are named."""
    rng = np.random.default_rng(0)
    X = rng.integers(0, 5, size=(100, 2)).astype(float)
    y = X.sum(axis=1, keepdims=True)
    params = {"W": 0.01 * rng.standard_normal((2, 10)), "b": np.zeros((1, 10))}
    params |= {"W2": 0.01 * rng.standard_normal((10, 1)), "b2": np.zeros((1, 1))}

    def forward(params: Params, X: np.ndarray) -> np.ndarray:
        hidden = np.maximum(0, X @ params["W"] + params["b"])
        return hidden @ params["W2"] + params["b2"]

    def loss(params: Params, X: np.ndarray, y: np.ndarray) -> float:
        return float(np.mean(np.abs((y - forward(params, X)) ** 2)))

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        hidden = np.maximum(0, X @ params["W"] + params["b"])
        dscores = 2 * (y - forward(params, X))
        dhidden = dscores @ params["W2"].T
        dhidden[hidden <= 0] = 0
        return {
            "W": X.T @ dhidden + 0.001 * params["W"],
            "b": dhidden.sum(axis=0, keepdims=True),
            "W2": hidden.T @ dscores + 0.001 * params["W2"],
            "b2": dscores.sum(axis=0, keepdims=True),
        }

    report = check_gradient(loss, gradient, params, X, y, forward=forward)
    causes = [m.cause for m in report.mistakes]
    assert causes == ["gradient-sign", "gradient-factor", "regularization-mismatch"]
    assert "n_rows = 100" in report.sentence
    assert "in the gradient but not in the loss (coefficient 0.001)" in report.sentence


@pytest.mark.parametrize("n_outputs", [2, 3])
def test_scikit_learns_lbfgs_gradient_is_n_outputs_times_too_long(n_outputs: int):
    """Their issue 8349, still so in 1.9: the loss averages over outputs, the gradient does not."""
    from sklearn.neural_network import MLPRegressor

    rng = np.random.default_rng(n_outputs)
    X, y = rng.standard_normal((40, 3)), rng.standard_normal((40, n_outputs))
    model = MLPRegressor(
        hidden_layer_sizes=(5,), activation="tanh", solver="lbfgs", tol=1e9, random_state=0
    )
    model.fit(X, y)
    params = {f"W{i}": W for i, W in enumerate(model.coefs_)}
    params |= {f"b{i}": b for i, b in enumerate(model.intercepts_)}

    def both(params: Params, X: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
        theta = np.concatenate([params[name].ravel() for name in ("W0", "W1", "b0", "b1")])
        activations = [X, np.empty((len(X), 5)), np.empty((len(X), n_outputs))]
        deltas = [np.empty_like(a) for a in activations[1:]]
        slots = [[np.empty_like(v) for v in values] for values in (model.coefs_, model.intercepts_)]
        return model._loss_grad_lbfgs(theta, X, y, None, activations, deltas, *slots)

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        flat, found = both(params, X, y)[1], {}
        for name in ("W0", "W1", "b0", "b1"):
            found[name], flat = flat[: params[name].size], flat[params[name].size :]
        return {name: found[name].reshape(params[name].shape) for name in params}

    report = check_gradient(lambda *a: both(*a)[0], gradient, params, X, y)
    assert [m.cause for m in report.mistakes] == ["gradient-factor"]
    assert f"n_outputs = {n_outputs} times the gradient of the loss" in report.sentence


def test_gradient_from_kept_values_is_named():
    """A backward pass that reads what the last forward pass left behind depends on the order."""
    host = Host((1, 10, 1), "tanh", "unit", 0)
    X, y = host.data()
    kept: dict[str, Params] = {"params": host.params()}

    def loss(params: Params, X: np.ndarray, y: np.ndarray) -> float:
        kept["params"] = params
        return host.loss(params, X, y)

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        return backprop(host, "", kept["params"], X, y)

    report = check_gradient(loss, gradient, host.params(), X, y)
    assert report.mistake == "stale-values"


def first_pass_kept(host: Host) -> tuple[Any, Any]:
    """Return a gradient through the sums and outputs of its first call, and what forgets them."""
    kept: list[Params] = []

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        kept.append(params)
        first, r = kept[0], host.forward(params, X) - y
        z = X @ first["W1"] + first["b1"]
        delta = 2 * r / len(X)
        back = delta @ params["W2"].T * ACTIVATIONS[host.activation][1](z)
        a = ACTIVATIONS[host.activation][0](z)
        penalty = {name: ALPHA * params[name] for name in ("W1", "W2")}
        found = {
            "W1": X.T @ back,
            "b1": back.sum(axis=0),
            "W2": a.T @ delta,
            "b2": delta.sum(axis=0),
        }
        return {name: array + penalty.get(name, 0) for name, array in found.items()}

    return gradient, kept.clear


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("can_forget", [True, False])
def test_gradient_through_the_first_forward_pass_is_named(activation: str, can_forget: bool):
    """What is kept for good shows once it is forgotten, or as the pass at the given parameters."""
    host = Host((1, 10, 1), activation, "unit", 0)
    X, y = host.data()
    gradient, forget = first_pass_kept(host)
    reset = forget if can_forget else None
    report = check_gradient(
        host.loss, gradient, host.params(), X, y, forward=host.forward, reset=reset
    )
    assert [m.cause for m in report.mistakes] == ["stale-values"]


def test_a_memory_that_changes_nothing_is_no_mistake():
    """A reset is no accusation: the mistake is the one that is there."""
    host = Host((1, 10, 1), "tanh", "unit", 0)
    report = report_of(host, "sign: target - prediction", reset=lambda: None)
    assert [m.cause for m in report.mistakes] == ["gradient-sign"]


@pytest.mark.parametrize("names", [("W1",), ("W1", "b1"), ("W2",)])
def test_weights_that_no_error_reaches_are_named(names: tuple[str, ...]):
    """Exact zeros are no mean of centred inputs; what is wrong besides is named besides."""
    host = Host((2, 6, 6, 1), "tanh", "unit", 3)
    X, y = host.data()
    X = X - X.mean(axis=0)

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        found = backprop(host, "sign: target - prediction", params, X, y)
        return found | {name: 0 * found[name] for name in names}

    report = check_gradient(host.loss, gradient, host.params(), X, y, forward=host.forward)
    causes = [m.cause for m in report.mistakes]
    assert causes[:2] == ["parameter-frozen", "gradient-sign"]


def test_a_derivative_of_no_known_loss_is_told_from_a_wrong_backward_pass():
    """The errors that solve the equations are not those of the loss; the way back is right."""
    host = Host((2, 6, 6, 1), "tanh", "unit", 3)
    X, y = host.data()

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        r = host.forward(params, X) - y
        return backprop(host, "", params, X, host.forward(params, X) - np.sinh(2 * r))

    report = check_gradient(host.loss, gradient, host.params(), X, y, forward=host.forward)
    assert [m.cause for m in report.mistakes] == ["loss-gradient-mismatch"]
    assert "it is 2 to" in report.sentence


def test_errors_multiplied_with_the_wrong_inputs_are_told_by_right_biases():
    """If the gradient of every bias is right, so are the errors in every layer."""
    host = Host((2, 6, 6, 1), "tanh", "unit", 3)
    X, y = host.data()

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        found = backprop(host, "", params, X, y)
        other = backprop(host, "", params, np.cos(3 * X), y)
        return found | {name: other[name] for name in ("W1", "W2")}

    report = check_gradient(host.loss, gradient, host.params(), X, y, forward=host.forward)
    assert [m.cause for m in report.mistakes] == ["layer-input"]


def test_gradient_of_nan_is_named():
    """A gradient that is not finite where the loss is, is wrong."""
    host = Host((1, 10, 1), "tanh", "unit", 0)
    X, y = host.data()

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        return backprop(host, "", params, X, y) | {"b1": np.full(10, np.nan)}

    report = check_gradient(host.loss, gradient, host.params(), X, y)
    assert report.mistake == "gradient-wrong"
    assert "b1 is infinite or NaN" in report.sentence


def test_mistake_without_effect_is_said_to_have_none():
    """ReLU without its mask where every unit is active: wrong, but not here."""
    host = Host((1, 10, 1), "relu", "unit", 0)
    X, y = host.data()
    params = host.params() | {"b1": np.full(10, 50.0)}

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        return backprop(host, "derivative missing", params, X, y)

    report = check_gradient(host.loss, gradient, params, X, y, forward=host.forward)
    assert report.mistake == "activation-derivative"
    assert not report.has_effect
    assert "no effect at the given parameters" in report.sentence


def test_data_far_from_unit_scale_hide_nothing():
    """Inputs in thousands saturate every unit; standardized ones show the missing derivative."""
    host = Host((1, 10, 1), "tanh", "unit", 0)
    X, y = host.data()

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        return backprop(host, "derivative missing", params, X, y)

    options = {"forward": host.forward}
    report = check_gradient(host.loss, gradient, host.params(), 3000 + 1e3 * X, y, **options)
    assert report.mistake == "activation-derivative"


def test_functions_that_hold_their_own_data_are_asked_with_those():
    """A loss that ignores the data it is given is compared on its own."""
    host = Host((1, 10, 1), "tanh", "unit", 0)
    X, y = host.data()
    X = 1e3 * X

    def loss(params: Params, _: np.ndarray, y: np.ndarray) -> float:
        return host.loss(params, X, y)

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        return backprop(host, "", params, X, y)

    assert check_gradient(loss, gradient, host.params(), X, y).ok


def test_rows_along_the_second_axis_are_understood():
    """Columns as rows: the mistake is named in that layout too."""
    rng = np.random.default_rng(0)
    params = {"W1": rng.standard_normal((6, 2)), "b1": rng.standard_normal((6, 1))}
    params |= {"W2": rng.standard_normal((1, 6)), "b2": np.zeros((1, 1))}
    X = rng.standard_normal((2, 40))

    def forward(params: Params, X: np.ndarray) -> np.ndarray:
        return params["W2"] @ np.tanh(params["W1"] @ X + params["b1"]) + params["b2"]

    def loss(params: Params, X: np.ndarray, y: np.ndarray) -> float:
        return float(np.mean((forward(params, X) - y) ** 2))

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        a = np.tanh(params["W1"] @ X + params["b1"])
        delta = 2 * (forward(params, X) - y) / y.size
        back = (params["W2"].T @ delta) * (1 - a)
        return {
            "W1": back @ X.T,
            "b1": back.sum(axis=1, keepdims=True),
            "W2": delta @ a.T,
            "b2": delta.sum(axis=1, keepdims=True),
        }

    report = check_gradient(loss, gradient, params, X, np.sin(X[:1]), forward=forward)
    assert not report.ok
    assert not report.blocks["W1"].ok
    assert report.blocks["W2"].ok


def test_report_prints_a_line_for_each_parameter():
    """The printed report says which parameter is right and which is not."""
    text = str(report_of(Host((1, 10, 1), "tanh", "unit", 0), "bias: zero"))
    assert "WRONG b1" in text
    assert "ok    W1" in text


def test_arguments_are_never_changed():
    """Functions that work in place see copies."""
    host = Host((1, 10, 1), "tanh", "unit", 0)
    X, y = host.data()
    params, before = host.params(), host.params()

    def gradient(params: Params, X: np.ndarray, y: np.ndarray) -> Params:
        found = backprop(host, "", params, X, y)
        for array in (*params.values(), X, y):
            array.fill(0)
        return found

    kept = X.copy()
    assert check_gradient(host.loss, gradient, params, X, y).ok
    np.testing.assert_array_equal(X, kept)
    assert all(np.array_equal(params[name], before[name]) for name in params)


def test_loss_of_several_numbers_is_refused():
    """One number is needed to differentiate."""
    host = Host((1, 10, 1), "tanh", "unit", 0)
    X, y = host.data()
    with pytest.raises(ValueError, match=r"`loss` must return one number, got an array of shape"):
        check_gradient(lambda p, X, y: y, lambda p, X, y: p, host.params(), X, y)


def test_loss_that_is_nowhere_finite_is_refused():
    """Without a finite loss there is nothing to compare with."""
    host = Host((1, 10, 1), "tanh", "unit", 0)
    X, y = host.data()
    with pytest.raises(ValueError, match="loss must be finite at the given parameters, got nan"):
        check_gradient(lambda p, X, y: np.nan, lambda p, X, y: p, host.params(), X, y)


@pytest.mark.parametrize("name", ["loss", "gradient", "forward"])
def test_what_is_no_function_is_refused(name: str):
    """The function itself is needed, not what it returns."""
    host = Host((1, 10, 1), "tanh", "unit", 0)
    X, y = host.data()
    functions: dict[str, Any] = {"loss": host.loss, "gradient": lambda p, X, y: p, "forward": None}
    functions[name] = 3.0
    with pytest.raises(TypeError, match=f"`{name}` must be a function, got float"):
        check_gradient(functions.pop("loss"), functions.pop("gradient"), {}, X, y, **functions)


def test_predictions_of_another_number_are_refused():
    """A forward that does not match the targets cannot explain anything."""
    host = Host((1, 10, 1), "tanh", "unit", 0)
    X, y = host.data()
    options = {"forward": lambda p, X: np.zeros(7)}
    with pytest.raises(ValueError, match=r"must return 32 values, .* got shape \(7,\)"):
        check_gradient(
            host.loss,
            lambda p, X, y: backprop(host, "bias: zero", p, X, y),
            host.params(),
            X,
            y,
            **options,
        )
