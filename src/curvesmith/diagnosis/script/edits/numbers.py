"""Numbers of the source that steer the training: penalties, units, options of scikit-learn."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from itertools import pairwise

from curvesmith.diagnosis.changes import SetSteps, SetUnits
from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, over
from curvesmith.diagnosis.script.lines import Literal
from curvesmith.diagnosis.script.phrases import factors_of
from curvesmith.diagnosis.script.stated import RATE_NAME

__all__ = ["more_steps", "more_units", "number", "option", "steady_rate", "weaker_penalty"]

_WEAKER = (1e-2, 1e-4)  # times as strong a penalty
_WIDER = (4, 16)  # times as many units
_LONGER = (5, 25)  # times as many steps
_FEWEST = 10  # units that are worth trying
_DECAY = re.compile(r"decay|gamma|shrink|anneal", re.IGNORECASE)
_COUNTED = re.compile(r"epoch|iter|step|round", re.IGNORECASE)
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
    undropped = tuple(over(x, "0.0") for x in _dropouts(case))
    shrinking = tuple(over(n, "pass") for n in _shrinking(case))
    literals = _pulls(case)
    pulling = [tuple(over(x, f"{_short(_value(x) * f)!r}") for x in literals) for f in _WEAKER]
    several = (undropped, *found, shrinking, *pulling)
    return [edits for edits in dict.fromkeys(several) if edits]


def _pulls(case: Case) -> list[ast.expr]:
    """Return the numbers that multiply a parameter beside a gradient or a loss: ``g + 0.5 * w``."""
    own = {*case.shapes, *(f"self.{n.rpartition('.')[2]}" for n in case.shapes if "." in n)}
    own |= {key for n in case.shapes for key in re.findall(r"\[['\"](\w+)['\"]\]", n)}
    found: list[ast.expr] = []
    for node in case.within(ast.Assign, ast.AugAssign, ast.Return):
        sums = [n for n in ast.walk(node) if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Add)]
        sides = [side for n in sums for side in (n.left, n.right)]
        sides += [node.value] if isinstance(node, ast.AugAssign) else []
        for side in sides:
            factors = factors_of(side)
            literals = [x for x in factors if _value(x)]
            inner = [x for f in factors if f not in literals for x in ast.walk(f)]
            words = {ast.unparse(x) for x in inner if isinstance(x, ast.expr)}
            is_step = any(word.endswith(".grad") for word in words)
            if literals and own & words and not is_step:
                found.append(literals[0])
    return list(dict.fromkeys(found))


def _dropouts(case: Case) -> list[ast.expr]:
    """Return the numbers that say how many units are dropped."""
    found = [
        x
        for call in case.calls("Dropout|dropout|AlphaDropout")
        for x in [*call.args[-1:], *(k.value for k in call.keywords if k.arg == "p")]
    ]
    for node in case.statements(ast.Assign):
        assert isinstance(node, ast.Assign)
        if re.search(r"drop", ast.unparse(node.targets[0]), re.IGNORECASE):
            found.append(node.value)
    return [x for x in found if _value(x)]


def _shrinking(case: Case) -> list[ast.stmt]:
    """Return the statements that make parameters smaller in each iteration, whatever the loss."""
    names = set(case.shapes)
    return [
        n
        for n in case.within(ast.AugAssign)
        if isinstance(n.op, ast.Mult) and ast.unparse(n.target) in names  # type: ignore[attr-defined]
    ]


def steady_rate(case: Case) -> list[Edits]:
    """Return edits that keep the learning rate from shrinking, or let it shrink more slowly."""
    literals = [
        x
        for n in case.statements(ast.Assign)
        if isinstance(n, ast.Assign) and _DECAY.search(ast.unparse(n.targets[0]))
        for x in [n.value]
        if 0 < _value(x) < 1
    ]
    literals += [
        k.value for call in case.calls(r"\w+") for k in call.keywords
        if k.arg == "gamma" and 0 < _value(k.value) < 1
    ]  # fmt: skip
    still = [n for n in case.within(ast.Assign, ast.AugAssign, ast.Expr) if _is_decay(n)]
    found = [tuple(over(n, "pass") for n in still)]
    found += [tuple(over(x, f"{v}") for x in literals) for v in (0.999, 0.99)]
    return [edits for edits in found if edits]


def _is_decay(node: ast.stmt) -> bool:
    """Whether a statement does nothing but make a learning rate smaller."""
    if isinstance(node, ast.Expr):
        return re.search(r"sched\w*\.step\(", ast.unparse(node)) is not None
    target = node.target if isinstance(node, ast.AugAssign) else node.targets[0]  # type: ignore[attr-defined]
    name = ast.unparse(target)
    if not RATE_NAME.search(name.rpartition(".")[2]) or not isinstance(
        target, (ast.Name, ast.Attribute)
    ):
        return False
    if isinstance(node, ast.AugAssign):
        return isinstance(node.op, (ast.Mult, ast.Div))
    return any(ast.unparse(x) == name for x in ast.walk(node.value))  # type: ignore[attr-defined]


def more_steps(case: Case) -> list[Edits]:
    """Return the edit of the number of steps."""
    literal = case.lines.steps
    without_end = _unbroken(case)
    wanted = [c.n_steps for c in case.changes if isinstance(c, SetSteps)]
    if literal is None:
        patient = [_patient(call) for call in case.calls("MLPRegressor")]
        return [*without_end, *patient, *([] if patient else _counted(case))]
    values = dict.fromkeys([*wanted, *(int(n * literal.value) for n in _LONGER)])
    longer = [number(literal, int(value)) for value in values]
    return [*longer, *without_end, *((*longer[0], *edits) for edits in without_end)]


def _counted(case: Case) -> list[Edits]:
    """Return edits of the numbers that a loop around the training counts to, or are called so."""
    loop, found = case.loop(), list[ast.expr]()
    for node in ast.walk(case.tree):
        if isinstance(node, ast.For) and isinstance(node.iter, ast.Call) and loop is not None:
            is_around = node.lineno <= loop.lineno and (loop.end_lineno or 0) <= (
                node.end_lineno or 0
            )
            is_range = ast.unparse(node.iter.func) in ("range", "trange")
            found += (
                node.iter.args[:1] if is_around and is_range and len(node.iter.args) == 1 else []
            )
        elif isinstance(node, ast.Call):
            found += [k.value for k in node.keywords if _COUNTED.search(k.arg or "")]
        elif isinstance(node, ast.Assign) and _COUNTED.search(ast.unparse(node.targets[0])):
            found.append(node.value)
        elif isinstance(node, ast.FunctionDef):
            named = list(zip(node.args.args[::-1], node.args.defaults[::-1], strict=False))
            found += [value for name, value in named if _COUNTED.search(name.arg)]
    found = [x for x in found if _value(x) >= 1]
    return [(over(x, f"{int(n * _value(x))}"),) for n in _LONGER for x in found]


def _patient(call: ast.Call) -> Edits:
    """Return the edit of a library's network that lets it train until nothing gets better."""
    given = {k.arg: k.value for k in call.keywords}
    edits = option(call, "max_iter", 5000)
    if "tol" in given:
        edits += option(call, "tol", 1e-6)
    stops = given.get("early_stopping")
    if isinstance(stops, ast.Constant) and stops.value is True:
        edits += option(call, "early_stopping", False)
    if "n_iter_no_change" in given:
        edits += option(call, "n_iter_no_change", 50)
    return edits


