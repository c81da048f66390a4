"""The report as plain text on one screen: verdict, where, the fix; then the evidence."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from curvesmith.diagnosis.pages.words import cure, place, plain, r2_text, source_line

if TYPE_CHECKING:
    from curvesmith.diagnosis.finding import Finding
    from curvesmith.diagnosis.report import Report

# One screen of a terminal: what 24 rows cannot hold, 40 on most can.
WIDTH = 96
HEIGHT = 40
# Findings told in full; the others get a line, and the page has everything.
MOST_IN_FULL = 3
MOST_IN_SHORT = 3
# Numbers shown for one finding: the first are those that decide.
MOST_NUMBERS = 4
# Lines of the first diff that are shown.
MOST_CHANGED = 8

Role = Literal["verdict", "cause", "source", "fix", "text", "evidence"]
Line = tuple[Role, str]

__all__ = ["Line", "Role", "lines"]


def lines(report: Report) -> list[Line]:
    """Return the lines of a report, each with what it is, at most `HEIGHT` of `WIDTH` columns.

    Parameters
    ----------
    report : Report

    Returns
    -------
    lines : list of (str, str)
        What a line is, for whoever colors it, and its text.
    """
    told: list[Line] = [
        ("verdict", text) for text in _folded(f"{report.subject}: {_head(report)}", most=2)
    ]
    full = report.findings[:MOST_IN_FULL]
    for index in range(len(full)):
        told += [("text", ""), *_finding(full, index)]
    others = report.findings[MOST_IN_FULL:]
    told += [("text", ""), *_in_short(others)] if others else []
    end = [*_ladder(report), *_facts(report)]
    told += _changed(full, HEIGHT - len(told) - len(end) - 3)
    room = HEIGHT - len(told) - len(end) - 2
    evidence = list(_evidence(full, room))
    told += [("text", ""), *evidence] if evidence else []
    return [*told, ("text", ""), *end]


def _head(report: Report) -> str:
    """Return the sentence of the verdict, with the interruption if there was one."""
    return f"{report.sentence} Interrupted." if report.is_interrupted else report.sentence


def _finding(findings: Sequence[Finding], index: int) -> Iterator[Line]:
    """Yield cause and place, the sentence, the source line, the fix and what it did."""
    finding = findings[index]
    where = place(finding.where)
    grade = "" if finding.severity == "fault" else f" ({finding.severity})"
    yield "cause", f"{index + 1}. {finding.cause}{grade}" + (f", {where}" if where else "")
    for text in _folded(plain(finding.sentence), indent="   ", most=3):
        yield "text", text
    source = source_line(finding.where)
    if source:
        yield "source", _cut(f"   > {source}")
    if finding.remedy is not None:
        for text in _folded(f"Fix: {cure(findings, index)}", indent="   ", most=3):
            yield "fix", text


def _changed(findings: Sequence[Finding], room: int) -> list[Line]:
    """Return the lines that the first diff takes away and puts there, proven ones before others."""
    remedies = [f.remedy for f in findings if f.remedy is not None and f.remedy.diff]
    first = sorted(remedies, key=lambda remedy: not remedy.verified)[:1]
    changed = [
        row
        for remedy in first
        for row in (remedy.diff or "").splitlines()[2:]
        if row.startswith(("+", "-"))
    ]
    most = min(room - 1, MOST_CHANGED)
    if not changed or most < len(changed[:2]):
        return []
    rest = ["..."] if len(changed) > most else []
    shown = [*changed[: most - len(rest)], *rest]
    return [("text", ""), *(("source", _cut(f"   {row}")) for row in shown)]


def _in_short(findings: Sequence[Finding]) -> Iterator[Line]:
    """Yield a line for each finding that is not told in full."""
    for number, finding in enumerate(findings[:MOST_IN_SHORT], start=MOST_IN_FULL + 1):
        head = f"{number}. {finding.cause}"
        yield "cause", _cut(f"{head}: {plain(finding.sentence)}")
    rest = len(findings) - MOST_IN_SHORT
    if rest > 0:
        yield "text", f"and {rest} more: see `to_html()` or `to_json()`."


def _evidence(findings: Sequence[Finding], room: int) -> Iterator[Line]:
    """Yield the deciding numbers of each finding, as many as there is room for."""
    measured = [finding for finding in findings if finding.evidence]
    if room < 2 or not measured:
        return
    yield "evidence", "Evidence"
    each = max(1, min(MOST_NUMBERS, (room - 1) // len(measured)))
    for finding in measured:
        for entry in finding.evidence[:each]:
            against = f" (threshold: {plain(entry.threshold)})" if entry.threshold else ""
            text = f"  {finding.cause}: {plain(entry.name)} = {plain(entry.value)}{against}"
            yield "evidence", _cut(text)


def _ladder(report: Report) -> list[Line]:
    """Return the ladder on a line or two: what any prediction is to be compared with."""
    if not report.ladder:
        return []
    rungs = " | ".join(f"{rung.name} {r2_text(rung.r2)}" for rung in report.ladder)
    return [("evidence", text) for text in _folded(f"R2 here: {rungs}", most=2)]


def _facts(report: Report) -> list[Line]:
    """Return what was examined, and what could not be measured."""
    facts = ", ".join(f"{name} {plain(value)}" for name, value in report.facts.items())
    told = [*_folded(f"Examined: {facts}.", most=1)] if facts else []
    if report.notes:
        more = f" (and {len(report.notes) - 1} more)" if len(report.notes) > 1 else ""
        told += _folded(f"Not measured: {plain(report.notes[0])}{more}", most=2)
    return [("evidence", text) for text in told]


def _cut(text: str) -> str:
    """Return ``text`` on one line of `WIDTH` columns."""
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 4].rstrip()} ..."


def _folded(text: str, *, indent: str = "", most: int) -> list[str]:
    """Return ``text`` on at most so many lines of `WIDTH` columns."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        max_lines=most,
        placeholder=" ...",
        break_on_hyphens=False,
    )
