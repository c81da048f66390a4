"""Remedies proven: the edited script is run beside the user's own, from fresh seeds.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf, isfinite
from typing import Any

from curvesmith.diagnosis.finding import CAUSES
from curvesmith.diagnosis.script.edits.edit import Edit, Edits
from curvesmith.diagnosis.script.edits.table import BEYOND_RATES, COURSE
from curvesmith.diagnosis.script.rate import Rate
from curvesmith.diagnosis.script.scoring import SEEDS, Bench, middle
from curvesmith.diagnosis.verdict import DIRECT_CAUSES, DIRECT_FAMILIES

__all__ = ["Rate", "judge", "prove"]

# A remedy must make up for this share of what is missing to R2 = 1.
LEAST_GAIN = 0.2
# A training that reaches 95 % of what is reachable fits; aimed at is a little more, so that it
# does from other seeds too.
_FITS = 0.97
_ENOUGH = 0.95
# R2 by which a seed that falls short calls for more of them.
_DOUBT, _MORE = 0.1, (4, 5)
# One set of edits does better than another by more than this share of what is missing.
_BETTER = 0.05
# R2 by which a training does worse than another and not by chance, and from which one learns.
_WORSE, _LEARNS = 0.02, 0.2
# Multiples of a learning rate that are tried.
_COARSE = (10.0, 0.1, 100.0, 0.01, 1e3, 1e-3, 1e4, 1e-4, 1e-5)
_FINE = (3.0, 1 / 3)


def prove(
    findings: Sequence[dict[str, Any]],
    bench: Bench,
    rate: Rate | None,
    reachable: float | None,
    helps: Callable[[], Mapping[str, Sequence[Edits]]],
) -> None:
    """Run the edited script for each remedy, alone and together, and note what it reaches.

    Parameters
    ----------
    findings : sequence of dict
        With their "edits", or several "alternatives" for them, worst first; but for those that
        are "is_settled" by another proof. Of each fault whose
        remedy was tried, "edits" becomes the smallest set found that works, and the remedy gets
        ``verified``, ``before``, ``after``.
    bench : Bench
    rate : Rate or None
    reachable : float or None
        The R2 that is known to be reachable.
    helps : callable
        Returns what else may be needed before a remedy shows: edits by the sentence that says so.
    """
    faults = [
        f
        for f in findings
        if f["severity"] == "fault" and f["remedy"] is not None and not f.get("is_settled")
    ]
    own = bench.scores((), SEEDS[:1]) if faults else []
    if not own:
        return
    goal = _FITS * (1.0 if reachable is None else reachable)
    search = _Search(bench, rate, goal, middle(own), helps, reachable)
    cure = search.smallest(faults)
    if cure.pieces or cure.edits:
        _note(cure.findings or faults[:1], cure.edits, cure.said, search)
    for finding in faults:
        if finding["edits"] and not any(finding is other for other in cure.findings):
            _note([finding], _edits(finding), [], search)


@dataclass(frozen=True, eq=False)
class _Piece:
    """Edits that belong together: the remedy of a finding, or what a sentence says."""

    edits: Edits
    finding: dict[str, Any] | None = None
    sentence: str = ""

    @property
    def is_direct(self) -> bool:
        """Whether a test of the code or of the data found what it mends."""
        return self.finding is not None and _is_direct(self.finding)


@dataclass(frozen=True, eq=False)
class _Cure:
    """Pieces, with the edits of a learning rate among all of them."""

    pieces: tuple[_Piece, ...] = ()
    edits: Edits = ()

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings whose remedies these are."""
        return [p.finding for p in self.pieces if p.finding is not None]

    @property
    def said(self) -> list[str]:
        """What else it takes."""
        return [p.sentence for p in self.pieces if p.sentence]


