"""Gradient sign: the coded gradient points uphill, in all layers or in some.

Symptom
    The loss grows from the first step on, at every learning rate; or it falls in the last layers
    and the first ones work against them.
Evidence
    The factor between the coded gradient and that of the loss, by least squares over all
    parameters and three points; where only some layers are flipped, which step of the backward
    pass is.
Threshold
    The relative error of a parameter exceeds 20 times the measured rounding of the differences,
    at least 1e-7, at one of three points; and factor times minus the gradient of the loss, or a
    backward pass with one sign flipped, plus decay explains the coded gradient of every parameter
    to 1e-6 (docs/benchmarks/gradient_mistakes.md).
Meaning
    (target - prediction) stands where (prediction - target) belongs, or a minus crept into the
    chain rule.
Remedy
    Write prediction - target in the derivative of the loss.
What it is not
    A learning rate that is too high: with that, a tenth of it lowers the loss. An update that
    adds the gradient (update-ascends): there the gradient itself is right.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks.mistaken import gradient_finding, gradient_mistakes
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["check"]

REMEDY = "Take the derivative of the loss as (prediction - target), not (target - prediction)."


def check(evidence: Evidence) -> list[Finding]:
    """Find flipped signs."""
    mistakes = gradient_mistakes(evidence, "gradient-sign")
    return [gradient_finding(evidence, mistake, REMEDY) for mistake in mistakes]
