"""A script examined: taken apart, trained, and given to the checks.

Runs inside the child process; what comes of it goes back as JSON.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from time import perf_counter
from typing import Any

from curvesmith.diagnosis.changes import (
    Change,
    CorrectGradient,
    ScaleInputs,
    ScaleTargets,
    SetLearningRate,
)
from curvesmith.diagnosis.finding import Finding, Remedy
from curvesmith.diagnosis.report import Report
from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.edits import Edit, edits_of, with_rate
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.guard import stop_after
from curvesmith.diagnosis.script.lines import Lines, Shape
from curvesmith.diagnosis.script.placing import placed
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.training import Training
from curvesmith.diagnosis.subject import Subject

__all__ = ["examine_script"]

# Changes after which another learning rate suits best.
_WITH_OWN_RATE = (ScaleInputs, ScaleTargets, SetLearningRate)
# Mistakes in the gradient that turning its sign around does not mend.
_NOT_BY_SIGN = (
    "regularization-mismatch",
    "gradient-factor",
    "loss-gradient-mismatch",
    "loss-scale",
)
_PATIENCE = 2.0
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
    anatomy = dissect(script)
    if isinstance(anatomy, Stop) and anatomy.kind != "finished":
        return {"stop": asdict(anatomy)}
    # Only now: most scripts that do not run are known by here, and this takes a second.
    from curvesmith.diagnosis.diagnose import examine
    from curvesmith.diagnosis.script.estimators import fitted_estimator

    began = perf_counter()  # what the script imports takes its time and is not counted
    if isinstance(anatomy, Stop):
        known = fitted_estimator(script.path, script.text, script.args)
        if known is None:
            return {"stop": asdict(anatomy)}
        subject, lines, note = known.subject, known.lines, ""
    else:
        training = anatomy.train(0, _TRAINING * seconds)
        subject = anatomy.subject(training, source.name)
        lines = replace(anatomy.lines, layers=_layers(subject))
        note = _note(anatomy, training)
    left = max(seconds - (perf_counter() - began), 5.0)
    # The examination keeps to its time by itself, but not within one slow step of the user's. An
    # interrupt ends it with what was found so far.
    stop_after(_PATIENCE * left, KeyboardInterrupt)
    report = examine(subject, rerun=rerun, budget_s=left)
    stop_after(0)
    if report.is_interrupted:
        note = f"{note} The time was over before the examination was.".strip()
    return {"stop": asdict(Stop("finished", "")), "report": _as_json(report, lines, source, note)}


def _layers(subject: Subject) -> tuple[Shape, ...]:
    """Return the layers of the network as edits need them; none if it is not known."""
    structure = subject.structure
    if structure is None:
        return ()
    sizes = structure.sizes(subject.params)
    return tuple(
        Shape(x.weights, x.bias, sizes[i], sizes[i + 1], x.activation, x.is_transposed)
        for i, x in enumerate(structure.layers)
    )


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
    found = [f for f in report.findings if not (lines.counts_rows and f.cause == "loss-scale")]
    findings = [_finding(finding, lines, source) for finding in placed(found, lines, source)]
    verdict, sentence = report.verdict, report.sentence
    if report.is_interrupted and verdict == "healthy":
        verdict = "cannot-tell"
        sentence = "Cannot tell: the time was over before the examination was."
    return {
        "verdict": verdict,
        "sentence": sentence,
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
        found = [edits_of(change, source, lines) for change in _with_rate(remedy)]
        is_other = finding.cause in _NOT_BY_SIGN and any(
            isinstance(change, CorrectGradient) for change in remedy.changes
        )
        if found and not is_other and all(one is not None for one in found):
            edits = [edit for one in found for edit in one or []]
    plain = asdict(replace(finding, remedy=None))
    if remedy is not None:
        plain["remedy"] = {**asdict(replace(remedy, changes=())), "changes": ()}
    plain["needs_rate"] = remedy is not None and _needs_rate(_with_rate(remedy))
    plain["edits"] = None if edits is None else [asdict(edit) for edit in edits]
    return plain


def _needs_rate(changes: tuple[Change, ...]) -> bool:
    """Return whether changes call for another learning rate, and none is known."""
    is_known = any(isinstance(change, SetLearningRate) for change in changes)
    return not is_known and any(isinstance(change, _WITH_OWN_RATE) for change in changes)


def _with_rate(remedy: Remedy) -> tuple[Change, ...]:
    """Return the changes, with the learning rate at which they were re-run."""
    rate = remedy.after.get("learning_rate")
    fixed = [c for c in remedy.changes if not isinstance(c, SetLearningRate) or c.value]
    is_set = any(isinstance(change, SetLearningRate) for change in fixed)
    if rate and not is_set and any(isinstance(c, _WITH_OWN_RATE) for c in remedy.changes):
        fixed.append(SetLearningRate(rate))
    return tuple(fixed)
