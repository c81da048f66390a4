"""A script examined: taken apart, trained, and given to the checks.

Runs inside the child process; what comes of it goes back as JSON.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from time import perf_counter
from typing import Any

import numpy as np

from curvesmith.diagnosis.changes import (
    Change,
    CorrectLoss,
    ScaleInputs,
    ScaleTargets,
    SetLearningRate,
)
from curvesmith.diagnosis.checks import shape_broadcast
from curvesmith.diagnosis.finding import Finding, Remedy
from curvesmith.diagnosis.pages.cure import draw_cure
from curvesmith.diagnosis.pages.figure import Figure
from curvesmith.diagnosis.report import Report
from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.clashes import cure_of_clash
from curvesmith.diagnosis.script.edits import Case, Edit, guesses, with_rate
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.guard import stop_after
from curvesmith.diagnosis.script.lines import Lines, Shape
from curvesmith.diagnosis.script.placing import placed
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.proof import Rate, prove
from curvesmith.diagnosis.script.remedies import with_edits, with_sure_edits, without_guesses
from curvesmith.diagnosis.script.scoring import Bench
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.training import Training
from curvesmith.diagnosis.subject import Subject

__all__ = ["examine_script"]

# Changes after which another learning rate suits best.
_WITH_OWN_RATE = (ScaleInputs, ScaleTargets, SetLearningRate)
_FEWEST_LOSSES = 3  # of a curve
_PATIENCE = 1.3
_LEAST_EXAMINATION, _LEAST_PROOF = 5.0, 5.0  # seconds, however slow the script is
_CLASH = 0.5  # of all the time: mending a statement that does not run
_BRIEF = 8.0  # seconds for what is known already
_EXAMINING = 0.6  # of the time; the rest proves remedies by running the edited script
_TRAINING = 0.1  # of all the time: looking at the script's own training


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
        cure = cure_of_clash(script, source, anatomy, _CLASH * seconds) if rerun else None
        return {"stop": asdict(anatomy), "cure": cure}
    # Only now: most scripts that do not run are known by here, and this takes a second.
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
    report = _examined(subject, began + _examining(lines, seconds), rerun=rerun)
    if report.is_interrupted:
        note = f"{note} The time was over before the examination was.".strip()
    content = _as_json(report, lines, source, note)
    case = Case(source, lines, shapes={n: x.shape for n, x in subject.params.items()})
    if rerun:
        left = max(seconds - (perf_counter() - began), _LEAST_PROOF)
        content["figures"] += _proven(content["findings"], case, anatomy, report, script, left)
    else:
        with_sure_edits(content["findings"], case)
    return {"stop": asdict(Stop("finished", "")), "report": content}


def _examining(lines: Lines, seconds: float) -> float:
    """Return how long the examination may take."""
    # Where each prediction meets every target, nothing else is to be seen.
    return _BRIEF if lines.shapes else _EXAMINING * seconds


def _proven(
    found: list[dict[str, Any]],
    case: Case,
    anatomy: Anatomy | Stop,
    report: Report,
    script: Script,
    seconds: float,
) -> list[dict[str, Any]]:
    """Give findings edits that are proven by running them; return figures of before and after."""
    own = None if isinstance(anatomy, Stop) else anatomy
    bench = Bench(script, case.source, seconds, own is None)
    with_edits(found, case, own, bench)
    prove(found, bench, _rate(case.lines, report), _reachable(report), guesses(case))
    without_guesses(found)
    return [asdict(figure) for figure in _before_and_after(found, bench)]


def _examined(subject: Subject, deadline: float, *, rerun: bool) -> Report:
    """Let the checks examine the script, and end them when they take too long."""
    from curvesmith.diagnosis.diagnose import examine

    left = max(deadline - perf_counter(), _LEAST_EXAMINATION)
    # The examination keeps to its time by itself, but not within one slow step of the user's. An
    # interrupt ends it with what was found so far.
    stop_after(_PATIENCE * left, KeyboardInterrupt)
    report = examine(subject, rerun=rerun, budget_s=left)
    stop_after(0)
    return report


def _before_and_after(findings: list[dict[str, Any]], bench: Bench) -> list[Figure]:
    """Return the losses of the script and of the first remedy that was proven, as a figure."""
    proven = (f for f in findings if f["edits"] and f["remedy"]["verified"])
    edits = next((tuple(Edit(**edit) for edit in f["edits"]) for f in proven), ())
    curves = [np.asarray(bench.losses.get(key, ()), dtype=np.float64) for key in ((), edits)]
    if not edits or any(len(c) < _FEWEST_LOSSES or not c[0] > 0 for c in curves):
        return []
    return [draw_cure(curves[0], curves[1], (bench.first(()), bench.first(edits)))]


def _rate(lines: Lines, report: Report) -> Rate | None:
    """Return where the learning rate stands, and what re-runs of our own found to be best."""
    if lines.rate is None:
        return None
    after = [f.remedy.after for f in report.findings if f.remedy is not None]
    best = [numbers["learning_rate"] for numbers in after if "learning_rate" in numbers]
    places = tuple(with_rate(lines, 1.0) or ())
    return Rate(places, lines.rate.value, tuple(sorted({*best} - {lines.rate.value})))


def _reachable(report: Report) -> float | None:
    """Return the best R2 of the ladder that is not the network's own."""
    known = [rung.r2 for rung in report.ladder if rung.name in ("smoother", "our own fit")]
    return max(known, default=None)


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
    found = [_renamed(f, lines) for f in report.findings if not _is_explained(f, report, lines)]
    findings = [_finding(finding, lines, source) for finding in placed(found, lines, source)]
    verdict, sentence = report.verdict, report.sentence
    n_faults = sum(f.severity == "fault" for f in found)
    if verdict == "fault" and n_faults < len(report.faults):
        sentence = "1 fault found." if n_faults == 1 else f"{n_faults} faults found, worst first."
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
    }


