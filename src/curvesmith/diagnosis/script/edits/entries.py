"""Biases for weights that are computed with entry by entry, in loops and comprehensions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above, below, segment
from curvesmith.diagnosis.script.phrases import closed, factors_of

__all__ = ["by_entry"]

_STEPS = {ast.Sub: "-=", ast.Add: "+="}


@dataclass(frozen=True)
class _Place:
    """Where weights are multiplied: what a bias is added to, and the index that is summed over."""

    whole: ast.expr
    bias: str
    summed: str | None


def by_entry(case: Case) -> list[Edits]:
    """Return edits that give weights ``w[j]`` a bias: made, added, changed; of each in turn.

    The gradient is that of the weights without one of its factors, the input; which one is for the
    gradient check to say.
    """
    found: list[Edits] = []
    for name in (layer.weights for layer in case.lines.layers if layer.bias is None):
        made = case.assignment(case.lines.made.get(name, 0))
        own = _written(made, name)
        places = list(_places(case, own)) if made is not None else []
        forward = [edit for place in places for edit in _added(case, place)]
        if made is None or not places:
            continue
        new = below(made, f"{own}_bias = {_begun(own, places[0])}")
        zips = [*_unzipped(case, own)]
        found += [(new, *forward, *zips, step) for step in _stepped(case, own, name, places[0])]
    return found


def _written(made: ast.Assign | None, name: str) -> str:
    own = ast.unparse(made.targets[0]) if made is not None else ""
    return own if own == f"self.{name.rpartition('.')[2]}" else name


def _begun(own: str, place: _Place) -> str:
    """Return what biases begin with: one for each unit."""
    return "[0.0]" if place.bias == f"{own}_bias[0]" else f"[0.0 for _ in {own}]"


def _places(case: Case, own: str) -> Iterator[_Place]:
    """Yield the products with weights that go forward: with inputs, not with what is passed back.

    Where errors are passed back, weights stand beside a slope or an error: behind the prediction.
    """
    for node in ast.walk(case.tree):
        if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)):
            continue
        for side in (node.left, node.right):
            found = _of_entry(case, own, side, node) or _of_element(case, own, side, node)
            if found is not None and not _is_behind(case, node):
                yield found


def _is_behind(case: Case, node: ast.expr) -> bool:
    """Whether a part stands behind the prediction in an iteration."""
    loop = case.loop()
    if loop is None or not loop.lineno <= node.lineno <= (loop.end_lineno or loop.lineno):
        return len(factors_of(node)) > 2
    return case.lines.prediction < node.lineno or len(factors_of(node)) > 2


def _of_entry(case: Case, own: str, side: ast.expr, node: ast.BinOp) -> _Place | None:
    """Return the place of ``w[j] * x`` or of ``sum(w[j] * h[j] for j in ...)``."""
    indices = _indices(own, side)
    if not indices:
        return None
    total, names = _sum_around(case, node)
    summed = next((i for i in indices if i in names), None)
    left = [i for i in indices if i != summed]
    if len(left) > 1 or (total is not None and summed is None):
        return None
    bias = f"{own}_bias[{left[0]}]" if left else f"{own}_bias[0]"
    return _Place(total if total is not None else node, bias, summed)


def _of_element(case: Case, own: str, side: ast.expr, node: ast.BinOp) -> _Place | None:
    """Return the place of ``w * x for w in weights``, and of a sum of such."""
    if not isinstance(side, ast.Name):
        return None
    around = _comprehension(case, node)
    generator = around.generators[0] if around is not None else None
    lists = _lists_of(generator) if generator is not None else {}
    if around is None or lists.get(side.id) != own:
        return None
    total, _ = _sum_around(case, node)
    if total is not None:
        return _Place(total, f"{own}_bias[0]", side.id)
    return _Place(node, f"{_plain(own)}_b", None)


def _plain(own: str) -> str:
    return own.rpartition(".")[2]


def _indices(own: str, node: ast.expr) -> list[str]:
    """Return the names by which an entry of weights is chosen; none of another array."""
    found: list[str] = []
    while isinstance(node, ast.Subscript):
        if not isinstance(node.slice, ast.Name):
            return []
        found.insert(0, node.slice.id)
        node = node.value
    return found if ast.unparse(node) == own else []


def _comprehension(case: Case, node: ast.expr) -> ast.GeneratorExp | ast.ListComp | None:
    """Return the innermost comprehension around a part."""
    own = [
        n
        for n in ast.walk(case.tree)
        if isinstance(n, (ast.GeneratorExp, ast.ListComp)) and node in ast.walk(n.elt)
    ]
    return own[-1] if own else None


def _sum_around(case: Case, node: ast.expr) -> tuple[ast.expr | None, set[str]]:
    """Return the call that sums products up, if one does, and the names that it goes over."""
    around = _comprehension(case, node)
    if around is None or around.elt is not node:
        return None, set()
    calls = [c for c in case.calls("sum|fsum") if c.args[:1] == [around]]
    names = {n.id for g in around.generators for n in ast.walk(g.target) if isinstance(n, ast.Name)}
    return (calls[0], names) if calls else (None, set())


def _lists_of(generator: ast.comprehension) -> dict[str, str]:
    """Return which list each name of a comprehension goes over."""
    target, over_ = generator.target, generator.iter
    if isinstance(target, ast.Name):
        return {target.id: ast.unparse(over_)}
    is_zip = isinstance(over_, ast.Call) and name_of_call(over_) == "zip"
    if not (is_zip and isinstance(target, ast.Tuple)):
        return {}
    pairs = zip(target.elts, over_.args, strict=False)  # type: ignore[attr-defined]
    return {ast.unparse(t): ast.unparse(x) for t, x in pairs}


def _added(case: Case, place: _Place) -> Iterator[Edit]:
    """Yield the edits that add a bias, in parentheses unless it stands in some."""
    whole = place.whole
    line, end = whole.end_lineno or whole.lineno, whole.end_col_offset or 0
    if case.is_alone(whole):
        yield Edit(line, end, end, f" + {place.bias}")
    else:
        yield Edit(whole.lineno, whole.col_offset, whole.col_offset, "(")
        yield Edit(line, end, end, f" + {place.bias})")


def _unzipped(case: Case, own: str) -> Iterator[Edit]:
    """Yield the edits of comprehensions over weights that go over their biases as well."""
    for node in ast.walk(case.tree):
        if not isinstance(node, (ast.GeneratorExp, ast.ListComp)):
            continue
        generator = node.generators[0]
        lists = _lists_of(generator)
        products = [n for n in ast.walk(node.elt) if isinstance(n, ast.BinOp)]
        places = [
            p for n in products for s in (n.left, n.right)
            if (p := _of_element(case, own, s, n)) is not None and p.summed is None
        ]  # fmt: skip
        if not places or own not in lists.values():
            continue
        target, over_ = segment(case.source, generator.target), segment(case.source, generator.iter)
        line, start = generator.target.lineno, generator.target.col_offset
        last, end = generator.iter.end_lineno or line, generator.iter.end_col_offset or 0
        names, lists_ = f"{target}, {_plain(own)}_b", f"{over_}, {own}_bias"
        if isinstance(generator.iter, ast.Call):
            names, lists_ = names.replace("(", "").replace(")", ""), over_[4:-1] + f", {own}_bias"
        new = f"{names} in zip({lists_})"
        yield Edit(line, start, end, new, None if last == line else last)


def _stepped(case: Case, own: str, name: str, place: _Place) -> Iterator[Edit]:
    """Yield the lines that change the biases: the update of the weights without a factor."""
    line = case.lines.updated.get(name, 0)
    for node in case.statements(ast.AugAssign):
        assert isinstance(node, ast.AugAssign)
        indices = _indices(own, node.target)
        if node.lineno != line or not indices or type(node.op) not in _STEPS:
            continue
        summed = _summed_index(indices, place)
        left = [i for i in indices if i != summed]
        target = f"{own}_bias[{left[0] if left else 0}]"
        outer = _loop_over(case, summed, node) if summed else None
        factors = factors_of(node.value)
        for left_out in factors[::-1]:
            kept = [closed(segment(case.source, f), f) for f in factors if f is not left_out]
            words = {n.id for f in factors if f is not left_out for n in ast.walk(f)
                     if isinstance(n, ast.Name)}  # fmt: skip
            if not kept or (summed in words):
                continue
            new = f"{target} {_STEPS[type(node.op)]} {' * '.join(kept)}"
            yield above(outer, new) if outer is not None else below(node, new)


def _summed_index(indices: list[str], place: _Place) -> str | None:
    """Return the index of an update that the forward pass sums over: the same place of several."""
    if place.summed is None:
        return None
    if len(indices) == 1:
        return indices[0]
    return indices[-1] if place.bias.endswith("]") else None


def _loop_over(case: Case, index: str, node: ast.stmt) -> ast.stmt | None:
    """Return the innermost loop that counts an index and holds a statement."""
    own = [
        n
        for n in case.statements(ast.For)
        if isinstance(n, ast.For)
        and node in ast.walk(n)
        and index in {x.id for x in ast.walk(n.target) if isinstance(x, ast.Name)}
    ]
    return own[-1] if own else None
