"""Remedies proven: the edited script is run beside the user's own, from fresh seeds.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, isfinite
from typing import Any

from curvesmith.diagnosis.finding import CAUSES
from curvesmith.diagnosis.script.edits import Edit
from curvesmith.diagnosis.script.scoring import Bench, middle
from curvesmith.diagnosis.verdict import DIRECT_CAUSES, DIRECT_FAMILIES

__all__ = ["Rate", "judge", "prove"]

Edits = tuple[Edit, ...]
# A remedy must make up for this share of what is missing to R2 = 1.
LEAST_GAIN = 0.2
# A training that reaches this share of what is reachable fits.
_FITS = 0.95
# One set of edits does better than another by more than this share of what is missing.
_BETTER = 0.05
# Multiples of a learning rate that are tried.
_COARSE = (10.0, 0.1, 100.0, 0.01, 1e3, 1e-3, 1e4, 1e-4, 1e-5)
_FINE = (3.0, 1 / 3)


@dataclass(frozen=True)
class Rate:
    """The number in the source that is the learning rate.

    Parameters
    ----------
    places : tuple of Edit
        Where it stands.
    value : float
        As the user has it.
    others : tuple of float, default=()
        Rates that did well with the same network elsewhere.
    """

    places: Edits
    value: float
    others: tuple[float, ...] = ()

    def at(self, edits: Edits) -> float:
        """Return the rate that some edits set."""
        found = [e for e in edits if self._is_place(e)]
        return abs(float(found[-1].new)) if found else self.value

    def set(self, edits: Edits, value: float) -> Edits:
        """Return the edits with another rate; none where it is the user's."""
        rest = tuple(e for e in edits if not self._is_place(e))
        number = float(f"{value:.2g}")
        if abs(number / self.value - 1) < 1e-9:
            return rest
        return (*rest, *(Edit(p.line, p.start, p.end, f"{number!r}") for p in self.places))

    def _is_place(self, edit: Edit) -> bool:
        return any((edit.line, edit.start) == (p.line, p.start) for p in self.places)


def prove(
    findings: Sequence[dict[str, Any]],
    bench: Bench,
    rate: Rate | None,
    reachable: float | None,
    helps: Mapping[str, Edits],
) -> None:
    """Run the edited script for each remedy, alone and together, and note what it reaches.

    Parameters
    ----------
    findings : sequence of dict
        With their "edits", worst first. Of each fault whose remedy was tried, "edits" becomes the
        smallest set found that works, and the remedy gets ``verified``, ``before``, ``after``.
    bench : Bench
    rate : Rate or None
    reachable : float or None
        The R2 that is known to be reachable.
    helps : mapping of str to tuple of Edit
        What else may be needed before a remedy shows, by the sentence that says so.
    """
    faults = [f for f in findings if f["severity"] == "fault" and f["edits"]]
    own = bench.scores(()) if faults else []
    if not own:
        return
    goal = _FITS * (1.0 if reachable is None else reachable)
    search = _Search(bench, rate, goal, middle(own), helps)
    cure, members = search.smallest(faults)
    _note(members, cure, search, own)
    for finding in faults:
        if not any(finding is other for other in members):
            _note([finding], _edits(finding), search, own)


