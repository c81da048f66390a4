"""A wrong backward pass or update mended: rewritings kept if an iteration then goes downhill.

Runs inside the child process.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from curvesmith.diagnosis.script.anatomy import Anatomy
from curvesmith.diagnosis.script.descent import ANOTHER, Descent, Marks, measure_of
from curvesmith.diagnosis.script.edits.edit import Edits, edited
from curvesmith.diagnosis.script.rewriting import FAMILIES, Words, rewritings
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.statements import (
    additions,
    holds,
    indented,
    moves,
    statements,
    words_at,
)

__all__ = ["mended"]

_STEPS = (ast.Assign, ast.AugAssign)


def mended(
    anatomy: Anatomy,
    source: Source,
    accused: Sequence[int],
    is_time: Callable[[], bool],
    layers: Sequence[str] = (),
    *,
    with_still: bool = False,
    likely: Sequence[str] = (),
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
    likely : sequence of str, default=()
        Families of rewritings that a cause speaks for: tried first, on all statements.

    Returns
    -------
    mended : tuple of edits and bool, or None
        None if nothing is wrong or nothing helps.
    """
    if measure_of(anatomy) is None:
        return None
    descent = Descent(anatomy, with_still=with_still)
    if not descent.can_tell:
        return None
    search = _Search(descent, source, is_time)
    own = search.descent.marks(source.text)
    if own is None or own.is_right:
        return None
    found: _Found = ((), own)
    known = {name for name, update in anatomy.updates.items() if update.line}
    still = tuple(
        name
        for name, c in own.cosines.items()
        if c == 0 and name not in known and not name.endswith(ANOTHER)
    )
    candidates = _Candidates(source, anatomy, tuple(accused), tuple(layers), still, tuple(likely))
    while is_time() and not found[1].is_right:
        better = search.step(found, candidates)
        if better is None:
            break
        found = better
    edits, marks = found
    if marks.score <= own.score:
        return None
    return _with_unmeasured(edits, own, source, candidates), marks.is_right


def _with_unmeasured(edits: Edits, own: Marks, source: Source, candidates: _Candidates) -> Edits:
    """Return edits with the signs of updates turned whose own direction cannot be measured.

    Saturated units have no slopes. Where the updates of all other parameters climb, theirs do.
    """
    updates = candidates.anatomy.updates
    steps = [n for n in ast.walk(candidates.tree) if isinstance(n, ast.AugAssign)]
    by_name = {name: n for name, u in updates.items() for n in steps if n.lineno == u.line}
    turns = {name: next(rewritings(source, n, Words(), "signs"), ()) for name, n in by_name.items()}
    measured = {name for name in updates if name in own.cosines}
    is_turned = all(turns.get(name) and set(turns[name]) <= set(edits) for name in measured)
    signs = {type(by_name[name].op) for name in measured & set(by_name)}
    if not measured or not is_turned:
        return edits
    more = [turns[n] for n in by_name if n not in measured and type(by_name[n].op) in signs]
    return tuple(dict.fromkeys([*edits, *(edit for turn in more for edit in turn)]))


_Found = tuple[Edits, Marks]


@dataclass
class _Search:
    descent: Descent
    source: Source
    is_time: Callable[[], bool]
    seen: dict[str, Marks | None] = field(default_factory=dict)

    def step(self, own: _Found, candidates: _Candidates) -> _Found | None:
        """Return what one more rewriting makes better; the first that puts all right."""
        for number, group in enumerate(candidates.groups(own[0])):
            best: _Found | None = None
            is_added = number == 0 and bool(candidates.still)
            for one in group:
                if not self.is_time():
                    break
                edits = (*own[0], *one)
                marks = self._marks(edits)
                if marks is None or not own[1].right <= marks.right:
                    continue
                if marks.score > (best or own)[1].score:
                    best = edits, marks
                if marks.is_right or (is_added and _is_one_more(marks, own[1])):
                    break
            if best is not None:
                return best
        return None

    def _marks(self, edits: Edits) -> Marks | None:
        text = edited(self.source, edits).text
        if text not in self.seen:
            self.seen[text] = self.descent.marks(text)
        return self.seen[text]


def _is_one_more(marks: Marks, own: Marks) -> bool:
    """Whether one more array goes straight down, and all that do go by one rate."""
    n_right, n_alike = marks.score
    return n_right == n_alike > len(own.right)


@dataclass
class _Candidates:
    """The rewritings of a script: those of accused statements first, then by their kind."""

    source: Source
    anatomy: Anatomy
    accused: tuple[int, ...]
    layers: tuple[str, ...]
    still: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source.text)

    def groups(self, edits: Edits) -> Iterator[Iterator[Edits]]:
        """Yield groups of rewritings of statements that are as they were."""
        done = {edit.line for edit in edits}
        own = statements(self.tree, self.anatomy, self.accused)
        left = [s for s in own if not holds(s, done)]
        first = [s for s in left if holds(s, set(self.accused))]
        if self.still:
            yield self._additions(own)
            yield indented(self.tree, {s.lineno for s in left})
        changed = {update.line for update in self.anatomy.updates.values() if update.line}
        near = sorted(left, key=lambda s: s not in first)
        for family in self.likely:  # what errors are made of, before the steps
            yield self._of([s for s in near if not holds(s, changed)], (family,))
        yield self._of(first, FAMILIES)
        others = [s for s in left if s not in first]
        yield self._of(others, FAMILIES[:1])
        yield moves(self.source, self.tree, {s.lineno for s in left}, changed)
        for family in FAMILIES[1:]:
            yield self._of(others, (family,))

    def _of(self, several: list[ast.stmt], families: tuple[str, ...]) -> Iterator[Edits]:
        for statement in several:
            words = words_at(self.tree, statement, self.anatomy, self.layers)
            for family in families:
                yield from rewritings(self.source, statement, words, family)

    def _additions(self, own: list[ast.stmt]) -> Iterator[Edits]:
        """Yield updates of what no iteration changes, beside those that there are."""
        changed = {update.line for update in self.anatomy.updates.values()}
        steps = [s for s in own if s.lineno in changed and isinstance(s, _STEPS)]
        for step in steps:
            words = words_at(self.tree, step, self.anatomy, self.layers)
            yield from additions(self.source, steps, self.still, words, step)
