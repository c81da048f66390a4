"""Output range: the last activation cannot produce the targets.

Symptom
    Predictions stop at a value, such as 0, 1 or -1, beyond which targets go on.
Evidence
    The range of the last activation in the units of y, or a value at which outputs stick while
    random parameters grow; the highest R2 of predictions within that range.
Threshold
    That R2 is below 0.95 R2*. Or some targets lie outside, and the last layer has no slope at any
    row where training ends: it was driven to the end of its range, and no gradient gets through.
Meaning
    No parameters can produce targets outside: the loss has the floor mean dist(y, range)^2.
Remedy
    Leave the last layer without an activation, or scale the targets into its range.
What it is not
    A bounded output whose range holds the targets, such as tanh for targets within 0.6.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.changes import SetOutput
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.ranges import clipped_r2

__all__ = ["check"]

REMEDY = "Take the last layer's output without an activation, or bring the targets into its range."


def check(evidence: Evidence) -> list[Finding]:
    """Find targets outside what the outputs can be."""
    if not evidence.is_measurable or not evidence.falls_short:
        return []
    low, high = evidence.output_range
    outside = (evidence.y < low) | (evidence.y > high)
    if not outside.any():
        return []
    best = clipped_r2(evidence.y, low, high)
    is_stuck = _is_stuck(evidence)
    if not is_stuck and not evidence.ladder.falls_short(best):
        return []
    cost = f"R2 cannot exceed {best:.3f}"
    if is_stuck:
        cost = "training drove all outputs to the end of it, where the slope is 0"
    return [
        Finding(
            "output-range",
            "fault",
            Where(layer=None if evidence.structure is None else len(evidence.structure.layers)),
            f"The network's output stays within {low:.4g} to {high:.4g}, but "
            f"{np.mean(outside):.0%} of the targets lie outside: {cost}.",
            (
                Number("lowest possible output", low, "", f"{evidence.y.min():.6g}, the least y"),
                Number("highest possible output", high, "", f"{evidence.y.max():.6g}, the most y"),
                Number(
                    "highest possible R2",
                    best,
                    "1 - sum dist(y, range)^2 / sum (y - mean y)^2",
                    f"{0.95 * evidence.ladder.ceiling:.4f}",
                ),
            ),
            Remedy(REMEDY, (SetOutput(),)),
            0.97,
        )
    ]


def _is_stuck(evidence: Evidence) -> bool:
    """Whether no output has a slope at any row at the end of training."""
    return bool(evidence.units) and len(evidence.units[-1].dead) == evidence.units[-1].n_units
