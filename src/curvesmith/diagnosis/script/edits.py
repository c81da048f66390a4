"""Remedies as edits of the user's source: only what must change, everything else as it was.

Runs inside the child process.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, replace

from curvesmith.diagnosis import changes as kinds
from curvesmith.diagnosis.changes import Change
from curvesmith.diagnosis.script.lines import Lines, Literal
from curvesmith.diagnosis.script.source import Source

__all__ = ["Edit", "edited", "edits_of", "with_rate"]


@dataclass(frozen=True)
class Edit:
    """One edit: columns of a line, in bytes, and what takes their place.

    Parameters
    ----------
    line : int
    start, end : int
        -1 both: a new line below, with the indentation of `line`.
    new : str
    """

    line: int
    start: int
    end: int
    new: str


def edited(source: Source, edits: Sequence[Edit]) -> Source:
    """Return the source with all edits made."""
    for edit in sorted(set(edits), key=lambda e: (e.line, e.start), reverse=True):
        text = source.line(edit.line)
        if edit.start < 0:
            indent = text[: len(text) - len(text.lstrip())]
            source = source.inserted(edit.line, [indent + edit.new])
            continue
        raw = text.encode()
        lines = list(source.lines)
        lines[edit.line - 1] = (raw[: edit.start] + edit.new.encode() + raw[edit.end :]).decode()
        source = replace(source, lines=tuple(lines))
    return source


def edits_of(change: Change, source: Source, lines: Lines) -> list[Edit] | None:
    """Return the edits that make a change; None where we know of none."""
    tree = ast.parse(source.text)
    if isinstance(change, kinds.ScaleInputs):
        return _scaled(tree, lines.inputs, lines, change.center, change.scale)
    if isinstance(change, kinds.ScaleTargets):
        return _scaled(tree, lines.targets, lines, change.center, change.scale)
    if isinstance(change, kinds.SetLearningRate) and change.value is not None:
        return with_rate(lines, change.value)
    if isinstance(change, kinds.SetSteps):
        return _number(lines.steps, change.n_steps)
    if isinstance(change, kinds.CorrectGradient):
        return _turned(tree, lines)
    return None


def with_rate(lines: Lines, value: float) -> list[Edit] | None:
    """Return the edit that sets the learning rate; None if its number is not known."""
    return _number(lines.rate, float(f"{value:.2g}"))


def _number(literal: Literal | None, value: float) -> list[Edit] | None:
    if literal is None:
        return None
    return [Edit(literal.line, literal.start, literal.end, f"{value!r}")]


def _scaled(
    tree: ast.Module, line: int, lines: Lines, center: bool, scale: bool
) -> list[Edit] | None:
    """Return lines that scale an array, below the last line on which data are made.

    Only below both X and y: targets are often computed from inputs.
    """
    statement = _assignment(tree, line)
    last = _assignment(tree, max(lines.inputs, lines.targets))
    if statement is None or last is None or statement.col_offset != last.col_offset:
        return None
    name = ast.unparse(statement.targets[0])
    if not isinstance(statement.targets[0], (ast.Name, ast.Attribute)):
        return None
    top = f"({name} - {name}.mean(0))" if center else name
    if not (center or scale):
        return []
    new = f"{name} = {top} / {name}.std(0)" if scale else f"{name} = {name} - {name}.mean(0)"
    return [Edit(last.end_lineno or last.lineno, -1, -1, new)]


def _turned(tree: ast.Module, lines: Lines) -> list[Edit] | None:
    """Return the edit that turns the sign of a gradient around; None for other mistakes."""
    if not lines.wrong or any(wrong.kind != "sign" for wrong in lines.wrong.values()):
        return None
    statement = _assignment(tree, min(wrong.line for wrong in lines.wrong.values()))
    if statement is None or statement.end_lineno != statement.lineno:
        return None
    value = statement.value
    start, end = value.col_offset, value.end_col_offset or 0
    line = statement.lineno
    return [Edit(line, start, start, "-("), Edit(line, end, end, ")")]


def _assignment(tree: ast.Module, line: int) -> ast.Assign | None:
    """Return the assignment to one target that begins on a line."""
    return next(
        (
            n
            for n in ast.walk(tree)
            if isinstance(n, ast.Assign) and n.lineno == line and len(n.targets) == 1
        ),
        None,
    )
