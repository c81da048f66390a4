"""The end game: exact data are followed to rounding, noise is not followed at all."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from curvesmith.engines import make_objective, predict
from curvesmith.initial import start_theta
from curvesmith.network import Network
from curvesmith.solvers import Budget, Outcome, evidence
from curvesmith.solvers.exactness import exact_posterior, may_be_exact, sharpen
from curvesmith.solvers.precisions import (
    Groups,
    NoisePrior,
    Precisions,
    Problem,
    posterior_at,
)

BUDGET = Budget(1000, 1e-4)
FUNCTIONS = {
    "square": (np.square, -1.0),
    "sin": (lambda x: np.sin(3 * x), -1.0),
    "exp": (np.exp, -1.0),
    "runge": (lambda x: 1 / (1 + 25 * x**2), -1.0),
    "root": (np.sqrt, 0.01),
}


def standard(column: np.ndarray) -> np.ndarray:
    """Return values of mean 0 and standard deviation 1."""
    return (column - column.mean(axis=0)) / column.std(axis=0)


def rows(name: str, n_rows: int = 120) -> tuple[np.ndarray, np.ndarray]:
    """Return a function on an even grid, scaled."""
    function, low = FUNCTIONS[name]
    x = np.linspace(low, 1, n_rows)[:, None]
    return standard(x), standard(function(x))


def fit(X: np.ndarray, y: np.ndarray, units: int, seed: int, n_starts: int) -> Outcome:
    """Return the best supported of a few starts."""
    network = Network((X.shape[1], units, 1))
    objective = make_objective(network, X, y, reduction="sum")
    return min(
        (
            evidence.run(
                objective,
                start_theta(network, np.random.default_rng([seed, k]), X, k),
                BUDGET,
                n_values=float(len(y)),
            )
            for k in range(n_starts)
        ),
        key=lambda outcome: outcome.score,
    )


@pytest.mark.parametrize("name", FUNCTIONS)
def test_smooth_functions_are_met_to_a_ten_millionth(name):
    """By the best supported of three starts, as share of the range."""
    X, y = rows(name)

    outcome = fit(X, y, 24, seed=0, n_starts=3)

    assert np.sqrt(2 * outcome.loss) < 1e-7 * np.ptp(y)
    assert outcome.stop == "evidence"


def test_ten_periods_are_no_constant():
    """Placed starts are wide enough for a target that oscillates."""
    x = np.linspace(0, 1, 200)[:, None]

    outcome = fit(standard(x), standard(np.sin(20 * np.pi * x)), 32, seed=0, n_starts=4)

    assert outcome.stop != "nothing"
    assert np.sqrt(2 * outcome.loss) < 0.02


@pytest.mark.parametrize("noise", [1e-1, 1e-3, 1e-5])
def test_noise_is_not_followed(noise, seed):
    """However small it is, the fit is closer to the function than the data are."""
    X, y = rows("square")
    noisy = y + noise * np.random.default_rng(seed).normal(size=y.shape)

    outcome = fit(X, noisy, 10, seed, n_starts=2)

    error = predict(Network((1, 10, 1)), outcome.theta, X) - y
    # The noise of 120 values is known to 6 %; a fit of some ten parameters has a fourth of it.
    assert_allclose(outcome.details["posterior"].precisions.beta ** -0.5, noise, rtol=0.2)
    assert np.sqrt(np.mean(error**2)) < 0.5 * noise


def test_sharpening_lowers_the_misfit_and_notes_each_step(seed):
    """Each step is shown, with its misfit."""
    X, y = rows("exp")
    network = Network((1, 8, 1))
    objective = make_objective(network, X, y, reduction="sum")
    theta = network.initial_theta(np.random.default_rng(seed))
    noted: list[float] = []

    end, code = sharpen(objective, theta, lambda theta, E, norm: noted.append(E), 30)

    assert code is None
    assert (np.diff(noted) < 0).all()
    assert len(noted) <= 30
    assert_allclose(objective.value(end), noted[-1], rtol=1e-6)
    assert noted[-1] < 1e-3 * objective.value(theta)


def test_sharpening_ends_when_it_is_told():
    """The answer of ``note`` is handed on."""
    X, y = rows("exp")
    network = Network((1, 8, 1))
    theta = network.initial_theta(np.random.default_rng(0))
    answers = iter([None, None, "time"])

    _, code = sharpen(
        make_objective(network, X, y, reduction="sum"), theta, lambda *_: next(answers)
    )

    assert code == "time"
    assert next(answers, "all asked") == "all asked"


def problem_of(network: Network, n_values: float) -> Problem:
    """Return the problem of so many values."""
    return Problem(Groups.of(network), n_values, NoisePrior.of(n_values))


@pytest.mark.parametrize(
    ("noise", "n_values", "expected"), [(1e-4, 50, True), (1e-2, 50, False), (1e-4, 13, False)]
)
def test_which_fits_may_be_exact(noise, n_values, expected):
    """Those of little noise, and more values than the 13 parameters."""
    network = Network((1, 4, 1))
    problem = problem_of(network, float(n_values))
    precisions = Precisions(np.ones(len(problem.groups)), noise**-2)
    posterior = posterior_at(problem, precisions, np.zeros(13), 1.0, np.eye(13))

    assert may_be_exact(problem, posterior) is expected
    assert not may_be_exact(problem, None)


def test_the_noise_of_a_fit_without_penalties_counts_its_parameters(seed):
    """Beta is N - n_params over the sum of squares, as for linear regression."""
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(40, 1)), rng.normal(size=(40, 1))
    network = Network((1, 3, 1))
    theta = network.initial_theta(rng)
    objective = make_objective(network, X, y, reduction="sum")

    posterior, E = exact_posterior(objective, problem_of(network, 40.0), theta)

    assert objective.value(theta) == E
    assert posterior is not None
    assert_allclose(posterior.precisions.beta, 30 / (2 * E))
    assert_allclose(posterior.precisions.alpha[0], 3 / np.sum(theta[:3] ** 2))
