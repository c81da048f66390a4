"""Slips with names that are to hold something before they are used: sums, lists, tables.

Each rule takes what failed and returns the edits that mend it; none where there is doubt.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.edit import Edit, above
from curvesmith.diagnosis.script.slips_numpy import Failed

__all__ = ["RULES"]

_UNKNOWN = re.compile(
    r"name '(\w+)' is not defined|local variable '(\w+)' (?:where it is not associated|referenced)"
)
_LACKING = re.compile(r"'(\w+)' object has no attribute '(\w+)'")
_EMPTY = {"append": "[]", "extend": "[]", "add": "set()", "update": "{}"}
_LOOPS = (ast.For, ast.While)


def _summed(failed: Failed) -> Iterator[Edit]:
    """Yield ``total = 0.0`` above the loop in which a total is summed that nothing begins."""
    name = _unknown(failed)
    step = failed.statement
    if name is None or not isinstance(step, ast.AugAssign) or ast.unparse(step.target) != name:
        return
    if isinstance(step.op, (ast.Add, ast.Sub)) and not _is_set(failed, name):
        loops = _around(failed, step)
        yield above(loops[-1] if loops else step, f"{name} = 0.0")


def _kept(failed: Failed) -> Iterator[Edit]:
    """Yield ``losses = []`` above the loops in which something is appended to it."""
    name, step = _unknown(failed), failed.statement
    empty = _begun(step, name) if name and step else ""
    if name and step and empty and not _is_set(failed, name):
        loops = _around(failed, step)
        yield above(loops[0] if loops else step, f"{name} = {empty}")


def _kept_by_object(failed: Failed) -> Iterator[Edit]:
    """Yield ``self.losses = []`` where an object begins, if it appends to what it never made."""
    found, step = _LACKING.search(failed.message), failed.statement
    if found is None or step is None:
        return
    for owner in failed.nodes(ast.ClassDef):
        assert isinstance(owner, ast.ClassDef)
        if owner.name != found[1]:
            continue
        own = [n for n in owner.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"]
        empty = _begun(step, f"self.{found[2]}")
        if own and empty:
            body = own[0].body
            is_text = ast.get_docstring(own[0]) is not None and len(body) > 1
            yield above(body[1 if is_text else 0], f"self.{found[2]} = {empty}")


def _made_elsewhere(failed: Failed) -> Iterator[Edit]:
    """Yield the line that makes a local name, where another function has it and this one not."""
    name, step, function = _unknown(failed), failed.statement, failed.function
    if name is None or step is None or function is None or _is_set(failed, name):
        return
    own = {n.id for n in ast.walk(function) if isinstance(n, ast.Name)} | {
        a.arg for a in function.args.args
    }
    imports = [n for n in ast.walk(failed.tree) if isinstance(n, ast.Import)]
    own |= {*dir(builtins), *(a.asname or a.name for n in imports for a in n.names)}
    others = [n for n in failed.nodes(ast.FunctionDef) if n is not function]
    lines = {
        failed.text(n)
        for other in others
        for n in ast.walk(other)
        if isinstance(n, ast.Assign) and [ast.unparse(t) for t in n.targets] == [name]
        and {x.id for x in ast.walk(n.value) if isinstance(x, ast.Name)} <= own
    }  # fmt: skip
    if len(lines) == 1:
        yield above(step, lines.pop())


def _unknown(failed: Failed) -> str | None:
    """Return the name that is not defined."""
    found = _UNKNOWN.search(failed.message)
    return None if found is None else found[1] or found[2]


def _is_set(failed: Failed, name: str) -> bool:
    """Whether a name is given a value around the statement, otherwise than by adding to it."""
    scope = failed.function or failed.tree
    return any(
        isinstance(n, ast.Assign) and name in {ast.unparse(t) for t in n.targets}
        for n in ast.walk(scope)
    )


def _begun(step: ast.stmt, name: str) -> str:
    """Return the empty thing that a statement adds to: a list, a table; nothing if it does not."""
    if isinstance(step, ast.Expr) and isinstance(step.value, ast.Call):
        func = step.value.func
        is_own = isinstance(func, ast.Attribute) and ast.unparse(func.value) == name
        return _EMPTY.get(func.attr, "") if is_own else ""  # type: ignore[attr-defined]
    if isinstance(step, ast.Assign) and isinstance(step.targets[0], ast.Subscript):
        return "{}" if ast.unparse(step.targets[0].value) == name else ""
    return ""


def _around(failed: Failed, step: ast.stmt) -> list[ast.stmt]:
    """Return the loops around a statement within its function, the outermost first."""
    scope = failed.function or failed.tree
    return [n for n in ast.walk(scope) if isinstance(n, _LOOPS) and step in list(ast.walk(n))]


RULES = (
    (_summed, "begun", "A sum is begun with zero before anything is added to it."),
    (_kept, "begun", "A list or a table is made empty before anything is put into it."),
    (_made_elsewhere, "local", "What a function names is known within that function alone."),
    (_kept_by_object, "begun", "A list or a table is made empty before anything is put into it."),
)
