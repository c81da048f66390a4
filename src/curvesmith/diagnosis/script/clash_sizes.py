"""Arrays that do not fit a statement, made in another size where they are first drawn or given.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import combinations

from curvesmith.diagnosis.script.edits.edit import Edits, below, over, segment
from curvesmith.diagnosis.script.phrases import closed
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.statements import function_at

__all__ = ["exchanged_arguments", "flat_data", "resized"]

_DEPTH = 4  # names that stand for one another
_COLUMN, _ROW = ".reshape(-1, 1)", ".reshape(1, -1)"
_DRAWN = re.compile(r"(rand\w*|normal|uniform|zeros|ones|empty|full|standard_normal)$")
_PAIR, _MOST = 2, 6  # of names at a time; of names


def resized(source: Source, tree: ast.Module, statement: ast.stmt, sentence: str) -> list[Edits]:
    """Return edits that give an array of a statement other sizes, where it is made.

    Two sizes exchanged, one of the sizes that clash for another, a row for a column.

    Parameters
    ----------
    source : Source
    tree : ast.Module
        Of the source.
    statement : ast.stmt
        Where arrays clash.
    sentence : str
        How the script stopped, with the shapes that clash.
    """
    shapes = re.findall(r"\(\d*(?:,\s*\d*)*\)", sentence)
    sizes = list(dict.fromkeys(n for shape in shapes for n in re.findall(r"\d+", shape)))
    makers = [m for m in _makers(tree, statement) if _is_drawn(m)]
    found: list[Edits] = []
    for maker in makers:
        for elements in _sizes_of(maker):
            for one, other in combinations(elements, _PAIR):
                texts = segment(source, one), segment(source, other)
                if texts[0] != texts[1]:
                    found.append((over(one, texts[1]), over(other, texts[0])))
    for maker in makers:
        numbers = [x for elements in _sizes_of(maker) for x in elements]
        for number in numbers:
            is_name = isinstance(number, (ast.Name, ast.Attribute))
            if is_name or (isinstance(number, ast.Constant) and str(number.value) in sizes):
                text = segment(source, number)
                found += [(over(number, n),) for n in sizes if n != text]
        text = closed(segment(source, maker), maker)
        found += [(over(maker, f"{text}{end}"),) for end in (_ROW, _COLUMN)]
    found += [
        (over(n, size),) for n in _given(tree, sizes) for size in sizes if size != str(n.value)
    ]
    return list(dict.fromkeys(found))


def _given(tree: ast.Module, sizes: list[str]) -> list[ast.Constant]:
    """Return the sizes that clash, where the script gives them to its own functions and classes."""
    own = {n.name for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
    lists = [n for n in ast.walk(tree) if isinstance(n, ast.List)]
    calls = [c for c in ast.walk(tree) if isinstance(c, ast.Call) and ast.unparse(c.func) in own]
    given = [
        *(x for n in lists for x in n.elts),
        *(x for c in calls for x in [*c.args, *(k.value for k in c.keywords)]),
    ]
    numbers = [n for n in given if isinstance(n, ast.Constant) and str(n.value) in sizes]
    return numbers[: 2 * _MOST]


def _is_drawn(maker: ast.expr) -> bool:
    return any(
        isinstance(n, ast.Call) and _DRAWN.search(ast.unparse(n.func)) for n in ast.walk(maker)
    )


def _sizes_of(maker: ast.expr) -> Iterator[list[ast.expr]]:
    """Yield the sizes in each call that draws or fills an array."""
    for call in (n for n in ast.walk(maker) if isinstance(n, ast.Call)):
        if not _DRAWN.search(ast.unparse(call.func)):
            continue
        given = [*call.args, *(k.value for k in call.keywords if k.arg in ("size", "shape"))]
        tuples = [x for x in given if isinstance(x, (ast.Tuple, ast.List))]
        for one in tuples:
            yield list(one.elts)
        if not tuples and 0 < len(call.args) <= _PAIR:
            yield list(call.args)


def _makers(tree: ast.Module, statement: ast.stmt) -> list[ast.expr]:
    """Return the values that the names, attributes and entries of a statement are given at first.

    Names that stand for others are followed: ``W1 = params["W1"]``.
    """
    waiting = [(ast.unparse(n), 0) for n in ast.walk(statement) if _is_word(n)]
    values = _values(tree)
    found: list[ast.expr] = []
    seen = set[str]()
    while waiting:
        name, depth = waiting.pop(0)
        if name in seen or depth > _DEPTH:
            continue
        seen.add(name)
        for value in values.get(name, [])[:1]:
            if _is_word(value):
                waiting.append((ast.unparse(value), depth + 1))
            elif not any(value is other for other in found):
                found.append(value)
    return found


def _is_word(node: ast.AST) -> bool:
    is_entry = isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)
    return isinstance(node, (ast.Name, ast.Attribute)) or is_entry


def _values(tree: ast.Module) -> dict[str, list[ast.expr]]:
    """Return what each name, attribute and entry is given, in the order of lines."""
    found: dict[str, list[ast.expr]] = {}
    nodes = [n for n in ast.walk(tree) if isinstance(n, ast.Assign)]
    for node in sorted(nodes, key=lambda n: n.lineno):
        for target in node.targets:
            is_pair = isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
            pairs = zip(target.elts, node.value.elts, strict=False) if is_pair else ()  # type: ignore[attr-defined]
            for one, value in [*pairs, (target, node.value)]:
                found.setdefault(ast.unparse(one), []).append(value)
            if isinstance(node.value, ast.Dict):
                for key, value in zip(node.value.keys, node.value.values, strict=True):
                    if isinstance(key, ast.Constant):
                        name = f"{ast.unparse(target)}[{key.value!r}]"
                        found.setdefault(name, []).append(value)
    _with_returned(tree, found)
    return found


def _with_returned(tree: ast.Module, found: dict[str, list[ast.expr]]) -> None:
    """Add the entries of tables that functions return, by the names that callers give them."""
    names = {name.partition("[")[0] for name in found} | {
        a.arg for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) for a in n.args.args
    }
    entries = {name: values for name, values in found.items() if name.endswith("]")}
    for entry, values in entries.items():
        for name in names:
            key = f"{name}[{entry.partition('[')[2]}"
            if key not in found:
                found[key] = values


def flat_data(source: Source, tree: ast.Module) -> list[Edits]:
    """Return edits that make columns of flat data, below where the last of them is made.

    Of inputs and targets together: each alone would clash with the other.
    """
    found: list[Edits] = []
    for block in _blocks(tree):
        makers = {
            n.targets[0].id: n
            for n in block
            if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name)
            if not isinstance(n.value, (ast.Constant, ast.Tuple, ast.List, ast.Dict))
            if not re.search(r"reshape|newaxis|None|\(\d+, ?\d+\)", segment(source, n.value))
        }
        uses = [n for n in ast.walk(tree) if isinstance(n, ast.Name)]
        names = [
            name for name, maker in makers.items()
            if any(n.id == name and n.lineno > maker.lineno for n in uses)
        ][:_MOST]  # fmt: skip
        several = [*combinations(names, _PAIR), *((name,) for name in names)]
        for some in several:
            last = max((makers[name] for name in some), key=lambda n: n.lineno)
            lines = [f"{name} = {name}{_COLUMN}" for name in some]
            found.append((below(last, "\n".join(lines)),))
    return found


def _blocks(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    """Yield the statements of the module, of its conditions and of its functions."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.If, ast.FunctionDef)):
            yield node.body


def exchanged_arguments(source: Source, tree: ast.Module, line: int) -> list[Edits]:
    """Return edits of the calls of the function around a line: two arguments exchanged."""
    function = function_at(tree, line)
    if function is None:
        return []
    found: list[Edits] = []
    for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
        if ast.unparse(call.func).rpartition(".")[2] != function.name:
            continue
        for one, other in combinations(call.args, _PAIR):
            found.append((over(one, segment(source, other)), over(other, segment(source, one))))
    return found
