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
from curvesmith.diagnosis.measures.smoothers import kernel_r2, line_r2, sample_rows, standardised
from curvesmith.diagnosis.script.evaluation import Judged, comparisons, rows_of

__all__ = ["overfit_finding", "score_on_others"]

Array = NDArray[np.float64]
# The rows are few and the script's own: as many as `overfit` asks of a training, and predicted
# worse than the best smoother does by twice what it asks.
_BELOW = 2 * LEAST_BELOW
_MOST_ROWS = 500  # that a smoother looks at
_ROOM = 0.05  # of the range of the training, by which its rows may leave it


def overfit_finding(judged: Judged, ceiling: float) -> Finding | None:
    """Return the finding that other rows are predicted far worse than those of the training.

    Parameters
    ----------
    judged : Judged
    ceiling : float
        R2 of the best smoother on rows of the training that are left out.
    """
    for rows, f, y in _others(judged):
        inside = _within(rows, judged.X)
        if np.sum(inside) < FEWEST:
            continue
        score = r2(f[inside], y[inside])
        known = ceiling
        if np.sum(inside) > len(judged.X):  # so many rows tell more than those of the training
            known = max(ceiling, _predictable(rows[inside], y[inside]))
        if judged.score - score >= MOST_ABOVE and score < known - _BELOW:
            return _finding(judged.score, score, known)
    return None


def score_on_others(judged: Judged) -> float:
    """Return the least R2 on rows that are not those of the training; minus infinity of none."""
    return min((r2(f, y) for _, f, y in _others(judged)), default=-np.inf)


def _others(judged: Judged) -> Iterator[tuple[Array, Array, Array]]:
    """Yield rows that are not those of the training, their predictions and their targets."""
    for X, y in judged.scored:
        f = np.asarray(judged.predict(X), dtype=np.float64).reshape(-1, 1)
        if not _is_same(X, judged.X) and f.size == np.size(y):
            yield X, f, np.reshape(y, (-1, 1)).astype(np.float64)
    for comparison in comparisons(judged):
        own = rows_of(judged, judged.predict, comparison.predicted)
        is_row_each = own is not None and len(own[0]) == comparison.predicted.size
        if own is not None and is_row_each and not _is_same(own[0], judged.X):
            yield own[0], comparison.predicted[:, None], comparison.wanted[:, None]


def _predictable(X: Array, y: Array) -> float:
    """Return R2 of the better of a straight line and a kernel smoother, each row left out."""
    rows = sample_rows(len(X), _MOST_ROWS)
    Z = standardised(X.reshape(len(X), -1)[rows])
    return max(line_r2(Z, y[rows]), kernel_r2(Z, y[rows]))


def _is_same(one: Array, other: Array) -> bool:
    return one.shape == other.shape and bool(np.array_equal(one, other))


def _within(rows: Array, X: Array) -> NDArray[np.bool_]:
    """Return which rows lie where those of the training do; elsewhere nothing could be known."""
    a, b = rows.reshape(len(rows), -1), X.reshape(len(X), -1)
    if a.shape[1] != b.shape[1]:
        return np.zeros(len(a), dtype=bool)
    room = _ROOM * np.ptp(b, axis=0)
    is_in = (a >= b.min(axis=0) - room) & (a <= b.max(axis=0) + room)
    return np.asarray(np.all(is_in, axis=1))


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
