"""How good what was said is, against the labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.faults.intervals import Rate
from benchmarks.scripts.labels import Label
from benchmarks.scripts.opinions import is_fixed

Record = dict[str, Any]
FLAGGED = ("fault", "does-not-run")


@dataclass(frozen=True)
class Judged:
    """A script's label, what was said of it, and whether the fix worked."""

    label: Label
    record: Record
    was_fixed: bool

    @property
    def is_flagged(self) -> bool:
        """Whether it was called faulty."""
        return self.record["verdict"] in FLAGGED

    @property
    def is_verdict_right(self) -> bool:
        """Whether faulty was called faulty, and healthy healthy; "cannot tell" is neither."""
        return self.record["verdict"] == "healthy" if self.label.is_healthy else self.is_flagged

    @property
    def said(self) -> list[Record]:
        """The findings that count as a cause, worst first; repairs of old code come last.

        A script of Python 2's day was right then: that it no longer runs is said as a note.
        """
        faults = [each for each in self.record["findings"] if each["severity"] == "fault"]
        notes = [each for each in self.record["findings"] if each["cause"] == "does-not-run"]
        return faults + [each for each in notes if each not in faults]

    @property
    def first(self) -> Record | None:
        """The first cause said; None if it was not called faulty."""
        return self.said[0] if self.is_flagged and self.said else None

    @property
    def names_first(self) -> bool:
        """Whether the first cause is one of the faults."""
        return self.first is not None and self.first["cause"] in self.label.causes

    @property
    def names_line(self) -> bool:
        """Whether the first cause is right and its line is of the statement it stands on."""
        first = self.first
        return self.names_first and first["line"] in self.label.lines_of(first["cause"])

    @property
    def names_all(self) -> bool:
        """Whether every fault is among the causes said."""
        causes = {each["cause"] for each in self.said} if self.is_flagged else set()
        return all(causes & set(fault.causes) for fault in self.label.faults)

    @property
    def is_claimed(self) -> bool:
        """Whether a remedy with a diff is said to be verified."""
        return any(each["verified"] and each["has_diff"] for each in self.record["findings"])

    @property
    def is_right(self) -> bool:
        """Whether nothing that was said is to be complained about."""
        if self.label.is_healthy:
            return self.is_verdict_right
        return self.names_line and (self.was_fixed or not self.label.curable)


Measure = Callable[[Sequence[Judged]], Rate]


def judged_of(labels: Sequence[Label], records: dict[str, Record]) -> list[Judged]:
    """Return the judgments about the scripts that have a record."""
    own = [(label, records[label.name]) for label in labels if label.name in records]
    return [Judged(label, record, is_fixed(record)) for label, record in own]


def rate(judged: Sequence[Judged], is_hit: Callable[[Judged], bool]) -> Rate:
    """Count hits."""
    return Rate(sum(is_hit(each) for each in judged), len(judged))


def faulty(judged: Sequence[Judged]) -> list[Judged]:
    """Return those with a fault."""
    return [each for each in judged if not each.label.is_healthy]


def curable(judged: Sequence[Judged]) -> list[Judged]:
    """Return those with a fault that an edit can mend."""
    return [each for each in faulty(judged) if each.label.curable]


MEASURES: dict[str, Measure] = {
    "verdict right": lambda all_: rate(all_, lambda j: j.is_verdict_right),
    "healthy called faulty": lambda all_: rate(
        [j for j in all_ if j.label.is_healthy], lambda j: j.is_flagged
    ),
    "faulty called faulty": lambda all_: rate(faulty(all_), lambda j: j.is_flagged),
    "first cause right": lambda all_: rate(faulty(all_), lambda j: j.names_first),
    "first cause and line right": lambda all_: rate(faulty(all_), lambda j: j.names_line),
    "every fault named": lambda all_: rate(
        [j for j in all_ if len(j.label.faults) > 1], lambda j: j.names_all
    ),
    "fix said to be verified": lambda all_: rate(curable(all_), lambda j: j.is_claimed),
    "fix works": lambda all_: rate(curable(all_), lambda j: j.was_fixed),
}
