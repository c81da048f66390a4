"""Rows put in another order than their partners, or that hold no numbers."""

from __future__ import annotations

import ast
import re
from itertools import pairwise

from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.edits.edit import Edits, above, below, over, segment, without
from curvesmith.diagnosis.script.edits.numbers import option

__all__ = ["finite", "in_order"]

_PAIR = 2  # calls that split inputs and targets
_NEAR = 2  # lines between two statements that take rows together
_RANDOM = re.compile(r"\b(permutation|randperm|choice|sample|randint|integers)\(")
_REORDERING = r"sort|shuffle|permutation|randperm|flip|flipud|roll|sample"


def in_order(case: Case) -> list[Edits]:
    """Return edits that leave out what reorders rows: all of it, or one call."""
    alone, within = [], []
    for call in case.calls(_REORDERING):
        statement = _whole(case, call)
        if statement is not None:
            alone.append(without(case.source, statement))
        elif call.args and re.match(r"np\.|numpy\.|sorted", ast.unparse(call.func)):
            within.append(over(call, segment(case.source, call.args[0])))
    together = (tuple(alone),) if len(alone) > 1 else ()
    turned = [without(case.source, n) for n in case.statements(ast.Assign) if _is_reordered(n)]
    apart = (tuple(turned),) if len(turned) > 1 else ()
    found = [*together, *apart, *((e,) for e in [*within, *alone, *turned])]
    others = [*_copied_in_order(case), *_by_one_index(case), *_split_alike(case)]
    return [*found, *others, *_taken_alike(case)]


def _copied_in_order(case: Case) -> list[Edits]:
    """Return edits for ``X_shuffled = X[order]``: the targets in that order, else both as before.

    Batches are then taken of the copy, and of targets that nobody has put into its order.
    """
    found: list[Edits] = []
    for node in case.statements(ast.Assign):
        assert isinstance(node, ast.Assign)
        value = node.value
        if not _is_taken(case, value) or _is_reordered(node):
            continue
        assert isinstance(value, ast.Subscript)
        index = segment(case.source, value.slice)
        taken = [
            n
            for n in ast.walk(case.tree)
            if isinstance(n, ast.Subscript)
            and n.lineno > node.lineno
            and ast.unparse(n.value) == case.lines.y_text != ast.unparse(value.value)
        ]
        found += [(over(n.value, f"{case.lines.y_text}[{index}]"),) for n in taken[:_PAIR]]
        found.append((over(value, segment(case.source, value.value)),))
    return found


def _split_alike(case: Case) -> list[Edits]:
    """Return the edit that splits arrays apart by the same rows: one state for all calls."""
    calls = case.calls("train_test_split")
    if len(calls) < _PAIR or not all(len(call.args) == 1 for call in calls):
        return []
    given = [k.value for call in calls for k in call.keywords if k.arg == "random_state"]
    state = segment(case.source, given[0]) if given else "0"
    state = "0" if state == "None" else state
    return [tuple(edit for call in calls for edit in option(call, "random_state", state))]


def _taken_alike(case: Case) -> list[Edits]:
    """Return edits of arrays that stand side by side, of which one is taken in another order."""
    found: list[Edits] = []
    for node in ast.walk(case.tree):
        several: list[ast.expr] = []
        if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load):
            several = node.elts
        elif isinstance(node, ast.Call):
            several = node.args
        taken = [n for n in several if _is_taken(case, n)]
        if not taken or len(taken) == len(several):
            continue
        found += [(over(n, segment(case.source, n.value)),) for n in taken]  # type: ignore[attr-defined]
        for n in taken:
            index = segment(case.source, n.slice)  # type: ignore[attr-defined]
            names = [x for x in several if isinstance(x, (ast.Name, ast.Attribute))]
            found += [(over(x, f"{segment(case.source, x)}[{index}]"),) for x in names]
    return found


