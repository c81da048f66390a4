"""The epochs of a NeuralRegressor, made again from outside."""

import warnings

import numpy as np
import pytest

from curvesmith import FitError, FitWarning, NeuralRegressor
from curvesmith.diagnosis.adapters import subject_of

# The fit rounds scaled data to a grid (docs/decisions/0006), which moves them by up to 1e-8; Adam
# divides by gradients and makes more of it.
ATOL_GRID = 1e-7


def fitted(n_rows=60, **options):
    """A short training of a sine, and its rows."""
    X = np.linspace(-2, 2, n_rows)[:, np.newaxis]
    y = np.sin(2 * X[:, 0])
    model = NeuralRegressor((5,), max_iter=12, n_starts=1, random_state=3, tol=0.0, **options)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FitWarning)
        return model.fit(X, y), X, y


def check_ends_as_fitted(subject, reached):
    """The parameters are the fitted ones, but for what the grid of the data makes of them."""
    expected = subject.flatten(subject.trained)

    np.testing.assert_allclose(subject.flatten(reached), expected, atol=ATOL_GRID, rtol=0)


@pytest.mark.parametrize("solver", ["gd", "sgd", "momentum", "nesterov", "rmsprop", "adam"])
def test_steps_lead_where_the_fit_led(solver):
    """As many epochs from the same start end at the fitted parameters, but for the rows' order."""
    model, X, y = fitted(solver=solver, learning_rate=0.01, batch_size=60)
    subject = subject_of(model, X, y)

    *_, reached = subject.steps(subject.params, subject.n_steps)

    check_ends_as_fitted(subject, reached)


def test_mini_batches_come_in_the_same_order():
    """With batches the epochs are those of the fit, to the bit of its shuffling."""
    model, X, y = fitted(solver="adam", learning_rate=0.01, batch_size=7)
    subject = subject_of(model, X, y)

    *_, reached = subject.steps(subject.params, subject.n_steps)

    check_ends_as_fitted(subject, reached)


def test_automatic_choices_are_known():
    """Learning rate and batches that were left to the fit are found again."""
    model, X, y = fitted(solver="adam")
    subject = subject_of(model, X, y)

    assert f"Learning rate {subject.learning_rate:g}" in " ".join(model.record_.why)


def test_begins_anew_elsewhere():
    """Other parameters, or the first ones again, start from a memory of zero."""
    model, X, y = fitted(solver="momentum", learning_rate=0.01)
    subject = subject_of(model, X, y)

    first = [subject.stepped(subject.params) for _ in range(2)]

    np.testing.assert_array_equal(subject.flatten(first[0]), subject.flatten(first[1]))


def test_a_fit_that_failed_can_be_examined():
    """A model without parameters is examined where its training would begin."""
    X = np.linspace(-2, 2, 60)[:, np.newaxis]
    y = np.sin(2 * X[:, 0])
    model = NeuralRegressor((5,), solver="gd", learning_rate=1e6, max_iter=50, random_state=3)
    with pytest.raises(FitError, match="the loss became infinite or NaN"):
        model.fit(X, y)

    subject = subject_of(model, X, y)

    assert subject.trained is None
    assert (subject.learning_rate, subject.n_steps) == (1e6, 50)
    expected = model.set_params(max_iter=1, learning_rate=1e-300, n_starts=1)
    with pytest.warns(FitWarning, match="The loss did not move"):
        expected.fit(X, y)
    # Biases begin at 0, where even a step of 1e-300 is seen.
    np.testing.assert_allclose(
        subject.flatten(subject.params), expected.theta_, atol=1e-299, rtol=0
    )


@pytest.mark.parametrize(
    "options", [{"solver": "lbfgs"}, {"solver": "lm"}, {"solver": "adam", "early_stopping": True}]
)
def test_no_epochs_without_a_first_order_training(options):
    """Solvers without a learning rate have no step, nor has a training that held rows out."""
    assert subject_of(*fitted(**options)).step is None
