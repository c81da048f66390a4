"""Options of scikit-learn's networks, and data scaled before they are fitted."""

from __future__ import annotations

import ast
import re

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above, over, segment
from curvesmith.diagnosis.script.edits.numbers import option
from curvesmith.diagnosis.script.phrases import closed

__all__ = ["fully_scaled", "other_solver", "scaled_before_fit", "stronger_penalty", "with_rates"]

_RATES = (1e-2, 1e-1, 1e-3)
_MODEL = "MLPRegressor"
_DATA = 2  # inputs and targets
_STRONGER = (0.01, 0.1, 1.0)


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


def fully_scaled(case: Case) -> list[Edits]:
    """Return the edit of scalers that leave something out: the mean, or the standard deviation."""
    edits = tuple(
        over(k.value, "True")
        for call in case.calls(r"\w+")
        for k in call.keywords
        if k.arg in ("with_mean", "with_std") and ast.unparse(k.value) == "False"
    )
    return [edits] if edits else []


def scaled_before_fit(case: Case, *, targets: bool = False) -> list[Edits]:
    """Return lines above the fit that scale its data, and the same for all other predictions."""
    fits = [n for n in case.statements(ast.Expr, ast.Assign) if _fit(n) is not None]
    if not fits:
        return []
    fit = _fit(fits[-1])
    if fit is None or len(fit.args) < _DATA:
        return []
    given = fit.args[1 if targets else 0]
    name = segment(case.source, given)
    kind = "targets" if targets else "inputs"
    center, spread = f"{kind}_mean", f"{kind}_std"
    whole = closed(name, given)
    new = f"{center}, {spread} = {whole}.mean(axis=0), {whole}.std(axis=0)"
    edits: list[Edit] = []
    # Predictions are turned back: what they are compared with stays in its units.
    if isinstance(given, ast.Name) and not targets:
        new += f"\n{name} = ({name} - {center}) / {spread}"
    else:
        edits.append(over(given, f"({name} - {center}) / {spread}"))
    edits.insert(0, above(fits[-1], new))
    model = ast.unparse(fit.func).rpartition(".")[0]
    for call in case.calls("predict|score"):
        if ast.unparse(call.func).rpartition(".")[0] == model and call.lineno > fit.lineno:
            edits += _followed(case, call, given, f"{center}) / {spread}", targets=targets)
    return [tuple(edits)]


def _followed(
    case: Case, call: ast.Call, given: ast.expr, scale: str, *, targets: bool
) -> list[Edit]:
    """Return the edits of a later use of a model: scaled inputs, predictions turned back."""
    center, spread = scale.split(") / ")
    if targets and name_of_call(call) == "predict":
        return [over(call, f"({segment(case.source, call)} * {spread} + {center})")]
    is_scaled = isinstance(given, ast.Name) and not targets
    return [
        over(a, f"({segment(case.source, a)} - {center}) / {spread}")
        for a in (call.args[1:2] if targets else call.args[:1])
        if not (is_scaled and ast.unparse(a) == ast.unparse(given))
    ]


def stronger_penalty(case: Case) -> list[Edits]:
    """Return edits that keep a network from following each row: a penalty, or fewer units."""
    calls = case.calls(_MODEL)
    found = [option(call, "alpha", alpha) for call in calls for alpha in _STRONGER]
    return [*found, *(option(call, "hidden_layer_sizes", "(10,)") for call in calls)]


def _fit(node: ast.stmt) -> ast.Call | None:
    calls = [n for n in ast.walk(node) if isinstance(n, ast.Call) and name_of_call(n) == "fit"]
    return calls[0] if calls and re.search(r"\.fit$", ast.unparse(calls[0].func)) else None


def _given(call: ast.Call, name: str) -> bool:
    return any(keyword.arg == name for keyword in call.keywords)
