"""Predictions turned back into the units of the targets before the two are compared."""

from __future__ import annotations

import ast
import re
from itertools import combinations, permutations

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above, over, segment
from curvesmith.diagnosis.script.edits.numbers import option
from curvesmith.diagnosis.script.phrases import closed

__all__ = [
    "columns_exchanged",
    "dropout_off",
    "fitted_once",
    "in_one_order",
    "in_scale_of_training",
    "in_units_of_targets",
    "scaled_as_elsewhere",
    "scalers_exchanged",
]

_PAIR = 2  # what is scored: inputs and targets
_STACKED = r"column_stack|hstack|stack|array|concatenate"  # columns put together
_MOST_EXCHANGED = 12
_POWERS = {"log": "np.exp({})", "log10": "10 ** {}", "log2": "2 ** {}", "log1p": "np.expm1({})"}
# Losses of predictions that are logarithms, or logits.
_LINKS = {
    r"PoissonNLLLoss|poisson_nll_loss": "torch.exp({})",
    r"BCEWithLogitsLoss|binary_cross_entropy_with_logits": "torch.sigmoid({})",
}
_INVERSE = re.compile(r"def (inverse\w*|un\w+|denorm\w*)\(|\.(inverse_transform)\(")


def in_units_of_targets(case: Case) -> list[Edits]:
    """Return edits of what is compared on the accused line, by how the targets were scaled."""
    found: list[Edits] = []
    for predicted, wanted in _pairs(case):
        place = _made(case, predicted) or predicted
        # What is done to a prediction already may be what is wrong.
        for own in dict.fromkeys((place, _first(place))):
            text = segment(case.source, own)
            for form in _forms(case, ast.unparse(wanted)):
                new = form.format(text if "({})" in form else closed(text, own))
                found.append((over(place, new if place is not predicted else f"({new})"),))
    return found


def in_scale_of_training(case: Case) -> list[Edits]:
    """Return edits of what a prediction is made of: scaled as the inputs of the training were."""
    made = case.assignment(case.lines.inputs)
    scalers = [] if made else case.calls("fit_transform|transform")  # what a library is given
    values: list[ast.expr] = [made.value] if made else [*scalers]
    places = [_made(case, one) or one for one, _ in _pairs(case)]
    calls = [n for place in places for n in ast.walk(place) if isinstance(n, ast.Call)]
    own = [
        (over(part, new.removeprefix("(").removesuffix(")") if new[0] == "(" else new),)
        for call in calls
        for part in call.args
        if isinstance(part, ast.Name)
        for value in values
        for new in _scaled(value, part.id)
    ]
    if made is None:
        return list(dict.fromkeys([*own, *_scores(case, scalers)]))
    names = [part for place in places for part in ast.walk(place) if isinstance(part, ast.Name)]
    before = [place for one in names if (place := _made(case, one)) is not None]
    return [*own, *_scaled_within(case, made.value, [*places, *before])]


def scalers_exchanged(case: Case) -> list[Edits]:
    """Return edits of what is scaled or scaled back behind the training, by another scaler."""
    loop, calls = case.loop(), case.calls("(fit_|inverse_)?transform")
    behind = (loop.end_lineno or loop.lineno) if loop else 0
    owners = [n.func.value for n in calls if isinstance(n.func, ast.Attribute)]
    names = dict.fromkeys(ast.unparse(owner) for owner in owners)
    return [
        (over(owner, other),)
        for call, owner in zip(calls, owners, strict=True)
        if name_of_call(call) != "fit_transform" and owner.lineno > behind
        for other in names
        if other != ast.unparse(owner)
    ]


def scaled_as_elsewhere(case: Case) -> list[Edits]:
    """Return edits of what a function is given, scaled as an array of that name is elsewhere.

    Or as one whose name it begins with: ``X_test`` as ``X``.
    """
    loop = case.loop()
    inner = {id(n) for n in ast.walk(loop)} if loop else set[int]()
    scalings = [n for n in ast.walk(case.tree) if isinstance(n, ast.BinOp) and _is_scaling(n)]
    given = [
        part
        for call in case.calls(r"\w+")
        if id(call) not in inner
        for part in call.args
        if isinstance(part, ast.Name)
    ]
    found: list[Edits] = []
    for part in sorted(given, key=lambda n: -n.lineno):  # where predictions are made, first
        for scaling in (n for n in scalings if n.lineno != part.lineno):
            name = _unscaled(scaling) or ""
            text = segment(case.source, scaling).replace(name, part.id, 1)
            found += [(over(part, text),)] if part.id.startswith(name) else []
    return found[:_MOST_EXCHANGED]


