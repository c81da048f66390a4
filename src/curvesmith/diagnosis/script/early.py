"""Loops that return at the end of their first iteration: a `return` that is indented too far."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.edit import Edit

__all__ = ["RULE", "SENTENCE", "returned_behind"]

RULE = "early-return"
SENTENCE = "It returns in the first iteration of the loop: the training makes one step."
_Loop = ast.For | ast.While


def returned_behind(text: str) -> Edit | None:
    """Return the edit that puts a `return` behind the loop that it ends; None without one.

    The last statement of a loop that sums or steps, which nothing goes round. Where two loops end
    so, it is not known which one trains.
    """
    found = [loop for loop in ast.walk(ast.parse(text)) if isinstance(loop, _Loop) and _ends(loop)]
    if len(found) != 1:
        return None
    loop, last = found[0], found[0].body[-1]
    return Edit(last.lineno, loop.col_offset, last.col_offset, "")


def _ends(loop: _Loop) -> bool:
    """Whether a loop ends in a `return` on a line of its own, whatever happened before."""
    last = loop.body[-1]
    is_alone = loop.body[0].lineno < last.lineno == last.end_lineno and not loop.orelse
    return isinstance(last, ast.Return) and is_alone and not any(_goes_on(loop.body))


def _goes_on(body: list[ast.stmt]) -> Iterator[bool]:
    """Yield whether statements go on with the next iteration of the loop that they are in."""
    for statement in body:
        if isinstance(statement, ast.Continue):
            yield True
        inner = [] if isinstance(statement, _Loop) else ast.iter_child_nodes(statement)
        yield from _goes_on([node for node in inner if isinstance(node, ast.stmt)])
