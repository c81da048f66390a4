"""parameter-frozen: found in sick updates, silent in healed ones and look-alikes."""

import pytest
from tests.diagnosis.code_subjects import causes, code_subject, examined

from curvesmith.diagnosis.checks import parameter_frozen


@pytest.mark.parametrize("has_gradient", [True, False])
def test_sick_update_is_named(has_gradient: bool):
    """It finds a parameter that never changes, whether or not the gradient is offered."""
    subject = code_subject(rule="frozen", has_gradient=has_gradient)
    assert causes(parameter_frozen.check, subject) == ["parameter-frozen"]


@pytest.mark.parametrize("rule", ["gd", "adam", "batches"])
def test_healthy_update_is_left_alone(rule: str):
    """Plain descent, its nearest look-alike and mini-batches give no finding."""
    assert causes(parameter_frozen.check, code_subject(rule=rule)) == []


def test_subject_without_step_is_left_alone():
    """Nothing moves, so nothing can be wrong about it."""
    assert causes(parameter_frozen.check, code_subject(step=None, reset=None)) == []


def test_step_that_drops_its_result_is_named():
    """If no parameter changes at all, the finding says so once."""
    (finding,) = parameter_frozen.check(examined(code_subject(rule="copies")))
    assert finding.severity == "fault"
    assert finding.sentence.startswith("No parameter ever changes")


def test_layer_that_no_error_reaches_is_named_once():
    """A coded gradient of zeros freezes as well as an update that leaves a parameter out."""
    (finding,) = parameter_frozen.check(examined(code_subject("detached")))
    assert finding.sentence.startswith("The error does not get back through layer 3")
    assert finding.where.layer == 3
    assert finding.remedy is not None
    assert finding.remedy.sentence == parameter_frozen.LET_THROUGH
