"""What a script asks its network behind the training: rows and predictions, scaled rightly."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edits, over, segment
from curvesmith.diagnosis.script.edits.units import Scaling, chain_of, scaling_functions, scalings
from curvesmith.diagnosis.script.phrases import closed, is_closed

__all__ = ["asked_anew", "told_anew"]

_BACK = re.compile(r"inverse\w*|un(?!squeeze)\w+|denorm\w*|decode\w*")
_CURVES = ("exp", "expm1", "exp2")
_KEPT = (
    "detach", "numpy", "ravel", "flatten", "reshape", "squeeze", "view", "item", "cpu", "tolist",
)  # fmt: skip
_MEASURES = re.compile(
    r"print|mse|rms|mae|err|loss|r2|score|mean|sqrt|allclose|norm|plot|scatter", re.IGNORECASE
)
_SHOWN = ("print", "plot", "scatter", "append")
_PRODUCTS = ("dot", "mm", "matmul")
_FEW, _SEVERAL = 3, 2
_LINKS = {
    "exp({})": r"Poisson|poisson|log_input|np\.exp\(",
    "sigmoid({})": r"WithLogits|with_logits|logit",
}
_SPLIT = re.compile(r"_?(train|tr|test|te|val)\w*$")
_LIKELY = (r"\W*(x|inp|feat|data)", r"\W*(y|t|target|ziel|lab|out)")  # inputs, targets


def told_anew(case: Case) -> list[Edits]:
    """Return edits of predictions, of the rows that are asked, and of both."""
    outs, ins = _both(case)
    return [*outs, *ins, *_together(ins, outs)]


def asked_anew(case: Case) -> list[Edits]:
    """Return edits of the rows that are asked, then of these and the predictions."""
    outs, ins = _both(case)
    return [*ins, *_together(ins, outs)]


def _both(case: Case) -> tuple[list[Edits], list[Edits]]:
    found, values = scalings(case), _values(case)
    return list(_told(case, found, values)), list(_asked(case, found, values))


def _together(ins: list[Edits], outs: list[Edits]) -> list[Edits]:
    return [(*a, *b) for a, b in product(ins[:_FEW], outs[:_FEW])]


def _values(case: Case) -> list[ast.expr]:
    """Return the expressions that predict: told, what they are made of, of functions called."""
    loop = case.loop()
    end = (loop.end_lineno or 0) if loop else 0
    found: list[ast.expr] = []
    for line in dict.fromkeys(n for n in (case.lines.judged_value, case.line) if n):
        nodes = case.statements(ast.Assign, ast.Expr, ast.Return)
        here = [n for n in nodes if n.lineno <= line <= (n.end_lineno or 0)]
        found += [n.value for n in here if n.value is not None]  # type: ignore[attr-defined]
    found += [v for value in list(found) for v in _made_of(case, value) if v.lineno > end]
    called = {name_of_call(n) for v in found for n in ast.walk(v) if isinstance(n, ast.Call)}
    own = called - _called_in(loop)
    for function in case.statements(ast.FunctionDef):
        if function.name in own:  # type: ignore[attr-defined]
            returns = [n for n in ast.walk(function) if isinstance(n, ast.Return)]
            found += [n.value for n in returns if n.value is not None]
    return list(dict.fromkeys(found))


def _made_of(case: Case, value: ast.expr) -> Iterator[ast.expr]:
    """Yield what the names in an expression were given before, none of them a function."""
    calls = [n.func for n in ast.walk(value) if isinstance(n, ast.Call)]
    makers = {n.id for f in calls for n in ast.walk(f) if isinstance(n, ast.Name)}
    names = {n.id for n in ast.walk(value) if isinstance(n, ast.Name)} - makers
    for node in case.statements(ast.Assign)[::-1]:
        assert isinstance(node, ast.Assign)
        words = {ast.unparse(n) for t in node.targets for n in getattr(t, "elts", [t])}
        if names & words and node.lineno < value.lineno:
            yield node.value


def _called_in(loop: ast.For | ast.While | None) -> set[str]:
    """Return what is called in the training loop: what it needs stays as it is."""
    return {name_of_call(n) for n in ast.walk(loop) if isinstance(n, ast.Call)} if loop else set()


def _told(case: Case, found: list[Scaling], values: list[ast.expr]) -> Iterator[Edits]:
    """Yield edits that bring predictions back into the units of the targets."""
    for value in values:
        yield from _other_owners(value, found)
    ways = _ways_back(case, found)
    for value in values:
        is_shown = isinstance(value, ast.Call) and name_of_call(value) in _SHOWN
        if is_shown or isinstance(value, (ast.Tuple, ast.List, ast.Dict)):
            continue
        core = _core(value)
        # All that is done to what the network puts out is left, put in place, or done to it.
        for place, own in dict.fromkeys(((value, core), (value, value), (core, core))):
            text = segment(case.source, own)
            for keeps, form in ways:
                inner = text if "({})" in form else closed(text, own)
                yield (*keeps, over(place, form.replace("{}", inner)))


def _ways_back(case: Case, found: list[Scaling]) -> list[tuple[Edits, str]]:
    """Return the ways back that scalings have, those of the targets first."""
    own = [one for one in found if _is_of(case, one, 1)]
    others = [one for one in found if one not in own][:_FEW]
    text = case.source.text
    links = [form for form, word in _LINKS.items() if re.search(word, text)]
    home = "torch" if case.is_torch else "np"
    known = [f"{home}.{form}" for form in links if case.is_torch or not form.startswith("sig")]
    ways = [(o.keeps, o.undone) for o in own] + [((), form) for form in known]
    return list(dict.fromkeys([*ways, *((o.keeps, o.undone) for o in others)]))


def _is_of(case: Case, one: Scaling, which: int) -> bool:
    """Whether a scaling is of the inputs, 0, or of the targets, 1: by its line or its name."""
    line = (case.lines.inputs, case.lines.targets)[which]
    text = (case.lines.X_text, case.lines.y_text)[which]
    if one.line == line or one.array == text:
        is_likely = re.match(_LIKELY[which], one.array, re.IGNORECASE) is not None
        return is_likely or case.lines.inputs != case.lines.targets
    return bool(text) and _SPLIT.sub("", one.array) == _SPLIT.sub("", text)


def _core(value: ast.expr) -> ast.expr:
    """Return what a prediction is made of, without what brings it into some units."""
    inner = _unwrapped(value)
    while inner is not None:
        value, inner = inner, _unwrapped(inner)
    return value


def _unwrapped(value: ast.expr) -> ast.expr | None:
    """Return a prediction without the last thing that is done to it; None if that is nothing."""
    if isinstance(value, ast.BinOp):
        is_scaled = isinstance(value.op, (ast.Add, ast.Sub, ast.Mult, ast.Div))
        left = value.right if isinstance(value.left, ast.Constant) else value.left
        return left if is_scaled else None
    if isinstance(value, ast.Subscript):
        return value.value if _undoes(value) else None
    if not isinstance(value, ast.Call):
        return None
    name = name_of_call(value)
    if (_BACK.fullmatch(name) or name in _CURVES) and value.args:
        return value.args[0]
    is_kept = name in _KEPT and isinstance(value.func, ast.Attribute) and _undoes(value)
    return value.func.value if is_kept else None  # type: ignore[attr-defined]


def _undoes(value: ast.expr) -> bool:
    calls = [n for n in ast.walk(value) if isinstance(n, ast.Call)]
    return any(_BACK.fullmatch(name_of_call(n)) for n in calls)


def _other_owners(value: ast.expr, found: list[Scaling]) -> Iterator[Edits]:
    """Yield edits after which another scaler turns a prediction back."""
    backs = dict.fromkeys(one.undone.partition("(")[0] for one in found)
    for call in ast.walk(value):
        if isinstance(call, ast.Call) and _BACK.fullmatch(name_of_call(call)):
            own = ast.unparse(call.func)
            last = own.rpartition(".")[2]
            same = [o for o in backs if o != own and o.rpartition(".")[2] == last]
            yield from ((over(call.func, other),) for other in same)


def _asked(case: Case, found: list[Scaling], values: list[ast.expr]) -> Iterator[Edits]:
    """Yield edits that scale what the network is asked as the training scales its inputs."""
    forms = sorted(found, key=lambda one: not _is_of(case, one, 0))
    for place in _rows(case, values):
        chain = chain_of(place)
        inner = place.args[0] if isinstance(place, ast.Call) else chain[0] if chain else place
        text = segment(case.source, inner)
        for one in forms:
            new = one.done.replace("{}", text if "({})" in one.done else closed(text, inner))
            if new != segment(case.source, place):
                yield (*one.keeps, over(place, _as_part(case, place, new)))


def _rows(case: Case, values: list[ast.expr]) -> list[ast.expr]:
    """Return the places of what is asked: arguments, or where arrays are scaled by themselves."""
    lists = {
        ast.unparse(t)
        for n in case.statements(ast.Assign)
        if isinstance(n, ast.Assign) and isinstance(n.value, (ast.List, ast.Dict))
        for t in n.targets
    }
    given = [p for v in values for p in _given(v) if ast.unparse(p) not in lists]
    before = [v for value in values for v in _made_of(case, value) if v not in values]
    own = (case.lines.inputs, case.lines.targets)  # the training's stay as they are
    functions = scaling_functions(case)
    scaled = [p for v in [*values, *before] for p in _scaled(v, functions) if p.lineno not in own]
    inner = [p for v in before for p in _given(v) if ast.unparse(p) not in lists]
    return list(dict.fromkeys([*scaled, *given, *inner[:_FEW]]))


def _as_part(case: Case, place: ast.expr, new: str) -> str:
    """Return words in parentheses, unless they are an argument of their own."""
    before = case.source.line(place.lineno).encode()[: place.col_offset].rstrip()
    last = case.source.line(place.end_lineno or place.lineno).encode()
    after = last[place.end_col_offset or 0 :].lstrip()
    is_argument = before.endswith((b"(", b",", b"=")) and after[:1] in (b"", b")", b",")
    return new if is_argument or is_closed(new) else f"({new})"


def _given(value: ast.expr) -> Iterator[ast.expr]:
    """Yield the arrays that calls and products are given in an expression."""
    parts: list[ast.expr] = []
    for node in ast.walk(value):
        if isinstance(node, ast.Call):
            parts += _arguments(node)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
            parts.append(node.left)
        elif isinstance(node, ast.comprehension):
            parts.append(node.iter)
    arrays = (ast.Name, ast.Attribute, ast.Subscript)
    yield from (p for p in parts if isinstance(p, arrays) and ast.unparse(p) != "self")


def _arguments(call: ast.Call) -> list[ast.expr]:
    """Return what a call may ask the network: nothing of one that measures or turns back."""
    name = name_of_call(call)
    if isinstance(call.func, ast.Attribute) and name in _PRODUCTS:
        return [call.func.value, *call.args[:1]]
    is_other = _MEASURES.search(name) or _BACK.fullmatch(name) or name in _KEPT
    return [] if is_other else list(call.args)


def _scaled(value: ast.expr, functions: set[str]) -> Iterator[ast.expr]:
    """Yield what is scaled by numbers of its own, perhaps: in several steps, or by a function."""
    nodes = [n for n in ast.walk(value) if isinstance(n, ast.BinOp)]
    chains = [(n, chain) for n in nodes if (chain := chain_of(n)) is not None]
    yield from [n for n, chain in chains if len(chain[1]) >= _SEVERAL][:1]
    calls = [n for n in ast.walk(value) if isinstance(n, ast.Call) and n.args]
    yield from (n for n in calls if name_of_call(n) in {*functions, "fit_transform"})
