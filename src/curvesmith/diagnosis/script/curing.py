"""What was found gets edits, and these are proven by running them.

Runs inside the child process.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import asdict
from typing import Any

import numpy as np

from curvesmith.diagnosis.pages.cure import draw_cure
from curvesmith.diagnosis.pages.figure import Figure
from curvesmith.diagnosis.report import Report
from curvesmith.diagnosis.script.anatomy import Anatomy
from curvesmith.diagnosis.script.edits import Case, Edit, guesses, with_rate
from curvesmith.diagnosis.script.guard import OutOfTime
from curvesmith.diagnosis.script.judging import judge_cured, prove_evaluation, prove_unseen
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.proof import Rate, prove
from curvesmith.diagnosis.script.remedies import Workshop, with_edits, without_guesses
from curvesmith.diagnosis.script.scoring import Bench

__all__ = ["cure", "rate_of", "reachable_by"]

_OUT_OF_ORDER = ("rows-misaligned", "nothing-to-learn")
_FEWEST_LOSSES = 3  # of a curve


def cure(
    found: list[dict[str, Any]],
    case: Case,
    anatomy: Anatomy | None,
    report: Report,
    script: Script,
    seconds: float,
) -> list[dict[str, Any]]:
    """Give findings edits that are proven by running them; return figures of before and after.

    Parameters
    ----------
    found : list of dict
        The findings, worst first.
    case : Case
    anatomy : Anatomy or None
        None where a library trains the network.
    report : Report
        What the findings are from.
    script : Script
    seconds : float
        For all of it.
    """
    # What is there by now stays: thousands of versions are parsed, and each time Python would
    # look through all of it for what nobody holds any more.
    gc.freeze()
    bench = Bench(script, case.source, seconds, anatomy is None)
    # What was found is told, even if the proof of a remedy takes too long.
    with suppress(OutOfTime):
        workshop = Workshop(case, anatomy, bench)
        with_edits(found, case, workshop)
        prove_evaluation(found, case, bench, reachable_by(report))
        prove_unseen(found, case, bench)
        prove(
            found,
            bench,
            rate_of(case.lines, report),
            reachable_by(report),
            lambda: workshop.guesses(guesses(case)),
        )
        judge_cured(found, case, bench)
    without_guesses(found)
    return [asdict(figure) for figure in _before_and_after(found, bench)]


def _before_and_after(findings: list[dict[str, Any]], bench: Bench) -> list[Figure]:
    """Return the losses of the script and of the first remedy that was proven, as a figure."""
    proven = (f for f in findings if f["edits"] and f["remedy"]["verified"])
    edits = next((tuple(Edit(**edit) for edit in f["edits"]) for f in proven), ())
    curves = [np.asarray(bench.losses.get(key, ()), dtype=np.float64) for key in ((), edits)]
    if not edits or any(len(c) < _FEWEST_LOSSES or not c[0] > 0 for c in curves):
        return []
    return [draw_cure(curves[0], curves[1], (bench.first(()), bench.first(edits)))]


def rate_of(lines: Lines, report: Report) -> Rate | None:
    """Return where the learning rate stands, and what re-runs of our own found to be best."""
    if lines.rate is None:
        return None
    after = [f.remedy.after for f in report.findings if f.remedy is not None]
    best = [numbers["learning_rate"] for numbers in after if "learning_rate" in numbers]
    places = tuple(with_rate(lines, 1.0) or ())
    return Rate(places, lines.rate.value, tuple(sorted({*best} - {lines.rate.value})))


def reachable_by(report: Report) -> float | None:
    """Return the best R2 of the ladder that is not the network's own.

    None where rows are out of order: what can be reached with these is not what a remedy reaches.
    """
    if any(finding.cause in _OUT_OF_ORDER for finding in report.faults):
        return None
    known = [rung.r2 for rung in report.ladder if rung.name in ("smoother", "our own fit")]
    return max(known, default=None)
