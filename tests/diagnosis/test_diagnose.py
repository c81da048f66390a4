"""diagnose, from a subject to a report: the founding cases, healthy look-alikes, torch modules."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from tests.diagnosis.founding import sine_subject

from curvesmith import NeuralRegressor, Report, Subject, diagnose
from curvesmith.diagnosis import diagnose as module
from curvesmith.diagnosis.measures import attainable
from curvesmith.diagnosis.remedies import Interrupted

# What a loop may do wrong; everything else of it is right.
RIGHT = {"sign": 1.0, "factor": 1.0, "penalty": 0.0, "is_ignoring": False}


def relu(z):
    """max(z, 0) and its derivative."""
    return np.maximum(z, 0), (z > 0).astype(z.dtype)


def tanh(z):
    """Tanh and its derivative."""
    a = np.tanh(z)
    return a, 1 - a**2


def sigmoid(z):
    """1 / (1 + exp(-z)) and its derivative."""
    a = 1 / (1 + np.exp(-z))
    return a, a * (1 - a)


def identity(z):
    """Z and 1."""
    return z, np.ones_like(z)


class Loop:
    """A hand-written training loop, as people write them: full batches, gradient descent.

    ``sizes`` of the layers, ``hidden`` and ``output`` activations, ``spread`` of the initial
    weights (a number, or None for 1 / sqrt(n_in)), ``scale`` of ``scale * mean (f - y)^2``,
    and what is wrong with it, by the names in `RIGHT`.
    """

    def __init__(
        self, sizes, hidden, output=identity, *, spread=None, bias=True, scale=1.0, **wrong
    ):
        self.activations = [hidden] * (len(sizes) - 2) + [output]
        self.sizes, self.spread, self.bias, self.scale = sizes, spread, bias, scale
        self.wrong = RIGHT | wrong

    def init(self, seed):
        """Draw W1, b1, W2, ..."""
        rng, params = np.random.default_rng(seed), {}
        for k, (n_in, n_out) in enumerate(zip(self.sizes, self.sizes[1:], strict=False), start=1):
            spread = n_in**-0.5 if self.spread is None else self.spread
            params[f"W{k}"] = spread * rng.standard_normal((n_in, n_out))
            if self.bias:
                params[f"b{k}"] = np.zeros((1, n_out))
        return params

    def layers(self, params, X):
        """Inputs of each layer and slopes of its activation; the last input is the output."""
        inputs, slopes = [X], []
        for k, activation in enumerate(self.activations, start=1):
            z = inputs[-1] @ params[f"W{k}"]
            a, slope = activation(z + params[f"b{k}"] if self.bias else z)
            inputs.append(a)
            slopes.append(slope)
        return inputs, slopes

    def forward(self, params, X):
        """Predict."""
        return self.layers(params, X)[0][-1]

    def loss(self, params, X, y):
        """The mean of squares, times ``scale``."""
        return self.scale * np.mean((self.forward(params, X) - y) ** 2)

    def gradient(self, params, X, y):
        """Backpropagate."""
        inputs, slopes = self.layers(params, X)
        factor = self.wrong["sign"] * self.wrong["factor"]
        delta, gradient = factor * 2 * self.scale * (inputs[-1] - y) / y.size, {}
        for k in range(len(slopes), 0, -1):
            delta = delta * slopes[k - 1]
            W = params[f"W{k}"]
            gradient[f"W{k}"] = inputs[k - 1].T @ delta + self.wrong["penalty"] * W
            if self.bias:
                gradient[f"b{k}"] = delta.sum(axis=0, keepdims=True)
            delta = delta @ W.T
        return gradient

    def step(self, params, X, y, *, rate):
        """Make one update."""
        gradient = params if self.wrong["is_ignoring"] else self.gradient(params, X, y)
        return {name: params[name] - rate * gradient[name] for name in params}

    def subject(self, X, y, rate, n_steps, *, seed=0, dtype=np.float64, **given) -> Subject:
        """The loop with everything that its owner knows, before training."""
        start = self.fresh(seed, dtype)
        return Subject(
            start,
            X.astype(dtype),
            y.astype(dtype).reshape(len(X), -1),
            forward=self.forward,
            loss=self.loss,
            gradient=self.gradient,
            step=partial(self.step, rate=rate),
            init=partial(self.fresh, dtype=dtype),
            n_steps=n_steps,
            learning_rate=rate,
            **given,
        )

    def fresh(self, seed, dtype=np.float64):
        """Initial parameters in the dtype of the data."""
        return {name: array.astype(dtype) for name, array in self.init(seed).items()}


def sqrt_subject(seed: int = 0) -> Subject:
    """1-10-1 ReLU on sqrt x, x up to 3000, tiny weights: it only ever gives a line."""
    rng = np.random.default_rng(seed)
    X = np.abs(rng.standard_normal((500, 1)) * 1000)
    y = np.sqrt(X) + 0.5 * rng.standard_normal((500, 1))
    return Loop((1, 10, 1), relu, spread=0.01).subject(X, y, 1e-6, 6000, seed=seed, name="sqrt")


def square_subject(seed: int = 0) -> Subject:
    """1-3-3-1 sigmoid without biases on x^2, and an update that subtracts the weights."""
    X = np.linspace(0, 1, 1000)[:, None]
    loop = Loop((1, 3, 3, 1), sigmoid, spread=1.0, bias=False, scale=0.5, is_ignoring=True)
    return loop.subject(X, X**2, 1e-4, 2000, seed=seed, name="square")


def sum_subject(seed: int = 0) -> Subject:
    """2-10-1 ReLU on x0 + x1: flipped sign, a penalty in the gradient only, learning rate 1."""
    X = np.random.default_rng(seed).integers(0, 5, (100, 2)).astype(float)
    loop = Loop((2, 10, 1), relu, spread=0.01, sign=-1.0, factor=100.0, penalty=0.001)
    return loop.subject(X, X.sum(axis=1, keepdims=True), 1.0, 1000, seed=seed, name="sum")


def wave(n_rows: int = 200, noise: float = 0.05, seed: int = 0):
    """Rows of sin 2x on [-2, 2], with noise."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-2, 2, (n_rows, 1))
    return X, np.sin(2 * X) + noise * rng.standard_normal((n_rows, 1))


