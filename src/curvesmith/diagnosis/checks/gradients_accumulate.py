"""Gradients accumulate: each step adds to the gradients of all steps before.

Symptom
    Steps grow longer and longer, the loss swings and then diverges.
Evidence
    The coefficient of the last change in ten changes: exactly 1.
Threshold
    At least 1 - 1e-4 in a law that leaves no more than rounding (1e-8); momentum of 0.999 is below.
Meaning
    Gradients are added into buffers that are never set to zero (`optimizer.zero_grad()` in
    PyTorch), so a step follows the sum of all gradients: momentum that forgets nothing.
Remedy
    Set the gradients to zero before each backward pass.
What it is not
    Momentum, whose coefficient is below 1, and adding up a batch in parts, which ends with a step.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks.mistaken import update_findings
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["check"]

REMEDY = "Set the gradients to zero before each backward pass (`optimizer.zero_grad()`)."


def check(evidence: Evidence) -> list[Finding]:
    """Find gradients that are never set to zero."""
    text = "The update of {names} follows the sum of all gradients so far ({law})."
    return update_findings(evidence, "accumulates", "gradients-accumulate", text, REMEDY)
