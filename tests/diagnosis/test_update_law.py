"""The law of a step: every rule is read off ten of its steps, whatever it remembers."""

from dataclasses import replace

import numpy as np
import pytest
from tests.diagnosis.code_subjects import RULES, code_subject

from benchmarks.gradient_mistakes import Host, backprop
from curvesmith.diagnosis.subject import Subject
from curvesmith.diagnosis.update_law import update_law

KINDS = {
    "gd": "gd",
    "ascent": "ascent",
    "theta": "ignores-gradient",
    "decay": "decay",
    "momentum": "momentum",
    "long momentum": "momentum",
    "nesterov": "nesterov",
    "accumulates": "accumulates",
    "sign": "adaptive",
    "stale": "stale",
    "adam": "adaptive",
    "adam accumulates": "accumulates",
    "frozen": "frozen",
    "copies": "frozen",
    "schedule": "schedule",
    "clipping": "schedule",
    "batches": "noisy",
    "swapped": "wrong-parameter",
    "uniform": "ignores-gradient",
    "partly frozen": "frozen",
    "random": "ignores-gradient",
    "adam swapped": "wrong-parameter",
    "adam stale": "stale",
    "adam theta": "ignores-gradient",
    "momentum theta": "ignores-gradient",
}
FAULTY = {
    "ascent",
    "theta",
    "accumulates",
    "stale",
    "adam accumulates",
    "frozen",
    "copies",
    "swapped",
    "uniform",
    "partly frozen",
    "random",
    "adam swapped",
    "adam stale",
    "adam theta",
    "momentum theta",
}
HOSTS = [
    Host((2, 6, 6, 1), "tanh", "unit", 1),
    Host((2, 6, 6, 2), "relu", "unit", 2),
    Host((1, 6, 6, 1), "sigmoid", "unit", 3),
]
RTOL = 1e-6  # coefficients of laws that hold to 1e-8

each_rule = pytest.mark.parametrize("rule", RULES)


@each_rule
@pytest.mark.parametrize("host", HOSTS, ids=str)
def test_rule_is_read_off_its_steps(rule: str, host: Host):
    """From steps and gradient alone, the rule and whether it is a mistake."""
    report = update_law(code_subject(rule=rule, host=host))
    assert report is not None
    assert report.kind == KINDS[rule], str(report)
    assert report.ok == (rule not in FAULTY)


@each_rule
def test_gradient_need_not_be_offered(rule: str):
    """Without a gradient, that of the reported loss serves."""
    report = update_law(code_subject(rule=rule, has_gradient=False))
    assert report is not None
    assert report.source == "loss"
    assert report.kind == KINDS[rule], str(report)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in ("long momentum",)])
def test_rule_is_read_in_single_precision(rule: str):
    """Steps rounded to float32 obey their law as far as rounding lets them."""
    report = update_law(code_subject(rule=rule, dtype="float32"))
    assert report is not None
    assert report.ok == (rule not in FAULTY), str(report)


def test_coefficients_are_those_of_the_rule():
    """Learning rate, decay and momentum come out as they were put in."""
    decay = update_law(code_subject(rule="decay"))
    momentum = update_law(code_subject(rule="momentum"))
    assert decay is not None
    assert momentum is not None
    np.testing.assert_allclose(decay.blocks["W1"].learning_rate, 0.05, RTOL)
    np.testing.assert_allclose(dict(decay.blocks["W1"].terms)["theta"], -0.005, RTOL)
    np.testing.assert_allclose(dict(momentum.blocks["W2"].terms)["last change"], 0.9, RTOL)


def test_parameter_without_gradient_may_rest():
    """A dead unit's weights neither have a gradient nor move: no mistake."""
    host = Host((1, 6, 6, 1), "relu", "unit", 0)
    params = host.params() | {"b1": np.full(6, -50.0)}
    subject = code_subject(host=host)
    report = update_law(
        Subject(
            params,
            subject.X,
            subject.y,
            forward=host.forward,
            loss=lambda p, X, y: float(np.mean((host.forward(p, X) - y) ** 2)),
            step=lambda p, X, y: {
                name: p[name] - 0.1 * array for name, array in _data_gradient(host, p, X, y).items()
            },
            gradient=lambda p, X, y: _data_gradient(host, p, X, y),
        )
    )
    assert report is not None
    assert report.ok
    assert report.blocks["W1"].kind == "still"


