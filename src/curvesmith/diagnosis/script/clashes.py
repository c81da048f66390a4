"""A statement whose arrays do not fit together, rewritten so that the training runs and descends.

Runs inside the child process.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from itertools import product
from math import isfinite
from time import process_time
from typing import Any

from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.clash_sizes import exchanged_arguments, flat_data, resized
from curvesmith.diagnosis.script.descent import Descent
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, edited, over, segment
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.phrases import closed
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.rewriting import Words, rewritings
from curvesmith.diagnosis.script.scoring import Bench, middle
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.statements import function_at

__all__ = ["column_that_runs", "cure_of_clash"]

_ERRORS = ("ValueError", "RuntimeError")  # what NumPy and PyTorch raise for shapes
_FAMILIES = ("turned", "exchanges", "operands", "fewer", "reductions")
_REDUCED, _MOST_AXES = ("sum", "mean"), 6
_KEPT = ", keepdims=True"
_SIDES = 2  # of a product
_SUMS = ("reductions", "turned")
_COLUMN = ".reshape(-1, 1)"
_PRODUCTS = ("dot", "matmul", "mm")
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
        "edits" and "after"; None if the failure is another or no rewriting is proven. Nothing in
        "after" if it goes downhill and more is wrong with the training.
    """
    if stop.line is None or stop.error not in _ERRORS:
        return None
    end = process_time() + _SEARCHING * seconds
    runs: dict[str, Any] | None = None
    for edits in _tried(source, stop.line, stop.sentence):
        if process_time() > end:
            break
        if not _parses(edited(source, edits).text):
            continue
        version = dissect(replace(script, text=edited(source, edits).text), is_brief=True)
        if isinstance(version, Anatomy) and _goes_down(version, is_known=_is_of_shapes(edits)):
            scores = Bench(script, source, seconds).scores(edits)
            plain = [vars(edit) for edit in edits]
            if scores and isfinite(middle(scores)) and middle(scores) > _LEAST:
                after = {"r2": middle(scores), "r2_low": min(scores), "r2_high": max(scores)}
                return {"edits": plain, "after": {**after, "n_seeds": len(scores)}}
            if runs is None and not _is_column(edits):
                runs = {"edits": plain, "after": {}}
    return runs


def _parses(text: str) -> bool:
    """Whether a rewriting is still Python: what is taken apart need not be, such as `2.mean()`."""
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def column_that_runs(script: Script, source: Source, stop: Stop) -> Edits | None:
    """Return the edit that makes a column of flat data, if there is one with which it trains.

    What else is wrong with the training is for an examination of that version to say.

    Parameters
    ----------
    script : Script
    source : Source
    stop : Stop
        How it failed.
    """
    if stop.line is None or stop.error not in _ERRORS:
        return None
    tree = ast.parse(source.text)
    own = _statements_on(tree, stop.line)
    if not own:
        return None
    around: ast.AST = function_at(tree, stop.line) or tree
    # What clashes may have become a table above: a column beside flat targets.
    own = own[-1:]
    for statements in (own, _makers(around, own[-1])):
        is_any = statements is not own
        found = [e for each in statements for e in _columns(source, tree, each, is_any=is_any)]
        running = [e for e in dict.fromkeys(found) if _runs(script, source, e)]
        if running:
            return running[0] if len(running) == 1 else None
    return None


def _runs(script: Script, source: Source, edits: Edits) -> bool:
    """Whether a version trains."""
    version = replace(script, text=edited(source, edits).text)
    return isinstance(dissect(version, is_brief=True), Anatomy)


def _tried(source: Source, line: int, sentence: str = "") -> list[Edits]:
    """Return the rewritings of the statement on a line that may let it run."""
    tree = ast.parse(source.text)
    own = _statements_on(tree, line)
    if not own:
        return []
    statement = own[-1]
    around: ast.AST = function_at(tree, line) or tree
    names = {
        ast.unparse(n)
        for n in ast.walk(around)
        if isinstance(n, (ast.Name, ast.Attribute)) or _is_entry(n)
        if not (isinstance(n, ast.Attribute) and n.attr == "T")
    }
    called = {ast.unparse(n.func) for n in ast.walk(around) if isinstance(n, ast.Call)}
    words = Words(dict.fromkeys(sorted(names - called), ()))
    # What it joins may be wrong where it is made: not summed, or along the other axis.
    makers = _makers(around, statement)
    found = [*_arranged(source, statement), *_summed(source, statement, makers)]
    found += _multiplied(source, statement)
    found += resized(source, tree, statement, sentence)
    found += exchanged_arguments(source, tree, line)
    found += [e for family in _FAMILIES for e in rewritings(source, statement, words, family)]
    for maker in makers:
        found += _arranged(source, maker)
        found += [e for family in _SUMS for e in rewritings(source, maker, words, family)]
    columns, loops = _columns(source, tree, statement), _backwards(tree, line)
    flat = flat_data(source, tree)
    return list(dict.fromkeys([*columns, *loops, *_kept_axes(tree), *found, *flat]))