HEALTHY = {
    "half of the mean square": lambda seed: Loop((1, 16, 1), tanh, scale=0.5).subject(
        *wave(seed=seed), 0.15, 2000, seed=seed
    ),
    "sparse ReLU": lambda seed: Loop((1, 40, 1), relu).subject(
        *wave(seed=seed), 0.05, 2000, seed=seed
    ),
    "edge of stability": lambda seed: Loop((1, 16, 1), tanh).subject(
        *wave(seed=seed), 0.1, 6000, seed=seed
    ),
    "noisy target": lambda seed: Loop((1, 16, 1), tanh).subject(
        *wave(noise=1.4, seed=seed), 0.05, 2000, seed=seed
    ),
    "float32": lambda seed: Loop((1, 16, 1), tanh).subject(
        *wave(seed=seed), 0.05, 2000, seed=seed, dtype=np.float32
    ),
}
# Rows and starts of each: one in every run, all with the slow tests.
SEEDS = (0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 6)))


def faults(report: Report) -> list[str]:
    """The causes of all faults, worst first."""
    return [finding.cause for finding in report.faults]


@pytest.mark.parametrize("seed", SEEDS)
def test_sqrt_needs_scaling_and_kinks_together(seed):
    """The two joint causes stand first and next to each other."""
    report = diagnose(sqrt_subject(seed), rerun=False)

    assert report.verdict == "fault"
    assert set(faults(report)[:2]) == {"kinks-outside-data", "inputs-not-scaled"}


@pytest.mark.parametrize("seed", SEEDS)
def test_square_ignores_its_gradient_and_lacks_biases(seed):
    """The update is named before the missing bias."""
    report = diagnose(square_subject(seed), rerun=False)

    assert [c for c in faults(report) if c in ("update-ignores-gradient", "missing-bias")] == [
        "update-ignores-gradient",
        "missing-bias",
    ]
    assert faults(report)[0] == "update-ignores-gradient"


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(k, marks=pytest.mark.slow) for k in range(1, 8))]
)
def test_sine_starts_too_large_with_short_steps_and_luck(seed):
    """The same causes from every start; the range of tanh, which reaches y, is none."""
    report = diagnose(sine_subject(seed), rerun=False, budget_s=600.0)

    assert {"init-too-large", "saturated-units", "learning-rate-too-low", "seed-dependent"} == set(
        faults(report)
    )
    assert "output-range" not in {finding.cause for finding in report.findings}


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1])
def test_sine_is_cured_by_smaller_weights_biases_and_adam(seed):
    """None of them alone does, as the asker found of all learning rates."""
    report = diagnose(sine_subject(seed), budget_s=600.0)
    remedies = {finding.cause: finding.remedy for finding in report.faults}

    assert {"init-too-large", "learning-rate-too-low", "missing-bias", "seed-dependent"} <= set(
        remedies
    )
    assert all(remedy.verified for remedy in remedies.values())
    assert all(remedy.after["r2_alone"] < 0.92 for remedy in remedies.values())
    assert remedies["learning-rate-too-low"].after["r2_low"] > 0.95


