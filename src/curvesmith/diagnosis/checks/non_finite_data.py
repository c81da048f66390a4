"""Data that are not numbers: one NaN or infinity in X or y makes every loss and gradient NaN.

Symptom
    The loss is NaN from the first step on, or predictions are NaN for all rows.
Evidence
    How many entries of X and of y are NaN or infinite, and in which row the first is.
Threshold
    None is allowed: sums over rows carry a single one into every parameter.
Meaning
    Nothing can be learned, nor can anything else be measured.
Remedy
    Remove these rows, or fill the gaps by a rule that suits the measurement.
What it is not
    A loss that becomes NaN later, from finite data: that is a step that is too long.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.changes import KeepRows
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where

__all__ = ["check"]


def check(evidence: Evidence) -> list[Finding]:
    """Find NaN and infinite values in the data."""
    if evidence.is_finite:
        return []
    bad_X, bad_y = ~np.isfinite(evidence.X), ~np.isfinite(evidence.y)
    rows = bad_X.any(axis=1) | bad_y.any(axis=1)
    first = int(np.argmax(rows))
    names = [name for name, bad in (("X", bad_X), ("y", bad_y)) if bad.any()]
    kept = np.flatnonzero(~rows)
    return [
        Finding(
            "non-finite-data",
            "fault",
            Where(),
            f"{' and '.join(names)} hold {int(bad_X.sum() + bad_y.sum())} values that are NaN or "
            f"infinite, the first in row {first}: every loss and gradient becomes NaN with them.",
            (
                Number("values of X not finite", int(bad_X.sum()), "", "0"),
                Number("values of y not finite", int(bad_y.sum()), "", "0"),
                Number("rows concerned", int(rows.sum()), "", "0"),
            ),
            Remedy(
                "Remove these rows, or fill the gaps.",
                (KeepRows(kept, kept),) if len(kept) else (),
            ),
        )
    ]