@dataclass(eq=False)
class _Search:
    """The search for the smallest set of edits that works."""

    bench: Bench
    rate: Rate | None
    goal: float
    own: float
    find_helps: Callable[[], Mapping[str, Sequence[Edits]]]
    reachable: float | None

    @cached_property
    def helps(self) -> Mapping[str, Sequence[Edits]]:
        """What else may be needed, found when it is first asked for."""
        return self.find_helps()

    def smallest(self, faults: list[dict[str, Any]]) -> _Cure:
        """Return the edits that work best, and what they are for."""
        # What is wrong with the code first: that starts differ, say, is often what it leads to.
        for fault in sorted(faults, key=lambda f: not _is_direct(f)):
            self._chosen(fault)
            single = self._of([fault])
            if single.edits and self._fits(single.edits):
                return single
        simple = self._simple(faults)
        if simple is not None:
            return self._pruned(simple)
        found: list[_Cure] = []
        for members in _sets(faults):
            cure = self._of(members)
            alone = len(members) == 1 and not members[0]["needs_rate"]
            if not alone or len(faults) == 1:
                cure = self._tuned(cure)
            found.append(cure)
            if self._fits(cure.edits):
                break
        best = self._best_of(found)
        if not self._fits(best.edits):
            best = self._best_of([self._helped(best, faults), best])
        return self._pruned(best)

    def _of(self, members: list[dict[str, Any]]) -> _Cure:
        return self._made(tuple(_Piece(_edits(f), f) for f in members if f["edits"] is not None))

    def _simple(self, faults: list[dict[str, Any]]) -> _Cure | None:
        """Return what fits with the learning rate as it is: remedies, or with one thing more.

        One thing more for what mends the code, and for what does best; the rate is for later.
        Where a rate is accused, only what no rate makes up for.
        """
        cures = [self._of(members) for members in _sets(faults)]
        for cure in cures:
            if self._fits(cure.edits):
                return cure
        is_of_rate = any(fault["cause"].startswith("learning-rate") for fault in faults)
        helps = {s: e for s, e in self.helps.items() if not is_of_rate or s in BEYOND_RATES}
        code = self._of([f for f in faults if _is_direct(f)])
        bases = [*([code] if code.pieces else []), self._best_of(cures)]
        for base in {cure.edits: cure for cure in bases}.values():
            for sentence, several in helps.items():
                if not self.bench.is_early:
                    return None
                piece = _Piece(several[0], sentence=sentence)
                more = self._made((*base.pieces, piece))
                if self._fits(more.edits):
                    return more
        return None

    def _best_of(self, cures: list[_Cure]) -> _Cure:
        return max(cures, key=lambda cure: self.bench.first(cure.edits))

    def _chosen(self, fault: dict[str, Any]) -> None:
        """Let the edits of a finding be those of its alternatives that do best by themselves."""
        several = fault.get("alternatives") or []
        if len(several) > 1:
            best = self._best_alternative((), [tuple(edits) for edits in several])
            fault["edits"] = [vars(edit) for edit in best]

    def _best_alternative(self, base: Edits, several: Sequence[Edits]) -> Edits:
        """Return the one of several that does best beside others; the first if none was tried."""
        best, score = several[0], -inf
        for one in several:
            if not self.bench.is_searching:
                break
            reached = self._reached(_joined(base, one))
            if reached > score:
                best, score = one, reached
            if reached >= self.goal:
                break
        return best

    def _made(self, pieces: tuple[_Piece, ...]) -> _Cure:
        return _Cure(pieces, _joined(*(piece.edits for piece in pieces)))

    def _helped(self, cure: _Cure, faults: list[dict[str, Any]]) -> _Cure:
        """Return a cure with what else lets it show.

        What only lets it take its course first, one thing on the other, each with the rate that
        suits it; then whatever helps most.
        """
        slow = cure
        for sentence in (text for text in self.helps if text in COURSE):
            piece = _Piece(self.helps[sentence][0], sentence=sentence)
            slow = self._tuned(_Cure((*slow.pieces, piece), _joined(slow.edits, piece.edits)))
            if self._fits(slow.edits):
                return slow
        if self._is_better(slow.edits, cure.edits):
            cure = slow
        return self._most_helped(cure, faults)

    def _most_helped(self, cure: _Cure, faults: list[dict[str, Any]]) -> _Cure:
        """Return a cure with more, the most helpful thing first: other remedies, then guesses."""
        others = [f for f in faults if f["edits"] and not any(f is x for x in cure.findings)]
        left: list[tuple[list[Edits], dict[str, Any] | None, str]]
        left = [([_edits(f)], f, "") for f in others]
        left += [(list(e), None, text) for text, e in self.helps.items() if text not in cure.said]
        while left and self.bench.is_searching and not self._fits(cure.edits):
            tried: list[_Cure] = []
            for several, finding, sentence in left:
                more = self._best_alternative(cure.edits, several)
                piece = _Piece(more, finding, sentence)
                tried.append(_Cure((*cure.pieces, piece), _joined(cure.edits, more)))
                if self._fits(tried[-1].edits):
                    return tried[-1]
            found = self._best_of(tried)
            best = self._tuned(found)
            if not self._is_better(best.edits, cure.edits):
                break
            cure = best
            left.pop(tried.index(found))
        return cure

    def _is_better(self, edits: Edits, others: Edits) -> bool:
        """Whether edits make up for more of what is missing, by more than chance would."""
        before, after = self.bench.first(others), self.bench.first(edits)
        return after > max(before, 0.0) + _BETTER * (1 - max(before, 0.0))

    def _tuned(self, cure: _Cure) -> _Cure:
        """Return a cure with the learning rate at which it does best."""
        edits = cure.edits
        if self.rate is None or self._fits(edits):
            return cure
        start = self.rate.at(edits)
        best = self._best(edits, start, _COARSE)
        return _Cure(cure.pieces, self.rate.set(edits, self._best(edits, best, _FINE)))

    def _best(self, edits: Edits, start: float, factors: Sequence[float]) -> float:
        """Return the best rate of a start and multiples of it, tried in turn until one fits.

        Nothing longer is tried than what diverges, and nothing more once a training that learns
        does worse with both neighbours.
        """
        assert self.rate is not None
        own = self.bench.first(self.rate.set(edits, start))
        tried = {start: own}
        for value in [*self.rate.others, *(start * factor for factor in factors)]:
            if max(tried.values()) >= self.goal or not self.bench.is_searching:
                break
            worse = [rate for rate, score in tried.items() if score < own - _WORSE]
            if own > _LEARNS and min(worse, default=start) < start < max(worse, default=start):
                break
            if not any(score == -inf and value > rate for rate, score in tried.items()):
                tried[value] = self.bench.first(self.rate.set(edits, value))
        return max(tried, key=lambda rate: tried[rate])

    def _pruned(self, cure: _Cure) -> _Cure:
        """Return as few pieces as do the same; what tests of the code found stays mended."""
        for piece in reversed(cure.pieces):
            fewer = tuple(p for p in cure.pieces if p is not piece)
            if piece.is_direct or not fewer:
                continue
            less = _joined(*(p.edits for p in fewer))
            if self.rate is not None:
                less = self.rate.set(less, self.rate.at(cure.edits))
            lost = self.bench.first(cure.edits) - self.bench.first(less)
            if self._fits(less) or lost <= _BETTER * (1 - max(self.own, 0.0)):
                cure = _Cure(fewer, less)
        return cure

    def shortfall(self, remedy: dict[str, Any]) -> list[str]:
        """Return what a remedy that helps leaves to be desired, if it does, in a sentence."""
        after, most = remedy["after"]["r2"], self.reachable
        if most is None or after >= _ENOUGH * most:
            return []
        before = remedy["before"]["r2"]
        return [f"This brings R2 from {before:.2f} to {after:.2f}; {most:.2f} is within reach."]

    def _fits(self, edits: Edits) -> bool:
        """Whether edits let the training fit, from most seeds."""
        return self._reached(edits) >= self.goal

    def _reached(self, edits: Edits) -> float:
        """Return the R2 of the first seed; where it fits, of most seeds.

        Of more than three where one of these falls short.
        """
        first = self.bench.first(edits)
        if first < self.goal:
            return first
        scores = self.bench.scores(edits)
        if middle(scores) >= self.goal and min(scores) < self.goal - _DOUBT:
            scores = self.bench.scores(edits, (*SEEDS, *_MORE))
        return middle(scores)


