"""Scalings that a script makes, done to other rows and undone behind the training."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above
from curvesmith.diagnosis.script.phrases import closed

__all__ = ["Scaling", "chain_of", "scaling_functions", "scalings"]

_BACK = {"+": "-", "-": "+", "*": "/", "/": "*"}
_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_CURVES = {
    "log": "exp({})",
    "log1p": "expm1({})",
    "log2": "exp2({})",
    "log10": "10 ** {}",
    "sqrt": "square({})",
}
_STATISTICS = re.compile(
    r"mean|std|min|max|amin|amax|ptp|median|var|average|abs|norm|float|percentile|sqrt|item|numpy"
)
_INVERSE = re.compile(
    r"def (inverse\w*|un(?!squeeze)\w+|denorm\w*|decode\w*)\(|\.(inverse_transform)\("
)
_ATOMS = (ast.Name, ast.Attribute, ast.Subscript, ast.Constant)
_SCALERS = r"fit_transform|transform|fit"
_MOST = 8


@dataclass(frozen=True)
class Step:
    """One step of a scaling: a sign and a number, or a function; ``is_left``: the number first."""

    sign: str
    by: str
    is_left: bool = False


@dataclass(frozen=True)
class Scaling:
    """How a script scales an array.

    Parameters
    ----------
    array : str
        What is scaled.
    line : int
    done, undone : str
        The same for another array, and back, with {} for it.
    keeps : tuple of Edit, default=()
        What must be kept before the array gets other values.
    """

    array: str
    line: int
    done: str
    undone: str
    keeps: Edits = ()


def scalings(case: Case) -> list[Scaling]:
    """Return the scalings that a script makes, those of the training's arrays first."""
    found = [*_by_hand(case), *_by_scalers(case), *_by_functions(case)]
    loop = case.loop()
    within = range(loop.lineno, (loop.end_lineno or 0) + 1) if loop else range(0)
    own = (case.lines.inputs, case.lines.targets)
    kept = [one for one in found if one.line not in within and one.done != "{}"]
    order = sorted(
        dict.fromkeys(kept),
        key=lambda one: (one.line not in own, re.search(r"[A-Za-z_]", one.done) is None),
    )
    return order[:_MOST]


def chain_of(node: ast.expr) -> tuple[ast.expr, list[Step]] | None:
    """Return what sums, products and logarithms of single numbers begin with, and the steps."""
    if isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)):
        is_made = any(isinstance(part, ast.Call) for part in ast.walk(node))
        return None if is_made else (node, [])
    if isinstance(node, ast.Call) and len(node.args) == 1 and name_of_call(node) in _CURVES:
        inner = chain_of(node.args[0])
        return None if inner is None else (inner[0], [*inner[1], Step(ast.unparse(node.func), "")])
    sign = _SIGNS.get(type(node.op)) if isinstance(node, ast.BinOp) else None
    if not isinstance(node, ast.BinOp) or sign is None:
        return None
    is_left = isinstance(node.left, (ast.Constant, ast.UnaryOp)) and sign != "/"
    part, by = (node.right, node.left) if is_left else (node.left, node.right)
    inner = chain_of(part) if _is_number(by) else None
    if inner is None or _is_of_itself(by, ast.unparse(inner[0])):
        return None
    return inner[0], [*inner[1], Step(sign, closed(ast.unparse(by), by), is_left)]


def _is_of_itself(by: ast.expr, array: str) -> bool:
    """Whether an array meets itself, not a number made of it."""
    if isinstance(by, ast.Call):
        return False
    return ast.unparse(by) == array or any(
        _is_of_itself(part, array)
        for part in ast.iter_child_nodes(by)
        if isinstance(part, ast.expr)
    )


def _is_number(node: ast.expr) -> bool:
    """Whether a part may be one number for each column: a constant, a name, a mean."""
    if isinstance(node, ast.UnaryOp):
        return _is_number(node.operand)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, (ast.Sub, ast.Add)) and all(
            map(_is_number, (node.left, node.right))
        )
    if isinstance(node, ast.Call):
        return _STATISTICS.fullmatch(name_of_call(node)) is not None
    return isinstance(node, _ATOMS)


def _done(steps: Sequence[Step]) -> str:
    """Return the steps as words, with {} for what they begin with."""
    text, is_sum = "{}", False
    for step in steps:
        text, is_sum = _put(text, is_sum, step)
    return text


def _undone(steps: Sequence[Step]) -> str:
    """Return the steps backwards."""
    text, is_sum = "{}", False
    for step in reversed(steps):
        home, _, name = step.sign.rpartition(".")
        if name in _CURVES:
            text, is_sum = _CURVES[name].format(text), False
            text = text if text[0].isdigit() else f"{home}.{text}" if home else text
        elif step.is_left and step.sign == "-":
            text, is_sum = _put(text, is_sum, step)
        else:
            text, is_sum = _put(text, is_sum, Step(_BACK[step.sign], step.by))
    return text


def _put(text: str, is_sum: bool, step: Step) -> tuple[str, bool]:
    if step.sign not in _BACK:
        return f"{step.sign}({text})", False
    inner = f"({text})" if is_sum and (step.sign in "*/" or step.is_left) else text
    new = f"{step.by} {step.sign} {inner}" if step.is_left else f"{inner} {step.sign} {step.by}"
    return new, step.sign in "+-"


def _by_hand(case: Case) -> Iterator[Scaling]:
    """Yield what is written out, several statements that change one array as one scaling."""
    changed: dict[str, list[tuple[list[Step], ast.stmt]]] = {}
    for node in case.statements(ast.Assign, ast.AugAssign):
        if case.is_in_loop(node):
            continue
        names, chains = _steps_of(node)
        for text, steps in chains:
            if text in names:
                changed.setdefault(text, []).append((steps, node))
            else:
                yield Scaling(text, node.lineno, _done(steps), _undone(steps))
    yield from (_kept(text, several) for text, several in changed.items())


