"""Layers that share their code: an activation for all but the last, chosen by an argument."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, above, below, over, segment
from curvesmith.diagnosis.script.edits.numbers import option
from curvesmith.diagnosis.script.edits.squashing import squashed
from curvesmith.diagnosis.script.phrases import closed, factors_of

__all__ = ["chosen", "curved", "last_without"]

_ARGUMENT = re.compile(r"act|nonlin|squash|transfer|func", re.IGNORECASE)
_PLAIN = (None, "linear", "identity", "none", "None", "")
_CURVED = ("tanh", "sigmoid", "relu", "logistic")
_MARK = "is_output"
_TWO = 2  # arguments: the object itself and what it is given


def chosen(case: Case) -> list[Edits]:
    """Return edits that choose an activation by the argument that a script has for it."""
    found: list[Edits] = []
    for word in _words(case):
        found += [edits for edits in (_handed(case, word), _renamed(case, word)) if edits]
    return found


def _words(case: Case) -> list[str]:
    """Return the names of activations that the script compares something with, or knows."""
    compared = [
        c.value
        for n in ast.walk(case.tree)
        if isinstance(n, (ast.Compare, ast.Dict, ast.Subscript, ast.MatchValue))
        for c in ast.walk(n)
        if isinstance(c, ast.Constant) and c.value in _CURVED
    ]
    return sorted(dict.fromkeys(compared), key=_CURVED.index)


def _handed(case: Case, word: str) -> Edits:
    """Return the edit that hands the name of an activation to all layers but the last."""
    edits: list[Edit] = []
    for function, owner in _makers(case):
        arguments = function.args.args
        defaults = arguments[len(arguments) - len(function.args.defaults) :]
        for argument, default in zip(defaults, function.args.defaults, strict=True):
            is_plain = isinstance(default, ast.Constant) and default.value in _PLAIN
            if not (is_plain and _ARGUMENT.search(argument.arg)):
                continue
            calls = [c for c in case.calls(re.escape(owner)) if not _gives(c, argument.arg)]
            for call in calls[:-1]:
                edits += option(call, argument.arg, f'"{word}"')
    return tuple(edits)


def _makers(case: Case) -> Iterator[tuple[ast.FunctionDef, str]]:
    """Yield functions with the name that they are called by; of a class, what makes an object."""
    for node in ast.walk(case.tree):
        if isinstance(node, ast.ClassDef):
            made = (f for f in node.body if isinstance(f, ast.FunctionDef))
            yield from ((f, node.name) for f in made if f.name == "__init__")
        elif isinstance(node, ast.FunctionDef) and node.name != "__init__":
            yield node, node.name


def _gives(call: ast.Call, name: str) -> bool:
    return any(keyword.arg == name for keyword in call.keywords)


def _renamed(case: Case, word: str) -> Edits:
    """Return the edit that names an activation where the script names none: all but the last."""
    named = [
        n
        for n in ast.walk(case.tree)
        if isinstance(n, ast.Constant) and n.value in ("linear", "identity", "none")
    ]
    compared = {
        id(c) for n in ast.walk(case.tree)
        if isinstance(n, (ast.Compare, ast.Dict)) for c in ast.walk(n)
    }  # fmt: skip
    own = [n for n in named if id(n) not in compared]
    inner = own[:-1] if len(own) > 1 else own
    return tuple(over(n, f'"{word}"') for n in inner)


def last_without(case: Case) -> list[Edits]:
    """Return edits that take the activation of the last layer away where all share their code."""
    return [edits for edits in (*_by_mark(case), *_by_loop(case)) if edits]


def _by_mark(case: Case) -> Iterator[Edits]:
    """Yield edits of a class of layers: the last object of a list is marked, and asked for it."""
    for owner in (n for n in ast.walk(case.tree) if isinstance(n, ast.ClassDef)):
        marked = _marked(case, owner.name)
        methods = [f for f in owner.body if isinstance(f, ast.FunctionDef)]
        parts = [(f, part, inner) for f in methods for part, inner in squashed(f, case.tree)]
        if marked is None or not parts:
            continue
        asked = f'getattr(self, "{_MARK}", False)'
        edits: list[Edit] = [marked]
        edits += [_either(case, part, inner, asked) for _, part, inner in parts]
        edits += [_either(case, *one, asked) for one in _backward(methods)]
        yield tuple(edits)


def curved(case: Case) -> list[Edits]:
    """Return edits that put tanh into all layers of a list but the last, on their way back too.

    Of objects whose method returns a product with weights, and another takes an error back.
    """
    found: list[Edits] = []
    for owner in (n for n in ast.walk(case.tree) if isinstance(n, ast.ClassDef)):
        marked = _marked(case, owner.name)
        methods = [
            n for n in owner.body if isinstance(n, ast.FunctionDef) and len(n.args.args) >= _TWO
        ]
        returns = [(m, m.body[-1]) for m in methods if isinstance(m.body[-1], ast.Return)]
        products = [(m, r) for m, r in returns if _is_product(_product_of(m, r))]
        if marked is None or len(products) != 1 or case.is_torch:
            continue
        ahead, last = products[0]
        asked = f'getattr(self, "{_MARK}", False)'
        value = segment(case.source, last.value)  # type: ignore[arg-type]
        lines = (
            f"self.bent = {value}", f"if not {asked}:", "    self.bent = np.tanh(self.bent)",
            "return self.bent",
        )  # fmt: skip
        new = over(last, f"\n{' ' * last.col_offset}".join(lines))
        for method in methods:
            if method is not ahead and ".T" in segment(case.source, method):
                d = method.args.args[1].arg
                slope = f"if not {asked}:\n    {d} = {d} * (1 - self.bent**2)"
                found.append((new, above(method.body[0], slope), marked))
    return found


def _product_of(method: ast.FunctionDef, node: ast.Return) -> ast.stmt:
    """Return the statement that makes what a method returns: that itself, or an assignment."""
    returned = ast.unparse(node.value) if node.value else ""
    made = [
        n for n in method.body
        if isinstance(n, ast.Assign) and [ast.unparse(t) for t in n.targets] == [returned]
    ]  # fmt: skip
    return made[-1] if made else node


def _is_product(node: ast.stmt) -> bool:
    """Whether a statement returns weights times something, and a bias or none."""
    text = ast.unparse(node)
    is_of_weights = re.search(r"(@|dot\(|matmul\().*self\.|self\..*(@|dot\()", text)
    return is_of_weights is not None and ".T" not in text


def _marked(case: Case, name: str) -> Edit | None:
    """Return the edit that marks the last layer of a class: where the list is made, or used."""
    listed, loop = _list_of(case, name), case.counting()
    if listed is not None:
        return below(listed, f"{_name(listed)}[-1].{_MARK} = True")
    last = case.lines.layers[-1].weights if case.lines.layers else ""
    kept = re.fullmatch(r"(.+\[\d+\])\.\w+", last)
    made = [n for n in ast.walk(case.tree) if isinstance(n, ast.ClassDef) and n.name == name]
    is_of_class = any(n.lineno <= case.lines.made.get(last, 0) <= (n.end_lineno or 0) for n in made)
    return above(loop, f"{kept[1]}.{_MARK} = True") if kept and loop and is_of_class else None


def _list_of(case: Case, name: str) -> ast.Assign | None:
    """Return the assignment of a list of objects of a class."""
    for node in case.statements(ast.Assign):
        assert isinstance(node, ast.Assign)
        is_list = isinstance(node.value, (ast.List, ast.ListComp))
        made = [c for c in ast.walk(node.value) if isinstance(c, ast.Call)]
        if is_list and any(name_of_call(c) == name for c in made):
            return node
    return _kept_list(case, name)


def _kept_list(case: Case, name: str) -> ast.Assign | None:
    """Return where an object keeps the list of objects of a class that it is made with."""
    for call in case.calls(r"\w+"):
        for place, given in enumerate(call.args):
            made = given.elts if isinstance(given, ast.List) else []
            if not any(isinstance(x, ast.Call) and name_of_call(x) == name for x in made):
                continue
            for function, owner in _makers(case):
                arguments = [a.arg for a in function.args.args[1:]]
                if owner != name_of_call(call) or place >= len(arguments):
                    continue
                for node in function.body:
                    if isinstance(node, ast.Assign) and ast.unparse(node.value) == arguments[place]:
                        return node
    return None


def _name(node: ast.Assign) -> str:
    return ast.unparse(node.targets[0])


def _either(case: Case, part: ast.expr, inner: ast.expr, asked: str) -> Edit:
    """Return the edit of a value that is another if something holds."""
    plain, own = segment(case.source, inner), segment(case.source, part)
    return over(part, f"({closed(plain, inner)} if {asked} else {closed(own, part)})")


def _backward(methods: list[ast.FunctionDef]) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield the products of a value and a derivative, each with what is left without that."""
    for method in methods:
        arguments = {a.arg for a in method.args.args}
        for node in ast.walk(method):
            value = node.value if isinstance(node, (ast.Assign, ast.Return)) else None
            factors = factors_of(value) if value is not None else []
            given = [f for f in factors if isinstance(f, ast.Name) and f.id in arguments]
            if value is not None and len(factors) > 1 and len(given) == 1:
                yield value, given[0]


def _by_loop(case: Case) -> Iterator[Edits]:
    """Yield edits of a loop over layers: all but the last, and then the last without."""
    for loop in (n for n in ast.walk(case.tree) if isinstance(n, ast.For)):
        if len(loop.body) != 1 or not isinstance(loop.body[0], ast.Assign):
            continue
        own = loop.body[0]
        parts = list(squashed(own, case.tree))
        if len(parts) != 1 or not isinstance(loop.target, (ast.Name, ast.Tuple)):
            continue
        if isinstance(loop.iter, ast.Call) and name_of_call(loop.iter) != "zip":
            continue
        part, inner = parts[0]
        every, target = segment(case.source, loop.iter), segment(case.source, loop.target)
        whole = f"list({every})" if isinstance(loop.iter, ast.Call) else every
        plain = segment(case.source, own).replace(
            segment(case.source, part), segment(case.source, inner)
        )
        last = f"{target} = {whole}[-1]\n{plain}"
        yield over(loop.iter, f"{whole}[:-1]"), below(loop, last)
