"""Evaluation in other units: predictions are judged in units that are not those of the targets.

Symptom
    The training loss is good, the score or the plot is bad.
Evidence
    R2 of what the evaluation predicts, R2 of what the network says, and the best straight line
    y = a + b p through the evaluation's predictions p.
Threshold
    The evaluation falls short of R2*, while a + b p does not, with a, b other than 0, 1.
Meaning
    A scaling was not turned back, was turned back twice, or with the wrong numbers.
Remedy
    Turn predictions back with the offset and scale of the targets of the training.
What it is not
    Predictions that are no straight line of the targets, see `evaluation-data`.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.changes import FixEvaluation
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.scores import r2, rescaled

__all__ = ["REMEDY", "check"]

REMEDY = "Turn predictions back with the offset and scale that the targets were divided by."


def check(evidence: Evidence) -> list[Finding]:
    """Find evaluations that a straight line repairs."""
    p = evidence.judged
    if not evidence.is_measurable or p is None or not np.isfinite(p).all():
        return []
    score = r2(p, evidence.y)
    offset, slope, best = rescaled(p, evidence.y)
    if not evidence.ladder.falls_short(score) or evidence.ladder.falls_short(best):
        return []
    if evidence.depends_on_company:
        return []
    return [
        Finding(
            "evaluation-scale",
            "fault",
            Where(),
            f"The fit is good and is judged in other units: R2 {max(score, -1e6):.3g} as "
            f"evaluated, but y = {offset[0]:.4g} + {slope[0]:.4g} p has {best:.3f}.",
            (
                Number("R2 as evaluated", score, "1 - sum (p - y)^2 / sum (y - mean y)^2"),
                Number("R2 of the network", evidence.score, "the same with forward's predictions"),
                Number("offset a", float(offset[0]), "least squares y = a + b p", "0"),
                Number("slope b", float(slope[0]), "", "1"),
                Number("R2 of a + b p", best, "", f"{0.95 * evidence.ladder.ceiling:.4f}"),
            ),
            Remedy(
                REMEDY,
                (FixEvaluation(),),
            ),
            0.95,
        )
    ]