def _steps_of(node: ast.stmt) -> tuple[set[str], list[tuple[str, list[Step]]]]:
    """Return the names that get values, and what these are made of, in steps."""
    if isinstance(node, ast.AugAssign):
        text, sign = ast.unparse(node.target), _SIGNS.get(type(node.op))
        if sign is None or not _is_number(node.value):
            return set(), []
        return {text}, [(text, [Step(sign, closed(ast.unparse(node.value), node.value))])]
    assert isinstance(node, ast.Assign)
    names = {ast.unparse(n) for t in node.targets for n in getattr(t, "elts", [t])}
    return names, [(ast.unparse(leaf), steps) for leaf, steps in _chains(node.value)]


def _chains(value: ast.expr) -> Iterator[tuple[ast.expr, list[Step]]]:
    """Yield the longest chains in an expression."""
    chain = chain_of(value)
    if chain is not None:
        if chain[1]:
            yield chain
        return
    if isinstance(value, ast.BinOp):  # a formula
        return
    for part in ast.iter_child_nodes(value):
        inner = part.value if isinstance(part, ast.keyword) else part
        if isinstance(inner, ast.expr):
            yield from _chains(inner)


def _kept(text: str, several: Sequence[tuple[list[Step], ast.stmt]]) -> Scaling:
    """Return the scaling of an array that loses its own values, whose numbers are kept."""
    steps: list[Step] = []
    keeps: list[Edit] = []
    word = re.sub(r"\W+", "_", text).strip("_")
    for own, node in several:
        new: dict[str, str] = {}
        for step in own:
            if re.search(rf"\b{re.escape(text)}\b", step.by):
                name = re.search(r"\.(\w+)\(", step.by)
                kind = "span" if step.by.startswith("(") else name[1] if name else "scale"
                new.setdefault(step.by, f"{word}_{kind}")
            steps.append(replace(step, by=new.get(step.by, step.by)))
        if new:
            keeps.append(above(node, f"{', '.join(new.values())} = {', '.join(new)}"))
    return Scaling(text, several[-1][1].lineno, _done(steps), _undone(steps), tuple(keeps))


def _by_scalers(case: Case) -> Iterator[Scaling]:
    """Yield what objects scale that are made for it, each once."""
    seen = set[str]()
    own = [a or b for a, b in _INVERSE.findall(case.source.text)]
    names = list(dict.fromkeys(own)) or ["inverse_transform"]
    for call in case.calls(_SCALERS):
        if not isinstance(call.func, ast.Attribute) or not call.args:
            continue
        owner = ast.unparse(call.func.value)
        if "(" in owner or owner in seen or (call.func.attr == "fit" and len(call.args) > 1):
            continue
        seen.add(owner)
        array, line = ast.unparse(call.args[0]), call.lineno
        for name in names:
            yield Scaling(array, line, f"{owner}.transform({{}})", f"{owner}.{name}({{}})")
            back = f"{owner}.{name}({{}}.reshape(-1, 1)).ravel()"
            yield Scaling(array, line, f"{owner}.transform({{}}.reshape(-1, 1))", back)


def _by_functions(case: Case) -> Iterator[Scaling]:
    """Yield what functions of the script scale, with their own arguments or by hand."""
    for function in case.statements(ast.FunctionDef):
        assert isinstance(function, ast.FunctionDef)
        params = [a.arg for a in function.args.args if a.arg != "self"]
        chain = _returned(function)
        if chain is None or not params or ast.unparse(chain[0]) != params[0]:
            continue
        named = _numbers(function, params[0])
        for call in case.calls(re.escape(function.name)):
            given = {p: closed(ast.unparse(a), a) for p, a in zip(params, call.args, strict=False)}
            texts = {**named, **given}
            steps = [replace(s, by=_exchanged(_exchanged(s.by, named), texts)) for s in chain[1]]
            if call.args:
                array = ast.unparse(call.args[0])
                yield Scaling(array, call.lineno, _done(steps), _undone(steps))


def scaling_functions(case: Case) -> set[str]:
    """Return the names of the functions of a script that scale what they are given."""
    functions = (n for n in case.statements(ast.FunctionDef) if isinstance(n, ast.FunctionDef))
    return {f.name for f in functions if _returned(f) is not None}


def _returned(function: ast.FunctionDef) -> tuple[ast.expr, list[Step]] | None:
    """Return what the only thing that a function returns, or the first, begins with, and how."""
    returned = [n.value for n in ast.walk(function) if isinstance(n, ast.Return) and n.value]
    first = returned[0] if len(returned) == 1 else None
    if isinstance(first, ast.Tuple) and first.elts:
        first = first.elts[0]
    chain = chain_of(first) if first is not None else None
    return chain if chain is not None and chain[1] else None


def _numbers(function: ast.FunctionDef, array: str) -> dict[str, str]:
    """Return the numbers that a function takes from the array it is given, by their names."""
    found: dict[str, str] = {}
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign) or len(node.targets) != 1:
            continue
        target, value = node.targets[0], node.value
        pairs = [(target, value)]
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            pairs = list(zip(target.elts, value.elts, strict=False))
        for name, one in pairs:
            if isinstance(name, ast.Name) and _is_number(one) and array in ast.unparse(one):
                found[name.id] = ast.unparse(one)
    return found


def _exchanged(text: str, names: dict[str, str]) -> str:
    """Return words with names exchanged for others."""
    return re.sub(r"(?<![\w.])[A-Za-z_]\w*", lambda m: names.get(m[0], m[0]), text)