def _multiplied(source: Source, statement: ast.stmt) -> list[Edits]:
    """Return edits that take a product of matrices for one number by number, or the reverse."""
    found: list[Edits] = []
    for part in ast.walk(statement):
        is_plain = isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mult)
        sides = [part.left, part.right] if is_plain else _factors(part)  # type: ignore[attr-defined]
        if len(sides) == _SIDES:
            one, other = (closed(segment(source, x), x) for x in sides)
            new = f"{one} @ {other}" if is_plain else f"{one} * {other}"
            is_all = getattr(statement, "value", None) is part
            found.append((over(part, new if is_all else f"({new})"),))  # type: ignore[arg-type]
    return found


def _kept_axes(tree: ast.Module) -> list[Edits]:
    """Return edits that let a sum over an axis keep it, wherever it is computed.

    Added to a column, what has lost its axis makes a table; the next iteration then clashes.
    """
    calls = [
        n for n in ast.walk(tree)
        if isinstance(n, ast.Call) and ast.unparse(n.func).rpartition(".")[2] in _REDUCED
    ]  # fmt: skip
    given = [x for call in calls if (x := _axis_of(call)) is not None]
    ends = [(x.end_lineno or 0, x.end_col_offset or 0) for x in given]
    edits = [Edit(line, at, at, _KEPT) for line, at in ends]
    return [*((edit,) for edit in edits[:_MOST_AXES]), *([tuple(edits)] if len(edits) > 1 else [])]


def _axis_of(call: ast.Call) -> ast.expr | None:
    """Return the axis that a sum is told, by name or as its last argument, unless it is kept."""
    options = {k.arg: k.value for k in call.keywords}
    if "keepdims" in options or "axis" in options:
        return None if "keepdims" in options else options["axis"]
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    is_method = owner is not None and ast.unparse(owner) not in ("np", "numpy", "torch")
    last = call.args[-1] if call.args and not call.keywords else None
    is_axis = isinstance(last, ast.Constant) and type(last.value) is int
    return last if is_axis and len(call.args) == (1 if is_method else _SIDES) else None


def _arranged(source: Source, statement: ast.stmt) -> list[Edits]:
    """Return the matrix products of a statement in every order, each side turned or not."""
    found: list[Edits] = []
    for part in ast.walk(statement):
        sides = _factors(part)
        if len(sides) != _SIDES or not isinstance(part, ast.expr):
            continue
        plain = [_unturned(side) for side in sides]
        texts = [closed(segment(source, side), side) for side in plain]
        for one, other in (texts, texts[::-1]):
            for turns in product(("", ".T"), repeat=_SIDES):
                new = f"{one}{turns[0]} @ {other}{turns[1]}"
                is_within = (
                    isinstance(part, ast.Call) and getattr(statement, "value", part) is not part
                )
                found.append((over(part, f"({new})" if is_within else new),))
    return found


def _unturned(node: ast.expr) -> ast.expr:
    """Return an array without its being turned."""
    if isinstance(node, ast.Attribute) and node.attr == "T":
        return node.value
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    if is_call and node.func.attr in ("t", "transpose"):  # type: ignore[attr-defined]
        return node.func.value  # type: ignore[attr-defined,no-any-return]
    return node


def _backwards(tree: ast.Module, line: int) -> list[Edits]:
    """Return edits that go through layers from the last to the first.

    Of loops that call the function around a line, over a list that another loop goes through.
    """
    function = function_at(tree, line)
    if function is None:
        return []
    loops = [n for n in ast.walk(tree) if isinstance(n, ast.For) and _is_plain(n.iter)]
    texts = [ast.unparse(n.iter) for n in loops]
    calls = [
        n for n in loops for c in ast.walk(n)
        if isinstance(c, ast.Call) and ast.unparse(c.func).rpartition(".")[2] == function.name
    ]  # fmt: skip
    twice = [n for n in dict.fromkeys(calls) if texts.count(ast.unparse(n.iter)) > 1]
    return [(over(n.iter, f"reversed({ast.unparse(n.iter)})"),) for n in twice]


def _is_plain(node: ast.expr) -> bool:
    return isinstance(node, (ast.Name, ast.Attribute))


def _is_entry(node: ast.AST) -> bool:
    """Whether an array is one of a list or a dictionary: ``W[2]``."""
    return isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)


