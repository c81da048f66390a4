"""Code that cannot run, repaired where there is only one way to mean it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, replace

from curvesmith.diagnosis.script import indentation, names, removed
from curvesmith.diagnosis.script.python2 import PYTHON_2_NAMES, to_python_3
from curvesmith.diagnosis.script.source import Repair, Source
from curvesmith.diagnosis.script.syntax import corrected

__all__ = ["Repaired", "repaired", "replaced_in_line"]

# What word processors and web pages make of quotes, signs and spaces.
_CHARACTERS = str.maketrans(
    {
        "\u201c": '"',
        "\u201d": '"',
        "\u2018": "'",
        "\u2019": "'",
        "\u2212": "-",
        "\u2013": "-",
        "\u00d7": "*",
        "\u00a0": " ",
        "\u3000": " ",
        "\u200b": None,
        "\ufeff": None,
    }
)
# Changed this often, a script is not a script with slips but something else.
_MOST_ROUNDS = 50


@dataclass(frozen=True)
class Repaired:
    """A source that parses and whose names are defined, as far as it could be repaired.

    Parameters
    ----------
    source : Source
        With every repair applied.
    repairs : tuple of Repair
        In the order in which they were made; empty if the source was in order.
    problem : str, default=""
        What keeps it from being read as Python, with its line; empty if nothing does.
    """

    source: Source
    repairs: tuple[Repair, ...]
    problem: str = ""

    @property
    def is_python_2(self) -> bool:
        """Whether the script was written for Python 2: there, 1/2 is 0."""
        return any(r.rule == "python-2" for r in self.repairs)


def repaired(source: Source) -> Repaired:
    """Repair a source: syntax first, then names, then what libraries have removed.

    Nothing is run. A source that cannot be made to parse comes back as it was, with the problem.
    """
    read = _parsing(source)
    if read.problem:
        return read
    named = _with_names(read.source)
    current = _with_removed_names(named.source)
    return Repaired(current.source, read.repairs + named.repairs + current.repairs)


def replaced_in_line(source: Source, line: int, old: str, new: str) -> Source:
    """Return the source with every occurrence of a text in one line replaced."""
    lines = list(source.lines)
    lines[line - 1] = lines[line - 1].replace(old, new)
    return replace(source, lines=tuple(lines))


def _parsing(source: Source) -> Repaired:
    error = _syntax_error(source)
    if error is None:
        return Repaired(source, ())
    current = source
    repairs: tuple[Repair, ...] = ()
    for rule, change, sentence in _SYNTAX:
        changed = change(current)
        if changed is None:
            continue
        repairs = (*repairs, *_repairs(rule, current, changed, sentence))
        current = changed
        if _syntax_error(current) is None:
            return Repaired(current, repairs)
    return Repaired(source, (), _explained(error, source))


def _plain_characters(source: Source) -> Source:
    return replace(source, lines=tuple(x.translate(_CHARACTERS) for x in source.lines))


_SYNTAX: tuple[tuple[str, Callable[[Source], Source | None], str], ...] = (
    ("characters", indentation.without_prompts, "The prompts of a session are not Python."),
    ("characters", _plain_characters, "Quotes, signs or spaces came from a web page."),
    ("python-2", to_python_3, "This is Python 2."),
    ("indentation", indentation.restored, "The indentation was lost."),
    ("syntax", corrected, "A colon, a parenthesis or the indentation of a line was missing."),
)


def _repairs(rule: str, before: Source, after: Source, sentence: str) -> tuple[Repair, ...]:
    """Return one repair for each line that differs."""
    pairs = zip(before.lines, after.lines, before.origin, strict=True)
    return tuple(
        Repair(rule, line, old.strip(), new if rule == "indentation" else new.strip(), sentence)
        for old, new, line in pairs
        if old != new
    )


def _syntax_error(source: Source) -> SyntaxError | None:
    try:
        ast.parse(source.text)
    except SyntaxError as error:
        return error
    except ValueError as error:  # null bytes
        return SyntaxError(str(error))
    return None


def _explained(error: SyntaxError, source: Source) -> str:
    line = error.lineno or 1
    text = source.line(line).strip()
    if isinstance(error, IndentationError) and "expected an indented block" in str(error.msg):
        opener = source.line(line - 1).strip() if not text.endswith(":") else text
        return (
            f"Line {line} must be indented below `{opener}`, got `{text}`. "
            "The indentation was lost; indent the lines that belong to each block."
        )
    return f"Line {line} must be Python, got `{text}` ({error.msg}). Correct it and run again."


def _with_names(source: Source) -> Repaired:
    """Replace undefined names by the one they were meant to be, and import what is missing."""
    current = source
    repairs: tuple[Repair, ...] = ()
    for _ in range(_MOST_ROUNDS):
        change = next(filter(None, (_name_change(current, u) for u in _undefined(current))), None)
        if change is None:
            break
        current, repair = change
        repairs = (*repairs, repair)
    return Repaired(current, repairs)


def _undefined(source: Source) -> list[ast.Name]:
    return names.undefined(source.text)


def _name_change(source: Source, use: ast.Name) -> tuple[Source, Repair] | None:
    """Return the source with one use of a name mended, and the repair; None if in doubt."""
    line, text = source.origin[use.lineno - 1], source.line(use.lineno)
    if use.id in names.IMPORTS:
        new = names.IMPORTS[use.id]
        sentence = f"`{use.id}` is not imported."
        after = _import_line(source)
        return source.inserted(after, [new]), Repair("missing-import", line, "", new, sentence)
    meant = names.nearest(source.text, use) or names.owned(source.text, use)
    if meant is None:
        return None
    changed = _spliced(source, use.lineno, use.col_offset, use.end_col_offset or 0, meant)
    rule = "python-2" if use.id in PYTHON_2_NAMES else "undefined-name"
    sentence = f"`{use.id}` is not defined; `{meant}` is."
    if rule == "python-2":
        sentence = f"`{use.id}` was Python 2; it is `{meant}` now."
    new = changed.line(use.lineno).strip()
    return changed, Repair(rule, line, text.strip(), new, sentence)


def _import_line(source: Source) -> int:
    """Return the line after which an import can stand: behind docstring and __future__."""
    last = 0
    for node in ast.parse(source.text).body:
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        is_future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
        if not (is_docstring or is_future):
            break
        last = node.end_lineno or node.lineno
    return last


def _spliced(source: Source, line: int, start: int, end: int, new: str) -> Source:
    """Return the source with the bytes from start to end of one line replaced."""
    old = source.line(line).encode()
    lines = list(source.lines)
    lines[line - 1] = (old[:start] + new.encode() + old[end:]).decode()
    return replace(source, lines=tuple(lines))


def _with_removed_names(source: Source) -> Repaired:
    current = source
    repairs: tuple[Repair, ...] = ()
    found = sorted(removed.replacements(source.text), key=lambda r: (r.line, -r.start))
    for change in found:
        old = current.line(change.line).strip()
        current = _spliced(current, change.line, change.start, change.end, change.new)
        new = current.line(change.line).strip()
        sentence = f"`{change.dotted}` was removed; `{change.new}` takes its place."
        line = source.origin[change.line - 1]
        repairs = (*repairs, Repair("removed-name", line, old, new, sentence))
    return Repaired(current, repairs)
