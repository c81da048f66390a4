"""Weights transposed: the error goes back through the wrong matrix.

Symptom
    The last layer learns, the layers before it do not follow.
Evidence
    Everything before a layer is wrong; its weights without transposing, reshaped instead, or left
    out explain it.
Threshold
    The relative error of a parameter exceeds 20 times the measured rounding of the differences,
    at least 1e-7, at one of three points; and factor times a backward pass with the layer's
    matrix exchanged plus decay explains the coded gradient of every parameter to 1e-6
    (docs/benchmarks/gradient_mistakes.md).
Meaning
    What the forward pass multiplied with W, the backward pass multiplies with its transpose.
    Between layers of one width forgetting that raises no error of shapes.
Remedy
    error @ W.T where the forward pass is a @ W.
What it is not
    A vector of weights, or a symmetric matrix: transposed they are the same.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks.mistaken import gradient_finding, gradient_mistakes
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["check"]

REMEDY = "Pass the error back through the transposed weights of that layer."


def check(evidence: Evidence) -> list[Finding]:
    """Find errors passed back through the wrong matrix."""
    mistakes = gradient_mistakes(evidence, "weights-transposed")
    return [gradient_finding(evidence, mistake, REMEDY) for mistake in mistakes]
