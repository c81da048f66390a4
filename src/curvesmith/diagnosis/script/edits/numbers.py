"""Numbers of the source that steer the training: penalties, units, options of scikit-learn."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from curvesmith.diagnosis.changes import SetSteps, SetUnits
from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, over
from curvesmith.diagnosis.script.lines import Literal

__all__ = ["more_steps", "more_units", "number", "option", "weaker_penalty"]

_WEAKER = (1e-2, 1e-4)  # times as strong a penalty
_WIDER = (4, 16)  # times as many units
_LONGER = 5  # times as many steps
_FEWEST = 10  # units that are worth trying
_PENALTIES = ("weight_decay", "alpha", "l2")


def number(literal: Literal | None, value: float) -> Edits:
    """Return the edit that sets a number; none if it is not known where it stands."""
    if literal is None:
        return ()
    return (Edit(literal.line, literal.start, literal.end, f"{value!r}"),)


def weaker_penalty(case: Case) -> list[Edits]:
    """Return edits that weaken the penalty, by its name or by the option of an optimizer."""
    found = []
    for factor in _WEAKER:
        if case.lines.penalty is not None:
            found.append(number(case.lines.penalty, _short(case.lines.penalty.value * factor)))
        else:
            found += [
                (over(k.value, f"{_short(_value(k.value) * factor)!r}"),)
                for call in case.calls(r"\w+")
                for k in call.keywords
                if k.arg in _PENALTIES and _value(k.value)
            ]
    return found


def more_steps(case: Case) -> list[Edits]:
    """Return the edit of the number of steps."""
    literal = case.lines.steps
    wanted = [c.n_steps for c in case.changes if isinstance(c, SetSteps)]
    if literal is None:
        return [
            edits
            for call in case.calls("MLPRegressor")
            for edits in [option(call, "max_iter", 5000)]
        ]
    values = dict.fromkeys([*wanted, int(_LONGER * literal.value)])
    return [number(literal, int(value)) for value in values]


def more_units(case: Case) -> list[Edits]:
    """Return edits of the numbers that are the width of a hidden layer, few at first."""
    found: list[Edits] = []
    wanted = [c.units[0] for c in case.changes if isinstance(c, SetUnits) and c.units]
    for call in case.calls("MLPRegressor"):
        sizes = dict.fromkeys([*wanted, 20, 50])
        found += [option(call, "hidden_layer_sizes", f"({n}, {n})") for n in sizes]
    for width in _widths(case):
        for new in dict.fromkeys([*wanted, *(max(f * width, _FEWEST) for f in _WIDER)]):
            if new > width:
                found += [_all(nodes, new) for nodes in _places(case, width)]
    return list(dict.fromkeys(found))


def option(call: ast.Call, name: str, value: object) -> Edits:
    """Return the edit that sets a keyword of a call, whether it is there or not."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return (over(keyword.value, f"{value}"),)
    last = [*call.args, *(k.value for k in call.keywords)]
    line, end = call.end_lineno or call.lineno, (call.end_col_offset or 1) - 1
    if last:
        node = max(last, key=lambda n: (n.end_lineno or 0, n.end_col_offset or 0))
        line, end = node.end_lineno or node.lineno, node.end_col_offset or 0
    return (Edit(line, end, end, f"{', ' if last else ''}{name}={value}"),)


def _short(value: float) -> float:
    return float(f"{value:.2g}")


def _value(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return float(node.value)  # type: ignore[arg-type]
    return 0.0


def _widths(case: Case) -> list[int]:
    """Return the numbers of hidden units, smallest first: sizes that parameters share."""
    if case.lines.layers:
        return sorted({layer.n_out for layer in case.lines.layers[:-1]})
    sizes = [n for shape in case.shapes.values() for n in set(shape)]
    return sorted({n for n in sizes if n > 1 and sizes.count(n) > 1})


def _places(case: Case, width: int) -> list[list[ast.expr]]:
    """Return sets of numbers that may be a width: one that has a name, those of the layers."""
    named: list[list[ast.expr]] = []
    for node in ast.walk(case.tree):
        if isinstance(node, ast.Assign):
            named += [[x] for x in _given(node.value) if _value(x) == width]
        elif isinstance(node, ast.FunctionDef):
            named += [[x] for x in node.args.defaults if _value(x) == width]
        elif isinstance(node, ast.Call) and name_of_call(node) not in ("range", "reshape"):
            given = [*node.args, *(k.value for k in node.keywords)]
            named += [[x] for x in given if _value(x) == width]
    made = set(case.lines.made.values())
    statements = [n for n in case.statements(ast.Assign) if n.lineno in made]
    layers = [x for n in statements for x in ast.walk(n) if isinstance(x, ast.expr)]
    together = [x for x in layers if _value(x) == width]
    everywhere: list[ast.expr] = [
        x for n in case.statements(ast.Assign) for x in ast.walk(n)
        if isinstance(x, ast.Constant) and _value(x) == width
    ]  # fmt: skip
    return [*named, *([together] if together else []), *([everywhere] if everywhere else [])]


def _given(value: ast.expr) -> Sequence[ast.expr]:
    """Return what an assignment gives: one number, or several at once."""
    return value.elts if isinstance(value, (ast.Tuple, ast.List)) else [value]


def _all(nodes: Sequence[ast.expr], new: int) -> Edits:
    return tuple(over(node, str(new)) for node in nodes)
