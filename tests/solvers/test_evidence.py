"""Fits by evidence: neither noise nor exact data, neither few rows nor idle inputs mislead them."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from curvesmith.engines import make_objective, predict
from curvesmith.network import Network
from curvesmith.solvers import Budget, Outcome, ascent, evidence

BUDGET = Budget(max_iter=500, tol=1e-4)


def standard(column: np.ndarray) -> np.ndarray:
    """Return values of mean 0 and standard deviation 1."""
    return (column - column.mean(axis=0)) / column.std(axis=0)


def fit(X, y, units=8, seed=0, n_starts=3, budget=BUDGET, **options) -> tuple[Network, Outcome]:
    """Return network and outcome of the best supported of a few starts."""
    network = Network((X.shape[1], units, y.shape[1]), **options)
    objective = make_objective(network, X, y, reduction="sum")
    runs = [
        evidence.run(
            objective,
            network.initial_theta(np.random.default_rng([seed, k])),
            budget,
            n_values=float(y.size),
        )
        for k in range(n_starts)
    ]
    return network, min(runs, key=lambda run: run.score)


def wave(seed: int, n_rows: int = 80, noise: float = 0.2) -> tuple[np.ndarray, np.ndarray]:
    """Return a noisy wave of one input."""
    rng = np.random.default_rng(seed)
    X = np.sort(rng.uniform(-1.7, 1.7, (n_rows, 1)), axis=0)
    return X, np.sin(2 * X) + noise * rng.normal(size=(n_rows, 1))


def test_noise_is_measured(seed):
    """The noise precision is that of the noise, and the fit is closer to the wave than the data."""
    X, y = wave(seed)

    network, outcome = fit(X, y, seed=seed)

    posterior = outcome.details["posterior"]
    # 80 values give a standard deviation to 8 %; three times that.
    assert_allclose(posterior.precisions.beta**-0.5, 0.2, rtol=0.25)
    assert 2 < posterior.gamma < 12
    error = predict(network, outcome.theta, X) - np.sin(2 * X)
    assert np.sqrt(np.mean(error**2)) < 0.1


def test_end_is_a_mode_and_its_numbers_belong_together(seed):
    """The loss is that of theta; losses, norms and iterations count alike."""
    X, y = wave(seed)

    network, outcome = fit(X, y, seed=seed)

    residual = predict(network, outcome.theta, X) - y
    assert_allclose(outcome.loss, np.mean(residual**2) / 2, rtol=1e-10)
    assert len(outcome.losses) == len(outcome.gradient_norms) == outcome.n_iter
    assert outcome.stop == "evidence"
    assert outcome.evidence == outcome.details["posterior"].criterion


def test_weight_two_is_the_row_twice(seed):
    """Weights count rows, for the evidence too."""
    X, y = wave(seed, 30)
    rows = np.repeat(np.arange(30), 1 + np.arange(30) % 2)
    weights = 1.0 + np.arange(30) % 2
    network = Network((1, 4, 1))
    theta = network.initial_theta(np.random.default_rng(seed))
    weighted = make_objective(network, X, y, sample_weight=weights, reduction="sum")
    repeated = make_objective(network, X[rows], y[rows], reduction="sum")

    # Few iterations: rounding, in which the two differ, grows on the way.
    first, second = (
        evidence.run(objective, theta, Budget(15, 0.0), n_values=45.0)
        for objective in (weighted, repeated)
    )

    assert_allclose(first.theta, second.theta, rtol=1e-6, atol=1e-8)
    assert_allclose(first.evidence, second.evidence, rtol=1e-8)


@pytest.mark.parametrize(("n_rows", "n_features"), [(30, 1), (100, 5), (300, 3)])
def test_pure_noise_ends_at_the_mean_and_says_so(n_rows, n_features, seed):
    """Nothing is learned where there is nothing to learn."""
    rng = np.random.default_rng(seed)
    X, y = standard(rng.normal(size=(n_rows, n_features))), rng.normal(size=(n_rows, 1)) + 0.5

    network, outcome = fit(X, y, seed=seed)

    assert outcome.stop == "nothing"
    # The loss is flat to rounding within the root of eps of the mean.
    assert_allclose(predict(network, outcome.theta, X), y.mean(), atol=1e-6)
    assert outcome.details["posterior"].gamma == pytest.approx(1.0, abs=0.1)
    assert_allclose(outcome.details["posterior"].precisions.beta ** -0.5, y.std(), rtol=0.05)


def test_pure_noise_is_recognised_without_biases_and_behind_a_bounded_output():
    """The constant is zero without biases, and the mean through any output activation."""
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(60, 2)), 0.3 + 0.1 * rng.normal(size=(60, 1))

    network, bounded = fit(X, y, output_activation="sigmoid")
    _, without = fit(X, y - y.mean(), bias=False)

    assert (bounded.stop, without.stop) == ("nothing", "nothing")
    assert_allclose(predict(network, bounded.theta, X), y.mean(), rtol=1e-6)
    assert not without.theta.any()


@pytest.mark.parametrize(
    "function",
    [np.square, lambda x: np.sin(3 * x), np.exp, lambda x: 1 / (1 + 8 * x**2)],
    ids=["square", "sin", "exp", "runge"],
)
def test_noise_free_data_are_followed_closely(function):
    """No precision breaks; the error is a few millionths of the range or less."""
    X = standard(np.linspace(-1, 1, 200)[:, None])
    y = standard(function(X))

    network, outcome = fit(X, y, units=20, n_starts=2, budget=Budget(1000, 1e-4))

    error = predict(network, outcome.theta, X) - y
    # Measured: 1e-7 to 1e-6; the normal equations see half the digits.
    assert np.sqrt(np.mean(error**2)) < 5e-6 * np.ptp(y)
    assert 3 < outcome.details["posterior"].gamma < network.n_params


def test_exact_lines_are_no_trouble():
    """A linear network through exact data has an error of rounding, and a finite evidence."""
    X = standard(np.arange(20.0)[:, None])
    network = Network((1, 1))
    objective = make_objective(network, X, 3 * X, reduction="sum")

    outcome = evidence.run(objective, np.zeros(2), BUDGET, n_values=20.0)

    assert_allclose(outcome.theta, [3.0, 0.0], atol=1e-6)
    assert np.isfinite(outcome.evidence)


def test_six_rows_are_not_interpolated():
    """Over many draws, noisy lines of six rows are met as well as by a straight line, or nearly."""
    ratios = []
    for seed in range(10):
        rng = np.random.default_rng(seed)
        X = standard(np.sort(rng.uniform(-1, 1, (6, 1)), axis=0))
        y = X + 0.3 * rng.normal(size=(6, 1))
        network, outcome = fit(X, y, units=3, seed=seed)
        grid = np.linspace(X.min(), X.max(), 40)[:, None]
        error = predict(network, outcome.theta, grid) - grid
        line = np.polynomial.Polynomial.fit(X[:, 0], y[:, 0], 1)(grid) - grid
        ratios.append(np.sqrt(np.mean(error**2) / np.mean(line**2)))

    assert np.median(ratios) < 1.5


def test_irrelevant_inputs_are_held_at_zero(seed):
    """Inputs that do nothing have far higher precisions than those that bend the target."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-1.7, 1.7, (200, 4))
    y = standard((np.sin(2 * X[:, :1]) + X[:, 1:2] ** 2) + 0.3 * rng.normal(size=(200, 1)))

    _, outcome = fit(X, y, seed=seed)

    alpha = outcome.details["posterior"].precisions.alpha
    assert max(alpha[:2]) < min(alpha[2:4]) / 3


