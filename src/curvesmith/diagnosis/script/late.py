"""Repairs that only a run shows: what a library no longer accepts, and what it was meant to be."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import replace

from curvesmith.diagnosis.script.edits.edit import Edit, edited, over
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.repair import Repaired
from curvesmith.diagnosis.script.slips import mended_slip
from curvesmith.diagnosis.script.source import Repair, Source

__all__ = ["repaired_after", "statement_lines", "with_column", "with_edit", "with_shapes"]

# Words of the error; what stands on the line; what is meant; whether only Python 2 meant it.
_RULES: tuple[tuple[str, str, str, str, bool], ...] = (
    (
        r"invalid index of a 0-dim tensor",
        r"(?:\.data)?\[0\]",
        ".item()",
        "A tensor of one number is read by `.item()`; before PyTorch 0.4 it had an item 0.",
        False,
    ),
    (
        r"unexpected keyword argument 'retain_variables'",
        r"\bretain_variables\b",
        "retain_graph",
        "`retain_variables` is called `retain_graph` now.",
        False,
    ),
    (
        r"cannot be interpreted as an integer|indices must be integers|must be an integer",
        r"(?<!/)/(?!/)",
        "//",
        "Python 2 divided whole numbers without a remainder.",
        True,
    ),
)
_COLUMN = "Rows of inputs and of targets are rows of matrices: of single numbers, a column."


def repaired_after(fixed: Repaired, stop: Stop) -> Repaired | None:
    """Return the script with what stopped it repaired everywhere; None if we know no repair."""
    if stop.kind != "failed" or stop.line is None:
        return None
    for words, old, new, sentence, is_python_2 in _RULES:
        if not re.search(words, stop.message) or (is_python_2 and not fixed.is_python_2):
            continue
        line = fixed.source.line(stop.line)
        found = re.search(rf"[\w.]*{old}", line)
        if found is None:
            continue
        same = [stop.line] if is_python_2 else _lines_with(fixed.source, found.group())
        rule = "python-2" if is_python_2 else "removed-name"
        return _changed(fixed, same, found.group(), re.sub(old, new, found.group()), rule, sentence)
    # A draw that a generator does not have is near to another, which takes other arguments.
    is_drawn = re.search(r"Generator' object|RandomState' object", stop.message) is not None
    is_begun = re.search(r"\.append\(|\+=|\]\s*=[^=]", fixed.source.line(stop.line)) is not None
    first = _without_slip(fixed, stop) if is_drawn or is_begun else None
    return first or _as_meant(fixed, stop) or _without_slip(fixed, stop)


def _as_meant(fixed: Repaired, stop: Stop) -> Repaired | None:
    """Return the script with the wrong word of a statement replaced by the right one."""
    if not stop.meant or stop.line is None:
        return None
    wrong, right = stop.meant
    sentence = f"There is no `{wrong}` here; `{right}` is meant."
    if _is_odd(fixed.source.text, wrong, right):
        wrong, right = right, wrong
        sentence = f"Elsewhere it is called `{right}`, not `{wrong}`."
    uses = _uses_of(fixed.source.text, wrong) if stop.error == "NameError" else []
    if uses and not _is_of_kind(fixed.source.text, uses, right):
        return None
    if uses:
        return _edited(fixed, [over(n, right) for n in uses], "undefined-name", sentence)
    word = re.compile(rf"(?<!\w){re.escape(wrong)}(?!\w)")
    near = statement_lines(fixed.source.text, stop.line)
    others = [n for n, line in enumerate(fixed.source.lines, 1) if word.search(line)]
    for number in [*near, *(others if len(others) == 1 else [])]:
        line = fixed.source.line(number)
        found = word.search(line)
        if found is not None:
            start, end = (len(line[:n].encode()) for n in found.span())
            return _edited(fixed, [Edit(number, start, end, right)], "undefined-name", sentence)
    return None


def _is_odd(text: str, wrong: str, right: str) -> bool:
    """Whether what is there is written so once, and as it is asked for several times."""
    counts = [len(re.findall(rf"(?<!\w){re.escape(x)}(?!\w)", text)) for x in (wrong, right)]
    return counts[1] == 1 < counts[0]


def _is_of_kind(text: str, uses: Sequence[ast.Name], right: str) -> bool:
    """Whether a function or a class takes the place only of what is called."""
    tree = ast.parse(text)
    made = (ast.FunctionDef, ast.ClassDef)
    names = {n.name for n in ast.walk(tree) if isinstance(n, made)}
    called = {(n.func.lineno, n.func.col_offset) for n in ast.walk(tree) if isinstance(n, ast.Call)}
    return right not in names or any((n.lineno, n.col_offset) in called for n in uses)


def _uses_of(text: str, name: str) -> list[ast.Name]:
    """Return every use of a name to which nothing gives a value."""
    uses = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Name) and n.id == name]
    return [] if any(isinstance(n.ctx, ast.Store) for n in uses) else uses


def statement_lines(text: str, line: int) -> list[int]:
    """Return the lines of the innermost statement on a line, that line first."""
    own = [
        n
        for n in ast.walk(ast.parse(text))
        if isinstance(n, ast.stmt) and n.lineno <= line <= (n.end_lineno or n.lineno)
    ]
    inner = max(own, key=lambda n: (n.lineno, -(n.end_lineno or n.lineno)), default=None)
    more = [] if inner is None else range(inner.lineno, (inner.end_lineno or inner.lineno) + 1)
    return [line, *(n for n in more if n != line)]


def _without_slip(fixed: Repaired, stop: Stop) -> Repaired | None:
    """Return the script with a slip mended; its repairs are the lines that differ."""
    found = mended_slip(fixed.source, stop.message, stop.line or 0)
    if found is None:
        return None
    return _edited(fixed, *found)


def with_column(fixed: Repaired, edits: Sequence[Edit]) -> Repaired | None:
    """Return the script with flat inputs made a column, by edits; None if there are none."""
    return _edited(fixed, edits, "column", _COLUMN) if edits else None


def with_shapes(fixed: Repaired, edits: Sequence[Edit], stop: Stop) -> Repaired:
    """Return the script with a statement rewritten, by edits, so that its arrays fit."""
    sentence = re.sub(r"^Line \d+, `.*?`, ", "It ", stop.sentence)
    return _edited(fixed, edits, "shapes", sentence)


def with_edit(fixed: Repaired, edit: Edit, rule: str, sentence: str) -> Repaired:
    """Return the script with one line changed, by a rule that the sentence explains."""
    return _edited(fixed, [edit], rule, sentence)


def _edited(fixed: Repaired, edits: Sequence[Edit], rule: str, sentence: str) -> Repaired:
    source = edited(fixed.source, edits)
    numbers = list(dict.fromkeys(edit.line for edit in edits))
    repairs = [
        Repair(rule, fixed.source.origin[n - 1], fixed.source.line(n).strip(),
               source.line(n).strip(), sentence)
        for n in numbers
    ]  # fmt: skip
    return Repaired(source, (*fixed.repairs, *repairs))


def _lines_with(source: Source, text: str) -> list[int]:
    return [n for n, line in enumerate(source.lines, 1) if text in line]


def _changed(
    fixed: Repaired, numbers: list[int], old: str, new: str, rule: str, sentence: str
) -> Repaired:
    lines = list(fixed.source.lines)
    repairs = []
    for number in numbers:
        before = lines[number - 1]
        lines[number - 1] = before.replace(old, new)
        origin = fixed.source.origin[number - 1]
        repairs.append(Repair(rule, origin, before.strip(), lines[number - 1].strip(), sentence))
    source = replace(fixed.source, lines=tuple(lines))
    return Repaired(source, (*fixed.repairs, *repairs))
