"""Slips with PyTorch: modules not made, parts not known, arrays for tensors.

Each rule takes what failed and returns the edits that mend it; none where there is doubt.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.edit import Edit, above, over
from curvesmith.diagnosis.script.names import distance
from curvesmith.diagnosis.script.slips_numpy import Failed, last_name

__all__ = ["RULES"]

_VIEWS = ("parameters", "named_parameters", "keys", "values", "items")
_NEAR = 3  # letters between two names of a method
_TENSORS = ", dtype=torch.float32)"


def _begun(failed: Failed) -> Iterator[Edit]:
    """Yield the call that makes a module one, before it is given parts."""
    if "before Module.__init__() call" not in failed.message:
        return
    for owner in failed.nodes(ast.ClassDef):
        assert isinstance(owner, ast.ClassDef)
        own = [n for n in owner.body if isinstance(n, ast.FunctionDef) and failed.is_on(n)]
        for method in own:
            if method.name == "__init__" and "super()" not in failed.text(method):
                yield above(method.body[0], "super().__init__()")


def _called(failed: Failed) -> Iterator[Edit]:
    """Yield the parentheses that a method lacks whose result is asked for."""
    if not re.search(r"'(method|builtin_function_or_method)' object is not", failed.message):
        return
    called = {id(call.func) for call in failed.calls}
    for node in failed.nodes(ast.Attribute):
        assert isinstance(node, ast.Attribute)
        if node.attr in _VIEWS and id(node) not in called and failed.is_on(node):
            end = node.end_col_offset or 0
            yield Edit(node.end_lineno or node.lineno, end, end, "()")


def _made(failed: Failed) -> Iterator[Edit]:
    """Yield the parentheses with which a class makes a loss or an activation."""
    taken = re.search(r"^(\w+)\.__init__\(\) takes", failed.message)
    is_loss = "Boolean value of Tensor with more than one value" in failed.message
    for node in failed.nodes(ast.Attribute, ast.Name) if taken or is_loss else ():
        name = node.attr if isinstance(node, ast.Attribute) else node.id  # type: ignore[attr-defined]
        is_meant = name == taken[1] if taken else name.endswith("Loss")
        if is_meant and _is_kept(failed, node):
            assert isinstance(node, ast.expr)
            end = node.end_col_offset or 0
            yield Edit(node.end_lineno or node.lineno, end, end, "()")


def _is_kept(failed: Failed, node: ast.AST) -> bool:
    """Whether a class is assigned or listed, and not called."""
    assigned = any(n.value is node for n in failed.nodes(ast.Assign))  # type: ignore[attr-defined]
    listed = any(node in n.elts for n in failed.nodes(ast.List, ast.Tuple))  # type: ignore[attr-defined]
    given = any(node in call.args and last_name(call) == "Sequential" for call in failed.calls)
    return assigned or listed or given


def _returned(failed: Failed) -> Iterator[Edit]:
    """Yield the return of a function that computes something, gives nothing and is asked for it."""
    if "NoneType" not in failed.message:
        return
    asked = {last_name(c) for c in failed.calls if not _is_alone(failed, c)}
    wanted = re.search(r"'NoneType' object has no attribute '(\w+)'", failed.message)
    chained = _chained(failed, asked, wanted[1]) if wanted else []
    if chained:
        yield from chained
        return
    for function in failed.nodes(ast.FunctionDef):
        assert isinstance(function, ast.FunctionDef)
        has_own = any(isinstance(n, (ast.Return, ast.Yield)) for n in ast.walk(function))
        last = function.body[-1]
        if has_own or function.name not in {*asked, "forward"}:
            continue
        if isinstance(last, ast.Expr) and not isinstance(last.value, ast.Constant):
            yield Edit(last.lineno, last.col_offset, last.col_offset, "return ")
        elif name := _made_by(function, last):
            end = last.end_col_offset or 0
            new = f"\n{' ' * last.col_offset}return {name}"
            yield Edit(last.end_lineno or last.lineno, end, end, new)


def _chained(failed: Failed, asked: set[str], wanted: str) -> list[Edit]:
    """Return ``return self`` for the methods asked for, if the object is wanted of them."""
    found = []
    for owner in failed.nodes(ast.ClassDef):
        methods = [n for n in owner.body if isinstance(n, ast.FunctionDef)]  # type: ignore[attr-defined]
        for method in methods if wanted in {m.name for m in methods} else ():
            has_own = any(isinstance(n, ast.Return) for n in ast.walk(method))
            if method.name in asked and not has_own and method.name[:2] != "__":
                last = method.body[-1]
                end = last.end_col_offset or 0
                new = f"\n{' ' * last.col_offset}return self"
                found.append(Edit(last.end_lineno or last.lineno, end, end, new))
    return found


def _made_by(function: ast.FunctionDef, last: ast.stmt) -> str:
    """Return the name of what a function makes in the end; of a loop, what it makes or adds to."""
    while isinstance(last, (ast.For, ast.While, ast.With, ast.If)):
        last = last.body[-1]
    if isinstance(last, ast.Assign):
        return _kept_in(function, last)
    if isinstance(last, ast.AugAssign):
        target: ast.expr = last.target
        while isinstance(target, ast.Subscript):
            target = target.value
        return target.id if isinstance(target, ast.Name) else ""
    if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call) and last.value.args:
        is_added = last_name(last.value) == "append"
        return ast.unparse(last.value.args[0]) if is_added else ""
    return ""


def _kept_in(function: ast.FunctionDef, last: ast.Assign) -> str:
    """Return the name that a function makes last, or last gives an entry; empty if it has none."""
    target = last.targets[0]
    while isinstance(target, ast.Subscript):
        target = target.value
    made = {
        n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }
    if isinstance(last.targets[0], ast.Subscript):  # an argument whose entries are changed
        made |= {a.arg for a in function.args.args}
    return target.id if isinstance(target, ast.Name) and target.id in made else ""


def _is_alone(failed: Failed, call: ast.Call) -> bool:
    return any(n.value is call for n in failed.nodes(ast.Expr))  # type: ignore[attr-defined]


def _forward(failed: Failed) -> Iterator[Edit]:
    """Yield the name of the method that PyTorch calls."""
    found = re.search(r"\[(\w+)\] is missing the required \"forward\"", failed.message)
    for owner in failed.nodes(ast.ClassDef) if found else ():
        assert isinstance(owner, ast.ClassDef)
        if owner.name != found[1]:  # type: ignore[index]
            continue
        methods = [n for n in owner.body if isinstance(n, ast.FunctionDef) and n.name[:2] != "__"]
        near = [n for n in methods if distance(n.name, "forward") <= _NEAR] or methods
        if len(near) == 1:
            at = near[0].col_offset + len(b"def ")
            yield Edit(near[0].lineno, at, at + len(near[0].name.encode()), "forward")


def _listed(failed: Failed) -> Iterator[Edit]:
    """Yield the list that tells a module of its parts."""
    if "empty parameter list" not in failed.message:
        return
    for node in failed.nodes(ast.Assign):
        assert isinstance(node, ast.Assign)
        is_own = ast.unparse(node.targets[0]).startswith("self.")
        value = node.value
        if (
            is_own
            and isinstance(value, (ast.List, ast.ListComp))
            and "Linear(" in failed.text(value)
        ):
            library = "nn" if re.search(r"\bnn\.Linear\(", failed.text(value)) else "torch.nn"
            yield over(value, f"{library}.ModuleList({failed.text(value)})")


def _width(failed: Failed) -> Iterator[Edit]:
    """Yield the number of inputs that a layer is given, where it was made for another."""
    found = re.search(r"cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)", failed.message)
    if found is None or found[1] == "1":  # one row of all numbers: a column is meant
        return
    layers = [
        call for call in failed.calls
        if last_name(call) == "Linear" and ast.unparse(call.args[0]) == found[3]
    ]  # fmt: skip
    fitting = [c for c in layers if len(c.args) > 1 and ast.unparse(c.args[1]) == found[4]]
    if len(fitting or layers) == 1:
        yield over((fitting or layers)[0].args[0], found[2])


def _tensors(failed: Failed) -> Iterator[Edit]:
    """Yield tensors of NumPy's arrays that a network or a loss is given."""
    is_size = "'int' object is not callable" in failed.message and "torch" in failed.source.text
    if "ndarray" not in failed.message and not is_size:
        return
    loops = [n for n in failed.tree.body if isinstance(n, (ast.For, ast.While))]
    first = min((n.lineno for n in loops), default=10**9)
    given = {ast.unparse(a) for call in failed.calls if call.lineno >= first for a in call.args}
    given |= {
        ast.unparse(c.func.value) for c in failed.calls
        if c.lineno >= first and isinstance(c.func, ast.Attribute)
    }  # fmt: skip
    given |= {
        ast.unparse(x) for n in ast.walk(failed.tree)
        if isinstance(n, ast.BinOp) and n.lineno >= first for x in (n.left, n.right)
    }  # fmt: skip
    arrays = _arrays(failed, first)
    data = [
        n for n in failed.tree.body
        if isinstance(n, ast.Assign) and n.lineno < first and isinstance(n.targets[0], ast.Name)
        and n.targets[0].id in given & arrays
    ]  # fmt: skip
    last = {n.targets[0].id: n for n in data}  # type: ignore[attr-defined]
    if last:
        head = loops[0]
        new = [f"{n} = torch.tensor({n}{_TENSORS}" for n in last]
        yield above(head, "\n".join(new))


def _arrays(failed: Failed, first: int) -> set[str]:
    """Return the names of the module that are arrays of NumPy or made of some, above a line."""
    found: set[str] = set()
    for node in failed.tree.body:
        if isinstance(node, ast.Assign) and node.lineno < first:
            text = failed.text(node.value)
            used = {n.id for n in ast.walk(node.value) if isinstance(n, ast.Name)}
            is_array = ("np." in text or used & found) and "torch" not in text
            names = {ast.unparse(t) for t in node.targets}
            found = found | names if is_array else found - names
    return found


RULES = (
    (_begun, "super", "A module is begun by `super().__init__()` before it is given parts."),
    (_called, "call", "A method gives its result when it is called: `parameters()`."),
    (_made, "call", "A class is called to make what computes: `MSELoss()`."),
    (_forward, "undefined-name", "PyTorch calls the method `forward`."),
    (_returned, "return", "A function whose result is used has to return it."),
    (_listed, "module-list", "Parts in a list are known to a module by `ModuleList`."),
    (_width, "width", "A layer takes as many inputs as the one before it has outputs."),
    (_tensors, "tensor", "A network of PyTorch takes tensors, not arrays of NumPy."),
)
