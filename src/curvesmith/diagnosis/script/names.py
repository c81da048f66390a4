"""Names that a script uses and nothing defines, and what they were meant to be."""

from __future__ import annotations

import ast
import builtins
import symtable
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from curvesmith.diagnosis.script.python2 import PYTHON_2_NAMES

__all__ = ["IMPORTS", "distance", "nearest", "nearest_of", "owned", "undefined"]

# What everybody calls these modules; a paste often begins below the imports.
IMPORTS = {
    "np": "import numpy as np",
    "numpy": "import numpy",
    "plt": "import matplotlib.pyplot as plt",
    "pd": "import pandas as pd",
    "torch": "import torch",
    "nn": "import torch.nn as nn",
    "F": "import torch.nn.functional as F",
    "optim": "import torch.optim as optim",
    "math": "import math",
    "random": "import random",
    "time": "import time",
    "os": "import os",
    "sys": "import sys",
    "reduce": "from functools import reduce",
    "MLPRegressor": "from sklearn.neural_network import MLPRegressor",
    "StandardScaler": "from sklearn.preprocessing import StandardScaler",
    "MinMaxScaler": "from sklearn.preprocessing import MinMaxScaler",
    "train_test_split": "from sklearn.model_selection import train_test_split",
    "make_pipeline": "from sklearn.pipeline import make_pipeline",
    "mean_squared_error": "from sklearn.metrics import mean_squared_error",
    "r2_score": "from sklearn.metrics import r2_score",
    "DataLoader": "from torch.utils.data import DataLoader",
    "TensorDataset": "from torch.utils.data import TensorDataset",
}
_MATH = ("exp", "log", "sqrt", "sin", "cos", "tanh", "pi")
_ARRAYS = ("zeros", "ones", "linspace", "arange", "mean", "where", "stack", "abs", "square")
_DRAWS = ("randn", "rand", "normal", "uniform", "permutation", "randint", "shuffle")
# What is often written without the library that it belongs to, by how it is called there.
_FUNCTIONS: dict[str, dict[str, str]] = {
    "numpy": {
        **{n: n for n in (*_MATH, *_ARRAYS, "array", "dot", "outer", "maximum", "hstack", "vstack",
                          "zeros_like", "ones_like", "newaxis", "argmax", "concatenate", "std")},
        **{n: f"random.{n}" for n in _DRAWS},
    },
    "torch": {n: n for n in (*_MATH, *_ARRAYS, "randn", "rand", "tensor", "relu", "sigmoid",
                             "matmul", "cat", "no_grad", "from_numpy", "manual_seed", "randperm")},
    "torch.nn": {n: n for n in ("Linear", "ReLU", "Tanh", "Sigmoid", "Sequential", "MSELoss",
                                "Module", "ModuleList", "Parameter")},
    "math": {n: n for n in _MATH},
}  # fmt: skip
_SWAPPED = 2  # letters of a name in which a swap of two is no name of its own
_MODULE_NAMES = {"__name__", "__file__", "__doc__", "__builtins__", "__annotations__", "__spec__"}


def undefined(text: str) -> list[ast.Name]:
    """Return each use of a name that nothing in the script defines, in the order of lines.

    A star import may define any name but those that only Python 2 had.

    Parameters
    ----------
    text : str
        Source that parses.
    """
    tree = ast.parse(text)
    missing = set(_missing(symtable.symtable(text, "script", "exec")))
    if any(isinstance(n, ast.ImportFrom) and n.names[0].name == "*" for n in ast.walk(tree)):
        missing &= set(PYTHON_2_NAMES)
    uses = [n for n in ast.walk(tree) if isinstance(n, ast.Name) and n.id in missing]
    return sorted(uses, key=lambda n: (n.lineno, n.col_offset))


def _missing(table: symtable.SymbolTable) -> Iterator[str]:
    """Yield the names that resolve to no scope."""
    tables = list(_all_tables(table))
    defined = set(dir(builtins)) | _MODULE_NAMES
    for one in tables:
        for symbol in one.get_symbols():
            is_bound = symbol.is_assigned() or symbol.is_imported()
            if is_bound and (one.get_type() == "module" or symbol.is_declared_global()):
                defined.add(symbol.get_name())
    for one in tables:
        for symbol in one.get_symbols():
            is_outer = one.get_type() == "module" or symbol.is_global()
            if symbol.is_referenced() and is_outer and symbol.get_name() not in defined:
                yield symbol.get_name()


