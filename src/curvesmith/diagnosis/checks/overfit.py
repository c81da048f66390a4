"""Overfit: the network follows the noise of its rows.

Symptom
    The score on the rows of the training is far above that on other rows.
Evidence
    R2 on the rows of the training against R2*, the best that any smoother reaches on rows left
    out; where the training can be made again, R2 on a quarter of the rows that it did not see.
Threshold
    0.15 above R2*, and 0.1 below R2* on unseen rows; without a re-run, 0.3 above R2*. At least 12
    rows.
Meaning
    More parameters and steps than the data can determine.
Remedy
    A penalty on the weights, fewer units, fewer steps, or more rows.
What it is not
    A perfect score on rows without noise: left-out rows are then predicted as well. Where nothing
    predicts the targets, see `nothing-to-learn`, it comes second.
"""

from __future__ import annotations

from curvesmith.diagnosis.changes import SetPenalty
from curvesmith.diagnosis.checks import too_few_rows
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where

__all__ = ["check"]

MOST_ABOVE = 0.15
MOST_ABOVE_UNCHECKED = 0.3
LEAST_BELOW = 0.1
# Fewer rows leave too few unseen ones to judge by.
FEWEST = 12
PENALTY = 1e-2
# How sure it is the cause where nothing predicts these targets: that comes before.
BESIDE_NOTHING = 0.6


def check(evidence: Evidence) -> list[Finding]:
    """Find networks that explain more than can be known."""
    if not evidence.is_measurable or evidence.subject.n_rows < FEWEST:
        return []
    if too_few_rows.check(evidence):
        return []
    above = evidence.score - evidence.ladder.ceiling
    if above < MOST_ABOVE:
        return []
    unseen = evidence.unseen_score
    if unseen is None:
        is_overfit = above >= MOST_ABOVE_UNCHECKED
    else:
        is_overfit = unseen < evidence.ladder.ceiling - LEAST_BELOW
    if not is_overfit:
        return []
    numbers = evidence.ladder.numbers(evidence.score)
    if unseen is not None:
        numbers += (Number("R2 on unseen rows", unseen, "trained on three quarters of the rows"),)
    return [
        Finding(
            "overfit",
            "fault",
            Where(),
            f"The network follows the noise: R2 {evidence.score:.3f} on its rows, where no "
            f"more than {evidence.ladder.ceiling:.3f} can be predicted"
            + ("." if unseen is None else f"; on unseen rows it has {max(unseen, -1e3):.3f}."),
            numbers,
            Remedy("Add a penalty on the weights, or stop earlier.", (SetPenalty(PENALTY),)),
            BESIDE_NOTHING if evidence.is_no_better_than_chance else 0.85,
        )
    ]