def in_one_order(case: Case) -> list[Edits]:
    """Return edits of what is compared whose rows only one side takes by other indices."""
    found: list[Edits] = []
    for one, other in _pairs(case):
        place = _made(case, one) or one
        taken = [
            n for n in ast.walk(place)
            if isinstance(n, ast.Subscript) and isinstance(n.slice, ast.Name)
        ]  # fmt: skip
        for part in taken:
            text = closed(segment(case.source, other), other)
            # What is predicted first: it may be compared elsewhere, too.
            found.append((over(part, segment(case.source, part.value)),))
            found.append((over(other, f"{text}[{ast.unparse(part.slice)}]"),))
    return found


def _is_scaling(node: ast.BinOp) -> bool:
    """Whether a part is ``(x - a) / b``."""
    top = node.left
    is_shifted = isinstance(top, ast.BinOp) and isinstance(top.op, ast.Sub)
    return isinstance(node.op, ast.Div) and is_shifted and isinstance(top.left, ast.Name)  # type: ignore[attr-defined]


def _scores(case: Case, scalers: list[ast.Call]) -> list[Edits]:
    """Return edits of ``model.score(X, y)`` on the accused line: both are scaled, or one."""
    known = [n for n in scalers if isinstance(n.func, ast.Attribute) and n.args]
    owners = list(dict.fromkeys(ast.unparse(n.func.value) for n in known))  # type: ignore[attr-defined]
    found: list[Edits] = []
    for call in case.calls("score"):
        if call.lineno != case.line or len(call.args) != _PAIR:
            continue
        texts = [segment(case.source, x) for x in call.args]
        column = f"{closed(texts[1], call.args[1])}.reshape(-1, 1)"
        inputs = {o: over(call.args[0], f"{o}.transform({texts[0]})") for o in owners}
        targets = {o: over(call.args[1], f"{o}.transform({column}).ravel()") for o in owners}
        found += [(edit,) for edit in (*inputs.values(), *targets.values())]
        found += [(inputs[one], targets[other]) for one, other in permutations(owners, 2)]
    return found


def _scaled_within(case: Case, value: ast.expr, places: list[ast.expr]) -> list[Edits]:
    """Return edits that scale an array, as it is handed on, by what the training scales it by."""
    scalings = [n for n in ast.walk(value) if isinstance(n, ast.BinOp) and _unscaled(n)]
    if not scalings:
        return []
    name, text = _unscaled(scalings[0]), segment(case.source, scalings[0])
    return [
        (over(part, text),)
        for place in places
        for call in ast.walk(place)
        if isinstance(call, ast.Call)
        for part in call.args
        if isinstance(part, ast.Name) and part.id == name
    ]


def _unscaled(node: ast.expr) -> str | None:
    """Return the name of the array that sums and products begin with."""
    first = _first(node)
    return first.id if isinstance(first, ast.Name) else None


def _first(node: ast.expr) -> ast.expr:
    """Return what sums and products begin with."""
    while isinstance(node, ast.BinOp):
        node = node.left
    return node


def dropout_off(case: Case) -> list[Edits]:
    """Return edits that turn dropout off above the line that asks a network of PyTorch's.

    Where dropout is a function, it is told whether this is the training.
    """
    line = case.lines.judged_value
    if not case.is_torch or line is None:
        return []
    statements = case.statements(ast.Assign, ast.Expr, ast.Return)
    asking = [n for n in statements if n.lineno <= line <= (n.end_lineno or 0)]
    calls = [n for n in ast.walk(asking[-1]) if isinstance(n, ast.Call)] if asking else []
    made = {name.split(".")[0] for name in case.shapes}
    called = [n.func.id for n in calls if isinstance(n.func, ast.Name) and n.args]
    names = sorted(dict.fromkeys(called), key=lambda name: name not in made)
    is_set = re.search(r"\.eval\(\)", case.source.text) is not None
    off: list[Edits] = [(), *(((above(asking[-1], f"{name}.eval()"),)) for name in names)]
    told = [_told_of_training(case, how) for how in ("self.training", "torch.is_grad_enabled()")]
    both = [(*one, *other) for one in told for other in off if one]
    return [*([] if is_set else off[1:3]), *both][:_MOST_EXCHANGED]


def _told_of_training(case: Case, how: str) -> Edits:
    """Return the edits that tell each function of dropout whether this is the training."""
    calls = [n for n in case.calls("dropout") if not ast.unparse(n.func).startswith("self.")]
    untold = [n for n in calls if n.args and all(k.arg != "training" for k in n.keywords)]
    return tuple(edit for n in untold for edit in option(n, "training", how))


