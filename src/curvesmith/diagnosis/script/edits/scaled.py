"""Inputs or targets brought to mean 0 and standard deviation 1, and what is split off from them."""

from __future__ import annotations

import ast
import re
from dataclasses import replace

from curvesmith.diagnosis import changes as kinds
from curvesmith.diagnosis.script.edits.case import Case
from curvesmith.diagnosis.script.edits.edit import Edit, Edits
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.source import Source

__all__ = ["scaled", "squeezed"]

_LIKELY = {
    "inputs": re.compile(r"x|inp|feat|data", re.IGNORECASE),
    "targets": re.compile(r"y|t|lab|out", re.IGNORECASE),
}
_STANDARD = re.compile(r"([\w.]+) = \(\1 - ([\w.]+)\.mean\(0\)\) / \2\.std\(0\)")
_TRAIN = re.compile(r"train|trn|tr(?=_|\d|$)", re.IGNORECASE)
_OTHERS = ("test", "tst", "te", "val", "valid", "validation", "dev", "new", "eval")


def scaled(
    source: Source, lines: Lines, change: kinds.ScaleInputs | kinds.ScaleTargets
) -> list[Edit] | None:
    """Return lines that scale an array, below the last line on which data are made.

    Only below both X and y: targets are often computed from inputs. What was split off for a test
    is scaled by the same numbers.
    """
    center, scale = change.center, change.scale
    if not (center or scale):
        return []
    tree = ast.parse(source.text)
    kind = "inputs" if isinstance(change, kinds.ScaleInputs) else "targets"
    made = {k: _assignment(tree, getattr(lines, k)) for k in ("inputs", "targets")}
    own, X, y = made[kind], made["inputs"], made["targets"]
    name = _name(own, kind, lines) if own else None
    if name is None or own is None or X is None or y is None or X.col_offset != y.col_offset:
        return None
    split = _split_off(tree, name, own)
    loop = lines.counting
    early = {other: n for other, n in split.items() if n.lineno < loop or own.lineno > loop}
    late = {other: n for other, n in split.items() if other not in early}
    last = max([X, y, *early.values()], key=lambda n: n.lineno)
    if not late:
        new = [_line(other, name, center, scale) for other in [*early, name]]
        return [_below(last, new)]
    mean, spread = f"{kind}_mean", f"{kind}_std"
    keep = f"{mean}, {spread} = {name}.mean(0), {name}.std(0)"
    first = [keep, *(_by(other, mean, spread, center, scale) for other in [*early, name])]
    return [
        _below(last, first),
        *(_below(n, [_by(other, mean, spread, center, scale)]) for other, n in late.items()),
    ]


def squeezed(case: Case) -> list[Edits]:
    """Return the edit that brings targets to the range of a last layer that squashes its sum."""
    ranges = {"sigmoid": "{}", "tanh": "2 * {} - 1"}
    last = case.lines.layers[-1].activation if case.lines.layers else ""
    edits = scaled(case.source, case.lines, kinds.ScaleTargets(center=True, scale=True))
    if last not in ranges or not edits or len(edits) > 1:
        return []
    share = ranges[last].format(r"(\1 - \2.min()) / (\2.max() - \2.min())")
    new = _STANDARD.sub(rf"\1 = {share}", edits[0].new)
    return [(replace(edits[0], new=new),)]


def _line(name: str, by: str, center: bool, scale: bool) -> str:
    """Return the statement that scales an array by the numbers of another, or its own."""
    if not scale:
        return f"{name} = {name} - {by}.mean(0)"
    top = f"({name} - {by}.mean(0))" if center else name
    return f"{name} = {top} / {by}.std(0)"


def _by(name: str, mean: str, spread: str, center: bool, scale: bool) -> str:
    """Return the statement that scales an array by numbers that have names."""
    if not scale:
        return f"{name} = {name} - {mean}"
    return f"{name} = ({name} - {mean}) / {spread}" if center else f"{name} = {name} / {spread}"


def _below(node: ast.stmt, new: list[str]) -> Edit:
    return Edit(node.end_lineno or node.lineno, -1, -1, "\n".join(new))


def _assignment(tree: ast.Module, line: int) -> ast.Assign | None:
    """Return the assignment that begins on a line, or holds it."""
    found = [
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.Assign) and n.lineno <= line <= (n.end_lineno or n.lineno)
    ]
    return next((n for n in found if len(n.targets) == 1), None)


def _name(node: ast.Assign, kind: str, lines: Lines) -> str | None:
    """Return how an array is called where it is assigned, alone or among others."""
    target = node.targets[0]
    if isinstance(target, (ast.Name, ast.Attribute)):
        return ast.unparse(target)
    names = [ast.unparse(x) for x in getattr(target, "elts", ())]
    known = lines.X_text if kind == "inputs" else lines.y_text
    if known in names:
        return known
    likely = [n for n in names if _LIKELY[kind].match(n)]
    trained = [n for n in likely if _TRAIN.search(n)]
    return next(iter(trained or likely), None)


def _split_off(tree: ast.Module, name: str, own: ast.Assign) -> dict[str, ast.Assign]:
    """Return the arrays called like another but for "test" instead of "train"."""
    if not _TRAIN.search(name):
        return {}
    wanted = {_TRAIN.sub(word, name, count=1).lower() for word in _OTHERS}
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and node.col_offset == own.col_offset:
            for target in node.targets:
                for x in getattr(target, "elts", [target]):
                    if ast.unparse(x).lower() in wanted:
                        found[ast.unparse(x)] = node
    return found
