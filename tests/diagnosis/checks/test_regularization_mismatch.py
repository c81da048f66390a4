"""regularization-mismatch: which penalty is where, and a fault only where it is noticed."""

import pytest
from tests.diagnosis.code_subjects import causes, code_subject, examined

from curvesmith.diagnosis.checks import regularization_mismatch


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        ("penalty missing", "in the loss but not in the gradient"),
        ("penalty halved", "0.5 times as strong in the gradient"),
        ("penalty with the wrong sign", "wrong sign in the gradient"),
        ("penalty of the first layer missing", "penalty of W1 is in the loss but not"),
    ],
)
def test_penalty_is_named(mistake: str, words: str):
    """The sentence says how the penalties differ."""
    (finding,) = regularization_mismatch.check(examined(code_subject(mistake)))
    assert finding.cause == "regularization-mismatch"
    assert words in finding.sentence


def test_small_penalty_alone_is_harmless():
    """A penalty that makes up a thousandth of the gradient does not keep anything from fitting."""
    subject = code_subject("penalty missing", n_steps=3)
    (finding,) = regularization_mismatch.check(examined(subject))
    assert finding.severity == "harmless"


def test_a_penalty_that_is_felt_at_the_end_only_is_a_fault_where_it_costs():
    """Where training ends the penalty is all that is left of the gradient."""
    subject = code_subject("penalty missing", n_steps=3)
    *_, trained = subject.steps(subject.params, 3000)
    evidence = examined(code_subject("penalty missing", trained=trained))
    (finding,) = regularization_mismatch.check(evidence)
    assert finding.severity == "fault"
    assert evidence.gradient_report.given_error < regularization_mismatch.NOTICED / 2


def test_penalty_beside_another_mistake_is_a_fault():
    """With a flipped sign the gradient as a whole must be mended."""
    subject = code_subject("sign, and half of the penalty")
    (finding,) = regularization_mismatch.check(examined(subject))
    assert finding.severity == "fault"


@pytest.mark.parametrize("rule", ["gd", "decay"])
def test_healthy_code_is_left_alone(rule: str):
    """Equal penalties, and weight decay by the update rule, give no finding."""
    assert causes(regularization_mismatch.check, code_subject(rule=rule)) == []
