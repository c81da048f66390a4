"""Data that are not numbers: one NaN or infinity in X or y makes every loss and gradient NaN.

Symptom
    The loss is NaN from the first step on, or predictions are NaN for all rows.
Evidence
    How many entries of X and of y are NaN or infinite, in which row the first is, and which
    columns are so from top to bottom. Where all are finite: what the network says of them before
    training, and which inputs do not vary.
Threshold
    None is allowed: sums over rows carry a single one into every parameter. Nor may finite data
    become NaN on their way through finite parameters of usual size.
Meaning
    Nothing can be learned, nor can anything else be measured. A column that is NaN throughout was
    scaled with a mean that was NaN, or divided by a spread of 0.
Remedy
    Remove these rows before scaling, or fill the gaps by a rule that suits the measurement; leave
    out inputs that do not vary.
What it is not
    A loss that becomes NaN later, from finite data: that is a step that is too long.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.changes import KeepFiniteRows, KeepRows
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.forensics.words import listed

__all__ = ["check"]

# Parameters beyond may overflow by themselves.
USUAL_SIZE = 1e6


def check(evidence: Evidence) -> list[Finding]:
    """Find NaN and infinite values in the data, or made of them."""
    if evidence.is_finite:
        return _made(evidence)
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
            f"infinite, the first in row {first}: every loss and gradient becomes NaN with them."
            f"{_throughout(bad_X, bad_y)}",
            (
                Number("values of X not finite", int(bad_X.sum()), "", "0"),
                Number("values of y not finite", int(bad_y.sum()), "", "0"),
                Number("rows concerned", int(rows.sum()), "", "0"),
            ),
            Remedy("Remove these rows, or fill the gaps.", (KeepRows(kept, kept),))
            if len(kept)
            else Remedy(
                "Remove rows with such a value before anything is scaled, or fill the gaps; leave "
                "out columns that do not vary.",
                (KeepFiniteRows(),),
            ),
        )
    ]


def _throughout(bad_X: NDArray[np.bool_], bad_y: NDArray[np.bool_]) -> str:
    """Say which columns hold nothing else, and where that comes from."""
    names = [f"column {k} of X" for k in np.flatnonzero(bad_X.all(axis=0))]
    names += ["y"] * bool(bad_y.all(axis=0).any())
    if not names:
        return ""
    return (
        f" All of {listed(names)} is so: scaled with the mean of a column that held one, or "
        "divided by the spread of one that does not vary."
    )


def _made(evidence: Evidence) -> list[Finding]:
    """Find finite data of which the network makes NaN before it is trained."""
    subject = evidence.subject
    theta = subject.flatten(subject.params)
    if not evidence.knows_start or not np.abs(theta).max(initial=0.0) < USUAL_SIZE:
        return []
    bad = int(np.sum(~np.isfinite(subject.outputs(subject.params))))
    if not bad:
        return []
    constant = [int(k) for k in np.flatnonzero(np.ptp(evidence.X, axis=0) == 0.0)]
    why = ""
    if constant:
        columns = listed([f"input {k}" for k in constant])
        why = (
            f" {columns.capitalize()} does not vary: divided by its spread, which is 0, it is NaN."
        )
    return [
        Finding(
            "non-finite-data",
            "fault",
            Where(),
            f"X, y and parameters are finite, yet {bad} of the network's {evidence.y.size} first "
            f"outputs are NaN or infinite.{why}",
            (
                Number("outputs not finite before training", bad, "forward(params, X)", "0"),
                Number("inputs that do not vary", len(constant), "largest = smallest", "0"),
            ),
            Remedy(
                f"Leave out {columns}, or divide by 1 where the spread is 0."
                if constant
                else "Look where forward divides, takes a root or a logarithm."
            ),
            0.95 if constant else 0.8,
        )
    ]
