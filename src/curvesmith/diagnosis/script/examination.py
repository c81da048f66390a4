"""A script examined: taken apart, trained, and given to the checks.

Runs inside the child process; what comes of it goes back as JSON.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from time import perf_counter
from typing import Any

import numpy as np

from curvesmith.diagnosis.diagnose import examine
from curvesmith.diagnosis.finding import Finding
from curvesmith.diagnosis.report import Report
from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.edits import Edit, edits_of, with_rate
from curvesmith.diagnosis.script.estimators import fitted_estimator
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.placing import placed
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.training import Training
from curvesmith.fitting.yardstick import r2

__all__ = ["examine_script", "score_script"]

_TRAINING = 0.25  # of all the time: looking at the script's own training


def examine_script(
    script: Script, source: Source, seconds: float, *, rerun: bool
) -> dict[str, Any]:
    """Examine a script.

    Parameters
    ----------
    script : Script
    source : Source
        The same text, with the user's line numbers.
    seconds : float
        For everything, about.
    rerun : bool
        Whether remedies are tried.

    Returns
    -------
    answer : dict
        "stop"; and "report" where there is something to report on.
    """
    began = perf_counter()
    anatomy = dissect(script)
    if isinstance(anatomy, Stop):
        known = None
        if anatomy.kind == "finished":
            known = fitted_estimator(script.path, script.text, script.args)
        if known is None:
            return {"stop": asdict(anatomy)}
        subject, lines, note = known.subject, known.lines, ""
    else:
        training = anatomy.train(0, _TRAINING * seconds)
        subject, lines = anatomy.subject(training, source.name), anatomy.lines
        note = _note(anatomy, training)
    left = max(seconds - (perf_counter() - began), 5.0)
    report = examine(subject, rerun=rerun, budget_s=left)
    report = replace(report, subject=source.name)
    return {"stop": asdict(Stop("finished", "")), "report": _as_json(report, lines, source, note)}


def _note(anatomy: Anatomy, training: Training) -> str:
    """Say what of the script's own run was not seen, or went wrong behind the training."""
    stop = training.stop
    if stop is not None and training.is_complete and stop.kind not in ("finished", "exited"):
        return "" if stop.error == "Enough" else f"Behind the training: {stop.sentence}"
    if not training.is_complete:
        total = anatomy.history.n_items
        of = f" of {total}" if total else ""
        return f"The script's own training was followed for {training.n_steps}{of} iterations."
    return ""


def _as_json(report: Report, lines: Lines, source: Source, note: str) -> dict[str, Any]:
    findings = [
        _finding(finding, lines, source) for finding in placed(report.findings, lines, source)
    ]
    return {
        "verdict": report.verdict,
        "sentence": report.sentence,
        "findings": findings,
        "ladder": [asdict(rung) for rung in report.ladder],
        "notes": [*report.notes, *([note] if note else [])],
        "facts": dict(report.facts),
        "figures": [asdict(figure) for figure in report.figures],
        "rate": [asdict(edit) for edit in with_rate(lines, 1.0) or []],
        "rate_value": lines.rate.value if lines.rate else None,
    }


def _finding(finding: Finding, lines: Lines, source: Source) -> dict[str, Any]:
    """Return a finding with the edits of its remedy, and without the changes they make."""
    remedy = finding.remedy
    edits: list[Edit] | None = None
    if remedy is not None:
        found = [edits_of(change, source, lines) for change in remedy.changes]
        if found and all(one is not None for one in found):
            edits = [edit for one in found for edit in one or []]
    plain = asdict(replace(finding, remedy=None))
    if remedy is not None:
        plain["remedy"] = {**asdict(replace(remedy, changes=())), "changes": ()}
    plain["edits"] = None if edits is None else [asdict(edit) for edit in edits]
    return plain


def score_script(script: Script, seeds: list[int], seconds: float) -> dict[str, Any]:
    """Return the R2 that a script's training reaches from other seeds, each in the same time.

    Measured on the rows that the script drew with the same seed.
    """
    anatomy = dissect(script)
    if isinstance(anatomy, Stop):
        return {"stop": asdict(anatomy), "scores": [], "steps": []}
    runs = [anatomy.train(seed, seconds) for seed in seeds]
    scores = [_score(anatomy, seed, run) for seed, run in zip(seeds, runs, strict=True)]
    steps = [run.n_steps for run in runs]
    return {"stop": asdict(Stop("finished", "")), "scores": scores, "steps": steps}


def _score(anatomy: Anatomy, seed: int, training: Training) -> float | None:
    if not training.params:
        return None
    X, y = anatomy.data(seed)
    with np.errstate(all="ignore"):
        predicted = anatomy.functions.forward(training.params, X).reshape(len(y), -1)
        score = r2(predicted, y.reshape(len(y), -1), np.ones(len(y)))
    return score if np.isfinite(score) else None
