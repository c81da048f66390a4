"""Small rewritings of one statement: the mistakes that people make, made backwards.

Nothing is known here of what is right; whoever asks tries each and keeps what can be proven.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from curvesmith.diagnosis.script.edits.edit import Edit, Edits, over, segment
from curvesmith.diagnosis.script.phrases import closed, factors_of, is_closed
from curvesmith.diagnosis.script.source import Source

__all__ = ["FAMILIES", "Words", "rewritings"]

Shape = tuple[int, ...]
_REDUCTIONS = {"sum": "mean", "mean": "sum"}
# The other way round, and not: zero itself is what units without a slope give.
_TURNED = {
    ast.Lt: (">", ">="),
    ast.LtE: (">=", ">"),
    ast.Gt: ("<", "<="),
    ast.GtE: ("<=", "<"),
}
_MOST_KEPT = 3  # factors beside a derivative: error, weights, a rate
_SIGNS = {ast.Add: ("+", "-"), ast.Sub: ("-", "+")}
_DERIVATIVES = {
    "tanh": ("(1 - {} ** 2)",),
    "sigmoid": ("{0} * (1 - {0})",),
    "relu": ("({} > 0)",),
}
_FUNCTIONS = {"tanh": "np.tanh({})", "sigmoid": "1 / (1 + np.exp(-{}))"}


@dataclass(frozen=True)
class Words:
    """What may be written into a statement.

    Parameters
    ----------
    shapes : mapping of str to shape
        Of the arrays in scope, by how they are written.
    activations : tuple of str
        Of the hidden layers, as far as they are known.
    counts : tuple of str
        How the number of rows is written.
    """

    shapes: Mapping[str, Shape] = field(default_factory=dict)
    activations: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()


# In the order in which they are tried.
FAMILIES = (
    "signs", "fewer", "turned", "exchanges", "reductions", "numbers", "operands", "derivatives",
    "factors", "others", "more",
)  # fmt: skip


def rewritings(source: Source, statement: ast.stmt, words: Words, family: str) -> Iterator[Edits]:
    """Yield the rewritings of a statement that belong to one of `FAMILIES`.

    Parameters
    ----------
    source : Source
    statement : ast.stmt
        An assignment, a return or an expression, as parsed from the source; of a loop its head, in
        which only the order can be wrong.
    words : Words
    family : str
    """
    is_head = isinstance(statement, ast.For) and family == "exchanges"
    if is_head or getattr(statement, "value", None) is not None:
        yield from getattr(_Scribe(source, statement, words), family)()


@dataclass(frozen=True)
class _Scribe:
    source: Source
    statement: ast.stmt
    words: Words

    @property
    def value(self) -> ast.expr:
        if isinstance(self.statement, ast.For):
            return self.statement.iter
        return self.statement.value  # type: ignore[attr-defined,no-any-return]

    def signs(self) -> Iterator[Edits]:
        """Turn signs around: of the step, of differences, of everything."""
        node = self.statement
        if isinstance(node, ast.AugAssign) and type(node.op) in _SIGNS:
            yield from self._operator(node.target, node.value, *_SIGNS[type(node.op)])
        for part in self._parts(ast.UnaryOp):
            if isinstance(part.op, ast.USub):
                yield self._put(part, segment(self.source, part.operand))
        sums = [part for part in self._parts(ast.BinOp) if type(part.op) in _SIGNS]
        for part in (p for p in sums if isinstance(p.op, ast.Sub)):
            left, right = (segment(self.source, x) for x in (part.left, part.right))
            yield self._put(part, f"{closed(right, part.right)} - {closed(left, part.left)}")
        for part in sums:
            yield from self._operator(part.left, part.right, *_SIGNS[type(part.op)])
        if self._is_one:
            text = segment(self.source, self.value)
            yield (over(self.value, f"-{closed(text, self.value)}"),)

    @property
    def _is_one(self) -> bool:
        """Whether the value is one and not several put together."""
        return not isinstance(self.value, (ast.Tuple, ast.Dict, ast.List))

    def operands(self) -> Iterator[Edits]:
        """Put another array of the same shape in the place of one."""
        return self._replaced(is_same=True)

    def others(self) -> Iterator[Edits]:
        """Put an array of another shape in the place of one."""
        return self._replaced(is_same=False)

    def _replaced(self, *, is_same: bool) -> Iterator[Edits]:
        known = self.words.shapes
        by_text: dict[str, list[ast.expr]] = {}
        for part in self._operands():
            by_text.setdefault(segment(self.source, part), []).append(part)
        for text, parts in by_text.items():
            for other, shape in known.items():
                if other != text and (shape == known.get(text)) is is_same:
                    if len(parts) > 1:
                        yield tuple(over(part, other) for part in parts)
                    yield from ((over(part, other),) for part in parts)
        yield from self._masked(is_same=is_same)

    def _masked(self, *, is_same: bool) -> Iterator[Edits]:
        """Compare another array where entries are chosen: ``error[error < 0] = 0``."""
        known = self.words.shapes
        for part in self._target_parts(ast.Compare):
            text = segment(self.source, part.left)
            others = (n for n, shape in known.items() if shape and n != text)
            if text in known:
                alike = (n for n in others if (known[n] == known[text]) is is_same)
                yield from ((over(part.left, other),) for other in alike)

    def exchanges(self) -> Iterator[Edits]:
        """Exchange operands, plus for times, keys or entries of what is put together."""
        own = [*self._operands()]
        for part in self._parts(ast.BinOp):
            if isinstance(part.op, ast.Add):
                left, right = (closed(segment(self.source, x), x) for x in (part.left, part.right))
                yield self._put(part, f"{left} * {right}")
        for part in self._parts(ast.Dict, ast.Tuple, ast.List):
            lists: list[list[Any]] = (
                [part.keys, part.values] if isinstance(part, ast.Dict) else [part.elts]
            )
            for several in lists:
                yield from self._exchanged([x for x in several if x is not None])
        yield from self._exchanged(own)
        yield from self._backwards()

    def _backwards(self) -> Iterator[Edits]:
        """Yield lists from the last to the first: gradients are often computed that way round."""
        zips = [c for c in self._parts(ast.Call) if ast.unparse(c.func) == "zip"]
        several = [x for call in zips for x in call.args]
        if isinstance(self.statement, ast.Return):
            value = self.value
            several += value.elts if isinstance(value, ast.Tuple) else [value]
        several = [x for x in several if isinstance(x, (ast.Name, ast.Attribute, ast.Subscript))]
        ends = [
            Edit(x.end_lineno or x.lineno, x.end_col_offset or 0, x.end_col_offset or 0, "[::-1]")
            for x in several
        ]
        yield from ((end,) for end in ends)
        if isinstance(self.statement, ast.Return) and len(ends) > 1:
            yield tuple(ends)

    def turned(self) -> Iterator[Edits]:
        """Transpose an array, or leave it as it is; both operands of a product too."""
        for part in self._parts(ast.Attribute):
            if part.attr == "T":
                yield (over(part, segment(self.source, part.value)),)
        for part in self._operands():
            yield (over(part, segment(self.source, part) + ".T"),)

    def reductions(self) -> Iterator[Edits]:
        """Sum instead of mean, the other axis, all that a call does left out."""
        for part in self._parts(ast.Call):
            name = ast.unparse(part.func).rpartition(".")[2]
            if name in _REDUCTIONS and isinstance(part.func, ast.Attribute):
                end = part.func.end_col_offset or 0
                line = part.func.end_lineno or part.func.lineno
                yield (Edit(line, end - len(name.encode()), end, _REDUCTIONS[name]),)
            if name in _REDUCTIONS and not self._has_axis(part):
                yield from self._along(part)
            numbers = [k.value for k in part.keywords if k.arg == "axis"] + part.args[-1:]
            yield from ((over(n, "1"),) for n in numbers if ast.unparse(n) == "0")
            yield from ((over(n, "0"),) for n in numbers if ast.unparse(n) == "1")
        yield from self._uncalled()

    def _uncalled(self) -> Iterator[Edits]:
        """Yield the statement with all that a call does left out."""
        for part in self._parts(ast.Call):
            inner = part.args[0] if len(part.args) == 1 else None
            if isinstance(part.func, ast.Attribute) and not part.args:
                inner = part.func.value
            if inner is not None:
                yield self._put(part, segment(self.source, inner))

    def _has_axis(self, call: ast.Call) -> bool:
        n_own = 1 if ast.unparse(call.func).startswith(("np.", "numpy.", "torch.")) else 0
        return len(call.args) > n_own or any(k.arg in ("axis", "dim") for k in call.keywords)

    def _along(self, call: ast.Call) -> Iterator[Edits]:
        """Yield a sum over rows where everything is summed."""
        line, end = call.end_lineno or call.lineno, (call.end_col_offset or 1) - 1
        before = ", " if call.args or call.keywords else ""
        for words in ("axis=0", "axis=0, keepdims=True", "axis=1, keepdims=True"):
            yield (Edit(line, end, end, before + words),)

    def fewer(self) -> Iterator[Edits]:
        """Leave a factor or a term out, or all of it; take one branch of a condition."""
        target = next(iter(getattr(self.statement, "targets", [])), None)
        if isinstance(self.statement, ast.AugAssign) or isinstance(target, ast.Subscript):
            yield (over(self.statement, "pass"),)
        for part in self._parts(ast.BinOp):
            yield self._put(part, segment(self.source, part.left))
            if not isinstance(part.op, (ast.Div, ast.Pow)):
                yield self._put(part, segment(self.source, part.right))
            if _is_of_three(part):  # the derivative of a sigmoid: h * (1 - h)
                yield self._put(part, segment(self.source, part.left.left))
        for part in self._parts(ast.IfExp):
            yield self._put(part, segment(self.source, part.body))
            yield self._put(part, segment(self.source, part.orelse))

    def numbers(self) -> Iterator[Edits]:
        """Zero, one or two in the place of a number; comparisons the other way round.

        A slope is a number where the function itself is not: ``np.where(z > 0, 1, 0.1)``.
        """
        for part in self._parts(ast.Call):
            if ast.unparse(part.func).endswith("where"):
                branches = [x for x in part.args[1:] if not isinstance(x, ast.Constant)]
                yield from ((over(x, str(n)),) for x in branches for n in (1, 0))
                for x in (x for x in branches if isinstance(x, ast.BinOp)):
                    yield from ((over(x, segment(self.source, y)),) for y in (x.left, x.right))
        for part in [*self._parts(ast.Constant), *self._target_parts(ast.Constant)]:
            if isinstance(part.value, (int, float)) and not isinstance(part.value, bool):
                yield from ((over(part, str(n)),) for n in (0, 1, 2) if n != part.value)
        yield from self._compared()

    def _compared(self) -> Iterator[Edits]:
        """Yield comparisons the other way round."""
        for part in [*self._parts(ast.Compare), *self._target_parts(ast.Compare)]:
            if len(part.ops) == 1 and type(part.ops[0]) in _TURNED:
                left, right = segment(self.source, part.left), part.comparators[0]
                for sign in _TURNED[type(part.ops[0])]:
                    yield (over(part, f"{left} {sign} {segment(self.source, right)}"),)

    def factors(self) -> Iterator[Edits]:
        """A factor of two, or one over the number of rows, more or less."""
        if not self._is_one:
            return
        text = closed(segment(self.source, self.value), self.value)
        yield (over(self.value, f"2 * {text}"),)
        yield (over(self.value, f"{text} / 2"),)
        for count in self.words.counts:
            yield (over(self.value, f"{text} / {count}"),)
            yield (over(self.value, f"{text} * {count}"),)

    def more(self) -> Iterator[Edits]:
        """Multiply by one more value: an input, a slope or a rate that was left out."""
        if not self._is_one or isinstance(self.value, (ast.Compare, ast.IfExp)):
            return
        is_sum = isinstance(self.value, ast.BinOp) and type(self.value.op) in _SIGNS
        for part in [self.value.right] if is_sum else [self.value]:  # type: ignore[attr-defined]
            text = segment(self.source, part)
            is_product = isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mult)
            text = text if is_product else closed(text, part)
            for name in self.words.shapes:
                yield (over(part, f"{text} * {name}"),)

    def derivatives(self) -> Iterator[Edits]:
        """The derivative of an activation, in the place of a factor or as one more."""
        shapes = self.words.shapes
        # Where a row or a unit is computed at a time, all are single numbers.
        is_single = not any(shapes[segment(self.source, x)] for x in self._operands())
        for kind in self.words.activations:
            for form in _DERIVATIVES.get(kind, ()):
                for name in (n for n, shape in shapes.items() if shape or is_single):
                    yield from self._times(f"{form.format(name)}")
            if kind in _FUNCTIONS:
                yield from self._activated(_FUNCTIONS[kind])

    def _times(self, new: str) -> Iterator[Edits]:
        """Yield products with another factor, in the place of one or more and beside all."""
        new = new if is_closed(new) else f"({new})"
        for part in self._parts(ast.BinOp):
            if isinstance(part.op, ast.Mult):
                yield (over(part.right, new),)
                for several in _fewer(factors_of(part)):
                    texts = [closed(segment(self.source, kept), kept) for kept in several]
                    yield self._put(part, " * ".join([*texts, new]))
        if self._is_one:
            text = closed(segment(self.source, self.value), self.value)
            yield (over(self.value, f"{text} * {new}"),)

    def _activated(self, form: str) -> Iterator[Edits]:
        """Yield the statement with one array activated, wherever it stands."""
        by_text: dict[str, list[ast.expr]] = {}
        for part in self._operands():
            by_text.setdefault(segment(self.source, part), []).append(part)
        for name, parts in by_text.items():
            yield tuple(over(part, self._fitted(part, form.format(name))) for part in parts)

    def _parts(self, *kinds: type[ast.AST]) -> list[Any]:
        """Return the parts of the value of some kinds, outer ones first."""
        return [n for n in ast.walk(self.value) if isinstance(n, kinds)]

    def _target_parts(self, kind: type[ast.AST]) -> list[Any]:
        targets = getattr(self.statement, "targets", [])
        return [n for t in targets for n in ast.walk(t) if isinstance(n, kind)]

    def _operands(self) -> Iterator[ast.expr]:
        """Yield the arrays in the value as they are written, none within another."""
        waiting: list[ast.AST] = [self.value]
        while waiting:
            node = waiting.pop(0)
            is_word = isinstance(node, (ast.Name, ast.Attribute, ast.Subscript))
            if is_word and segment(self.source, node) in self.words.shapes:  # type: ignore[arg-type]
                yield node  # type: ignore[misc]
                continue
            waiting += [
                x
                for x in ast.iter_child_nodes(node)
                if not (isinstance(node, ast.Call) and x is node.func and isinstance(x, ast.Name))
            ]

    def _exchanged(self, several: list[ast.expr]) -> Iterator[Edits]:
        for one, other in combinations(several, 2):
            texts = segment(self.source, one), segment(self.source, other)
            if texts[0] != texts[1]:
                yield over(one, texts[1]), over(other, texts[0])

    def _operator(self, left: ast.expr, right: ast.expr, old: str, new: str) -> Iterator[Edits]:
        """Yield the edit of the operator between two expressions on one line."""
        line = left.end_lineno or left.lineno
        if line != right.lineno:
            return
        start = left.end_col_offset or 0
        between = self.source.line(line).encode()[start : right.col_offset].decode()
        if between.count(old) == 1:
            at = start + between.index(old)
            yield (Edit(line, at, at + 1, new),)

    def _put(self, part: ast.expr, new: str) -> Edits:
        return (over(part, self._fitted(part, new)),)

    def _fitted(self, part: ast.expr, new: str) -> str:
        """Return words for the place of a part, in parentheses where they need some."""
        if part is self.value or is_closed(new) or self._is_enclosed(part):
            return new
        return f"({new})"

    def _is_enclosed(self, part: ast.expr) -> bool:
        """Whether parentheses or commas stand around a part already."""
        before = self.source.line(part.lineno).encode()[: part.col_offset].rstrip()
        after = self.source.line(part.end_lineno or part.lineno).encode()
        after = after[part.end_col_offset or 0 :].lstrip()
        return before[-1:] in (b"(", b"[") and after[:1] in (b")", b"]")


def _fewer(factors: list[ast.expr]) -> Iterator[tuple[ast.expr, ...]]:
    """Yield one factor of several, then more of them: what a wrong derivative is put beside."""
    for n in range(1, min(len(factors), _MOST_KEPT + 1)):
        yield from combinations(factors, n)


def _is_of_three(node: ast.BinOp) -> bool:
    """Whether a product is one of three factors or more."""
    left = node.left
    return (
        isinstance(node.op, ast.Mult)
        and isinstance(left, ast.BinOp)
        and isinstance(left.op, ast.Mult)
    )
