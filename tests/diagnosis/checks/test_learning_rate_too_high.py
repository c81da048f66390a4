"""Learning rate too high."""

import warnings

import pytest
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.adapters import subject_of
from curvesmith.diagnosis.checks import learning_rate_too_high
from curvesmith.diagnosis.checks.learning_rate_too_high import check, forecast
from curvesmith.diagnosis.evidence import Evidence

FAULT = [("learning-rate-too-high", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("rate", [5.0, 50.0])
def test_long_steps_are_found(seed, rate):
    """Steps ten and a hundred times beyond the limit diverge."""
    assert found(check, network_subject(*curve(60), seed, rate=rate, n_steps=500)) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
def test_long_steps_of_adam_are_found(seed):
    """Where S is not known, a shorter step that fits gives the long one away."""
    subject = network_subject(*curve(60), seed, method="adam", rate=3.0, n_steps=400)

    assert found(check, subject) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("rate", [0.1, 1e-4])
def test_shorter_steps_are_left_alone(seed, rate):
    """Steps within the limit are not blamed, whether they suffice or not."""
    assert found(check, network_subject(*curve(60), seed, rate=rate, n_steps=500)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_oscillation_that_ends_well_is_left_alone(seed):
    """At the edge of stability the loss may rise now and then."""
    assert found(check, network_subject(*curve(60), seed, rate=0.5)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_noise_of_small_batches_is_told(seed):
    """Where curvature allows the rate, batches of two rows do not."""
    X, y = curve(200, noise=0.3)
    model = MLPRegressor(
        hidden_layer_sizes=10, activation="tanh", solver="sgd", momentum=0.0, tol=0.0
    )
    model.set_params(learning_rate_init=0.4, batch_size=2, max_iter=30, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(X, y[:, 0])

    subject = subject_of(model, X, y[:, 0])
    finding = learning_rate_too_high._finding(Evidence(subject), 0.5, 0.9, 0.1)

    assert "gradient noise scale" in {number.name for number in finding.evidence}
    assert "larger batches" in finding.remedy.sentence


@pytest.mark.parametrize(
    ("S", "word"), [(0.0, "stable"), (0.1, "stable"), (1.0, "unstable"), (5.0, "diverges")]
)
def test_forecast_says_what_S_means(S, word):  # noqa: N802
    """The bands of S have names."""
    assert forecast(S) == word
