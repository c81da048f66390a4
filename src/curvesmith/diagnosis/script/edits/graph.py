"""PyTorch's graph: what cuts the gradient off, layers that no optimizer knows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above, below, over, segment, without

__all__ = ["MAKERS", "connected", "known_to_optimizer"]

MAKERS = "SGD|Adam|AdamW|RMSprop|Adagrad|LBFGS|NAdam|RAdam|Adamax|Rprop|Adadelta|ASGD"
_LAYERS = r"\b(Linear|Conv1d|Sequential|Bilinear|Parameter)\("
_HELD = {ast.List: "ModuleList", ast.ListComp: "ModuleList", ast.Dict: "ModuleDict",
         ast.DictComp: "ModuleDict"}  # fmt: skip
_DRAWN = re.compile(r"torch\.(randn|rand|zeros|ones|empty|full|normal)\(")
_CUTS = ("detach", "clone")


def connected(case: Case) -> list[Edits]:
    """Return edits after which the gradient of the loss reaches the parameters."""
    if not case.is_torch:
        return []
    followed = [*_followed(case)]
    attached = [*_attached(case)]
    steps = [*_steps(case)]
    groups = [attached, followed, [*attached, *followed], steps]
    return [tuple(group) for group in groups if group]


def known_to_optimizer(case: Case) -> list[Edits]:
    """Return edits after which the optimizer changes every layer."""
    if not case.is_torch:
        return []
    held, later = [*_held(case)], [*_later(case)]
    both = [*_several(case)]
    groups = [held, later, both, [*held, *later]]
    return list(dict.fromkeys(tuple(group) for group in groups if group))


def _held(case: Case) -> Iterator[Edit]:
    """Yield the edits that let a module know the layers in its lists and its tensors."""
    owner = "torch.nn" if re.search(r"\btorch\.nn\.", case.source.text) else "nn"
    owner = "nn" if re.search(r"import torch\.nn as nn|from torch import .*\bnn\b",
                              case.source.text) else owner  # fmt: skip
    for node in case.statements(ast.Assign):
        assert isinstance(node, ast.Assign)
        name, text = ast.unparse(node.targets[0]), segment(case.source, node.value)
        if not re.fullmatch(r"self\.\w+", name):
            continue
        kind = _HELD.get(type(node.value))
        is_filled = f"{name}.append(" in case.source.text or f"{name}[" in case.source.text
        is_empty = text in ("[]", "list()", "{}", "dict()") and is_filled
        made = re.search(rf"{re.escape(name)}(\.append\(|\[\w+\] = )(.*)", case.source.text)
        if kind and (re.search(_LAYERS, text) or (is_empty and made and _is_layer(made[2]))):
            is_tensor = "Parameter(" in text
            kind = kind.replace("Module", "Parameter") if is_tensor else kind
            yield over(node.value, f"{owner}.{kind}({'' if is_empty else text})")
        elif _DRAWN.search(text) and "Parameter(" not in text and _is_within_module(case, node):
            yield over(node.value, f"{owner}.Parameter({text})")


def _is_layer(text: str) -> bool:
    return re.search(_LAYERS, text) is not None


def _is_within_module(case: Case, node: ast.stmt) -> bool:
    return any(
        n.lineno <= node.lineno <= (n.end_lineno or 0)
        and any(ast.unparse(base).endswith("Module") for base in n.bases)
        for n in ast.walk(case.tree)
        if isinstance(n, ast.ClassDef)
    )


def _later(case: Case) -> Iterator[Edit]:
    """Yield the edits that make an optimizer just before the loop, of what there is then."""
    loop = case.counting()
    for node in case.statements(ast.Assign):
        assert isinstance(node, ast.Assign)
        is_made = isinstance(node.value, ast.Call) and re.fullmatch(
            MAKERS, name_of_call(node.value)
        )
        if loop is None or not is_made or node.col_offset != loop.col_offset:
            continue
        between = [
            n for n in case.statements(ast.Assign, ast.Expr) if node.lineno < n.lineno < loop.lineno
        ]
        if between and node.lineno < loop.lineno:
            yield without(case.source, node)
            yield above(loop, segment(case.source, node))


def _several(case: Case) -> Iterator[Edit]:
    """Yield the edits that give an optimizer the parameters of every model of the script."""
    models = [
        ast.unparse(n.targets[0])
        for n in case.statements(ast.Assign)
        if isinstance(n, ast.Assign) and isinstance(n.value, ast.Call) and _is_model(case, n.value)
        and isinstance(n.targets[0], ast.Name)
    ]  # fmt: skip
    models = list(dict.fromkeys(models))
    for call in case.calls(MAKERS):
        if call.args and len(models) > 1:
            every = " + ".join(f"list({name}.parameters())" for name in models)
            yield over(call.args[0], every)


def _is_model(case: Case, call: ast.Call) -> bool:
    own = {
        n.name
        for n in ast.walk(case.tree)
        if isinstance(n, ast.ClassDef)
        and any(ast.unparse(base).endswith("Module") for base in n.bases)
    }
    return name_of_call(call) in {*own, "Sequential", "Linear"}


def _followed(case: Case) -> Iterator[Edit]:
    """Yield the edits that let PyTorch follow a forward pass within ``no_grad``."""
    passes = case.calls("backward")
    last = max((call.lineno for call in passes), default=0)
    for node in case.within(ast.With):
        assert isinstance(node, ast.With)
        is_blind = re.search(r"no_grad|inference_mode", ast.unparse(node.items[0].context_expr))
        text = ast.unparse(node)
        is_update = re.search(r"\.grad\b", text) is not None
        is_behind = node.lineno > last and case.is_in_loop(node)
        if is_blind and not is_update and not is_behind:
            yield over(node, _dedented(case, node))


def _dedented(case: Case, node: ast.With) -> str:
    """Return the body of a block as it stands at the block's own depth."""
    first = node.body[0]
    if first.lineno == node.lineno:
        return "\n".join(segment(case.source, n) for n in node.body)
    depth = first.col_offset - node.col_offset
    lines = case.source.lines[first.lineno - 1 : node.end_lineno]
    left = [line[depth:] if not line[:depth].strip() else line for line in lines]
    return "\n".join(left)[node.col_offset :]


