"""The loss: predictions and targets of one shape, and the mean of their squared differences."""

from __future__ import annotations

import ast
import re

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, below, over

__all__ = ["reshaped", "squared"]

_CRITERIA = r"(L1|SmoothL1|Huber|BCE|BCEWithLogits|CrossEntropy|NLL|PoissonNLL|KLDiv)Loss"
_REDUCTIONS = r"sum|mean|abs|square|log|max|min"


def squared(case: Case) -> list[Edits]:
    """Return edits that take the mean squared difference for the loss."""
    found: list[Edits] = [
        (over(call.func, _beside(call, "MSELoss")),) for call in case.calls(_CRITERIA)
    ]
    functions = r"(l1|smooth_l1|huber|binary_cross_entropy|cross_entropy|nll|poisson_nll)_loss"
    found += [(over(c.func, _beside(c, "mse_loss")),) for c in case.calls(functions)]
    statement = case.assignment(case.lines.loss or 0)
    if statement is not None:
        pairs = dict.fromkeys(
            (ast.unparse(n.left), ast.unparse(n.right))
            for n in [
                *_differences(statement),
                *(d for s in case.in_loop() for d in _differences(s)),
            ]
        )
        found += [(over(statement.value, f"(({a} - {b}) ** 2).mean()"),) for a, b in pairs]
    return found


def reshaped(case: Case) -> list[Edits]:
    """Return edits that give the targets the shape of the predictions."""
    found: list[Edits] = []
    statement = case.assignment(case.lines.targets)
    if statement is not None and isinstance(statement.targets[0], (ast.Name, ast.Attribute)):
        name = ast.unparse(statement.targets[0])
        wanted = [case.lines.shapes[0]] if case.lines.shapes else [(0, 1), (0,)]
        found += [
            (below(statement, f"{name} = {name}.reshape({'-1' if len(s) == 1 else '-1, 1'})"),)
            for s in wanted
        ]
    meetings = [d for n in case.in_loop() for d in _differences(n)]
    for node in meetings:
        left, right = ast.unparse(node.left), ast.unparse(node.right)
        found.append((_behind(node.right, f".reshape({left}.shape)"),))
        found.append((_behind(node.left, f".reshape({right}.shape)"),))
    for call in case.calls(r"\w*(loss|mse|criterion|crit|cost)\w*"):
        if len(call.args) == 2 and all(isinstance(a, (ast.Name, ast.Attribute)) for a in call.args):
            one, other = (ast.unparse(a) for a in call.args)
            found.append((_behind(call.args[1], f".reshape({one}.shape)"),))
            found.append((_behind(call.args[0], f".reshape({other}.shape)"),))
    return found


def _differences(node: ast.AST) -> list[ast.BinOp]:
    """Return the differences of two names in a statement."""
    return [
        n
        for n in ast.walk(node)
        if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Sub)
        if all(isinstance(x, (ast.Name, ast.Attribute, ast.Subscript)) for x in (n.left, n.right))
    ]


def _behind(node: ast.expr, new: str) -> Edit:
    line, end = node.end_lineno or node.lineno, node.end_col_offset or 0
    return Edit(line, end, end, new)


def _beside(call: ast.Call, name: str) -> str:
    """Return another name of the library that a call's function is from."""
    return re.sub(rf"{re.escape(name_of_call(call))}$", name, ast.unparse(call.func))
