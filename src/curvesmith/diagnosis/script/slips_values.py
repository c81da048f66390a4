"""Slips with what values are: lists for arrays, pairs for numbers, several results for one.

Each rule takes what failed and returns the edits that mend it; none where there is doubt.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.alike import alike
from curvesmith.diagnosis.script.edits.edit import Edit, over
from curvesmith.diagnosis.script.phrases import closed
from curvesmith.diagnosis.script.slips_numpy import Failed, last_name

__all__ = ["RULES"]

_LIST = re.compile(
    r"'list' object has no attribute '(?!append)|"
    r"unsupported operand type\(s\) for .*'list'|list indices must be integers or slices, not|"
    r"can't multiply sequence by non-int|bad operand type for \S+ '?\S*:? ?'list'|"
    r"not supported between instances of 'list'|can only concatenate list"
)
_WHOLE = re.compile(
    r"'float' object cannot be interpreted as an integer|slice indices must be integers|"
    r"expected a sequence of integers or a single integer|tuple of ints|"
    r"received an invalid combination of arguments"
)
_PAIR = 2


def _arrays(failed: Failed) -> Iterator[Edit]:
    """Yield arrays of the lists that a statement computes with, where they are made."""
    if not _LIST.search(failed.message) or "np" not in _imported(failed):
        return
    for value in _makers(failed):
        is_list = isinstance(value, (ast.List, ast.ListComp))
        is_made = isinstance(value, ast.Call) and last_name(value) in ("list", "tolist")
        if (is_list and (not isinstance(value, ast.List) or value.elts)) or is_made:
            assert isinstance(value, ast.expr)
            yield over(value, f"np.array({failed.text(value)})")


def _imported(failed: Failed) -> set[str]:
    return {
        a.asname or a.name for n in failed.nodes(ast.Import) for a in n.names  # type: ignore[attr-defined]
    }  # fmt: skip


def _makers(failed: Failed) -> list[ast.expr]:
    """Return what the names of the statement were last given, also as arguments of its function."""
    step = failed.statement
    if step is None:
        return []
    names = {
        ast.unparse(n) for n in _head(step)
        if isinstance(n, (ast.Name, ast.Attribute)) and isinstance(n.ctx, ast.Load)
    }  # fmt: skip
    function = failed.function
    if function is not None:
        names |= _given(failed, function, names)
    assigned = [n for n in ast.walk(failed.tree) if isinstance(n, ast.Assign)]
    pairs = [(ast.unparse(t), n.value) for n in assigned if n is not step for t in n.targets]
    functions = [n for n in ast.walk(failed.tree) if isinstance(n, ast.FunctionDef)]
    for own in functions:
        last = own.args.args[len(own.args.args) - len(own.args.defaults) :]
        pairs += [(a.arg, value) for a, value in zip(last, own.args.defaults, strict=True)]
    return list({name: value for name, value in pairs if name in names}.values())


def _head(step: ast.stmt) -> list[ast.AST]:
    """Return the parts of a statement without those of its body."""
    body = {id(x) for n in getattr(step, "body", []) for x in ast.walk(n)}
    return [n for n in ast.walk(step) if id(n) not in body]


def _given(failed: Failed, function: ast.FunctionDef, names: set[str]) -> set[str]:
    """Return what callers of a function, or of its class, call those of its arguments."""
    own = [a.arg for a in function.args.args if a.arg != "self"]
    owners = [n.name for n in failed.nodes(ast.ClassDef) if function in n.body]  # type: ignore[attr-defined]
    called = owners if function.name == "__init__" else [function.name]
    return {
        ast.unparse(value)
        for call in failed.calls
        if last_name(call) in called
        for name, value in zip(own, call.args, strict=False)
        if name in names
    }


def _decimal(failed: Failed) -> Iterator[Edit]:
    """Yield ``rate = 0.1`` for ``rate = 0,1``, which is a pair of numbers."""
    if not re.search(r"tuple|sequence|shapes? \(2,\)|dimension|broadcast", failed.message):
        return
    for value in _makers(failed):
        if isinstance(value, ast.Tuple) and len(value.elts) == _PAIR:
            texts = [failed.text(x) for x in value.elts]
            if all(re.fullmatch(r"\d+", text) for text in texts):
                yield over(value, ".".join(texts))


def _whole(failed: Failed) -> Iterator[Edit]:
    """Yield a whole number where a size is computed that is used as one."""
    if not _WHOLE.search(failed.message):
        return
    for value in _makers(failed):
        is_number = isinstance(value, ast.Constant) and isinstance(value.value, float)
        is_quotient = isinstance(value, ast.BinOp) and isinstance(value.op, (ast.Div, ast.Mult))
        is_power = isinstance(value, ast.Call) and last_name(value) in ("sqrt", "ceil", "floor")
        if is_number or is_quotient or is_power:
            yield over(value, f"int({failed.text(value)})")
    function, step = failed.function, failed.statement
    for call in failed.calls if function is not None and step is not None else ():
        if last_name(call) in _names_of(failed, function):  # type: ignore[arg-type]
            for given in call.args:
                if isinstance(given, ast.BinOp) and isinstance(given.op, ast.Div):
                    yield over(given, f"int({failed.text(given)})")


def _names_of(failed: Failed, function: ast.FunctionDef) -> set[str]:
    owners = {n.name for n in failed.nodes(ast.ClassDef) if function in n.body}  # type: ignore[attr-defined]
    return owners if function.name == "__init__" else {function.name}


def _one_of(failed: Failed) -> Iterator[Edit]:
    """Yield the one result that is meant, of a function that returns several."""
    step = failed.statement
    if step is None or not re.search(r"'tuple'|inhomogeneous|must be Tensor, not tuple",
                                     failed.message):  # fmt: skip
        return
    for node in failed.nodes(ast.Assign):
        assert isinstance(node, ast.Assign)
        call = node.value
        if not isinstance(node.targets[0], ast.Name) or not isinstance(call, ast.Call):
            continue
        if not any(isinstance(n, ast.Name) and n.id == node.targets[0].id for n in _head(step)):
            continue
        index = _meant_of(failed, last_name(call), node.targets[0].id)
        if index is not None:
            end = call.end_col_offset or 0
            yield Edit(call.end_lineno or call.lineno, end, end, f"[{index}]")


def _meant_of(failed: Failed, function: str, name: str) -> int | None:
    """Return which of several results a name stands for: one called alike, or made last."""
    functions = [n for n in ast.walk(failed.tree) if isinstance(n, ast.FunctionDef)]
    own = [n for n in functions if n.name == function]
    returned = [n.value for f in own for n in ast.walk(f) if isinstance(n, ast.Return)]
    if len(own) != 1 or not returned or not isinstance(returned[-1], ast.Tuple):
        return None
    elements = [ast.unparse(x) for x in returned[-1].elts]
    near = name if name in elements else alike(name, elements)
    if near is not None:
        return elements.index(near)
    made = {
        ast.unparse(t): n.lineno
        for n in ast.walk(own[0])
        if isinstance(n, ast.Assign) and not isinstance(n.value, (ast.Tuple, ast.List, ast.Dict))
        for t in n.targets
    }
    lines = [made.get(x, 0) for x in elements]
    # What is computed in place is none that was put together for later.
    lines = [
        own[0].end_lineno or 0 if isinstance(x, (ast.BinOp, ast.Call)) else line
        for x, line in zip(returned[-1].elts, lines, strict=True)
    ]
    return lines.index(max(lines)) if max(lines) else None


def _appended(failed: Failed) -> Iterator[Edit]:
    """Yield a list for an array that values are appended to."""
    if not re.search(r"'(numpy\.)?(ndarray|Tensor|float64|float|int)' object has no attribute "
                     r"'append'", failed.message):  # fmt: skip
        return
    for value in _makers(failed):
        text = failed.text(value)
        is_array = re.match(r"(np|numpy|torch)\.(array|zeros|empty|tensor)\(", text)
        if is_array or isinstance(value, ast.Constant):
            yield over(value, "[]")


def _texts(failed: Failed) -> Iterator[Edit]:
    """Yield numbers for texts that were read: ``float(x)``."""
    if not re.search(r"unsupported operand type\(s\) for .*'str'|ufunc .* did not contain a loop",
                     failed.message):  # fmt: skip
        return
    for value in _makers(failed):
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            try:
                float(value.value)
            except ValueError:
                continue
            yield over(value, value.value)
        elif isinstance(value, ast.Call) and last_name(value) == "array":
            yield over(value, f"{closed(failed.text(value), value)}.astype(float)")


RULES = (
    (_arrays, "array", "Lists are no arrays: they are not added or multiplied number by number."),
    (_decimal, "decimal", "A decimal is written with a point; a comma makes a pair of numbers."),
    (_whole, "whole-numbers", "Ranges and sizes are whole numbers."),
    (_one_of, "results", "The function returns several results, and one of them is meant."),
    (_appended, "list", "Values are appended to lists, not to arrays."),
    (_texts, "text", "What is computed with are numbers, not texts."),
)
