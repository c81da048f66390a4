"""Seed-dependent: how good the fit becomes is decided by the random start.

Symptom
    Training the same network twice gives two different scores.
Evidence
    R2 after the same training from 5 fresh starts.
Threshold
    More than 0.2 between the best and the worst, scores below -1 counted as -1, and a best above
    half of R2*.
Meaning
    Some starts lie where the gradient is flat or leads to a poor minimum.
Remedy
    Draw smaller weights where units saturate, and keep the best of several starts.
What it is not
    Scores that differ by less, as they do for every network; a training that fails from every
    start alike.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.changes import DrawWeights
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Severity, Where

__all__ = ["check"]

MOST_SPREAD = 0.2
FEWEST_STARTS = 3
WORST = -1.0
# A start that reaches half of what can be explained is a success; without one, nothing is luck.
LEAST_SUCCESS = 0.5
# Seconds that a training may take to be made again where all is well.
BRIEF = 1.0


def check(evidence: Evidence) -> list[Finding]:
    """Find trainings whose result is a matter of luck."""
    if not evidence.is_measurable or not _is_affordable(evidence):
        return []
    scores = np.maximum(evidence.seed_scores, WORST)
    if len(scores) < FEWEST_STARTS or np.ptp(scores) <= MOST_SPREAD:
        return []
    if scores.max() < LEAST_SUCCESS * evidence.ladder.ceiling:
        return []
    if not evidence.falls_short and not evidence.ladder.falls_short(float(np.median(scores))):
        return []
    severity: Severity = evidence.severity
    low, middle, high = np.quantile(scores, [0.0, 0.5, 1.0])
    return [
        Finding(
            "seed-dependent",
            severity,
            Where(),
            f"The random start decides: from {len(scores)} fresh starts the same training reaches "
            f"R2 {_score(low)} to {_score(high)}.",
            (
                Number("lowest R2", float(low), f"of {len(scores)} starts; below -1 is -1"),
                Number("median R2", float(middle)),
                Number("highest R2", float(high), "", f"lowest + {MOST_SPREAD:g}"),
            ),
            Remedy(
                "Draw the weights from N(0, 1 / n_in), and keep the best of several starts.",
                (DrawWeights(),),
            ),
            # A symptom: whatever else is found explains it.
            0.5,
        )
    ]


def _is_affordable(evidence: Evidence) -> bool:
    """Whether other starts may be tried: a network that fits is not worth long trainings."""
    run = evidence.run
    return run is not None and (evidence.falls_short or run.seconds < BRIEF)


def _score(value: float) -> str:
    """Return a score for a sentence."""
    return "below -1" if value <= WORST else f"{value:.2f}"