def _all_tables(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for child in table.get_children():
        yield from _all_tables(child)


def nearest(text: str, use: ast.Name) -> str | None:
    """Return the one defined name that an undefined one was meant to be; None if in doubt.

    One letter more or less, another case, or in names of five letters and more one letter
    exchanged or swapped; and only if no other defined name is as near.
    """
    if use.id in PYTHON_2_NAMES:
        return PYTHON_2_NAMES[use.id]
    missing = {n.id for n in undefined(text)}
    return nearest_of(use.id, _visible(text, use) - missing)


def owned(text: str, use: ast.Name) -> str | None:
    """Return a bare name with what it lacks: ``self.hidden``, ``np.exp``, a quote; or None.

    An attribute of the object around, a function of a library that is imported as a whole, or a
    key that is written as a text elsewhere.
    """
    tree = ast.parse(text)
    place = (use.lineno, use.col_offset)
    keys = [n.slice for n in ast.walk(tree) if isinstance(n, ast.Subscript)]
    texts = [k.value for k in keys if isinstance(k, ast.Constant)]
    if use.id in texts and any((k.lineno, k.col_offset) == place for k in keys):
        return repr(use.id)
    for owner in (n for n in ast.walk(tree) if isinstance(n, ast.ClassDef)):
        methods = [n for n in owner.body if isinstance(n, ast.FunctionDef)]
        if any(_uses(m, use) and [a.arg for a in m.args.args[:1]] == ["self"] for m in methods):
            stored = (n for n in ast.walk(owner) if isinstance(n, ast.Attribute))
            known = {ast.unparse(n) for n in stored if isinstance(n.ctx, ast.Store)}
            if f"self.{use.id}" in {*known, *(f"self.{m.name}" for m in methods)}:
                return f"self.{use.id}"
    imported = (n for n in tree.body if isinstance(n, ast.Import))
    aliases = {a.name: a.asname or a.name for n in imported for a in n.names}
    for library, functions in _FUNCTIONS.items():
        if library in aliases and use.id in functions:
            return f"{aliases[library]}.{functions[use.id]}"
    return None


def nearest_of(used: str, known: Iterable[str]) -> str | None:
    """Return the one of several names that another was meant to be; None if in doubt."""
    near = {name: distance(used, name) for name in known}
    near = {name: d for name, d in near.items() if _is_slip(used, name, d)}
    best = [name for name, d in near.items() if d == min(near.values())]
    shares = {name: SequenceMatcher(None, used, name).ratio() for name in best}
    best = [name for name, share in shares.items() if share == max(shares.values())]
    return best[0] if len(best) == 1 else None


def _is_slip(used: str, name: str, d: float) -> bool:
    """Whether a distance is that of a slip of the pen between these two names."""
    is_swap = d == 1 and used.isalpha() and sorted(used) == sorted(name)
    if d < 1 or (is_swap and len(used) > _SWAPPED):
        return True
    if len(used) == len(name) and len(used) < 5:
        return False
    return d <= (1 if len(used) < 8 else 2) and min(len(used), len(name)) > 1


def _visible(text: str, use: ast.Name) -> set[str]:
    """Names that are defined where a name is used: of the module and of the functions around."""
    tree = ast.parse(text)
    inner = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and use in _uses(n, use)]
    names = set(_stored(tree.body))
    for function in inner:
        arguments = function.args
        names |= {a.arg for a in (*arguments.args, *arguments.kwonlyargs, *arguments.posonlyargs)}
        names |= set(_stored(function.body))
    return names


def _uses(function: ast.FunctionDef, use: ast.Name) -> list[ast.Name]:
    """Return `use` if the function holds it; positions stand for the nodes of another parse."""
    place = (use.lineno, use.col_offset)
    held = [n for n in ast.walk(function) if isinstance(n, ast.Name)]
    return [use] if any((n.lineno, n.col_offset) == place for n in held) else []


def _stored(body: Iterable[ast.stmt]) -> Iterator[str]:
    """Yield the names that statements bind in their own scope."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
            continue
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                yield inner.id
            elif isinstance(inner, ast.alias):
                yield (inner.asname or inner.name).split(".")[0]


def distance(a: str, b: str) -> float:
    """Return the number of letters to insert, delete, exchange or swap; case alone counts 1/2.

    The restricted Damerau-Levenshtein distance (Wagner and Fischer, doi 10.1145/321796.321811,
    with swaps of neighbors).
    """
    if a != b and a.lower() == b.lower():
        return 0.5
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y))
            if i > 1 and j > 1 and (x, y) == (b[j - 2], a[i - 2]):
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return float(rows[-1][-1])
