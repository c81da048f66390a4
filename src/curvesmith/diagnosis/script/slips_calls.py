"""Slips with how things are called: brackets for parentheses, names of another library.

Each rule takes what failed and returns the edits that mend it; none where there is doubt.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from curvesmith.diagnosis.script.edits.edit import Edit, over
from curvesmith.diagnosis.script.phrases import closed
from curvesmith.diagnosis.script.slips_numpy import Failed, last_name

__all__ = ["RULES"]

_KEYWORDS = {"keepdim": "keepdims", "dim": "axis", "axes": "axis", "keep_dims": "keepdims"}
# How a generator of `default_rng` calls what `np.random` and `RandomState` call otherwise.
_OF_GENERATOR = {
    "randn": "standard_normal", "rand": "random", "randint": "integers", "sample": "random",
    "random_sample": "random", "random_integers": "integers",
}  # fmt: skip
_OF_OLD = {"integers": "randint"}
_SIZED = ("randn", "rand")  # given sizes one by one
_PROPERTIES = ("shape", "T", "size", "ndim", "dtype")
_LENGTHS = ("length", "len", "count", "size")


def _rounded(failed: Failed) -> Iterator[Edit]:
    """Yield parentheses for the brackets around what a function is given: ``np.mean[x]``."""
    if not re.search(
        r"'([\w.]*[fF]unction\w*|method|builtin_function_or_method|type|numpy\.ufunc)'"
        r" object is not subscriptable",
        failed.message,
    ):
        return
    for node in failed.nodes(ast.Subscript):
        assert isinstance(node, ast.Subscript)
        is_named = isinstance(node.value, (ast.Name, ast.Attribute))
        if is_named and failed.is_on(node) and not isinstance(node.slice, (ast.Slice, ast.Tuple)):
            yield over(node, f"{failed.text(node.value)}({failed.text(node.slice)})")
            return


def _squared(failed: Failed) -> Iterator[Edit]:
    """Yield brackets for the parentheses around an index: ``x.shape(0)``, ``rows(i)``."""
    if not re.search(
        r"'(tuple|list|dict|int|numpy\.ndarray|Tensor)' object is not callable", failed.message
    ):
        return
    stored = {
        ast.unparse(n) for n in failed.nodes(ast.Name, ast.Attribute, ast.Subscript)
        if isinstance(n.ctx, ast.Store)  # type: ignore[attr-defined]
    }  # fmt: skip
    for call in (c for c in failed.calls if failed.is_on(c) and not c.keywords):
        func, given = call.func, [failed.text(a) for a in call.args]
        name = func.attr if isinstance(func, ast.Attribute) else ""
        if name == "size" and len(given) == 1:
            yield over(call, f"{failed.text(func.value)}.shape[{given[0]}]")  # type: ignore[attr-defined]
        elif name in _PROPERTIES and len(given) <= 1:
            yield over(call, failed.text(func) + (f"[{given[0]}]" if given else ""))
        elif ast.unparse(func) in stored and given and "'int'" not in failed.message:
            yield over(call, f"{failed.text(func)}[{', '.join(given)}]")


def _keywords(failed: Failed) -> Iterator[Edit]:
    """Yield a keyword as NumPy calls it, wherever the one of another library stands."""
    found = re.search(r"unexpected keyword argument '(\w+)'", failed.message)
    if found is None or found[1] not in _KEYWORDS:
        return
    for call in failed.calls:
        for keyword in call.keywords:
            if keyword.arg == found[1] and not ast.unparse(call.func).startswith("torch."):
                end = keyword.col_offset + len(found[1])
                yield Edit(keyword.lineno, keyword.col_offset, end, _KEYWORDS[found[1]])


def _drawn(failed: Failed) -> Iterator[Edit]:
    """Yield the name that a generator has for its draws, with sizes as it takes them."""
    found = re.search(
        r"(Generator|RandomState|numpy\.random)' (?:object )?has no attribute '(\w+)'",
        failed.message,
    )
    names = _OF_GENERATOR if found and found[1] == "Generator" else _OF_OLD
    if found is None or found[2] not in names:
        return
    for call in failed.calls:
        if last_name(call) != found[2] or not isinstance(call.func, ast.Attribute):
            continue
        owner = failed.text(call.func.value)
        is_module = owner in ("np.random", "numpy.random")
        if is_module == (found[1] != "numpy.random"):
            continue
        given = [failed.text(a) for a in call.args]
        if found[2] in _SIZED and len(given) > 1:
            given = [f"({', '.join(given)})"]
        given += [f"{k.arg}={failed.text(k.value)}" for k in call.keywords]
        yield over(call, f"{owner}.{names[found[2]]}({', '.join(given)})")


def _counted(failed: Failed) -> Iterator[Edit]:
    """Yield ``len(x)`` for ``x.length``."""
    found = re.search(r"has no attribute '(\w+)'", failed.message)
    if found is None or found[1] not in _LENGTHS:
        return
    called = {id(c.func): c for c in failed.calls}
    for node in failed.nodes(ast.Attribute):
        assert isinstance(node, ast.Attribute)
        call = called.get(id(node))
        if node.attr == found[1] and failed.is_on(node) and not (call and call.args):
            yield over(call or node, f"len({failed.text(node.value)})")


def _assigned(failed: Failed) -> Iterator[Edit]:
    """Yield ``rate = 0.1`` for the comparison ``rate == 0.1`` that stands alone."""
    step = failed.statement
    found = re.search(r"name '(\w+)' is not defined", failed.message)
    if found is None or not isinstance(step, ast.Expr) or not isinstance(step.value, ast.Compare):
        return
    compared = step.value
    is_equal = len(compared.ops) == 1 and isinstance(compared.ops[0], ast.Eq)
    if is_equal and ast.unparse(compared.left) == found[1]:
        new = closed(failed.text(compared.comparators[0]), compared.comparators[0])
        yield over(step, f"{found[1]} = {new}")


RULES = (
    (_drawn, "draws", "A generator of NumPy calls its draws by other names."),
    (_rounded, "call", "A function is given its arguments in parentheses."),
    (_squared, "index", "An entry is taken by brackets."),
    (_keywords, "keyword", "NumPy calls these keywords `axis` and `keepdims`."),
    (_counted, "length", "The number of rows is `len(x)`."),
    (_assigned, "assignment", "A value is given by `=`; `==` compares."),
)
