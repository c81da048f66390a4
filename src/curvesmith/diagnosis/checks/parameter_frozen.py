"""Parameter frozen: a parameter has a gradient and never changes.

Symptom
    Training stalls early; a layer still holds its initial values at the end.
Evidence
    The changes of ten steps, exactly zero, and the gradient there; or a coded gradient that is
    exactly zero where that of the loss is not.
Threshold
    Not one bit changed, while the gradient is above 1e-9 of the largest one; or not one bit of the
    coded gradient is set, at any of three points, while differences of the loss are heard.
Meaning
    The parameter was not given to the optimizer, the update went to a copy, or its result was
    dropped; or the error does not get there: an output was detached, or taken out of the graph.
Remedy
    Update every parameter, in place or by assigning the result; let the error through.
What it is not
    A dead unit, whose gradient is zero; a parameter that is frozen on purpose, which is harmless
    where the network fits.
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

REMEDY = "Give the parameter to the update, and keep the result: p -= h * g, or return it."
LET_THROUGH = (
    "Let the error through: no detach(), no .data and no no_grad() between the parameter and the "
    "loss, and no gradient set to zero by hand."
)


def check(evidence: Evidence) -> list[Finding]:
    """Find parameters that never change."""
    report = evidence.update_report
    text = "{names}: {law}."
    if report is not None and len(report.of_kind("frozen")) == len(report.blocks):
        text = "No parameter ever changes: the step works on copies, or its result is dropped."
    found = update_findings(evidence, "frozen", "parameter-frozen", text, REMEDY)
    mistakes = gradient_mistakes(evidence, "parameter-frozen")
    return found + [gradient_finding(evidence, mistake, LET_THROUGH) for mistake in mistakes]
