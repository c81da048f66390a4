"""Update ignores gradient: parameters move, but not by their gradient.

Symptom
    The loss hardly changes or drifts; weights shrink towards zero, or all entries move alike.
Evidence
    The law of ten changes, by parameter: c theta, or one number for all entries.
Threshold
    The law leaves no more than rounding (1e-8).
Meaning
    W - h W shrinks the weights by a factor each step, whatever the data say; the gradient that was
    computed is not used, or an error of the output stands in its place.
Remedy
    W - h dW.
What it is not
    Weight decay, which comes with the gradient: change = -h g - h alpha theta.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks.mistaken import update_findings
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["check"]

REMEDY = "Subtract learning rate times the parameter's own gradient."


def check(evidence: Evidence) -> list[Finding]:
    """Find updates without gradient."""
    text = "The update of {names} does not use the gradient ({law})."
    return update_findings(evidence, "ignores-gradient", "update-ignores-gradient", text, REMEDY)
