"""Where the script makes a value: the line of its first assignment, told by value or by name.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.script.instrument import Site

__all__ = ["last_word", "made_line"]

Array = NDArray[np.float64]
_MADE = ("assign", "augmented", "stored")
_ENTRY = re.compile(r"(?P<holder>\w+)\['(?P<key>\w+)'\]$")


def made_line(
    name: str, value: Array, sites: tuple[Site, ...], before: Mapping[int, Array], text: str
) -> int:
    """Return the line of the last assignment of this very value, else of this name."""
    same = _same_sites(name, value, sites, before)
    named = [n for n in same if last_word(sites[n].text) == last_word(name)]
    # Zeros are in many places: their name tells more.
    is_plain = not np.ptp(value) > 0 and not named
    filled = _filled_line(name, value, sites, before) if is_plain else None
    if filled is not None:
        return filled
    written = _written_line(name, text) if is_plain or not same else None
    if written is None:
        return sites[same[-1]].line if same else 1
    return written


def _filled_line(
    name: str, value: Array, sites: tuple[Site, ...], before: Mapping[int, Array]
) -> int | None:
    """Return the line of a call that fills what is there with the one number that it holds.

    PyTorch's names for what changes a tensor in its place end with an underscore. In a loop over
    layers, only the last of them is seen, which may have another shape.
    """
    own = value.reshape(-1)[:1]
    found = [
        sites[n]
        for n, seen in before.items()
        if sites[n].kind == "call" and sites[n].operator.endswith("_")
        if own.size and seen.size and not np.ptp(seen.reshape(-1)) > 0
        if np.allclose(seen.reshape(-1)[:1], own, 1e-6, 0)
    ]
    named = [site.line for site in found if last_word(name) in site.text]
    return next(iter([*named, *(site.line for site in found)]), None)


def _written_line(name: str, text: str) -> int | None:
    """Return the line of the first value under a name; None if it is nowhere written."""
    tree = ast.parse(text)
    computed = _with_computed_key(tree, name)
    if computed:
        return computed[0]
    for word in reversed(re.findall(r"[^\W\d]\w*", name)):
        for find in (_keyed, _appended, _assigned):
            lines = find(tree, word)
            if lines:
                return _inside(tree, lines[0])
    return None


def _with_computed_key(tree: ast.AST, name: str) -> list[int]:
    """Return the lines that fill a dict by keys such as ``"W" + str(i)``, the best match first."""
    entry = _ENTRY.search(name)
    if entry is None:
        return []
    found = []
    for node in (n for n in ast.walk(tree) if isinstance(n, ast.Assign)):
        for target in (t for t in node.targets if isinstance(t, ast.Subscript)):
            is_changed = ast.unparse(target) in ast.unparse(node.value)
            if last_word(ast.unparse(target.value)) != entry["holder"] or is_changed:
                continue
            texts = [c.value for c in ast.walk(target.slice) if isinstance(c, ast.Constant)]
            fitting = [t for t in texts if isinstance(t, str) and t and entry["key"].startswith(t)]
            found += [(-len(t), node.lineno) for t in fitting]
    return [line for _, line in sorted(found)]


def _inside(tree: ast.AST, line: int) -> int:
    """Return where a function of the script returns what is assigned on a line; else the line."""
    made = [n for n in ast.walk(tree) if isinstance(n, ast.Assign) and n.lineno == line]
    calls = [ast.unparse(n.value.func) for n in made if isinstance(n.value, ast.Call)]
    calls = calls if all(isinstance(t, ast.Name) for n in made for t in n.targets) else []
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name in calls]
    returned = [n.lineno for f in functions for n in ast.walk(f) if isinstance(n, ast.Return)]
    return returned[-1] if returned else line


def _keyed(tree: ast.AST, word: str) -> list[int]:
    """Return the lines of values that dicts hold under a key."""
    dicts = [n for n in ast.walk(tree) if isinstance(n, ast.Dict)]
    pairs = [pair for n in dicts for pair in zip(n.keys, n.values, strict=True)]
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) == "dict"]
    given = [k.value.lineno for call in calls for k in call.keywords if k.arg == word]
    literal = [v.lineno for k, v in pairs if isinstance(k, ast.Constant) and k.value == word]
    return sorted([*given, *literal])


def _appended(tree: ast.AST, word: str) -> list[int]:
    """Return the lines on which something is appended to a list."""
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
    owners = [(ast.unparse(n.func), n.lineno) for n in calls if isinstance(n.func, ast.Attribute)]
    return [line for owner, line in owners if f".{owner}".endswith(f".{word}.append")]


def _assigned(tree: ast.AST, word: str) -> list[int]:
    """Return the lines on which a name or attribute is assigned, alone or among others."""
    found = []
    for node in (n for n in ast.walk(tree) if isinstance(n, ast.Assign)):
        targets = [t for each in node.targets for t in getattr(each, "elts", [each])]
        if any(ast.unparse(t).rpartition(".")[2].split("[")[0] == word for t in targets):
            found.append(node.lineno)
    return sorted(found)


def _same_sites(
    name: str, value: Array, sites: tuple[Site, ...], before: Mapping[int, Array]
) -> list[int]:
    """Return the sites at which a value was assigned: by its name, by any, in any order of rows."""
    fitting = [n for n, seen in before.items() if seen.size == value.size]
    own = [n for n in fitting if sites[n].kind in _MADE]
    flat = value.reshape(-1)
    same = [n for n in fitting if np.array_equal(before[n].reshape(-1), flat, equal_nan=True)]
    if not np.ptp(flat) > 0:  # zeros are in many places
        same = [n for n in same if before[n].shape == value.shape]
    assigned = [n for n in same if n in own]
    named = [n for n in assigned if last_word(sites[n].text) == last_word(name)]
    if named or assigned:
        return named or assigned
    ordered = np.sort(flat)
    moved = [
        n
        for n in own
        if np.ptp(flat) > 0 and np.array_equal(np.sort(before[n].reshape(-1)), ordered)
    ]
    # Put into a list or dict without a name of its own: where it was computed.
    return moved or [n for n in same if sites[n].kind in ("binary", "call") and flat.size][:1]


def last_word(text: str) -> str:
    """Return the last name in a text; empty without one."""
    words = re.findall(r"[^\W\d]\w*", text)
    return words[-1] if words else ""
