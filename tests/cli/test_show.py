"""``curvesmith show``: what a model is, what it was fitted on, how good it is."""

import json
import re

import numpy as np
import pytest

from curvesmith import NeuralRegressor, save


def test_text(run, model):
    """Network, features with their ranges, data, scores and versions are printed."""
    result = run("show", model.name)

    assert result.exit_code == 0
    assert result.stderr == ""
    for line in (
        r"model +data\.curvesmith",
        r"network +5-4-1 tanh, 29 parameters",
        r"solver +adam, squared loss",
        r"stopped +Made all 200 epochs",
        r"feature +a: -?\d.* to \d",
        r" +colour: blue, green, red",
        r"target +y",
        r"data +data\.csv: 60 rows, 12 of them held out",
        r"written by +python 3",
        r"held-out rows +RMSE",
        r"linear model +\d",
    ):
        assert re.search(rf"^{line}", result.stdout, re.MULTILINE), line


def test_json(run, model):
    """--json prints one object and nothing else."""
    result = run("show", model.name, "--json")

    description = json.loads(result.stdout)
    assert list(description) == ["model", "record", "features", "target", "report", "versions"]
    assert description["record"]["network"] == "5-4-1 tanh"
    assert "losses" not in description["record"]
    assert description["features"][2] == {"name": "colour", "categories": ["blue", "green", "red"]}
    assert description["report"]["test"]["rmse"] > 0


@pytest.mark.parametrize("has_names", [True, False])
def test_model_saved_from_python(run, tmp_path, has_names):
    """A model without a report is shown by what it knows."""
    X = np.arange(20.0)[:, None]
    if has_names:
        pandas = pytest.importorskip("pandas", reason="pandas is not installed")
        X = pandas.DataFrame(X, columns=["speed"])
    model = NeuralRegressor((3,), max_iter=100, solver="adam", random_state=0)
    save(model.fit(X, np.arange(20.0)), tmp_path / "m.curvesmith")

    result = run("show", "m.curvesmith")

    assert re.search(r"^data +20 rows, 1 features", result.stdout, re.MULTILINE)
    assert ("speed" in result.stdout) == has_names
    assert "held-out" not in result.stdout
