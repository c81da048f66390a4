"""Options of scikit-learn's networks, and data scaled before they are fitted."""

from __future__ import annotations

import ast
import re

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above, over, segment
from curvesmith.diagnosis.script.edits.numbers import option

__all__ = ["other_solver", "scaled_before_fit", "with_rates"]

_RATES = (1e-2, 1e-1, 1e-3)
_MODEL = "MLPRegressor"


def other_solver(case: Case) -> list[Edits]:
    """Return edits that let L-BFGS find the weights."""
    return [
        (*option(call, "solver", '"lbfgs"'), *option(call, "max_iter", 5000))
        if _given(call, "max_iter") else option(call, "solver", '"lbfgs"')
        for call in case.calls(_MODEL)
    ]  # fmt: skip


def with_rates(case: Case) -> list[Edits]:
    """Return edits of the learning rate."""
    return [
        option(call, "learning_rate_init", rate) for call in case.calls(_MODEL) for rate in _RATES
    ]


def scaled_before_fit(case: Case, *, targets: bool = False) -> list[Edits]:
    """Return lines above the fit that scale its data, and the same for all other predictions."""
    fits = [n for n in case.statements(ast.Expr, ast.Assign) if _fit(n) is not None]
    if not fits:
        return []
    fit = _fit(fits[-1])
    assert fit is not None
    if len(fit.args) < 2 or not all(isinstance(a, ast.Name) for a in fit.args[:2]):
        return []
    model = ast.unparse(fit.func).rpartition(".")[0]
    name = ast.unparse(fit.args[1 if targets else 0])
    kind = "targets" if targets else "inputs"
    center, spread = f"{kind}_mean", f"{kind}_std"
    new = (
        f"{center}, {spread} = {name}.mean(axis=0), {name}.std(axis=0)\n"
        f"{name} = ({name} - {center}) / {spread}"
    )
    edits: list[Edit] = [above(fits[-1], new)]
    for call in case.calls("predict|score"):
        if ast.unparse(call.func).rpartition(".")[0] != model or call.lineno <= fit.lineno:
            continue
        if targets:
            edits += _turned_back(case, call, center, spread)
        else:
            edits += [
                over(a, f"({segment(case.source, a)} - {center}) / {spread}")
                for a in call.args[:1]
                if ast.unparse(a) != name
            ]
    return [tuple(edits)]


def _turned_back(case: Case, call: ast.Call, center: str, spread: str) -> list[Edit]:
    if name_of_call(call) != "predict":
        return []
    return [over(call, f"({segment(case.source, call)} * {spread} + {center})")]


def _fit(node: ast.stmt) -> ast.Call | None:
    calls = [n for n in ast.walk(node) if isinstance(n, ast.Call) and name_of_call(n) == "fit"]
    return calls[0] if calls and re.search(r"\.fit$", ast.unparse(calls[0].func)) else None


def _given(call: ast.Call, name: str) -> bool:
    return any(keyword.arg == name for keyword in call.keywords)
