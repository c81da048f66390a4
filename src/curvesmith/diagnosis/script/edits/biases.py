"""Biases: the option of a layer, or arrays of the script's own."""

from __future__ import annotations

import ast
import re

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edits, below, over, segment

__all__ = ["with_bias"]

_PRODUCTS = ("dot", "matmul")
_SUMS = ("{d}.sum(0)", "{d}.sum(axis=0, keepdims=True)", "{d}", "{d}.sum()")


def with_bias(case: Case) -> list[Edits]:
    """Return edits that give every layer a bias."""
    edits = tuple(
        over(k.value, "True")
        for call in case.calls(r"\w+")
        for k in call.keywords
        if k.arg == "bias" and isinstance(k.value, ast.Constant) and k.value.value is False
    )
    return [edits] if edits else _own_arrays(case)


def _own_arrays(case: Case) -> list[Edits]:
    """Return edits that add an array to each layer that has none, and its update.

    The gradient is one of the values that the update's own statements are made of, summed over
    the rows; which one is for the gradient check to say.
    """
    hidden = [x for x in case.lines.layers if x.bias is None]
    names = [x.weights for x in hidden] or [
        n for n, shape in case.shapes.items() if not _is_bias(case, n)
    ]
    makers = [_one_bias(case, name) for name in names]
    if not names or not all(makers):
        return []
    first = makers[0]
    rest = [edits for options in makers[1:] for edits in options[:1]]
    return [tuple(x for group in (one, *rest) for x in group) for one in first]


def _is_bias(case: Case, name: str) -> bool:
    return bool(re.search(r"(^|[._\[\"'])b", name))


def _one_bias(case: Case, weights: str) -> list[Edits]:
    """Return the ways to give one array of weights a bias, one for each gradient it may have."""
    bias = _named(weights)
    made = case.assignment(case.lines.made.get(weights, 0))
    update = _update(case, weights)
    products = _products(case, weights)
    if bias is None or made is None or update is None or not products:
        return []
    width = f"{weights}.shape[-1]"
    new = [below(made, f"{bias} = 0 * {weights}.sum(0)")] if width else []
    forward = [over(p, f"({segment(case.source, p)} + {bias})") for p in products]
    return [
        (*new, *forward, below(update, f"{bias} = {bias} - {case.lines.rate_text} * {gradient}"))
        for gradient in _gradients(case, update)
        if case.lines.rate_text
    ]


def _named(weights: str) -> str | None:
    """Return a name for the bias of an array of weights, of the same kind as its own."""
    if weights.isidentifier():
        return f"{weights}_bias"
    if re.fullmatch(r"[A-Za-z_][\w.]*", weights):
        return f"{weights}_bias"
    key = re.fullmatch(r"(\w+)\[(['\"])(\w+)\2\]", weights)
    return f"{key[1]}[{key[2]}{key[3]}_bias{key[2]}]" if key else None


def _update(case: Case, weights: str) -> ast.stmt | None:
    line = case.lines.updated.get(weights, 0)
    found = [n for n in case.statements(ast.Assign, ast.AugAssign) if n.lineno == line]
    return found[0] if found else None


def _products(case: Case, weights: str) -> list[ast.expr]:
    """Return the products of inputs with an array, behind the array itself or its name."""
    names = {weights, f"self.{weights.rpartition('.')[2]}" if "." in weights else weights}
    found: list[ast.expr] = []
    for node in ast.walk(case.tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.MatMult, ast.Mult)):
            sides = [ast.unparse(node.left), ast.unparse(node.right)]
            is_step = case.lines.rate_text and case.lines.rate_text in sides
            if names & set(sides) and not is_step and "**" not in "".join(sides):
                found.append(node)
        elif isinstance(node, ast.Call) and name_of_call(node) in _PRODUCTS:
            operands = [ast.unparse(a) for a in node.args]
            if isinstance(node.func, ast.Attribute):
                operands.append(ast.unparse(node.func.value))
            if names & set(operands):
                found.append(node)
    return found


def _gradients(case: Case, update: ast.stmt) -> list[str]:
    """Return what may be the gradient: values of the function around the update, summed."""
    names = [
        ast.unparse(t)
        for n in case.in_loop()
        if isinstance(n, ast.Assign) and n.lineno < update.lineno
        for t in n.targets
        if isinstance(t, ast.Name)
    ]
    return [form.format(d=name) for name in dict.fromkeys(names) for form in _SUMS]
