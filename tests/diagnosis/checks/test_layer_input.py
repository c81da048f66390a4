"""layer-input: found in sick code, silent in healed code."""

from tests.diagnosis.code_subjects import causes, code_subject

from curvesmith.diagnosis.checks import layer_input


def test_sick_code_is_named():
    """It finds sums in the place of outputs."""
    assert causes(layer_input.check, code_subject("input of the last layer: sums")) == [
        "layer-input"
    ]


def test_healed_code_is_left_alone():
    """The same network with the right gradient gives no finding."""
    assert causes(layer_input.check, code_subject()) == []


def test_subject_without_gradient_is_left_alone():
    """A finished network without code to examine gives no finding."""
    bare = code_subject(has_gradient=False, step=None, reset=None)
    assert causes(layer_input.check, bare) == []
