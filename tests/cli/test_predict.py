"""``curvesmith predict``: one prediction for each row, columns matched by name."""

import csv
import json

import numpy as np
import pytest

from curvesmith import NeuralRegressor, load, save

TABLE = "a,b,colour\n0.5,1,red\n-0.5,0,blue\n1,1,green\n"


@pytest.fixture
def expected(model) -> list[float]:
    """What the model itself says of TABLE; inputs are a, b, blue, green, red."""
    X = [[0.5, 1, 0, 0, 1], [-0.5, 0, 1, 0, 0], [1, 1, 0, 1, 0]]
    return load(model).predict(np.array(X, dtype=float)).tolist()


def numbers(text: str) -> list[float]:
    """Read the predictions back."""
    rows = list(csv.reader(text.splitlines()))
    assert rows[0] == ["predicted_y"]
    return [float(row[0]) for row in rows[1:]]


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        "colour,b,a\nred,1,0.5\nblue,0,-0.5\ngreen,1,1\n",
        "id,a,b,colour\n7,0.5,1,red\n8,-0.5,0,blue\n9,1,1,green\n",
        "a;b;colour\n0.5;1;red\n-0.5;0;blue\n1;1;green\n",
    ],
    ids=["same", "reordered", "extra", "semicolons"],
)
def test_predictions_to_the_last_bit(run, model, expected, tmp_path, table):
    """Whatever the order of the columns, predictions are those of the model, to the last bit."""
    (tmp_path / "new.csv").write_text(table)

    result = run("predict", model, "new.csv")

    assert result.exit_code == 0
    assert numbers(result.stdout) == expected


def test_extra_columns_are_said(run, model, tmp_path):
    """Columns that the model does not know are ignored and named on standard error."""
    (tmp_path / "new.csv").write_text("id,a,b,colour\n7,0.5,1,red\n")

    result = run("predict", model, "new.csv")

    assert result.stderr == "note: Column ignored, unknown to the model: 'id'.\n"
    assert run("predict", model, "new.csv", "--quiet").stderr == ""


def test_gaps_keep_rows_in_step(run, model, expected, tmp_path):
    """A row with a missing feature reads NaN; the others stay on their lines."""
    (tmp_path / "new.csv").write_text("a,b,colour\n,1,red\n0.5,1,red\n1,1,\ninf,1,red\n")

    result = run("predict", model, "new.csv")

    assert result.stdout.splitlines()[1:] == ["NaN", repr(expected[0]), "NaN", "NaN"]
    assert "3 rows without prediction: a feature is missing or infinite." in result.stderr


def test_strict(run, model, tmp_path):
    """Under --strict a gap is refused."""
    (tmp_path / "new.csv").write_text("a,b,colour\n0.5,1,red\n,1,red\n")

    result = run("predict", model, "new.csv", "--strict")

    assert result.exit_code == 2
    assert "1 row with missing or infinite cells, the first in row 2 (line 3)" in result.stderr


def test_only_gaps(run, model, tmp_path):
    """A table without a whole row is refused."""
    (tmp_path / "new.csv").write_text("a,b,colour\n,1,red\n,2,blue\n")

    result = run("predict", model, "new.csv")

    assert result.exit_code == 2
    assert "new.csv must hold rows without gaps, got 2 rows with a missing" in result.stderr


def test_extrapolation_is_said(run, model, tmp_path):
    """Rows beyond the range of the fit are counted."""
    (tmp_path / "new.csv").write_text("a,b,colour\n100,1,red\n0.5,1,red\n")

    result = run("predict", model, "new.csv")

    assert "1 row outside the range that the model was fitted on" in result.stderr


def test_scores_if_the_target_is_there(run, model, data):
    """With the target in the table predictions are compared with it."""
    result = run("predict", model, "data.csv")
    report = json.loads(run("predict", model, "data.csv", "--json").stdout)

    assert "note: Against 'y' in the data: RMSE " in result.stderr
    assert report["scores"]["r2"] > 0.5


def test_json(run, model, expected, tmp_path):
    """--json prints one object and nothing else."""
    (tmp_path / "new.csv").write_text(TABLE + ",1,red\n")

    result = run("predict", model, "new.csv", "--json")

    report = json.loads(result.stdout)
    assert result.stderr == ""
    assert list(report) == ["target", "rows", "predictions", "scores", "warnings"]
    assert report["predictions"] == [*expected, None]
    assert report["scores"] is None
    assert report["warnings"] == ["1 row without prediction: a feature is missing or infinite."]


def test_out(run, model, expected, tmp_path):
    """--out writes the file that would have been printed."""
    (tmp_path / "new.csv").write_text(TABLE)

    result = run("predict", model, "new.csv", "--out", "p.csv")

    assert result.stdout == ""
    assert "Predictions of 3 rows are in 'p.csv'." in result.stderr
    assert numbers((tmp_path / "p.csv").read_text()) == expected


def test_out_to_standard_output(run, model, expected, tmp_path):
    """The output ``-`` is standard output."""
    (tmp_path / "new.csv").write_text(TABLE)

    assert numbers(run("predict", model, "new.csv", "--out", "-").stdout) == expected


@pytest.mark.parametrize("name", ["new.csv", "data.curvesmith"])
def test_inputs_are_not_overwritten(run, model, tmp_path, name):
    """Neither the table nor the model can be the output."""
    (tmp_path / "new.csv").write_text(TABLE)

    result = run("predict", model, "new.csv", "--out", name)

    assert result.exit_code == 2
    assert f"must not overwrite what is read, got '{name}'" in result.stderr


def test_model_of_a_data_frame(run, tmp_path):
    """A model saved from Python predicts tables by the names of its data frame."""
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    X = pandas.DataFrame({"p": np.arange(20.0), "q": np.arange(20.0) % 3})
    model = NeuralRegressor((3,), max_iter=100, solver="adam", random_state=0)
    save(model.fit(X, X["p"] + X["q"]), tmp_path / "m.curvesmith")
    (tmp_path / "new.csv").write_text("q,p\n1,4\n2,5\n")

    result = run("predict", "m.curvesmith", "new.csv")

    values = [float(line) for line in result.stdout.splitlines()[1:]]
    assert values == model.predict(X.iloc[[4, 5]]).tolist()


def test_model_of_an_array(run, tmp_path):
    """A model that knows no columns cannot predict a table."""
    X = np.arange(20.0)[:, None]
    model = NeuralRegressor((3,), max_iter=100, solver="adam", random_state=0).fit(X, X[:, 0])
    save(model, tmp_path / "m.curvesmith")
    (tmp_path / "new.csv").write_text("p\n1\n")

    result = run("predict", "m.curvesmith", "new.csv")

    assert result.exit_code == 2
    assert "'m.curvesmith' must know its columns to predict a table" in result.stderr
