"""Updates that begin with another parameter: ``v = w - rate * dv``, a line copied from above."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.edits.edit import Edits, over

__all__ = ["begun_elsewhere", "begun_with_itself"]


def begun_elsewhere(text: str, updated: Mapping[str, int]) -> dict[str, ast.expr]:
    """Return for each parameter whose step is made from another one what stands in its place.

    Parameters
    ----------
    text : str
        The source.
    updated : mapping of str to int
        The line on which each parameter is changed.
    """
    found = {}
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Assign) or len(node.targets) != 1:
            continue
        name, first = ast.unparse(node.targets[0]), node.value
        if updated.get(name) != node.lineno or not isinstance(first, ast.BinOp):
            continue
        while isinstance(first, ast.BinOp) and isinstance(first.op, (ast.Add, ast.Sub)):
            first = first.left
        used = {ast.unparse(n) for n in ast.walk(node.value) if isinstance(n, ast.expr)}
        if ast.unparse(first) in updated and name not in used:
            found[name] = first
    return found


def begun_with_itself(case: Case) -> list[Edits]:
    """Return the edit after which each step is made from the parameter that it changes."""
    found = begun_elsewhere(case.source.text, case.lines.updated)
    return [tuple(over(node, name) for name, node in found.items())] if found else []
