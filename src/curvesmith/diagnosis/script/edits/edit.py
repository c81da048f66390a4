"""An edit of the user's source: only what must change, everything else as it was."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from curvesmith.diagnosis.script.source import Source

__all__ = ["Edit", "Edits", "above", "below", "between", "edited", "over", "segment", "without"]


@dataclass(frozen=True)
class Edit:
    """One edit: columns of a line, in bytes, and what takes their place.

    Parameters
    ----------
    line : int
    start, end : int
        -1 both: new lines below, with the indentation of `line`; -2 both: above.
    new : str
    last : int or None, default=None
        The line that `end` counts in, if another one.
    """

    line: int
    start: int
    end: int
    new: str
    last: int | None = None


Edits = tuple[Edit, ...]


def edited(source: Source, edits: Sequence[Edit]) -> Source:
    """Return the source with all edits made; of several for the same words, the last."""
    # From the end on, so that lines and columns stay; new lines of one place keep their order.
    words = {_words(e): e for e in edits if e.last or 0 <= e.start < e.end}
    order = [e for e in dict.fromkeys(edits) if words.get(_words(e), e) == e]
    for edit in sorted(order, key=lambda e: (e.line, e.start, order.index(e)), reverse=True):
        source = _put(source, edit) if edit.start >= 0 else _inserted(source, edit)
    return source


def _words(edit: Edit) -> tuple[int, int, int, int | None]:
    return edit.line, edit.start, edit.end, edit.last


def _inserted(source: Source, edit: Edit) -> Source:
    text = source.line(edit.line)
    indent = text[: len(text) - len(text.lstrip())]
    after = edit.line if edit.start == -1 else edit.line - 1
    return source.inserted(after, [indent + line for line in edit.new.split("\n")])


def _put(source: Source, edit: Edit) -> Source:
    """Return the source with words replaced; lines that it loses or gains stand where they were."""
    last = edit.last or edit.line
    head = source.line(edit.line).encode()[: edit.start].decode()
    tail = source.line(last).encode()[edit.end :].decode()
    new = (head + edit.new + tail).split("\n")
    at = [source.origin[min(edit.line - 1 + i, last - 1)] for i in range(len(new))]
    lines = (*source.lines[: edit.line - 1], *new, *source.lines[last:])
    origin = (*source.origin[: edit.line - 1], *at, *source.origin[last:])
    return replace(source, lines=lines, origin=origin)


def over(node: ast.expr | ast.stmt, new: str) -> Edit:
    """Return the edit that puts words in the place of a part of the source."""
    last = node.end_lineno or node.lineno
    end = node.end_col_offset or 0
    return Edit(node.lineno, node.col_offset, end, new, None if last == node.lineno else last)


def below(node: ast.stmt, new: str) -> Edit:
    """Return the edit that adds lines below a statement, at its indentation.

    Below one that goes on over several lines or follows another on its line, as many lines at the
    indentation of its first.
    """
    last = node.end_lineno or node.lineno
    if last == node.lineno:
        return Edit(node.lineno, -1, -1, new)
    lines = new.split("\n")
    indent = " " * node.col_offset
    text = "".join(f"\n{indent}{line}" for line in lines)
    end = node.end_col_offset or 0
    return Edit(last, end, end, text)


def above(node: ast.stmt, new: str) -> Edit:
    """Return the edit that adds lines above a statement, at its indentation."""
    return Edit(node.lineno, -2, -2, new)


def without(source: Source, node: ast.stmt) -> Edit:
    """Return the edit that takes a statement away, with its line if it stands alone there."""
    last = node.end_lineno or node.lineno
    before = source.line(node.lineno).encode()[: node.col_offset].strip()
    after = source.line(last).encode()[node.end_col_offset or 0 :].strip()
    if node.lineno == 1 or before or (after and not after.startswith(b"#")):
        return over(node, "pass")
    start, end = (len(source.line(n).encode()) for n in (node.lineno - 1, last))
    return Edit(node.lineno - 1, start, end, "", last)


def segment(source: Source, node: ast.expr | ast.stmt) -> str:
    """Return the words of a part of the source."""
    last = node.end_lineno or node.lineno
    lines = [line.encode() for line in source.lines[node.lineno - 1 : last]]
    lines[-1] = lines[-1][: node.end_col_offset]
    lines[0] = lines[0][node.col_offset :]
    return b"\n".join(lines).decode()


def between(before: Source, after: Source) -> Edits:
    """Return the edits that make one version of a text of another, each as small as can be."""
    matcher = difflib.SequenceMatcher(None, before.lines, after.lines, autojunk=False)
    found: list[Edit] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        if j - i == m - k:
            pairs = zip(range(i, j), before.lines[i:j], after.lines[k:m], strict=True)
            found += [_within(number + 1, old, new) for number, old, new in pairs]
        elif kind == "insert" and i:
            end = len(before.lines[i - 1].encode())
            found.append(Edit(i, end, end, "".join(f"\n{line}" for line in after.lines[k:m])))
        elif kind == "insert":
            found.append(Edit(1, 0, 0, "".join(f"{line}\n" for line in after.lines[k:m])))
        elif kind == "delete":
            found.append(_without(before, i, j))
        else:
            end = len(before.lines[j - 1].encode())
            found.append(Edit(i + 1, 0, end, "\n".join(after.lines[k:m]), j))
    return tuple(found)


def _within(line: int, old: str, new: str) -> Edit:
    """Return the edit of one line, without what both versions begin and end with."""
    a, b = old.encode(), new.encode()
    most = min(len(a), len(b))
    start = next((i for i in range(most) if a[i] != b[i]), most)
    most -= start
    same = next((i for i in range(most) if a[-1 - i] != b[-1 - i]), most)
    while same and (a[len(a) - same] & 0xC0) == 0x80:  # not within a letter
        same -= 1
    while start and start < len(a) and (a[start] & 0xC0) == 0x80:
        start -= 1
    return Edit(line, start, len(a) - same, b[start : len(b) - same].decode())


def _without(before: Source, i: int, j: int) -> Edit:
    """Return the edit that takes lines i to j - 1 away, counted from 0."""
    if i:
        return Edit(i, len(before.lines[i - 1].encode()), len(before.lines[j - 1].encode()), "", j)
    return Edit(1, 0, 0, "", j + 1)
