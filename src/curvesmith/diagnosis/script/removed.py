"""Names that NumPy, PyTorch, scikit-learn and Python once had, and what they are called now."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

__all__ = ["Replacement", "replacements"]

# Removed by NumPy 1.24, 2.0 and later: its release notes, "Expired deprecations".
_NUMPY = {
    "float": "float",
    "int": "int",
    "bool": "bool",
    "object": "object",
    "str": "str",
    "complex": "complex",
    "long": "int",
    "unicode": "str",
    "float_": "{np}.float64",
    "complex_": "{np}.complex128",
    "Inf": "{np}.inf",
    "Infinity": "{np}.inf",
    "infty": "{np}.inf",
    "PINF": "{np}.inf",
    "NINF": "-{np}.inf",
    "NaN": "{np}.nan",
    "NAN": "{np}.nan",
    "product": "{np}.prod",
    "cumproduct": "{np}.cumprod",
    "alltrue": "{np}.all",
    "sometrue": "{np}.any",
    "round_": "{np}.round",
    "row_stack": "{np}.vstack",
    "trapz": "{np}.trapezoid",
    "in1d": "{np}.isin",
    "random.random_integers": "{np}.random.randint",
}
# Modules and functions of others; whole dotted names.
_OTHERS = {
    "sklearn.cross_validation": "sklearn.model_selection",
    "sklearn.grid_search": "sklearn.model_selection",
    "sklearn.externals.joblib": "joblib",
    "time.clock": "time.perf_counter",
    "torch.nn.utils.clip_grad_norm": "torch.nn.utils.clip_grad_norm_",
    "scipy.misc.logsumexp": "scipy.special.logsumexp",
}


class Replacement(NamedTuple):
    """Columns of one line, counted in bytes as `ast` does, the old dotted name, the new text."""

    line: int
    start: int
    end: int
    dotted: str
    new: str


def replacements(text: str) -> list[Replacement]:
    """Return one replacement for each use of a removed name.

    Parameters
    ----------
    text : str
        Source that parses. A NumPy name counts as removed if the installed NumPy lacks it.
    """
    tree = ast.parse(text)
    aliases = dict(_aliases(tree))
    found = [*_imports(tree, text), *_integer_draws(tree, aliases)]
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        dotted = _dotted(node, aliases)
        new = _new_name(dotted, ast.unparse(node).split(".")[0]) if dotted else None
        if dotted and new:
            found.append(_at(node, dotted, new))
    return found


def _at(node: ast.expr, dotted: str, new: str) -> Replacement:
    return Replacement(node.lineno, node.col_offset, node.end_col_offset or 0, dotted, new)


def _imports(tree: ast.AST, text: str) -> Iterator[Replacement]:
    """Yield the modules of ``from old.module import name``."""
    lines = text.encode().split(b"\n")
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in _OTHERS:
            start = lines[node.lineno - 1].index(node.module.encode(), node.col_offset)
            end = start + len(node.module.encode())
            yield Replacement(node.lineno, start, end, node.module, _OTHERS[node.module])


def _integer_draws(tree: ast.AST, aliases: dict[str, str]) -> Iterator[Replacement]:
    """Yield the upper ends of ``random_integers``, which counted among the draws.

    ``randint`` leaves its upper end out: ``random_integers(0, 4)`` is ``randint(0, 4 + 1)``.
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        dotted = _dotted(node.func, aliases)
        if dotted != "numpy.random.random_integers" or not node.args or not _new_name(dotted, "np"):
            continue
        last = node.args[min(1, len(node.args) - 1)]
        start = "1, " if len(node.args) == 1 else ""
        yield _at(last, dotted, f"{start}{ast.unparse(last)} + 1")


def _aliases(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield (name in the script, module that it stands for)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.name if alias.asname else alias.name.split(".")[0]
                yield alias.asname or name, name
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _dotted(node: ast.expr, aliases: dict[str, str]) -> str | None:
    """Return the full dotted name of an expression, modules by their real name."""
    if isinstance(node, ast.Name):
        return aliases.get(node.id)
    if isinstance(node, ast.Attribute):
        inner = _dotted(node.value, aliases)
        return f"{inner}.{node.attr}" if inner else None
    return None


def _new_name(dotted: str, alias: str) -> str | None:
    module, _, name = dotted.partition(".")
    if module == "numpy" and name in _NUMPY and not _has(name):
        return _NUMPY[name].format(np=alias)
    return _OTHERS.get(dotted)


def _has(name: str) -> bool:
    """Whether the installed NumPy has a dotted name, warnings aside."""
    place: object = np
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for part in name.split("."):
            if not hasattr(place, part):
                return False
            place = getattr(place, part)
    return True
