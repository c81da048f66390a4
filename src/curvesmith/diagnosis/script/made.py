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

__all__ = ["changed_lines", "last_word", "made_line", "named_line"]

Array = NDArray[np.float64]
_MADE = ("assign", "augmented", "stored")
_ENTRY = re.compile(r"(?P<holder>\w+)\['(?P<key>\w+)'\]$")
_NUMBER = re.compile("[%{]")  # where a number is put into a text
_ROUNDED = 1e-6  # above what single precision takes from a number, 2^-24


def made_line(
    name: str, value: Array, sites: tuple[Site, ...], before: Mapping[int, Array], text: str
) -> int:
    """Return the line of the last assignment of this very value, else of this name.

    Not where it only gets another name, or comes out of a function of the script that makes it.
    """
    passing = _passing_on(ast.parse(text), sites, before)
    making = {n: seen for n, seen in before.items() if n not in passing}
    known = making if _same_sites(name, value, sites, making) else before
    return named_line(name, value, sites, known, text)


def named_line(
    name: str, value: Array, sites: tuple[Site, ...], before: Mapping[int, Array], text: str
) -> int:
    """Return the line of the last assignment of this very value, wherever it comes from."""
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


def changed_lines(
    start: Mapping[str, Array], sites: tuple[Site, ...], before: Mapping[int, Array]
) -> dict[str, int]:
    """Return where a loop over layers changes parameters in their place, all but the last unseen.

    What it made of the last of them is seen to be a parameter; others of that name, whose values
    are seen nowhere, were changed there too.
    """
    found: dict[str, int] = {}
    for number, seen in before.items():
        site = sites[number]
        is_changing = site.kind in ("augmented", "stored") or site.operator.endswith("_")
        if not is_changing or not np.ptp(seen) > 0:
            continue
        for last in (name for name, value in start.items() if _is_equal(value, seen)):
            others = (n for n in start if n != last and last_word(n) == last_word(last))
            unseen = (n for n in others if not any(_is_equal(start[n], x) for x in before.values()))
            found |= dict.fromkeys(unseen, site.line)
    return found


def _is_equal(one: Array, other: Array) -> bool:
    return one.size == other.size and np.array_equal(one.reshape(-1), other.reshape(-1))


def _passing_on(
    tree: ast.AST, sites: tuple[Site, ...], before: Mapping[int, Array]
) -> frozenset[int]:
    """Return the sites that assign what another statement made.

    A value under a second name, or what a function of the script returns that was given no data:
    what it was given, it may have changed.
    """
    own = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    found = set()
    for site in (sites[n] for n in before if sites[n].kind == "assign"):
        sources = [sites[part] for part in site.parts]
        for source in sources[:1]:
            given = [before[part] for part in source.parts if part in before]
            is_made = source.kind == "call" and source.operator in own
            is_made = is_made and all(x.size <= 1 for x in given)
            if is_made or (source.kind == "load" and source.text.isidentifier()):
                found.add(site.number)
    return frozenset(found)


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
                return _inside(tree, lines[0], word)
    return None


def _with_computed_key(tree: ast.AST, name: str) -> list[int]:
    """Return the lines that fill a dict by keys such as ``"W" + str(i)``, the best match first.

    Of ``"W%d" % i`` and ``"W{}".format(i)``, what stands before the number.
    """
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
            begun = [_NUMBER.split(t)[0] for t in texts if isinstance(t, str)]
            fitting = [t for t in begun if t and entry["key"].startswith(t)]
            found += [(-len(t), node.lineno) for t in fitting]
    return [line for _, line in sorted(found)]


def _inside(tree: ast.AST, line: int, word: str) -> int:
    """Return where a function of the script makes what it returns to a name; else the line."""
    made = [n for n in ast.walk(tree) if isinstance(n, ast.Assign) and n.lineno == line]
    for node in (n for n in made if isinstance(n.value, ast.Call)):
        called = ast.unparse(node.value.func).rpartition(".")[2]  # type: ignore[attr-defined]
        for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)):
            returned = [n for n in ast.walk(function) if isinstance(n, ast.Return) and n.value]
            if function.name == called and returned:
                return _made_in(function, returned[-1], _position(node.targets[0], word))
    return line


def _position(target: ast.expr, word: str) -> int | None:
    """Return which of several targets bears a name; None where there is one."""
    names = [last_word(ast.unparse(t)) for t in getattr(target, "elts", [])]
    return names.index(word) if word in names else None


def _made_in(function: ast.FunctionDef, returned: ast.Return, position: int | None) -> int:
    """Return the line on which a function makes one of the values that it returns."""
    value = returned.value
    items = getattr(value, "elts", [])
    if position is not None and position < len(items):
        value = items[position]
    if isinstance(value, ast.Name):
        return next(iter(_assigned(function, value.id)), returned.lineno)
    return value.lineno if value is not None and position is not None else returned.lineno


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
        if np.ptp(flat) > 0 and np.allclose(np.sort(before[n].reshape(-1)), ordered, _ROUNDED, 0)
    ]
    # Put into a list or dict without a name of its own: where it was computed.
    return moved or [n for n in same if _computes(sites[n]) and flat.size][:1]


def _computes(site: Site) -> bool:
    """Whether an expression makes a value, or takes it out of another one."""
    return site.kind in ("binary", "call") or (site.kind == "load" and "[" in site.text)


def last_word(text: str) -> str:
    """Return the last name in a text; empty without one."""
    words = re.findall(r"[^\W\d]\w*", text)
    return words[-1] if words else ""
