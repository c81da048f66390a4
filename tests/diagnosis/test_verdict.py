"""The verdict: what stands first, and what findings come to."""

from dataclasses import replace

import pytest

from curvesmith.diagnosis.changes import PlaceKinks, ScaleInputs
from curvesmith.diagnosis.finding import Remedy
from curvesmith.diagnosis.standing import Standing
from curvesmith.diagnosis.verdict import in_order, judge, settled

FITS = Standing(r2=0.99, reachable=0.995)
FALLS_SHORT = Standing(r2=0.6, reachable=0.995, falls_short=True)


def causes(findings) -> list[str]:
    """The causes, in order."""
    return [finding.cause for finding in findings]


def test_code_stands_before_conditions(finding):
    """What tests the code decides: a long step that a wrong gradient made is not the cause."""
    found = [
        finding("learning-rate-too-high"),
        finding("regularization-mismatch", confidence=0.8),
        finding("gradient-sign", confidence=0.9),
    ]

    assert causes(in_order(found)) == [
        "gradient-sign",
        "regularization-mismatch",
        "learning-rate-too-high",
    ]


def test_targets_that_nothing_predicts_stand_before_conditions(finding):
    """However sure these are: no learning rate helps where there is nothing to learn."""
    found = [
        finding("targets-not-scaled", confidence=0.95),
        finding("nothing-to-learn", confidence=0.8),
        finding("gradient-sign", confidence=0.7),
    ]

    assert causes(in_order(found)) == ["gradient-sign", "nothing-to-learn", "targets-not-scaled"]


def test_faults_stand_before_what_is_harmless(finding):
    """A harmless mistake of the code comes after a condition that keeps it from fitting."""
    found = [finding("loss-scale", severity="harmless"), finding("too-few-steps")]

    assert causes(in_order(found)) == ["too-few-steps", "loss-scale"]


def test_joint_causes_stand_together(finding):
    """Causes that only the same changes cure follow each other, whatever lies between."""
    joint = Remedy("Do both.", changes=(ScaleInputs(), PlaceKinks()))
    found = [
        finding("kinks-outside-data", remedy=joint, confidence=0.9),
        finding("too-few-steps", confidence=0.8),
        finding("inputs-not-scaled", remedy=joint, confidence=0.7),
    ]

    assert causes(in_order(found)) == ["kinks-outside-data", "inputs-not-scaled", "too-few-steps"]


def test_causes_that_re_runs_needed_together_stand_together(finding):
    """Two remedies that cure only with each other join their causes."""
    numbers = {"after": {"r2": 0.99, "r2_alone": 0.5}, "verified": True}
    found = [
        finding("inputs-not-scaled", remedy=Remedy("A.", **numbers), confidence=0.9),
        finding("too-few-steps", confidence=0.8),
        finding("targets-not-scaled", remedy=Remedy("B.", **numbers), confidence=0.7),
    ]

    assert causes(in_order(found)) == ["inputs-not-scaled", "targets-not-scaled", "too-few-steps"]


def test_wrong_code_stands_before_a_condition_that_joins_it(finding):
    """A learning rate that has to change with a wrong gradient comes after all wrong code."""
    numbers = {"after": {"r2": 0.99, "r2_alone": 0.5}, "verified": True}
    found = [
        finding("gradient-sign", remedy=Remedy("A.", **numbers), confidence=0.9),
        finding("regularization-mismatch", confidence=0.8),
        finding("learning-rate-too-high", remedy=Remedy("B.", **numbers)),
    ]

    assert causes(in_order(found)) == [
        "gradient-sign",
        "regularization-mismatch",
        "learning-rate-too-high",
    ]


def test_a_note_stands_last_whatever_it_is_joined_with(finding):
    """A joint remedy does not lift a note above a fault."""
    joint = Remedy("Do both.", changes=(ScaleInputs(), PlaceKinks()))
    found = [
        finding("inputs-not-scaled", remedy=joint),
        finding("kinks-outside-data", remedy=joint, severity="note"),
        finding("too-few-steps", confidence=0.8),
    ]

    assert causes(in_order(found)) == ["inputs-not-scaled", "too-few-steps", "kinks-outside-data"]


def test_a_remedy_of_one_change_joins_nothing(finding):
    """Two faults with the same single change keep their own places."""
    single = Remedy("Scale.", changes=(ScaleInputs(),))
    found = [
        finding("inputs-not-scaled", remedy=single, confidence=0.9),
        finding("too-few-steps", confidence=0.8),
        finding("ill-conditioned", remedy=single, confidence=0.7),
    ]

    assert causes(in_order(found)) == ["inputs-not-scaled", "too-few-steps", "ill-conditioned"]


def tried(verified: bool) -> Remedy:
    """A remedy that was re-run."""
    return Remedy("Do it.", changes=(ScaleInputs(),), verified=verified)


def test_a_condition_that_is_not_needed_for_the_cure_is_a_note(finding):
    """Another remedy cures, this one alone does not: it was a companion, not a cause."""
    found = [
        finding("inputs-not-scaled", remedy=tried(True)),
        finding("dead-units", remedy=tried(False)),
    ]

    assert [f.severity for f in settled(found)] == ["fault", "note"]


@pytest.mark.parametrize(
    ("cause", "other"), [("gradient-sign", True), ("dead-units", None), ("dead-units", False)]
)
def test_faults_stay_where_nothing_speaks_against_them(finding, cause, other):
    """Wrong code stays wrong, whatever cures; without a cure, or a try, conditions stay too."""
    found = [
        finding("inputs-not-scaled", remedy=tried(True) if other else None),
        finding(cause, remedy=tried(False)),
    ]

    assert settled(found) == found


@pytest.mark.parametrize(
    ("severity", "standing", "verdict"),
    [
        ("fault", FITS, "fault"),
        ("harmless", FITS, "healthy"),
        ("note", FALLS_SHORT, "cannot-tell"),
    ],
)
def test_severity_and_standing_decide(finding, severity, standing, verdict):
    """A fault is a fault, whatever the fit; without one, the fit decides."""
    assert judge([finding("overfit", severity=severity)], standing).verdict == verdict


def test_healthy_is_proved_by_the_ladder():
    """Nothing wrong: the sentence has both numbers."""
    judgment = judge([], FITS)

    assert judgment.verdict == "healthy"
    assert "R2 0.9900" in judgment.sentence
    assert "0.9950" in judgment.sentence


def test_causes_that_cannot_be_told_apart_are_named(finding):
    """Faults that are all more likely wrong than right give no verdict, but their names."""
    found = [finding("too-few-steps", confidence=0.4), finding("ill-conditioned", confidence=0.3)]

    judgment = judge(found, FALLS_SHORT)

    assert judgment.verdict == "cannot-tell"
    assert "too-few-steps or ill-conditioned" in judgment.sentence


def test_falling_short_says_what_is_missing():
    """A network that falls short of what is reachable, without a cause, is not called healthy."""
    missing = ("The update was not tested: no `step` is given.",)

    judgment = judge([], replace(FALLS_SHORT, missing=missing))

    assert judgment.verdict == "cannot-tell"
    assert "0.6000 where 0.9950 is reachable" in judgment.sentence
    assert judgment.sentence.endswith("The update was not tested: no `step` is given.")


def test_code_that_does_not_run_is_a_verdict_of_its_own(finding):
    """The sentence is what the failure says."""
    judgment = judge([finding("does-not-run", sentence="`loss` does not run.")], Standing())

    assert judgment.verdict == "does-not-run"
    assert judgment.sentence == "`loss` does not run."
