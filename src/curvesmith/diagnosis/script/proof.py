"""Remedies proven: the edited script is run beside the user's own, from fresh seeds."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from time import perf_counter
from typing import Any

from curvesmith.diagnosis.script.edits import Edit, edited
from curvesmith.diagnosis.script.process import ask
from curvesmith.diagnosis.script.source import Source, diff
from curvesmith.diagnosis.script.workspace import Workspace

__all__ = ["Bench", "prove"]

SEEDS = (1, 2, 3)
# Learning rates tried with edits that are only together a cure, as multiples of the user's.
LOWER_RATES = (1.0, 1e-1, 1e-2, 1e-3, 3e-4, 1e-4, 1e-5)
OTHER_RATES = (1.0, 1e-2, 1e-1, 1e1, 1e2, 1e4)
# A remedy must make up for this share of what is missing to R2 = 1.
LEAST_GAIN = 0.2
_SHORTEST, _LONGEST = 0.3, 4.0  # seconds for one training
_START = 1.0  # seconds until a script trains, for the share of each run


@dataclass(eq=False)
class Bench:
    """Where versions of a script are trained, and how long that may take.

    Parameters
    ----------
    place : Workspace
    args : tuple of str
    seconds : float
        For everything.
    """

    place: Workspace
    args: tuple[str, ...]
    seconds: float
    began: float = field(default_factory=perf_counter)

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self.seconds - (perf_counter() - self.began)

    def scores(
        self, versions: Sequence[Source], seeds: Sequence[int], share: float
    ) -> list[list[float]]:
        """Return the R2 of each version for each seed; minus infinity where it diverged.

        Each training gets the same time, out of a share of what is left; an empty list if that
        is too short to tell anything.
        """
        each = share * self.left / (len(versions) * len(seeds)) - _START / len(seeds)
        if each < _SHORTEST:
            return [[] for _ in versions]
        each = min(each, _LONGEST)
        options = {
            "texts": [version.text for version in versions],
            "seeds": list(seeds),
            "seconds_a_seed": each,
        }
        limit = 60 + 3 * each * len(versions) * len(seeds)
        answer = ask(
            self.place, versions[0], work="score", args=self.args, seconds=limit, options=options
        )
        found = answer.content.get("scores", [[] for _ in versions])
        return [[-inf if x is None else float(x) for x in scores] for scores in found]


def prove(content: dict[str, Any], original: Source, source: Source, bench: Bench) -> None:
    """Give the findings their diffs, and their remedies what the edited script reaches.

    Parameters
    ----------
    content : dict
        What came back from the examination; its findings are changed in place.
    original, source : Source
        The user's text, and the repaired one that was examined.
    bench : Bench
    """
    editable = [f for f in content["findings"] if f["remedy"] is not None and f["edits"]]
    versions: dict[tuple[Edit, ...], Source] = {}
    for finding in editable:
        edits = _edits(finding)
        versions[edits] = edited(source, edits)
        finding["remedy"]["diff"] = diff(original, versions[edits])
    # What the examination has seen to be no cure by itself is not tried by itself again.
    versions = {
        edits: version
        for edits, version in versions.items()
        if any(_edits(f) == edits and _is_worth_a_run(f) for f in editable)
    }
    if versions:
        own, *others = bench.scores([source, *versions.values()], SEEDS, 0.5)
        for edits, scores in zip(versions, others, strict=True):
            for finding in editable:
                if _edits(finding) == edits and own and scores:
                    _judge(finding["remedy"], own, scores)
    faults = [f for f in content["findings"] if f["severity"] == "fault" and f["remedy"]]
    if faults and not any(f["remedy"]["verified"] for f in faults):
        _prove_together(faults, content, original, source, bench)


def _is_worth_a_run(finding: dict[str, Any]) -> bool:
    """Whether a remedy may be a cure by itself, as it is."""
    was_no_cure = finding["remedy"]["verified"] is False
    return finding["severity"] == "fault" and not was_no_cure and not finding["needs_rate"]


def _prove_together(
    faults: list[dict[str, Any]],
    content: dict[str, Any],
    original: Source,
    source: Source,
    bench: Bench,
) -> None:
    """Try all edits at once, at several learning rates."""
    edits = tuple(dict.fromkeys(edit for f in faults for edit in _edits(f)))
    rate = content["rate_value"]
    places = [Edit(**edit) for edit in content["rate"]]
    rest = tuple(
        e for e in edits if not any(e.line == p.line and e.start == p.start for p in places)
    )
    if not places or not rate:
        versions = [edited(source, edits)] if edits else []
    else:
        is_high = any(f["cause"] == "learning-rate-too-high" for f in faults)
        multiples = LOWER_RATES if is_high else OTHER_RATES
        numbers = [float(f"{rate * multiple:.2g}") for multiple in multiples]
        versions = [
            edited(source, [*rest, *[Edit(p.line, p.start, p.end, f"{n!r}") for p in places]])
            for n in numbers
        ]
    if not versions:
        return
    tried = [_median(scores) for scores in bench.scores(versions, SEEDS[:1], 0.6)]
    if max(tried) == -inf:
        return
    best = versions[tried.index(max(tried))]
    own, scores = bench.scores([source, best], SEEDS, 0.9)
    if not own or not scores:
        return
    for finding in faults:
        if finding["edits"] or finding["cause"].startswith("learning-rate"):
            finding["remedy"]["diff"] = diff(original, best)
            _judge(finding["remedy"], own, scores)


def _edits(finding: dict[str, Any]) -> tuple[Edit, ...]:
    return tuple(Edit(**edit) for edit in finding["edits"] or ())


def _median(scores: list[float]) -> float:
    return statistics.median(scores) if scores else -inf


def _judge(remedy: dict[str, Any], own: list[float], scores: list[float]) -> None:
    """Note what was reached before and after, and whether the remedy makes up for the fault."""
    before, after = statistics.median(own), statistics.median(scores)
    remedy["before"] = {"r2": before, "r2_low": min(own), "r2_high": max(own)}
    remedy["after"] = {"r2": after, "r2_low": min(scores), "r2_high": max(scores)}
    missing = 1 - max(before, 0.0)  # what is worse than the mean is as bad as the mean
    remedy["verified"] = after - max(before, 0.0) > LEAST_GAIN * missing
