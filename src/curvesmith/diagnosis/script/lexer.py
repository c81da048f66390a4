"""Tokens of text that need not be valid Python 3: where strings, names and statements are.

The standard tokenizer refuses what Python 2 allowed; this one refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Token", "segments", "tokens"]

_TOKEN = re.compile(
    r"""(?P<string>(?i:\b[rbuf]{1,2})?(?:\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}
          |"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))
      | (?P<comment>\#[^\n]*)
      | (?P<name>[^\W\d]\w*)
      | (?P<number>0[xXoObB][\da-fA-F_]+[lL]?|(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[jJlL]?)
      | (?P<newline>\n)
      | (?P<space>[ \t\f]+|\\\n)
      | (?P<op>\*\*=|//=|>>=|<<=|<>|!=|==|<=|>=|->|:=|\*\*|//|<<|>>|[-+*/%&|^@]=|.)""",
    re.VERBOSE | re.DOTALL,
)
_COMPOUND = {
    "if",
    "elif",
    "else",
    "for",
    "while",
    "try",
    "except",
    "finally",
    "with",
    "def",
    "class",
    "async",
}


@dataclass(frozen=True)
class Token:
    """One token: kind, text, where it begins in the text, how deep in brackets it lies."""

    kind: str
    text: str
    start: int
    depth: int

    @property
    def end(self) -> int:
        """Position just behind the token."""
        return self.start + len(self.text)


def tokens(text: str) -> Iterator[Token]:
    """Yield every token of a text; their texts joined are the text."""
    depth = 0
    for match in _TOKEN.finditer(text):
        kind, word = str(match.lastgroup), match.group()
        if kind == "op" and word in ")]}":
            depth = max(depth - 1, 0)
        yield Token(kind, word, match.start(), depth)
        if kind == "op" and word in "([{":
            depth += 1


def segments(text: str) -> Iterator[list[Token]]:
    """Yield the simple statements and compound headers, without spaces and comments.

    ``if a: print b; c`` is three: the header with its colon, and two statements.
    """
    segment: list[Token] = []
    for token in tokens(text):
        ends = token.depth == 0 and (token.kind == "newline" or token.text == ";")
        if ends:
            yield from [segment] if segment else []
            segment = []
        elif token.kind not in ("space", "comment", "newline"):
            segment.append(token)
            if _is_header_end(segment):
                yield segment
                segment = []
    yield from [segment] if segment else []


def _is_header_end(segment: list[Token]) -> bool:
    """Whether the segment so far is a compound statement's header, colon included."""
    last = segment[-1]
    if last.text != ":" or last.depth or segment[0].text not in _COMPOUND:
        return False
    return sum(t.text == "lambda" for t in segment) < sum(
        t.text == ":" and t.depth == 0 for t in segment
    )