def _data_gradient(host: Host, params: dict, X: np.ndarray, y: np.ndarray) -> dict:
    """Return the gradient without penalty."""
    return backprop(host, "penalty missing", params, X, y)


def test_other_parameter_is_named():
    """A parameter that follows another's gradient says whose."""
    report = update_law(code_subject(rule="swapped"))
    assert report is not None
    assert report.blocks["b1"].other == "b2"
    assert "follows the gradient of b2, not its own" in report.sentence


def test_steps_that_work_in_place_are_read():
    """A step may change what it is given and return nothing."""
    subject = code_subject()

    def step(params: dict, X: np.ndarray, y: np.ndarray) -> None:
        for name, g in subject.reported_gradient(params, X, y).items():
            params[name] -= 0.1 * g

    report = update_law(code_subject(step=step, reset=None))
    assert report is not None
    assert report.kind == "gd"


def test_training_that_blows_up_is_read_as_far_as_it_is_finite():
    """Steps of ascent at a large rate overflow soon; the first ones tell."""
    subject = code_subject()

    def step(params: dict, X: np.ndarray, y: np.ndarray) -> dict:
        g = subject.reported_gradient(params, X, y)
        return {name: params[name] + 1e30 * g[name] for name in params}

    report = update_law(code_subject(step=step, reset=None))
    assert report is not None
    assert report.kind == "ascent"
    assert report.n_steps < 10


def test_torch_optimizers_are_read():
    """Memory hidden in an optimizer is no obstacle, and a forgotten zero_grad is seen."""
    torch = pytest.importorskip("torch")
    from curvesmith.diagnosis.adapters import subject_of

    torch.manual_seed(0)
    module = torch.nn.Sequential(torch.nn.Linear(1, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1))
    X = torch.linspace(-1, 1, 40)[:, None]
    optimizers = {
        "gd": torch.optim.SGD(module.parameters(), lr=0.1),
        "momentum": torch.optim.SGD(module.parameters(), lr=0.1, momentum=0.9),
        "adaptive": torch.optim.Adam(module.parameters(), lr=0.01),
    }
    for kind, optimizer in optimizers.items():
        subject = subject_of(
            module, X, torch.sin(3 * X), loss=torch.nn.MSELoss(), optimizer=optimizer
        )
        report = update_law(subject)
        assert report is not None
        assert report.kind == kind, str(report)


def test_subject_without_step_has_no_law():
    """Nothing moves, so there is nothing to read."""
    assert update_law(code_subject(step=None, reset=None)) is None


def test_too_few_steps_are_refused():
    """Two steps cannot tell one law from another."""
    with pytest.raises(ValueError, match="`n` must be at least 3, got 2"):
        update_law(code_subject(), 2)


def test_report_prints_a_line_for_each_parameter():
    """The printed report shows each parameter's law."""
    text = str(update_law(code_subject(rule="frozen")))
    assert "W1: never changes, though its gradient" in text
    assert "W2: change = -0.05 g" in text


def test_single_rows_are_not_taken_for_noise(seed: int):
    """Steps by one row each hide the direction of the gradient; they do not ignore it."""
    host = Host((2, 6, 6, 1), "tanh", "small", seed)
    inner = code_subject(host=host)
    state = {"t": 0}

    def step(params: dict, X: np.ndarray, y: np.ndarray) -> dict:
        state["t"] += 1
        row = np.random.default_rng(state["t"]).integers(len(X), size=1)
        g = inner.reported_gradient(params, X[row], y[row])
        return {name: params[name] - 0.05 * g[name] for name in params}

    report = update_law(code_subject(host=host, step=step, reset=lambda: state.update(t=0)))
    assert report is not None
    assert report.ok, str(report)