def _summed(source: Source, step: ast.stmt, makers: list[ast.Assign]) -> list[Edits]:
    """Return sums over the rows of what an update takes, where it is made or where it is used."""
    if not isinstance(step, ast.AugAssign):
        return []
    used = [n for n in ast.walk(step.value) if isinstance(n, (ast.Name, ast.Attribute))]
    places = [*(m.value for m in makers if isinstance(m.value, (ast.Name, ast.BinOp))), *used]
    return [
        (over(place, f"{closed(segment(source, place), place)}.sum({axis})"),)
        for place in places
        for axis in ("axis=0", "axis=0, keepdims=True")
    ]


def _makers(around: ast.AST, statement: ast.stmt) -> list[ast.Assign]:
    """Return the last assignments, above a statement, to names that it uses."""
    used = {n.id for n in ast.walk(statement) if isinstance(n, ast.Name)}
    above = [
        n
        for n in ast.walk(around)
        if isinstance(n, ast.Assign) and n.lineno < statement.lineno and len(n.targets) == 1
    ]
    last = {ast.unparse(n.targets[0]): n for n in sorted(above, key=lambda n: n.lineno)}
    return [last[name] for name in sorted(used) if name in last]


def _statements_on(tree: ast.Module, line: int) -> list[ast.stmt]:
    return [
        n
        for n in ast.walk(tree)
        if isinstance(n, (ast.Assign, ast.AugAssign, ast.Return))
        and n.lineno <= line <= (n.end_lineno or n.lineno)
    ]


def _columns(
    source: Source, tree: ast.Module, statement: ast.stmt, *, is_any: bool = False
) -> list[Edits]:
    """Return edits that make a column of an array that a product uses, where it is made.

    Or of any array that the statement uses.
    """
    used = {ast.unparse(_root(x)) for n in ast.walk(statement) for x in _factors(n)}
    if is_any:
        used |= {n.id for n in ast.walk(statement) if isinstance(n, ast.Name)}
    used |= _handed(tree, statement, used)
    if not used:  # a layer of a library multiplies
        loops = [n for n in tree.body if isinstance(n, (ast.For, ast.While))]
        used = {n.id for loop in loops for n in ast.walk(loop) if isinstance(n, ast.Name)}
    is_called = function_at(tree, statement.lineno) is not None  # data are made below it, often
    makers = [
        n
        for n in tree.body
        if isinstance(n, ast.Assign)
        and len(n.targets) == 1
        and not isinstance(n.value, ast.Constant)  # a number
        and (is_called or n.lineno < statement.lineno)
    ]
    last = {ast.unparse(n.targets[0]): n.value for n in makers}
    return [
        (over(value, f"{closed(segment(source, value), value)}{_COLUMN}"),)
        for name, value in last.items()
        if name in used
    ]


def _handed(tree: ast.Module, statement: ast.stmt, names: set[str]) -> set[str]:
    """Return what the arguments of the function around a statement are called by its callers."""
    function = function_at(tree, statement.lineno)
    if function is None:
        return set()
    arguments = [a.arg for a in function.args.args if a.arg != "self"]
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    return {
        ast.unparse(given)
        for call in calls
        if ast.unparse(call.func).rpartition(".")[2] == function.name
        for name, given in zip(arguments, call.args, strict=False)
        if name in names
    }


def _factors(node: ast.AST) -> list[ast.expr]:
    """Return the two sides of a matrix product."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        return [node.left, node.right]
    if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in _PRODUCTS:
        own = node.func.value if isinstance(node.func, ast.Attribute) else None
        return [*([own] if own and len(node.args) == 1 else []), *node.args]
    return []


def _root(node: ast.expr) -> ast.expr:
    """Return the array that rows are taken from."""
    while isinstance(node, ast.Subscript):
        node = node.value
    return node


def _is_column(edits: Edits) -> bool:
    return all(edit.new.endswith(_COLUMN) for edit in edits)


def _is_of_shapes(edits: Edits) -> bool:
    """Whether edits change shapes alone, and no number."""
    return all(edit.new.endswith(_COLUMN) or edit.new == _KEPT for edit in edits)


def _goes_down(version: Anatomy, *, is_known: bool) -> bool:
    """Whether an iteration of a version descends its loss by one rate for all parameters.

    Or climbs it so: the sign is then wrong, too, and for an examination of that version to say.
    Where no iteration computes a loss, what is known not to touch the gradient is left to the
    proof.
    """
    if version.parts.loss is None:
        return is_known
    descent = Descent(version)
    marks = descent.marks(version.script.text) if descent.can_tell else None
    return marks is not None and (marks.is_right or marks.turned.is_right)
