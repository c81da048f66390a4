"""The record tells what happened, and the best start is kept."""

import json
from importlib.metadata import PackageNotFoundError

import numpy as np
import pytest

from curvesmith import FitError, NeuralRegressor
from curvesmith.fitting.conclusion import Conclusion, versions
from curvesmith.fitting.fit import fit_network
from curvesmith.fitting.rows import Rows

X = np.linspace(-1.0, 1.0, 40)[:, None]


def fit(**parameters) -> Conclusion:
    """Fit a small network to a wave."""
    model = NeuralRegressor(4, **{"alpha": 1e-3} | parameters)
    return fit_network(model.get_params(deep=False), Rows(X, np.sin(3 * X), np.ones(40)), 3)


def test_record_tells_what_happened():
    """Sizes, solver, penalty, engine and dtype."""
    record = fit(max_iter=7, n_starts=2).record

    assert (record.network, record.n_params, record.solver) == ("1-4-1 tanh", 13, "lbfgs")
    assert (record.alpha, record.loss, record.engine) == (1e-3, "squared", "native")
    assert (record.dtype, record.random_state) == ("float64", 3)
    assert (record.n_rows, record.n_features, record.n_outputs) == (40, 1, 1)
    assert record.seconds > 0
    assert record.versions == versions()


def test_lowest_loss_is_kept():
    """The curves are those of the best start."""
    conclusion = fit(max_iter=30, n_starts=4)
    record = conclusion.record

    losses = [start.loss for start in record.starts]
    assert record.best_start == int(np.argmin(losses))
    assert conclusion.outcome.loss == min(losses)
    assert record.losses == conclusion.outcome.losses
    assert len({start.seed for start in record.starts}) == 4


def test_reason_to_stop_is_a_code_and_a_sentence():
    """With the numbers of this fit."""
    record = fit(max_iter=7, n_starts=1).record

    assert record.stop == "max_iter"
    assert record.stopped == "Made all 7 iterations of `max_iter`."


def test_record_survives_strict_json():
    """Whatever NumPy scalars the parameters were."""
    record = fit(alpha=np.float32(0.5), max_iter=np.int64(3)).record

    json.dumps(record.to_dict(), allow_nan=False)


@pytest.mark.parametrize("loss", ["squared", "poisson"])
def test_train_r2_is_that_of_the_predictions(loss):
    """Measured in scaled units, the same in the user's."""
    y = np.exp(np.sin(3 * X[:, 0]))
    model = NeuralRegressor(4, alpha=1e-3, loss=loss, random_state=0).fit(X, y)

    # A few roundings of sums of 40 squares.
    assert model.record_.train_r2 == pytest.approx(model.score(X, y), rel=1e-9)


def test_all_starts_dead_is_an_error_with_the_record():
    """The evidence of the failure is kept."""
    with pytest.raises(
        FitError, match=r"Training stopped at epoch \d+: .* \(now 100000\)"
    ) as caught:
        fit(solver="gd", learning_rate=1e5, activation="relu", n_starts=2, max_iter=500)

    record = caught.value.record
    assert (record.stop, record.best_start) == ("diverged", -1)
    assert len(record.starts) == 2
    assert max(record.losses[:-1]) > 1e30


def test_some_starts_dead_is_a_doubt():
    """The others decide."""
    conclusion = fit(solver="gd", learning_rate=1.2, activation="relu", n_starts=20, max_iter=300)

    dead = [start for start in conclusion.record.starts if start.stop == "diverged"]
    assert 0 < len(dead) < 20
    assert f"{len(dead)} of 20 starts diverged" in conclusion.record.warnings[0]


def test_a_library_without_metadata_has_no_version(monkeypatch):
    """Run from a source folder, curvesmith itself is not installed."""

    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("curvesmith.fitting.conclusion.version", missing)

    assert versions.__wrapped__()["curvesmith"] == "not installed"
