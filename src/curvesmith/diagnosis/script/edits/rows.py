"""Rows that were put in another order than their partners: the reordering left out."""

from __future__ import annotations

import ast
import re

from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.edits.edit import Edits, over, segment, without

__all__ = ["in_order"]

_REORDERING = r"sort|shuffle|permutation|flip|flipud|roll|sample"


def in_order(case: Case) -> list[Edits]:
    """Return edits that leave out what reorders rows: all of it, or one call."""
    alone, within = [], []
    for call in case.calls(_REORDERING):
        statement = _whole(case, call)
        if statement is not None:
            alone.append(without(case.source, statement))
        elif call.args and re.match(r"np\.|numpy\.|sorted", ast.unparse(call.func)):
            within.append(over(call, segment(case.source, call.args[0])))
    together = (tuple(alone),) if len(alone) > 1 else ()
    return [*together, *((e,) for e in within), *((e,) for e in alone)]


def _whole(case: Case, call: ast.Call) -> ast.stmt | None:
    """Return the statement that does nothing but a call, or assigns what it makes of a name."""
    for node in case.statements(ast.Expr, ast.Assign):
        if getattr(node, "value", None) is not call:
            continue
        targets = [ast.unparse(t) for t in getattr(node, "targets", [])]
        if not targets or targets == [ast.unparse(a) for a in call.args[:1]]:
            return node
    return None
