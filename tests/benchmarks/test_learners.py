"""Every learner learns, and says what was unusual."""

import warnings

import numpy as np
import pytest

from benchmarks import learners
from benchmarks.learners import LEARNERS, Curvesmith, GaussianProcess
from benchmarks.measuring import measure
from benchmarks.splits import Task


def line_task(seed: int, n: int = 40) -> Task:
    """Return rows of a line with a little noise."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, 2))
    y = X @ [1.0, -2.0] + 0.1 * rng.normal(size=n)
    return Task("line", seed, X[: n // 2], y[: n // 2], X[n // 2 :], y[n // 2 :])


class WithPosterior:
    """A fitted model as `NeuralRegressor` is after a fit with the evidence."""

    def predict(self, X, return_std=False):
        """Return zeros, with deviations of 2."""
        mean = np.zeros(len(X))
        return (mean, mean + 2) if return_std else mean

    def predict_interval(self, X, coverage):
        """Return a narrow interval."""
        assert coverage == 0.9
        return np.full(len(X), -1.0), np.full(len(X), 1.0)

    def log_density(self, X, y):
        """Return the targets, to be recognised."""
        assert len(X) == len(y)
        return y


class WithoutIntervals(WithPosterior):
    """The same for a fit that has seen all rows and is not sure of its weights."""

    def predict_interval(self, X, coverage):
        """Refuse as `NeuralRegressor` does."""
        raise ValueError("`predict_interval` must know errors. Fit again.")


@pytest.mark.parametrize("name", [name for name in LEARNERS if name != "boosting"])
def test_every_learner_beats_the_mean(name):
    """On rows that lie nearly on a line; boosting needs more of them."""
    result = measure(name, line_task(0))

    assert "failed" not in result
    assert result["r2"] > 0.5
    assert result["processor_seconds"] > 0


def test_failure_is_a_result():
    """A learner that raises is reported by its error, and nothing is raised."""
    task = line_task(0)
    task.X[0, 0] = np.nan

    assert "nan" in measure("linear", task)["failed"].lower()


def test_warnings_are_counted():
    """Warnings of a fit end in its result, not on the screen."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = measure("mlp", Task("noise", 0, *noise(12), *noise(12)))

    assert set(result.get("warnings", {})) <= {"ConvergenceWarning"}


def noise(n: int):
    """Return inputs and targets that have nothing to do with each other."""
    rng = np.random.default_rng(n)
    return rng.normal(size=(n, 1)), rng.normal(size=n)


def test_error_bars_fall_back_to_residuals_and_say_so():
    """A fit without a posterior is given the deviation of its residuals, with a note."""
    ours = Curvesmith()
    task = line_task(1)
    ours.model = learners.NeuralRegressor(random_state=0, solver="lbfgs", alpha=1e-3)
    ours.model.fit(task.X, task.y)
    ours.residual_std = np.std(task.y - ours.model.predict(task.X), axis=0)

    forecast = ours.forecast(task.X_test)

    np.testing.assert_allclose(forecast.std, ours.residual_std)
    assert "training residuals" in ours.note
    assert "lbfgs" in ours.note


def test_posterior_and_intervals_are_used_where_there_are():
    """Error bars and intervals come from the model, without a note."""
    ours = Curvesmith()
    ours.model = WithPosterior()

    forecast = ours.forecast(np.zeros((5, 1)))

    assert (set(forecast.std), set(forecast.low), set(forecast.high)) == ({2.0}, {-1.0}, {1.0})
    assert forecast.log_density(np.arange(5.0)).tolist() == [0, 1, 2, 3, 4]
    assert ours.note == ""


def test_intervals_fall_back_to_error_bars_and_say_so():
    """Where the model knows no interval, that of its error bars serves, with a note."""
    ours = Curvesmith()
    ours.model = WithoutIntervals()

    forecast = ours.forecast(np.zeros((5, 1)))

    assert forecast.low is None
    assert "must know errors" in ours.note


def test_process_says_that_it_saw_a_part(monkeypatch):
    """More rows than it can take are drawn from, and the note says so."""
    monkeypatch.setattr(GaussianProcess, "MOST_ROWS", 10)

    result = measure("gp", line_task(2))

    assert result["n_train"] == 20
    assert "10 rows drawn" in result["note"]