def test_noise_in_few_parameters_is_told_from_more_steps(seed: int):
    """Where ten steps are too few to tell, more are made; chance is called no ascent."""
    rng = np.random.default_rng(seed)
    host = Host((1, 6, 1), "tanh", "unit", seed)
    X, y = host.data()

    def step(params: dict, X: np.ndarray, y: np.ndarray) -> dict:
        g = backprop(host, "", params, X, y)
        noise = {name: 0.01 * rng.standard_normal(params[name].shape) for name in ("W1", "W2")}
        return {name: params[name] - 0.05 * g[name] for name in params} | {
            name: params[name] + change for name, change in noise.items()
        }

    subject = Subject(host.params(), X, y, forward=host.forward, loss=host.loss, step=step)
    report = update_law(subject)
    assert report is not None
    assert report.kind == "ignores-gradient", str(report)


def test_decay_without_a_gradient_ignores_none():
    """A parameter that the loss does not feel may shrink."""
    X = np.linspace(-1, 1, 20)[:, None]

    def step(params: dict, X: np.ndarray, y: np.ndarray) -> dict:
        r = X @ params["w"] - y
        return {"w": params["w"] - 0.1 * 2 * X.T @ r / len(X), "idle": 0.9 * params["idle"]}

    subject = Subject(
        {"w": np.ones((1, 1)), "idle": np.arange(1.0, 6.0)},
        X,
        3 * X,
        forward=lambda params, X: X @ params["w"],
        gradient=lambda params, X, y: {
            "w": 2 * X.T @ (X @ params["w"] - y) / len(X),
            "idle": np.zeros(5),
        },
        step=step,
    )
    report = update_law(subject)
    assert report is not None
    assert report.blocks["idle"].kind != "ignores-gradient"


def test_momentum_that_equals_the_gradient_of_the_step_before():
    """Where f = sum w and 0.9 / (2 * 9) = 0.05, a step is -0.05 times the last gradient."""
    rate, momentum, memory = 0.05, 0.9, {}

    def gradient(params, X, y):
        error = float(np.mean(params["w"].sum() - y))
        return {"w": np.full_like(params["w"], 2 * error)}

    def step(params, X, y):
        change = momentum * memory.get("w", 0.0) - rate * gradient(params, X, y)["w"]
        memory["w"] = change
        return {"w": params["w"] + change}

    report = update_law(
        Subject(
            {"w": np.ones(9)},
            np.zeros((5, 1)),
            np.zeros((5, 1)),
            forward=lambda params, X: np.full((len(X), 1), params["w"].sum()),
            gradient=gradient,
            step=step,
            reset=memory.clear,
        )
    )

    assert report is not None
    assert report.kind == "momentum", str(report)


def test_an_addition_that_stays_the_same_is_no_sum_of_gradients():
    """Steps of c g + a: their differences are those of c g, as if nothing were forgotten."""
    X = np.linspace(-1, 1, 20)[:, None] ** np.arange(1, 6)

    def gradient(params: dict, X: np.ndarray, y: np.ndarray) -> dict:
        return {"w": 2 * X.T @ (X @ params["w"] - y) / len(X)}

    def step(params: dict, X: np.ndarray, y: np.ndarray) -> dict:
        return {"w": params["w"] - 0.1 * gradient(params, X, y)["w"] - 0.3}

    subject = Subject(
        {"w": np.ones(5)},
        X,
        np.sin(3 * X[:, 0]),
        forward=lambda params, X: X @ params["w"],
        gradient=gradient,
        step=step,
    )
    report = update_law(subject)
    assert report is not None
    assert report.kind != "accumulates", str(report)


def test_a_parameter_of_no_law_is_odd_where_all_others_descend():
    """A pull that is no gradient, on one parameter alone: downhill or not."""
    subject = code_subject(rule="gd", host=HOSTS[0])
    name = next(iter(subject.params))
    rng = np.random.default_rng(0)

    def step(params, X, y):
        moved = dict(subject.stepped(params, X, y))
        own = moved[name] - params[name]
        moved[name] = params[name] + own * rng.uniform(0.2, 3.0, own.shape)
        return moved

    report = update_law(replace(subject, step=step))
    assert [block.name for block in report.of_kind("ignores-gradient")] == [name]
    assert "as all others are" in report.blocks[name].sentence
