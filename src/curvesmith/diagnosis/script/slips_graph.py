"""Slips with gradients of PyTorch: losses cut off, updates that are followed, tensors made anew.

Each rule takes what failed and returns the edits that mend it; none where there is doubt.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.edit import Edit, over, without
from curvesmith.diagnosis.script.phrases import closed
from curvesmith.diagnosis.script.slips_numpy import Failed, last_name

__all__ = ["RULES"]

_UNFOLLOWED = "does not require grad and does not have a grad_fn"
_WEIGHTS = re.compile(r"torch\.(randn|rand|zeros|ones|empty|full|normal)\(")


def _of_loss(failed: Failed) -> Iterator[Edit]:
    """Yield the loss itself, where its number was asked to go backwards."""
    if "object has no attribute 'backward'" not in failed.message:
        return
    items = [c for c in failed.calls if last_name(c) == "item"]
    within = [c for c in items if failed.is_on(c)]
    step = failed.statement
    owner = ast.unparse(step.value).partition(".backward")[0] if isinstance(step, ast.Expr) else ""
    made = [c for n in failed.made(owner) for c in items if n.value is c]
    for call in within or made:
        assert isinstance(call.func, ast.Attribute)
        yield over(call, failed.text(call.func.value))


def _once(failed: Failed) -> Iterator[Edit]:
    """Yield the edit that goes backwards once."""
    step = failed.statement
    if "backward through the graph a second time" not in failed.message or step is None:
        return
    for node in failed.nodes(ast.For, ast.While):
        texts = [ast.unparse(n) for n in node.body]  # type: ignore[attr-defined]
        if step in node.body and texts.count(ast.unparse(step)) > 1:  # type: ignore[attr-defined]
            yield without(failed.source, step)


def _followed(failed: Failed) -> Iterator[Edit]:
    """Yield the edits after which a loss follows from tensors with gradients."""
    # A parameter that the loss does not follow from has no gradient.
    is_without = "NoneType" in failed.message and ".grad" in failed.source.line(failed.line or 1)
    if _UNFOLLOWED not in failed.message and not is_without:
        return
    updated = {
        ast.unparse(n.value) for n in failed.nodes(ast.Attribute) if n.attr == "grad"  # type: ignore[attr-defined]
    }  # fmt: skip
    listed = {ast.unparse(x) for n in failed.nodes(ast.List, ast.Tuple) for x in n.elts}  # type: ignore[attr-defined]
    free = [
        n for n in failed.nodes(ast.Assign)
        if "requires_grad" not in failed.text(n.value) and _WEIGHTS.search(failed.text(n.value))  # type: ignore[attr-defined]
        and ast.unparse(n.targets[0]) in updated | listed  # type: ignore[attr-defined]
    ]  # fmt: skip
    followed = "requires_grad" in failed.source.text or "Linear(" in failed.source.text
    if free and (is_without or not followed):
        for node in free:
            value = node.value  # type: ignore[attr-defined]
            yield over(value, f"{closed(failed.text(value), value)}.requires_grad_()")
        return
    loops = [n for n in failed.nodes(ast.For, ast.While) if failed.is_on(n)]  # type: ignore[arg-type]
    shown = {id(x) for c in failed.calls if last_name(c) == "print" for x in ast.walk(c)}
    for call in (c for c in failed.calls if id(c) not in shown):
        within = [n for n in loops if n.lineno <= call.lineno <= failed.line]  # type: ignore[attr-defined]
        is_cut = last_name(call) in ("detach", "item") and isinstance(call.func, ast.Attribute)
        if is_cut and within:
            yield over(call, failed.text(call.func.value))  # type: ignore[attr-defined]


def _unfollowed(failed: Failed) -> Iterator[Edit]:
    """Yield updates of the numbers of a tensor, which nothing follows."""
    if "leaf Variable that requires grad" not in failed.message:
        return
    for node in failed.nodes(ast.AugAssign):
        assert isinstance(node, ast.AugAssign)
        if ".grad" in failed.text(node.value) and not failed.text(node.target).endswith(".data"):
            yield over(node.target, failed.text(node.target) + ".data")


def _in_place(failed: Failed) -> Iterator[Edit]:
    """Yield updates in place where a new tensor took the parameter's name: it has no gradient.

    Below ``torch.no_grad()``, nothing follows from it in the next iteration either.
    """
    is_cut = _UNFOLLOWED in failed.message and "requires_grad" in failed.source.text
    if "NoneType" not in failed.message and not is_cut:
        return
    for node in failed.nodes(ast.Assign):
        assert isinstance(node, ast.Assign)
        value, target = node.value, failed.text(node.targets[0])
        if not isinstance(value, ast.BinOp) or failed.text(value.left) != target:
            continue
        if isinstance(value.op, (ast.Sub, ast.Add)) and ".grad" in failed.text(value.right):
            sign = "-=" if isinstance(value.op, ast.Sub) else "+="
            yield over(node, f"{target}.data {sign} {failed.text(value.right)}")


def _leaves(failed: Failed) -> Iterator[Edit]:
    """Yield parameters that are followed as they are, not what they were made of."""
    if "NoneType" not in failed.message or ".grad" not in failed.source.line(failed.line):
        return
    for node in failed.nodes(ast.Assign):
        value = node.value  # type: ignore[attr-defined]
        if isinstance(value, ast.BinOp) and "requires_grad=True" in failed.text(value):
            yield over(value, f"({failed.text(value)}).detach().requires_grad_()")


def _if_any(failed: Failed) -> Iterator[Edit]:
    """Yield the condition that there is a gradient to set to zero."""
    step = failed.statement
    if "no attribute 'zero_'" not in failed.message or not isinstance(step, ast.Expr):
        return
    for node in failed.nodes(ast.Expr):
        assert isinstance(node, ast.Expr)
        found = re.fullmatch(r"([\w.\[\]]+\.grad)(\.data)?\.zero_\(\)", ast.unparse(node))
        if found is not None and node.col_offset == step.col_offset:
            yield over(node, f"if {found[1]} is not None: {failed.text(node)}")


RULES = (
    (_of_loss, "item", "The loss goes backwards, not the number that `.item()` makes of it."),
    (_once, "once", "A graph is gone through backwards once."),
    (_in_place, "update", "A new tensor has no gradient; the parameter is changed in place."),
    (_followed, "graph", "The loss has to follow from tensors that require gradients."),
    (_unfollowed, "update", "An update changes `.data`, or stands below `torch.no_grad()`."),
    (_leaves, "leaf", "Gradients are kept for the tensor that is made last, if it is a leaf."),
    (_if_any, "zero", "Before the first backward pass there is no gradient to set to zero."),
)
