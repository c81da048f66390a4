"""Slips with scikit-learn and with tables: rows for columns, halves mixed, what was never fitted.

Each rule takes what failed and returns the edits that mend it; none where there is doubt.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.edit import Edit, above, over
from curvesmith.diagnosis.script.slips_numpy import Failed, last_name

__all__ = ["RULES"]

_STACKED = ("array", "hstack", "vstack", "concatenate", "stack", "row_stack", "append")
_PUT = ("column_stack", "hstack", "vstack", "stack", "concatenate", "dstack")
_SUFFIX = re.compile(r"_?(train|test|tr|te|val|valid)$", re.IGNORECASE)
_IN_PLACE = ("shuffle", "sort", "append", "extend", "reverse", "backward", "step", "fill")
_TWO = 2  # inputs and targets


def _exchanged(failed: Failed) -> Iterator[Edit]:
    """Yield inputs and targets in the order in which they are fitted."""
    if not re.search(r"Expected 2D array|inconsistent numbers|y should be a 1d", failed.message):
        return
    for call in failed.calls:
        if last_name(call) in ("fit", "score") and len(call.args) == _TWO and failed.is_on(call):
            one, other = call.args
            texts = failed.text(one), failed.text(other)
            if texts[0][:1] in "yY" and texts[1][:1] in "xX":
                yield over(one, texts[1])
                yield over(other, texts[0])


def _in_columns(failed: Failed) -> Iterator[Edit]:
    """Yield columns beside each other for inputs that were put one behind the other."""
    if "inconsistent numbers of samples" not in failed.message:
        return
    for call in (c for c in failed.calls if failed.is_on(c) and c.args):
        for made in failed.made(ast.unparse(call.args[0])):
            value = made.value
            if not isinstance(value, ast.Call) or last_name(value) not in _STACKED:
                continue
            several = value.args[0] if value.args else None
            owner = ast.unparse(value.func).rpartition(".")[0]
            if not isinstance(several, (ast.List, ast.Tuple)) or owner not in ("np", "numpy"):
                continue
            if all(isinstance(x, (ast.Name, ast.Subscript)) for x in several.elts):
                yield over(value, f"{owner}.column_stack({failed.text(several)})")
                return


def _halves(failed: Failed) -> Iterator[Edit]:
    """Yield the half of an array that belongs to the other one: ``X_train, y_train``."""
    if "inconsistent numbers of samples" not in failed.message:
        return
    known = {n.id for n in ast.walk(failed.tree) if isinstance(n, ast.Name)}
    for call in (c for c in failed.calls if failed.is_on(c) and len(c.args) >= _TWO):
        one, other = call.args[:_TWO]
        halves = [_SUFFIX.search(ast.unparse(x)) for x in (one, other)]
        if halves[0] and last_name(call) in ("fit", "score", "partial_fit"):
            base = _SUFFIX.sub("", ast.unparse(other))
            meant = f"{base}{halves[0].group()}"
            if meant in known and meant != ast.unparse(other):
                yield over(other, meant)
        for x, half in zip((other, one), halves, strict=True):
            if half is not None:
                yield from _predicted(failed, x, half.group(), known)


def _predicted(failed: Failed, name: ast.expr, half: str, known: set[str]) -> Iterator[Edit]:
    """Yield the half of the inputs that predictions beside a half of the targets are made of."""
    for made in failed.made(ast.unparse(name)):
        call = made.value
        if isinstance(call, ast.Call) and last_name(call) == "predict" and len(call.args) == 1:
            meant = _SUFFIX.sub("", ast.unparse(call.args[0])) + half
            if meant in known and meant != ast.unparse(call.args[0]):
                yield over(call.args[0], meant)


def _fitted(failed: Failed) -> Iterator[Edit]:
    """Yield the fit that is missing before a scaler or a model is used."""
    if "instance is not fitted yet" not in failed.message or failed.statement is None:
        return
    for call in (c for c in failed.calls if failed.is_on(c)):
        func = call.func
        if not isinstance(func, ast.Attribute) or not call.args:
            continue
        owner, given = failed.text(func.value), failed.text(call.args[0])
        if func.attr == "transform":
            end = func.end_col_offset or 0
            at = end - len("transform")
            yield Edit(func.end_lineno or func.lineno, at, end, "fit_transform")
        elif func.attr in ("predict", "score"):
            fits = [
                failed.text(n) for n in failed.tree.body
                if isinstance(n, ast.Expr) and failed.text(n).startswith(f"{owner}.fit(")
            ]  # fmt: skip
            new = fits[0] if fits else _fit_of(failed, owner, given)
            if new:
                yield above(failed.statement, new)
        return


def _fit_of(failed: Failed, owner: str, given: str) -> str:
    """Return the fit to the half of the rows that predictions are not of, or to all."""
    known = [n.id for n in ast.walk(failed.tree) if isinstance(n, ast.Name)]
    base = _SUFFIX.sub("", given)
    for x in (f"{base}_train", given):
        for y in (x.replace("X", "y").replace("x", "y"),):
            if x in known and y in known and x != y:
                return f"{owner}.fit({x}, {y})"
    return ""


def _with_targets(failed: Failed) -> Iterator[Edit]:
    """Yield the targets that a fit is not given."""
    if not re.search(r"fit\(\) missing 1 required positional argument: 'y'", failed.message):
        return
    known = {n.id for n in ast.walk(failed.tree) if isinstance(n, ast.Name)}
    for call in failed.calls:
        if last_name(call) == "fit" and failed.is_on(call) and len(call.args) == 1:
            name = failed.text(call.args[0])
            meant = name.replace("X", "y", 1).replace("x", "y", 1)
            if meant in known and meant != name:
                yield over(call.args[0], f"{name}, {meant}")


def _made(failed: Failed) -> Iterator[Edit]:
    """Yield the parentheses with which a class of a library makes an object."""
    if not re.search(r"missing \d+ required positional arguments?: '(X|self|y|x)", failed.message):
        return
    for node in (n for n in ast.walk(failed.tree) if isinstance(n, ast.Assign)):
        text = failed.text(node.value)
        is_class = re.fullmatch(r"([\w.]+\.)?[A-Z][a-z]\w*", text)
        used = any(
            isinstance(c.func, ast.Attribute) and ast.unparse(c.func.value) == failed.text(t)
            for t in node.targets for c in failed.calls if failed.is_on(c)
        )  # fmt: skip
        if is_class and used:
            end = node.value.end_col_offset or 0
            yield Edit(node.value.end_lineno or node.lineno, end, end, "()")


def _together(failed: Failed) -> Iterator[Edit]:
    """Yield one list or pair for what a call is given one by one."""
    is_stack = re.search(r"(\w+)\(\) takes (from )?\d( to \d)? positional argument", failed.message)
    is_pair = "append() takes exactly one argument" in failed.message
    for call in (c for c in failed.calls if failed.is_on(c) and len(c.args) > 1):
        first, last = call.args[0], call.args[-1]
        is_put = bool(is_stack) and last_name(call) in _PUT
        if is_put or (is_pair and last_name(call) == "append"):
            signs = "[]" if is_put else "()"
            yield Edit(first.lineno, first.col_offset, first.col_offset, signs[0])
            end = last.end_col_offset or 0
            yield Edit(last.end_lineno or last.lineno, end, end, signs[1])


def _in_place(failed: Failed) -> Iterator[Edit]:
    """Yield the call alone of what changes a thing in place and gives nothing back."""
    if "NoneType" not in failed.message:
        return
    for node in (n for n in ast.walk(failed.tree) if isinstance(n, ast.Assign)):
        call = node.value
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        names = {ast.unparse(call.func.value), *(ast.unparse(a) for a in call.args)}
        if call.func.attr in _IN_PLACE and failed.text(node.targets[0]) in names:
            yield over(node, failed.text(call))


RULES = (
    (_exchanged, "arguments", "A fit is given inputs first, then targets."),
    (_in_columns, "column", "Inputs stand beside each other, one row for each target."),
    (_halves, "split", "Inputs and targets are of the same half of the rows."),
    (_fitted, "fit", "A scaler or a model is fitted before it is used."),
    (_with_targets, "arguments", "A fit is given inputs and targets."),
    (_made, "call", "A class is called to make an object."),
    (_together, "arguments", "What is put together is given as one list."),
    (_in_place, "in-place", "The call changes its object in place and gives nothing back."),
)
