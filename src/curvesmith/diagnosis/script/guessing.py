"""A network that falls short for a reason that no test names: what cures it names the cause.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any

from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.script.anatomy import Anatomy
from curvesmith.diagnosis.script.edits import Case, guesses
from curvesmith.diagnosis.script.edits.edit import Edits
from curvesmith.diagnosis.script.edits.table import CAUSE_OF
from curvesmith.diagnosis.script.guard import OutOfTime
from curvesmith.diagnosis.script.placing import placed
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.proof import judge
from curvesmith.diagnosis.script.rate import Rate
from curvesmith.diagnosis.script.remedies import Workshop
from curvesmith.diagnosis.script.scoring import Bench, middle

__all__ = ["named_by_cure"]

# Of what is reachable: what falls short by more than this, and what fits.
_SHORT, _FITS = 0.9, 0.97
_FACTORS = (0.1, 10.0, 0.01, 100.0, 1000.0)  # times a learning rate
_CONFIDENCE = 0.6  # that a cure names the cause
_SEEDS = 3


def named_by_cure(
    content: dict[str, Any],
    case: Case,
    anatomy: Anatomy | None,
    rate: Rate | None,
    reachable: float | None,
    script: Script,
    seconds: float,
) -> None:
    """Add the finding of an edit that lets the script fit by itself, from every seed.

    Parameters
    ----------
    content : dict
        The report as JSON has it, "cannot-tell"; with a finding its verdict becomes "fault".
    case : Case
    anatomy : Anatomy or None
        None where a library trains the network.
    rate : Rate or None
        Where the learning rate stands.
    reachable : float or None
        The R2 that is known to be reachable; if it is not, nothing is tried.
    script : Script
    seconds : float
    """
    with suppress(OutOfTime):
        _name(
            content,
            case,
            anatomy,
            rate,
            reachable,
            Bench(script, case.source, seconds, anatomy is None),
        )


def _name(
    content: dict[str, Any],
    case: Case,
    anatomy: Anatomy | None,
    rate: Rate | None,
    reachable: float | None,
    bench: Bench,
) -> None:
    """Try what may cure, and add the finding of the first edit that does."""
    own = bench.scores(()) if reachable is not None else []
    if reachable is None or len(own) < _SEEDS or not middle(own) < _SHORT * reachable:
        return
    workshop = Workshop(case, anatomy, bench)
    for cause, sentence, edits in _tried(case, rate, workshop):
        if not bench.is_searching:
            break
        if bench.first(edits) < _FITS * reachable:
            continue
        scores = bench.scores(edits)
        if len(scores) == _SEEDS and min(scores) >= _FITS * reachable:
            finding = _finding(cause, sentence, edits, case)
            judge(finding["remedy"], own, scores)
            content["findings"].insert(0, finding)
            content["verdict"], content["sentence"] = "fault", "1 fault found."
            break


def _tried(case: Case, rate: Rate | None, workshop: Workshop) -> Iterator[tuple[str, str, Edits]]:
    """Yield causes, what to do about them, and the edits that do it."""
    found = guesses(case)
    for sentence, cause in CAUSE_OF.items():
        for edits in workshop.guesses({sentence: found.get(sentence, [])})[sentence]:
            yield cause, sentence, edits
        if cause == "wrong-loss" and rate is not None:
            for factor in _FACTORS:
                high_or_low = "high" if factor < 1 else "low"
                text = f"It takes a learning rate of {rate.value * factor:.2g}."
                yield f"learning-rate-too-{high_or_low}", text, rate.set((), rate.value * factor)


def _finding(cause: str, sentence: str, edits: Edits, case: Case) -> dict[str, Any]:
    text = f"No test names the cause, but one edit cures: {sentence[0].lower()}{sentence[1:]}"
    numbers = (Number("edits tried", sentence, "alone, from fresh seeds"),)
    found = Finding(cause, "fault", Where(), text, numbers, Remedy(sentence), _CONFIDENCE)
    (found,) = placed([found], case.lines, case.source)
    if edits and edits[0].start >= 0:
        line = edits[0].line
        where = replace(
            found.where, line=case.source.origin[line - 1], text=case.source.line(line).strip()
        )
        found = replace(found, where=where)
    plain = asdict(replace(found, remedy=None))
    plain["remedy"] = {**asdict(Remedy(sentence)), "changes": ()}
    plain["edits"] = [vars(edit) for edit in edits]
    return plain
