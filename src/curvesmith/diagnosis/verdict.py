"""Verdict: findings put in order, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from curvesmith.diagnosis.finding import CAUSES, SEVERITIES, Finding, Remedy
from curvesmith.diagnosis.pages.words import r2_text
from curvesmith.diagnosis.report import Verdict
from curvesmith.diagnosis.standing import Standing

__all__ = ["Judgment", "in_order", "judge", "settled"]

# Families whose checks test the code itself; what is left are conditions of training, and a
# condition that was met only because the code is wrong must not stand above the code.
DIRECT_FAMILIES = ("program", "gradient", "update", "loss")
DIRECT_CAUSES = ("non-finite-data", "shape-broadcast")
# Where no function of the inputs gives the targets, how a training goes says nothing.
UNLEARNABLE = ("rows-misaligned", "nothing-to-learn")
# A fault that is more likely wrong than right names no cause.
LEAST_CONFIDENCE = 0.5

_ORDER = {cause: number for number, cause in enumerate(CAUSES)}


@dataclass(frozen=True)
class Judgment:
    """What the findings come to.

    Parameters
    ----------
    verdict : {"fault", "healthy", "cannot-tell", "does-not-run"}
    sentence : str
        The verdict with its reason.
    """

    verdict: Verdict
    sentence: str


def settled(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings as the re-runs leave them.

    Once a remedy cures, a condition whose own remedy was tried and is not needed is no fault but
    a note. What a test of the code found stays a fault: a cure is no proof of its innocence.

    Parameters
    ----------
    findings : sequence of Finding
        With what re-runs made of their remedies.
    """
    if not any(finding.remedy and finding.remedy.verified for finding in findings):
        return list(findings)
    return [
        replace(finding, severity="note") if _is_refuted(finding) else finding
        for finding in findings
    ]


def in_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings worst first.

    Faults before what is harmless; tests of the code before conditions; of these, targets that
    nothing predicts first; then by confidence, and by the order of `CAUSES`. Findings of one
    joint remedy follow the first of them.
    """
    ranked = sorted(findings, key=_rank)
    placed: list[Finding] = []
    for finding in ranked:
        if not any(finding is other for other in placed):
            placed += [finding, *_joined(finding, ranked)]
    return tuple(placed)


def judge(findings: Sequence[Finding], standing: Standing) -> Judgment:
    """Return the verdict of findings in order.

    Parameters
    ----------
    findings : sequence of Finding
    standing : Standing
        What the network reaches, and what is missing.
    """
    faults = [finding for finding in findings if finding.severity == "fault"]
    if any(finding.cause == "does-not-run" for finding in faults):
        return Judgment("does-not-run", faults[0].sentence)
    if faults and all(finding.confidence < LEAST_CONFIDENCE for finding in faults):
        causes = " or ".join(finding.cause for finding in faults[:3])
        return Judgment("cannot-tell", f"Cannot tell the causes apart: {causes}.")
    if faults:
        return Judgment("fault", _count(len(faults)))
    if standing.falls_short:
        return Judgment("cannot-tell", _short(standing))
    if standing.missing and standing.r2 is None:
        return Judgment("cannot-tell", f"Cannot tell: {standing.missing[0]}")
    return Judgment("healthy", _proof(standing))


def _is_refuted(finding: Finding) -> bool:
    """Whether a condition was tried and is not needed for the cure."""
    was_tried = finding.remedy is not None and finding.remedy.verified is False
    return finding.severity == "fault" and was_tried and not _is_direct(finding)


def _is_direct(finding: Finding) -> bool:
    """Whether a test of the code or of the data itself found it."""
    return finding.family in DIRECT_FAMILIES or finding.cause in DIRECT_CAUSES


def _rank(finding: Finding) -> tuple[int, bool, bool, float, int]:
    """Return what findings are sorted by."""
    severity = SEVERITIES.index(finding.severity)
    can_learn = finding.cause not in UNLEARNABLE
    order = _ORDER[finding.cause]
    return severity, not _is_direct(finding), can_learn, -finding.confidence, order


def _joined(finding: Finding, others: Sequence[Finding]) -> list[Finding]:
    """Return the other findings of the same severity and kind that are cured with this one only."""
    return [
        other
        for other in others
        if other is not finding
        and other.severity == finding.severity
        and _is_direct(other) == _is_direct(finding)
        and _are_joint(finding.remedy, other.remedy)
    ]


def _are_joint(one: Remedy | None, other: Remedy | None) -> bool:
    """Whether two remedies are the same changes, or re-runs needed both."""
    if one is None or other is None:
        return False
    is_same = len(one.changes) > 1 and one.changes == other.changes
    return is_same or ("r2_alone" in one.after and "r2_alone" in other.after)


def _count(n_faults: int) -> str:
    """Return how many faults there are."""
    return "1 fault found." if n_faults == 1 else f"{n_faults} faults found, worst first."


def _short(standing: Standing) -> str:
    """Return that the network falls short for a reason that no test names."""
    assert standing.r2 is not None
    assert standing.reachable is not None
    unknown = f" Not measured: {standing.missing[0]}" if standing.missing else ""
    return (
        f"Cannot tell: the network reaches R2 {r2_text(standing.r2)} where "
        f"{r2_text(standing.reachable)} is reachable, and no test names the cause.{unknown}"
    )


def _proof(standing: Standing) -> str:
    """Return that nothing is wrong, with the ladder as proof."""
    if standing.r2 is None or standing.reachable is None:
        return "Nothing wrong found."
    return (
        f"Nothing wrong found: the network reaches R2 {r2_text(standing.r2)}, and "
        f"{r2_text(standing.reachable)} is known to be reachable on unseen rows."
    )
