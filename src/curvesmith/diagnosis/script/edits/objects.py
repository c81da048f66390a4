"""Biases of layers that are objects of one class, each with its weights and their gradient."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, below, segment
from curvesmith.diagnosis.script.phrases import closed, factors_of, is_closed

__all__ = ["by_layer", "is_product", "summed"]

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
    found = [
        (new, *added, back, below(step, _renamed(step, own, gradient)))
        for step in steps
        if (gradient := _gradient(step, own)) and added
        for back in _backs(owner, f"self.{gradient}")
    ]
    own_steps = [edit for edit in _stepped(case, owner, own) if added and len(layers) > 1]
    return [*found, *((new, *added, edit) for edit in own_steps)]


def _stepped(case: Case, owner: ast.stmt, own: str) -> Iterator[Edit]:
    """Yield the updates of a bias in the method that changes the weights itself.

    As that of the weights, the product of input and error replaced by the error, summed.
    """
    for method in (n for n in ast.walk(owner) if isinstance(n, ast.FunctionDef)):
        made = {
            ast.unparse(n.targets[0]): n.value
            for n in ast.walk(method)
            if isinstance(n, ast.Assign)
        }
        for step in (n for n in ast.walk(method) if isinstance(n, ast.AugAssign)):
            parts = [n for n in ast.walk(step.value) if isinstance(n, ast.expr)]
            for node in parts if ast.unparse(step.target) == own else []:
                value = node if is_product(node) else made.get(ast.unparse(node))
                for new in summed(case, value) if value is not None else []:
                    line = segment(case.source, step).replace(segment(case.source, node), new)
                    yield below(step, line.replace(own, f"{own}_bias", 1))


def summed(case: Case, value: ast.expr) -> list[str]:
    """Return a gradient with the product in it replaced by one of its names, summed over rows."""
    product = next((n for n in ast.walk(value) if is_product(n)), None)
    if product is None:
        return []
    text, inner = segment(case.source, value), segment(case.source, product)  # type: ignore[arg-type]
    left = factors_of(product.left)[:-1] if isinstance(product, ast.BinOp) else []
    before = "".join(f"{closed(segment(case.source, x), x)} * " for x in left)  # rate * x.T @ d
    sums = [text.replace(inner, f"{before}{d}.sum(axis=0, keepdims=True)") for d in _names(product)]
    return [new if is_closed(new) else f"({new})" for new in sums]


def is_product(node: ast.AST) -> bool:
    """Whether a part is a product of matrices."""
    is_call = isinstance(node, ast.Call) and name_of_call(node) in _PRODUCTS
    return is_call or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult))


def _names(product: ast.AST) -> list[str]:
    """Return what is multiplied, what is passed back first: it stands last."""
    found = [text for text in _operands(product) if text not in ("np", "numpy", "self")]
    return list(dict.fromkeys(found[::-1]))


def _operands(node: ast.AST) -> Iterator[str]:
    """Yield the names and entries that a part is made of, without their indices and turns."""
    if isinstance(node, (ast.Name, ast.Subscript)):
        yield ast.unparse(node)
    else:
        for inner in ast.iter_child_nodes(node):
            yield from _operands(inner)


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
        for d in _names(node.value):
            yield below(node, f"{gradient}_bias = {d}.sum(axis=0, keepdims=True)")
