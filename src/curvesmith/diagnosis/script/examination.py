"""A script examined: taken apart, trained, and given to the checks.

Runs inside the child process; what comes of it goes back as JSON.
"""

from __future__ import annotations

import ast
from contextlib import nullcontext, suppress
from dataclasses import asdict, replace
from time import perf_counter
from typing import Any

import numpy as np

from curvesmith.diagnosis.changes import (
    Change,
    CorrectLoss,
    CorrectUpdate,
    ScaleInputs,
    ScaleTargets,
    SetLearningRate,
)
from curvesmith.diagnosis.checks import (
    parameter_frozen,
    shape_broadcast,
    update_ignores_gradient,
)
from curvesmith.diagnosis.finding import CAUSES, Finding, Remedy, Where
from curvesmith.diagnosis.forensics.words import listed
from curvesmith.diagnosis.report import Report, Verdict
from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.blind import blind_loss
from curvesmith.diagnosis.script.clashes import column_that_runs, cure_of_clash
from curvesmith.diagnosis.script.curing import cure, rate_of, reachable_by
from curvesmith.diagnosis.script.dropout import (
    active_dropout,
    decay_line,
    dropout_line,
    held_by_decay,
    held_by_dropout,
    score_of,
    used_line,
    without_decay,
    without_dropout,
)
from curvesmith.diagnosis.script.edits import Case
from curvesmith.diagnosis.script.edits.begun import begun_elsewhere, changed_instead
from curvesmith.diagnosis.script.edits.updates import late_step
from curvesmith.diagnosis.script.evaluation import Judged, comparisons, evaluation_finding
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.guard import stopped_after
from curvesmith.diagnosis.script.guessing import named_by_cure
from curvesmith.diagnosis.script.lines import Lines, Shape
from curvesmith.diagnosis.script.locations import Location
from curvesmith.diagnosis.script.outdated import old_prediction
from curvesmith.diagnosis.script.pairing import are_torn, mispaired
from curvesmith.diagnosis.script.placing import placed
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.remedies import with_sure_edits
from curvesmith.diagnosis.script.rivals import counting_network
from curvesmith.diagnosis.script.shares import shares_of_one
from curvesmith.diagnosis.script.solved import finding_of_end
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.training import Training
from curvesmith.diagnosis.script.unseen import overfit_finding
from curvesmith.diagnosis.script.updates import steps_by_loss
from curvesmith.diagnosis.script.wrong_line import Wrong
from curvesmith.diagnosis.subject import Subject
from curvesmith.diagnosis.verdict import DIRECT_FAMILIES

__all__ = ["examine_script", "rates_last"]

