"""Where the script loses what it computes: results that nobody takes, values cut off the graph.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.instrument import Site
from curvesmith.diagnosis.script.modules import ungraded_lines
from curvesmith.diagnosis.script.parts import Parts
from curvesmith.diagnosis.script.replay import Replay

__all__ = ["cut_line", "dropped_line", "idle_line", "rebound_line", "uncalled_line"]

# Functions that change nothing: without their result, they are as good as not called.
_PURE = {"tanh", "sigmoid", "relu", "exp", "sin", "cos", "maximum", "clip", "where", "softplus"}
_ACTIVATIONS = {"tanh", "sigmoid", "logistic", "relu", "leaky_relu", "softplus", "elu", "gelu"}
_FLOORS = ("clamp", "clip")
_OWNERS = {"np", "numpy", "torch", "math", "F", "nn.functional", "torch.nn.functional"}
_CUTTING = {"detach", "detach_", "numpy", "item", "tolist", "tensor", "from_numpy", "as_tensor"}


def dropped_line(text: str) -> int | None:
    """Return the line that computes an activation and drops the result; None without one.

    Dropped is, too, what gets a name that nobody reads: ``a = relu(z); y = z @ w``.
    """
    tree = ast.parse(text)
    statements = (n for n in ast.walk(tree) if isinstance(n, ast.Expr))
    calls = (n.value for n in statements if isinstance(n.value, ast.Call))
    lines = [call.lineno for call in calls if _is_pure(call)]
    unread = (n for n in _unread(tree) if _is_activation(n.value, tree))
    return min((*lines, *(n.lineno for n in unread)), default=None)


def uncalled_line(text: str) -> int | None:
    """Return the line that names a method that sets gradients to zero, and does not call it."""
    statements = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Expr)]
    named = [n.value for n in statements if isinstance(n.value, ast.Attribute)]
    return min((n.lineno for n in named if n.attr in ("zero_", "zero_grad")), default=None)


def rebound_line(text: str) -> int | None:
    """Return the line that steps a loop's own name, ``for p, g in zip(...): p = p - step``.

    The parameter that the name stood for stays as it is. None without one.
    """
    for loop in (n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.For)):
        own = {n.id for n in ast.walk(loop.target) if isinstance(n, ast.Name)}
        for node in (n for n in ast.walk(loop) if isinstance(n, ast.Assign)):
            read = {n.id for n in ast.walk(node.value) if isinstance(n, ast.Name)}
            target = node.targets[0]
            is_own = isinstance(target, ast.Name) and target.id in own & read
            if is_own and any(isinstance(n, ast.Sub) for n in ast.walk(node.value)):
                return node.lineno
    return None


def idle_line(text: str) -> int | None:
    """Return the line of an activation that is written and bends nothing; None without one.

    A function that returns what it is given; else where a layer is made that only activates, of a
    network that is seen to be a straight line: it is never asked.
    """
    tree = ast.parse(text)
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    called = {ast.unparse(c.func).rpartition(".")[2] for c in calls}
    identities = [
        line
        for name, line in _identities(tree)
        if name in called and not re.search(r"identity|linear|deriv|grad", name, re.IGNORECASE)
    ]
    classes = {n.name for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and _activates(n)}
    made = [c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id in classes]
    return min(identities, default=None) or min(made, default=None)


def _identities(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield name and line of each function that returns its only argument as it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            names, body = [a.arg for a in node.value.args.args], node.value.body
            name, line = ast.unparse(node.targets[0]).rpartition(".")[2], node.lineno
        elif isinstance(node, ast.FunctionDef) and isinstance(node.body[-1], ast.Return):
            is_short = len(node.body) == 1 or (len(node.body) == 2 and _is_text(node.body[0]))
            last = node.body[-1].value
            if not is_short or last is None:
                continue
            names, body = [a.arg for a in node.args.args if a.arg != "self"], last
            name, line = node.name, node.body[-1].lineno
        else:
            continue
        if len(names) == 1 and ast.unparse(body) == names[0]:
            yield name, line


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _activates(owner: ast.ClassDef) -> bool:
    """Whether a class of layers activates and multiplies nothing."""
    calls = [ast.unparse(n.func) for n in ast.walk(owner) if isinstance(n, ast.Call)]
    products = any(isinstance(n, ast.MatMult) for n in ast.walk(owner))
    names = {name.rpartition(".")[2] for name in calls}
    return bool(names & {*_ACTIVATIONS, "exp", "maximum"}) and not products and "dot" not in names


def _unread(tree: ast.Module) -> Iterator[ast.Assign]:
    """Yield the statements that give a value to a name which nothing in the script reads."""
    names = [n for n in ast.walk(tree) if isinstance(n, ast.Name)]
    read = {n.id for n in names if not isinstance(n.ctx, ast.Store)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = node.targets[0]
            if isinstance(target, ast.Name) and target.id not in read:
                yield node


def _is_activation(node: ast.expr, tree: ast.Module) -> bool:
    """Whether a value is an activation of what has a name: ``relu(z)``, ``z.clamp(min=0)``."""
    if not isinstance(node, ast.Call):
        return False
    owner, _, name = ast.unparse(node.func).rpartition(".")
    is_floor = name in _FLOORS and [k.arg for k in node.keywords] == ["min"]
    written = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    is_known = owner or name in written
    return is_floor or bool(is_known and name.lower() in _ACTIVATIONS)


def _is_pure(call: ast.Call) -> bool:
    """Whether a call has no other effect than its result."""
    owner, _, name = ast.unparse(call.func).rpartition(".")
    options = {keyword.arg for keyword in call.keywords}
    return owner in _OWNERS and name in _PURE and not options & {"out", "inplace"}


def cut_line(replay: Replay, parts: Parts, text: str) -> int | None:
    """Return the line that cuts the loss off from tensors that are not trained.

    They ask for a gradient and get none, where others get theirs; what the optimizer is not given
    gets one. None where nothing is cut off.

    Parameters
    ----------
    replay : Replay
    parts : Parts
    text : str
        The source: blocks that keep no graph are told by it.
    """
    replay.run()
    tensors = {name: place.get(replay.names) for name, place in parts.params.items()}
    reached = {n for n, t in tensors.items() if getattr(t, "grad", None) is not None}
    asking = all(getattr(tensors[name], "requires_grad", False) for name in parts.frozen)
    replay.rewind()
    if not parts.frozen or not asking or not reached or reached & set(parts.frozen):
        return None
    blocks = list(ungraded_lines(text))
    for key in parts.trace.values:
        site = parts.trace.site(key)
        if key in parts.moving and _cuts(site):
            return site.line
        around = [first for first, last in blocks if first <= site.line <= last]
        if key in parts.moving and around and site.kind != "load":
            return around[-1]
        if key == parts.prediction:
            break
    return None


def _cuts(site: Site) -> bool:
    """Whether what passes keeps its numbers and loses where they come from."""
    is_call = site.kind == "call" and site.operator in _CUTTING
    return is_call or (site.kind == "load" and site.text.endswith(".data"))
