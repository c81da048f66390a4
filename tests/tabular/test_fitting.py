"""From a table to a measured network: rows held out, the ladder, doubts."""

import numpy as np
import pytest

from curvesmith import TableError, load
from curvesmith.tabular import fit_table
from curvesmith.tabular.delimited import parse_delimited
from curvesmith.tabular.fitting import _doubts
from curvesmith.tabular.scores import Scores

QUICK = {"hidden_layer_sizes": (4,), "solver": "adam", "max_iter": 100}


def table(n_rows: int = 40, seed: int = 0):
    """A table of a line with noise."""
    rng = np.random.default_rng(seed)
    rows = [f"{x},{2 * x + e},{x % 2:.0f}" for x, e in enumerate(rng.normal(size=n_rows).tolist())]
    return parse_delimited("\n".join(["x,y,z", *rows]).encode(), "data.csv")


def test_ladder_is_measured_on_the_held_out_rows():
    """Mean and linear model are fitted on the other rows and measured on the held-out ones."""
    fit = fit_table(table(), "y", options=QUICK)

    X, y = fit.prepared.X, fit.prepared.y
    train, test = ~fit.held_out, fit.held_out
    expected = np.sqrt(np.mean((y[test] - y[train].mean()) ** 2))
    assert fit.scores["mean"].rmse == pytest.approx(expected)
    predicted = fit.model.predict(X[test])
    assert fit.scores["test"].rmse == pytest.approx(np.sqrt(np.mean((predicted - y[test]) ** 2)))
    assert fit.scores["linear"].r2 > 0.99


def test_network_no_better_than_the_linear_model():
    """On a line the network cannot win, and that is said."""
    fit = fit_table(table(), "y", options={**QUICK, "max_iter": 5})

    (doubt,) = [text for text in fit.warnings if "held-out rows" in text]
    assert doubt.startswith("On the held-out rows the network's RMSE, ")
    assert "is not below that of the" in doubt


@pytest.mark.parametrize(
    ("test", "expected"),
    [(0.5, None), (1.0, "the linear model, 1"), (1.5, "the linear model, 1"), (2.5, "the mean, 2")],
)
def test_doubts(test, expected):
    """The worst comparison that the network lost is named."""
    rmse = {"test": test, "linear": 1.0, "mean": 2.0}
    scores = {name: Scores(value, value, 0.0) for name, value in rmse.items()}

    doubts = _doubts({**scores, "train": scores["test"]})

    assert bool(doubts) == (expected is not None)
    if expected:
        assert f"not below that of {expected}" in doubts[0]


def test_options_of_the_regressor_are_checked():
    """A wrong option is refused in the regressor's words."""
    with pytest.raises(TableError, match=r"`activation` must be .*got 'tahn'"):
        fit_table(table(), "y", options={"activation": "tahn"})


def test_warnings_of_the_regressor_are_kept():
    """What the regressor warns of becomes a sentence of the report."""
    fit = fit_table(table(10), "y", options={**QUICK, "hidden_layer_sizes": (20,)})

    assert any("has 81 parameters for 8 distinct rows" in text for text in fit.warnings)


def test_saved_model_is_the_one_measured(tmp_path):
    """The file holds the model that was fitted without the held-out rows."""
    fit = fit_table(table(), "y", options=QUICK)

    fit.save(tmp_path / "m.curvesmith")

    np.testing.assert_array_equal(load(tmp_path / "m.curvesmith").theta_, fit.model.theta_)
    assert fit.to_dict()["model"] == str(tmp_path / "m.curvesmith")


def test_observer_sees_the_fit():
    """The observer is shown progress, and is no part of the model."""
    seen = []

    fit = fit_table(table(), "y", options=QUICK, observer=seen.append)

    assert seen[-1].iteration <= 100
    assert fit.model.callbacks == ()