# Changes after which another learning rate suits best.
_WITH_OWN_RATE = (ScaleInputs, ScaleTargets, SetLearningRate)
_EACH_WITH_EACH = (
    "Each prediction is compared with every target, not with its own: shapes {} and {}."
)
_ITSELF = "Make the step from the parameter that it changes."
_BY_OWN = "Change each parameter by its own gradient."
_ONE_ORDER = "Sort or shuffle X and y by the same indices: X[order], y[order]."
# What a training that is held back looks like, too: a strong decay leads uphill.
_SLOWED = (
    "learning-rate-too-low",
    "too-few-steps",
    "ill-conditioned",
    "seed-dependent",
    "update-ascends",
)
_OF_ONE_BATCH = ("stale-values", "gradient-wrong", "bias-gradient", "gradient-factor")
_LATE = (
    "The step stands behind the loop over the batches: of all that an epoch computes, it takes the "
    "gradient of the last batch."
)
_EACH_BATCH = "Make a step for every batch: in the loop over them."
_BROKEN_OFF = ("Enough", "KeyboardInterrupt")
_PATIENCE = 1.3
_LEAST_EXAMINATION, _LEAST_PROOF = 5.0, 5.0  # seconds, however slow the script is
_ONCE = 10.0  # seconds for the script's own training once more
_CLASH = 0.5  # of all the time: mending a statement that does not run
_BRIEF = 8.0  # seconds for what is known already
_FITS = 0.9  # R2 of a training that nothing need be wrong with
_EXAMINING = 0.6  # of the time; the rest proves remedies by running the edited script
_SOLVING = 0.25  # of all the time: a solver called again
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
    anatomy, training, began = _chosen(script, _TRAINING * seconds)
    script = script if isinstance(anatomy, Stop) else anatomy.script
    if isinstance(anatomy, Stop) and anatomy.kind != "finished":
        return {
            "stop": asdict(anatomy),
            **(_rewritten(script, source, anatomy, seconds) if rerun else {}),
        }
    known = _subject_of(script, source, anatomy, training, _TRAINING * seconds, began)
    if isinstance(known, Stop):
        shares = shares_of_one(script, source, _CLASH * seconds) if rerun else None
        shares = shares or (blind_loss(script, source, _CLASH * seconds) if rerun else None)
        return {"stop": asdict(known), **({"report": shares} if shares else {})}
    subject, lines, _, note, began = known
    report, lines = _reported(anatomy, known, source, seconds, rerun=rerun)
    content = _as_json(report, lines, source, note)
    case = _case(source, lines, subject)
    if rerun:
        left = max(seconds - (perf_counter() - began), _LEAST_PROOF)
        own = None if isinstance(anatomy, Stop) else anatomy
        content["figures"] += cure(content["findings"], case, own, report, script, left)
        content["findings"] = rates_last(content["findings"])
        _recount(content)
        _believe_cure(content)
        if content["verdict"] == "cannot-tell":
            left = max(seconds - (perf_counter() - began), _LEAST_PROOF)
            rate, most = rate_of(lines, report), reachable_by(report)
            named_by_cure(content, case, own, rate, most, script, left)
    else:
        with_sure_edits(content["findings"], case)
    return {"stop": asdict(Stop("finished", "")), "report": content}


def _reported(
    anatomy: Anatomy | Stop,
    known: tuple[Subject, Lines, Judged, str, float],
    source: Source,
    seconds: float,
    *,
    rerun: bool,
) -> tuple[Report, Lines]:
    """Return what the checks say of what is known of a script, and its lines."""
    subject, lines, judged, _, began = known
    is_left_out = _is_left_out(anatomy, lines, judged)
    limit = _BRIEF if lines.shapes or is_left_out else _EXAMINING * seconds
    report = _examined(subject, began + limit, rerun=rerun)
    report = _with_shapes(_without_code(report, anatomy), lines)
    report = _with_frozen(report, anatomy) if is_left_out else report
    report, lines = _with_orders(*_with_evaluation(report, lines, judged), judged)
    if isinstance(anatomy, Stop):
        return report, lines
    if anatomy.solver is not None:
        return _with_end(report, lines, anatomy, subject, _SOLVING * seconds), lines
    report, lines = _with_active_dropout(report, lines, anatomy, judged)
    report, lines = _with_brakes(report, lines, anatomy, judged, _TRAINING * seconds)
    return _with_old_prediction(report, lines, anatomy, _case(source, lines, subject))


def _chosen(script: Script, seconds: float) -> tuple[Anatomy | Stop, Training | None, float]:
    """Return the script taken apart at the network that counts, of several that it trains.

    And the training of that one, if it is the first; and when all this began: what the script
    imports takes its time and is not counted.
    """
    anatomy = dissect(script)
    began = perf_counter()
    if isinstance(anatomy, Stop) or not anatomy.may_train_others:
        return anatomy, None, began
    training = anatomy.train(0, seconds)
    skipped = counting_network(anatomy, training)
    other = dissect(replace(script, skipped=skipped)) if skipped else anatomy
    if other is anatomy or isinstance(other, Stop):
        return anatomy, training, began
    return other, None, began


def _case(source: Source, lines: Lines, subject: Subject) -> Case:
    """Return what edits are made of."""
    shapes = {n: x.shape for n, x in subject.params.items()}
    return Case(source, lines, shapes=shapes, n_rows=max(np.shape(subject.y), default=0))