def _attached(case: Case) -> Iterator[Edit]:
    """Yield the edits that leave values of the forward pass in the graph."""
    for node in case.within(ast.Assign, ast.Expr, ast.Return):
        if isinstance(node, ast.Expr):
            if re.fullmatch(r"\w+\.requires_grad_\((True)?\)", ast.unparse(node)):
                yield without(case.source, node)
            continue
        if isinstance(node, ast.Assign) and re.fullmatch(
            r"\w+\.requires_grad = True", ast.unparse(node)
        ):
            yield without(case.source, node)
            continue
        if ".grad" in ast.unparse(node) or getattr(node, "value", None) is None:
            continue
        inner = _uncut(node.value)  # type: ignore[attr-defined]
        for part, left in inner:
            yield over(part, segment(case.source, left))


def _uncut(value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    """Return the parts of an expression that cut the graph, and what they are made of."""
    found: list[tuple[ast.expr, ast.expr]] = []
    for part in ast.walk(value):
        if isinstance(part, ast.Attribute) and part.attr == "data":
            found.append((part, part.value))
        elif isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
            if part.func.attr in _CUTS and not part.args:
                found.append((part, part.func.value))
            is_new = ast.unparse(part.func) in ("torch.tensor", "torch.as_tensor")
            if is_new and part.args and isinstance(part.args[0], (ast.Name, ast.Call)):
                found.append((part, part.args[0]))
        elif isinstance(part, ast.Call) and ast.unparse(part.func) == "Variable" and part.args:
            found.append((part, part.args[0]))
    taken = [part for part, _ in found]
    # Of parts within each other, the outermost alone.
    return [
        (part, _innermost(left, found))
        for part, left in found
        if not any(part is not o and part in ast.walk(o) for o in taken)
    ]


def _innermost(node: ast.expr, found: list[tuple[ast.expr, ast.expr]]) -> ast.expr:
    for part, left in found:
        if part is node:
            return _innermost(left, found)
    return node


def _steps(case: Case) -> Iterator[Edit]:
    """Yield the edits that let an optimizer make its step behind each backward pass."""
    made = [
        ast.unparse(n.targets[0])
        for n in case.statements(ast.Assign)
        if isinstance(n, ast.Assign) and isinstance(n.value, ast.Call)
        and re.fullmatch(MAKERS, name_of_call(n.value))
    ]  # fmt: skip
    for node in case.within(ast.Expr):
        if isinstance(node.value, ast.Call) and name_of_call(node.value) == "backward":  # type: ignore[attr-defined]
            for name in dict.fromkeys(made):
                if not re.search(rf"\b{re.escape(name)}\.step\(", case.source.text):
                    yield below(node, f"{name}.step()")
