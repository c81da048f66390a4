"""Evaluation in other units."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import BUDGET_S, found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks import evaluation_data
from curvesmith.diagnosis.checks.evaluation_scale import check
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.subject import Subject


def judged_by(change, seed):
    """Return a healthy network whose evaluation changes its predictions."""
    subject = network_subject(*curve(60), seed)
    return network_subject(
        *curve(60), seed, predict=lambda params, X: change(subject.forward(params, X))
    )


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("factor", "shift"), [(10.0, 0.0), (1.0, 5.0), (-0.2, 3.0)])
def test_other_units_are_found(seed, factor, shift):
    """Predictions that a straight line of y repairs are in other units."""
    subject = judged_by(lambda f: factor * f + shift, seed)

    assert found(check, subject) == [("evaluation-scale", "fault")]
    assert found(evaluation_data.check, subject) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_the_units_of_y_are_left_alone(seed):
    """An evaluation that is forward, or is not given, is right."""
    assert found(check, judged_by(lambda f: f, seed)) == []
    assert found(check, network_subject(*curve(60), seed)) == []


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("errors", "severity"), [(1.2, "harmless"), (2, "fault")])
def test_small_shifts_count_by_what_they_cost(seed, errors, severity):
    """A line of the network's own outputs is other units, whatever it costs, but for rounding."""
    plain = Evidence(judged_by(lambda f: f, seed), budget_s=BUDGET_S)
    rest = float(np.mean((plain.y - plain.outputs) ** 2))
    slope = 1.0 + np.sqrt((errors - 1.0) * rest / np.mean(plain.outputs**2))
    subject = judged_by(lambda f: slope * f, seed)

    assert found(check, subject) == [("evaluation-scale", severity)]
    assert found(check, judged_by(lambda f: (1.0 + 1e-5) * f, seed)) == []


def judged_with(scaling, seed):
    """Return a healthy network on x from 18.5 to 21.5 that is evaluated on rescaled inputs."""
    X, y = curve(60)
    mean, sd = X.mean(), X.std()
    inner = network_subject((X - mean) / sd, y, seed)

    def scaled(function):
        return lambda params, rows, *y: function(params, (rows - 20.0 - mean) / sd, *y)

    functions = {name: scaled(getattr(inner, name)) for name in ("loss", "gradient", "step")}
    forward = scaled(inner.forward)
    return Subject(
        inner.params,
        X + 20.0,
        y,
        forward=forward,
        init=inner.init,
        n_steps=2000,
        predict=lambda params, rows: forward(params, scaling(rows, 20.0 + mean, sd)),
        **functions,
    )


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("scaling", "said"),
    [
        (lambda X, mean, sd: (X - mean) / sd, "standardised once more"),
        (lambda X, mean, sd: X * sd + mean, "standardised in training, but not there"),
        (lambda X, mean, sd: X - mean, "centred once more"),
    ],
)
def test_inputs_scaled_once_more_or_less_are_found(seed, scaling, said):
    """They are other units of x, named by what was done, and no other data."""
    subject = judged_with(scaling, seed)

    findings = check(Evidence(subject, budget_s=BUDGET_S))

    assert [(each.cause, each.severity) for each in findings] == [("evaluation-scale", "fault")]
    assert said in findings[0].sentence
    assert found(evaluation_data.check, subject) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_inputs_as_in_training_are_left_alone(seed):
    """The same network, evaluated as it was trained."""
    subject = judged_with(lambda X, mean, sd: X, seed)

    assert found(check, subject) == found(evaluation_data.check, subject) == []
