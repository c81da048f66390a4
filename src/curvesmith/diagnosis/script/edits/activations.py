"""Activations left out, put in, or exchanged for others."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, below, over, segment
from curvesmith.diagnosis.script.edits.ends import (
    all_but_last_pass,
    exchanged_module,
    last_pass_without,
    plain_last,
    shorter,
)
from curvesmith.diagnosis.script.edits.layers import chosen, curved, last_without
from curvesmith.diagnosis.script.edits.squashing import BACK, CALLED, bending, repeated, squashed
from curvesmith.diagnosis.script.phrases import closed, factors_of

__all__ = ["exchanged", "put_in", "without_output"]

_ONE = re.compile(r"1(\.0?)?|np\.ones(_like)?\(.*\)")
_ROUNDED = {"ReLU": "Tanh", "Sigmoid": "Tanh", "relu": "tanh", "sigmoid": "tanh"}


def without_output(case: Case) -> list[Edits]:
    """Return edits that take the last activation away, the likeliest first."""
    line = case.lines.prediction
    own = {id(n) for statement in _of_iterations(case) for n in ast.walk(statement)}
    shared = _shared(case)
    within = [
        part
        for part in squashed(case.tree, case.tree)
        if id(part[0]) in own and id(part[0]) not in shared
    ]
    parts = sorted(within, key=lambda p: (p[0].lineno != line, -p[0].lineno))
    found: list[Edits] = []
    for part, inner in parts:
        again = [(part, inner), *repeated(case, part, inner)]
        edits = tuple(_unwrapped(case, *one) for one in again)
        slopes = tuple(_slopes(case, part))
        found += [(*edits, *slopes), edits] if slopes else [edits]
    lists = [*shorter(case), *plain_last(case)]
    loops = [*last_without(case), *last_pass_without(case)]
    return [*lists, *loops, *found, *exchanged_module(case)]


def _slopes(case: Case, part: ast.expr) -> Iterator[Edit]:
    """Yield the edits of products with the slope of an activation, by the name of its value.

    ``e * a * (1 - a)``, ``e * (1 - a ** 2)``: without them a training may diverge at once.
    """
    made = [n for n in case.statements(ast.Assign) if n.value is part]  # type: ignore[attr-defined]
    name = ast.unparse(made[0].targets[0]) if made else ""  # type: ignore[attr-defined]
    own = {name, f"1 - {name}", f"1.0 - {name}", f"1 - {name} ** 2", f"1.0 - {name} ** 2",
           f"1 - {name} * {name}"}  # fmt: skip
    inner: set[int] = set()
    for node in ast.walk(case.tree) if name else ():
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult) and id(node) not in inner:
            inner |= {id(n) for n in ast.walk(node)}
            factors = factors_of(node)
            kept = [f for f in factors if ast.unparse(f) not in own]
            if kept and len(kept) < len(factors) and any(ast.unparse(f) != name for f in factors
                                                         if f not in kept):  # fmt: skip
                yield over(node, " * ".join(closed(segment(case.source, f), f) for f in kept))


def _shared(case: Case) -> set[int]:
    """Return the parts of activations that are called in several places: of other layers, too."""
    names = bending(case.tree).functions
    several = {name for name in names if len(case.calls(re.escape(name))) > 1}
    return {
        id(part)
        for node in ast.walk(case.tree)
        if isinstance(node, ast.FunctionDef) and node.name in several
        for part in ast.walk(node)
    }


def _of_iterations(case: Case) -> Iterator[ast.stmt]:
    """Yield what may compute in an iteration: the loop, functions; all if there is no loop.

    What bends the data is no activation.
    """
    if case.calls("MLPRegressor"):  # its activations are the library's: others make the data
        return
    if case.loop() is None:
        yield case.tree  # type: ignore[misc]
    yield from case.within(ast.stmt)


def put_in(case: Case) -> list[Edits]:
    """Return edits that put tanh behind each hidden layer, or ReLU where that is one word."""
    named = [
        (over(k.value, f'"{name}"'),)
        for name in ("tanh", "relu")
        for call in case.calls("MLPRegressor")
        for k in call.keywords
        if k.arg == "activation" and isinstance(k.value, ast.Constant)
    ]
    if named:
        return list(named)
    if case.is_torch:
        lists = [_in_list(case), _around_modules(case), _around_loop(case)]
        behind = [_behind_layers(case), *all_but_last_pass(case), *_in_statements(case)]
        several: list[Edits] = [*_read(case), *lists, *chosen(case), *behind]
        return [edits for edits in several if edits]
    found = [*_read(case), *chosen(case), *_defined(case), *curved(case)]
    return [*found, *all_but_last_pass(case), *_in_statements(case)]


def _read(case: Case) -> Iterator[Edits]:
    """Yield the edits after which a layer is made of an activation that no layer reads."""
    steps = [n for n in case.in_loop() if isinstance(n, (ast.Assign, ast.Return))]
    for place, node in enumerate(steps):
        own = [x for part, x in squashed(node, case.tree) if part is node.value]
        inner = own[0] if own else None
        if not (isinstance(inner, ast.Name) and isinstance(node, ast.Assign)):
            continue
        name = ast.unparse(node.targets[0])
        following = next((n for n in steps[place + 1 :] if _parameters(case, n)), None)
        used = _loads(following, inner.id) if following is not None else []
        if used and not _loads(following, name):  # type: ignore[arg-type]
            yield tuple(over(n, name) for n in used)


def _loads(node: ast.stmt, name: str) -> list[ast.expr]:
    return [n for n in ast.walk(node) if isinstance(n, ast.Name) and n.id == name
            and isinstance(n.ctx, ast.Load)]  # fmt: skip


def _in_statements(case: Case) -> list[Edits]:
    """Return the edit that puts tanh around what the statements of hidden layers make."""
    hidden = case.lines.layers[:-1]
    places = {case.lines.used.get(layer.weights, 0) for layer in hidden}
    if not places:
        last = case.lines.prediction
        places = {line for line in case.lines.used.values() if line != last}
    edits = []
    for line in sorted(places):
        statement = case.assignment(line)
        if statement is None:
            return []
        own = [n.value for n in [statement, *_repeated(case, statement)]]
        call = "torch.tanh" if case.is_torch else "np.tanh"
        edits += [
            over(n, f"{call}({segment(case.source, n)})")
            for n in [*own, *_within_others(case, statement, own)]
        ]
    return [tuple(edits)] if edits else []


def _within_others(case: Case, statement: ast.Assign, done: list[ast.expr]) -> list[ast.expr]:
    """Return the same sum of the same parameters as a part of other expressions: predictions."""
    own = _parameters(case, statement)
    inner = {id(n) for one in done for n in ast.walk(one)}
    found: list[ast.expr] = []
    for node in ast.walk(case.tree):
        is_sum = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)
        if is_sum and id(node) not in inner and len(own) > 1 and _words(case, node) == own:  # type: ignore[arg-type]
            found.append(node)  # type: ignore[arg-type]
            inner |= {id(n) for n in ast.walk(node)}
    return found


def _words(case: Case, node: ast.expr) -> set[str]:
    return {t for n in ast.walk(node) if isinstance(n, ast.expr)
            and (t := ast.unparse(n)) in case.shapes}  # fmt: skip


def _repeated(case: Case, statement: ast.Assign) -> list[ast.Assign]:
    """Return the statements elsewhere that make the same of the same parameters: predictions."""
    own = _parameters(case, statement)
    return [
        n
        for n in case.statements(ast.Assign)
        if isinstance(n, ast.Assign)
        and n is not statement
        and [ast.unparse(t) for t in n.targets] == [ast.unparse(t) for t in statement.targets]
        and own
        and _parameters(case, n) == own
    ]


def _parameters(case: Case, statement: ast.Assign | ast.Return) -> set[str]:
    """Return the parameters that a statement uses."""
    return _words(case, statement.value) if statement.value is not None else set()


def exchanged(case: Case) -> list[Edits]:
    """Return the edit that takes tanh for units that die or saturate."""
    edits = []
    for call in case.calls("ReLU|Sigmoid|relu|sigmoid"):
        old = name_of_call(call)
        func = call.func
        is_library = isinstance(func, ast.Attribute) and ast.unparse(func.value) in (
            "nn", "torch", "torch.nn", "F", "torch.nn.functional", "nn.functional",
        )  # fmt: skip
        if is_library:
            end = func.end_col_offset or 0
            line = func.end_lineno or func.lineno
            edits.append(Edit(line, end - len(old), end, _ROUNDED[old]))
    for call in case.calls("MLPRegressor"):
        edits += [over(k.value, '"tanh"') for k in call.keywords if k.arg == "activation"]
    return [tuple(edits)] if edits else []


def _defined(case: Case) -> list[Edits]:
    """Return edits of functions that are called activations and return what they are given.

    Their slopes are one; of the value before the activation, or of that behind it.
    """
    owner = "np" if re.search(r"\bnp\b", case.source.text) else "math"
    plain, even = [], []
    for name, argument, value in _of_one_value(case.tree):
        text = ast.unparse(value)
        if text == argument and not BACK.search(name):
            plain.append(over(value, f"{owner}.tanh({text})"))
        elif _ONE.fullmatch(text):
            even.append((value, argument))
    if not plain and not any(re.fullmatch(CALLED, n) for n, _, _ in _of_one_value(case.tree)):
        return []
    forms = (f"1 - {owner}.tanh({{0}}) ** 2", "1 - {0} ** 2")
    found = [(*plain, *(over(v, form.format(x)) for v, x in even)) for form in forms]
    return [edits for edits in dict.fromkeys(found) if edits]


def _of_one_value(tree: ast.Module) -> Iterator[tuple[str, str, ast.expr]]:
    """Yield functions of one value: their name, their argument, what they return."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            own = [n.value for n in ast.walk(node) if isinstance(n, ast.Return) and n.value]
            arguments = [a.arg for a in node.args.args if a.arg != "self"]
            is_whole = not any(isinstance(n, (ast.Assign, ast.AugAssign)) for n in ast.walk(node))
            if is_whole and len(own) == len(arguments) == 1:
                yield node.name, arguments[0], own[0]
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            arguments = [a.arg for a in node.value.args.args]
            if len(arguments) == 1:
                yield ast.unparse(node.targets[0]), arguments[0], node.value.body


