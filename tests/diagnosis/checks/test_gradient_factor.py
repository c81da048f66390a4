"""gradient-factor: named with what it is made of, and a fault only where it decides."""

from dataclasses import replace

import pytest
from tests.diagnosis.code_subjects import RATE, Step, causes, code_subject, examined

from curvesmith.diagnosis.checks import gradient_factor


@pytest.mark.parametrize(
    ("mistake", "words"),
    [("half: the 2 of the square", "1/2 times"), ("sum over rows for mean", "n_rows = 32 times")],
)
def test_factor_is_named(mistake: str, words: str):
    """The sentence says which factor it is."""
    (finding,) = gradient_factor.check(examined(code_subject(mistake)))
    assert finding.cause == "gradient-factor"
    assert words in finding.sentence


def test_half_is_harmless():
    """The 2 of the square is a convention, whatever the training does."""
    subject = code_subject("half: the 2 of the square", n_steps=3)
    (finding,) = gradient_factor.check(examined(subject))
    assert finding.severity == "harmless"


def test_factor_that_makes_training_diverge_is_a_fault():
    """A sum for a mean, at a learning rate that suits the mean and not the sum."""
    sick = code_subject("sum over rows for mean")
    step = Step("gd", sick.reported_gradient, rate=0.4)
    subject = code_subject("sum over rows for mean", step=step, reset=step.reset)
    (finding,) = gradient_factor.check(examined(subject))
    assert finding.severity == "fault"


def test_factor_that_leads_beyond_all_doubt_is_a_fault():
    """S = 2 may do, S = 64 never does."""
    sick = code_subject("sum over rows for mean")
    S = examined(sick).stability_start
    step = Step("gd", sick.reported_gradient, rate=RATE * 64.0 / S)
    subject = code_subject("sum over rows for mean", step=step, reset=step.reset)
    evidence = examined(subject)
    assert evidence.stability_start / 32 > gradient_factor.UNSTABLE
    (finding,) = gradient_factor.check(evidence)
    assert finding.severity == "fault"


def test_healed_code_is_left_alone():
    """The right gradient gives no finding."""
    assert causes(gradient_factor.check, code_subject()) == []


@pytest.mark.parametrize(("factor", "severity"), [(32.0, "fault"), (4.0, "harmless")])
def test_factor_of_one_layer_alone_is_a_fault_where_it_sets_its_steps_apart(factor, severity):
    """No learning rate suits both layers then."""
    right = code_subject()
    first = next(iter(right.params))

    def gradient(params, X, y):
        found = right.gradient(params, X, y)
        names = [n for n in found if n[-1] == first[-1]]
        return {n: (factor if n in names else 1.0) * g for n, g in found.items()}

    step = Step("gd", gradient, rate=0.02)
    subject = replace(
        right, gradient=gradient, step=step, reset=step.reset, n_steps=3, trained=None
    )
    (finding,) = gradient_factor.check(examined(subject))
    assert finding.severity == severity
