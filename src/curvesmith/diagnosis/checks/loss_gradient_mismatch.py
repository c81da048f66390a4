"""Loss-gradient mismatch: the coded gradient is right, but for another loss than the reported one.

Symptom
    The reported loss stops above its minimum, although training has converged.
Evidence
    Which loss the coded gradient is that of, and which one is reported: absolute, squared, Huber's,
    cross-entropy.
Threshold
    Factor times the gradient of the other loss plus decay explains the coded gradient of every
    parameter to 1e-6, and the gradient of the reported loss does not
    (docs/benchmarks/gradient_mistakes.md).
Meaning
    The derivative of (f - y)² is 2 (f - y), of |f - y| its sign. What is minimized is the loss
    that was differentiated; what is printed is another one.
Remedy
    Differentiate the loss that is meant, and report that one.
What it is not
    A mean for a sum, or a forgotten 2: these are factors. A mistake in the chain rule.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks.mistaken import gradient_finding, gradient_mistakes
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["check"]

REMEDY = "Differentiate the loss that you report: for mean (f - y)², 2 (f - y) / n by predictions."


def check(evidence: Evidence) -> list[Finding]:
    """Find gradients of another loss."""
    mistakes = gradient_mistakes(evidence, "loss-gradient-mismatch")
    return [gradient_finding(evidence, mistake, REMEDY) for mistake in mistakes]
