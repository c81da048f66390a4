"""Biases: the option of a layer, or arrays of the script's own."""

from __future__ import annotations

import ast
import re
from itertools import zip_longest

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above, below, over, segment
from curvesmith.diagnosis.script.edits.entries import by_entry
from curvesmith.diagnosis.script.edits.listed import by_list
from curvesmith.diagnosis.script.edits.objects import by_layer
from curvesmith.diagnosis.script.edits.tensors import with_tensors
from curvesmith.diagnosis.script.lines import Shape
from curvesmith.diagnosis.script.phrases import closed, factors_of

__all__ = ["with_bias"]

_MOST = 40  # ways that are looked at
_PRODUCTS = ("dot", "matmul")
_ERROR = re.compile(r"d|g|e|back|resid", re.IGNORECASE)  # how errors passed back are called
_SUMS = ("{d}.sum(0)", "{d}.sum(axis=0, keepdims=True)", "{d}", "{d}.sum()")


def with_bias(case: Case) -> list[Edits]:
    """Return edits that give every layer a bias."""
    edits = tuple(
        over(k.value, "True")
        for call in case.calls(r"\w+")
        for k in call.keywords
        if k.arg == "bias" and isinstance(k.value, ast.Constant) and k.value.value is False
    )
    if edits:
        return [edits]
    own = with_tensors(case) if case.lines.is_automatic else [
        *by_layer(case), *by_list(case), *by_entry(case), *_own_arrays(case),
    ]  # fmt: skip
    return [*own[: _MOST - 1], *_column_of_ones(case)]


def _column_of_ones(case: Case) -> list[Edits]:
    """Return the edit that gives all rows one more input, which is always 1, and it weights."""
    made = case.assignment(case.lines.inputs)
    weights = next(iter(case.lines.layers), None)
    if made is None or weights is None or weights.bias is not None:
        return []
    drawn = case.assignment(case.lines.made.get(weights.weights, 0))
    name = ast.unparse(made.targets[0])
    if isinstance(made.targets[0], ast.Tuple):
        names = [ast.unparse(x) for x in made.targets[0].elts]
        name = case.lines.X_text if case.lines.X_text in names else ""
    if not re.fullmatch(r"[\w.]+", name):
        return []
    stack = "torch.cat" if case.is_torch else "np.hstack"
    ones = f"torch.ones(len({name}), 1)" if case.is_torch else f"np.ones((len({name}), 1))"
    ends = ", 1" if case.is_torch else ""
    column = below(made, f"{name} = {stack}([{name}, {ones}]{ends})")
    parts = ast.walk(drawn.value) if drawn else ()
    sizes = [n for n in parts if isinstance(n, ast.Constant)]
    fixed = [over(n, f"{weights.n_in + 1}") for n in sizes if n.value == weights.n_in]
    is_sized = drawn is not None and "shape" in ast.unparse(drawn.value)  # follows the data
    return [(column, *fixed[:1])] if fixed or is_sized else []


def _own_arrays(case: Case) -> list[Edits]:
    """Return edits that add an array to a layer that has none, and its update; of each in turn.

    The gradient is one of the values that the update's own statements are made of, summed over
    the rows; which one is for the gradient check to say.
    """
    bare = [layer for layer in case.lines.layers if layer.bias is None]
    in_turn = zip_longest(*(_one_bias(case, layer) for layer in bare))
    return [edits for several in in_turn for edits in several if edits is not None]


def _one_bias(case: Case, layer: Shape) -> list[Edits]:
    """Return the ways to give one array of weights a bias, one for each gradient it may have."""
    weights = layer.weights
    made = case.assignment(case.lines.made.get(weights, 0))
    bias = _named(_written(made, weights))
    update = _update(case, weights)
    products = _products(case, weights)
    if bias is None or made is None or update is None or not products:
        return []
    is_number = layer.n_out == 1 and len(case.shapes.get(weights, ())) == 1
    new = below(made, f"{bias} = " + ("0.0" if is_number else f"np.zeros({layer.n_out})"))
    forward = [edit for p in products for edit in _summed(case, p, bias)]
    entries = _entries(case, update, weights, bias)
    if entries:
        return [(new, *forward, entry) for entry in entries]
    # Before any update: some gradients are made of weights as they were.
    first = _first_update(case, update)
    rate = _rate(case, update)
    step = f"{bias} = {bias} - {rate} * "
    return [
        (new, *forward, place)
        for gradient in (_gradients(case, update) if rate else [])
        for place in dict.fromkeys((above(first, step + gradient), below(update, step + gradient)))
    ]


def _entries(case: Case, update: ast.stmt, weights: str, bias: str) -> list[Edit]:
    """Return the lines that give a bias an entry where gradients are kept by the same keys.

    ``p[k] -= rate * g[k]`` changes whatever has an entry. The gradient is the error that that of
    the weights is a product of, summed over the rows.
    """
    key = weights.partition("[")[2]
    target = update.target if isinstance(update, ast.AugAssign) else update.targets[0]  # type: ignore[attr-defined]
    if not (key and isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Name)):
        return []
    keeps = {
        ast.unparse(n.value)
        for n in ast.walk(update.value)  # type: ignore[attr-defined]
        if isinstance(n, ast.Subscript) and ast.unparse(n.slice) == target.slice.id
    } - {ast.unparse(target.value)}
    found = []
    for node in case.in_loop():
        owner = ast.unparse(node.targets[0]).partition("[") if isinstance(node, ast.Assign) else ()
        if not owner or owner[0] not in keeps or owner[2] != key:
            continue
        value = node.value  # type: ignore[attr-defined]
        used = [n.id for n in ast.walk(value) if isinstance(n, ast.Name)]
        errors = [name for name in dict.fromkeys(used[::-1]) if _ERROR.match(name)]
        entry = f"{owner[0]}[{bias.partition('[')[2]} = "
        found += [below(node, entry + form.format(d=d)) for d in errors for form in _SUMS[:2]]
    return found


