"""update-ignores-gradient: found in sick updates, silent in healed ones and look-alikes."""

import warnings
from dataclasses import replace

import numpy as np
import pytest
from tests.diagnosis.code_subjects import causes, code_subject

from curvesmith.diagnosis.adapters.mlp import mlp_subject
from curvesmith.diagnosis.checks import update_ignores_gradient


@pytest.mark.parametrize("has_gradient", [True, False])
def test_sick_update_is_named(has_gradient: bool):
    """It finds updates along theta, whether or not the gradient is offered."""
    subject = code_subject(rule="theta", has_gradient=has_gradient)
    assert causes(update_ignores_gradient.check, subject) == ["update-ignores-gradient"]


@pytest.mark.parametrize("rule", ["gd", "decay", "batches"])
def test_healthy_update_is_left_alone(rule: str):
    """Plain descent, its nearest look-alike and mini-batches give no finding."""
    assert causes(update_ignores_gradient.check, code_subject(rule=rule)) == []


def test_subject_without_step_is_left_alone():
    """Nothing moves, so nothing can be wrong about it."""
    assert causes(update_ignores_gradient.check, code_subject(step=None, reset=None)) == []


def test_rate_of_a_library_that_is_too_high_follows_the_gradient():
    """Steps of scikit-learn are epochs of its own code, however wildly they jump."""
    from sklearn.neural_network import MLPRegressor

    rng = np.random.default_rng(0)
    X = rng.standard_normal((300, 3))
    y = 5 + 0.03 * X[:, 0] ** 2 + np.maximum(X[:, 1], 0) ** 1.5
    model = MLPRegressor(
        hidden_layer_sizes=(40,), solver="sgd", learning_rate_init=0.3, max_iter=60, random_state=2
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        subject = mlp_subject(model.fit(X, y), X, y)
        assert causes(update_ignores_gradient.check, replace(subject, kind="functions"))
        assert causes(update_ignores_gradient.check, subject) == []