def _joined(*several: Edits) -> Edits:
    """Return all edits once, in order."""
    return tuple(dict.fromkeys(edit for edits in several for edit in edits))


def _sets(faults: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return which findings to try together: each alone, those of the code, all."""
    faults = [f for f in faults if f["edits"] is not None]
    direct = [f for f in faults if _is_direct(f)]
    sets = [[f] for f in faults]
    sets += [direct] if 1 < len(direct) < len(faults) else []
    return (sets + ([faults] if len(faults) > 1 else [])) or [[]]


def _is_direct(finding: dict[str, Any]) -> bool:
    """Whether a test of the code or of the data found it."""
    cause = finding["cause"]
    return cause in DIRECT_CAUSES or CAUSES[cause] in DIRECT_FAMILIES


def _edits(finding: dict[str, Any]) -> Edits:
    return tuple(Edit(**edit) for edit in finding["edits"] or ())


def _note(members: list[dict[str, Any]], edits: Edits, said: list[str], search: _Search) -> None:
    """Write edits and scores into the findings that are cured together."""
    scores, own = search.bench.scores(edits), search.bench.scores(())
    for finding in members:
        remedy, rate = finding["remedy"], search.rate
        more = list(said)
        if rate is not None and rate.at(edits) != rate.at(_edits(finding)):
            more.append(f"It takes a learning rate of {rate.at(edits):.2g}.")
        finding["edits"] = [vars(edit) for edit in edits]
        if scores:
            judge(remedy, own, scores)
        if remedy["verified"]:
            more += search.shortfall(remedy)
            remedy["sentence"] = " ".join([remedy["sentence"], *more])


def judge(remedy: dict[str, Any], own: Sequence[float], scores: Sequence[float]) -> None:
    """Note what was reached before and after, and whether the remedy makes up for the fault."""
    own = own[: len(scores)]  # the same seeds
    before, after = middle(own), middle(scores)
    remedy["before"] = {"r2": before, "r2_low": min(own), "r2_high": max(own)}
    remedy["after"] = {
        "r2": after, "r2_low": min(scores), "r2_high": max(scores), "n_seeds": len(scores),
    }  # fmt: skip
    missing = 1 - max(before, 0.0)  # what is worse than the mean is as bad as the mean
    remedy["verified"] = isfinite(after) and after - max(before, 0.0) > LEAST_GAIN * missing
