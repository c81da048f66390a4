"""The statements of an iteration: which there are, and what may be written into them.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import TypeGuard

import numpy as np

from curvesmith.diagnosis.script.anatomy import Anatomy
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, below, segment, without
from curvesmith.diagnosis.script.instrument import Site
from curvesmith.diagnosis.script.locations import Location
from curvesmith.diagnosis.script.phrases import gradients_of
from curvesmith.diagnosis.script.rewriting import Words
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.stated import RATE_NAME

__all__ = ["additions", "function_at", "holds", "indented", "moves", "statements", "words_at"]

_MOST_WORDS = 80
_MOST_ADDED = 150  # ways to compute the gradient of an array that has no update
_MOST_OUTSIDE = 4  # statements behind a loop that may belong into it
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
    own: list[ast.stmt] = [
        n
        for n in ast.walk(tree)
        if isinstance(n, (ast.Assign, ast.AugAssign, ast.Return)) and holds(n, run_lines)
    ]
    own += [n for n in ast.walk(tree) if _is_paired(n) and n.lineno in run_lines]
    # What takes rows computes nothing: with one row, a wrong target may look like a right sign.
    taken = _lines_of_data(anatomy)
    own = [n for n in own if not holds(n, taken)]

    loss = anatomy.parts.trace.site(anatomy.parts.loss) if anatomy.parts.loss else None
    own = [n for n in own if loss is None or not _makes(n, loss)]
    likely = backward | (run_lines - lines)

    def rank(node: ast.stmt) -> tuple[int, int]:
        named = [i for i, line in enumerate(accused) if holds(node, {line})]
        if named:
            return named[0] - len(accused), -node.lineno
        return (0 if holds(node, likely) else 1), -node.lineno

    return sorted(own, key=rank)


def _lines_of_data(anatomy: Anatomy) -> set[int]:
    """Return the lines on which an iteration takes its rows, and does nothing else."""
    parts = anatomy.parts
    keys = [k for k in (parts.inputs, parts.targets) if not isinstance(k, Location)]
    moving = {parts.trace.site(k).line for k in parts.moving}
    return {parts.trace.site(k).line for k in keys} - moving


def moves(source: Source, tree: ast.Module, lines: set[int], updates: set[int]) -> Iterator[Edits]:
    """Yield the moves of an update to behind the last statement of its block: made too early.

    Parameters
    ----------
    source : Source
    tree : ast.Module
        The source, parsed.
    lines : set of int
        Those of an iteration.
    updates : set of int
        Those that change parameters: anything else would be done in vain behind them.
    """
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        block = [n for n in body if isinstance(n, (ast.Assign, ast.AugAssign)) and holds(n, lines)]
        for statement in block[:-1]:
            if statement.lineno == statement.end_lineno and holds(statement, updates):
                text = source.line(statement.lineno).strip()
                yield without(source, statement), below(block[-1], text)


def indented(tree: ast.Module, lines: set[int]) -> Iterator[Edits]:
    """Yield the statements behind a loop put into it: as many of them as may belong there.

    Parameters
    ----------
    tree : ast.Module
    lines : set of int
        Those of an iteration.
    """
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        block: list[ast.stmt] = body if isinstance(body, list) else []
        for i, loop in enumerate(block):
            if not isinstance(loop, (ast.For, ast.While)) or loop.body[0].lineno == loop.lineno:
                continue
            more = " " * (loop.body[0].col_offset - loop.col_offset)
            edits: list[Edit] = []
            for statement in block[i + 1 : i + 1 + _MOST_OUTSIDE]:
                is_own = isinstance(statement, (ast.Assign, ast.AugAssign))
                is_own = is_own and statement.lineno in lines
                if not ((is_own or _is_for_each(statement, loop)) and _is_of_one_line(statement)):
                    break
                edits.append(Edit(statement.lineno, 0, 0, more))
                yield tuple(edits)


def _is_for_each(statement: ast.stmt, loop: ast.For | ast.While) -> bool:
    """Whether a call behind a loop is made of what the loop goes through: of the last one only."""
    if not isinstance(loop, ast.For) or not isinstance(statement, ast.Expr):
        return False
    targets = {n.id for n in ast.walk(loop.target) if isinstance(n, ast.Name)}
    used = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name)}
    return isinstance(statement.value, ast.Call) and bool(targets & used)


def additions(
    source: Source, own: Sequence[ast.stmt], still: Sequence[str], words: Words, step: ast.stmt
) -> Iterator[Edits]:
    """Yield updates of arrays that have none, written as that of another array is.

    Parameters
    ----------
    source : Source
    own : sequence of ast.stmt
        The updates that there are.
    still : sequence of str
        Arrays that no iteration changes.
    words : Words
        What may be written beside the update.
    step : ast.stmt
        The update to go by: a target and one array of the shape of it.
    """
    name, shapes = ast.unparse(_target(step)), words.shapes
    if name not in shapes or not _is_of_one_line(step):
        return
    taken = {name, *still, *(ast.unparse(n) for u in own for n in ast.walk(u) if _is_place(n))}
    value = [n for n in ast.walk(step.value) if _is_place(n)]  # type: ignore[attr-defined]
    used = [n for n in value if shapes.get(ast.unparse(n)) == shapes.get(name, ())]
    used = [n for n in used if ast.unparse(n) != name]
    arrays = [x if x in shapes else f"self.{x.rpartition('.')[2]}" for x in still]
    if len(used) == 1:
        text, old = segment(source, step), segment(source, used[0])  # type: ignore[arg-type]
        pairs = [(a, w) for a in arrays for w, s in shapes.items() if s == shapes.get(a)]
        for array, word in pairs:
            if word not in taken:
                yield (below(step, _renamed(text, {name: array, old: word})),)
    rates = dict.fromkeys(t for n in value if RATE_NAME.search(t := ast.unparse(n)))
    known = {n: s for n, s in shapes.items() if n not in {*rates, *arrays, name}}
    for array, rate in product(arrays, rates):
        for gradient in islice(gradients_of(shapes.get(array), known), _MOST_ADDED):
            yield (below(step, f"{array} = {array} {_sign(step)} {rate} * {gradient}"),)


def _sign(step: ast.stmt) -> str:
    """Return the sign of an update."""
    own = getattr(step, "op", None) or getattr(step.value, "op", None)  # type: ignore[attr-defined]
    return "+" if isinstance(own, ast.Add) else "-"


def _renamed(text: str, new: dict[str, str]) -> str:
    """Return words with names exchanged, wherever each stands by itself."""
    names = "|".join(rf"(?<![\w.]){re.escape(name)}(?!\w)" for name in new)
    return re.sub(names, lambda found: new[found.group()], text)


def _target(step: ast.stmt) -> ast.expr:
    several = getattr(step, "targets", None) or [step.target]  # type: ignore[attr-defined]
    target: ast.expr = several[0]
    return target


def _is_place(node: ast.AST) -> bool:
    return isinstance(node, (ast.Name, ast.Attribute, ast.Subscript))


def _is_of_one_line(node: ast.stmt) -> bool:
    return node.lineno == node.end_lineno


def _is_paired(node: ast.AST) -> TypeGuard[ast.For]:
    """Whether a loop goes over what its head puts together: parameters and their gradients."""
    return isinstance(node, ast.For) and any(
        isinstance(n, (ast.Tuple, ast.List)) or (isinstance(n, ast.Name) and n.id == "zip")
        for n in ast.walk(node.iter)
    )


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
        elif is_own and site.kind in _WRITTEN and _is_word(site.text.removesuffix(".T")):
            shapes.setdefault(site.text.removesuffix(".T"), value.shape[::-1])
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
    around = [n for n in _functions(tree) if n.lineno <= line <= (n.end_lineno or 0)]
    return max(around, key=lambda n: n.lineno, default=None)


@lru_cache(maxsize=4)
def _functions(tree: ast.Module) -> tuple[ast.FunctionDef, ...]:
    """Return the functions of a module, which nobody changes."""
    return tuple(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))
