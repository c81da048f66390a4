"""loss-gradient-mismatch: found in sick code, silent in healed code."""

from tests.diagnosis.code_subjects import causes, code_subject

from curvesmith.diagnosis.checks import loss_gradient_mismatch


def test_sick_code_is_named():
    """It finds the gradient of another loss."""
    assert causes(loss_gradient_mismatch.check, code_subject("absolute error")) == [
        "loss-gradient-mismatch"
    ]


def test_healed_code_is_left_alone():
    """The same network with the right gradient gives no finding."""
    assert causes(loss_gradient_mismatch.check, code_subject()) == []


def test_subject_without_gradient_is_left_alone():
    """A finished network without code to examine gives no finding."""
    bare = code_subject(has_gradient=False, step=None, reset=None)
    assert causes(loss_gradient_mismatch.check, bare) == []
