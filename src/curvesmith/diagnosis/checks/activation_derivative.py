"""Activation derivative: f'(z) is missing, taken at the wrong place or that of another function.

Symptom
    Training works somewhat: the last layer learns, those before it are misled.
Evidence
    The first parameter that is wrong, seen from the output, and the mistaken derivative that
    explains all of them.
Threshold
    The relative error of a parameter exceeds 20 times the measured rounding of the differences,
    at least 1e-7, at one of three points; and factor times a backward pass with one derivative
    exchanged plus decay explains the coded gradient of every parameter to 1e-6
    (docs/benchmarks/gradient_mistakes.md).
Meaning
    On its way back the error must be multiplied with f'(z) of each layer. Formulas like a (1 - a)
    want the output a; relu's mask belongs to the sum z, not to the error.
Remedy
    Use the derivative of the layer's own activation, at its own sums z.
What it is not
    A derivative of relu at the output instead of the sum: both are zero at the same places, so
    nothing is wrong then.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks.mistaken import gradient_finding, gradient_mistakes
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["check"]

REMEDY = "Multiply the error with the derivative of that layer's own activation, at its own sums z."


def check(evidence: Evidence) -> list[Finding]:
    """Find wrong derivatives of activations."""
    mistakes = gradient_mistakes(evidence, "activation-derivative")
    return [gradient_finding(evidence, mistake, REMEDY) for mistake in mistakes]