def _rewritten(script: Script, source: Source, stop: Stop, seconds: float) -> dict[str, Any]:
    """Return how a statement is rewritten that ends the script; or a column that lets it run."""
    cure = cure_of_clash(script, source, stop, _CLASH * seconds)
    column = column_that_runs(script, source, stop) if cure is None else None
    return {"cure": cure, "column": [vars(edit) for edit in column or ()]}


def _subject_of(
    script: Script,
    source: Source,
    anatomy: Anatomy | Stop,
    training: Training | None,
    seconds: float,
    began: float,
) -> tuple[Subject, Lines, Judged, str, float] | Stop:
    """Return what is examined, its lines, how it is judged, a note, and when all this began."""
    # Only now: most scripts that do not run are known by here, and this takes a second.
    from curvesmith.diagnosis.script.estimators import fitted_estimator

    if isinstance(anatomy, Stop):
        fitted = fitted_estimator(script.path, script.text, script.args)
        return (fitted.subject, fitted.lines, fitted.judged, "", began) if fitted else anatomy
    training = training or anatomy.train(0, seconds)
    given_up = None if anatomy.solver is None else _given_up(training)
    if given_up is not None:
        return given_up
    subject = anatomy.subject(training, source.name)
    lines = replace(anatomy.lines_of_pieces, layers=_layers(subject))
    return subject, lines, anatomy.judged(training, subject), _note(anatomy, training), began


def _given_up(training: Training) -> Stop | None:
    """Return the error by which a solver ended that does not arrive; None if it did."""
    stop = training.stop
    if training.is_complete or stop is None or stop.error in _BROKEN_OFF:
        return None
    return stop if stop.kind == "failed" else None


def _is_left_out(anatomy: Anatomy | Stop, lines: Lines, judged: Judged) -> bool:
    """Whether a network falls short of which some tensors are seen to be kept from training."""
    if isinstance(anatomy, Stop) or lines.frozen is None:
        return False
    is_some = 0 < len(anatomy.parts.frozen) < len(anatomy.parts.params)
    falls_short = anatomy.functions.is_automatic and judged.score < _FITS
    return is_some and falls_short and not anatomy.has_dead_ends


def _with_frozen(report: Report, anatomy: Anatomy | Stop) -> Report:
    """Return the report with tensors that are not trained, where the time was over before."""
    is_told = any(f.cause == "parameter-frozen" for f in report.faults)
    if is_told or isinstance(anatomy, Stop) or report.faults:
        return report
    names = listed(list(anatomy.parts.frozen))
    where = Where(parameter=anatomy.parts.frozen[0])
    remedy = Remedy(parameter_frozen.REMEDY, (CorrectUpdate(),))
    sentence = f"{names}: no step changes it, and the network needs it."
    return _with_fault(report, Finding("parameter-frozen", "fault", where, sentence, (), remedy))


def _examined(subject: Subject, deadline: float, *, rerun: bool) -> Report:
    """Let the checks examine the script, and end them when they take too long."""
    from curvesmith.diagnosis.diagnose import examine

    left = max(deadline - perf_counter(), _LEAST_EXAMINATION)
    # The examination keeps to its time by itself, but not within one slow step of the user's. An
    # interrupt ends it with what was found so far.
    with stopped_after(_PATIENCE * left, KeyboardInterrupt):
        return examine(subject, rerun=rerun, budget_s=left)


def _without_code(report: Report, anatomy: Anatomy | Stop) -> Report:
    """Return the report without what cannot be wrong with code that a library brings.

    A network that a library trains has right gradients and updates; where training diverges in its
    first epochs, none of its steps reveals what it follows. What a library derives from a loss is
    the derivative of that loss, however little single precision shows of it.
    """
    if isinstance(anatomy, Stop):
        kept = tuple(f for f in report.findings if f.family not in ("gradient", "update"))
    elif anatomy.functions.is_automatic:
        kept = tuple(f for f in report.findings if f.cause != "loss-gradient-mismatch")
    else:
        return report
    n_faults = sum(f.severity == "fault" for f in kept)
    if report.verdict != "fault" or n_faults == len(report.faults):
        return replace(report, findings=kept)
    verdict: Verdict = "fault" if n_faults else "cannot-tell"
    unknown = "Cannot tell: the network falls short, and no test names the cause."
    sentence = _counted(n_faults) if n_faults else unknown
    return replace(report, findings=kept, verdict=verdict, sentence=sentence)


