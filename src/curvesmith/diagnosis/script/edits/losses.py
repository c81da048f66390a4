"""The loss: predictions and targets of one shape, and the mean of their squared differences."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, below, over, without

__all__ = ["reshaped", "squared"]

_CRITERIA = r"(L1|SmoothL1|Huber|BCE|BCEWithLogits|CrossEntropy|NLL|PoissonNLL|KLDiv)Loss"
_PAIR = 2  # what a loss compares
_FEW = 3  # names that may be the slope of a loss
_REDUCTIONS = r"sum|mean|abs|square|log|max|min"


def squared(case: Case) -> list[Edits]:
    """Return edits that take the mean squared difference for the loss."""
    found: list[Edits] = [
        (over(call.func, _beside(call, "MSELoss")),) for call in case.calls(_CRITERIA)
    ]
    functions = r"(l1|smooth_l1|huber|nll|poisson_nll)_loss|(binary_)?cross_entropy(_with_logits)?"
    found += [(over(c.func, _beside(c, "mse_loss")),) for c in case.calls(functions)]
    statement = case.assignment(case.lines.loss or 0)
    if statement is not None:
        by_hand = [] if case.is_torch else _by_hand(case, statement)
        found += [*by_hand, *_in_place_of(statement, [statement, *case.in_loop()])]
        for function in _called(case, statement.value):
            returns = [n for n in ast.walk(function) if isinstance(n, ast.Return) and n.value]
            found += [e for n in returns for e in _in_place_of(n, _within(function))]
    return found


def _in_place_of(statement: ast.Assign | ast.Return, others: Iterable[ast.AST]) -> list[Edits]:
    """Return edits of a statement that take squares of the differences that others compute."""
    assert statement.value is not None
    return [(over(statement.value, _mean_square(*pair)),) for pair in _pairs(others)]


def _by_hand(case: Case, statement: ast.Assign) -> list[Edits]:
    """Return edits of a loss and of its slope at the predictions, where both are written by hand.

    The slope may be any name that is first made behind the loss; that of the mean of (f - y)^2 is
    2 (f - y) / n. What is done to entries of it belongs to the other loss.
    """
    block = next((b for b in _blocks(case) if statement in b), [])
    before = [n for n in block if n.lineno <= statement.lineno]
    behind = [n for n in block if n.lineno > statement.lineno]
    found: list[Edits] = []
    for a, b in _pairs(before):
        for node in [n for n in behind if isinstance(n.targets[0], ast.Name)][:_FEW]:
            name = ast.unparse(node.targets[0])
            entries = [n for n in behind if _is_entry(n, name)]
            found.append(
                (
                    over(statement.value, _mean_square(a, b)),
                    over(node.value, f"2 * ({a} - {b}) / len({a})"),
                    *(without(case.source, n) for n in entries),
                )
            )
    return found


def _is_entry(node: ast.Assign, name: str) -> bool:
    """Whether a statement sets some entries of an array."""
    target = node.targets[0]
    return isinstance(target, ast.Subscript) and ast.unparse(target.value) == name


def _blocks(case: Case) -> Iterator[list[ast.Assign]]:
    """Yield the assignments that follow one another, of every loop and function."""
    for node in ast.walk(case.tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            yield [n for n in body if isinstance(n, ast.Assign) and len(n.targets) == 1]


def _called(case: Case, value: ast.expr) -> list[ast.FunctionDef]:
    """Return the functions of the script that an expression calls."""
    names = {name_of_call(n) for n in ast.walk(value) if isinstance(n, ast.Call)}
    return [n for n in ast.walk(case.tree) if isinstance(n, ast.FunctionDef) and n.name in names]


def _within(function: ast.FunctionDef) -> list[ast.AST]:
    """Return the statements of a function that compute something."""
    return [n for n in ast.walk(function) if isinstance(n, (ast.Assign, ast.Return))]


def _pairs(nodes: Iterable[ast.AST]) -> list[tuple[str, str]]:
    """Return the differences of two names in some statements, each once."""
    pairs = [(ast.unparse(d.left), ast.unparse(d.right)) for n in nodes for d in _differences(n)]
    return list(dict.fromkeys(pairs))


def _mean_square(a: str, b: str) -> str:
    return f"(({a} - {b}) ** 2).mean()"


def reshaped(case: Case) -> list[Edits]:
    """Return edits that give the targets the shape of the predictions: where both meet, or all.

    Where they meet first: elsewhere, others may rely on the shape that the targets have.
    """
    forms = [".reshape(-1)" if len(s) == 1 else ".reshape(-1, 1)" for s in _wanted(case)]
    meetings = [(n.left, n.right) for m in case.in_loop() for n in _sums(m)]
    calls = case.calls(r"\w*(loss|mse|criterion|crit|cost)\w*")
    meetings += [(c.args[0], c.args[1]) for c in calls if len(c.args) == _PAIR]
    # The same two meet in the loss and in its slope.
    ways: dict[tuple[str, str, str], list[Edit]] = {}
    for left, right in meetings:
        one, other = ast.unparse(left), ast.unparse(right)
        if _is_plain(left) and _is_plain(right):
            for plain, wanted in ((right, one), (left, other)):
                edit = _behind(plain, f".reshape({wanted}.shape)")
                ways.setdefault((one, other, wanted), []).append(edit)
        elif _is_plain(left) or _is_plain(right):
            plain = right if _is_plain(right) else left
            for form in forms:
                ways.setdefault((one, other, form), []).append(_behind(plain, form))
    found = [tuple(dict.fromkeys(edits)) for edits in ways.values()]
    statement = case.assignment(case.lines.targets)
    if statement is not None and isinstance(statement.targets[0], (ast.Name, ast.Attribute)):
        name = ast.unparse(statement.targets[0])
        found += [(below(statement, f"{name} = {name}{form}"),) for form in forms]
    return found


def _wanted(case: Case) -> list[tuple[int, ...]]:
    """Return the shapes that targets may need."""
    return [case.lines.shapes[0]] if case.lines.shapes else [(0, 1), (0,)]


def _is_plain(node: ast.expr) -> bool:
    return isinstance(node, (ast.Name, ast.Attribute, ast.Subscript))


def _sums(node: ast.AST) -> list[ast.BinOp]:
    """Return the differences in a statement."""
    parts = [n for n in ast.walk(node) if isinstance(n, ast.BinOp)]
    return [n for n in parts if isinstance(n.op, ast.Sub)]


def _differences(node: ast.AST) -> list[ast.BinOp]:
    """Return the differences of two names in a statement."""
    return [n for n in _sums(node) if _is_plain(n.left) and _is_plain(n.right)]


def _behind(node: ast.expr, new: str) -> Edit:
    line, end = node.end_lineno or node.lineno, node.end_col_offset or 0
    return Edit(line, end, end, new)


def _beside(call: ast.Call, name: str) -> str:
    """Return another name of the library that a call's function is from."""
    return re.sub(rf"{re.escape(name_of_call(call))}$", name, ast.unparse(call.func))
