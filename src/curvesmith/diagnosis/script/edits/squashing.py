"""Activations in the text: a call by name, or the formula itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from curvesmith.diagnosis.script.edits.case import Case, name_of_call

__all__ = [
    "BACK",
    "CALLED",
    "MODULES",
    "bending",
    "inside",
    "is_activation",
    "repeated",
    "squashed",
]

_FUNCTIONS = r"(relu|sigmoid|tanh|softplus|softmax|elu|logistic|expit)"
CALLED = rf"(?i)\w*{_FUNCTIONS}\w*|\w*(nonlin|squash|act)\w*"
MODULES = r"(ReLU|LeakyReLU|Sigmoid|Tanh|Softplus|Softmax|ELU)"
_OPTIONS = ("inplace", "dim", "axis", "negative_slope", "beta", "alpha")  # of an activation
_LIMITS = ("maximum", "clip", "clamp", "where")
BACK = re.compile(
    r"deriv|prime|grad|back|slope|^d_|_d$|^d[a-z]*(relu|sig|tanh|act|logis)", re.IGNORECASE
)
_BENT = r"exp|tanh|maximum|where|clip|clamp|max|arctan|atan|erf|expit|sigmoid|relu|log1p|softplus"


@dataclass(frozen=True)
class Bending:
    """What a script calls its activations.

    Parameters
    ----------
    functions : frozenset of str
        Of one value: its own, and other names for those of a library.
    layers : frozenset of str
        What makes a layer that is nothing but an activation.
    """

    functions: frozenset[str]
    layers: frozenset[str]


@lru_cache(maxsize=8)
def bending(tree: ast.Module) -> Bending:
    """Return what a script calls its activations, whatever their names."""
    functions, layers = set[str](), set[str]()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and _bends(node.args, _returned(node)):
            functions.add(node.name)
        elif isinstance(node, ast.ClassDef) and _is_layer_that_bends(node):
            layers.add(node.name)
        elif isinstance(node, ast.Assign) and _is_other_name(node.value):
            functions |= {ast.unparse(t).rpartition(".")[2] for t in node.targets}
    known = {n.func.attr if isinstance(n.func, ast.Attribute) else ast.unparse(n.func)
             for n in ast.walk(tree) if isinstance(n, ast.Call)}  # fmt: skip
    layers |= {name for name in known if re.fullmatch(MODULES, name)}
    return Bending(frozenset(n for n in functions if not BACK.search(n)), frozenset(layers))


def _returned(function: ast.FunctionDef) -> list[ast.expr]:
    own = [n.value for n in ast.walk(function) if isinstance(n, ast.Return) and n.value is not None]
    return own if len(own) <= len(function.args.args) else []


def _bends(arguments: ast.arguments, returned: list[ast.expr]) -> bool:
    """Whether a function takes one value, or options beside it, and returns that value bent."""
    names = [a.arg for a in arguments.args if a.arg != "self"]
    if not returned or not len(names) - len(arguments.defaults) <= 1 <= len(names):
        return False
    return any(_is_of(value, names[0]) for value in returned)


def _is_of(value: ast.expr, name: str) -> bool:
    """Whether an expression bends a value, and knows no weights."""
    words = {ast.unparse(n) for n in ast.walk(value) if isinstance(n, ast.Name)}
    calls = [name_of_call(n) for n in ast.walk(value) if isinstance(n, ast.Call)]
    is_product = any(isinstance(n, ast.MatMult) for n in ast.walk(value)) or "dot" in calls
    is_bent = _gated(value) is not None if isinstance(value, ast.BinOp) else False
    is_bent |= any(re.fullmatch(_BENT, call) for call in calls)
    return is_bent and not is_product and words <= {name, "np", "numpy", "math", "torch", "F"}


def _is_layer_that_bends(node: ast.ClassDef) -> bool:
    """Whether a class bends what it is given and has no weights."""
    calls = [name_of_call(n) for n in ast.walk(node) if isinstance(n, ast.Call)]
    is_product = any(isinstance(n, ast.MatMult) for n in ast.walk(node))
    has_weights = is_product or set(calls) & {"dot", "matmul", "mm", "randn", "Linear", "Parameter"}
    return not has_weights and any(True for _ in squashed(node))


def _is_other_name(value: ast.expr) -> bool:
    """Whether a value is an activation under another name: ``np.tanh``, ``nn.ReLU()``, lambda."""
    if isinstance(value, ast.Lambda):
        return _bends(value.args, [value.body])
    if isinstance(value, ast.Call):
        return re.fullmatch(MODULES, name_of_call(value)) is not None
    is_word = isinstance(value, (ast.Name, ast.Attribute))
    return is_word and re.fullmatch(_FUNCTIONS, ast.unparse(value).rpartition(".")[2]) is not None


def is_activation(node: ast.expr, tree: ast.Module) -> bool:
    """Whether a part is an activation itself, not yet applied to anything."""
    if isinstance(node, ast.Lambda) or not isinstance(node, (ast.Name, ast.Attribute)):
        return isinstance(node, ast.Lambda) and _is_other_name(node)
    name = ast.unparse(node).rpartition(".")[2]
    return name in bending(tree).functions or _is_other_name(node)


def squashed(node: ast.AST, tree: ast.Module | None = None) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield activations in a part of the text, each with what it is applied to.

    By the script's own names for them, if all of it is given.
    """
    names = bending(tree).functions if tree is not None else frozenset[str]()
    for part in ast.walk(node):
        if isinstance(part, ast.expr) and (inner := inside(part, names)) is not None:
            yield part, inner


def repeated(case: Case, part: ast.expr, inner: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    """Return the same activation of the same layer elsewhere: where predictions are made again.

    Layers are the same if the parameters are, in front of the activation and behind none other.
    """
    own = _applied(case, inner)
    others = (one for one in squashed(case.tree, case.tree) if one[0] is not part)
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
    names = bending(case.tree).functions
    waiting: list[ast.AST] = [inner]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.expr) and (text := ast.unparse(node)) in case.shapes:
            found.add(text)
        elif not (isinstance(node, ast.expr) and inside(node, names) is not None):
            waiting += ast.iter_child_nodes(node)
    return found


def inside(node: ast.expr, names: frozenset[str] = frozenset()) -> ast.expr | None:
    """Return what an activation is applied to; None if a part is none."""
    if isinstance(node, ast.Call):
        return _called(node, names) or _limited(node)
    if isinstance(node, ast.BinOp):
        return _sigmoid(node) or _gated(node)
    return None


def _called(call: ast.Call, names: frozenset[str]) -> ast.expr | None:
    name = name_of_call(call)
    is_named = name in names or re.fullmatch(CALLED, name)
    is_plain = all(k.arg in _OPTIONS for k in call.keywords)
    if not is_named or re.fullmatch(MODULES, name) or not is_plain:
        return None
    if BACK.search(name):
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
