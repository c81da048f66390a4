"""What only other rows show: a column that is the target, too few rows, too free a network."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from curvesmith.diagnosis.script.edits.case import Case, name_of_call
from curvesmith.diagnosis.script.edits.edit import Edit, Edits, over
from curvesmith.diagnosis.script.edits.graph import MAKERS
from curvesmith.diagnosis.script.edits.numbers import number, option

__all__ = ["held_back", "more_rows", "without_leak"]

_STACKS = r"column_stack|hstack|vstack|stack|concatenate|cat|dstack|array|DataFrame"
_MORE = (20, 5)  # times as many rows
_DECAYS = (0.1, 0.01)  # of an optimizer that decouples it
_SHORTER = (5, 25)  # times as few steps
_FEWEST = 2  # columns of which one can be left out


def without_leak(case: Case) -> list[Edits]:
    """Return edits that leave one column out of all tables: the one that is accused first.

    A table of as many columns is made for the rows that are predicted later.
    """
    tables = [elements for node in ast.walk(case.tree) if (elements := _columns(node))]
    names = _names_on(case, case.lines.leaked or case.line)
    found: list[tuple[bool, Edits]] = []
    for table in tables:
        alike = [other for other in tables if len(other) == len(table)]
        for i, column in enumerate(table):
            words = {w for n in ast.walk(column) if (w := _word(n))}
            edits = tuple(e for other in alike for e in _without(case, other, i))
            found.append((not names & words, edits))
    return list(dict.fromkeys(edits for _, edits in sorted(found, key=lambda pair: pair[0])))


def _columns(node: ast.AST) -> Sequence[ast.expr]:
    """Return the columns that a call puts side by side, or the names of some."""
    several: Sequence[ast.expr] = ()
    if isinstance(node, ast.Call) and name_of_call(node) in _STACKS.split("|") and node.args:
        first = node.args[0]
        several = first.elts if isinstance(first, (ast.Tuple, ast.List)) else ()
    elif isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith(".c_"):
        several = node.slice.elts if isinstance(node.slice, ast.Tuple) else ()
    elif isinstance(node, ast.List) and all(_is_text(x) for x in node.elts):
        several = node.elts
    return several if len(several) >= _FEWEST else ()


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _word(node: ast.AST) -> str:
    """Return a name, or a text that may be the name of a column."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return node.id if isinstance(node, ast.Name) else ""


def _names_on(case: Case, line: int) -> set[str]:
    """Return what the assignment on a line is to: a name, or a column of a table."""
    node = case.assignment(line)
    return {w for t in (node.targets if node else ()) for n in ast.walk(t) if (w := _word(n))}


def _without(case: Case, table: Sequence[ast.expr], i: int) -> Iterator[Edit]:
    """Yield the edit that leaves a column out, with the comma that parts it from its neighbour."""
    one, other = table[i], table[i - 1] if i else table[1]
    if i:
        start = other.end_lineno or other.lineno, other.end_col_offset or 0
        end = one.end_lineno or one.lineno, one.end_col_offset or 0
    else:
        start, end = (one.lineno, one.col_offset), (other.lineno, other.col_offset)
    text = _between(case, start, end)
    if text.count("(") == text.count(")"):  # no parenthesis of another column
        yield Edit(start[0], start[1], end[1], "", None if start[0] == end[0] else end[0])


def _between(case: Case, start: tuple[int, int], end: tuple[int, int]) -> str:
    lines = [line.encode() for line in case.source.lines[start[0] - 1 : end[0]]]
    lines[-1] = lines[-1][: end[1]]
    lines[0] = lines[0][start[1] :]
    return b"\n".join(lines).decode()


def more_rows(case: Case) -> list[Edits]:
    """Return edits of the number of rows, where the script draws them itself."""
    places: list[ast.expr] = []
    for node in ast.walk(case.tree):
        given: list[ast.expr] = []
        if isinstance(node, ast.Call):
            given = [*node.args, *(k.value for k in node.keywords)]
        elif isinstance(node, ast.Assign):
            several = isinstance(node.value, (ast.Tuple, ast.List))
            given = list(node.value.elts) if several else [node.value]  # type: ignore[attr-defined]
        elif isinstance(node, ast.FunctionDef):
            given = list(node.args.defaults)
        given += [x for t in given if isinstance(t, (ast.Tuple, ast.List)) for x in t.elts]
        places += [x for x in given if isinstance(x, ast.Constant) and x.value == case.n_rows]
    places = list(dict.fromkeys(places))
    together = [places] if len(places) > 1 else []
    groups = [*together, *([place] for place in places)]
    return [tuple(over(x, f"{f * case.n_rows}") for x in g) for f in _MORE for g in groups]


def held_back(case: Case) -> list[Edits]:
    """Return edits that keep a network from following each row: weight decay, fewer steps."""
    makers = case.calls(MAKERS)
    found: list[Edits] = []
    for decay in _DECAYS:
        edits: list[Edit] = []
        for call in makers:
            edits += option(call, "weight_decay", decay)
            if name_of_call(call) == "Adam":
                end = call.func.end_col_offset or 0
                edits.append(Edit(call.func.end_lineno or 0, end - 4, end, "AdamW"))
        found.append(tuple(edits))
    steps = case.lines.steps
    if steps is not None:
        found += [number(steps, max(int(steps.value / f), 1)) for f in _SHORTER]
    return [edits for edits in found if edits]
