"""MLPRegressor as a subject: its own loss, gradient, steps and starts."""

import warnings
from typing import Any

import numpy as np
import pytest
from sklearn.neural_network import MLPRegressor

from curvesmith.diagnosis.adapters import subject_of

X = np.random.default_rng(0).random((60, 2))
Y = np.column_stack([X.sum(axis=1), X[:, 0] ** 2])
RTOL = 1e-6  # of central differences


def fitted(y: np.ndarray, **options: Any) -> MLPRegressor:
    """Return a model fitted briefly."""
    model = MLPRegressor(hidden_layer_sizes=(5,), random_state=3, max_iter=4, **options)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return model.fit(X, y)


@pytest.mark.parametrize("solver", ["lbfgs", "adam", "sgd"])
def test_predictions_are_the_models(solver: str):
    """The trained parameters predict what the model predicts, to the bit."""
    model = fitted(Y, solver=solver)
    subject = subject_of(model, X, Y)
    np.testing.assert_array_equal(subject.outputs(subject.final), model.predict(X))


def test_the_loss_is_the_models():
    """The loss at the end is the one that L-BFGS reported."""
    model = fitted(Y, solver="lbfgs", alpha=0.1)
    subject = subject_of(model, X, Y)
    assert subject.reported_loss(subject.final) == pytest.approx(model.loss_, rel=1e-12)


def test_with_one_output_the_gradient_is_right():
    """It is that of the loss."""
    subject = subject_of(fitted(X[:, 0], solver="lbfgs", activation="tanh"), X, X[:, 0])
    gradient = subject.flatten(subject.reported_gradient(subject.params))
    np.testing.assert_allclose(gradient, subject.numeric_gradient(subject.params), RTOL, 1e-9)


def test_with_several_outputs_the_gradient_is_several_times_too_long():
    """scikit-learn's issue 8349: the loss is averaged over outputs, its gradient added up."""
    subject = subject_of(fitted(Y, solver="lbfgs", activation="tanh", alpha=0.0), X, Y)
    gradient = subject.flatten(subject.reported_gradient(subject.params))
    np.testing.assert_allclose(gradient, 2 * subject.numeric_gradient(subject.params), RTOL, 1e-9)


@pytest.mark.parametrize("solver", ["adam", "sgd"])
def test_steps_repeat_the_fit(solver: str):
    """From the start that `random_state` draws, epoch by epoch, to where the fit ended."""
    model = fitted(Y, solver=solver, batch_size=20, shuffle=False)
    subject = subject_of(model, X, Y)
    *_, last = subject.steps(subject.params, 4)
    for name, array in subject.final.items():
        np.testing.assert_allclose(last[name], array, rtol=1e-12, atol=1e-15)


def test_the_model_is_left_as_it_is():
    """Nothing of it changes by being examined, and it is still only what the user fitted."""
    model = fitted(Y, solver="adam")
    before = {name: repr(value) for name, value in vars(model).items()}
    subject = subject_of(model, X, Y)
    list(subject.steps(subject.params, 3))
    subject.numeric_gradient(subject.params)
    assert {name: repr(value) for name, value in vars(model).items()} == before


def test_training_goes_the_same_way_with_and_without_examining():
    """The rest of the training is bit-identical."""
    ends = []
    for is_examined in (False, True):
        model = fitted(Y, solver="adam")
        if is_examined:
            subject = subject_of(model, X, Y)
            list(subject.steps(subject.params, 3))
        for _ in range(3):
            model.partial_fit(X, Y)
        ends.append(np.concatenate([W.ravel() for W in model.coefs_]))
    np.testing.assert_array_equal(*ends)


def test_a_model_that_is_not_fitted_is_a_subject():
    """It then has a start, and no end."""
    subject = subject_of(MLPRegressor(hidden_layer_sizes=(4, 3)), X, Y)
    assert subject.trained is None
    assert subject.structure is not None
    assert subject.structure.sizes(subject.params) == (2, 4, 3, 2)


@pytest.mark.parametrize("activation", ["identity", "logistic", "tanh", "relu"])
def test_the_structure_predicts_the_same(activation: str):
    """The network that it names is the network that it is."""
    subject = subject_of(fitted(Y, activation=activation), X, Y)
    assert subject.structure is not None
    np.testing.assert_allclose(
        subject.structure.forward(subject.final, subject.inputs),
        subject.outputs(subject.final),
        rtol=1e-12,
        atol=1e-14,
    )


@pytest.mark.parametrize(
    ("options", "update"),
    [
        ({"solver": "sgd"}, "nesterov"),
        ({"solver": "sgd", "nesterovs_momentum": False}, "momentum"),
        ({"solver": "sgd", "momentum": 0.0}, "sgd"),
        ({"solver": "adam"}, "adam"),
        ({"solver": "lbfgs"}, "lbfgs"),
    ],
)
def test_the_update_rule_is_named(options: dict[str, Any], update: str):
    """In our words."""
    assert subject_of(MLPRegressor(**options), X, Y).update == update
