"""Bias gradient: averaged, summed over a wrong axis, or zero.

Symptom
    Weights learn, biases hardly move or move as one.
Evidence
    Biases are wrong while the weights of the same layer are right, and by which factor.
Threshold
    The relative error of a parameter exceeds 20 times the measured rounding of the differences,
    at least 1e-7, at one of three points; and factor times a backward pass with another reduction
    of the error plus decay explains the coded gradient of every parameter to 1e-6
    (docs/benchmarks/gradient_mistakes.md).
Meaning
    A bias takes part in every row, so its gradient is the sum of the errors of all rows, for each
    unit alone.
Remedy
    Sum the error over the rows: axis 0 where rows come first.
What it is not
    A mean over the rows of the whole gradient, weights included: that is a factor.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks.mistaken import gradient_finding, gradient_mistakes
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["check"]

REMEDY = "Sum the errors of the layer over the rows, and over nothing else."


def check(evidence: Evidence) -> list[Finding]:
    """Find wrong gradients of biases."""
    mistakes = gradient_mistakes(evidence, "bias-gradient")
    return [gradient_finding(evidence, mistake, REMEDY) for mistake in mistakes]
