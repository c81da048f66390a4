"""What each script of the corpus is: read from ``labels/``, checked against the closed lists."""

from __future__ import annotations

import ast
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HALVES = ("development", "held-out")
STYLES = (
    "module",
    "functions",
    "class",
    "dict",
    "rows",
    "mini-batch",
    "layers",
    "torch-module",
    "torch-tensors",
    "scikit-learn",
)


@dataclass(frozen=True)
class Fault:
    """One fault: the causes that name it, the statements it stands on, what mends it.

    ``at`` quotes statements of the script; a finding is in the right place if its line is one of
    theirs. ``repair`` lists pairs of old and new text.
    """

    causes: tuple[str, ...]
    at: tuple[str, ...]
    repair: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Label:
    """One script.

    ``predict``, ``target`` and ``noise`` (the standard deviation of the noise in the target) are
    expressions of names that the script has in the end, local to the function ``scope`` if there
    is one. ``curable`` says whether an edit of the script can help at all.
    """

    name: str
    half: str
    style: str
    predict: str
    target: str
    noise: str = "0.0"
    scope: str = ""
    curable: bool = True
    faults: tuple[Fault, ...] = ()

    @property
    def path(self) -> Path:
        """Where the script is."""
        return HERE / self.half.replace("-", "_") / f"{self.name}.py"

    @cached_property
    def text(self) -> str:
        """The script."""
        return self.path.read_text(encoding="utf-8")

    @property
    def is_healthy(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.faults

    @property
    def causes(self) -> set[str]:
        """Every cause that is right."""
        return {cause for fault in self.faults for cause in fault.causes}

    @property
    def repaired(self) -> str:
        """The script with every fault mended."""
        text = self.text
        for fault in self.faults:
            for old, new in fault.repair:
                if old not in text:
                    raise ValueError(f"{self.name} holds no {old!r}.")
                text = text.replace(old, new)
        return text

    def lines_of(self, cause: str) -> set[int]:
        """Return the lines on which a finding of that cause is in the right place."""
        quotes = [q for fault in self.faults if cause in fault.causes for q in fault.at]
        return {line for quote in quotes for line in statement_lines(self.text, quote)}


def statement_lines(text: str, quote: str) -> set[int]:
    r"""Return the lines of all statements that hold a quotation; of the quotation if unparsable.

    Of a statement with a body, such as a loop, only the header counts.

    Examples
    --------
    >>> statement_lines("for x in (1,\n          2):\n    print(x)\n", "in (1")
    {1, 2}
    """
    places: set[int] = set()
    start = text.find(quote)
    while start >= 0:
        first = text.count("\n", 0, start) + 1
        places |= set(range(first, first + quote.count("\n") + 1))
        start = text.find(quote, start + 1)
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return places
    whole = set(places)
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            own = set(range(node.lineno, _last_line(node) + 1))
            whole |= own if own & places else set()
    return whole


def _last_line(node: ast.stmt) -> int:
    """Return the last line of a statement, or of its header if it has a body."""
    body: list[ast.stmt] = getattr(node, "body", [])
    if body:
        return max(node.lineno, body[0].lineno - 1)
    return node.end_lineno or node.lineno


@cache
def load() -> dict[str, Label]:
    """Return every label by the script's name, those of development first."""
    found: dict[str, Label] = {}
    for half in HALVES:
        file = HERE / f"{half.replace('-', '_')}.toml"
        if file.exists():
            for name, plain in tomllib.loads(file.read_text(encoding="utf-8")).items():
                found[name] = _label(name, half, plain)
    return found


def _label(name: str, half: str, plain: dict[str, Any]) -> Label:
    faults = tuple(
        Fault(
            tuple(each["causes"]),
            tuple(each["at"]),
            tuple((old, new) for old, new in each.get("repair", [])),
        )
        for each in plain.pop("fault", [])
    )
    return Label(name=name, half=half, faults=faults, **plain)
