"""Typical: what keeps most starts from fitting, where the start examined was a lucky one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from curvesmith.diagnosis.checks import ill_conditioned, too_few_steps
from curvesmith.diagnosis.checks.conditions import CONDITION_CHECKS
from curvesmith.diagnosis.checks.seed_dependent import MOST_SPREAD, WORST
from curvesmith.diagnosis.checks.seed_dependent import check as seed_dependent
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.facts.rows import RowFacts
from curvesmith.diagnosis.finding import Finding
from curvesmith.diagnosis.subject import Subject

__all__ = ["seen_from_most_starts", "typical_seed"]

# What is named where nothing else explains a training that does not get there: most starts do.
LEFT_OVER = ("ill-conditioned", "too-few-steps")
NOT_ASKED = (ill_conditioned.check, too_few_steps.check, seed_dependent)


def seen_from_most_starts(findings: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """Return the findings as they are for the program, not for one lucky start of it.

    Where the random start decides and this one is better than most, the conditions are checked
    again from the start in the middle. What is found there is added; what only explained the rest
    of the way of this start goes.

    Parameters
    ----------
    findings : sequence of Finding
        All that was found from the start examined.
    evidence : Evidence
    """
    if not any(finding.cause == "seed-dependent" for finding in findings):
        return list(findings)
    seed = typical_seed(evidence)
    if seed is None:
        return list(findings)
    known = {finding.cause for finding in findings}
    there = _evidence_from(evidence, seed)
    added = [
        finding
        for check in CONDITION_CHECKS
        if check not in NOT_ASKED
        for finding in check(there)
        if finding.cause not in known
    ]
    kept = [f for f in findings if not added or f.cause not in LEFT_OVER]
    return [*kept, *(_told(finding, seed) for finding in added)]


def typical_seed(evidence: Evidence) -> int | None:
    """Return the seed of the start in the middle; None where the one examined is no better."""
    scores = np.maximum(evidence.seed_scores, WORST)
    if not evidence.falls_short or not len(scores):
        return None
    middle = int(np.argsort(scores, kind="stable")[len(scores) // 2])
    return middle if evidence.score - scores[middle] > MOST_SPREAD else None


def _evidence_from(evidence: Evidence, seed: int) -> Evidence:
    """Return the evidence of another start; what is known of the rows is not measured again."""
    subject: Subject = replace(
        evidence.subject, params=evidence.subject.start(seed), trained=None, losses=None
    )
    there = Evidence(subject, budget_s=evidence.budget_s)
    for name, value in vars(evidence).items():
        if hasattr(RowFacts, name) or name in ("structure", "bias_trials", "_attainable"):
            vars(there)[name] = value
    return there


def _told(finding: Finding, seed: int) -> Finding:
    """Return a finding that says which start it is about."""
    return replace(finding, sentence=f"From a typical start (seed {seed}): {finding.sentence}")
