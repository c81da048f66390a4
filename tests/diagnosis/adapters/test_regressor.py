"""NeuralRegressor as a subject: in the units of the data, with its own loss and start."""

import warnings
from typing import Any

import numpy as np
import pytest

from curvesmith import NeuralRegressor
from curvesmith.diagnosis.adapters import subject_of
from curvesmith.diagnosis.subject import Subject

X = np.random.default_rng(0).random((80, 2)) * [1000.0, 1.0]
Y = 50.0 + X[:, 0] * 0.1 + 10 * X[:, 1] ** 2


def examined(y: np.ndarray = Y, **options: Any) -> tuple[NeuralRegressor, Subject]:
    """Return a regressor fitted briefly, and the subject made of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = NeuralRegressor(
            hidden_layer_sizes=4, max_iter=30, n_starts=2, random_state=0, **options
        ).fit(X, y)
    return model, subject_of(model, X, y)


@pytest.mark.parametrize("loss", ["squared", "absolute", "poisson"])
def test_predictions_are_the_models(loss: str):
    """In the units of the targets."""
    model, subject = examined(loss=loss)
    np.testing.assert_array_equal(subject.judged(subject.final)[:, 0], model.predict(X))


def test_one_network_of_a_committee_is_examined():
    """The best supported one; what it predicts alone is what ``forward`` says."""
    model, subject = examined(n_members=1)
    np.testing.assert_array_equal(subject.outputs(subject.final)[:, 0], model.predict(X))


def test_the_structure_holds_the_scalings():
    """It predicts in the units of the targets, and tells what the first layer sees."""
    model, subject = examined(n_members=1)
    assert subject.structure is not None
    np.testing.assert_allclose(
        subject.structure.forward(subject.final, X)[:, 0], model.predict(X), rtol=1e-12
    )
    seen = subject.structure.scaled_inputs(X)
    np.testing.assert_allclose(seen.std(axis=0), 1, rtol=1e-12)


def test_behind_a_logarithm_there_is_no_structure():
    """Exp is none of the output activations."""
    assert examined(loss="poisson")[1].structure is None


@pytest.mark.parametrize("options", [{}, {"alpha": 0.1}, {"loss": "huber", "huber_delta": 0.5}])
def test_the_gradient_is_that_of_the_loss(options: dict[str, Any]):
    """With penalty and parameters of the loss."""
    _, subject = examined(**options)
    gradient = subject.flatten(subject.reported_gradient(subject.params))
    # Rounding of central differences.
    np.testing.assert_allclose(
        gradient, subject.numeric_gradient(subject.params), rtol=1e-5, atol=1e-8
    )


def test_the_loss_ends_where_the_record_ends():
    """Without early stopping, training minimized the loss of the subject."""
    _, subject = examined(regularization="l2", alpha=0.01)
    assert subject.losses is not None
    # The record's data are rounded to a grid of 4e-9.
    assert subject.reported_loss(subject.final) == pytest.approx(subject.losses[-1], rel=1e-6)


def test_it_starts_where_the_kept_start_began():
    """After one step too small to matter, the parameters are still those of the start."""
    model, subject = examined(solver="gd", learning_rate=1e-30, tol=0.0)
    np.testing.assert_allclose(subject.flatten(subject.params), model.theta_, atol=1e-25)


def test_a_fit_that_went_on_knows_no_start():
    """Then the parameters given are the trained ones."""
    model, _ = examined(solver="adam", warm_start=True)
    subject = subject_of(model, X, Y)
    np.testing.assert_array_equal(subject.flatten(subject.params), subject.flatten(subject.final))


def test_the_model_is_left_as_it_is():
    """Theta is not touched by anything that the subject does."""
    model, subject = examined()
    before = model.theta_.copy()
    subject.numeric_gradient(subject.final)
    subject.start(0)
    np.testing.assert_array_equal(model.theta_, before)


def test_a_model_that_is_not_fitted_is_refused():
    """There is nothing to examine yet."""
    with pytest.raises(ValueError, match=r"must be fitted .* got one without `theta_`"):
        subject_of(NeuralRegressor(), X, Y)
