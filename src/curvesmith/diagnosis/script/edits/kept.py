"""What is computed and then lost, or kept for too long: results dropped, copies, stale values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above, over, segment

__all__ = ["kept", "outdated", "renewed"]

_COPIES = ("copy", "deepcopy", "array")
_IN_PLACE = {"sub": "sub_", "add": "add_", "mul": "mul_", "div": "div_"}  # of PyTorch
_METHODS = ("step", "backward", "zero_grad")  # of PyTorch; named alone, they do nothing
_NEW = re.compile(r"^(new|next|updated)_?|_?(new|next|updated|2)$")  # how new versions are called
_OPERATORS = {ast.Sub: "-=", ast.Add: "+=", ast.Mult: "*=", ast.Div: "/="}


def kept(case: Case) -> list[Edits]:
    """Return edits after which the results of an update reach the parameters."""
    several = [*_returned(case), *_without_effect(case), *_never_read(case)]
    within = list(_rebound(case))
    copies = list(_copied(case))
    groups = [several, within, copies, [*within, *copies]]
    return [tuple(group) for group in groups if group]


def renewed(case: Case) -> list[Edits]:
    """Return the edit that computes in each iteration what was computed once, before the loop."""
    loop, old = case.loop(), outdated(case)
    if loop is None or not old or loop.body[0].lineno <= loop.lineno:
        return []
    new = "\n".join(segment(case.source, n) for n in old)
    return [(above(loop.body[0], new),)]


def outdated(case: Case) -> list[ast.Assign]:
    """Return what is computed of parameters before the loop, once, and used by its iterations."""
    loop = case.loop()
    if loop is None:
        return []
    before = _before(case, loop)
    made = {t for n in before for t in _names(n)}
    used = {ast.unparse(n) for s in loop.body for n in ast.walk(s) if isinstance(n, ast.Name)}
    again = {t for s in loop.body for n in ast.walk(s) if isinstance(n, ast.Assign)
             for t in _names(n)}  # fmt: skip
    moving = {name.split("[")[0].split(".")[0] for name in case.shapes}
    stale = []
    for node in before:
        names = {ast.unparse(n) for n in ast.walk(node.value) if isinstance(n, ast.Name)}
        if names & moving and not set(_names(node)) & {*again, *case.shapes}:
            stale.append(node)
            moving |= set(_names(node))
    return stale if made & used else []


def _before(case: Case, loop: ast.stmt) -> list[ast.Assign]:
    """Return the assignments behind the making of the last parameter, before the loop."""
    first = max(case.lines.made.values(), default=0)
    return [
        n
        for n in case.statements(ast.Assign)
        if isinstance(n, ast.Assign)
        and first < n.lineno < loop.lineno
        and n.lineno == n.end_lineno
        and n.col_offset == loop.col_offset
    ]


def _names(node: ast.Assign) -> list[str]:
    return [
        ast.unparse(x)
        for t in node.targets
        for x in (t.elts if isinstance(t, (ast.Tuple, ast.List)) else [t])
    ]


def _returned(case: Case) -> Iterator[Edit]:
    """Yield the edits that assign what a function of the script returns of its arguments."""
    functions = {f.name: f for f in ast.walk(case.tree) if isinstance(f, ast.FunctionDef)}
    for node in case.statements(ast.Expr):
        call = node.value  # type: ignore[attr-defined]
        if not isinstance(call, ast.Call) or name_of_call(call) not in functions:
            continue
        function = functions[name_of_call(call)]
        names = [a.arg for a in function.args.args]
        names = names[1:] if names[:1] == ["self"] else names
        given = dict(zip(names, map(ast.unparse, call.args), strict=False))
        given |= {k.arg: ast.unparse(k.value) for k in call.keywords if k.arg}
        targets = [given.get(name, "_") for name in _answer(function, names)]
        if any(t != "_" for t in targets):
            start = node.col_offset
            yield Edit(node.lineno, start, start, f"{', '.join(targets)} = ")


def _answer(function: ast.FunctionDef, names: list[str]) -> list[str]:
    """Return the arguments that a function returns anew, "" for anything else."""
    found = [n for n in ast.walk(function) if isinstance(n, ast.Return) and n.value is not None]
    if len(found) != 1:
        return []
    value = found[0].value
    several = list(value.elts) if isinstance(value, ast.Tuple) else [value]
    return [_renewed(x, function, names) for x in several if x is not None]


def _renewed(value: ast.expr, function: ast.FunctionDef, names: list[str]) -> str:
    """Return the argument that a value is a new version of: by its name, or by what it is of."""
    if isinstance(value, ast.BinOp):
        value = value.left
    if not isinstance(value, ast.Name):
        return ""
    if value.id in names:
        return value.id
    plain = _NEW.sub("", value.id)
    if plain in names:
        return plain
    made = [
        n.value
        for n in ast.walk(function)
        if isinstance(n, ast.Assign) and [ast.unparse(t) for t in n.targets] == [value.id]
    ]
    used = [x.id for v in made[:1] for x in ast.walk(v) if isinstance(x, ast.Name)]
    return next((name for name in used if name in names), "")


def _without_effect(case: Case) -> Iterator[Edit]:
    """Yield the edits of statements that compute something new and keep it nowhere."""
    for node in case.in_loop():
        value = node.value if isinstance(node, ast.Expr) else None
        if isinstance(value, ast.BinOp) and type(value.op) in _OPERATORS:
            if isinstance(value.left, (ast.Name, ast.Attribute, ast.Subscript)):
                left, right = (segment(case.source, x) for x in (value.left, value.right))
                yield over(value, f"{left} {_OPERATORS[type(value.op)]} {right}")
        elif isinstance(value, ast.Attribute) and value.attr in _METHODS:
            yield over(value, f"{segment(case.source, value)}()")
        elif isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
            name = value.func.attr
            if case.is_torch and name in _IN_PLACE:
                line, end = value.func.end_lineno or 0, value.func.end_col_offset or 0
                yield Edit(line, end - len(name), end, _IN_PLACE[name])


def _never_read(case: Case) -> Iterator[Edit]:
    """Yield the edits that keep a step under the parameter's name, not one that nothing reads."""
    read = {
        ast.unparse(n)
        for n in ast.walk(case.tree)
        if isinstance(n, (ast.Name, ast.Attribute, ast.Subscript)) and isinstance(n.ctx, ast.Load)
    }
    for node in case.in_loop():
        value = node.value if isinstance(node, ast.Assign) else None
        if not isinstance(value, ast.BinOp) or not isinstance(value.op, (ast.Sub, ast.Add)):
            continue
        target, left = node.targets[0], ast.unparse(value.left)  # type: ignore[attr-defined]
        if left in case.shapes and ast.unparse(target) not in {*read, *case.shapes}:
            yield over(target, f"{left}.data" if case.lines.is_automatic else left)


