"""A wrong backward pass or update mended: rewritings kept if an iteration then goes downhill.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from curvesmith.diagnosis.script.anatomy import Anatomy
from curvesmith.diagnosis.script.descent import Descent, Marks
from curvesmith.diagnosis.script.edits.edit import Edits, edited
from curvesmith.diagnosis.script.instrument import Site
from curvesmith.diagnosis.script.rewriting import FAMILIES, Words, rewritings
from curvesmith.diagnosis.script.source import Source

__all__ = ["function_at", "mended"]

_MOST_WORDS = 80
_WRITTEN = ("load", "assign", "augmented")
_COUNT = re.compile(r"len\([\w.]+\)|[\w.]+\.shape\[\d\]")


def mended(
    anatomy: Anatomy,
    source: Source,
    accused: Sequence[int],
    is_time: Callable[[], bool],
    layers: Sequence[str] = (),
    *,
    with_still: bool = False,
) -> tuple[Edits, bool] | None:
    """Return the edits after which more parameters go downhill, and whether all do then.

    Parameters
    ----------
    anatomy : Anatomy
    source : Source
        The text that was taken apart.
    accused : sequence of int
        Lines to begin with.
    is_time : callable
        Whether to go on.
    layers : sequence of str, default=()
        Activations of the network, if known.
    with_still : bool, default=False
        Whether arrays that no iteration changes are to go downhill too.

    Returns
    -------
    mended : tuple of edits and bool, or None
        None if nothing is wrong or nothing helps.
    """
    if anatomy.parts.loss is None:
        return None
    descent = Descent(anatomy, with_still=with_still)
    if not descent.can_tell:
        return None
    search = _Search(descent, source, is_time)
    own = search.descent.marks(source.text)
    if own is None or own.is_right:
        return None
    found: _Found = ((), own)
    candidates = _Candidates(source, anatomy, tuple(accused), tuple(layers))
    while is_time() and not found[1].is_right:
        better = search.step(found, candidates)
        if better is None:
            break
        found = better
    edits, marks = found
    return (edits, marks.is_right) if marks.score > own.score else None


_Found = tuple[Edits, Marks]


@dataclass
class _Search:
    descent: Descent
    source: Source
    is_time: Callable[[], bool]
    seen: dict[str, Marks | None] = field(default_factory=dict)

    def step(self, own: _Found, candidates: _Candidates) -> _Found | None:
        """Return what one more rewriting makes better; the first that puts all right."""
        for group in candidates.groups(own[0]):
            best: _Found | None = None
            for one in group:
                if not self.is_time():
                    break
                edits = (*own[0], *one)
                marks = self._marks(edits)
                if marks is None or not own[1].right <= marks.right:
                    continue
                if marks.score > (best or own)[1].score:
                    best = edits, marks
                if marks.is_right:
                    break
            if best is not None:
                return best
        return None

    def _marks(self, edits: Edits) -> Marks | None:
        text = edited(self.source, edits).text
        if text not in self.seen:
            self.seen[text] = self.descent.marks(text)
        return self.seen[text]


@dataclass
class _Candidates:
    """The rewritings of a script: those of accused statements first, then by their kind."""

    source: Source
    anatomy: Anatomy
    accused: tuple[int, ...]
    layers: tuple[str, ...]

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source.text)

    def groups(self, edits: Edits) -> Iterator[Iterator[Edits]]:
        """Yield groups of rewritings of statements that are as they were."""
        done = {edit.line for edit in edits}
        left = [
            s for s in _statements(self.tree, self.anatomy, self.accused) if not _holds(s, done)
        ]
        first = [s for s in left if _holds(s, set(self.accused))]
        yield self._of(first, FAMILIES)
        others = [s for s in left if s not in first]
        for family in FAMILIES:
            yield self._of(others, (family,))

    def _of(self, statements: list[ast.stmt], families: tuple[str, ...]) -> Iterator[Edits]:
        for statement in statements:
            words = _words(self.tree, statement, self.anatomy, self.layers)
            for family in families:
                yield from rewritings(self.source, statement, words, family)


def _statements(tree: ast.Module, anatomy: Anatomy, accused: Sequence[int]) -> list[ast.stmt]:
    """Return the statements of an iteration: accused ones, then backwards from the update."""
    sites = anatomy.parts.trace.sites
    backward = {sites[k[0]].line for k in anatomy.parts.with_targets}
    lines = {sites[k[0]].line for k in anatomy.parts.trace.values}
    # What is put together without computing leaves no trace: a dictionary of gradients.
    run = [scope for line in lines if (scope := function_at(tree, line)) is not None]
    run_lines = lines | {
        n for scope in run for n in range(scope.lineno, (scope.end_lineno or 0) + 1)
    }
    own = [
        n
        for n in ast.walk(tree)
        if isinstance(n, (ast.Assign, ast.AugAssign, ast.Return)) and _holds(n, run_lines)
    ]

    def rank(node: ast.stmt) -> tuple[int, int]:
        named = [i for i, line in enumerate(accused) if _holds(node, {line})]
        first = (
            named[0] - len(accused)
            if named
            else 0
            if _holds(node, backward | (run_lines - lines))
            else 1
        )
        return first, -node.lineno

    return sorted(own, key=rank)


def _holds(node: ast.stmt, lines: set[int]) -> bool:
    return any(node.lineno <= line <= (node.end_lineno or node.lineno) for line in lines)


def _words(tree: ast.Module, statement: ast.stmt, anatomy: Anatomy, layers: Sequence[str]) -> Words:
    """Return what may be written into a statement: what its function computes or knows."""
    scope = function_at(tree, statement.lineno)
    first, last = (1, 10**9) if scope is None else (scope.lineno, scope.end_lineno or 0)
    shapes: dict[str, tuple[int, ...]] = {}
    for key, value in anatomy.parts.trace.values.items():
        site: Site = anatomy.parts.trace.site(key)
        is_own = first <= site.line <= last and function_at(tree, site.line) is scope
        is_own |= (
            scope is not None
            and scope.args.args[:1] != []
            and scope.args.args[0].arg == "self"
            and site.text.startswith("self.")
        )
        if is_own and site.kind in _WRITTEN and _is_word(site.text):
            shapes.setdefault(site.text, value.shape)
    near = dict(list(shapes.items())[-_MOST_WORDS:])
    return Words(near, tuple(dict.fromkeys(layers)), _counts(tree, statement, scope, anatomy))


def _is_word(text: str) -> bool:
    try:
        node = ast.parse(text, mode="eval").body
    except SyntaxError:
        return False
    is_turned = isinstance(node, ast.Attribute) and node.attr == "T"
    return isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)) and not is_turned


def _counts(
    tree: ast.Module, statement: ast.stmt, scope: ast.FunctionDef | None, anatomy: Anatomy
) -> tuple[str, ...]:
    """Return how the number of rows is written around a statement."""
    around = ast.unparse(scope or tree)
    found = list(dict.fromkeys(_COUNT.findall(around)))
    n_rows = len(np.atleast_1d(anatomy.parts.y))
    for table in anatomy.replay.names.tables():
        found += [n for n, v in table.items() if type(v) is int and v == n_rows and n in around]
    return tuple(found[:4])


def function_at(tree: ast.Module, line: int) -> ast.FunctionDef | None:
    """Return the innermost function around a line."""
    around = [
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.FunctionDef) and n.lineno <= line <= (n.end_lineno or 0)
    ]
    return max(around, key=lambda n: n.lineno, default=None)
