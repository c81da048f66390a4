"""Edits of how a script judges its network, proven by what it then compares.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from curvesmith.diagnosis.finding import Finding, Remedy
from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, between, edited
from curvesmith.diagnosis.script.edits.table import alternatives
from curvesmith.diagnosis.script.evaluation import Judged, evaluation_finding, score_on_line
from curvesmith.diagnosis.script.guard import stopped_after
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.program import other_seeds
from curvesmith.diagnosis.script.proof import judge
from curvesmith.diagnosis.script.scoring import SEEDS, Bench, middle
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.unseen import score_on_others

__all__ = ["compared_on", "judge_cured", "prove_evaluation", "prove_unseen"]

_CAUSES = ("evaluation-scale", "evaluation-data")
_UNSEEN = ("target-leak", "overfit", "too-few-rows")
_WELL = 0.95  # R2 on other rows, with which nothing better is looked for
_GOOD = 0.9  # R2 of a comparison that is right
_EACH = 0.2  # of the time, for one training to its end


def prove_evaluation(
    findings: Sequence[dict[str, Any]], case: Case, bench: Bench, reachable: float | None = None
) -> None:
    """Choose the edits after which the accused line compares what belongs together.

    Parameters
    ----------
    findings : sequence of dict
        With their "alternatives"; those of an evaluation that is wrong lose them.
    case : Case
    bench : Bench
    reachable : float or None, default=None
        The R2 that noise allows, if it is known.
    """
    good = _GOOD * (1.0 if reachable is None else min(reachable, 1.0))
    for finding in findings:
        if finding["cause"] not in _CAUSES or "alternatives" not in finding:
            continue
        several = finding.pop("alternatives")
        line = compared_on(case, finding)
        finding["edits"], finding["is_settled"] = None, True
        for edits in several:
            if not bench.is_searching or _score(edits, SEEDS[0], line, bench) < good:
                continue
            scores = [_score(edits, seed, line, bench) for seed in SEEDS]
            # Where nothing is compared, what is asked for wrongly explains nothing.
            own = [s if s > -np.inf else 0.0 for s in (_score((), q, line, bench) for q in SEEDS)]
            if middle(scores) >= good:
                finding["edits"] = [vars(edit) for edit in edits]
                judge(finding["remedy"], own, scores)
                _accuse(finding, case, edits[0].line)
                break


def prove_unseen(findings: Sequence[dict[str, Any]], case: Case, bench: Bench) -> None:
    """Choose the edits after which other rows are predicted best that the script compares.

    Parameters
    ----------
    findings : sequence of dict
        With their "alternatives"; those that only other rows show lose them, if there are some.
    case : Case
    bench : Bench
    """
    for finding in findings:
        if finding["cause"] not in _UNSEEN or "alternatives" not in finding:
            continue
        own = _score((), SEEDS[0], None, bench)
        if own == -np.inf:  # the script compares no others
            continue
        several = finding.pop("alternatives")
        finding["edits"], finding["is_settled"] = None, True
        best: Edits = ()
        score = own
        for edits in several:
            if not bench.is_searching or score >= _WELL:
                break
            reached = _score(edits, SEEDS[0], None, bench)
            if reached > score:
                best, score = edits, reached
        if best:
            scores = [_score(best, seed, None, bench) for seed in SEEDS]
            judge(finding["remedy"], [_score((), seed, None, bench) for seed in SEEDS], scores)
            finding["edits"] = [vars(edit) for edit in best]


def compared_on(case: Case, finding: dict[str, Any]) -> int:
    """Return the line that edits of a finding go by: of an evaluation, where it compares.

    What is told is where the network predicts.
    """
    if finding["cause"] in _CAUSES and case.lines.judged is not None:
        return case.lines.judged
    return case.source.origin.index(finding["where"]["line"]) + 1


def _accuse(finding: dict[str, Any], case: Case, line: int) -> None:
    """Name the line on which rows go wrong, which a proven edit shows, not where they are used."""
    if finding["cause"] == "evaluation-data":
        where = {"line": case.source.origin[line - 1], "text": case.source.line(line).strip()}
        finding["where"] = {**finding["where"], **where}


def _score(edits: Edits, seed: int, line: int | None, bench: Bench) -> float:
    """Return the R2 of what a version compares on a line behind its training; None: of others."""
    judged = _judged(edits, seed, bench)
    if judged is None:
        return -np.inf
    if line is None:
        return score_on_others(judged)
    return score_on_line(judged, _line_after(edits, line, bench))


def _line_after(edits: Edits, line: int, bench: Bench) -> int:
    """Return where a line stands after edits: new lines above it count."""
    origin = edited(bench.source, edits).origin
    wanted = bench.source.origin[line - 1]
    here = len(bench.source.lines) - bench.source.origin[::-1].index(wanted) - line
    return len(origin) - origin[::-1].index(wanted) - here


def _judged(edits: Edits, seed: int, bench: Bench) -> Judged | None:
    """Return what a version does behind its training; None if it does not get there."""
    if bench.is_estimator:
        return _fitted(edits, seed, bench)
    version = bench.version(edits)
    training = None if version is None else version.train(seed, _EACH * bench.seconds)
    if version is None or training is None or not training.params:
        return None
    return version.judged(training, version.subject(training, "edited"))


def _fitted(edits: Edits, seed: int, bench: Bench) -> Judged | None:
    """Return what a version does behind a training by a library; None if it does not get there."""
    from curvesmith.diagnosis.script.estimators import fitted_estimator

    script, text = bench.script, edited(bench.source, edits).text
    try:
        with stopped_after(_EACH * bench.seconds, KeyboardInterrupt), other_seeds(seed):
            fitted = fitted_estimator(script.path, text, script.args)
    except (Exception, KeyboardInterrupt):  # a version may be any nonsense, or take too long
        return None
    return None if fitted is None else fitted.judged


def judge_cured(findings: list[dict[str, Any]], case: Case, bench: Bench) -> None:
    """Find what is wrong with how a network is judged that only fits with a proven remedy.

    Its finding is added, and the edits of the remedy become those of both.

    Parameters
    ----------
    findings : list of dict
        With their proven "edits".
    case : Case
    bench : Bench
    """
    proven = [f for f in findings if f["edits"] and f["remedy"]["verified"]]
    if not proven or bench.is_estimator or any(f["cause"] in _CAUSES for f in findings):
        return
    edits = _as_edits(proven[0])
    found = _of_version(edits, bench) if bench.is_searching else None
    if found is None:
        return
    finding, line, lines, told = found
    source = edited(case.source, edits)
    inner = replace(case, source=source, lines=lines, line=line, changes=())
    for more in alternatives(finding.cause, inner):
        both = between(case.source, edited(source, more))
        scores = [_score(both, seed, line, bench) for seed in SEEDS if bench.is_searching]
        if middle(scores) >= _GOOD:
            own = [_score(edits, seed, line, bench) for seed in SEEDS]
            bench.first(both)  # its losses are shown
            findings.append(_plain(finding, source, told, both))
            judge(findings[-1]["remedy"], own, scores)
            for other in (f for f in proven if _as_edits(f) == edits):
                other["edits"] = [vars(edit) for edit in both]
            return


def _of_version(edits: Edits, bench: Bench) -> tuple[Finding, int, Lines, int] | None:
    """Return what is wrong with how a version judges its network, where it compares, its lines.

    And where it predicts what it compares.
    """
    version = bench.version(edits)
    training = None if version is None else version.train(SEEDS[0], _EACH * bench.seconds)
    if version is None or training is None or not training.params:
        return None
    found = evaluation_finding(version.judged(training, version.subject(training, "edited")))
    return None if found is None else (found[0], found[1], version.lines, found[2])


def _as_edits(finding: dict[str, Any]) -> Edits:
    return tuple(Edit(**edit) for edit in finding["edits"])


def _plain(finding: Finding, source: Source, line: int, edits: Edits) -> dict[str, Any]:
    where = replace(finding.where, line=source.origin[line - 1], text=source.line(line).strip())
    plain = asdict(replace(finding, remedy=None, where=replace(where, file=source.name)))
    sentence = finding.remedy.sentence if finding.remedy else ""
    plain["remedy"] = {**asdict(Remedy(sentence)), "changes": ()}
    plain["edits"] = [vars(edit) for edit in edits]
    return plain
