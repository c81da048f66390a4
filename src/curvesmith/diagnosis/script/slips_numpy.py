"""Slips with NumPy, scikit-learn and names: sizes, whole numbers, columns, globals.

Each rule takes what failed and returns the edits that mend it; none where there is doubt.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from curvesmith.diagnosis.script.edits.edit import Edit, above, over, segment
from curvesmith.diagnosis.script.phrases import closed
from curvesmith.diagnosis.script.source import Source

__all__ = ["RULES", "Failed"]

_FILLED = ("zeros", "ones", "empty")
_DRAWN = ("rand", "randn")
_TYPES = re.compile(r"^(float|int|bool|complex|dtype.*|(np|numpy|torch)\.\w+|['\"].*)$")
_FITTED = ("fit", "predict", "score", "transform", "fit_transform", "partial_fit")
_SIGNS = {ast.Sub: "-", ast.Add: "+", ast.Mult: "*", ast.Div: "/"}
_TWO = 2  # inputs and targets; numbers that are a size


@dataclass(frozen=True)
class Failed:
    """What was run, the words of the error, and the line on which it came up (0: unknown)."""

    source: Source
    tree: ast.Module
    message: str
    line: int

    def nodes(self, *kinds: type[ast.AST]) -> list[ast.AST]:
        """Return the parts of the source of some kinds."""
        return [n for n in ast.walk(self.tree) if isinstance(n, kinds)]

    @property
    def calls(self) -> list[ast.Call]:
        """Return every call."""
        return [n for n in ast.walk(self.tree) if isinstance(n, ast.Call)]

    @cached_property
    def statement(self) -> ast.stmt | None:
        """Return the innermost statement on the line."""
        own = [n for n in ast.walk(self.tree) if isinstance(n, ast.stmt) and self.is_on(n)]
        return max(own, key=lambda n: (n.lineno, n.col_offset), default=None)

    @property
    def function(self) -> ast.FunctionDef | None:
        """Return the innermost function around the line."""
        own = [n for n in self.nodes(ast.FunctionDef) if self.is_on(n)]  # type: ignore[arg-type]
        return max(own, key=lambda n: n.lineno, default=None)  # type: ignore[attr-defined,return-value]

    def is_on(self, node: ast.stmt | ast.expr) -> bool:
        """Whether a part of the source stands on the line."""
        return node.lineno <= self.line <= (node.end_lineno or node.lineno)

    def made(self, name: str) -> list[ast.Assign]:
        """Return the assignments to a name or an attribute alone."""
        return [
            n for n in ast.walk(self.tree)
            if isinstance(n, ast.Assign) and [ast.unparse(t) for t in n.targets] == [name]
        ]  # fmt: skip

    def text(self, node: ast.expr | ast.stmt) -> str:
        """Return the words of a part."""
        return segment(self.source, node)


def last_name(call: ast.Call) -> str:
    """Return the last name of what is called."""
    return ast.unparse(call.func).rpartition(".")[2]


def _sizes(failed: Failed) -> Iterator[Edit]:
    """Yield ``np.zeros((3, 4))`` for ``np.zeros(3, 4)``."""
    if not re.search(r"as a data type|data type .*not understood", failed.message):
        return
    for call in failed.calls:
        is_several = len(call.args) >= _TWO and not _TYPES.match(ast.unparse(call.args[1]))
        if last_name(call) in _FILLED and is_several and not _is_torch(call):
            first, last = call.args[0], call.args[-1]
            yield Edit(first.lineno, first.col_offset, first.col_offset, "(")
            end = last.end_col_offset or 0
            yield Edit(last.end_lineno or last.lineno, end, end, ")")


def _spread(failed: Failed) -> Iterator[Edit]:
    """Yield ``np.random.randn(3, 4)`` for ``np.random.randn((3, 4))``."""
    if "'tuple' object cannot be interpreted as an integer" not in failed.message:
        return
    for call in failed.calls:
        given = call.args[0] if len(call.args) == 1 else None
        if last_name(call) in _DRAWN and isinstance(given, ast.Tuple) and not _is_torch(call):
            yield over(given, ", ".join(failed.text(x) for x in given.elts))


def _is_torch(call: ast.Call) -> bool:
    return ast.unparse(call.func).startswith("torch.")


def _whole_numbers(failed: Failed) -> Iterator[Edit]:
    """Yield floating-point numbers where an array was made of whole ones, or an update anew."""
    step = failed.statement
    if "Cannot cast ufunc" not in failed.message or not isinstance(step, ast.AugAssign):
        return
    made = [n for n in failed.made(ast.unparse(step.target)) if n.lineno < step.lineno]
    if made:
        value = made[-1].value
        yield over(value, f"{closed(failed.text(value), value)}.astype(float)")
    elif type(step.op) in _SIGNS and not isinstance(step.target, ast.Name):
        name, value = failed.text(step.target), step.value
        new = closed(failed.text(value), value)
        yield over(step, f"{name} = {name} {_SIGNS[type(step.op)]} {new}")


def _powers(failed: Failed) -> Iterator[Edit]:
    """Yield ``**`` for ``^``, which takes whole numbers bit by bit."""
    if not re.search(r"bitwise_xor|for \^:", failed.message):
        return
    for node in failed.nodes(ast.BinOp):
        assert isinstance(node, ast.BinOp)
        if isinstance(node.op, ast.BitXor):
            left, right = closed(failed.text(node.left), node.left), failed.text(node.right)
            # (a - b) ^ 2: the parentheses stand outside of what they hold.
            start, end = node.left.end_col_offset or 0, node.right.col_offset
            line = failed.source.line(node.right.lineno).encode()
            at = line.find(b"^", start, end)
            if node.left.end_lineno == node.right.lineno and at >= 0:
                yield Edit(node.right.lineno, at, at + 1, "**")
            else:
                yield over(node, f"{left} ** {right}")


def _columns(failed: Failed) -> Iterator[Edit]:
    """Yield a column where scikit-learn was given single numbers as inputs."""
    if "Expected 2D array, got 1D array" in failed.message:
        yield from _inputs(failed, ".reshape(-1, 1)")


def _turned(failed: Failed) -> Iterator[Edit]:
    """Yield rows where scikit-learn was given one row of all of them."""
    if re.search(r"inconsistent numbers of samples: \[1, \d+\]", failed.message):
        yield from _inputs(failed, ".T")


def _inputs(failed: Failed, end: str) -> Iterator[Edit]:
    """Yield the inputs of the call on the line, with more behind them, wherever they are given."""
    given = [c for c in failed.calls if last_name(c) in _FITTED and c.args]
    wrong = {failed.text(c.args[0]) for c in given if failed.is_on(c)}
    for call in given:
        name = failed.text(call.args[0])
        if name in wrong:
            yield over(call.args[0], f"{closed(name, call.args[0])}{end}")


def _logarithms(failed: Failed) -> Iterator[Edit]:
    """Yield ``np.log1p(x)`` for the one ``np.log(x)`` of data that may have been zero.

    In a function or among weights a logarithm is no scaling of what was measured.
    """
    if "contains infinity" not in failed.message:
        return
    within = [n for f in failed.nodes(ast.FunctionDef, ast.Lambda) for n in ast.walk(f)]
    calls = [
        c for c in failed.calls
        if ast.unparse(c.func) in ("np.log", "numpy.log") and len(c.args) == 1 and not c.keywords
    ]  # fmt: skip
    if len(calls) == 1 and calls[0] not in within and calls[0].lineno < failed.line:
        func = calls[0].func
        end = func.end_col_offset or 0
        yield Edit(func.end_lineno or func.lineno, end - len("log"), end, "log1p")


def _outer_names(failed: Failed) -> Iterator[Edit]:
    """Yield the declaration of names that a function changes and that live outside of it."""
    if "not associated with a value" not in failed.message and (
        "referenced before assignment" not in failed.message
    ):
        return
    around = [n for n in failed.nodes(ast.FunctionDef) if failed.is_on(n)]  # type: ignore[arg-type]
    around.sort(key=lambda n: n.lineno)  # type: ignore[attr-defined]
    if not around:
        return
    inner = around[-1]
    assert isinstance(inner, ast.FunctionDef)
    own = {a.arg for a in (*inner.args.args, *inner.args.kwonlyargs)}
    outer = around[-2] if len(around) > 1 else failed.tree
    known = {
        n.id for n in _outside(outer, inner) if isinstance(n, ast.Name)
        and isinstance(n.ctx, ast.Store)
    }  # fmt: skip
    changed = [
        n.id
        for n in ast.walk(inner)
        if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store) and n.id in known - own
    ]
    read_first = [name for name in dict.fromkeys(changed) if _is_read_first(inner, name)]
    if read_first:
        word = "global" if outer is failed.tree else "nonlocal"
        body = inner.body[1:] if ast.get_docstring(inner) and len(inner.body) > 1 else inner.body
        yield above(body[0], f"{word} {', '.join(read_first)}")


def _outside(outer: ast.AST, inner: ast.FunctionDef) -> Iterator[ast.AST]:
    """Yield what belongs to a scope and not to the functions within."""
    for child in ast.iter_child_nodes(outer):
        if child is inner or isinstance(child, (ast.FunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        yield child
        yield from _outside(child, inner)


def _is_read_first(function: ast.FunctionDef, name: str) -> bool:
    """Whether a function reads a name before it gives it a value, in the order of lines."""
    uses = [n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name]
    steps = [n for n in ast.walk(function) if isinstance(n, ast.AugAssign)]
    if any(ast.unparse(n.target) == name for n in steps):
        return True
    stored = min(n.lineno for n in uses if isinstance(n.ctx, ast.Store))
    return any(n.lineno <= stored for n in uses if isinstance(n.ctx, ast.Load))


RULES = (
    (_sizes, "sizes", "The sizes of an array are given as one: `(rows, columns)`."),
    (_spread, "sizes", "`rand` and `randn` are given sizes one by one."),
    (_whole_numbers, "whole-numbers", "An array of whole numbers cannot hold what is not whole."),
    (_powers, "power", "A power is written `**`; `^` is for bits."),
    (_columns, "column", "scikit-learn takes rows of inputs: of single numbers, a column."),
    (_turned, "column", "scikit-learn takes one row of inputs for each target."),
    (_logarithms, "logarithm", "The logarithm of zero is infinite; `log1p` is that of 1 + x."),
    (_outer_names, "global", "A function that gives an outer name a new value has to declare it."),
)
