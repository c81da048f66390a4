"""update-ascends: found in sick updates, silent in healed ones and look-alikes."""

import pytest
from tests.diagnosis.code_subjects import causes, code_subject, examined

from curvesmith.diagnosis.checks import update_ascends


@pytest.mark.parametrize("has_gradient", [True, False])
def test_sick_update_is_named(has_gradient: bool):
    """It finds steps uphill, whether or not the gradient is offered."""
    subject = code_subject(rule="ascent", has_gradient=has_gradient)
    assert causes(update_ascends.check, subject) == ["update-ascends"]


@pytest.mark.parametrize("rule", ["gd", "long momentum", "batches"])
def test_healthy_update_is_left_alone(rule: str):
    """Plain descent, its nearest look-alike and mini-batches give no finding."""
    assert causes(update_ascends.check, code_subject(rule=rule)) == []


def test_subject_without_step_is_left_alone():
    """Nothing moves, so nothing can be wrong about it."""
    assert causes(update_ascends.check, code_subject(step=None, reset=None)) == []


def test_two_signs_that_cancel_are_harmless():
    """An update that adds a flipped gradient descends."""
    (finding,) = update_ascends.check(examined(code_subject("sign: target - prediction", "ascent")))
    assert finding.severity == "harmless"
    assert "cancel" in finding.sentence