def _unbroken(case: Case) -> list[Edits]:
    """Return the edit that lets no condition break the training off."""
    loop = case.counting()
    breaks = [n for n in ast.walk(loop) if isinstance(n, ast.Break)] if loop else []
    return [tuple(over(n, "pass") for n in breaks)] if breaks else []


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
                places = [*_between_layers(case, width), *_places(case, width)]
                found += [_all(nodes, new) for nodes in places]
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


def _between_layers(case: Case, width: int) -> list[list[ast.expr]]:
    """Return pairs of numbers: what one layer puts out and the next one takes, alone."""
    calls = [c.args[:2] for c in case.calls(r"\w+") if len(c.args) > 1]
    sizes = [pair for pair in calls if all(_value(x) for x in pair)]
    return [
        [one[1], other[0]]
        for one, other in pairwise(sizes)
        if _value(one[1]) == _value(other[0]) == width
    ]


def _places(case: Case, width: int) -> list[list[ast.expr]]:
    """Return sets of numbers that may be a width: one that has a name, those of the layers."""
    named: list[list[ast.expr]] = []
    for node in ast.walk(case.tree):
        if isinstance(node, ast.Assign):
            named += [[x] for x in _given(node.value) if _value(x) == width]
        elif isinstance(node, ast.FunctionDef):
            named += [[x] for x in node.args.defaults if _value(x) == width]
        elif isinstance(node, ast.comprehension) and isinstance(node.iter, ast.Call):
            named += [[x] for x in node.iter.args if _value(x) == width]  # objects in a list
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
