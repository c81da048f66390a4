"""Gradient wrong: the coded gradient is not that of the loss, by none of the mistakes with a name.

Symptom
    Training stalls or wanders; some parameters learn, others do not.
Evidence
    Which parameters are wrong and which are right; the ratio of coded and numeric gradient where
    it is one; the curl: whether any function has this gradient.
Threshold
    The relative error of a parameter exceeds 20 times the measured rounding of the differences,
    at least 1e-7, at one of three points.
Meaning
    Errors travel backwards: what is wrong in one layer's weights alone sits there, what is wrong
    in everything before a layer happens on the way back through it. A curl above 1e-4 means a
    mistake in the chain rule, below it a right gradient of something else.
Remedy
    Compare the code with the derivation where the first wrong parameter, seen from the output, is
    computed; or let a library differentiate.
What it is not
    Rounding, or a kink of relu between the ends of a difference: both are measured and left out.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks.mistaken import gradient_finding, gradient_mistakes
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["check"]

REMEDY = "Check the backward pass from the output on, up to the first parameter that is wrong."


def check(evidence: Evidence) -> list[Finding]:
    """Find gradients that are wrong in another way."""
    mistakes = gradient_mistakes(evidence, "gradient-wrong")
    return [gradient_finding(evidence, mistake, REMEDY) for mistake in mistakes]
