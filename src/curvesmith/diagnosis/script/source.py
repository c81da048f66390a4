"""A user's source text, line by line, with the line that each came from.

Repairs may add lines; findings name the lines of the file that the user has.
"""

from __future__ import annotations

import difflib
import io
import re
import tokenize
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

__all__ = ["Repair", "Source", "diff", "patched", "read_source"]


@dataclass(frozen=True)
class Source:
    """The text of a script.

    Parameters
    ----------
    lines : tuple of str
        Without their ends.
    origin : tuple of int
        For each line, the line of the user's file that it came from, counted from 1.
    name : str, default="script.py"
        What messages call the file.
    """

    lines: tuple[str, ...]
    origin: tuple[int, ...]
    name: str = "script.py"

    @classmethod
    def of(cls, text: str, name: str = "script.py") -> Source:
        """Return the source of a text as the user has it."""
        lines = tuple(text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n"))
        return cls(lines, tuple(range(1, len(lines) + 1)), name)

    @property
    def text(self) -> str:
        """The whole text, ending in a line end."""
        return "\n".join(self.lines) + "\n"

    def line(self, number: int) -> str:
        """Return a line by its number from 1; empty beyond the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def with_text(self, text: str) -> Source:
        """Return the source with as many lines as before, changed in place.

        Raises
        ------
        ValueError
            If the number of lines differs.
        """
        lines = tuple(text.rstrip("\n").split("\n"))
        missing = len(self.lines) - len(lines)
        if missing < 0:
            raise ValueError(
                f"A changed text must keep its {len(self.lines)} lines, got {len(lines)}. "
                "Insert lines with `Source.inserted`."
            )
        return replace(self, lines=lines + ("",) * missing)

    def inserted(self, after: int, new: Sequence[str]) -> Source:
        """Return the source with lines inserted after one, 0 for the beginning."""
        at = self.origin[after - 1] if after else 1
        lines = (*self.lines[:after], *new, *self.lines[after:])
        origin = (*self.origin[:after], *[at] * len(new), *self.origin[after:])
        return replace(self, lines=lines, origin=origin)


@dataclass(frozen=True)
class Repair:
    """One place where the code does not run, and what was put there.

    Parameters
    ----------
    rule : str
        Kind of fault: "python-2", "characters", "indentation", "undefined-name",
        "missing-import", "removed-name".
    line : int
        In the user's file.
    before, after : str
        The line as the user has it, and repaired.
    sentence : str
        What is wrong, in the user's words.
    """

    rule: str
    line: int
    before: str
    after: str
    sentence: str


def read_source(path: Path) -> Source:
    """Read a script as Python does: UTF-8, or what its first lines declare.

    Raises
    ------
    ValueError
        If the file cannot be decoded.
    """
    content = path.read_bytes()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        text = content.decode(encoding)
    except (SyntaxError, UnicodeDecodeError) as error:
        raise ValueError(
            f"{path.name} must be Python source in UTF-8 or a declared encoding, got {error}. "
            "Save it as UTF-8."
        ) from error
    return Source.of(re.sub("^\ufeff", "", text), path.name)


def diff(before: Source, after: Source) -> str:
    """Return the unified diff between two versions of a file; empty if they are equal."""
    return "".join(
        difflib.unified_diff(
            [f"{line}\n" for line in before.lines],
            [f"{line}\n" for line in after.lines],
            before.name,
            before.name,
            n=1,
        )
    )


def patched(source: Source, change: str) -> str:
    """Return the text that a unified diff, as `diff` writes it, makes of a source.

    Parameters
    ----------
    source : Source
        The version before.
    change : str
        The diff; empty for no change.
    """
    lines = list(source.lines)
    new: list[str] = []
    at = 0
    for row in change.splitlines()[2:]:
        if row.startswith("@@"):
            start = int(re.findall(r"-(\d+)", row)[0])
            # A hunk without old lines names the line before it.
            start = start if re.search(r"-\d+,0 ", row) else start - 1
            new += lines[at:start]
            at = start
        elif row.startswith("+"):
            new.append(row[1:])
        else:
            new += lines[at : at + 1] if row.startswith(" ") or not row else []
            at += 1
    return "\n".join([*new, *lines[at:]]) + "\n"
