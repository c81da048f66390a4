"""Parameter frozen: a parameter has a gradient and never changes.

Symptom
    Training stalls early; a layer still holds its initial values at the end.
Evidence
    The changes of ten steps, exactly zero, and the gradient there.
Threshold
    Not one bit changed, while the gradient is above 1e-9 of the largest one.
Meaning
    The parameter was not given to the optimizer, the update went to a copy, or its result was
    dropped.
Remedy
    Update every parameter, in place or by assigning the result.
What it is not
    A dead unit, whose gradient is zero; a parameter that is frozen on purpose, which is harmless
    where the network fits.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks.mistaken import update_findings
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding

__all__ = ["check"]

REMEDY = "Give the parameter to the update, and keep the result: p -= h * g, or return it."


def check(evidence: Evidence) -> list[Finding]:
    """Find parameters that never change."""
    report = evidence.update_report
    text = "{names}: {law}."
    if report is not None and len(report.of_kind("frozen")) == len(report.blocks):
        text = "No parameter ever changes: the step works on copies, or its result is dropped."
    return update_findings(evidence, "frozen", "parameter-frozen", text, REMEDY)
