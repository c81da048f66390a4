"""Targets that are not scaled: their mean or spread is far from what fresh outputs have.

Symptom
    The first loss is far above the variance of y; training diverges, or spends all steps on
    finding the mean, or, with targets that are tiny, on forgetting the first outputs.
Evidence
    Mean and standard deviation of y, as the last layer must produce them.
Threshold
    max(s, 1/s) above 20 or abs(mean)/s above 7, and the network falls short of R2*. Networks
    trained by gradient descent for this project fit spreads from 0.1 to 10 as they are; outputs
    that must first climb ten spreads to the mean saturate their units on the way. Or both above 3,
    and the same training reaches what is needed of R2* for standardised targets.
Meaning
    Outputs start near 0 with a size near 1. The curvature grows with the square of the size of y,
    so that a learning rate suits one size only.
Remedy
    Train on (y - mean) / standard deviation and turn predictions back.
What it is not
    Targets of unusual size that the network has learned.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.changes import ScaleTargets
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.scales import farthest_column

__all__ = ["check"]

MOST_DISTANCE = 20.0
MOST_OFFSET = 7.0
# From here on it is tried whether scaled targets would be learned.
LEAST_DISTANCE = 3.0
# How sure it is where they are: more than of steps that are merely too long for these targets.
BY_TRIAL = 0.85


def check(evidence: Evidence) -> list[Finding]:
    """Find targets whose scale or offset is out of reach."""
    if not evidence.is_measurable or not evidence.falls_short:
        return []
    column, mean, spread = farthest_column(evidence.seen_targets)
    if spread == 0:
        return []
    distance = max(spread, 1.0 / spread, abs(mean) / spread)
    is_far = distance > MOST_DISTANCE or abs(mean) > MOST_OFFSET * spread
    learned = None if is_far or distance <= LEAST_DISTANCE else _learned_if_scaled(evidence)
    if not is_far and learned is None:
        return []
    which = "y" if evidence.y.shape[1] == 1 else f"output {column}"
    trial = "" if learned is None else f" Standardised, they are learned: R2 {learned:.3f}."
    return [
        Finding(
            "targets-not-scaled",
            "fault",
            Where(layer=None),
            f"The network must produce {which} with mean {mean:.3g} and spread {spread:.3g}, "
            f"while its outputs start near 0 with a size near 1.{trial}",
            (*_numbers(mean, spread), *_trial(learned)),
            Remedy(
                "Train on (y - mean) / standard deviation, and turn predictions back.",
                (ScaleTargets(),),
            ),
            float(np.clip(0.3 + 0.2 * np.log10(distance), 0.5, 0.9)) if is_far else BY_TRIAL,
        )
    ]


def _learned_if_scaled(evidence: Evidence) -> float | None:
    """Return the R2 that the same training reaches for standardised targets, if that is enough."""
    score = evidence.scaled_targets_score
    return None if score is None or evidence.ladder.falls_short(score) else score


def _numbers(mean: float, spread: float) -> tuple[Number, ...]:
    """Return mean and spread of the targets."""
    return (
        Number("mean of y", mean, "", f"{MOST_OFFSET:g} times its spread"),
        Number(
            "spread of y",
            spread,
            "standard deviation",
            f"{1 / MOST_DISTANCE:g} to {MOST_DISTANCE:g}",
        ),
    )


def _trial(learned: float | None) -> tuple[Number, ...]:
    """Return what the training with scaled targets came to."""
    if learned is None:
        return ()
    return (Number("R2 with standardised targets", learned, "the same training, steps and rate"),)
