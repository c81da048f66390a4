"""Slips with Python itself: loops over numbers, texts joined with numbers, objects not made.

Each rule takes what failed and returns the edits that mend it; none where there is doubt.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.edit import Edit, over
from curvesmith.diagnosis.script.names import distance
from curvesmith.diagnosis.script.slips_numpy import Failed, last_name

__all__ = ["RULES"]

_TWO = 2  # names that a loop sets
_NEAR = 3  # letters between two names of a method


def _counted(failed: Failed) -> Iterator[Edit]:
    """Yield ``range(n)`` for a loop over the number n."""
    if "'int' object is not iterable" not in failed.message:
        return
    for node in failed.nodes(ast.For):
        assert isinstance(node, ast.For)
        is_length = isinstance(node.iter, ast.Call) and last_name(node.iter) == "len"
        if node.lineno == failed.line and (is_length or not isinstance(node.iter, ast.Call)):
            yield over(node.iter, f"range({failed.text(node.iter)})")


def _lengths(failed: Failed) -> Iterator[Edit]:
    """Yield ``range(len(x))`` for a range over what has a length."""
    if not re.search(
        r"'(list|tuple|dict|numpy\.ndarray)' object cannot be interpreted as an integer|"
        r"only (integer scalar|length-1|0-dimensional) arrays can be converted",
        failed.message,
    ):
        return
    for call in failed.calls:
        if failed.is_on(call) and last_name(call) == "range" and len(call.args) == 1:
            yield over(call.args[0], f"len({failed.text(call.args[0])})")


def _one_less(failed: Failed) -> Iterator[Edit]:
    """Yield a range that ends with what it counts, for one that goes on by one."""
    if not re.search(r"index out of range|out of bounds for axis", failed.message):
        return
    around = [n for n in failed.nodes(ast.For) if failed.is_on(n)]  # type: ignore[arg-type]
    for loop in reversed(around):
        for call in (n for n in ast.walk(loop.iter) if isinstance(n, ast.Call)):  # type: ignore[attr-defined]
            last = call.args[min(1, len(call.args) - 1)] if call.args else None
            is_more = isinstance(last, ast.BinOp) and isinstance(last.op, ast.Add)
            if last_name(call) == "range" and is_more and ast.unparse(last.right) == "1":  # type: ignore[union-attr]
                yield over(last, failed.text(last.left))  # type: ignore[union-attr,arg-type]
                return


def _zipped(failed: Failed) -> Iterator[Edit]:
    """Yield ``zip(X, y)`` for a loop over two things at a time."""
    if "values to unpack" not in failed.message:
        return
    for node in failed.nodes(ast.For):
        assert isinstance(node, ast.For)
        is_pair = isinstance(node.iter, ast.Tuple) and len(node.iter.elts) == _TWO
        if node.lineno == failed.line and is_pair and isinstance(node.target, ast.Tuple):
            yield over(node.iter, f"zip({failed.text(node.iter).strip('()')})")


def _whole(failed: Failed) -> Iterator[Edit]:
    """Yield whole numbers for a range or a size that was given others."""
    if "'float' object cannot be interpreted as an integer" not in failed.message:
        return
    for call in failed.calls:
        if not failed.is_on(call) or last_name(call) not in ("range", "zeros", "ones", "randn"):
            continue
        for given in call.args:
            is_plain = isinstance(given, ast.Constant) and isinstance(given.value, int)
            if isinstance(given, (ast.Constant, ast.BinOp, ast.Name)) and not is_plain:
                yield over(given, f"int({failed.text(given)})")


def _texts(failed: Failed) -> Iterator[Edit]:
    """Yield the text of a number that is joined with a text."""
    if not re.search(r"can only concatenate str|dtype\('<U\d+'\)", failed.message):
        return
    for node in failed.nodes(ast.BinOp):
        assert isinstance(node, ast.BinOp)
        is_joined = isinstance(node.op, ast.Add) and failed.is_on(node) and _begins(node.left)
        if is_joined and not _is_text(node.right):
            yield over(node.right, f"str({failed.text(node.right)})")


def _begins(node: ast.expr) -> bool:
    """Whether what is joined begins with a text."""
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        node = node.left
    return _is_text(node)


def _is_text(node: ast.expr) -> bool:
    is_made = isinstance(node, ast.Call) and last_name(node) in ("str", "format", "repr")
    is_constant = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return is_constant or is_made or isinstance(node, ast.JoinedStr)


def _objects(failed: Failed) -> Iterator[Edit]:
    """Yield the parentheses with which a class of the script makes an object."""
    if "missing 1 required positional argument" not in failed.message:
        return
    classes = {n.name for n in failed.nodes(ast.ClassDef)}  # type: ignore[attr-defined]
    for node in failed.nodes(ast.Assign):
        assert isinstance(node, ast.Assign)
        if isinstance(node.value, ast.Name) and node.value.id in classes:
            end = node.value.end_col_offset or 0
            yield Edit(node.value.lineno, end, end, "()")


def _begun(failed: Failed) -> Iterator[Edit]:
    """Yield the name of the method that makes an object what it is."""
    found = re.search(
        r"(\w+)\(\) takes no arguments|(\w+)\.__init__\(\) takes|'(\w+)' object has no attr",
        failed.message,
    )
    for owner in failed.nodes(ast.ClassDef) if found else ():
        assert isinstance(owner, ast.ClassDef)
        methods = [n for n in owner.body if isinstance(n, ast.FunctionDef)]
        if owner.name not in found.groups() or any(m.name == "__init__" for m in methods):  # type: ignore[union-attr]
            continue
        near = [m for m in methods if distance(m.name, "__init__") <= _NEAR]
        if len(near) == 1:
            at = near[0].col_offset + len(b"def ")
            yield Edit(near[0].lineno, at, at + len(near[0].name.encode()), "__init__")


def _own(failed: Failed) -> Iterator[Edit]:
    """Yield ``self.`` before what an object was to keep and a method kept for itself."""
    found = re.search(r"'(\w+)' object has no attribute '(\w+)'", failed.message)
    for owner in failed.nodes(ast.ClassDef) if found else ():
        assert isinstance(owner, ast.ClassDef)
        if owner.name != found[1]:  # type: ignore[index]
            continue
        for method in (n for n in owner.body if isinstance(n, ast.FunctionDef)):
            names = [
                n for n in ast.walk(method)
                if isinstance(n, ast.Name) and n.id == found[2]  # type: ignore[index]
            ]  # fmt: skip
            is_given = found[2] in [a.arg for a in method.args.args]  # type: ignore[index]
            meant = [n for n in names if not is_given or isinstance(n.ctx, ast.Store)]
            if any(isinstance(n.ctx, ast.Store) for n in names):
                yield from (Edit(n.lineno, n.col_offset, n.col_offset, "self.") for n in meant)


def _loss_of(failed: Failed) -> Iterator[Edit]:
    """Yield the loss that is made and then called, for a class given predictions and targets."""
    if "Boolean value of Tensor with more than one value" not in failed.message:
        return
    for call in failed.calls:
        is_loss = re.fullmatch(r"[A-Z]\w*Loss", last_name(call))
        if is_loss and len(call.args) == _TWO:
            end = call.func.end_col_offset or 0
            yield Edit(call.func.end_lineno or call.lineno, end, end, "()")


def _times(failed: Failed) -> Iterator[Edit]:
    """Yield the sign of a product: ``2 * (a - b)`` for ``2(a - b)``."""
    if "object is not callable" not in failed.message:
        return
    for call in failed.calls:
        is_number = isinstance(call.func, (ast.Constant, ast.BinOp))
        if is_number and failed.is_on(call) and len(call.args) == 1:
            end = call.func.end_col_offset or 0
            line = failed.source.line(call.lineno).encode()
            at = line.find(b"(", end)
            if call.func.end_lineno == call.lineno and at >= 0:
                yield Edit(call.lineno, at, at, " * ")


RULES = (
    (_times, "product", "A product is written with `*`."),
    (_counted, "range", "A loop runs over `range(n)`, not over the number n."),
    (_lengths, "range", "A loop runs over `range(len(x))`."),
    (_one_less, "range", "Entries are counted from 0: the last of n is n - 1."),
    (_zipped, "zip", "A loop runs over two things at a time by `zip`."),
    (_whole, "whole-numbers", "Ranges and sizes are whole numbers."),
    (_texts, "text", "A number is made a text by `str` before it is joined with one."),
    (_begun, "undefined-name", "The method that makes an object is called `__init__`."),
    (_objects, "call", "A class is called to make an object."),
    (_own, "self", "What an object is to keep is given to `self`."),
    (_loss_of, "call", "A class of losses is made first and then called."),
)
