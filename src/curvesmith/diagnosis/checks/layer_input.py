"""Layer input: the gradient of weights is built with something else than what the layer saw.

Symptom
    One matrix of weights learns nonsense while all other parameters are right.
Evidence
    The weights of a layer are wrong, its biases and all other layers right; which array in the
    input's place explains it.
Threshold
    The relative error of a parameter exceeds 20 times the measured rounding of the differences,
    at least 1e-7, at one of three points; and factor times a backward pass with another array for
    the layer's input plus decay explains the coded gradient of every parameter to 1e-6
    (docs/benchmarks/gradient_mistakes.md).
Meaning
    The gradient of W is inputᵀ · error, with the input that the forward pass multiplied with W:
    the layer before's outputs a, not its sums z, and not X.
Remedy
    Use the outputs of the layer before, of the same rows in the same order.
What it is not
    A wrong derivative or weight matrix: these spoil the layers before, and not this one alone.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks.mistaken import gradient_finding, gradient_mistakes
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["check"]

REMEDY = (
    "Build the gradient of the weights with the very input that the forward pass multiplied "
    "with them."
)


def check(evidence: Evidence) -> list[Finding]:
    """Find wrong inputs in gradients of weights."""
    mistakes = gradient_mistakes(evidence, "layer-input")
    return [gradient_finding(evidence, mistake, REMEDY) for mistake in mistakes]
