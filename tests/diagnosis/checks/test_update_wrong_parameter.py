"""update-wrong-parameter: found in sick updates, silent in healed ones and look-alikes."""

import pytest
from tests.diagnosis.code_subjects import causes, code_subject

from curvesmith.diagnosis.checks import update_wrong_parameter


@pytest.mark.parametrize("has_gradient", [True, False])
def test_sick_update_is_named(has_gradient: bool):
    """It finds another parameter's gradient, whether or not the gradient is offered."""
    subject = code_subject(rule="swapped", has_gradient=has_gradient)
    assert causes(update_wrong_parameter.check, subject) == ["update-wrong-parameter"]


@pytest.mark.parametrize("rule", ["gd", "adam", "batches"])
def test_healthy_update_is_left_alone(rule: str):
    """Plain descent, its nearest look-alike and mini-batches give no finding."""
    assert causes(update_wrong_parameter.check, code_subject(rule=rule)) == []


def test_subject_without_step_is_left_alone():
    """Nothing moves, so nothing can be wrong about it."""
    assert causes(update_wrong_parameter.check, code_subject(step=None, reset=None)) == []
