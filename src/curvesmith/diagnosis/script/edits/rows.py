"""Rows that were put in another order than their partners: the reordering left out."""

from __future__ import annotations

import ast
import re

from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.edits.edit import Edits, over, segment

__all__ = ["in_order"]

_REORDERING = r"sort|shuffle|permutation|flip|flipud|roll|sample"


def in_order(case: Case) -> list[Edits]:
    """Return edits that leave out what reorders rows: all of it, or one call."""
    alone, within = [], []
    for call in case.calls(_REORDERING):
        statement = next(
            (n for n in case.statements(ast.Expr) if n.value is call),  # type: ignore[attr-defined]
            None,
        )
        if statement is not None:
            alone.append(over(statement, "pass"))
        elif call.args and re.match(r"np\.|numpy\.|sorted", ast.unparse(call.func)):
            within.append(over(call, segment(case.source, call.args[0])))
    together = (tuple(alone),) if len(alone) > 1 else ()
    return [*together, *((e,) for e in within), *((e,) for e in alone)]
