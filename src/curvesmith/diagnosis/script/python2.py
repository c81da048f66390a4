"""Python 2 becomes Python 3, line for line.

Only what old training scripts hold: print statements, ``except E, e``, ``raise E, x``, ``<>``,
backticks, long and octal numbers, dictionary iterators, tabs beside spaces.
"""

from __future__ import annotations

import re

from curvesmith.diagnosis.script.lexer import Token, segments, tokens
from curvesmith.diagnosis.script.source import Source

__all__ = ["PYTHON_2_NAMES", "to_python_3"]

# Names that Python 2 had built in, and what they are now.
PYTHON_2_NAMES = {
    "xrange": "range",
    "raw_input": "input",
    "unicode": "str",
    "basestring": "str",
    "long": "int",
    "unichr": "chr",
}
_ITERATORS = {"iteritems": "items", "itervalues": "values", "iterkeys": "keys"}
_TAB = 8  # Python 2 counted a tab up to the next multiple of eight


def to_python_3(source: Source) -> Source:
    """Return the source with its Python 2 statements rewritten; the same if it has none."""
    text = _untabbed(source.text)
    changes: list[tuple[int, int, str]] = []
    for segment in segments(text):
        changes += _statement_changes(text, segment)
    text = _replaced(text, changes)
    return source.with_text(_replaced(text, _token_changes(text)))


def _replaced(text: str, changes: list[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _untabbed(text: str) -> str:
    """Return the text with the tabs of mixed indentation expanded as Python 2 did."""
    indents = re.findall(r"^[ \t]+(?=\S)", text, re.MULTILINE)
    if not (any("\t" in i for i in indents) and any(" " in i for i in indents)):
        return text
    return re.sub(r"^[ \t]+(?=\S)", lambda m: m.group().expandtabs(_TAB), text, flags=re.MULTILINE)


def _statement_changes(text: str, segment: list[Token]) -> list[tuple[int, int, str]]:
    first = segment[0]
    if first.text == "print" and _is_print_statement(segment):
        return [(first.start, segment[-1].end, _printed(text, segment))]
    if first.text in ("except", "raise"):
        return _comma_changes(text, segment)
    return []


def _is_print_statement(segment: list[Token]) -> bool:
    if len(segment) == 1:
        return False  # harmless in Python 3: it prints nothing
    second = segment[1]
    if second.kind == "op" and second.text not in ("(", "-", "+", "~", "[", "{", ">>", "`"):
        return False
    if second.text != "(":
        return True
    closing = next((t for t in segment[2:] if t.text == ")" and t.depth == 0), None)
    # print (a), b and print (a) % b are statements; print(a) means the same in both.
    return closing is not None and closing is not segment[-1]


def _printed(text: str, segment: list[Token]) -> str:
    """Return the call that a print statement means."""
    rest, options = segment[1:], ""
    if rest[0].text == ">>":
        comma = next((t for t in rest if t.text == "," and t.depth == 0), None)
        stop = comma.start if comma else rest[-1].end
        options = f", file={text[rest[0].end : stop].strip()}"
        rest = [t for t in rest if comma and t.start > comma.start]
    if rest and rest[-1].text == "," and rest[-1].depth == 0:
        options += ", end=' '"
        rest = rest[:-1]
    inner = text[rest[0].start : rest[-1].end] if rest else ""
    return f"print({(inner + options).removeprefix(', ')})"


def _comma_changes(text: str, segment: list[Token]) -> list[tuple[int, int, str]]:
    """``except E, e:`` and ``raise E, x``."""
    commas = [t for t in segment if t.text == "," and t.depth == 0]
    if not commas:
        return []
    comma = commas[0]
    if segment[0].text == "except":
        return [(comma.start, comma.end, " as")]
    end = commas[1].start if len(commas) > 1 else segment[-1].end
    value = text[comma.end : end].strip()
    return [(comma.start, segment[-1].end, f"({value})")]


def _token_changes(text: str) -> list[tuple[int, int, str]]:
    changes, ticks, before = [], 0, ""
    for token in tokens(text):
        new = token.text
        if token.text == "<>":
            new = "!="
        elif token.text == "`":
            ticks += 1
            new = "repr(" if ticks % 2 else ")"
        elif token.kind == "number":
            new = _number(token.text)
        elif token.kind == "string":
            new = re.sub(r"^(?i:ur)(?=['\"])", "r", token.text)
        elif token.kind == "name" and before == ".":
            new = _ITERATORS.get(token.text, token.text)
        if new != token.text:
            changes.append((token.start, token.end, new))
        before = token.text
    return changes


def _number(text: str) -> str:
    """Return a number without the L of long ones and with the o of octal ones."""
    text = text.rstrip("lL")
    return re.sub(r"^0+(?=[1-7][0-7]*$)", "0o", text)
