"""Gradient factor: the coded gradient is a constant multiple of that of the loss.

Symptom
    Training is fast or slow for its learning rate; nothing else.
Evidence
    The factor, by least squares over all parameters and three points, and what it is made of:
    2, the number of rows, of outputs.
Threshold
    Factor times the gradient of the loss explains the coded gradient of every parameter to 1e-6
    (docs/benchmarks/gradient_mistakes.md). It is a fault only where it decides whether training
    works: a factor above 1 with S >= 1 that is below 1 without it, or S >= 3 that is below 3, or a
    factor below 1 with S < 0.1 (S = learning rate · λmax / 2; docs/benchmarks/divergence.md); and
    not for 2 and 1/2. Of some parameters only, a factor of 10 or more, or 1/10 or less, in a
    network that falls short: no learning rate suits them and the others.
Meaning
    Gradient descent with c times the gradient is gradient descent with c times the learning rate.
    Methods that search along a line, such as L-BFGS, compare gradient and loss and stop early.
Remedy
    Divide by the same count in loss and gradient; or multiply the learning rate by the factor.
What it is not
    A wrong backward pass: every direction is right.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.checks.learning_rate_too_high import DIVERGES
from curvesmith.diagnosis.checks.mistaken import gradient_finding, gradient_mistakes, severity_of
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Severity
from curvesmith.diagnosis.forensics.mistakes import Mistake

__all__ = ["check"]

REMEDY = (
    "Divide by the same count in loss and gradient; until then, the learning rate that acts is the "
    "factor times the one you set."
)
# The 2 of the square is left out by convention, and nobody's training depends on it.
CONVENTION = 2.001
UNSTABLE = 1.0
SLOW = 0.1


def check(evidence: Evidence) -> list[Finding]:
    """Find constant factors."""
    return [
        gradient_finding(evidence, mistake, REMEDY, _severity(evidence, mistake))
        for mistake in gradient_mistakes(evidence, "gradient-factor")
    ]


def _severity(evidence: Evidence, mistake: Mistake) -> Severity:
    """Return "fault" where another learning rate, the factor apart, would decide."""
    factor = mistake.factor
    if np.isnan(factor):
        return severity_of(evidence) if _is_apart(mistake) else "harmless"
    if severity_of(evidence) == "harmless" or 1 / CONVENTION <= factor <= CONVENTION:
        return "harmless"
    if evidence.subject.update == "lbfgs":
        return "fault"
    S = evidence.stability_start
    if S is None or not factor > 0:
        return "harmless"
    if factor > 1:
        decides = any(S >= limit > S / factor for limit in (UNSTABLE, DIVERGES))
    else:
        decides = S < SLOW
    return "fault" if decides else "harmless"


def _is_apart(mistake: Mistake) -> bool:
    """Whether some parameters alone have a factor that sets their steps far from the others'."""
    ratios = [n.value for n in mistake.evidence if n.name.startswith("ratio of")]
    sizes = [abs(r) for r in ratios if isinstance(r, float) and r]
    return any(not SLOW < size < 1 / SLOW for size in sizes)
