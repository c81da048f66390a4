"""Regularization mismatch: loss and gradient do not hold the same penalty.

Symptom
    The reported loss stops falling, or rises a little, while training goes on; a gradient check
    fails by a little.
Evidence
    The coefficient of theta in the coded gradient and in that of the loss, by parameter, from
    least squares over three points.
Threshold
    The coefficients differ by more than 0.1 % after the data terms are matched. It is a fault
    where the network falls short and either the gradient has other mistakes, or the difference
    makes up a tenth of the gradient where training starts or ends.
Meaning
    What is minimized is not what is reported. A missing, halved or negated penalty shifts the
    optimum; with the wrong sign it drives the weights apart.
Remedy
    For a penalty alpha/2 sum W² in the loss add alpha W to the gradient, and the other way round.
What it is not
    Weight decay done by the update rule, which is not in the gradient and need not be.
"""

from __future__ import annotations

from curvesmith.diagnosis.checks.mistaken import (
    error_at_the_end,
    gradient_finding,
    gradient_mistakes,
    severity_of,
)
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Severity

__all__ = ["check"]

CAUSE = "regularization-mismatch"
REMEDY = (
    "Give loss and gradient the same penalty: alpha/2 times the squared weights in the loss, alpha "
    "times the weights in the gradient."
)
# Share of the gradient that a penalty must make up to shift where training ends, if it is wrong.
NOTICED = 0.1


def check(evidence: Evidence) -> list[Finding]:
    """Find penalties that differ."""
    return [
        gradient_finding(evidence, mistake, REMEDY, _severity(evidence))
        for mistake in gradient_mistakes(evidence, CAUSE)
    ]


def _severity(evidence: Evidence) -> Severity:
    """Return "fault" where the difference is noticed or comes with other mistakes."""
    report = evidence.gradient_report
    assert report is not None
    if severity_of(evidence) == "harmless":
        return "harmless"
    others = {mistake.cause for mistake in report.mistakes} - {CAUSE, "gradient-factor"}
    if others or report.given_error > NOTICED / 2:
        return "fault"
    return "fault" if error_at_the_end(evidence) > NOTICED / 2 else "harmless"