@pytest.mark.parametrize("seed", SEEDS)
def test_sum_has_sign_penalty_and_rate(seed):
    """Three faults, the code's before the learning rate."""
    report = diagnose(sum_subject(seed), rerun=False)

    named = ["gradient-sign", "regularization-mismatch", "learning-rate-too-high"]
    assert faults(report) == named


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", HEALTHY)
def test_healthy_loops_are_left_alone(name, seed):
    """What looks odd but fits is healthy, with the ladder as proof."""
    report = diagnose(HEALTHY[name](seed), rerun=False)

    assert faults(report) == []
    assert report.verdict == "healthy"
    assert [rung.name for rung in report.ladder][-1] == "this network"
    assert report.notes == ()


@pytest.mark.parametrize("budget_s", [0, -1.0, float("nan")])
def test_budget_must_be_positive(budget_s):
    """No time, no examination."""
    with pytest.raises(ValueError, match=rf"`budget_s` must be above 0, got {budget_s}"):
        diagnose(square_subject(), budget_s=budget_s)


def test_code_that_does_not_run_is_all_that_is_said():
    """A loss that raises: its line, and nothing else."""
    X, y = wave()
    loop = Loop((1, 4, 1), tanh)

    def loss(params, X, y):
        raise KeyError("W3")

    report = diagnose(Subject(loop.init(0), X, y, forward=loop.forward, loss=loss))

    assert report.verdict == "does-not-run"
    assert [finding.cause for finding in report.findings] == ["does-not-run"]
    assert report.findings[0].where.text == 'raise KeyError("W3")'


def test_interruption_keeps_what_was_found(monkeypatch):
    """Ctrl-C in a later check leaves the findings of the earlier ones."""

    def interrupt(evidence):
        raise KeyboardInterrupt

    checks = list(module.CHECKS)
    monkeypatch.setattr(module, "CHECKS", [*checks, interrupt])

    report = diagnose(sum_subject(), rerun=False)

    assert report.is_interrupted
    assert "gradient-sign" in faults(report)


def test_interruption_keeps_what_was_rerun(monkeypatch):
    """Ctrl-C during the re-runs leaves the findings as far as they were verified."""

    def interrupted(findings, *rest):
        remedy = replace(findings[0].remedy, verified=True)
        raise Interrupted([replace(findings[0], remedy=remedy), *findings[1:]])

    monkeypatch.setattr(module, "verify", interrupted)

    report = diagnose(sum_subject())

    assert report.is_interrupted
    assert report.findings[0].remedy.verified
    assert "Interrupted." in str(report)


@pytest.mark.parametrize("solver", ["lm", "lbfgs", "gd"])
def test_interruption_of_a_fit_of_ours_ends_the_examination(solver):
    """Our solvers keep their best parameters and go on; here nobody asked for them."""
    X, y = wave()

    def interrupt(progress):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attainable._fitted(X, y, solver=solver, callbacks=(interrupt,), random_state=0)


def test_a_check_that_fails_is_noted(monkeypatch):
    """One measurement that goes wrong does not take the others with it."""

    def fail(evidence):
        raise np.linalg.LinAlgError("did not converge")

    monkeypatch.setattr(module, "CHECKS", [fail])

    report = diagnose(sum_subject(), rerun=False)

    assert any("LinAlgError: did not converge" in note for note in report.notes)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_data_that_are_no_numbers_are_the_only_finding(value):
    """One NaN or infinity: nothing else can be measured, and nothing fails on the way."""
    X, y = wave()
    X[3] = value

    report = diagnose(Loop((1, 4, 1), tanh).subject(X, y, 0.1, 50), rerun=False)

    assert faults(report) == ["non-finite-data"]
    assert (report.ladder, report.figures, report.notes) == ((), (), ())


def test_progress_is_told():
    """Each part of the examination is announced before it begins."""
    told = []

    diagnose(sum_subject(), rerun=False, observer=lambda *step: told.append(step))

    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
    assert all(done < total for _, done, total in told)


def test_a_fitted_regressor_is_healthy():
    """Our own default fit of a sine has nothing wrong."""
    X = np.linspace(0, 6, 100)[:, None]
    model = NeuralRegressor(random_state=0).fit(X, np.sin(X[:, 0]))

    report = diagnose(model, X, np.sin(X[:, 0]), rerun=False)

    assert report.verdict == "healthy"
