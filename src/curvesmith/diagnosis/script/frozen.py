"""Where the script leaves tensors out of its training: the optimizer's list, or their own setting.

Runs inside the child process.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

__all__ = ["frozen_line"]

_OPTIMIZERS = ("SGD", "Adam", "AdamW", "Adamax", "NAdam", "RAdam", "RMSprop", "Rprop", "LBFGS")


def frozen_line(text: str, tensors: Iterable[Any]) -> int | None:
    """Return the line that keeps tensors from being trained; None if nothing there tells.

    Parameters
    ----------
    text : str
        The source.
    tensors : iterable of tensor or array
        What is not trained, where other tensors are.
    """
    tree = ast.parse(text)
    asking = [getattr(tensor, "requires_grad", None) for tensor in tensors]
    if not asking or None in asking:
        return None
    lines = _optimizers(tree) if all(asking) else _settings(tree)
    return min(lines, default=None)


def _optimizers(tree: ast.AST) -> list[int]:
    """Return the lines on which an optimizer of PyTorch is made."""
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    return [c.lineno for c in calls if ast.unparse(c.func).rpartition(".")[2] in _OPTIMIZERS]


def _settings(tree: ast.AST) -> list[int]:
    """Return the lines on which tensors are told to ask for no gradient."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.value) == "False":
            found += [t.lineno for t in node.targets if ast.unparse(t).endswith(".requires_grad")]
        elif isinstance(node, ast.Call) and ast.unparse(node).endswith(".requires_grad_(False)"):
            found.append(node.lineno)
    return found
