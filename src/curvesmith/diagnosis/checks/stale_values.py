"""Stale values: the gradient is made with weights or outputs of another moment.

Symptom
    Training works at small learning rates and fails at large ones, earlier than it should.
Evidence
    How far the weights that the error went back through are from the present ones; whether the
    gradient depends on which forward pass was made before; whether steps follow the gradient of
    the step before.
Threshold
    A backward pass through weights that are one fitted step off explains the gradient of every
    parameter to 1e-6, or calls in another order change it by a bit, or c times the last gradient
    explains ten steps to 1e-8 (docs/benchmarks/gradient_mistakes.md).
Meaning
    A layer's weights were updated before the error passed back through them, outputs were kept
    from an earlier pass, or gradients were computed one step too early. The error grows with the
    learning rate.
Remedy
    Compute all gradients first, from one forward pass, then update everything.
What it is not
    Momentum, which adds to the present gradient; a gradient that is one step old does little harm
    while steps are small.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks.mistaken import (
    gradient_finding,
    gradient_mistakes,
    update_findings,
)
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["check"]

REMEDY = "Compute all gradients from one forward pass first, then update all parameters."


def check(evidence: Evidence) -> list[Finding]:
    """Find gradients of another moment."""
    mistakes = gradient_mistakes(evidence, "stale-values")
    found = [gradient_finding(evidence, mistake, REMEDY) for mistake in mistakes]
    text = "The update of {names} uses the gradient of the step before ({law})."
    return found or update_findings(evidence, "stale", "stale-values", text, REMEDY)
