"""Evaluation on other data or parameters."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks import evaluation_scale
from curvesmith.diagnosis.checks.evaluation_data import check

FAULT = [("evaluation-data", "fault")]


def judged_by(predict, seed):
    """Return a healthy network with an evaluation ``predict(forward, params, X)``."""
    subject = network_subject(*curve(60), seed)
    return network_subject(
        *curve(60), seed, predict=lambda params, X: predict(subject.forward, params, X)
    )


def own_scaling(forward, params, X):
    """Scale the rows that are evaluated by their own mean and spread."""
    return forward(params, (X - X.mean()) / X.std())


def first_parameters(forward, params, X):
    """Evaluate fixed parameters instead of the trained ones."""
    fixed = {name: np.ones_like(array) for name, array in params.items()}
    return forward(fixed, X)


def other_order(forward, params, X):
    """Return the predictions in another order than the targets."""
    return np.roll(forward(params, X), 20, axis=0)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("predict", [own_scaling, first_parameters, other_order])
def test_evaluating_something_else_is_found(seed, predict):
    """Own scaling, other parameters and another order are found, and not called units."""
    assert found(check, judged_by(predict, seed)) == FAULT
    assert found(evaluation_scale.check, judged_by(predict, seed)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_evaluating_the_network_is_left_alone(seed):
    """An evaluation that is forward is right."""
    assert found(check, judged_by(lambda forward, params, X: forward(params, X), seed)) == []
