"""A statement whose arrays do not fit together, rewritten so that the training runs and descends.

Runs inside the child process.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from math import isfinite
from time import process_time
from typing import Any

from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.descent import Descent
from curvesmith.diagnosis.script.edits.edit import Edits, edited
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.rewriting import Words, rewritings
from curvesmith.diagnosis.script.scoring import Bench, middle
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.statements import function_at

__all__ = ["cure_of_clash"]

_ERRORS = ("ValueError", "RuntimeError")  # what NumPy and PyTorch raise for shapes
_FAMILIES = ("turned", "exchanges", "operands", "fewer", "reductions")
_SEARCHING = 0.5  # of the time
_LEAST = 0.5  # R2 below which a training that runs is no proof


def cure_of_clash(
    script: Script, source: Source, stop: Stop, seconds: float
) -> dict[str, Any] | None:
    """Return edits with which a script runs and goes downhill, and what it then reaches.

    Parameters
    ----------
    script : Script
    source : Source
        The same text, with the user's line numbers.
    stop : Stop
        How it failed.
    seconds : float
        For the search and the proof.

    Returns
    -------
    cure : dict or None
        "edits" and "after"; None if the failure is another or no rewriting is proven.
    """
    if stop.line is None or stop.error not in _ERRORS:
        return None
    end = process_time() + _SEARCHING * seconds
    for edits in _tried(source, stop.line):
        if process_time() > end:
            return None
        version = dissect(replace(script, text=edited(source, edits).text), is_brief=True)
        if isinstance(version, Anatomy) and _goes_down(version):
            scores = Bench(script, source, seconds).scores(edits)
            if scores and isfinite(middle(scores)) and middle(scores) > _LEAST:
                after = {"r2": middle(scores), "r2_low": min(scores), "r2_high": max(scores)}
                plain = [vars(edit) for edit in edits]
                return {"edits": plain, "after": {**after, "n_seeds": len(scores)}}
    return None


def _tried(source: Source, line: int) -> list[Edits]:
    """Return the rewritings of the statement on a line that may let it run."""
    tree = ast.parse(source.text)
    own = [
        n
        for n in ast.walk(tree)
        if isinstance(n, (ast.Assign, ast.AugAssign, ast.Return))
        and n.lineno <= line <= (n.end_lineno or n.lineno)
    ]
    if not own:
        return []
    statement = own[-1]
    around: ast.AST = function_at(tree, line) or tree
    names = {
        ast.unparse(n)
        for n in ast.walk(around)
        if isinstance(n, (ast.Name, ast.Attribute))
        and not (isinstance(n, ast.Attribute) and n.attr == "T")
    }
    called = {ast.unparse(n.func) for n in ast.walk(around) if isinstance(n, ast.Call)}
    words = Words(dict.fromkeys(sorted(names - called), ()))
    found = [e for family in _FAMILIES for e in rewritings(source, statement, words, family)]
    return list(dict.fromkeys(found))


def _goes_down(version: Anatomy) -> bool:
    """Whether an iteration of a version descends its loss by one rate for all parameters."""
    if version.parts.loss is None:
        return False
    descent = Descent(version)
    marks = descent.marks(version.script.text) if descent.can_tell else None
    return marks is not None and marks.is_right
