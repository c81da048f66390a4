"""Biases of weights that are kept in a list, a layer each."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above, below, over, segment
from curvesmith.diagnosis.script.edits.objects import is_product, summed

__all__ = ["by_list"]

_COLUMNS = ".sum(axis=1, keepdims=True)"  # of errors whose rows lie along the second axis


def by_list(case: Case) -> list[Edits]:
    """Return edits that make a list of biases beside one of weights, and change it alike."""
    layers = case.lines.layers
    lists = {re.sub(r"\[\d+\]$", "", layer.weights) for layer in layers}
    places = {case.lines.made.get(layer.weights, 0) for layer in layers}
    made = case.assignment(next(iter(places), 0))
    is_bare = len(layers) > 1 and not any(layer.bias for layer in layers)
    if not is_bare or len(lists) != 1 or len(places) != 1 or made is None:
        return []
    own, is_row = ast.unparse(made.targets[0]), layers[0].is_transposed
    if own.rpartition(".")[2] != next(iter(lists)).rpartition(".")[2]:
        return []
    form = "np.zeros(w.shape[1])" if is_row else "np.zeros((w.shape[0], 1))"
    new = below(made, f"{own}_bias = [{form} for w in {own}]")
    forward = tuple(dict.fromkeys(_forward(case, own)))
    return [(new, *forward, *step) for step in _steps(case, own, is_row=is_row) if forward]


def _forward(case: Case, own: str) -> Iterator[Edit]:
    """Yield the edits that add a bias to each product with an entry of the list."""
    for node in ast.walk(case.tree):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == own:
            yield from _added(case, ast.unparse(node), f"{own}_bias[{ast.unparse(node.slice)}]")
        if not isinstance(node, ast.For):
            continue
        every, names = segment(case.source, node.iter), list(_names(node.target))
        if every == own and len(names) == 1:
            yield over(node.target, f"{names[0]}, {names[0]}_bias")
            yield over(node.iter, f"zip({own}, {own}_bias)")
            yield from _added(case, names[0], f"{names[0]}_bias", node)
        elif every == f"enumerate({own})" and len(names) > 1:
            yield from _added(case, names[1], f"{own}_bias[{names[0]}]", node)


def _names(target: ast.expr) -> Iterator[str]:
    return (n.id for n in ast.walk(target) if isinstance(n, ast.Name))


def _added(case: Case, weights: str, bias: str, around: ast.AST | None = None) -> Iterator[Edit]:
    """Yield the edits of products with weights as they are, within a part of the text."""
    for node in ast.walk(around or case.tree):
        if not is_product(node):
            continue
        assert isinstance(node, (ast.BinOp, ast.Call))
        own = node.func.value if isinstance(node, ast.Call) and len(node.args) == 1 else None  # type: ignore[attr-defined]
        sides = [node.left, node.right] if isinstance(node, ast.BinOp) else [own, *node.args]
        if weights not in [ast.unparse(x) for x in sides if x is not None]:
            continue
        line, end = node.end_lineno or node.lineno, node.end_col_offset or 0
        is_alone = case.is_alone(node)
        if not is_alone:
            yield Edit(node.lineno, node.col_offset, node.col_offset, "(")
        yield Edit(line, end, end, f" + {bias}" + ("" if is_alone else ")"))


def _steps(case: Case, own: str, *, is_row: bool) -> Iterator[Edits]:
    """Yield the updates of the biases: as those of the weights, by the error summed over the rows.

    What an update names as its gradient is summed where that is made: the error may change.
    """
    entry = re.compile(rf"{re.escape(own)}\[\w+\]")
    for step in (n for n in case.within(ast.AugAssign) if isinstance(n, ast.AugAssign)):
        if not entry.fullmatch(ast.unparse(step.target)):
            continue
        text = segment(case.source, step).replace(f"{own}[", f"{own}_bias[", 1)
        for part in ast.walk(step.value):
            if isinstance(part, ast.expr) and is_product(part):
                for new in _sums(case, part, is_row=is_row):
                    yield (above(step, text.replace(segment(case.source, part), new)),)
            elif isinstance(part, (ast.Name, ast.Subscript)):
                yield from _named(case, own, step, part, is_row=is_row)


def _named(
    case: Case, own: str, step: ast.AugAssign, name: ast.Name | ast.Subscript, *, is_row: bool
) -> Iterator[Edits]:
    """Yield the updates by a gradient that has a name, and the lines that make it."""
    word = ast.unparse(name)
    other = re.sub(r"^(\w+)", r"\1_bias", word)
    text = segment(case.source, step).replace(f"{own}[", f"{own}_bias[", 1)
    after = below(step, text.replace(segment(case.source, name), other))
    for made in (n for n in case.statements(ast.Assign) if isinstance(n, ast.Assign)):
        if ast.unparse(made.targets[0]) != word or "\n" in segment(case.source, made):
            continue
        begun = _begun(case, own, word) if isinstance(name, ast.Subscript) else ()
        for new in _sums(case, made.value, is_row=is_row):
            yield (*begun, below(made, f"{other} = {new}"), after)


def _begun(case: Case, own: str, word: str) -> Edits:
    """Return the edit that makes another dictionary beside the gradients that have indices.

    Beside the weights if they are known everywhere, and so in the function that fills it.
    """
    name = word.partition("[")[0]
    made = [
        n
        for n in case.statements(ast.Assign)
        if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) in (own, name)
    ]
    outer = [n for n in made if n.col_offset == 0] or made
    return (below(outer[0], f"{name}_bias = {{}}"),) if outer else ()


def _sums(case: Case, value: ast.expr, *, is_row: bool) -> list[str]:
    """Return a gradient with its product replaced by an error that is summed over the rows."""
    found = summed(case, value)
    if is_row:
        return [new.replace("axis=0, keepdims=True", "axis=0") for new in found]
    return [new.replace(".sum(axis=0, keepdims=True)", _COLUMNS) for new in found]
