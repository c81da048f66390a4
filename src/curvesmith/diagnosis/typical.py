"""Typical: what keeps most starts from fitting, where the start examined was a lucky one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from curvesmith.diagnosis.checks.conditions import CONDITION_CHECKS
from curvesmith.diagnosis.checks.seed_dependent import MOST_SPREAD, WORST
from curvesmith.diagnosis.checks.seed_dependent import check as seed_dependent
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.facts.rows import RowFacts
from curvesmith.diagnosis.finding import CAUSES, Finding
from curvesmith.diagnosis.subject import Subject

__all__ = ["seen_from_most_starts", "typical_seed"]

# What is said of the steps is true of the start that they were made from.
OF_ONE_START = "optimization"


def seen_from_most_starts(findings: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """Return the findings as they are for the program, not for one lucky start of it.

    Where the random start decides and this one is better than most, the conditions are checked
    again from the start in the middle. What is found there comes first; of this start's findings
    those about the steps go.

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
    kept = [f for f in findings if CAUSES[f.cause] != OF_ONE_START or f.cause == "seed-dependent"]
    known = {finding.cause for finding in kept}
    there = _evidence_from(evidence, seed)
    added = [
        finding
        for check in CONDITION_CHECKS
        if check is not seed_dependent
        for finding in check(there)
        if finding.cause not in known
    ]
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