def columns_exchanged(case: Case) -> list[Edits]:
    """Return edits that exchange two columns where they are put together, the last place first."""
    stacked = [call.args[0] for call in case.calls(_STACKED) if call.args]
    chosen = [n.slice for n in ast.walk(case.tree) if isinstance(n, ast.Subscript)]
    places = [part for part in stacked if isinstance(part, (ast.List, ast.Tuple))]
    places += [part for part in chosen if isinstance(part, ast.List)]
    places.sort(key=lambda part: -part.lineno)
    found: list[Edits] = [
        (over(one, segment(case.source, other)), over(other, segment(case.source, one)))
        for place in places
        for one, other in combinations(place.elts, _PAIR)
    ]
    return found[:_MOST_EXCHANGED]


def fitted_once(case: Case) -> list[Edits]:
    """Return the edit after which a scaler keeps what it was fitted to first."""
    seen, edits = set[str](), []
    for call in case.calls("fit_transform"):
        func = call.func
        if not isinstance(func, ast.Attribute):
            continue
        owner, line, end = ast.unparse(func.value), func.end_lineno or 0, func.end_col_offset or 0
        if owner in seen:
            edits.append(Edit(line, end - len(func.attr), end, "transform"))
        seen.add(owner)
    return [tuple(edits)] if edits else []


def _scaled(value: ast.expr, name: str) -> list[str]:
    """Return how an array is scaled by what scales another: numbers, or a fitted scaler."""
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        owner = ast.unparse(value.func.value)
        return [f"{owner}.transform({name})"] if value.func.attr.endswith("transform") else []
    if not isinstance(value, ast.BinOp):
        return []
    signs = {ast.Sub: "-", ast.Div: "/", ast.Mult: "*", ast.Add: "+"}
    sign = signs.get(type(value.op))
    if sign is None:
        return []
    inner = _scaled(value.left, name) if isinstance(value.left, ast.BinOp) else [name]
    return [f"({one} {sign} {closed(ast.unparse(value.right), value.right)})" for one in inner]


def _pairs(case: Case) -> list[tuple[ast.expr, ast.expr]]:
    """Return prediction and target as they are compared on the accused line, both ways round."""
    pairs: list[tuple[ast.expr, ast.expr]] = []
    for node in ast.walk(case.tree):
        if getattr(node, "lineno", 0) != case.line:
            continue
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
            pairs += [(node.left, node.right), (node.right, node.left)]
        elif isinstance(node, ast.Call) and len(node.args) == 2:
            pairs += [(node.args[0], node.args[1]), (node.args[1], node.args[0])]
    return [pair for pair in pairs if not any(isinstance(x, ast.Constant) for x in pair)]


def _made(case: Case, node: ast.expr) -> ast.expr | None:
    """Return the value that a name is given last before the accused line, behind the training."""
    if not isinstance(node, ast.Name):
        return None
    loop = case.loop()
    end = (loop.end_lineno or loop.lineno) if loop else 0
    own = [
        n.value
        for n in case.statements(ast.Assign)
        if isinstance(n, ast.Assign)
        and end < n.lineno < case.line
        and [ast.unparse(t) for t in n.targets] == [node.id]
    ]
    return own[-1] if own else None


def _forms(case: Case, wanted: str) -> list[str]:
    """Return how a prediction may be turned back, with {} for it, the script's own ways first."""
    found = []
    for node in ast.walk(case.tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            top = node.left
            if isinstance(top, ast.BinOp) and isinstance(top.op, ast.Sub):
                if ast.unparse(top.left) == wanted:
                    spread, center = ast.unparse(node.right), ast.unparse(top.right)
                    found.append(f"{{}} * {spread} + {center}")
            elif ast.unparse(top) == wanted:
                found.append(f"{{}} * {ast.unparse(node.right)}")
    found += [f"{owner}.{name}({{}})" for owner in _scalers(case, wanted) for name in _names(case)]
    for log, power in _POWERS.items():
        if re.search(rf"\.{log}\({re.escape(wanted)}\)", case.source.text):
            found.append(power)
    found += [form for loss, form in _LINKS.items() if re.search(loss, case.source.text)]
    return list(dict.fromkeys([*found, f"{{}} * {wanted}.std(axis=0) + {wanted}.mean(axis=0)"]))


def _scalers(case: Case, wanted: str) -> list[str]:
    """Return what transforms the targets."""
    return [
        ast.unparse(call.func.value)
        for call in case.calls(r"(fit_)?transform|scale|normalize")
        if isinstance(call.func, ast.Attribute)
        and [ast.unparse(a) for a in call.args[:1]] == [wanted]
    ]


def _names(case: Case) -> list[str]:
    """Return what scalers call turning back; scikit-learn's name where the script has none."""
    own = [a or b for a, b in _INVERSE.findall(case.source.text)]
    return list(dict.fromkeys(own)) or ["inverse_transform"]
