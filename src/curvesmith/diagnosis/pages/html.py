"""The report as one HTML page, or as part of a notebook: nothing from outside, dark or light."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from curvesmith.diagnosis.pages.listing import listing
from curvesmith.diagnosis.pages.style import PAGE, STYLE
from curvesmith.diagnosis.pages.words import cure, place, plain, r2_text, source_line

if TYPE_CHECKING:
    from curvesmith.diagnosis.finding import Number
    from curvesmith.diagnosis.report import Report

__all__ = ["document", "fragment"]


def document(report: Report) -> str:
    """Return the whole page.

    Parameters
    ----------
    report : Report

    Returns
    -------
    html : str
        Every text of the user is escaped; style and figures are inside.
    """
    title = escape(f"{report.subject}: {report.verdict}")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{PAGE}</style></head><body>"
        f"{fragment(report)}</body></html>\n"
    )


def fragment(report: Report) -> str:
    """Return the page's content with its style, to stand inside another page."""
    parts = [
        _head(report),
        *_script(report),
        *(_finding(report, k) for k in range(len(report.findings))),
    ]
    parts += [*_figures(report), *_notes(report), *_facts(report)]
    return f'<style>{STYLE}</style><div class="curvesmith-report">{"".join(parts)}</div>'


def _head(report: Report) -> str:
    """Return verdict and sentence."""
    interrupted = " Interrupted: what was found so far." if report.is_interrupted else ""
    return (
        f'<header><span class="badge {report.verdict}">{report.verdict.replace("-", " ")}</span>'
        f"<h1>{escape(report.subject)}</h1><p>{escape(report.sentence + interrupted)}</p></header>"
    )


def _script(report: Report) -> Iterator[str]:
    """Yield the script with its marked lines, where the subject is one."""
    if report.source:
        yield listing(report.source, report.findings)


def _finding(report: Report, index: int) -> str:
    """Return one finding: the line that matters, the fix, then the evidence."""
    finding = report.findings[index]
    grade = "" if finding.severity == "fault" else finding.severity
    side = " &middot; ".join(escape(text) for text in (place(finding.where), grade) if text)
    source = source_line(finding.where)
    parts = [
        f"<h2>{index + 1}. {escape(finding.cause)} <small>{side}</small></h2>",
        f"<p>{escape(finding.sentence)}</p>",
        f"<pre>{escape(source)}</pre>" if source else "",
        _remedy(report, index),
        _evidence(finding.evidence) if finding.evidence else "",
        _about(report.about.get(finding.cause, "")),
    ]
    return f'<section class="{escape(finding.severity)}">{"".join(parts)}</section>'


def _remedy(report: Report, index: int) -> str:
    """Return the fix, what re-runs made of it, and its diff, shown once where findings share it."""
    remedy = report.findings[index].remedy
    if remedy is None:
        return ""
    fix = f'<p class="fix"><b>Fix.</b> {escape(cure(report.findings, index))}</p>'
    if not remedy.diff:
        return fix
    for number, other in enumerate(report.findings[:index], start=1):
        if other.remedy is not None and other.remedy.diff == remedy.diff:
            return f"{fix}<p>The edit is that of {number}.</p>"
    return f'{fix}<pre class="diff">{_diff(remedy.diff)}</pre>'


def _diff(diff: str) -> str:
    """Return a diff with its lines colored."""
    colors = {"+": "added", "-": "removed"}
    return "\n".join(
        f'<span class="{colors.get(line[:1], "same")}">{escape(line)}</span>'
        for line in diff.rstrip().splitlines()
    )


def _evidence(numbers: tuple[Number, ...]) -> str:
    """Return the numbers with threshold, formula and source, as far as there are any."""
    columns = {
        "measured": [entry.name for entry in numbers],
        "value": [plain(entry.value) for entry in numbers],
        "threshold": [entry.threshold for entry in numbers],
        "how": [entry.formula for entry in numbers],
        "source": [entry.source for entry in numbers],
    }
    shown = {name: texts for name, texts in columns.items() if any(texts)}
    head = "".join(f"<th>{name}</th>" for name in shown)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in texts)}</tr>"
        for texts in zip(*shown.values(), strict=True)
    )
    return (
        "<details open><summary>Evidence</summary><div class='wide'><table>"
        f"<tr>{head}</tr>{rows}</table></div></details>"
    )


def _about(page: str) -> str:
    """Return the page of the cause, folded away."""
    if not page:
        return ""
    return f"<details><summary>About this cause</summary><pre>{escape(page)}</pre></details>"


def _figures(report: Report) -> Iterator[str]:
    """Yield the figures, side by side where there is room."""
    if report.figures:
        shown = "".join(
            f"<figure><h3>{escape(figure.title)}</h3>{figure.svg}"
            f"<figcaption>{escape(figure.caption)}</figcaption></figure>"
            for figure in report.figures
        )
        yield f'<div class="figures">{shown}</div>'


def _notes(report: Report) -> Iterator[str]:
    """Yield what could not be measured."""
    if report.notes:
        items = "".join(f"<li>{escape(note)}</li>" for note in report.notes)
        yield f"<section class='note'><h2>Not measured</h2><ul>{items}</ul></section>"


def _facts(report: Report) -> Iterator[str]:
    """Yield what was examined, and the ladder in numbers."""
    facts = [f"{name} {plain(value)}" for name, value in report.facts.items()]
    ladder = [f"{rung.name} {r2_text(rung.r2)}" for rung in report.ladder]
    if ladder:
        facts.append(f"R2 here: {', '.join(ladder)}")
    if facts:
        yield f"<footer>{escape(' · '.join(facts))}</footer>"