def _rebound(case: Case) -> Iterator[Edit]:
    """Yield the edits of a name that is bound anew where its array was to be changed.

    A name of a loop, an argument of a function or one of its parts: ``p = p - lr * g`` is known
    nowhere else.
    """
    for scope, names in _scopes(case):
        returned = {
            ast.unparse(x)
            for n in ast.walk(scope)
            if isinstance(n, ast.Return) and n.value is not None
            for x in ast.walk(n.value)
            if isinstance(x, ast.Name)
        }
        for node in ast.walk(scope):
            if not isinstance(node, ast.Assign) or len(node.targets) != 1:
                continue
            target, value = node.targets[0], _uncalled(node.value)
            is_own = isinstance(target, ast.Name) and target.id in names - returned
            if not is_own or not isinstance(value, ast.BinOp):
                continue
            if ast.unparse(value.left) == ast.unparse(target) and type(value.op) in _OPERATORS:
                right = segment(case.source, value.right)
                # Gradients are followed through a tensor that is the value of a call: not its data.
                data = ".data" if value is not node.value else ""
                new = f"{ast.unparse(target)}{data} {_OPERATORS[type(value.op)]} {right}"
                yield over(node, new)


def _uncalled(value: ast.expr) -> ast.expr:
    """Return what a new tensor is made of that is cut off and followed again."""
    while (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and value.func.attr in ("detach", "requires_grad_", "clone")
    ):
        value = value.func.value
    return value


def _scopes(case: Case) -> Iterator[tuple[ast.AST, set[str]]]:
    """Yield loops and functions with the names that they bind."""
    for node in ast.walk(case.tree):
        if isinstance(node, ast.For):
            yield node, {n.id for n in ast.walk(node.target) if isinstance(n, ast.Name)}
        elif isinstance(node, ast.FunctionDef):
            names = {a.arg for a in node.args.args}
            yield node, names | _unpacked(node, names) | _aliases(case, node, names)


def _unpacked(function: ast.FunctionDef, names: set[str]) -> set[str]:
    """Return the names that a function gives to the parts of its arguments."""
    return {
        x.id
        for n in ast.walk(function)
        if isinstance(n, ast.Assign) and ast.unparse(n.value) in names
        for t in n.targets
        for x in getattr(t, "elts", ())
        if isinstance(x, ast.Name)
    }


def _aliases(case: Case, function: ast.FunctionDef, names: set[str]) -> set[str]:
    """Return the names that a function gives to parameters that its arguments hold."""
    attributes = {text.rpartition(".")[2] for text in case.shapes if "." in text}
    pairs = [
        (target, value)
        for n in ast.walk(function)
        if isinstance(n, ast.Assign)
        for t in n.targets
        for target, value in zip(_elements(t), _elements(n.value), strict=False)
    ]
    return {
        target.id
        for target, value in pairs
        if isinstance(target, ast.Name)
        and isinstance(value, ast.Attribute)
        and value.attr in attributes
        and ast.unparse(value.value) in names
    }


def _elements(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, (ast.Tuple, ast.List)) else [node]


def _copied(case: Case) -> Iterator[Edit]:
    """Yield the edits that work with arrays where copies of them are made, in an iteration."""
    kinds = (ast.Assign, ast.AugAssign, ast.Expr, ast.Return, ast.For)
    for node in case.within(*kinds):
        whole = node.iter if isinstance(node, ast.For) else node
        for call in (n for n in ast.walk(whole) if isinstance(n, ast.Call)):
            if name_of_call(call) not in _COPIES:
                continue
            inner = call.args[0] if len(call.args) == 1 else None
            if inner is None and not call.args and isinstance(call.func, ast.Attribute):
                inner = call.func.value
            if isinstance(inner, (ast.Name, ast.Attribute, ast.Subscript)):
                yield over(call, segment(case.source, inner))