def _renamed(finding: Finding, lines: Lines) -> Finding:
    """Return a finding by the cause that only the source shows.

    Shapes that pair each with each are what is wrong with a loss; gradients that are right, but
    of another parameter, are what is wrong with an update.
    """
    if finding.cause == "wrong-loss" and lines.shapes is not None:
        text = "Each prediction is compared with every target, not with its own: shapes {} and {}."
        remedy = Remedy(shape_broadcast.REMEDY, (CorrectLoss(),))
        return replace(
            finding, cause="shape-broadcast", sentence=text.format(*lines.shapes), remedy=remedy
        )
    others = [name for name, wrong in lines.wrong.items() if wrong.kind == "other"]
    if finding.family == "gradient" and others and len(others) == len(lines.wrong):
        text = f"The gradients of {' and '.join(others)} are used for one another."
        return replace(finding, cause="update-wrong-parameter", sentence=text)
    return finding


def _is_explained(finding: Finding, report: Report, lines: Lines) -> bool:
    """Whether something else in the script explains a finding.

    Sums are over the rows on purpose where the script holds their number. Updates that ignore the
    gradient lead along no gradient: unless a wrong line of it was seen, nothing is known of it.
    """
    if finding.cause == "loss-scale":
        return lines.counts_rows
    if finding.cause == "gradient-sign":  # y - f, and an update that adds: a way to write it
        return any(f.cause == "update-ascends" and f.severity != "fault" for f in report.findings)
    is_ignored = any(f.cause == "update-ignores-gradient" for f in report.faults)
    return is_ignored and finding.family == "gradient" and not lines.wrong


def _finding(finding: Finding, lines: Lines, source: Source) -> dict[str, Any]:
    """Return a finding with the changes of its remedy as they are; the edits come later."""
    remedy = finding.remedy
    plain = asdict(replace(finding, remedy=None))
    changes = () if remedy is None else _with_rate(remedy)
    if remedy is not None:
        plain["remedy"] = {**asdict(replace(remedy, changes=())), "changes": ()}
    plain["needs_rate"] = _needs_rate(changes)
    plain["changes"], plain["edits"] = changes, None
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