def _is_taken(case: Case, node: ast.expr) -> bool:
    """Whether an array is taken in an order: ``y[order]``, ``y[::-1]``."""
    if not isinstance(node, ast.Subscript):
        return False
    index = ast.unparse(node.slice)
    if index == "::-1" or _RANDOM.search(index) or "argsort(" in index:
        return True
    made = [n for n in case.statements(ast.Assign) if ast.unparse(n.targets[0]) == index]  # type: ignore[attr-defined]
    return any(re.search(rf"\b({_REORDERING}|argsort|randperm)\(", ast.unparse(n)) for n in made)


def _is_reordered(node: ast.stmt) -> bool:
    """Whether an array is put into another order of its own: ``y = y[rng.permutation(n)]``."""
    value = node.value if isinstance(node, ast.Assign) else None
    if not isinstance(value, ast.Subscript):
        return False
    assert isinstance(node, ast.Assign)
    is_own = ast.unparse(node.targets[0]) == ast.unparse(value.value)
    text = ast.unparse(value.slice)
    return is_own and (
        text == "::-1" or re.search(rf"\b({_REORDERING}|argsort)\(", text) is not None
    )


def _by_one_index(case: Case) -> list[Edits]:
    """Return edits that take the rows of two arrays by one index where there are two."""
    rows = [
        part
        for n in case.statements(ast.Assign)
        for part in ast.walk(n.value)  # type: ignore[attr-defined]
        if isinstance(part, ast.Subscript) and isinstance(part.value, (ast.Name, ast.Attribute))
    ]
    inner = {id(x) for part in rows for x in ast.walk(part.slice)}
    found: list[Edits] = []
    for one, other in pairwise(part for part in rows if id(part) not in inner):
        texts = [segment(case.source, x.slice) for x in (one, other)]
        is_near = other.lineno - one.lineno <= _NEAR and ast.unparse(one.value) != ast.unparse(
            other.value
        )
        if is_near and texts[0] == texts[1] and _RANDOM.search(texts[0]):
            found.append(_drawn_once(case, one, other))
        elif is_near and texts[0] != texts[1]:
            found += [(over(other.slice, texts[0]),), (over(one.slice, texts[1]),)]
    return found


def _drawn_once(case: Case, one: ast.Subscript, other: ast.Subscript) -> Edits:
    """Return the edits that draw the rows of two arrays once, where each draws its own."""
    name = "rows" if re.search(r"\brows\b", case.source.text) is None else "rows_in_order"
    first = next(n for n in case.statements(ast.Assign) if one in ast.walk(n))
    drawn = above(first, f"{name} = {segment(case.source, one.slice)}")
    return drawn, over(one.slice, name), over(other.slice, name)


def finite(case: Case) -> list[Edits]:
    """Return edits that leave out rows without a number, or put the mean of the others there."""
    library = "torch" if case.is_torch and "torch." in case.source.text else "np"
    found: list[Edits] = []
    X, y = case.lines.X_text, case.lines.y_text
    made = [case.assignment(line) for line in (case.lines.inputs, case.lines.targets)]
    if X and y and made[0] and made[1] and made[0].col_offset == made[1].col_offset:
        last = max((n for n in made if n), key=lambda n: n.lineno)
        whole = " & ".join(f"{library}.isfinite({n}).reshape(len({n}), -1).all(1)" for n in (X, y))
        found.append((below(last, f"finite = {whole}\n{X}, {y} = {X}[finite], {y}[finite]"),))
    holed = case.assignment(case.lines.holed or 0)
    place = holed.targets[0] if holed is not None else None
    place = place.value if isinstance(place, ast.Subscript) else place
    if holed is not None and isinstance(place, ast.Name):
        name = place.id
        good = (
            f"{name}[{'torch' if 'torch' in ast.unparse(holed.value) else 'np'}.isfinite({name})]"
        )
        bad = good.replace("[", "[~", 1)
        found.append((below(holed, f"{bad} = {good}.mean()"),))
    return found


def _whole(case: Case, call: ast.Call) -> ast.stmt | None:
    """Return the statement that does nothing but a call, or assigns what it makes of a name."""
    for node in case.statements(ast.Expr, ast.Assign):
        if getattr(node, "value", None) is not call:
            continue
        targets = [ast.unparse(t) for t in getattr(node, "targets", [])]
        if not targets or targets == [ast.unparse(a) for a in call.args[:1]]:
            return node
    return None
