"""Which half a task, a style, an operator or a look-alike belongs to: the written rule.

Names of one kind (for operators: of one family) are put in alphabetical order; the first, third,
fifth, … are for development, the others are held out. A program belongs to the half to which its
task, its style and its operator all belong; no other programs are made. Thresholds may be chosen
on the development half only. ``seen.txt`` lists the held-out programs on which results were looked
at while the diagnosis was still being changed: they are judged only if asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

FILE = Path(__file__).with_name("seen.txt")
DEVELOPMENT, HELD_OUT = HALVES = ("development", "held-out")


def halves_of(names: Iterable[str]) -> dict[str, str]:
    """Return the half of each name.

    Examples
    --------
    >>> halves_of(["pear", "apple", "plum"])
    {'apple': 'development', 'pear': 'held-out', 'plum': 'development'}
    """
    return {name: HALVES[i % 2] for i, name in enumerate(sorted(set(names)))}


def seen_programs() -> frozenset[str]:
    """Return the names of the held-out programs that are not quite held out any more."""
    return frozenset(FILE.read_text(encoding="utf-8").splitlines())
