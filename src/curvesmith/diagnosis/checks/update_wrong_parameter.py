"""Update wrong parameter: a parameter moves by the gradient of another one.

Symptom
    Some parameters learn, others wander; shapes happen to agree.
Evidence
    Which parameter's gradient explains ten changes.
Threshold
    c times the other gradient leaves no more than rounding (1e-8), c times its own does not.
Meaning
    Gradients and parameters are paired in different orders, or a name was copied and not changed.
Remedy
    Subtract from each parameter its own gradient.
What it is not
    Shared weights, which have one gradient.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks.mistaken import update_findings
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["check"]

REMEDY = "Pair each parameter with its own gradient."


def check(evidence: Evidence) -> list[Finding]:
    """Find parameters that follow another's gradient."""
    text = "The update of {names} is mixed up: the first {law}."
    return update_findings(evidence, "wrong-parameter", "update-wrong-parameter", text, REMEDY)
