"""A fit that ends badly names the first finding in its warning, and is not changed by that."""

import warnings

import numpy as np
import pytest
from numpy.testing import assert_array_equal

import curvesmith
from curvesmith import FitError, FitWarning, NeuralRegressor, diagnose, examiner
from curvesmith.diagnosis import glance

X = np.random.default_rng(0).uniform(1, 4, (150, 1))
WAVE = np.sin(2 * X[:, 0])
RAMP = np.abs(X[:, 0] - 2.5) + 0.5 * X[:, 0]
NOISE = np.random.default_rng(1).normal(size=150)
RAW = {"input_scaling": "none", "activation": "relu", "max_iter": 500}
# From this start every unit comes to bend outside the rows.
STRAIGHT = RAW | {"learning_rate": 0.01, "max_iter": 2000, "alpha": 0.0, "random_state": 3}


def descent(**parameters) -> NeuralRegressor:
    """Return a small network trained by gradient descent in milliseconds."""
    usual = {"hidden_layer_sizes": 8, "solver": "gd", "learning_rate": 0.1, "max_iter": 200}
    return NeuralRegressor(**usual | {"n_starts": 1, "random_state": 0} | parameters)


def warned(model: NeuralRegressor, X: np.ndarray, y: np.ndarray) -> str:
    """Return the one warning of a fit."""
    with pytest.warns(FitWarning, match="Ask `curvesmith") as caught:
        model.fit(X, y)
    (warning,) = caught
    assert model.record_.warnings == [str(warning.message)]
    return str(warning.message)


BAD = {
    "silent line": (descent(**STRAIGHT), X, RAMP, "kinks-outside-data"),
    "kinks elsewhere": (descent(**RAW), 1e5 + 1000 * X, WAVE, "kinks-outside-data"),
    "nothing to learn": (NeuralRegressor(8, alpha=10.0, n_starts=1), X, NOISE, "nothing-to-learn"),
    "raw inputs": (descent(**RAW, learning_rate=1e-9), 1000 * X, WAVE, "inputs-not-scaled"),
    "too slow": (descent(learning_rate=0.002), X, WAVE, "learning-rate-too-low"),
}


@pytest.mark.parametrize("name", BAD)
def test_the_warning_names_the_first_finding(name):
    """The one that an examination without re-runs puts first, with its remedy."""
    model, X, y, cause = BAD[name]

    text = warned(model, X, y)

    first = diagnose(model, X, y, rerun=False).findings[0]
    assert first.cause == cause
    assert f" Found: {cause}. {first.sentence} {first.remedy.sentence} Ask " in text
    assert text.endswith("for evidence and proof.")


def test_a_line_is_only_suspect():
    """Where nothing confirms the suspicion there is no warning: these targets are a line."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        descent(**STRAIGHT).fit(X, 2 * X[:, 0] + 0.3 * NOISE)


def test_divergence_names_the_first_finding():
    """In the error that the fit raises."""
    with pytest.raises(
        FitError, match=r"NaN\. .* Found: learning-rate-too-high\. .* 50 is .*"
    ) as e:
        descent(learning_rate=50.0).fit(X, WAVE)

    assert e.value.record.stop == "diverged"


def test_divergence_of_a_second_fit_is_examined_as_such():
    """Not as the first one, whose parameters are still there."""
    model = descent(max_iter=2000).fit(X, WAVE)

    with pytest.raises(FitError, match=r"Found: learning-rate-too-high\. .* 50 is"):
        model.set_params(learning_rate=50.0).fit(X, WAVE)


@pytest.mark.parametrize("state", [0, np.random.RandomState(3)], ids=["seed", "state"])
def test_nothing_of_the_fit_changes(monkeypatch, state):
    """Parameters, record and all random states are those of a fit that nobody examines."""
    kept = []
    for examined in (True, False):
        if not examined:
            monkeypatch.setattr(examiner, "_appointed", [])
        np.random.seed(7)  # noqa: NPY002 - others may use it
        given = np.random.RandomState(3) if isinstance(state, np.random.RandomState) else state
        model = descent(learning_rate=0.002, random_state=given)
        warned(model, X, WAVE)
        drawn = given.rand() if isinstance(given, np.random.RandomState) else 0.0
        kept.append((model.theta_.copy(), model.record_.losses, drawn, np.random.rand()))  # noqa: NPY002

    assert_array_equal(kept[0][0], kept[1][0])
    assert kept[0][1:] == kept[1][1:]


def test_data_are_not_changed():
    """Nor does the examination call the user's callbacks, or print."""
    calls = []
    before = X.copy(), WAVE.copy()
    model = descent(learning_rate=0.002, callbacks=(lambda progress: calls.append(1),))
    with pytest.warns(FitWarning, match="Found: "):
        model.fit(X, WAVE)
    n_calls = len(calls)
    examiner.ask(model, X, WAVE)

    assert_array_equal(X, before[0])
    assert_array_equal(WAVE, before[1])
    assert len(calls) == n_calls


def test_an_examination_that_fails_takes_nothing_along(monkeypatch):
    """The fit's own warning stands, and asks as before."""

    def fail(model, X, y):
        raise ZeroDivisionError

    monkeypatch.setattr(examiner, "_appointed", [fail])

    text = warned(descent(learning_rate=0.002), X, WAVE)

    assert "Found" not in text
    assert text.endswith("Ask `curvesmith.diagnose(model, X, y)` for the cause.")


def test_fits_inside_an_examination_do_not_ask(monkeypatch):
    """Else one bad fit would lead to the next."""
    asked = []
    monkeypatch.setattr(examiner, "_appointed", [lambda *fit: asked.append(fit) or "Found: x."])

    with examiner.unasked():
        assert "Found" not in warned(descent(learning_rate=0.002), X, WAVE)
    assert asked == []
    assert "Found: x." in warned(descent(learning_rate=0.002), X, WAVE)
    assert len(asked) == 1


def test_weighted_fits_are_not_examined():
    """An examination knows no weights; it would judge another fit."""
    with pytest.warns(FitWarning, match="Ask `curvesmith") as caught:
        descent(learning_rate=0.002).fit(X, WAVE, sample_weight=1 + X[:, 0])

    assert "Found" not in str(caught[0].message)


def test_interrupted_fits_are_not_examined(monkeypatch):
    """Who presses Ctrl-C wants to go on."""
    monkeypatch.setattr(examiner, "_appointed", [lambda *fit: pytest.fail("asked")])

    def stop(progress):
        raise KeyboardInterrupt

    with pytest.warns(FitWarning, match="interrupted"):
        descent(callbacks=(stop,)).fit(X, WAVE)


@pytest.mark.parametrize("batch_size", ["auto", 32])
def test_many_rows_are_glanced_at_by_some(monkeypatch, batch_size):
    """The cause is seen with a part of them; a training in batches is not made again."""
    monkeypatch.setattr(glance, "MOST_ROWS", 100)
    model = descent(**RAW, learning_rate=1e-9, batch_size=batch_size)

    assert "Found: inputs-not-scaled" in warned(model, 1000 * X, WAVE)


def test_time_that_is_over_leaves_the_question(monkeypatch):
    """No check begins after its time."""
    monkeypatch.setattr(glance, "SECONDS", -1.0)

    assert "Found" not in warned(descent(learning_rate=0.002), X, WAVE)


def test_importing_the_package_appoints_without_loading():
    """The diagnosis is loaded by the first fit that ends badly."""
    assert examiner._appointed == [curvesmith._first_finding]
