"""What edits are made of: the text, its lines, the arrays of the network."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from curvesmith.diagnosis.changes import Change
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.source import Source

__all__ = ["Case", "name_of_call"]


@dataclass(frozen=True)
class Case:
    """One finding in one script.

    Parameters
    ----------
    source : Source
        The text that was examined.
    lines : Lines
        Where things are in it.
    changes : tuple of Change, default=()
        What the remedy is made of.
    line : int, default=1
        The line that is accused.
    shapes : mapping of str to tuple of int
        Of the parameters.
    n_rows : int, default=0
        Of the training; 0 if it is not known.
    """

    source: Source
    lines: Lines
    changes: tuple[Change, ...] = ()
    line: int = 1
    shapes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    n_rows: int = 0

    @cached_property
    def tree(self) -> ast.Module:
        """The text, parsed."""
        return ast.parse(self.source.text)

    @property
    def is_torch(self) -> bool:
        """Whether the script computes with PyTorch."""
        return re.search(r"^\s*(import|from) torch\b", self.source.text, re.MULTILINE) is not None

    def calls(self, pattern: str) -> list[ast.Call]:
        """Return the calls of functions whose last name matches, in the order of the text."""
        found = [
            n
            for n in ast.walk(self.tree)
            if isinstance(n, ast.Call) and re.fullmatch(pattern, name_of_call(n))
        ]
        return sorted(found, key=lambda n: (n.lineno, n.col_offset))

    def statements(self, *kinds: type[ast.stmt]) -> list[ast.stmt]:
        """Return the statements of some kinds, in the order of the text."""
        found = [n for n in ast.walk(self.tree) if isinstance(n, kinds)]
        return sorted(found, key=lambda n: (n.lineno, n.col_offset))

    def assignment(self, line: int) -> ast.Assign | None:
        """Return the assignment to one target that holds a line."""
        for node in self.statements(ast.Assign):
            assert isinstance(node, ast.Assign)
            if len(node.targets) == 1 and node.lineno <= line <= (node.end_lineno or node.lineno):
                return node
        return None

    def loop(self) -> ast.For | ast.While | None:
        """Return the training loop."""
        found = self.statements(ast.For, ast.While)
        return next((n for n in found if n.lineno == self.lines.loop), None)  # type: ignore[return-value]

    def is_alone(self, part: ast.expr) -> bool:
        """Whether a part stands in parentheses of its own, or is all that is assigned."""
        last = self.source.line(part.end_lineno or part.lineno).encode()
        before = self.source.line(part.lineno).encode()[: part.col_offset]
        is_within = before.endswith(b"(") and last[part.end_col_offset or 0 :].startswith(b")")
        return is_within or any(n.value is part for n in self.statements(ast.Assign))  # type: ignore[attr-defined]

    def counting(self) -> ast.For | ast.While | None:
        """Return the loop that counts steps or epochs."""
        found = self.statements(ast.For, ast.While)
        return next((n for n in found if n.lineno == self.lines.counting), None)  # type: ignore[return-value]

    def is_in_loop(self, node: ast.stmt) -> bool:
        """Whether a statement stands within the training loop."""
        loop = self.loop()
        return loop is not None and loop.lineno <= node.lineno <= (loop.end_lineno or 0)

    def in_loop(self) -> Iterator[ast.stmt]:
        """Yield the statements of the training loop, and of the functions of the script."""
        yield from self.within(ast.Assign, ast.AugAssign, ast.Expr, ast.Return)

    def within(self, *kinds: type[ast.stmt]) -> Iterator[ast.stmt]:
        """Yield what is of some kinds in the training loop and in the functions of the script."""
        functions = [n for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef)]
        for node in self.statements(*kinds):
            in_function = any(f.lineno < node.lineno <= (f.end_lineno or 0) for f in functions)
            if in_function or self.is_in_loop(node):
                yield node


def name_of_call(node: ast.Call) -> str:
    """Return the last name of the function that is called."""
    return ast.unparse(node.func).rpartition(".")[2]
