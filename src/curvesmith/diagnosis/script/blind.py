"""A loss that is given the targets and does not look at them: nothing that trains meets them.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from curvesmith.diagnosis.finding import Finding, Remedy, Where
from curvesmith.diagnosis.script.edits.edit import Edits, over
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.proof import judge
from curvesmith.diagnosis.script.scoring import SEEDS, Bench
from curvesmith.diagnosis.script.source import Source

__all__ = ["blind_loss"]

_LOSS = re.compile(r"loss|cost|mse|sse|err|crit", re.IGNORECASE)
_ASKED = ("forward", "__call__")
_PAIR = 2  # prediction and target
_LEAST = 0.2  # R2 with the mean squared error, from which a network learns
_REMEDY = "Compare each prediction with its target: the mean of the squared differences."
_TEXT = "The loss is given {} and does not use it: no prediction is compared with its target."


def blind_loss(script: Script, source: Source, seconds: float) -> dict[str, Any] | None:
    """Return the report on a script whose loss leaves its targets alone, or None.

    With the mean squared error in its place, the script must train, and learn.

    Parameters
    ----------
    script : Script
    source : Source
        The same text, with the user's line numbers.
    seconds : float
        For the proof.
    """
    bench = Bench(script, source, seconds)
    for end, prediction, target in _blind(ast.parse(script.text)):
        assert end.value is not None
        edits: Edits = (over(end.value, f"(({prediction} - {target}) ** 2).mean()"),)
        scores = bench.scores(edits)
        if len(scores) == len(SEEDS) and min(scores) > _LEAST:
            return _report(source, end.lineno, target, edits, scores)
    return None


def _blind(tree: ast.Module) -> Iterator[tuple[ast.Return, str, str]]:
    """Yield what losses return that use one of two arguments, and the names of both."""
    for owner in ast.walk(tree):
        body = getattr(owner, "body", None)  # of one expression in a lambda, or behind an if
        for function in body if isinstance(body, list) else ():
            if not isinstance(function, ast.FunctionDef):
                continue
            is_asked = isinstance(owner, ast.ClassDef) and function.name in _ASKED
            name = owner.name if is_asked and isinstance(owner, ast.ClassDef) else function.name
            arguments = [a.arg for a in function.args.args if a.arg not in ("self", "cls")]
            ends = [n for n in ast.walk(function) if isinstance(n, ast.Return) and n.value]
            read = {n.id for n in ast.walk(function) if isinstance(n, ast.Name)}
            if _LOSS.search(name) and len(arguments) == _PAIR and len(ends) == 1:
                unused = [a for a in arguments if a not in read]
                used = [a for a in arguments if a in read]
                if len(unused) == 1:
                    yield ends[0], used[0], unused[0]


def _report(
    source: Source, line: int, target: str, edits: Edits, scores: list[float]
) -> dict[str, Any]:
    where = Where(file=source.name, line=source.origin[line - 1], text=source.line(line).strip())
    found = Finding("wrong-loss", "fault", where, _TEXT.format(target), (), None, 0.97)
    plain = asdict(replace(found, remedy=None))
    plain["remedy"] = {**asdict(Remedy(_REMEDY)), "changes": ()}
    plain["edits"] = [vars(edit) for edit in edits]
    judge(plain["remedy"], [0.0] * len(scores), scores)  # what meets no target explains nothing
    return {
        "verdict": "fault",
        "sentence": "1 fault found.",
        "findings": [plain],
        "ladder": [],
        "notes": [],
        "facts": {"kind": "script"},
        "figures": [],
    }