@dataclass(eq=False)
class _Search:
    """The search for the smallest set of edits that works."""

    bench: Bench
    rate: Rate | None
    goal: float
    own: float
    helps: Mapping[str, Edits]

    def smallest(self, faults: list[dict[str, Any]]) -> tuple[Edits, list[dict[str, Any]]]:
        """Return the edits that work best, and the findings that they are for."""
        found: list[tuple[Edits, list[dict[str, Any]]]] = []
        for members in _sets(faults):
            edits = self._joined(members)
            if len(members) > 1 or members[0]["needs_rate"] or len(faults) == 1:
                edits = self.tuned(edits)
            found.append((edits, members))
            if self._fits(edits):
                break
        else:
            found += [(self._helped(edits), members) for edits, members in found[-1:]]
        edits, members = max(found, key=lambda pair: self.bench.first(pair[0]))
        return self._pruned(edits, members)

    def _helped(self, edits: Edits) -> Edits:
        """Return the edits with what else lets them show, one thing after the other."""
        for more in self.helps.values():
            edits = self.tuned((*edits, *more))
        return edits

    def tuned(self, edits: Edits) -> Edits:
        """Return the edits with the learning rate at which they do best."""
        if self.rate is None or self._fits(edits):
            return edits
        start = self.rate.at(edits)
        best = self._best(edits, start, _COARSE)
        return self.rate.set(edits, self._best(edits, best, _FINE))

    def _best(self, edits: Edits, start: float, factors: Sequence[float]) -> float:
        """Return the best rate of a start and multiples of it, tried in turn until one fits.

        Nothing longer is tried than what diverges.
        """
        assert self.rate is not None
        tried = {start: self.bench.first(self.rate.set(edits, start))}
        for value in [*self.rate.others, *(start * factor for factor in factors)]:
            if max(tried.values()) >= self.goal or not self.bench.is_searching:
                break
            if not any(score == -inf and value > rate for rate, score in tried.items()):
                tried[value] = self.bench.first(self.rate.set(edits, value))
        return max(tried, key=lambda rate: tried[rate])

    def _pruned(
        self, edits: Edits, members: list[dict[str, Any]]
    ) -> tuple[Edits, list[dict[str, Any]]]:
        """Return as few of the conditions' edits as do the same."""
        for finding in reversed(members):
            fewer = [f for f in members if f is not finding]
            if not fewer or _is_direct(finding):
                continue
            less = (*self._joined(fewer), *self._more(edits))
            if self.rate is not None:
                less = self.rate.set(less, self.rate.at(edits))
            lost = self.bench.first(edits) - self.bench.first(less)
            if self._fits(less) or lost <= _BETTER * (1 - max(self.own, 0.0)):
                edits, members = less, fewer
        return edits, members

    def _more(self, edits: Edits) -> Edits:
        """Return those of some edits that only help."""
        known = [edit for more in self.helps.values() for edit in more]
        return tuple(edit for edit in edits if edit in known)

    def _fits(self, edits: Edits) -> bool:
        return self.bench.first(edits) >= self.goal

    def _joined(self, members: list[dict[str, Any]]) -> Edits:
        return tuple(dict.fromkeys(edit for f in members for edit in _edits(f)))


def _sets(faults: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return which findings to try together: each alone, those of the code, all."""
    direct = [f for f in faults if _is_direct(f)]
    sets = [[f] for f in faults]
    sets += [direct] if 1 < len(direct) < len(faults) else []
    return sets + ([faults] if len(faults) > 1 else [])


def _is_direct(finding: dict[str, Any]) -> bool:
    """Whether a test of the code or of the data found it."""
    cause = finding["cause"]
    return cause in DIRECT_CAUSES or CAUSES[cause] in DIRECT_FAMILIES


def _edits(finding: dict[str, Any]) -> Edits:
    return tuple(Edit(**edit) for edit in finding["edits"] or ())


def _note(members: list[dict[str, Any]], edits: Edits, search: _Search, own: list[float]) -> None:
    """Write edits and scores into the findings that are cured together."""
    scores = search.bench.scores(edits)
    for finding in members:
        remedy = finding["remedy"]
        said = [text for text, more in search.helps.items() if set(more) <= set(edits)]
        rate = search.rate
        if rate is not None and rate.at(edits) != rate.at(_edits(finding)):
            said.append(f"It takes a learning rate of {rate.at(edits):.2g}.")
        finding["edits"] = [vars(edit) for edit in edits]
        if scores:
            judge(remedy, own, scores)
        if remedy["verified"]:
            remedy["sentence"] = " ".join([remedy["sentence"], *said])


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
