"""Slips of the pen that keep a source from being read, and that Python's own words locate."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from curvesmith.diagnosis.script.source import Source

__all__ = ["corrected"]

_MOST = 8  # slips of one source
_TAB = 4  # columns


def corrected(source: Source) -> Source | None:
    """Return the source with its slips corrected one by one; None if one is left.

    A correction counts if the source can be read then, or further than before.
    """
    for _ in range(_MOST):
        error = _error(source)
        if error is None:
            return source
        better = (
            changed
            for words, change in _RULES
            if re.search(words, str(error.msg))
            for changed in change(source, error)
            if _is_further(_error(changed), error)
        )
        found = next(better, None)
        if found is None:
            return None
        source = found
    return None


def _error(source: Source) -> SyntaxError | None:
    try:
        ast.parse(source.text)
    except SyntaxError as error:
        return error
    return None


def _is_further(now: SyntaxError | None, before: SyntaxError) -> bool:
    return now is None or (now.lineno or 0) > (before.lineno or 0)


def _with_line(source: Source, number: int, text: str) -> Source:
    lines = list(source.lines)
    lines[number - 1] = text
    return replace(source, lines=tuple(lines))


def _with_end(source: Source, number: int, end: str) -> Source:
    """Return the source with something more at the end of a line, before its comment."""
    line = source.line(number)
    found = re.search(r"\s*(#[^'\"]*)?$", line)
    at = found.start() if found else len(line)
    return _with_line(source, number, line[:at] + end + line[at:])


def _colon(source: Source, error: SyntaxError) -> Iterator[Source]:
    yield _with_end(source, error.lineno or 1, ":")


def _closing(source: Source, error: SyntaxError) -> Iterator[Source]:
    """Yield the source with the parenthesis closed at the end of its line, or of a later one."""
    opened = re.search(r"'(.)' was never closed", str(error.msg))
    closing = {"(": ")", "[": "]", "{": "}"}[opened[1]] if opened else ")"
    first = error.lineno or 1
    for number in range(first, min(first + _MOST, len(source.lines)) + 1):
        line = source.line(number).rstrip()
        yield _with_end(source, number, closing)
        if line.endswith(":"):
            at = len(line) - 1
            yield _with_line(source, number, f"{line[:at]}{closing}:")


def _unmatched(source: Source, error: SyntaxError) -> Iterator[Source]:
    line, at = source.line(error.lineno or 1), (error.offset or 1) - 1
    yield _with_line(source, error.lineno or 1, line[:at] + line[at + 1 :])


def _equals(source: Source, error: SyntaxError) -> Iterator[Source]:
    number = error.lineno or 1
    yield _with_line(source, number, re.sub(r"(?<![=<>!:])=(?!=)", "==", source.line(number)))


def _comma(source: Source, error: SyntaxError) -> Iterator[Source]:
    """Yield the source with a comma at one of the spaces where Python misses one."""
    number, line = error.lineno or 1, source.line(error.lineno or 1)
    if error.end_lineno == number:
        for at in range((error.end_offset or 1) - 1, (error.offset or 1) - 1, -1):
            if line[at : at + 1] == " ":
                yield _with_line(source, number, f"{line[:at]},{line[at:]}")


def _quote(source: Source, error: SyntaxError) -> Iterator[Source]:
    """Yield the source with a text ended before the next sign that may follow one."""
    number, start = error.lineno or 1, (error.offset or 1) - 1
    line = source.line(number)
    for at in [i for i in range(start + 1, len(line)) if line[i] in "]),:}"] + [len(line)]:
        yield _with_line(source, number, line[:at] + line[start] + line[at:])


def _level(source: Source, error: SyntaxError) -> Iterator[Source]:
    """Yield the source with a line at the indentation of one above it, the nearest first."""
    number = error.lineno or 1
    line = source.line(number)
    own = len(line) - len(line.lstrip())
    above = [x for x in source.lines[: number - 1] if x.strip()]
    levels = dict.fromkeys(len(x) - len(x.lstrip()) for x in reversed(above))
    for level in sorted(levels, key=lambda n: abs(n - own)):
        yield _with_line(source, number, " " * level + line.lstrip())


def _tabs(source: Source, error: SyntaxError) -> Iterator[Source]:
    for width in (_TAB, 2 * _TAB):
        yield replace(source, lines=tuple(x.expandtabs(width) for x in source.lines))


_RULES: tuple[tuple[str, Callable[[Source, SyntaxError], Iterator[Source]]], ...] = (
    (r"expected ':'", _colon),
    (r"Perhaps you forgot a comma", _comma),
    (r"was never closed|Perhaps you forgot a comma", _closing),
    (r"unterminated string literal", _quote),
    (r"^unmatched", _unmatched),
    (r"Maybe you meant '==' or|cannot assign to .* here", _equals),
    (r"inconsistent use of tabs", _tabs),
    (r"unexpected indent|unindent does not match", _level),
)