def _with_shapes(report: Report, lines: Lines) -> Report:
    """Return the report with shapes that pair each with each, where the time was over before."""
    if lines.shapes is None or (report.verdict != "cannot-tell" and not report.is_interrupted):
        return report
    if report.faults:
        return report
    found = Finding(
        "shape-broadcast",
        "fault",
        Where(),
        _EACH_WITH_EACH.format(*lines.shapes),
        (),
        Remedy(shape_broadcast.REMEDY, (CorrectLoss(),)),
    )
    return _with_fault(report, found)


def _with_evaluation(report: Report, lines: Lines, judged: Judged) -> tuple[Report, Lines]:
    """Return the report on a network that fits with what is wrong with how it is judged.

    One that falls a little short, for a reason that no test names, may be judged wrongly as well.
    """
    is_near = report.verdict == "cannot-tell" and judged.score >= _FITS
    if report.verdict != "healthy" and not is_near:
        return report, lines
    found = evaluation_finding(judged)
    if found is not None:
        lines = replace(lines, judged=found[1], judged_value=found[2])
        return _with_fault(report, found[0]), lines
    if is_near:
        return report, lines
    ceiling = next((rung.r2 for rung in report.ladder if rung.name == "smoother"), -np.inf)
    follows = overfit_finding(judged, ceiling)
    if follows is None:
        return report, lines
    return _with_leak(report) or _with_fault(report, follows), lines


def _with_active_dropout(
    report: Report, lines: Lines, anatomy: Anatomy, judged: Judged
) -> tuple[Report, Lines]:
    """Return the report on a network that fits, and is asked with its dropout behind that."""
    line = used_line(anatomy.script.text, anatomy.program.loops[anatomy.loop].line)
    if report.verdict != "healthy" or line is None:
        return report, lines
    functions = anatomy.functions
    params = anatomy.train(0, _ONCE).params
    predicted = functions.dropping(params, functions.X)
    found = active_dropout((judged.score, score_of(predicted, functions.y)), line)
    if found is None:
        return report, lines
    compared = next((c.line for c in comparisons(judged) if c.line >= line), line)
    return _with_fault(report, found[0]), replace(lines, judged=compared, judged_value=line)


def _with_end(
    report: Report, lines: Lines, anatomy: Anatomy, subject: Subject, seconds: float
) -> Report:
    """Return the report on a network that falls short with what is wrong with its solver's end."""
    ceiling, trained = reachable_by(report), subject.trained
    if report.verdict != "cannot-tell" or ceiling is None or trained is None:
        return report
    (name,) = anatomy.parts.params
    functions, pieces = anatomy.functions, anatomy.pieces
    theta = (trained if pieces is None else pieces.joined(trained))[name]

    def score(theta: np.ndarray[Any, Any]) -> float:
        return score_of(functions.forward({name: theta}, functions.X), functions.y)

    with stopped_after(_PATIENCE * seconds, KeyboardInterrupt), suppress(KeyboardInterrupt):
        found = finding_of_end(
            anatomy.again,
            score,
            theta,
            lambda seed: anatomy.fresh_start(seed)[name] if seed else anatomy.parts.start[name],
            ceiling,
            lines.steps,
            seconds,
        )
        return report if found is None else _with_fault(report, found)
    return report


