"""Edits of how a script judges its network, proven by what it then compares.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from curvesmith.diagnosis.script.anatomy import Anatomy
from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.evaluation import score_on_line
from curvesmith.diagnosis.script.proof import judge
from curvesmith.diagnosis.script.scoring import SEEDS, Bench, middle

__all__ = ["prove_evaluation"]

_CAUSES = ("evaluation-scale", "evaluation-data")
_GOOD = 0.9  # R2 of a comparison that is right
_EACH = 0.2  # of the time, for one training to its end


def prove_evaluation(
    findings: Sequence[dict[str, Any]], case: Case, anatomy: Anatomy, bench: Bench
) -> None:
    """Choose the edits after which the accused line compares what belongs together.

    Parameters
    ----------
    findings : sequence of dict
        With their "alternatives"; those of an evaluation that is wrong lose them.
    case : Case
    anatomy : Anatomy
    bench : Bench
    """
    for finding in findings:
        if finding["cause"] not in _CAUSES or "alternatives" not in finding:
            continue
        several = finding.pop("alternatives")
        line = case.source.origin.index(finding["where"]["line"]) + 1
        finding["edits"], finding["is_settled"] = None, True
        for edits in several:
            version = bench.version(edits) if bench.is_searching else None
            if version is None or _score(version, SEEDS[0], line, bench) < _GOOD:
                continue
            scores = [_score(version, seed, line, bench) for seed in SEEDS]
            own = [_score(anatomy, seed, line, bench) for seed in SEEDS]
            if middle(scores) >= _GOOD:
                finding["edits"] = [vars(edit) for edit in edits]
                judge(finding["remedy"], own, scores)
                _accuse(finding, case, edits[0].line)
                break


def _accuse(finding: dict[str, Any], case: Case, line: int) -> None:
    """Name the line on which rows go wrong, which a proven edit shows, not where they are used."""
    if finding["cause"] == "evaluation-data":
        where = {"line": case.source.origin[line - 1], "text": case.source.line(line).strip()}
        finding["where"] = {**finding["where"], **where}


def _score(version: Anatomy, seed: int, line: int, bench: Bench) -> float:
    """Return the R2 of what a version compares on a line behind its training."""
    training = version.train(seed, _EACH * bench.seconds)
    if not training.params:
        return -np.inf
    judged = version.judged(training, version.subject(training, "edited"))
    return score_on_line(judged, line)
