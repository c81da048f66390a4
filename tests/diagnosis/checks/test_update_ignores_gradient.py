"""update-ignores-gradient: found in sick updates, silent in healed ones and look-alikes."""

import pytest
from tests.diagnosis.code_subjects import causes, code_subject

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