def test_two_outputs():
    """Outputs share precisions, and each is followed."""
    X, y = wave(0)
    Y = np.column_stack([y, standard(X**2)])

    network, outcome = fit(X, Y)

    error = predict(network, outcome.theta, X) - np.column_stack([np.sin(2 * X), standard(X**2)])
    assert (np.sqrt(np.mean(error**2, axis=0)) < 0.15).all()


def test_same_start_same_bits(seed):
    """Nothing is drawn at random, and the start is not changed."""
    X, y = wave(seed)
    network = Network((1, 5, 1))
    theta = network.initial_theta(np.random.default_rng(seed))
    before = theta.copy()
    objective = make_objective(network, X, y, reduction="sum")

    first, second = (evidence.run(objective, theta, BUDGET, n_values=80.0) for _ in range(2))

    assert_array_equal(first.theta, second.theta)
    assert_array_equal(theta, before)


@pytest.mark.parametrize("max_iter", [1, 3, 12])
def test_stops_at_max_iter(max_iter):
    """However small the budget, there is a posterior at its end."""
    X, y = wave(0)

    _, outcome = fit(X, y, n_starts=1, budget=Budget(max_iter, 0.0))

    assert (outcome.stop, outcome.n_iter) == ("max_iter", max_iter)
    assert np.isfinite(outcome.evidence)


@pytest.mark.parametrize(
    ("answer", "stop"), [(True, "callback"), (KeyboardInterrupt, "interrupted")]
)
def test_stops_when_asked(answer, stop):
    """The observer and Ctrl-C end the run; the best supported point is kept."""
    X, y = wave(0)
    network = Network((1, 5, 1))
    objective = make_objective(network, X, y, reduction="sum")

    def observe(progress):
        if progress.iteration < 15:
            return False
        if answer is True:
            return True
        raise answer

    theta = network.initial_theta(np.random.default_rng(0))
    outcome = evidence.run(objective, theta, BUDGET, observe, n_values=80.0)

    assert (outcome.stop, outcome.n_iter) == (stop, 15)
    assert outcome.loss < 0.1


def test_diverged_from_the_start():
    """A start that is not finite is said to be none."""
    X, y = wave(0)
    network = Network((1, 2, 1))
    objective = make_objective(network, X, y, reduction="sum")

    outcome = evidence.run(objective, np.full(network.n_params, np.inf), BUDGET, n_values=80.0)

    assert (outcome.stop, outcome.is_alive) == ("diverged", False)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"loss": "huber", "reduction": "sum"}, "loss='squared', got 'huber'"),
        ({"reduction": "mean"}, "got 'mean' and 0"),
        ({"reduction": "sum", "alpha": 0.5}, "got 'sum' and 0.5"),
    ],
)
def test_objectives_of_another_kind_are_refused(options, words):
    """The evidence is that of normal noise, and finds its penalties itself."""
    X, y = wave(0)
    objective = make_objective(Network((1, 1)), X, y, **options)

    with pytest.raises(ValueError, match=words):
        evidence.run(objective, np.zeros(2), BUDGET, n_values=80.0)


def test_points_without_a_posterior_are_passed_over(monkeypatch):
    """Where none can be computed the run goes on, and ends at the constant if it never can."""
    X, y = wave(0)
    network = Network((1, 3, 1))
    objective = make_objective(network, X, y, reduction="sum")
    theta = network.initial_theta(np.random.default_rng(0))
    exact = ascent.State.posterior
    monkeypatch.setattr(
        ascent.State, "posterior", lambda s: None if s.theta[:3].any() else exact(s)
    )

    outcome = evidence.run(objective, theta, Budget(20, 1e-4), n_values=80.0)

    assert outcome.stop == "max_iter"
    assert_allclose(predict(network, outcome.theta, X), y.mean(), atol=1e-6)
