"""Rows that a training did not see tell that it follows its own too closely."""

import numpy as np
import pytest

from curvesmith.diagnosis.script.estimators import fitted_estimator
from curvesmith.diagnosis.script.evaluation import Judged
from curvesmith.diagnosis.script.instrument import Site
from curvesmith.diagnosis.script.unseen import overfit_finding

RNG = np.random.default_rng(0)
X = RNG.uniform(-1, 1, (14, 1))
MORE = RNG.uniform(-1.2, 1.2, (200, 1))


def target(rows: np.ndarray) -> np.ndarray:
    """Return what there is to learn."""
    return np.sin(3 * rows[:, 0])


def judged(wiggles: float, others: np.ndarray) -> Judged:
    """Return a network that fits its rows, and swings between them."""
    swing = lambda rows: wiggles * np.prod(rows - X.T, axis=1) * 1e3  # noqa: E731
    predict = lambda rows: target(rows) + swing(rows)  # noqa: E731
    sites = [Site(0, "load", 1, "f"), Site(1, "load", 1, "y")]
    sites += [Site(2, "binary", 1, "f - y", (0, 1), operator="Sub"), Site(3, "load", 1, "rows")]
    after = {3: others, 0: predict(others), 1: target(others)}
    after[2] = after[0] - after[1]
    return Judged(after, {}, sites, predict, None, X, target(X))


def test_many_other_rows_tell_what_few_rows_could():
    """No smoother predicts fourteen rows; two hundred others, within their range, are judged by."""
    found = overfit_finding(judged(3.0, MORE), -1.0)

    assert found is not None
    assert found.cause == "overfit"


@pytest.mark.parametrize(
    ("wiggles", "others"), [(0.0, MORE), (3.0, MORE[:8]), (3.0, MORE + 5)],
    ids=["predicts them", "few rows", "elsewhere"],
)  # fmt: skip
def test_others_that_are_predicted_few_or_elsewhere_accuse_nothing(wiggles, others):
    """What lies outside the rows of the training could not be known."""
    assert overfit_finding(judged(wiggles, others), -1.0) is None


PIPELINE = """\
import numpy as np
from sklearn.neural_network import MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
rows = np.linspace(0, 50, 30)[:, None]
model = make_pipeline(StandardScaler(), MLPRegressor(hidden_layer_sizes=4, max_iter=5))
model.fit(rows, rows[:, 0])
guess = model.predict(rows + 1)
"""


@pytest.mark.filterwarnings("ignore")
def test_rows_that_a_pipeline_scales_are_those_its_model_was_asked_for(tmp_path):
    """The script itself never sees them."""
    path = tmp_path / "script.py"
    path.write_text(PIPELINE)
    fitted = fitted_estimator(path, PIPELINE, ())

    assert fitted is not None
    (asked,) = fitted.judged.asked
    assert asked.shape == (30, 1)
    assert abs(asked).max() < 3


@pytest.mark.filterwarnings("ignore")
def test_an_estimator_that_is_given_no_zeros_is_examined_with_them(tmp_path):
    """An encoder returns matrices that leave them out."""
    text = PIPELINE.replace("StandardScaler", "OneHotEncoder")
    fitted = fitted_estimator(tmp_path / "script.py", text.replace("rows + 1", "rows"), ())

    assert fitted is not None
    np.testing.assert_array_equal(fitted.subject.X, np.eye(30))
    np.testing.assert_array_equal(fitted.judged.asked[0], np.eye(30))
