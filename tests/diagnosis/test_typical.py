"""Typical: a lucky start does not hide what keeps most starts from fitting."""

from functools import cache

from tests.diagnosis.founding import sine_subject

from curvesmith.diagnosis.checks.conditions import CONDITION_CHECKS
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.typical import seen_from_most_starts, typical_seed

# Of the sine's first five starts at 200 rows, 0 and 3 begin off the flat parts of tanh.
LUCKY, UNLUCKY = 0, 4


@cache
def examined(seed):
    """Return the evidence of the sine from one start, and what its conditions are."""
    evidence = Evidence(sine_subject(seed, n_rows=200), budget_s=1000)
    return evidence, [finding for check in CONDITION_CHECKS for finding in check(evidence)]


def test_a_lucky_start_is_seen_as_most_are():
    """Large weights and short steps are named, with the start they are seen from."""
    evidence, findings = examined(LUCKY)
    seed = typical_seed(evidence)
    seen = {finding.cause: finding for finding in seen_from_most_starts(findings, evidence)}

    assert evidence.score > 0.7
    assert evidence.seed_scores[seed] < 0
    assert {"init-too-large", "learning-rate-too-low", "seed-dependent"} <= set(seen)
    assert "ill-conditioned" not in seen
    assert seen["init-too-large"].sentence.startswith(f"From a typical start (seed {seed}): w2")


def test_a_start_like_most_is_left_alone():
    """Its own findings are what there is to say."""
    evidence, findings = examined(UNLUCKY)

    assert typical_seed(evidence) is None
    assert seen_from_most_starts(findings, evidence) == findings


def test_without_luck_nothing_is_seen_again():
    """Findings that hold for every start are returned as they are."""
    evidence, findings = examined(LUCKY)
    others = [finding for finding in findings if finding.cause != "seed-dependent"]

    assert seen_from_most_starts(others, evidence) == others
