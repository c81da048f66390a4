"""What a network makes of rows that its training did not see, as the script itself compares them.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.changes import SetPenalty
from curvesmith.diagnosis.checks.overfit import FEWEST, LEAST_BELOW, MOST_ABOVE, PENALTY
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.scores import r2
from curvesmith.diagnosis.script.evaluation import Judged, comparisons, rows_of

__all__ = ["overfit_finding", "score_on_others"]

Array = NDArray[np.float64]
# The rows are few and the script's own: as many as `overfit` asks of a training, and predicted
# worse than the best smoother does by twice what it asks.
_BELOW = 2 * LEAST_BELOW
_ROOM = 0.05  # of the range of the training, by which its rows may leave it


def overfit_finding(judged: Judged, ceiling: float) -> Finding | None:
    """Return the finding that other rows are predicted far worse than those of the training.

    Parameters
    ----------
    judged : Judged
    ceiling : float
        R2 of the best smoother on rows of the training that are left out.
    """
    for rows, score in _others(judged):
        is_far = judged.score - score >= MOST_ABOVE and score < ceiling - _BELOW
        if len(rows) >= FEWEST and is_far and _is_within(rows, judged.X):
            return _finding(judged.score, score, ceiling)
    return None


def score_on_others(judged: Judged) -> float:
    """Return the least R2 on rows that are not those of the training; minus infinity of none."""
    return min((score for _, score in _others(judged)), default=-np.inf)


def _others(judged: Judged) -> Iterator[tuple[Array, float]]:
    """Yield rows that are not those of the training, and R2 on them."""
    for X, y in judged.scored:
        f = np.asarray(judged.predict(X), dtype=np.float64).reshape(-1, 1)
        if not _is_same(X, judged.X) and f.size == np.size(y):
            yield X, r2(f, np.reshape(y, (-1, 1)).astype(np.float64))
    for comparison in comparisons(judged):
        own = rows_of(judged, judged.predict, comparison.predicted)
        if own is not None and not _is_same(own[0], judged.X):
            yield own[0], comparison.score


def _is_same(one: Array, other: Array) -> bool:
    return one.shape == other.shape and bool(np.array_equal(one, other))


def _is_within(rows: Array, X: Array) -> bool:
    """Whether rows lie where those of the training do; elsewhere nothing could be known."""
    a, b = rows.reshape(len(rows), -1), X.reshape(len(X), -1)
    room = _ROOM * np.ptp(b, axis=0)
    return bool(np.all(a >= b.min(axis=0) - room) and np.all(a <= b.max(axis=0) + room))


def _finding(own: float, other: float, ceiling: float) -> Finding:
    formula = "1 - sum (f - y)^2 / sum (y - mean y)^2"
    sentence = (
        f"The network follows the noise: R2 {own:.3f} on its rows and {max(other, -1e3):.3f} on "
        f"the others that the script compares, where {ceiling:.3f} can be predicted."
    )
    numbers = (
        Number("R2 on the rows of the training", own, formula),
        Number("R2 on the other rows", other, formula, f"the best smoother's - {_BELOW:g}"),
        Number("R2 of the best smoother", ceiling, "rows left out"),
    )
    remedy = Remedy("Add a penalty on the weights, or stop earlier.", (SetPenalty(PENALTY),))
    return Finding("overfit", "fault", Where(), sentence, numbers, remedy, 0.85)
