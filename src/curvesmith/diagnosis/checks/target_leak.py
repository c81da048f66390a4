"""Target leak: a column of X holds the target itself, or the target measured once more.

Symptom
    A fit that is too good to be true, and useless where the target is not known yet.
Evidence
    A column of X that equals y in every row, or is a straight line of it; how well the other
    columns predict y, and how much of that column they leave over.
Threshold
    Equal values, in at least 10 distinct targets. Or a squared correlation of 0.99 with y, while
    the other columns predict at least half of y, which neither a straight line of them nor the
    order of one of them does, and leave of the column half or more of what they must leave of a
    copy of y with noise. A column in a straight line with y to 1e-12 without these is a note: it
    may be the law that is looked for.
Meaning
    The network learns to copy that column. That another function of the other columns turns out
    to be y, up to noise of its own, is no coincidence: the column follows from y.
Remedy
    Remove the column.
What it is not
    One input on which the target depends by a straight line: with a single column there is
    nothing else to learn from. A feature that is computed from the others, as x^2 beside x: they
    leave nothing of it. Two gauges of one thing: a straight line of the other is y as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Severity, Where
from curvesmith.diagnosis.measures.smoothers import kernel_r2, line_r2

__all__ = ["check"]

Array = NDArray[np.float64]

LEAST_DISTINCT = 10
ROUNDING = 1e-12
# A copy with noise correlates so much at least.
LEAST_R2 = 0.99
# The other columns predict y to this share at least, by no straight line …
LEAST_OTHERS = 0.5
MOST_STRAIGHT = 0.95
# … and leave this share of what a copy of y with noise would keep, and of the column more than a
# smoother leaves of what is computed from them.
LEAST_LEFT = 0.5
COMPUTED = 1e-4
# Fewer rows say too little about what predicts what.
FEWEST_ROWS = 30


def check(evidence: Evidence) -> list[Finding]:
    """Find inputs that are the target."""
    if not evidence.is_finite or evidence.X.shape[1] == 1:
        return []
    pairs = [
        _Pair(evidence.X, evidence.y, column, output)
        for output in range(evidence.y.shape[1])
        for column in range(evidence.X.shape[1])
    ]
    return [_finding(pair) for pair in pairs if pair.is_straight or pair.is_copy]


@dataclass(frozen=True)
class _Pair:
    """One column of X beside one of y."""

    X: Array
    y: Array
    column: int
    output: int

    @cached_property
    def x(self) -> Array:
        return self.X[:, [self.column]]

    @cached_property
    def target(self) -> Array:
        return self.y[:, [self.output]]

    @cached_property
    def others(self) -> Array:
        """The other columns."""
        return np.delete(self.X, self.column, axis=1)

    @cached_property
    def r2(self) -> float:
        """Squared correlation of the two; 0 with too few distinct values."""
        if min(len(np.unique(self.x)), len(np.unique(self.target))) < LEAST_DISTINCT:
            return 0.0
        x, y = (values - values.mean() for values in (self.x, self.target))
        return float(np.sum(x * y) ** 2 / (np.sum(x * x) * np.sum(y * y)))

    @property
    def is_equal(self) -> bool:
        """Whether they are the same in every row."""
        return self.r2 > 0.0 and bool(np.array_equal(self.x, self.target))

    @property
    def is_straight(self) -> bool:
        """Whether one is a straight line of the other, but for rounding."""
        return self.r2 >= (1.0 - ROUNDING) ** 2

    @cached_property
    def from_others(self) -> float:
        """How much of y the other columns predict, each row left out."""
        return kernel_r2(self.others, self.target)

    @cached_property
    def straight(self) -> float:
        """How much of y a straight line of the other columns predicts, each row left out."""
        return line_r2(self.others, self.target)

    @cached_property
    def in_order(self) -> float:
        """The largest squared correlation between ranks of y and of another column."""
        from scipy.stats import spearmanr

        varying = [x for x in self.others.T if np.ptp(x) > 0]
        return max((float(spearmanr(x, self.target[:, 0])[0]) ** 2 for x in varying), default=0.0)

    @cached_property
    def left(self) -> float:
        """How much of the column the others leave, each row left out."""
        return 1.0 - kernel_r2(self.others, self.x)

    @property
    def left_of_a_copy(self) -> float:
        """What they would leave of y with so much noise added: y's own rest, and the noise."""
        return self.r2 * (1.0 - self.from_others) + 1.0 - self.r2

    @cached_property
    def is_copy(self) -> bool:
        """Whether the column is the target with noise of its own, or without."""
        if self.r2 < LEAST_R2 or len(self.x) < FEWEST_ROWS:
            return False
        return (
            self.from_others >= LEAST_OTHERS
            and max(self.straight, self.in_order) < MOST_STRAIGHT * self.from_others
            and self.left >= max(COMPUTED, LEAST_LEFT * self.left_of_a_copy)
        )


def _finding(pair: _Pair) -> Finding:
    """Return what was found in one column."""
    is_fault = pair.is_equal or pair.is_copy
    severity: Severity = "fault" if is_fault else "note"
    return Finding(
        "target-leak",
        severity,
        Where(),
        f"Input {pair.column} {_how(pair)}: the network only has to copy it.",
        tuple(_numbers(pair)),
        Remedy(f"Remove input {pair.column}, unless it is known before the target is."),
        0.9 if pair.is_straight else 0.8,
    )


def _how(pair: _Pair) -> str:
    """Say what the column has to do with the target."""
    if pair.is_equal:
        return "equals the target in every row"
    if pair.is_straight:
        return "is a straight line of the target in every row"
    return f"is the target with a little noise (R2 {pair.r2:.4f})"


def _numbers(pair: _Pair) -> list[Number]:
    """Return what was measured."""
    x, y = pair.x, pair.target
    numbers = [
        Number("correlation of input and target", float(np.corrcoef(x.T, y.T)[0, 1]), "", "1"),
        Number("rows in which they are equal", int(np.sum(x == y)), "", f"{len(x)}"),
    ]
    if pair.is_copy:
        numbers += [
            Number("R2 of y from the other inputs", pair.from_others, "smoother, rows left out"),
            Number("share of the input that they leave", pair.left, "1 - R2, rows left out"),
            Number("the same for y with noise", pair.left_of_a_copy, "", "twice as much or less"),
        ]
    return numbers
