"""Where the text of a PyTorch script puts its layers to work: calls, containers, optimizers.

Layers compute behind the user's lines; what happens there is told by the text alone. Runs inside
the child process.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

__all__ = ["called_line", "last_activations", "optimizer_line", "ungraded_lines"]

_OPTIMIZERS = re.compile(r"^(SGD|Adam\w*|NAdam|RAdam|Adagrad|Adadelta|RMSprop|Rprop|LBFGS)$")
_ACTIVATIONS = re.compile(
    r"^(\w*ReLU\d?|\w*[Ss]igmoid|\w*[Tt]anh|Softplus|Softmax|ELU|SELU|GELU|SiLU)$"
)
_UNGRADED = re.compile(r"^(torch\.)?(no_grad|inference_mode)$")
_WEIGHTS = ("weight", "bias")


def optimizer_line(text: str) -> int | None:
    """Return the line on which the last optimizer of PyTorch is made; None without one."""
    calls = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Call)]
    lines = [c.lineno for c in calls if _OPTIMIZERS.match(_last(c.func))]
    return max(lines, default=None)


def called_line(text: str, parameter: str) -> int | None:
    r"""Return the line that calls the layer of a parameter by its own name; None if none does.

    Layers of a list or dict are called in a loop over it; those of an ``nn.Sequential`` by none.

    Examples
    --------
    >>> called_line("h = fc(x)\nout = net(h)", "fc.weight")
    1
    """
    words = parameter.split(".")
    if len(words) < 2 or words[-1] not in _WEIGHTS:
        return None
    tree = ast.parse(text)
    lines = [n.lineno for n in _calls(tree) if _last(n.func) == words[-2]]
    if words[-2].isdigit() or not lines:
        return _looped_line(tree, words[-3]) if len(words) > 2 else None
    return min(lines)


def _looped_line(tree: ast.AST, word: str) -> int | None:
    """Return the line that calls what a loop takes out of a list of layers."""
    for node in (n for n in ast.walk(tree) if isinstance(n, ast.For)):
        if any(_last(n) == word for n in ast.walk(node.iter) if isinstance(n, ast.Attribute)):
            names = {n.id for n in ast.walk(node.target) if isinstance(n, ast.Name)}
            calls = [c for part in node.body for c in _calls(part)]
            lines = [c.lineno for c in calls if ast.unparse(c.func) in names]
            if lines:
                return min(lines)
    return None


def last_activations(text: str) -> dict[str, int]:
    """Return the lines of activations that end an ``nn.Sequential``, by the name it is given."""
    found = {}
    for node in (n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Assign)):
        call = node.value
        if not (isinstance(call, ast.Call) and _last(call.func) == "Sequential" and call.args):
            continue
        last = call.args[-1]
        if isinstance(last, ast.Call) and _ACTIVATIONS.match(_last(last.func)):
            found[_last(node.targets[0])] = last.lineno
    return found


def ungraded_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield first and last line of each block that keeps no graph: ``with torch.no_grad()``."""
    for node in ast.walk(ast.parse(text)):
        heads: list[ast.expr] = []
        if isinstance(node, ast.With):
            heads = [item.context_expr for item in node.items]
        elif isinstance(node, ast.FunctionDef):
            heads = node.decorator_list
        for head in heads:
            name = ast.unparse(head.func if isinstance(head, ast.Call) else head)
            if _UNGRADED.match(name) or ast.unparse(head).endswith("set_grad_enabled(False)"):
                yield head.lineno, node.end_lineno or node.lineno  # type: ignore[attr-defined]


def _calls(tree: ast.AST) -> list[ast.Call]:
    return [n for n in ast.walk(tree) if isinstance(n, ast.Call)]


def _last(node: ast.expr) -> str:
    """Return the last name of a function or attribute."""
    return ast.unparse(node).rpartition(".")[2]
