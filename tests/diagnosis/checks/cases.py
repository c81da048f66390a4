"""What the tests of the checks share: the causes that one check finds in a subject."""

from __future__ import annotations

from collections.abc import Callable

from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding
from curvesmith.diagnosis.subject import Subject

# No test may depend on how fast the machine is.
BUDGET_S = 1000.0


def found(check: Callable[[Evidence], list[Finding]], subject: Subject) -> list[tuple[str, str]]:
    """Return (cause, severity) of everything that a check finds."""
    findings = check(Evidence(subject, budget_s=BUDGET_S))
    return [(finding.cause, finding.severity) for finding in findings]
