"""The last layer of several treated otherwise: it loses its activation, the others keep theirs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import zip_longest

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above, over, segment
from curvesmith.diagnosis.script.edits.numbers import option
from curvesmith.diagnosis.script.edits.squashing import BACK, bending, is_activation, squashed
from curvesmith.diagnosis.script.phrases import closed, factors_of

__all__ = ["all_but_last_pass", "exchanged_module", "last_pass_without", "plain_last", "shorter"]

_CURVED = ("tanh", "sigmoid", "relu", "logistic", "softplus", "leaky_relu", "lrelu", "softmax")
_PLAIN = ("linear", "identity", "none", "None")
_ADDING = ("add", "append", "add_module")
_SAME, _EVEN = "lambda z: z", "lambda *z: 1.0"  # in the place of an activation, of its slope


def shorter(case: Case) -> list[Edits]:
    """Return edits that take the last layer of a list away if it is an activation."""
    found: list[Edits] = []
    for layers in _lists(case):
        last = layers[-1]
        own = last.elts[-1] if isinstance(last, ast.Tuple) and last.elts else last
        if len(layers) > 1 and _is_activation(case, own):
            before, stop = layers[-2], last.end_lineno or 0
            line, end = before.end_lineno or 0, before.end_col_offset or 0
            edit = Edit(line, end, last.end_col_offset or 0, "", None if stop == line else stop)
            found.append((edit,))
    return [*found, *_unpacked(case), *_not_added(case)]


def _lists(case: Case) -> Iterator[list[ast.expr]]:
    """Yield what may be the layers of a network, made one after the other."""
    for call in case.calls("Sequential"):
        if not any(isinstance(x, ast.Starred) for x in call.args):
            yield list(call.args)
    for node in ast.walk(case.tree):
        if isinstance(node, ast.List) and isinstance(node.ctx, ast.Load) and node.elts:
            yield list(node.elts)


def _is_activation(case: Case, node: ast.expr) -> bool:
    """Whether a part makes a layer that is nothing but an activation."""
    return isinstance(node, ast.Call) and name_of_call(node) in bending(case.tree).layers


def _unpacked(case: Case) -> Iterator[Edits]:
    """Yield ``Sequential(*layers)`` without the last of them."""
    for call in case.calls("Sequential"):
        own = call.args[0] if len(call.args) == 1 else None
        if isinstance(own, ast.Starred) and isinstance(own.value, (ast.Name, ast.Attribute)):
            yield (over(own.value, f"{ast.unparse(own.value)}[:-1]"),)


def exchanged_module(case: Case) -> list[Edits]:
    """Return the edit that exchanges what follows the last layer, above the training, for nothing.

    Where a function makes the blocks of a network, by the name of the last weights:
    ``net.blocks.2.0.weight`` is followed by ``net.blocks[2][1]``.
    """
    loop = case.counting()
    last = case.lines.layers[-1].weights if case.lines.layers else ""
    found = re.fullmatch(r"(\w+)((?:\.\w+)*)\.(\d+)\.weight", last)
    if not (case.is_torch and found and loop):
        return []
    place = re.sub(r"\.(\d+)(?=\.|$)", r"[\1]", found[1] + found[2])
    return [(above(loop, f"{place}[{int(found[3]) + 1}] = torch.nn.Identity()"),)]


def _not_added(case: Case) -> Iterator[Edits]:
    """Yield the edit of ``net.add(Sigmoid())``, the last of several in a row: nothing is added."""
    several = [
        (n, n.value)
        for n in case.statements(ast.Expr)
        if isinstance(n, ast.Expr) and isinstance(n.value, ast.Call)
    ]
    added = [(n, c) for n, c in several if name_of_call(c) in _ADDING and c.args]
    for (node, call), following in zip_longest(added, added[1:]):
        receiver = ast.unparse(following[1].func) if following else ""
        if receiver != ast.unparse(call.func) and _is_activation(case, call.args[-1]):
            yield (over(node, "pass"),)


def plain_last(case: Case) -> list[Edits]:
    """Return edits that name no activation for the last layer, where each is named one."""
    found: list[Edits] = []
    words = _known_words(case)
    named = [n for n in _named(case) if not _is_default(case, n)]
    found += [(over(named[-1], word),) for word in words if named]
    return [*_default_left(case, words), *found, *_functions_last(case)]


def _known_words(case: Case) -> list[str]:
    """Return how a script may call no activation: as it does itself, or by a word it knows not."""
    own = [w for w in _PLAIN if re.search(rf"""(['"]){w}\1""", case.source.text)]
    return [f'"{w}"' for w in own] or ['"linear"', "None"]


def _named(case: Case) -> list[ast.Constant]:
    """Return the words for activations that choose one, in the order of the text."""
    others = {
        id(c)
        for n in ast.walk(case.tree)
        for part in _asking(n)
        for c in ast.walk(part)
    }  # fmt: skip
    own = [
        n
        for n in ast.walk(case.tree)
        if isinstance(n, ast.Constant) and n.value in _CURVED and id(n) not in others
    ]
    return sorted(own, key=lambda n: (n.lineno, n.col_offset))


def _asking(node: ast.AST) -> list[ast.AST]:
    """Return the parts that ask which activation it is."""
    if isinstance(node, (ast.Compare, ast.MatchValue)):
        return [node]
    if isinstance(node, ast.Subscript):
        return [node.slice]
    return [k for k in node.keys if k is not None] if isinstance(node, ast.Dict) else []


def _is_default(case: Case, node: ast.Constant) -> bool:
    return any(
        node in f.args.defaults for f in ast.walk(case.tree) if isinstance(f, ast.FunctionDef)
    )


def _default_left(case: Case, words: list[str]) -> Iterator[Edits]:
    """Yield the edits that hand no activation to the last call of what has one as a default."""
    for owner in ast.walk(case.tree):
        functions = owner.body if isinstance(owner, ast.ClassDef) else [owner]
        for function in (f for f in functions if isinstance(f, ast.FunctionDef)):
            arguments = function.args.args
            own = arguments[len(arguments) - len(function.args.defaults) :]
            name = owner.name if isinstance(owner, ast.ClassDef) else function.name
            calls = case.calls(re.escape(name))
            for argument, default in zip(own, function.args.defaults, strict=True):
                if isinstance(default, ast.Constant) and default.value in _CURVED and calls:
                    yield from (tuple(option(calls[-1], argument.arg, word)) for word in words)


def _functions_last(case: Case) -> Iterator[Edits]:
    """Yield the edits of functions handed to layers: the last gets one that changes nothing."""
    lists = [n.elts for n in ast.walk(case.tree) if isinstance(n, (ast.List, ast.Tuple))]
    several = [elts for elts in lists if elts and all(_is_handed(case, x) for x in elts)]
    slopes = [elts for elts in lists if elts and all(_is_slope(x) for x in elts)]
    for elts in several:
        ends = [over(elts[-1], _SAME)]
        ends += [over(s[-1], _EVEN) for s in slopes if len(s) == len(elts)]
        yield tuple(ends)
    calls = [c for c in case.calls(r"\w+") if any(_is_handed(case, a) for a in _given(c))]
    for name in dict.fromkeys(name_of_call(c) for c in calls):
        given = _given([c for c in calls if name_of_call(c) == name][-1])
        if len(case.calls(re.escape(name))) > 1 and len(given) > 1:
            edits = [over(a, _SAME) for a in given if _is_handed(case, a)]
            yield (*edits, *(over(a, _EVEN) for a in given if _is_slope(a)))


def _given(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(k.value for k in call.keywords)]


def _is_handed(case: Case, node: ast.expr) -> bool:
    """Whether a part is an activation and not what it makes of something."""
    return not _is_slope(node) and is_activation(node, case.tree)


def _is_slope(node: ast.expr) -> bool:
    """Whether a part is the derivative of an activation, by its name or by how it is written."""
    if isinstance(node, ast.Lambda):
        return re.search(r"1(\.0?)? - | [<>]=? ", ast.unparse(node.body)) is not None
    is_word = isinstance(node, (ast.Name, ast.Attribute))
    return is_word and BACK.search(ast.unparse(node).rpartition(".")[2]) is not None


def last_pass_without(case: Case) -> list[Edits]:
    """Return edits of a loop over layers whose last pass leaves the activation out.

    Alone, and with the loop that passes errors back, whose first pass leaves its slope out.
    """
    loops = [n for n in ast.walk(case.tree) if isinstance(n, ast.For)]
    loops = [n for n in loops if n is not case.loop() and n is not case.counting()]
    found: list[Edits] = []
    back = [edit for loop in loops for edit in _slopes_left_out(case, loop)]
    for loop in loops:
        is_last = _is_last(case, loop)
        own = [n for n in loop.body if isinstance(n, (ast.Assign, ast.Expr))]
        parts = [one for n in own for one in squashed(n, case.tree)]
        if is_last and len(parts) == 1:
            edit = _either(case, *parts[0], is_last)
            found += [(edit,), *((edit, other) for other in back)]
    return found


def all_but_last_pass(case: Case) -> Iterator[Edits]:
    """Yield edits of a loop over layers that bend what each pass makes, but for the last."""
    call = "torch.tanh" if case.is_torch else "np.tanh"
    for loop in (n for n in ast.walk(case.tree) if isinstance(n, ast.For)):
        is_last = "" if loop in (case.loop(), case.counting()) else _is_last(case, loop)
        parts = [n for s in loop.body if isinstance(s, (ast.Assign, ast.Expr)) for n in _made(s)]
        products = [n for n in parts if _is_product(n)]
        if is_last and len(products) == 1:
            text = segment(case.source, products[0])
            new = f"{closed(text, products[0])} if {is_last} else {call}({text})"
            is_alone = case.is_alone(products[0])
            yield (over(products[0], new if is_alone else f"({new})"),)


def _made(node: ast.stmt) -> list[ast.expr]:
    """Return what a statement makes: the value that it assigns, or appends to a list."""
    value: ast.expr = node.value  # type: ignore[attr-defined]
    is_added = isinstance(value, ast.Call) and name_of_call(value) in _ADDING
    return list(value.args) if is_added else [value]  # type: ignore[attr-defined]


def _is_product(node: ast.expr) -> bool:
    """Whether a part is a product of matrices, and a bias or none; of errors passed back none."""
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        node = node.left
    is_operator = isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult)
    is_call = isinstance(node, ast.Call) and name_of_call(node) in ("dot", "matmul", "mm")
    return (is_operator or is_call) and ".T" not in ast.unparse(node)


def _is_last(case: Case, loop: ast.For) -> str:
    """Return the words that tell the last pass of a loop; empty if we know of none."""
    text = segment(case.source, loop.iter)
    names = [x.id for x in ast.walk(loop.target) if isinstance(x, ast.Name)]
    if not names or "\n" in text:
        return ""
    if not isinstance(loop.iter, ast.Call):
        return f"{names[0]} is {text}[-1]" + ("" if len(names) == 1 else "[0]")
    given = segment(case.source, loop.iter.args[0]) if loop.iter.args else ""
    forms = {
        "enumerate": f"{names[0]} == len({given}) - 1",
        "range": f"{names[0]} == {text}[-1]",
        "zip": f"{names[0]} is {given}[-1]",
    }
    return forms.get(name_of_call(loop.iter), "")


def _is_first_back(case: Case, loop: ast.For) -> str:
    """Return the words that tell the first pass of a loop from the last to the first layer."""
    text, target = segment(case.source, loop.iter), loop.target
    is_back = re.search(r"reversed\(|\[::-1\]|, *-1 *\)", text) is not None
    if not is_back or not isinstance(target, ast.Name) or "\n" in text:
        return ""
    same = "==" if "range" in text else "is"
    return f"{target.id} {same} list({text})[0]"


def _slopes_left_out(case: Case, loop: ast.For) -> Iterator[Edit]:
    """Yield the edits of products with a slope in such a loop: the first pass leaves one out."""
    is_first = _is_first_back(case, loop)
    for node in loop.body if is_first else []:
        value = node.value if isinstance(node, (ast.Assign, ast.AugAssign)) else None
        factors = factors_of(value) if value is not None else []
        if len(factors) > 1:
            assert value is not None
            for n in range(1, len(factors)):
                kept = " * ".join(closed(segment(case.source, x), x) for x in factors[:-n])
                whole = segment(case.source, value)
                yield over(value, f"{kept} if {is_first} else {whole}")


def _either(case: Case, part: ast.expr, inner: ast.expr, asked: str) -> Edit:
    """Return the edit of an activation that is left out if something holds."""
    plain, own = segment(case.source, inner), segment(case.source, part)
    return over(part, f"({closed(plain, inner)} if {asked} else {closed(own, part)})")