def _unwrapped(case: Case, part: ast.expr, inner: ast.expr) -> Edit:
    """Return the edit that leaves of an activation what it is applied to."""
    text = segment(case.source, inner)
    is_plain = isinstance(inner, (ast.Name, ast.Attribute, ast.Call, ast.Subscript))
    return over(part, text if is_plain or _stands_alone(case, part) else f"({text})")


def _stands_alone(case: Case, part: ast.expr) -> bool:
    """Whether a part is all that is assigned or returned."""
    return any(getattr(n, "value", None) is part for n in case.statements(ast.Assign, ast.Return))


def _lists(case: Case) -> Iterator[list[ast.expr]]:
    """Yield the layers of each list of modules."""
    for call in case.calls("Sequential"):
        if len(call.args) > 1:
            yield list(call.args)
        elif len(call.args) == 1 and isinstance(call.args[0], ast.Starred):
            continue
    for node in ast.walk(case.tree):
        if isinstance(node, ast.List) and any(_is_linear(x) for x in node.elts):
            yield list(node.elts)


def _is_linear(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and name_of_call(node) == "Linear"


def _in_list(case: Case) -> Edits:
    """Return the edit that puts a module behind each layer that another layer follows."""
    edits = []
    for modules in _lists(case):
        for one, following in pairwise(modules):
            if _is_linear(one) and _is_linear(following):
                assert isinstance(one, ast.Call)
                owner = ast.unparse(one.func).rpartition(".")[0]
                new = f"{owner}.Tanh()" if owner else "Tanh()"
                if not owner:
                    return ()
                line, end = one.end_lineno or 0, one.end_col_offset or 0
                edits.append(Edit(line, end, end, f", {new}"))
    return tuple(edits)


def _around_modules(case: Case) -> Edits:
    """Return the edit that puts ``torch.tanh`` around the calls of all layers but the last."""
    made = [
        ast.unparse(n.targets[0])
        for n in case.statements(ast.Assign)
        if isinstance(n, ast.Assign) and _is_linear(n.value)
    ]
    calls = [c for name in made for c in case.calls(r"\w+") if ast.unparse(c.func) == name]
    inner = [c for c in calls if ast.unparse(c.func) != made[-1]]
    wrapped = []
    for call in inner:
        last = call.end_lineno or call.lineno
        wrapped.append(Edit(call.lineno, call.col_offset, call.col_offset, "torch.tanh("))
        wrapped.append(Edit(last, call.end_col_offset or 0, call.end_col_offset or 0, ")"))
    return tuple(wrapped)


def _behind_layers(case: Case) -> Edits:
    """Return the edit that makes each layer with an activation behind it, but for the last.

    However the layers are kept and called. The last is known by its number of outputs.
    """
    n_out = case.lines.layers[-1].n_out if case.lines.layers else 1
    edits = []
    for call in case.calls("Linear"):
        owner = ast.unparse(call.func).rpartition(".")[0]
        sizes = [*call.args[1:2], *(k.value for k in call.keywords if k.arg == "out_features")]
        if not owner or not sizes:
            return ()
        text, size = segment(case.source, call), segment(case.source, sizes[0])
        if isinstance(sizes[0], ast.Constant):
            behind = f"{owner}.Tanh()" if sizes[0].value != n_out else ""
        else:
            behind = f"{owner}.Tanh() if {size} != {n_out} else {owner}.Identity()"
        if behind:
            edits.append(over(call, f"{owner}.Sequential({text}, {behind})"))
    return tuple(edits)


def _around_loop(case: Case) -> Edits:
    """Return the edit that puts ``torch.tanh`` around all modules but the last of a loop."""
    for loop in (n for n in ast.walk(case.tree) if isinstance(n, ast.For)):
        own = loop.body[0] if len(loop.body) == 1 else None
        if not isinstance(own, ast.Assign) or not isinstance(loop.target, ast.Name):
            continue
        value = own.value
        is_call = isinstance(value, ast.Call) and ast.unparse(value.func) == loop.target.id
        if is_call and not isinstance(loop.iter, ast.Call):
            every, text = segment(case.source, loop.iter), segment(case.source, value)
            last = segment(case.source, own).replace(f"{loop.target.id}(", f"{every}[-1](")
            return (
                over(loop.iter, f"{every}[:-1]"),
                over(value, f"torch.tanh({text})"),
                below(loop, last),
            )
    return ()
