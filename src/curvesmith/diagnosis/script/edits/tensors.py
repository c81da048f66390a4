"""Biases for weights that are tensors of the script's own, which PyTorch follows."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above, below, over, segment
from curvesmith.diagnosis.script.phrases import closed

__all__ = ["products", "with_tensors"]

_PRODUCTS = ("mm", "matmul", "dot", "addmm")
_TABLE = 2  # axes of weights
_ONES = "\ndef with_ones(x):\n    return torch.cat([x, torch.ones(len(x), 1)], 1)\n\n"
_DRAWN = re.compile(r"torch\.(randn|rand|zeros|ones|empty|full|normal)\(")


def with_tensors(case: Case) -> list[Edits]:
    """Return edits that add a tensor to what each product makes, or an input that is always 1."""
    made = [one for name in _weights(case) if (one := _one(case, name)) is not None]
    sums = {id(p): bias for bias, used, _ in made for p in used}
    every = [p for _, used, _ in made for p in used]
    inner = {id(x) for p in every for x in ast.walk(p) if x is not p}
    found = [edit for _, _, edits in made for edit in edits]
    for part in (p for p in every if id(p) not in inner):
        text = _summed(case, part, sums)
        found.append(over(part, text[1:-1] if case.is_alone(part) else text))
    return [tuple(dict.fromkeys(e)) for e in (found, list(_by_ones(case))) if e]


def _summed(case: Case, node: ast.expr, sums: Mapping[int, str]) -> str:
    """Return a product plus its bias, and so all products within it."""
    text = segment(case.source, node).encode()
    parts = [x for x in ast.walk(node) if id(x) in sums and x is not node]
    within = {id(y) for x in parts for y in ast.walk(x) if y is not x}
    for part in sorted((x for x in parts if id(x) not in within), key=lambda x: -x.col_offset):  # type: ignore[attr-defined]
        assert isinstance(part, ast.expr)
        if part.lineno == node.lineno == node.end_lineno:
            start, end = (
                at - node.col_offset for at in (part.col_offset, part.end_col_offset or 0)
            )
            text = text[:start] + _summed(case, part, sums).encode() + text[end:]
    return f"({text.decode()} + {sums[id(node)]})"


def _weights(case: Case) -> list[str]:
    """Return the arrays of weights; where the layers are known, those without a bias."""
    with_bias = {layer.weights for layer in case.lines.layers if layer.bias is not None}
    tables = [name for name, shape in case.shapes.items() if len(shape) == _TABLE]
    return [name for name in tables if name not in with_bias]


def _one(case: Case, name: str) -> tuple[str, list[ast.expr], list[Edit]] | None:
    """Return the bias of an array of weights, the products it is added to, and how it is made."""
    made = case.assignment(case.lines.made.get(name, 0))
    own = ast.unparse(made.targets[0]) if made else ""
    used = products(case, {own, name})
    if made is None or not used or not re.fullmatch(r"[\w.]+", own):
        return None
    if own.rpartition(".")[2] != name.rpartition(".")[2]:
        return None
    bias, n_out = f"{own}_bias", case.shapes[name][-1 if used[0][1] == "right" else 0]
    text = segment(case.source, made.value)
    places = [place for place, _ in used]
    owner = re.match(r"([\w.]*)Parameter\(", text)
    if owner:
        new = f"{bias} = {owner[1]}Parameter(torch.zeros({n_out}))"
        return bias, places, [below(made, new)]
    new = f"{bias} = torch.zeros({n_out}, requires_grad=True)"
    return bias, places, [below(made, new), *_changed(case, own, bias)]


def _changed(case: Case, weights: str, bias: str) -> Iterator[Edit]:
    """Yield the edits that let a tensor be changed, and its gradient forgotten, like another."""
    word = re.compile(rf"(?<![\w.]){re.escape(weights)}(?!\w)")
    for node in case.within(ast.Assign, ast.AugAssign, ast.Expr):
        text = segment(case.source, node)
        if word.search(text) and ".grad" in text and "\n" not in text:
            yield below(node, word.sub(bias, text))
    for listed in ast.walk(case.tree):
        if isinstance(listed, (ast.List, ast.Tuple)) and isinstance(listed.ctx, ast.Load):
            for element in listed.elts:
                if ast.unparse(element) == weights:
                    line, end = element.end_lineno or 0, element.end_col_offset or 0
                    yield Edit(line, end, end, f", {bias}")


def products(case: Case, names: set[str]) -> list[tuple[ast.expr, str]]:
    """Return the products with an array of some name, and the side on which it stands.

    "left" also where it is turned: outputs then lie along its first axis.
    """
    found: list[tuple[ast.expr, str]] = []
    for node in ast.walk(case.tree):
        sides: list[ast.expr] = []
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
            sides = [node.left, node.right]
        elif isinstance(node, ast.Call) and name_of_call(node) in _PRODUCTS:
            own = node.func.value if isinstance(node.func, ast.Attribute) else None
            sides = [*([own] if own is not None and len(node.args) == 1 else []), *node.args[-2:]]
        if len(sides) == 2:
            texts = [ast.unparse(s) for s in sides]
            turned = [re.sub(r"\.(T|t\(\))$", "", t) for t in texts]
            if turned[1] in names:
                found.append((node, "right" if texts[1] == turned[1] else "left"))  # type: ignore[arg-type]
            elif turned[0] in names:
                found.append((node, "left"))  # type: ignore[arg-type]
    return found


def _by_ones(case: Case) -> Iterator[Edit]:
    """Yield the edits that give every product an input that is always 1, and a weight for it."""
    lists = {name.split("[")[0] for name in _weights(case) if "[" in name}
    if not lists or not case.is_torch:
        return
    for node in case.statements(ast.Assign, ast.Expr):
        text = ast.unparse(node)
        owner = next((n for n in lists if re.match(rf"{re.escape(n)}(\.append\(| = )", text)), None)
        for call in (c for c in ast.walk(node) if owner and isinstance(c, ast.Call)):
            if _DRAWN.match(ast.unparse(call)) and len(call.args) == _TABLE:
                first = call.args[0]
                yield over(first, f"{closed(segment(case.source, first), first)} + 1")
    inputs = [left for part in ast.walk(case.tree) if (left := _input(part)) is not None]
    starts = Counter((left.lineno, left.col_offset) for left in inputs)
    yield above(next(n for n in case.tree.body if not _is_import(n)), _ONES)
    for (line, column), n in starts.items():
        yield Edit(line, column, column, "with_ones(" * n)
    for left in inputs:
        line, column = left.end_lineno or 0, left.end_col_offset or 0
        yield Edit(line, column, column, ")")


def _input(part: ast.AST) -> ast.expr | None:
    """Return the left side of a product."""
    if isinstance(part, ast.BinOp) and isinstance(part.op, ast.MatMult):
        return part.left
    if isinstance(part, ast.Call) and name_of_call(part) in ("mm", "matmul") and part.args:
        is_method = isinstance(part.func, ast.Attribute) and len(part.args) == 1
        return part.func.value if is_method else part.args[0]  # type: ignore[attr-defined]
    return None


def _is_import(node: ast.stmt) -> bool:
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_text or isinstance(node, (ast.Import, ast.ImportFrom))
