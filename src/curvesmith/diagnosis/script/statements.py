"""The statements of an iteration: which there are, and what may be written into them.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

import numpy as np

from curvesmith.diagnosis.script.anatomy import Anatomy
from curvesmith.diagnosis.script.edits.edit import Edits, below, without
from curvesmith.diagnosis.script.instrument import Site
from curvesmith.diagnosis.script.rewriting import Words
from curvesmith.diagnosis.script.source import Source

__all__ = ["function_at", "holds", "moves", "statements", "words_at"]

_MOST_WORDS = 80
_WRITTEN = ("load", "assign", "augmented")
_COUNT = re.compile(r"len\([\w.]+\)|[\w.]+\.shape\[\d\]")


def statements(tree: ast.Module, anatomy: Anatomy, accused: Sequence[int]) -> list[ast.stmt]:
    """Return the statements of an iteration: accused ones, then backwards from the update."""
    sites = anatomy.parts.trace.sites
    backward = {sites[k[0]].line for k in anatomy.parts.with_targets}
    lines = {sites[k[0]].line for k in anatomy.parts.trace.values}
    # What is put together without computing leaves no trace: a dictionary of gradients.
    run = [scope for line in lines if (scope := function_at(tree, line)) is not None]
    loop = anatomy.program.loops[anatomy.loop]
    spans = [(loop.line, loop.end), *((f.lineno, f.end_lineno or 0) for f in run)]
    run_lines = lines | {n for first, last in spans for n in range(first, last + 1)}
    own = [
        n
        for n in ast.walk(tree)
        if isinstance(n, (ast.Assign, ast.AugAssign, ast.Return)) and holds(n, run_lines)
    ]

    loss = anatomy.parts.trace.site(anatomy.parts.loss) if anatomy.parts.loss else None
    own = [n for n in own if loss is None or not _makes(n, loss)]
    likely = backward | (run_lines - lines)

    def rank(node: ast.stmt) -> tuple[int, int]:
        named = [i for i, line in enumerate(accused) if holds(node, {line})]
        if named:
            return named[0] - len(accused), -node.lineno
        return (0 if holds(node, likely) else 1), -node.lineno

    return sorted(own, key=rank)


def moves(source: Source, tree: ast.Module, lines: set[int]) -> Iterator[Edits]:
    """Yield the moves of a statement to behind the last one of its block: updates made too early.

    Parameters
    ----------
    source : Source
    tree : ast.Module
        The source, parsed.
    lines : set of int
        Those of an iteration.
    """
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        block = [n for n in body if isinstance(n, (ast.Assign, ast.AugAssign)) and holds(n, lines)]
        for statement in block[:-1]:
            if statement.lineno == statement.end_lineno:
                text = source.line(statement.lineno).strip()
                yield without(source, statement), below(block[-1], text)


def _makes(node: ast.stmt, loss: Site) -> bool:
    """Whether a statement does nothing but make the loss: it is what the others are judged by."""
    targets = getattr(node, "targets", [getattr(node, "target", None)])
    names = [ast.unparse(t) for t in targets if t is not None]
    return holds(node, {loss.line}) and names == [loss.text]


def holds(node: ast.stmt, lines: set[int]) -> bool:
    """Whether a statement stands on one of some lines."""
    return any(node.lineno <= line <= (node.end_lineno or node.lineno) for line in lines)


def words_at(
    tree: ast.Module, statement: ast.stmt, anatomy: Anatomy, layers: Sequence[str]
) -> Words:
    """Return what may be written into a statement: what its function computes or knows.

    Parameters
    ----------
    tree : ast.Module
    statement : ast.stmt
    anatomy : Anatomy
    layers : sequence of str
        Activations of the network, if known.
    """
    scope = function_at(tree, statement.lineno)
    first, last = (1, 10**9) if scope is None else (scope.lineno, scope.end_lineno or 0)
    shapes: dict[str, tuple[int, ...]] = {}
    for key, value in anatomy.parts.trace.values.items():
        site: Site = anatomy.parts.trace.site(key)
        is_own = first <= site.line <= last and function_at(tree, site.line) is scope
        is_own |= _is_method(scope) and site.text.startswith("self.")
        if is_own and site.kind in _WRITTEN and _is_word(site.text):
            shapes.setdefault(site.text, value.shape)
    near = dict(list(shapes.items())[-_MOST_WORDS:])
    return Words(near, tuple(dict.fromkeys(layers)), _counts(tree, statement, scope, anatomy))


def _is_method(scope: ast.FunctionDef | None) -> bool:
    return scope is not None and [a.arg for a in scope.args.args[:1]] == ["self"]


def _is_word(text: str) -> bool:
    try:
        node = ast.parse(text, mode="eval").body
    except SyntaxError:
        return False
    is_turned = isinstance(node, ast.Attribute) and node.attr == "T"
    return isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)) and not is_turned


def _counts(
    tree: ast.Module, statement: ast.stmt, scope: ast.FunctionDef | None, anatomy: Anatomy
) -> tuple[str, ...]:
    """Return how the number of rows is written around a statement."""
    around = ast.unparse(scope or tree)
    found = list(dict.fromkeys(_COUNT.findall(around)))
    n_rows = len(np.atleast_1d(anatomy.parts.y))
    for table in anatomy.replay.names.tables():
        found += [n for n, v in table.items() if type(v) is int and v == n_rows and n in around]
    return tuple(found[:4])


def function_at(tree: ast.Module, line: int) -> ast.FunctionDef | None:
    """Return the innermost function around a line."""
    around = [
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.FunctionDef) and n.lineno <= line <= (n.end_lineno or 0)
    ]
    return max(around, key=lambda n: n.lineno, default=None)