def _with_leak(report: Report) -> Report | None:
    """Return the report on a network that fits by a copy of the target, and elsewhere does not.

    What copies a column that is the target follows no noise: on other rows the column is none.
    None where no input is the target.
    """
    told = [f for f in report.findings if f.cause == "target-leak"]
    if not told:
        return None
    others = tuple(f for f in report.findings if f.cause != "target-leak")
    return _with_fault(replace(report, findings=others), replace(told[0], severity="fault"))


def _with_fault(report: Report, finding: Finding) -> Report:
    """Return a report with one more finding, which makes it one of a fault."""
    findings = (finding, *report.findings)
    return replace(report, verdict="fault", sentence="1 fault found.", findings=findings)


def _with_orders(report: Report, lines: Lines, judged: Judged) -> tuple[Report, Lines]:
    """Return the report on targets that nothing predicts, with what was done to their rows."""
    if all(finding.cause != "nothing-to-learn" for finding in report.faults):
        return report, lines
    apart = mispaired(judged.before, judged.sites, judged.X, judged.y)
    if apart is None:
        return report, lines
    sentence = (
        "X and y do not belong together row by row: they are put into different orders; before, "
        f"y could be predicted from X (R2 {apart.r2:.3f})."
    )
    told = [
        replace(f, cause="rows-misaligned", sentence=sentence, remedy=Remedy(_ONE_ORDER))
        for f in report.findings
        if f.cause == "nothing-to-learn"
    ]
    findings = (*told, *(f for f in report.findings if f.cause != "nothing-to-learn"))
    return replace(report, findings=findings), replace(lines, reordered=apart.line)


def _with_brakes(
    report: Report, lines: Lines, anatomy: Anatomy, judged: Judged, seconds: float
) -> tuple[Report, Lines]:
    """Return the report with what else holds a training of the script's own back."""
    report, lines = _with_batches(report, lines, anatomy)
    falls_short = report.verdict != "healthy" or (report.is_interrupted and judged.score < _FITS)
    if falls_short:
        report, lines = _with_late_step(report, lines, anatomy.script.text)
        report = _with_steps_by_loss(report, anatomy)
    report, lines = _with_dropout(report, lines, anatomy, seconds)
    return _with_decay(report, lines, anatomy, judged, seconds)


def _with_batches(report: Report, lines: Lines, anatomy: Anatomy) -> tuple[Report, Lines]:
    """Return the report on a network that does not fit, with batches whose rows are torn apart.

    What conditions of training were found then stems from it.
    """
    parts = anatomy.parts
    if report.verdict == "healthy" or isinstance(parts.targets, Location):
        return report, lines
    if isinstance(parts.inputs, Location):
        return report, lines
    x, t = (parts.trace.values[key] for key in (parts.inputs, parts.targets))
    if not are_torn(x, t, parts.entering, parts.y):
        return report, lines
    sentence = (
        "A batch takes the inputs of some rows and the targets of others: X and y do not belong "
        "together row by row."
    )
    found = Finding("rows-misaligned", "fault", Where(), sentence, (), Remedy(_ONE_ORDER))
    kept = tuple(f for f in report.findings if f.severity != "fault" or f.family in DIRECT_FAMILIES)
    line = parts.trace.site(parts.targets).line
    return _with_fault(replace(report, findings=kept), found), replace(lines, reordered=line)


def _with_late_step(report: Report, lines: Lines, text: str) -> tuple[Report, Lines]:
    """Return the report on a network that falls short, if only the last batch makes a step.

    What was found of gradients is then of one batch, told from those of all.
    """
    known = [f for f in report.faults if f.cause not in (*_SLOWED, *_OF_ONE_BATCH)]
    late = late_step(text, lines.prediction, set(lines.updated.values()))
    if late is None or known:
        return report, lines
    found = Finding("too-few-steps", "fault", Where(), _LATE, (), Remedy(_EACH_BATCH))
    kept = tuple(f for f in report.findings if f not in report.faults)
    return _with_fault(replace(report, findings=kept), found), replace(lines, late=late)


