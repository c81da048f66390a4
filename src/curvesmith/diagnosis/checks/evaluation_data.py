"""Evaluation on other data or parameters: what is judged is not the network that was trained.

Symptom
    The training loss is good, the score or the plot is bad, and no change of units repairs it.
Evidence
    R2 as evaluated against R2 of the network on the same rows; whether the evaluation depends on
    the parameters, and whether a row's prediction depends on which other rows come with it.
Threshold
    The evaluation falls short of R2* where the network does not; or predictions for half of the
    rows differ from those rows' among all by more than 1e-6 of their spread.
Meaning
    Test data scaled by their own mean and spread, initial parameters evaluated, rows in another
    order than the targets, or a layer that acts differently in training.
Remedy
    Evaluate the trained parameters, with the scaling of the training, row by row.
What it is not
    Predictions in other units, or inputs scaled once more or less: see `evaluation-scale`.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.changes import FixEvaluation
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.scores import r2, rescaled

__all__ = ["REMEDY", "check"]

REMEDY = "Evaluate the trained parameters on rows scaled as those of the training."


def check(evidence: Evidence) -> list[Finding]:
    """Find evaluations of something else than the trained network."""
    p = evidence.judged
    if not evidence.is_measurable or p is None:
        return []
    score = r2(p, evidence.y)
    best = rescaled(p, evidence.y)[2] if np.isfinite(p).all() else -np.inf
    is_bad = evidence.ladder.falls_short(score) and not evidence.falls_short
    if evidence.depends_on_company:
        why = "a row's prediction depends on which other rows are evaluated with it"
    elif is_bad and evidence.ignores_parameters:
        why = "the evaluation does not depend on the trained parameters"
    elif is_bad and evidence.ladder.falls_short(best) and evidence.rescaled_inputs is None:
        why = "no change of units explains it"
    else:
        return []
    return [
        Finding(
            "evaluation-data",
            "fault" if is_bad or evidence.depends_on_company else "note",
            Where(),
            f"What is evaluated is not the network that was trained: R2 {max(score, -1e6):.3g} as "
            f"evaluated, {max(evidence.score, -1e6):.3f} by its own outputs; {why}.",
            (
                Number("R2 as evaluated", score, "1 - sum (p - y)^2 / sum (y - mean y)^2"),
                Number("R2 of the network", evidence.score, "the same with forward's predictions"),
                Number("R2 of a + b p", best, "best straight line through the evaluation's p"),
            ),
            Remedy(
                REMEDY,
                (FixEvaluation(),),
            ),
            0.95,
        )
    ]
