"""Predictions of a table as text and JSON; what the command line does not reach."""

import numpy as np
import pytest

from curvesmith import ModelFileError, NeuralRegressor, save
from curvesmith.tabular import TablePrediction, fit_table, predict_table
from curvesmith.tabular.delimited import parse_delimited


def table(text: str):
    """Read a table from text."""
    return parse_delimited(text.encode(), "data.csv")


def test_csv_is_exact(seed):
    """Numbers in the text come back to the last bit, in both precisions."""
    values = np.random.default_rng(seed).normal(size=20)
    for dtype in (np.float32, np.float64):
        text = TablePrediction("y", values.astype(dtype)).to_csv()

        assert text.splitlines()[0] == "predicted_y"
        back = np.array(text.splitlines()[1:], dtype=dtype)
        np.testing.assert_array_equal(back, values.astype(dtype), strict=True)


def test_target_name_with_a_comma():
    """A name that needs quotes gets them."""
    assert TablePrediction("y, in m", np.zeros(1)).to_csv() == '"predicted_y, in m"\n0.0\n'


def test_measured_rows_give_the_scores_again(tmp_path):
    """Predicting the table of the fit gives the scores of the fit, over all its rows."""
    rng = np.random.default_rng(0)
    rows = "".join(f"{x!r},{x**2!r}\n" for x in rng.normal(size=40).tolist())
    data = table("x,y\n" + rows)
    options = {"hidden_layer_sizes": (4,), "solver": "adam", "max_iter": 300}
    fit = fit_table(data, "y", options=options, test_size=0)
    fit.save(tmp_path / "m")

    prediction = predict_table(tmp_path / "m", data)

    assert prediction.scores == fit.scores["train"]


def test_target_with_gaps_or_words(tmp_path):
    """A target column that is not all numbers is compared where it can be, else not."""
    data = table("x,y\n" + "".join(f"{i},{i % 5}\n" for i in range(20)))
    options = {"hidden_layer_sizes": (4,), "solver": "adam", "max_iter": 50}
    fit_table(data, "y", options=options).save(tmp_path / "m")

    assert predict_table(tmp_path / "m", table("x,y\n1,\n2,2\n")).scores is not None
    assert predict_table(tmp_path / "m", table("x,y\n1,?\n2,\n")).scores is None
    assert predict_table(tmp_path / "m", table("x,y\n1,low\n2,high\n")).scores is None


def test_several_outputs(tmp_path):
    """A model of several targets cannot predict one column."""
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    X = pandas.DataFrame({"x": np.arange(20.0)})
    model = NeuralRegressor((3,), solver="adam", max_iter=300, random_state=0)
    save(model.fit(X, np.stack([X["x"], -X["x"]], axis=1)), tmp_path / "m")

    with pytest.raises(
        ModelFileError, match="must predict one column to be used on a table, got 2"
    ):
        predict_table(tmp_path / "m", table("x\n1\n"))
