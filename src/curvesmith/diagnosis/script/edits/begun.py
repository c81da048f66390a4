"""Updates copied from the line above: ``v = w - rate * dv``, or ``w -= rate * dv`` for v."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, over, segment

__all__ = ["begun_elsewhere", "begun_with_itself", "changed_instead", "changed_itself"]

# How the gradient of w is called: dw, grad_w, w_grad, gw, and w itself as a key.
_GRADIENT = r"(?:d|g|grad|dl_?d|del|delta|nabla)?_?{0}(?:_?(?:grad|g|d|bar|delta))?"


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


def changed_instead(
    text: str, updated: Iterable[str], still: Iterable[str]
) -> dict[str, ast.AugAssign | ast.Assign]:
    """Return for each parameter that nothing changes the step by its gradient of another one.

    Parameters
    ----------
    text : str
        The source.
    updated : iterable of str
        The parameters that are changed.
    still : iterable of str
        The parameters that nothing changes.
    """
    others, found = {_spelled(name) for name in updated}, {}
    for name in still:
        word = _words(name)[-1:]
        pattern = re.compile(_GRADIENT.format(re.escape(word[0])), re.I) if word else None
        for node in ast.walk(ast.parse(text)):
            target = _changed(node)
            if target is None or pattern is None or ast.unparse(target) not in others:
                continue
            used = set(_words(ast.unparse(node.value))) - {*word, *_words(ast.unparse(target))}  # type: ignore[attr-defined]
            keys = {n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant)}  # type: ignore[attr-defined]
            if any(pattern.fullmatch(each) for each in used) or keys & {*word}:
                found[name] = node
    return found  # type: ignore[return-value]


def changed_itself(case: Case) -> list[Edits]:
    """Return the edits after which the gradients of parameters change these, and no others."""
    updated = case.lines.updated
    still = [name for name in case.shapes if name not in updated]
    edits = [
        edit
        for name, node in changed_instead(case.source.text, updated, still).items()
        for edit in _renamed(case, node, name)
    ]
    return [tuple(edits)] if edits else []


def _renamed(case: Case, node: ast.AugAssign | ast.Assign, name: str) -> Iterator[Edit]:
    """Yield the edits that let a statement change another parameter."""
    target = _changed(node)
    for part in ast.walk(node):
        if target is not None and isinstance(part, ast.expr) and _is_same(part, target):
            old, new = _words(ast.unparse(target))[-1], _words(name)[-1]
            written = segment(case.source, part)
            at = written.rindex(old)
            yield over(part, written[:at] + new + written[at + len(old) :])


def _is_same(part: ast.expr, other: ast.expr) -> bool:
    return ast.unparse(part) == ast.unparse(other)


def _changed(node: ast.AST) -> ast.expr | None:
    """Return what a step changes: ``w -= h * g``, ``w = w - h * g``."""
    if isinstance(node, ast.AugAssign):
        return node.target if isinstance(node.op, (ast.Add, ast.Sub)) else None
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        is_step = isinstance(node.value, ast.BinOp)
        parts = [n for n in ast.walk(node.value) if isinstance(n, ast.expr)]
        is_own = any(_is_same(n, node.targets[0]) for n in parts)
        return node.targets[0] if is_step and is_own else None
    return None


def _spelled(name: str) -> str:
    """Return the text of a place as it is spelled by `ast.unparse`."""
    try:
        return ast.unparse(ast.parse(name, mode="eval"))
    except SyntaxError:
        return name


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d]\w*", text)