def _with_old_prediction(
    report: Report, lines: Lines, anatomy: Anatomy, case: Case
) -> tuple[Report, Lines]:
    """Return the report on a network that falls short, if its errors are those of its start.

    What was found is then of other values, which the iterations take for predictions.
    """
    if report.verdict == "healthy":
        return report, lines
    loop = anatomy.program.loops[anatomy.loop]
    found = old_prediction(case, anatomy.program.sites, loop)
    if found is None:
        return report, lines
    kept = tuple(f for f in report.findings if f not in report.faults)
    report = _with_fault(replace(report, findings=kept), found[0])
    return report, replace(lines, outdated=found[1])


def _with_steps_by_loss(report: Report, anatomy: Anatomy) -> Report:
    """Return the report with parameters that are changed by the loss itself, not its gradient."""
    own = steps_by_loss(anatomy.parts, anatomy.updates)
    if not own or any(f.cause == "update-ignores-gradient" for f in report.faults):
        return report
    names = "all parameters" if len(own) == len(anatomy.updates) else listed(own)
    sentence = f"The update of {names} is a multiple of the loss: the gradient does not enter."
    remedy = Remedy(update_ignores_gradient.REMEDY, (CorrectUpdate(),))
    found = Finding(
        "update-ignores-gradient", "fault", Where(parameter=own[0]), sentence, (), remedy
    )
    kept = tuple(f for f in report.findings if f.severity != "fault" or f.family != "gradient")
    return _with_fault(replace(report, findings=kept), found)


def _with_dropout(
    report: Report, lines: Lines, anatomy: Anatomy, seconds: float
) -> tuple[Report, Lines]:
    """Return the report on a network that falls short with dropout, if that is what holds it."""
    text = anatomy.script.text
    if report.verdict != "cannot-tell" or dropout_line(text) is None:
        return report, lines
    functions, scores = anatomy.functions, []
    for dropping in (nullcontext, without_dropout):
        with dropping():
            params = anatomy.train(0, seconds).params
        scores.append(score_of(functions.forward(params, functions.X), functions.y))
    found = held_by_dropout((scores[0], scores[1]), text)
    if found is None:
        return report, lines
    return _with_fault(report, found[0]), replace(lines, dropped=found[1])


def _with_decay(
    report: Report, lines: Lines, anatomy: Anatomy, judged: Judged, seconds: float
) -> tuple[Report, Lines]:
    """Return the report on a network that falls short, if weight decay is what holds it.

    Nothing else is wrong with it but what may be slow because of it.
    """
    text = anatomy.script.text
    others = [f for f in report.faults if f.cause not in _SLOWED]
    if report.verdict not in ("cannot-tell", "fault") or others or decay_line(text) is None:
        return report, lines
    with without_decay():
        params = anatomy.train(0, seconds).params
    functions = anatomy.functions
    score = score_of(functions.forward(params, functions.X), functions.y)
    found = held_by_decay((judged.score, score), text)
    if found is None:
        return report, lines
    kept = tuple(f for f in report.findings if f not in report.faults)
    return _with_fault(replace(report, findings=kept), found[0]), replace(lines, dropped=found[1])


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
    report, lines = _with_instead(*_with_begun(report, lines, source), source)
    report = replace(report, findings=_root_first(report.findings))
    found = [_renamed(f, lines) for f in report.findings if not _is_explained(f, report, lines)]
    findings = [_finding(finding, lines, source) for finding in placed(found, lines, source)]
    verdict, sentence = report.verdict, report.sentence
    n_faults = sum(f.severity == "fault" for f in found)
    if verdict == "fault" and n_faults < len(report.faults):
        sentence = _counted(n_faults)
    if verdict == "fault" and not n_faults:
        verdict = "cannot-tell"
        sentence = "Cannot tell: what the tests found is how the script is meant to be."
    over = ["The time was over before the examination was."] if report.is_interrupted else []
    if report.is_interrupted and verdict == "healthy":
        verdict = "cannot-tell"
        sentence = "Cannot tell: the time was over before the examination was."
    return {
        "verdict": verdict,
        "sentence": sentence,
        "findings": findings,
        "ladder": [asdict(rung) for rung in report.ladder],
        "notes": [*report.notes, *([note] if note else []), *over],
        "facts": dict(report.facts),
        "figures": [asdict(figure) for figure in report.figures],
    }


