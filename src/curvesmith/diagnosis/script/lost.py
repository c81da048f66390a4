"""Where the script loses what it computes: results that nobody takes, values cut off the graph.

Runs inside the child process.
"""

from __future__ import annotations

import ast

from curvesmith.diagnosis.script.instrument import Site
from curvesmith.diagnosis.script.modules import ungraded_lines
from curvesmith.diagnosis.script.parts import Parts
from curvesmith.diagnosis.script.replay import Replay

__all__ = ["cut_line", "dropped_line"]

# Functions that change nothing: without their result, they are as good as not called.
_PURE = {"tanh", "sigmoid", "relu", "exp", "sin", "cos", "maximum", "clip", "where", "softplus"}
_OWNERS = {"np", "numpy", "torch", "math", "F", "nn.functional", "torch.nn.functional"}
_CUTTING = {"detach", "detach_", "numpy", "item", "tolist", "tensor", "from_numpy", "as_tensor"}


def dropped_line(text: str) -> int | None:
    """Return the line that computes an activation and drops the result; None without one."""
    statements = (n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Expr))
    calls = (n.value for n in statements if isinstance(n.value, ast.Call))
    lines = [call.lineno for call in calls if _is_pure(call)]
    return min(lines, default=None)


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
