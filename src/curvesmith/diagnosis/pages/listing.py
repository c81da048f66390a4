"""The user's script with its lines marked: what was found stands beside the line it is about."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curvesmith.diagnosis.finding import Finding

__all__ = ["listing"]


def listing(text: str, findings: Sequence[Finding]) -> str:
    """Return a table of the lines: number, source, and the findings that are about each.

    Parameters
    ----------
    text : str
        The script as the user has it.
    findings : sequence of Finding
        In the order of the report; their numbers are those of its headings.

    Returns
    -------
    html : str
        Every text is escaped. Empty without a text.
    """
    if not text:
        return ""
    rows = [
        _row(number, line, [(k, f) for k, f in enumerate(findings, 1) if f.where.line == number])
        for number, line in enumerate(text.rstrip("\n").split("\n"), 1)
    ]
    return f'<div class="wide"><table class="listing">{"".join(rows)}</table></div>'


def _row(number: int, line: str, found: Sequence[tuple[int, Finding]]) -> str:
    """Return one line with its marks."""
    worst = found[0][1].severity if found else ""
    marks = "".join(
        f'<span class="mark {escape(finding.severity)}">{k}. {escape(finding.cause)}</span> '
        for k, finding in found
    )
    mark = f' class="{escape(worst)}"' if worst else ""
    return (
        f"<tr{mark}><td>{number}</td><td><code>{escape(line) or ' '}</code></td>"
        f"<td>{marks}</td></tr>"
    )
