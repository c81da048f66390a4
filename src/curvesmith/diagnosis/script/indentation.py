"""Indentation that was lost on the way: which lines belong to which block, where it can be told.

Pasting often drops the indentation of every line. A loop then still shows its extent: its body
reaches at least to the last statement that changes a name which the body has read before.
"""

from __future__ import annotations

import ast
import re
from dataclasses import replace

from curvesmith.diagnosis.script.lexer import segments
from curvesmith.diagnosis.script.source import Source

__all__ = ["restored", "without_prompts"]

_STEP = "    "
_LOOPS = ("for", "while")
_PROMPT = re.compile(r"^\s*(?:>>> ?|\.\.\. ?|In \[\d+\]: ?)")


def without_prompts(source: Source) -> Source:
    """Return the source without the prompts of an interactive session."""
    if not any(line.startswith((">>>", "In [")) for line in source.lines):
        return source
    return replace(source, lines=tuple(_PROMPT.sub("", line) for line in source.lines))


def restored(source: Source) -> Source | None:
    """Return the source with lost indentation put back; None where it cannot be told.

    Told are loops and conditions of scripts in which no line is indented: a loop reaches to the
    last statement that changes what its body read; functions to their ``return``; a condition
    holds one statement. Classes are not: where a method ends cannot be seen.
    """
    code = [i for i, line in enumerate(source.lines) if line.strip() and line.strip()[0] != "#"]
    if any(source.lines[i][0] in " \t" for i in code):
        return None
    depth = dict.fromkeys(range(len(source.lines)), 0)
    for at, i in enumerate(code):
        word = _header_word(source.lines[i])
        if word is None:
            continue
        end = _end_of_block(source, code[at + 1 :], word)
        if end is None:
            return None
        for j in range(i + 1, end + 1):
            depth[j] += 1
    lines = tuple(_STEP * depth[i] + x if x.strip() else x for i, x in enumerate(source.lines))
    fixed = replace(source, lines=lines)
    return fixed if _compiles(fixed.text) else None


def _header_word(line: str) -> str | None:
    """Return the word that opens a block on this line; None if none does."""
    found = list(segments(line))
    if not found or found[0][-1].text != ":" or len(found) > 1:
        return None
    return found[0][0].text


def _end_of_block(source: Source, rest: list[int], word: str) -> int | None:
    """Return the index of the last line of the block that begins with the lines `rest`."""
    if not rest:
        return None
    if word in _LOOPS:
        return _last_carried(source, rest)
    if word == "def":
        return next((i for i in rest if source.lines[i].startswith("return")), None)
    if word in ("if", "elif", "else"):
        return rest[0]
    return None


def _last_carried(source: Source, rest: list[int]) -> int | None:
    """Return the line of the last statement that changes a name which was read before it."""
    read: set[str] = set()
    made: set[str] = set()
    last = None
    for i in rest:
        line = source.lines[i]
        if _header_word(line) is not None:
            continue
        statement = _parsed(line)
        if statement is None:
            return None
        stored, loaded = _names(statement)
        read |= loaded - made
        if stored & read:
            last = i
        made |= stored
    return last


def _names(statement: ast.AST) -> tuple[set[str], set[str]]:
    """Names that a statement stores, and names that it loads."""
    stored: set[str] = set()
    loaded: set[str] = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Name):
            (loaded if isinstance(node.ctx, ast.Load) else stored).add(node.id)
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            loaded.add(node.target.id)
    return stored, loaded


def _parsed(line: str) -> ast.AST | None:
    try:
        return ast.parse(line)
    except SyntaxError:
        return None


def _compiles(text: str) -> bool:
    return _parsed(text) is not None
