"""Remedies proven: the edited script is run beside the user's own, from fresh seeds."""

from __future__ import annotations

import statistics
from time import perf_counter
from typing import Any

from curvesmith.diagnosis.script.edits import Edit, edited
from curvesmith.diagnosis.script.process import ask
from curvesmith.diagnosis.script.source import Source, diff
from curvesmith.diagnosis.script.workspace import Workspace

__all__ = ["proven"]

SEEDS = (1, 2, 3)
# Learning rates tried with edits that change the scale of the problem, as multiples.
_RATES = (1.0, 1e2, 1e4, 1e5)
_LEAST_GAIN = 0.05  # of what is missing to R2 = 1, for a remedy to count as one
_LEAST_SECONDS = 6.0


def proven(
    content: dict[str, Any],
    original: Source,
    source: Source,
    place: Workspace,
    args: tuple[str, ...],
    seconds: float,
) -> None:
    """Give the findings their diffs, and their remedies what the edited script reaches.

    Parameters
    ----------
    content : dict
        What came back from the examination; changed in place.
    original, source : Source
        The user's text, and the repaired one that was examined.
    place : Workspace
    args : tuple of str
    seconds : float
        For all runs together.
    """
    began = perf_counter()
    own: list[float] | None = None
    done: dict[tuple[Edit, ...], tuple[Source, list[float]]] = {}
    for finding in content["findings"]:
        edits = tuple(Edit(**edit) for edit in finding["edits"] or ())
        remedy = finding["remedy"]
        if not edits or remedy is None:
            continue
        if edits not in done:
            left = seconds - (perf_counter() - began)
            text = edited(source, edits)
            scores: list[float] = []
            if left > _LEAST_SECONDS:
                each = min(left / 12, 4.0)
                own = own if own is not None else _scores(place, source, args, each)
                scores = _scores(place, text, args, each)
            done[edits] = text, scores
        text, scores = done[edits]
        remedy["diff"] = diff(original, text)
        if scores and own:
            _judge(remedy, own, scores)


def _judge(remedy: dict[str, Any], own: list[float], scores: list[float]) -> None:
    before, after = statistics.median(own), statistics.median(scores)
    remedy["before"] = {"r2": before, "r2_low": min(own), "r2_high": max(own)}
    remedy["after"] = {"r2": after, "r2_low": min(scores), "r2_high": max(scores)}
    remedy["verified"] = after - before > _LEAST_GAIN * max(1 - before, 0.0)


def _scores(
    place: Workspace, source: Source, args: tuple[str, ...], seconds: float
) -> list[float]:
    """Return the R2 for each seed; minus infinity where the training diverged."""
    options = {"seeds": list(SEEDS), "seconds_a_seed": seconds}
    limit = 10 + 6 * seconds * len(SEEDS)
    answer = ask(place, source, work="score", args=args, seconds=limit, options=options)
    scores = answer.content.get("scores", [])
    return [float("-inf") if score is None else float(score) for score in scores]
