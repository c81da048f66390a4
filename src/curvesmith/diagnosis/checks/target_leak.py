"""Target leak: a column of X holds the target itself.

Symptom
    A fit that is too good to be true, and useless where the target is not known yet.
Evidence
    A column of X that equals y in every row, or is a straight line of it to rounding, while other
    columns are there.
Threshold
    Correlation 1 - 1e-12 or above with at least 10 distinct targets. Equal values are a fault; a
    straight line of y may be the law that is looked for, and is a note.
Meaning
    The network learns to copy that column.
Remedy
    Remove the column.
What it is not
    One input on which the target depends by a straight line: with a single column there is
    nothing else to learn from.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Severity, Where

__all__ = ["check"]

LEAST_DISTINCT = 10
ROUNDING = 1e-12


def check(evidence: Evidence) -> list[Finding]:
    """Find inputs that are the target."""
    if not evidence.is_finite or evidence.X.shape[1] == 1:
        return []
    return [
        _finding(evidence, column, output)
        for output in range(evidence.y.shape[1])
        for column in range(evidence.X.shape[1])
        if _is_copy(evidence.X[:, column], evidence.y[:, output])
    ]


def _is_copy(x: np.ndarray, y: np.ndarray) -> bool:
    """Whether ``x`` is a straight line of ``y``, both with enough distinct values."""
    if len(np.unique(y)) < LEAST_DISTINCT or len(np.unique(x)) < LEAST_DISTINCT:
        return False
    x, y = x - x.mean(), y - y.mean()
    return bool((x @ y) ** 2 >= (1.0 - ROUNDING) ** 2 * (x @ x) * (y @ y))


def _finding(evidence: Evidence, column: int, output: int) -> Finding:
    """Return what was found in one column."""
    x, y = evidence.X[:, column], evidence.y[:, output]
    is_equal = bool(np.array_equal(x, y))
    severity: Severity = "fault" if is_equal else "note"
    how = "equals" if is_equal else "is a straight line of"
    return Finding(
        "target-leak",
        severity,
        Where(),
        f"Input {column} {how} the target in every row: the network only has to copy it.",
        (
            Number("correlation of input and target", float(np.corrcoef(x, y)[0, 1]), "", "1"),
            Number("rows in which they are equal", int(np.sum(x == y)), "", f"{len(x)}"),
        ),
        Remedy(f"Remove input {column}, unless it is known before the target is."),
        0.9,
    )
