"""Update ascends: steps go uphill.

Symptom
    The loss grows from the first step on, at every learning rate.
Evidence
    The coefficient of the gradient in ten changes, by parameter, and their cosine: +1 is uphill.
Threshold
    A positive coefficient in a law that leaves no more than rounding (1e-8); where no law is
    found, a mean cosine above 0.3. Mini-batches lie between -1 and -0.3, Adam near -0.6.
Meaning
    theta + h g climbs. No learning rate helps.
Remedy
    theta - h g.
What it is not
    A learning rate that is too high: the first step of a tenth of it goes down. A gradient with
    the wrong sign: there the update is right (gradient-sign).
"""

from __future__ import annotations

from dataclasses import replace

from curvesmith.diagnosis.checks.mistaken import gradient_mistakes, update_findings
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["check"]

REMEDY = "Subtract learning rate times gradient from the parameters."


def check(evidence: Evidence) -> list[Finding]:
    """Find steps uphill."""
    text = "The update of {names} goes uphill ({law})."
    found = update_findings(evidence, "ascent", "update-ascends", text, REMEDY)
    is_turned = any(m.name == "sign" for m in gradient_mistakes(evidence, "gradient-sign"))
    if not found or not is_turned:
        return found
    both = "The update adds the gradient, whose sign is flipped too: two mistakes that cancel."
    return [replace(finding, severity="harmless", sentence=both) for finding in found]
