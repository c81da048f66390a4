"""gradient-sign: found in sick code, silent in healed code."""

from tests.diagnosis.code_subjects import causes, code_subject, examined

from curvesmith.diagnosis.checks import gradient_sign


def test_sick_code_is_named():
    """It finds flipped signs."""
    assert causes(gradient_sign.check, code_subject("sign: target - prediction")) == [
        "gradient-sign"
    ]


def test_healed_code_is_left_alone():
    """The same network with the right gradient gives no finding."""
    assert causes(gradient_sign.check, code_subject()) == []


def test_subject_without_gradient_is_left_alone():
    """A finished network without code to examine gives no finding."""
    bare = code_subject(has_gradient=False, step=None, reset=None)
    assert causes(gradient_sign.check, bare) == []


def test_mistake_of_a_network_that_fits_is_harmless():
    """Wrong code that does not keep the network from fitting is said to be just that."""
    (finding,) = gradient_sign.check(examined(code_subject("hidden sign"), falls_short=False))
    assert finding.severity == "harmless"
