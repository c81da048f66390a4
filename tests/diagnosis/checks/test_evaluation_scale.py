"""Evaluation in other units."""

import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks import evaluation_data
from curvesmith.diagnosis.checks.evaluation_scale import check


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
