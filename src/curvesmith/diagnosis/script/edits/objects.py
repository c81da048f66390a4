"""Biases of layers that are objects of one class, each with its weights and their gradient."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, below

__all__ = ["by_layer"]

_PRODUCTS = ("dot", "matmul")


def by_layer(case: Case) -> list[Edits]:
    """Return edits that give all layers of a class a bias: made, added, passed back, changed.

    ``self.dW = x.T @ d`` and, in the training loop, ``layer.W -= rate * layer.dW``: the bias's
    gradient is a factor of the weights', summed over the rows; which one is for the gradient
    check to say.
    """
    layers = case.lines.layers
    names = {layer.weights.rpartition(".")[2] for layer in layers}
    places = {case.lines.made.get(layer.weights, 0) for layer in layers}
    made = case.assignment(next(iter(places), 0))
    if len(names) != 1 or len(places) != 1 or made is None or any(x.bias for x in layers):
        return []
    own = f"self.{next(iter(names))}"
    owner = next((c for c in _classes(case) if made in ast.walk(c)), None)
    if owner is None or ast.unparse(made.targets[0]) != own:
        return []
    steps = [n for n in case.within(ast.AugAssign) if n not in ast.walk(owner)]
    new, added = (
        below(made, f"{own}_bias = np.zeros((1, {own}.shape[1]))"),
        _added(case, owner, own),
    )
    return [
        (new, *added, back, below(step, _renamed(step, own, gradient)))
        for step in steps
        if (gradient := _gradient(step, own)) and added
        for back in _backs(owner, f"self.{gradient}")
    ]


def _classes(case: Case) -> list[ast.stmt]:
    return case.statements(ast.ClassDef)


def _added(case: Case, owner: ast.stmt, own: str) -> Edits:
    """Return the edits that add the bias to products of inputs, row by row, with the weights."""
    found = []
    for node in ast.walk(owner):
        last: ast.expr | None = None
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
            last = node.right
        elif isinstance(node, ast.Call) and name_of_call(node) in _PRODUCTS and node.args:
            last = node.args[-1]
        if last is not None and ast.unparse(last) == own:
            assert isinstance(node, ast.expr)
            start, end = (node.lineno, node.col_offset), node.end_col_offset or 0
            is_alone = case.is_alone(node)
            found += [] if is_alone else [Edit(*start, start[1], "(")]
            close = "" if is_alone else ")"
            found.append(Edit(node.end_lineno or node.lineno, end, end, f" + {own}_bias{close}"))
    return tuple(found)


def _gradient(step: ast.stmt, own: str) -> str:
    """Return the attribute that an update of the weights takes off; empty if it is none such."""
    assert isinstance(step, ast.AugAssign)
    target = step.target
    name = own.partition(".")[2]
    if not isinstance(target, ast.Attribute) or target.attr != name:
        return ""
    holder = ast.unparse(target.value)
    others = [
        n.attr
        for n in ast.walk(step.value)
        if isinstance(n, ast.Attribute) and ast.unparse(n.value) == holder
    ]
    return others[0] if len(others) == 1 else ""


def _renamed(step: ast.stmt, own: str, gradient: str) -> str:
    """Return an update of the weights as one of the bias."""
    name = own.partition(".")[2]
    text = re.sub(rf"\.{name}\b", f".{name}_bias", ast.unparse(step))
    return re.sub(rf"\.{gradient}\b", f".{gradient}_bias", text)


def _backs(owner: ast.stmt, gradient: str) -> Iterator[Edit]:
    """Yield the lines that make the bias's gradient below that of the weights."""
    for node in ast.walk(owner):
        if not isinstance(node, ast.Assign) or ast.unparse(node.targets[0]) != gradient:
            continue
        used = [n.id for n in ast.walk(node.value) if isinstance(n, ast.Name)]
        for d in dict.fromkeys(x for x in used[::-1] if x not in ("np", "numpy", "self")):
            yield below(node, f"{gradient}_bias = {d}.sum(axis=0, keepdims=True)")
