"""stale-values: found in sick code, silent in healed code."""

from tests.diagnosis.code_subjects import causes, code_subject

from curvesmith.diagnosis.checks import stale_values


def test_sick_code_is_named():
    """It finds weights updated too early."""
    assert causes(
        stale_values.check, code_subject("stale weights: updated before they are used")
    ) == ["stale-values"]


def test_healed_code_is_left_alone():
    """The same network with the right gradient gives no finding."""
    assert causes(stale_values.check, code_subject()) == []


def test_subject_without_gradient_is_left_alone():
    """A finished network without code to examine gives no finding."""
    bare = code_subject(has_gradient=False, step=None, reset=None)
    assert causes(stale_values.check, bare) == []


def test_last_gradient_in_the_update_is_named():
    """Steps along the gradient of the step before are stale too."""
    assert causes(stale_values.check, code_subject(rule="stale")) == ["stale-values"]
