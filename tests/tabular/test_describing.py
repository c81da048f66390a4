"""What a model file says of itself; the rest is seen through ``curvesmith show``."""

import json

import numpy as np

from curvesmith import NeuralRegressor, save
from curvesmith.tabular import describe_model


def test_model_of_an_array(tmp_path):
    """A model without columns and report says so by None, in strict JSON."""
    X = np.arange(20.0)[:, None]
    model = NeuralRegressor((3,), solver="adam", max_iter=300, random_state=0).fit(X, X[:, 0])
    save(model, tmp_path / "m")

    description = describe_model(tmp_path / "m")

    assert description["features"] is description["target"] is description["report"] is None
    assert description["record"]["n_rows"] == 20
    assert "python" in description["versions"]
    json.dumps(description, allow_nan=False)