def _first_update(case: Case, update: ast.stmt) -> ast.stmt:
    """Return the first of the updates that stand in one block with another."""
    updates = set(case.lines.updated.values())
    beside = [
        n
        for n in case.statements(ast.Assign, ast.AugAssign)
        if n.lineno in updates and n.col_offset == update.col_offset and n.lineno <= update.lineno
    ]
    return beside[0] if beside else update


def _rate(case: Case, update: ast.stmt) -> str:
    """Return the learning rate of an update as text: the one that is known, or its only number."""
    names = {n.id for n in ast.walk(update) if isinstance(n, ast.Name)}
    numbers = {
        ast.unparse(n.targets[0])
        for n in case.statements(ast.Assign)
        if isinstance(n, ast.Assign) and isinstance(n.value, ast.Constant)
    }
    own = sorted(names & numbers)
    return case.lines.rate_text or (own[0] if len(own) == 1 else "")


def _summed(case: Case, product: ast.expr, bias: str) -> Edits:
    """Return the edits that add a bias to a product, in parentheses unless it stands in some."""
    sums = [c for c in case.calls("sum") if [*c.args] == [product]]
    whole = sums[0] if sums else product
    first, last = whole.lineno, whole.end_lineno or whole.lineno
    start, end = whole.col_offset, whole.end_col_offset or 0
    if case.is_alone(whole):
        return (Edit(last, end, end, f" + {bias}"),)
    return Edit(first, start, start, "("), Edit(last, end, end, f" + {bias})")


def _written(made: ast.Assign | None, weights: str) -> str:
    """Return how an array of weights is called where it is made: by ``self`` within its class."""
    own = ast.unparse(made.targets[0]) if made else ""
    return own if own == f"self.{weights.rpartition('.')[2]}" else weights


def _named(weights: str) -> str | None:
    """Return a name for the bias of an array of weights, of the same kind as its own."""
    if weights.isidentifier():
        return f"{weights}_bias"
    if re.fullmatch(r"[A-Za-z_][\w.]*", weights):
        return f"{weights}_bias"
    key = re.fullmatch(r"(\w+)\[(['\"])(\w+)\2\]", weights)
    return f"{key[1]}[{key[2]}{key[3]}_bias{key[2]}]" if key else None


def _update(case: Case, weights: str) -> ast.stmt | None:
    line = case.lines.updated.get(weights, 0)
    found = [n for n in case.statements(ast.Assign, ast.AugAssign) if n.lineno == line]
    return found[0] if found else None


def _products(case: Case, weights: str) -> list[ast.expr]:
    """Return the products of inputs with an array, behind the array itself or its name."""
    names = {weights, f"self.{weights.rpartition('.')[2]}" if "." in weights else weights}
    found: list[ast.expr] = []
    for node in ast.walk(case.tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.MatMult, ast.Mult)):
            sides = [ast.unparse(node.left), ast.unparse(node.right)]
            is_step = case.lines.rate_text and case.lines.rate_text in sides
            is_formed = names & set(sides) and not is_step and "**" not in "".join(sides)
            if is_formed and not _is_behind(case, node):
                found.append(node)
        elif isinstance(node, ast.Call) and name_of_call(node) in _PRODUCTS:
            operands = [ast.unparse(a) for a in node.args]
            if isinstance(node.func, ast.Attribute):
                operands.append(ast.unparse(node.func.value))
            if names & set(operands):
                found.append(node)
    return found


def _is_behind(case: Case, node: ast.expr) -> bool:
    """Whether a part stands behind the prediction in an iteration: where errors are passed back."""
    loop = case.loop()
    if loop is None or not loop.lineno <= case.lines.prediction < node.lineno:
        return False
    return node.lineno <= (loop.end_lineno or loop.lineno)


def _gradients(case: Case, update: ast.stmt) -> list[str]:
    """Return what may be the gradient: values of the function around the update, summed."""
    names = [
        ast.unparse(t)
        for n in case.in_loop()
        if isinstance(n, ast.Assign) and n.lineno < update.lineno
        for t in n.targets
        if isinstance(t, ast.Name)
    ]
    likely = sorted(dict.fromkeys(names[::-1]), key=lambda name: not _ERROR.match(name))
    summed = [form.format(d=name) for name in likely for form in _SUMS]
    return [*_without_a_factor(case, update), *summed]


def _without_a_factor(case: Case, update: ast.stmt) -> list[str]:
    """Return the products that the update is made of, without one of their factors: the input."""
    used = {ast.unparse(n) for n in ast.walk(update) if isinstance(n, ast.Name)}
    found = []
    for node in case.in_loop():
        if not isinstance(node, ast.Assign) or ast.unparse(node.targets[0]) not in used:
            continue
        value = node.value
        if isinstance(value, ast.BinOp) and isinstance(value.op, ast.MatMult):
            right = closed(segment(case.source, value.right), value.right)
            found.append(f"{right}.sum(0)")
        factors = factors_of(value)
        for left_out in factors[::-1] if len(factors) > 1 else []:
            kept = [closed(segment(case.source, f), f) for f in factors if f is not left_out]
            found.append(f"({' * '.join(kept)})")
    return found
