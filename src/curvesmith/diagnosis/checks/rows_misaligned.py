"""Rows that are misaligned: each target belongs to another row's input.

Symptom
    No network beats the mean, yet eight rows alone can be learned by heart.
Evidence
    R2 of a nearest-neighbour mean, each row left out, for the pairs as given, and with y shifted
    by up to 50 rows or turned around.
Threshold
    As given it is no better than chance (p > 0.01 among 199 random orders of y), and for one
    shift it is above 0.5, and above the best of as many random orders.
Meaning
    X and y were sorted, filtered or shifted apart.
Remedy
    Pair the rows again, best at their source; the shift says how far they are apart.
What it is not
    Rows that were shuffled apart: no test can tell these from targets that do not depend on the
    inputs, see `nothing-to-learn`. Windows of a series, whose columns are the targets of earlier
    rows: shifted so far, each target is one of its own inputs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.changes import KeepRows
from curvesmith.diagnosis.evidence import CHANCE, Evidence
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.smoothers import neighbour_r2

__all__ = ["check"]

Array = NDArray[np.float64]

LEAST_R2 = 0.5
MOST_SHIFT = 50
# Squared correlation of a straight line, in single precision.
COPY = 1 - 1e-6


def check(evidence: Evidence) -> list[Finding]:
    """Find an order of y that fits X where the given one does not."""
    if not evidence.is_measurable or not evidence.is_no_better_than_chance:
        return []
    orders = _orders(len(evidence.y))
    if _is_series(evidence.X, evidence.y, orders):
        return []
    scores = {
        name: neighbour_r2(evidence.y[rows], evidence.neighbours) for name, rows in orders.items()
    }
    name = max(scores, key=scores.__getitem__)
    if scores[name] < LEAST_R2:
        return []
    rows = orders[name]
    # A shift drops the rows that have no partner.
    kept = np.flatnonzero(np.abs(np.diff(rows, append=rows[-1])) <= 1)
    return [
        Finding(
            "rows-misaligned",
            "fault",
            Where(),
            f"X and y do not belong together row by row: as given, y cannot be predicted from "
            f"X; {name}, it can (R2 {scores[name]:.3f}).",
            (
                Number(
                    "p-value of the pairs as given",
                    evidence.permutation_p,
                    "share of random orders of y that are as predictable",
                    f"{CHANCE:g}",
                ),
                Number("R2 of neighbours as given", neighbour_r2(evidence.y, evidence.neighbours)),
                Number(f"R2 of neighbours {name}", scores[name], "left out", f"{LEAST_R2:g}"),
            ),
            Remedy(f"Pair the rows again: {name}.", (KeepRows(kept, rows[kept]),)),
            0.95,
        )
    ]


def _is_series(X: Array, y: Array, orders: dict[str, NDArray[np.intp]]) -> bool:
    """Whether columns of X are what the targets of other rows were: windows of a series.

    Two columns, each with a shift of its own; or one that has the very values of the targets.
    """
    edge = min(MOST_SHIFT, len(y) // 4)
    columns = X[edge : len(X) - edge]
    moved = [y[rows][edge : len(y) - edge, :1] for name, rows in orders.items() if "moved" in name]
    copied = [(target, k) for target in moved for k in _copies(columns, target)]
    has_values = any(np.allclose(columns[:, [k]], target, rtol=1e-6) for target, k in copied)
    return has_values or len({k for _, k in copied}) > 1


def _copies(columns: Array, target: Array) -> list[int]:
    """Return which columns are straight lines of a target."""
    a, b = columns - columns.mean(axis=0), target - target.mean(axis=0)
    norms = np.sum(a**2, axis=0) * np.sum(b**2)
    r2 = np.sum(a * b, axis=0) ** 2 / np.where(norms > 0, norms, np.inf)
    return [int(k) for k in np.flatnonzero(r2 >= COPY)]


def _orders(n_rows: int) -> dict[str, NDArray[np.intp]]:
    """Return the orders of y that are tried, by what is done to y."""
    rows = np.arange(n_rows)
    orders = {"with y turned around": rows[::-1].copy()}
    for shift in range(1, min(MOST_SHIFT, n_rows // 4) + 1):
        orders[f"with y moved down by {shift} rows"] = np.roll(rows, shift)
        orders[f"with y moved up by {shift} rows"] = np.roll(rows, -shift)
    return orders
