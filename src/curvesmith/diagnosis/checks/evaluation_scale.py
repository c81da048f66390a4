"""Evaluation in other units: inputs or predictions are not scaled as they are in training.

Symptom
    The training loss is good, the score or the plot is bad.
Evidence
    R2 of what the evaluation predicts, R2 of what the network says, and the best straight line
    y = a + b p through the evaluation's predictions p. What the network says of the same inputs
    scaled once more, or with the scaling turned back.
Threshold
    The evaluation falls short of R2*, while a + b p does not, with a, b other than 0, 1. Or its
    error is 1.5 times the network's, and p is a straight line of what the network says of the
    inputs, or of inputs that are standardised, centred or divided by their range or largest once
    more or less, to 1e-6 of the spread of p. A line of the outputs that costs less than that, and
    differs from them by 1e-4 of their spread somewhere, is harmless.
Meaning
    A scaling was not done, not turned back, done twice, or with the wrong numbers.
Remedy
    Scale inputs once, and turn predictions back once, with the numbers of the training.
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

# An evaluation of inputs that are scaled otherwise has at least so many times the error.
MOST_ERROR = 1.5


def check(evidence: Evidence) -> list[Finding]:
    """Find evaluations that a straight line repairs, or inputs scaled as in training."""
    p = evidence.judged
    if not evidence.is_measurable or p is None or not np.isfinite(p).all():
        return []
    if evidence.depends_on_company:
        return []
    score = r2(p, evidence.y)
    offset, slope, best = rescaled(p, evidence.y)
    if not evidence.ladder.falls_short(score) or evidence.ladder.falls_short(best):
        return _of_predictions(evidence, score) or _of_inputs(evidence, score)
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


def _of_predictions(evidence: Evidence, score: float) -> list[Finding]:
    """Find predictions that are turned into other units than those of the targets, at a cost."""
    line = evidence.judged_line
    if line is None or not score < evidence.score:
        return []
    offset, slope = line
    is_costly = 1.0 - score >= MOST_ERROR * (1.0 - evidence.score)
    return [
        Finding(
            "evaluation-scale",
            "fault" if is_costly else "harmless",
            Where(),
            f"The fit is judged in other units: R2 {max(score, -1e6):.3g} as evaluated, "
            f"{evidence.score:.3f} by the network's own outputs f. Evaluated are "
            f"{offset:.4g} + {slope:.4g} f.",
            (
                Number("R2 as evaluated", score, "1 - sum (p - y)^2 / sum (y - mean y)^2"),
                Number("R2 of the network", evidence.score, "the same with forward's predictions"),
                Number("offset", offset, "evaluated predictions as a line of f", "0"),
                Number("slope", slope, "", "1"),
            ),
            Remedy(REMEDY, (FixEvaluation(),)),
            0.95,
        )
    ]


def _of_inputs(evidence: Evidence, score: float) -> list[Finding]:
    """Find inputs that are scaled otherwise than in training, at a cost."""
    if 1.0 - score < MOST_ERROR * (1.0 - evidence.score):
        return []
    said = evidence.rescaled_inputs
    if said is None:
        return []
    return [
        Finding(
            "evaluation-scale",
            "fault",
            Where(),
            f"The fit is judged by other inputs: R2 {max(score, -1e6):.3g} as evaluated, "
            f"{evidence.score:.3f} by the network's own outputs. There, the inputs are {said}.",
            (
                Number("R2 as evaluated", score, "1 - sum (p - y)^2 / sum (y - mean y)^2"),
                Number("R2 of the network", evidence.score, "the same with forward's predictions"),
            ),
            Remedy(
                "Scale the inputs once before evaluating, with the numbers of the training.",
                (FixEvaluation(),),
            ),
            0.95,
        )
    ]
