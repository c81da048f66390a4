"""Too few rows: the network passes through them all, and nothing says what lies between.

Symptom
    A perfect score on the rows of the training and predictions far off elsewhere.
Evidence
    R2 reached on the rows; best R2 of any smoother with each row left out; rows per parameter.
Threshold
    Fewer than 30 distinct rows, no more rows than parameters, and a gap of 0.4 between the two
    scores. With 30 rows and more a gap is called `overfit`.
Meaning
    Many functions pass through these rows; which one comes out is chance.
Remedy
    Measure more rows, or take fewer units.
What it is not
    Few rows of a function that is smooth between them: left-out rows are then predicted well.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where

__all__ = ["FEW", "check"]

FEW = 30
LEAST_GAP = 0.4


def check(evidence: Evidence) -> list[Finding]:
    """Find a fit that so few rows do not support."""
    if not evidence.is_measurable:
        return []
    n_rows, n_params = len(np.unique(evidence.X, axis=0)), evidence.subject.n_params
    if n_rows >= FEW or n_rows > n_params:
        return []
    gap = evidence.score - evidence.ladder.ceiling
    if gap < LEAST_GAP:
        return []
    return [
        Finding(
            "too-few-rows",
            "fault",
            Where(),
            f"{n_rows} distinct rows for {n_params} parameters: the network has R2 "
            f"{evidence.score:.3f} on them, but a row that is left out cannot be predicted "
            f"(R2 {evidence.ladder.ceiling:.3f}).",
            (
                Number("distinct rows", n_rows, "", f"{FEW}, or more than {n_params} parameters"),
                *evidence.ladder.numbers(evidence.score),
            ),
            Remedy("Measure more rows, or take fewer units and check on rows that are held out."),
            0.8,
        )
    ]