def rates_last(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return findings with a factor of all gradients behind what cures without it.

    It acts like another learning rate: what cures alone is what was wrong.
    """

    def cures(finding: dict[str, Any]) -> bool:
        return bool(finding["remedy"] and finding["remedy"]["verified"] and finding["edits"])

    faults = [f for f in found if f["severity"] == "fault"]
    rates = [
        f
        for f in faults
        if f["cause"] == "gradient-factor" and f["where"]["parameter"] is None and not cures(f)
    ]
    others = [f for f in faults if CAUSES[f["cause"]] not in DIRECT_FAMILIES]
    if not rates or not any(map(cures, others)):
        return found
    kept = [f for f in faults if f not in rates]
    return [*kept, *rates, *(f for f in found if f["severity"] != "fault")]


def _recount(content: dict[str, Any]) -> None:
    """Say how many faults there are, with one that only a cured training showed."""
    n_faults = sum(finding["severity"] == "fault" for finding in content["findings"])
    if content["sentence"] == _counted(n_faults - 1):
        content["sentence"] = _counted(n_faults)


def _believe_cure(content: dict[str, Any]) -> None:
    """Call a cause by its name that was uncertain, if the edited script was seen to be cured."""
    faults = [finding for finding in content["findings"] if finding["severity"] == "fault"]
    proven = [f for f in faults if f["remedy"] and f["remedy"]["verified"] and f["edits"]]
    if content["verdict"] == "cannot-tell" and proven:
        content["verdict"], content["sentence"] = "fault", _counted(len(faults))


def _counted(n_faults: int) -> str:
    return "1 fault found." if n_faults == 1 else f"{n_faults} faults found, worst first."


def _root_first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return findings with an activation that is missing before its derivative, which is not.

    A straight line that is passed back through a derivative was meant to bend.
    """
    faults = {f.cause for f in findings if f.severity == "fault"}
    if not {"no-nonlinearity", "activation-derivative"} <= faults:
        return findings
    return tuple(sorted(findings, key=lambda f: f.cause != "no-nonlinearity"))


def _with_begun(report: Report, lines: Lines, source: Source) -> tuple[Report, Lines]:
    """Return the report with steps that are made from another parameter called so.

    Where nothing else goes wrong, nothing is known of the gradient that such a step follows.
    """
    begun = begun_elsewhere(source.text, lines.updated)
    told = [f for f in report.faults if f.cause == "update-ignores-gradient"]
    if not told or any(f.where.parameter not in begun for f in told):
        return report, lines
    others = set(lines.wrong) - set(begun)
    kept = tuple(
        _begun(f, ast.unparse(begun[f.where.parameter or ""])) if f in told else f
        for f in report.findings
        if f.family != "gradient" or others
    )
    wrong = {
        name: Wrong(lines.updated[name], ast.unparse(node), "other", 0.0)
        for name, node in begun.items()
    }
    sentence = _counted(sum(f.severity == "fault" for f in kept))
    return (
        replace(report, findings=kept, sentence=sentence),
        replace(lines, wrong={**lines.wrong, **wrong}),
    )


def _begun(finding: Finding, other: str) -> Finding:
    sentence = f"{finding.where.parameter} is set to {other} plus a step: it forgets its own value."
    remedy = Remedy(_ITSELF, (CorrectUpdate(),))
    return replace(finding, cause="update-wrong-parameter", sentence=sentence, remedy=remedy)


def _with_instead(report: Report, lines: Lines, source: Source) -> tuple[Report, Lines]:
    """Return the report with a parameter that never changes as one whose step another one makes."""
    told = [f for f in report.faults if f.cause == "parameter-frozen"]
    still = [f.where.parameter for f in told if f.where.parameter not in (None, *lines.updated)]
    found = changed_instead(source.text, lines.updated, [name for name in still if name])
    if not found:
        return report, lines
    lines_of = {node.lineno for node in found.values()}
    mixed = {name for name, line in lines.updated.items() if line in lines_of}
    wrong = {name: place for name, place in lines.wrong.items() if name not in mixed}
    # What changes by two gradients follows neither: nothing is known of its own.
    kept = tuple(
        _instead(f, found[f.where.parameter or ""])
        if f in told and f.where.parameter in found
        else f
        for f in report.findings
        if f.family != "gradient" or wrong
    )
    wrong |= {
        name: Wrong(node.lineno, ast.unparse(node), "other", 0.0) for name, node in found.items()
    }
    sentence = _counted(sum(f.severity == "fault" for f in kept))
    return replace(report, findings=kept, sentence=sentence), replace(lines, wrong=wrong)


def _instead(finding: Finding, node: ast.stmt) -> Finding:
    name = finding.where.parameter
    sentence = f"{name} never changes: {ast.unparse(node)!r} changes another one by its gradient."
    remedy = Remedy(_BY_OWN, (CorrectUpdate(),))
    return replace(finding, cause="update-wrong-parameter", sentence=sentence, remedy=remedy)


def _renamed(finding: Finding, lines: Lines) -> Finding:
    """Return a finding by the cause that only the source shows.

    Shapes that pair each with each are what is wrong with a loss; gradients that are right, but
    of another parameter, are what is wrong with an update.
    """
    if finding.cause == "wrong-loss" and lines.shapes is not None:
        remedy = Remedy(shape_broadcast.REMEDY, (CorrectLoss(),))
        return replace(
            finding,
            cause="shape-broadcast",
            sentence=_EACH_WITH_EACH.format(*lines.shapes),
            remedy=remedy,
        )
    cause = _told_by_line(finding, lines)
    if cause is not None:
        return replace(finding, cause=cause)
    others = [name for name, wrong in lines.wrong.items() if wrong.kind == "other"]
    if finding.family == "gradient" and others and len(others) == len(lines.wrong):
        text = f"The gradients of {' and '.join(others)} are used for one another."
        return replace(finding, cause="update-wrong-parameter", sentence=text)
    return finding


def _told_by_line(finding: Finding, lines: Lines) -> str | None:
    """Return the cause of a wrong gradient that the operation tells which goes wrong first.

    Gradients that are each a multiple of the right one, by other factors, lack or have a factor.
    """
    if finding.cause != "gradient-wrong":
        return None
    if not lines.wrong and lines.gradients and set(lines.gradients) == set(lines.updated):
        return "gradient-factor"
    own = lines.wrong.get(finding.where.parameter or "")
    first = own or min(lines.wrong.values(), key=lambda wrong: wrong.line, default=None)
    return first.cause if first is not None else None


def _is_explained(finding: Finding, report: Report, lines: Lines) -> bool:
    """Whether something else in the script explains a finding.

    Sums are over the rows on purpose where the script holds their number. Updates that ignore the
    gradient lead along no gradient: unless a wrong line of it was seen, nothing is known of it.
    """
    if finding.cause == "kinks-outside-data":  # without biases, all kinks are at zero
        return any(f.cause == "missing-bias" for f in report.faults)
    if finding.cause == "loss-scale":
        return lines.counts_rows
    if finding.cause == "gradient-sign":  # y - f, and an update that adds: a way to write it
        turned = [name for name, wrong in lines.wrong.items() if wrong.kind == "sign"]
        # What is said of all parameters holds for those whose updates do not add.
        is_wrong = bool(turned) and (
            finding.where.parameter in (*turned, None) or finding.where.layer is not None
        )
        return not is_wrong and any(
            f.cause == "update-ascends" and f.severity != "fault" for f in report.findings
        )
    if finding.cause in ("gradient-wrong", "bias-gradient") and any(
        f.cause == "parameter-frozen" for f in report.faults
    ):  # what never changes reveals no gradient
        return True
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
