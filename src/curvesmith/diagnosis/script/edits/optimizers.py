"""Adam in the place of plain gradient descent: PyTorch's own, or a few lines of NumPy."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above, below, over, segment
from curvesmith.diagnosis.script.edits.graph import MAKERS

__all__ = ["adam"]

_RATES = (0.01, 0.001)
_PLAIN = "SGD|Adagrad|RMSprop|Adadelta|Rprop|ASGD"
_KEPT = ("params", "weight_decay")  # options that both have
_OWN = '''_moments = {{}}


def adam_step(name, step):
    """Return Adam's step (Kingma and Ba, 2015) in the direction of a plain one."""
    n, m, v = _moments.get(name, (0, 0.0, 0.0))
    n, m, v = n + 1, 0.9 * m + 0.1 * step, 0.999 * v + 0.001 * step**2
    _moments[name] = n, m, v
    return {rate:g} * m / (1 - 0.9**n) / (np.sqrt(v / (1 - 0.999**n)) + 1e-30)

'''


def adam(case: Case) -> list[Edits]:
    """Return edits after which Adam chooses each step, at one learning rate or another."""
    if not case.is_torch:
        return [edits for rate in _RATES if (edits := tuple(_by_numpy(case, rate)))]
    made = [edits for rate in _RATES if (edits := tuple(_exchanged(case, rate)))]
    return made or [edits for rate in _RATES if (edits := tuple(_by_hand(case, rate)))]


def _exchanged(case: Case, rate: float) -> Iterator[Edit]:
    """Yield the edits of PyTorch's optimizers."""
    for call in case.calls(_PLAIN):
        if not call.args:
            continue
        name = name_of_call(call)
        line, end = call.func.end_lineno or 0, call.func.end_col_offset or 0
        yield Edit(line, end - len(name), end, "Adam")
        first = call.args[0]
        kept = [segment(case.source, k) for k in call.keywords if k.arg in _KEPT]  # type: ignore[arg-type]
        start, stop = first.end_col_offset or 0, (call.end_col_offset or 1) - 1
        at, last = first.end_lineno or 0, call.end_lineno or 0
        new = ", ".join(["", f"lr={rate:g}", *kept])
        yield Edit(at, start, stop, new, None if at == last else last)


def _by_hand(case: Case, rate: float) -> Iterator[Edit]:
    """Yield the edits that let an optimizer make the steps that a script makes by hand."""
    loop = case.counting()
    passes = [c for c in case.calls("backward") if loop and _is_within(c, loop)]
    if loop is None or not passes or re.search(rf"\b({MAKERS})\(", case.source.text):
        return
    updates = [n for n in case.within(ast.AugAssign, ast.Assign, ast.Expr) if _is_update(n)]
    names = list(dict.fromkeys(filter(None, (_parameters(case, n) for n in updates))))
    if not updates or not names:
        return
    every = " + ".join(names) if len(names) > 1 else names[0]
    yield above(loop, f"optimizer = torch.optim.Adam({every}, lr={rate:g})")
    for n in case.within(ast.Expr):
        if n.value in passes:  # type: ignore[attr-defined]
            yield below(n, "optimizer.step()")
    for node in updates:
        yield over(node, "pass")


def _is_within(node: ast.expr, loop: ast.stmt) -> bool:
    return loop.lineno <= node.lineno <= (loop.end_lineno or 0)


def _is_update(node: ast.stmt) -> bool:
    """Whether a statement makes a step along ``.grad``."""
    text = ast.unparse(node)
    if isinstance(node, ast.Expr):
        return re.search(r"\.(sub_|add_)\(.*\.grad\b", text) is not None
    value = ast.unparse(node.value)  # type: ignore[attr-defined]
    return re.search(r"\.grad\b", value) is not None and "*" in value


def _parameters(case: Case, node: ast.stmt) -> str | None:
    """Return the list of parameters that an update changes, as the source has it."""
    text = ast.unparse(node)
    found = re.match(r"([\w.\[\]'\"]+?)(\.data)?( -=| \+=| =|\.sub_|\.add_)", text)
    if found is None:
        return None
    name = found[1]
    for loop in (n for n in ast.walk(case.tree) if isinstance(n, ast.For)):
        if not loop.lineno <= node.lineno <= (loop.end_lineno or 0) or loop is case.counting():
            continue
        targets = [ast.unparse(x) for x in ast.walk(loop.target) if isinstance(x, ast.Name)]
        if name in targets:
            return f"list({segment(case.source, loop.iter)})"
        index = re.fullmatch(r"(\w+)\[(\w+)\]", name)
        if index and index[2] in targets:
            is_dict = re.search(rf"\b{index[1]} = (\{{|dict\()", case.source.text)
            return f"list({index[1]}{'.values()' if is_dict else ''})"
    return f"[{name}]"


def _by_numpy(case: Case, rate: float) -> Iterator[Edit]:
    """Yield the edits that put Adam's step in the place of each plain one."""
    lines = set(case.lines.updated.values())
    loop = case.counting()
    updates = [
        n for n in case.statements(ast.Assign, ast.AugAssign)
        if any(n.lineno <= line <= (n.end_lineno or 0) for line in lines)
    ]  # fmt: skip
    steps = [(n, step) for n in updates if (step := _step(n)) is not None]
    if loop is None or not steps or len(steps) < len(updates):
        return
    if "import numpy as np" not in case.source.text:
        return
    first = next(n for n in case.tree.body if not _is_import(n))
    yield above(first, _OWN.format(rate=rate))
    for node, step in steps:
        key = _key(case, node)
        yield over(step, f"adam_step({key}, {segment(case.source, step)})")


def _is_import(node: ast.stmt) -> bool:
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_text or isinstance(node, (ast.Import, ast.ImportFrom))


def _step(node: ast.stmt) -> ast.expr | None:
    """Return what is added to a parameter or taken from it."""
    if isinstance(node, ast.AugAssign) and isinstance(node.op, (ast.Add, ast.Sub)):
        return node.value
    value = node.value if isinstance(node, ast.Assign) else None
    if not isinstance(value, ast.BinOp) or not isinstance(value.op, (ast.Add, ast.Sub)):
        return None
    assert isinstance(node, ast.Assign)
    is_own = ast.unparse(value.left) == ast.unparse(node.targets[0])
    return value.right if is_own else None


def _key(case: Case, node: ast.stmt) -> str:
    """Return the source of what tells a parameter from all others, at every step."""
    target = node.target if isinstance(node, ast.AugAssign) else node.targets[0]  # type: ignore[attr-defined]
    text = ast.unparse(target)
    if isinstance(target, ast.Subscript):
        index = ast.unparse(target.slice)
        return f'("{ast.unparse(target.value)}", {index})'.replace('"self.', 'id(self), "')
    if isinstance(target, ast.Attribute):
        return f'(id({ast.unparse(target.value)}), "{target.attr}")'
    bound = {
        x.id
        for n in ast.walk(case.tree)
        if isinstance(n, ast.For)
        for x in ast.walk(n.target)
        if isinstance(x, ast.Name)
    }
    return f"id({text})" if text in bound else f'"{text}"'
