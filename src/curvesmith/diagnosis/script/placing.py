"""Findings get the line of the user's file that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from curvesmith.diagnosis.finding import CAUSES, Finding
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.source import Source

__all__ = ["line_of", "placed"]

_AT_TARGETS = ("targets-not-scaled", "nothing-to-learn")
_AT_RATE = ("learning-rate-too-high", "learning-rate-too-low")


def placed(findings: Sequence[Finding], lines: Lines, source: Source) -> list[Finding]:
    """Return the findings with file, line and source text, in the user's own numbering.

    Parameters
    ----------
    findings : sequence of Finding
    lines : Lines
        Of the text that was examined.
    source : Source
        That text, with the lines that it came from.
    """
    return [_placed(finding, lines, source) for finding in findings]


def _placed(finding: Finding, lines: Lines, source: Source) -> Finding:
    line = line_of(finding, lines)
    where = replace(
        finding.where,
        file=source.name,
        line=source.origin[line - 1],
        text=source.line(line).strip(),
    )
    return replace(finding, where=where)


def line_of(finding: Finding, lines: Lines) -> int:
    """Return the line of the examined text that a finding is about."""
    cause, name = finding.cause, finding.where.parameter
    family = CAUSES[cause]
    if cause == "regularization-mismatch" and lines.penalized:
        return _of(lines.penalized, name, lines.loop)
    if family == "gradient" or cause in ("loss-gradient-mismatch", "loss-scale"):
        return _gradient_line(lines, name)
    if family == "update":
        return _of(lines.updated, name, lines.loop)
    if family == "initial weights" or cause == "seed-dependent":
        return _of(lines.made, name, lines.loop)
    if family == "architecture":
        return _of(lines.used, name, lines.prediction) if name else lines.prediction
    if family in ("loss", "regularization"):
        return lines.loss or lines.prediction
    if cause in _AT_RATE:
        return lines.rate.line if lines.rate else _of(lines.updated, name, lines.loop)
    if cause == "too-few-steps":
        return lines.steps.line if lines.steps else lines.loop
    if cause in _AT_TARGETS:
        return lines.targets
    if cause == "shape-broadcast" or family == "evaluation":
        return lines.loss or lines.prediction
    return lines.inputs


def _gradient_line(lines: Lines, name: str | None) -> int:
    """Return where the gradient goes wrong: of this parameter, else of the first that does."""
    if name in lines.wrong:
        return lines.wrong[name].line
    if lines.wrong:
        return min(wrong.line for wrong in lines.wrong.values())
    return _of(lines.updated, name, lines.loop)


def _of(lines: dict[str, int], name: str | None, other: int) -> int:
    """Return the line of a parameter, else the first of any, else another one."""
    if name in lines:
        return lines[name]
    return min(lines.values(), default=other)
