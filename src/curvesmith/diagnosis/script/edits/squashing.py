"""Activations in the text: a call by name, or the formula itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.case import Case, name_of_call

__all__ = ["CALLED", "MODULES", "inside", "repeated", "squashed"]

_FUNCTIONS = r"(relu|sigmoid|tanh|softplus|softmax|elu|logistic|expit)"
CALLED = rf"(?i)\w*{_FUNCTIONS}\w*|\w*(nonlin|squash|act)\w*"
MODULES = r"(ReLU|LeakyReLU|Sigmoid|Tanh|Softplus|Softmax|ELU)"
_SHORT = 2  # statements: a docstring and what is returned
_LIMITS = ("maximum", "clip", "clamp", "where")
_BACK = re.compile(r"deriv|prime|grad|back|^d_|_d$", re.IGNORECASE)


def squashed(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield activations in a part of the text, each with what it is applied to."""
    own = _by_other_names(node)
    for part in ast.walk(node):
        if isinstance(part, ast.expr) and (inner := inside(part)) is not None:
            yield part, inner
        elif isinstance(part, ast.Call) and name_of_call(part) in own and len(part.args) == 1:
            yield part, part.args[0]


def _by_other_names(node: ast.AST) -> set[str]:
    """Return the names of functions that give an activation of their argument and nothing else."""
    found = set[str]()
    for part in ast.walk(node):
        if isinstance(part, ast.Assign) and isinstance(part.value, ast.Lambda):
            names, arguments, value = part.targets[:1], part.value.args.args, part.value.body
            name = ast.unparse(names[0])
        elif isinstance(part, ast.FunctionDef) and isinstance(part.body[-1], ast.Return):
            returned = part.body[-1].value
            arguments, name = part.args.args, part.name
            if returned is None or len(part.body) > _SHORT:
                continue
            value = returned
        else:
            continue
        inner = inside(value)
        if inner is not None and ast.unparse(inner) in {a.arg for a in arguments}:
            found.add(name)
    return found


def repeated(case: Case, part: ast.expr, inner: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    """Return the same activation of the same layer elsewhere: where predictions are made again.

    Layers are the same if the parameters are, in front of the activation and behind none other.
    """
    own = _applied(case, inner)
    others = (one for one in squashed(case.tree) if one[0] is not part)
    return [
        (other, within)
        for other, within in others
        if own and _kind(other) == _kind(part) and _applied(case, within) == own
    ]


def _kind(part: ast.expr) -> str:
    return ast.unparse(part.func) if isinstance(part, ast.Call) else type(part).__name__


def _applied(case: Case, inner: ast.expr) -> set[str]:
    """Return the parameters in front of an activation, none of those within another."""
    if isinstance(inner, ast.Name):  # z, assigned above
        made = [
            n.value
            for n in case.statements(ast.Assign)
            if isinstance(n, ast.Assign)
            and n.lineno <= inner.lineno
            and [ast.unparse(t) for t in n.targets] == [inner.id]
        ]
        inner = made[-1] if made else inner
    found: set[str] = set()
    waiting: list[ast.AST] = [inner]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.expr) and (text := ast.unparse(node)) in case.shapes:
            found.add(text)
        elif not (isinstance(node, ast.expr) and inside(node) is not None):
            waiting += ast.iter_child_nodes(node)
    return found


def inside(node: ast.expr) -> ast.expr | None:
    """Return what an activation is applied to; None if a part is none."""
    if isinstance(node, ast.Call):
        return _called(node) or _limited(node)
    if isinstance(node, ast.BinOp):
        return _sigmoid(node) or _gated(node)
    return None


def _called(call: ast.Call) -> ast.expr | None:
    name = name_of_call(call)
    if not re.fullmatch(CALLED, name) or re.fullmatch(MODULES, name) or call.keywords:
        return None
    if _BACK.search(name):
        return None
    inner: ast.expr | None = call.args[0] if call.args else None
    if inner is None and isinstance(call.func, ast.Attribute):
        inner = call.func.value  # y.relu()
    return None if len(call.args) > 1 or isinstance(inner, ast.Constant) else inner


def _limited(call: ast.Call) -> ast.expr | None:
    """Return x of ``np.maximum(0, x)``, ``np.clip(x, 0, 1)``, ``np.where(x > 0, x, 0)``."""
    name = name_of_call(call)
    if name not in _LIMITS:
        return None
    if name == "where" and isinstance(call.args[0], ast.Compare):
        kept = [a for a in call.args[1:] if ast.unparse(a) == ast.unparse(call.args[0].left)]
        return kept[0] if kept else None
    if name in ("clip", "clamp"):
        is_method = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) not in (
            "np", "numpy", "torch",
        )  # fmt: skip
        return call.func.value if is_method else (call.args or [None])[0]  # type: ignore[attr-defined,list-item]
    others = [a for a in call.args if not isinstance(a, ast.Constant)]
    return others[0] if len(others) == 1 and len(call.args) > 1 else None


def _sigmoid(node: ast.BinOp) -> ast.expr | None:
    """Return z of ``1 / (1 + exp(-z))``."""
    is_one = isinstance(node.left, ast.Constant) and node.left.value == 1
    below = node.right
    if not (is_one and isinstance(node.op, ast.Div) and isinstance(below, ast.BinOp)):
        return None
    powers = [s for s in (below.left, below.right) if isinstance(s, ast.Call)]
    if not isinstance(below.op, ast.Add) or len(powers) != 1 or len(powers[0].args) != 1:
        return None
    turned = powers[0].args[0]
    is_turned = isinstance(turned, ast.UnaryOp) and isinstance(turned.op, ast.USub)
    return turned.operand if name_of_call(powers[0]) == "exp" and is_turned else None  # type: ignore[attr-defined]


def _gated(node: ast.BinOp) -> ast.expr | None:
    """Return z of ``z * (z > 0)``."""
    if not isinstance(node.op, ast.Mult):
        return None
    sides = (node.left, node.right), (node.right, node.left)
    for one, other in sides:
        if isinstance(other, ast.Compare) and ast.unparse(other.left) == ast.unparse(one):
            return one
    return None
