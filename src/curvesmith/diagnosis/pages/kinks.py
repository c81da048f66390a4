"""Figure of kinks over data: where each unit bends, and where the rows are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.pages.chart import Axis, Chart
from curvesmith.diagnosis.pages.figure import Figure
from curvesmith.diagnosis.pages.words import plain

__all__ = ["draw_kinks"]

Array = NDArray[np.float64]
# Kinks further away than this many ranges of the data are counted, not drawn.
FAR = 1.0


def draw_kinks(x: Array, y: Array, f: Array, kinks: Array) -> Figure:
    """Draw rows, the network's curve and the kinks of its first layer, for one input.

    Parameters
    ----------
    x, y, f : ndarray of shape (n_rows,)
        Input, target and prediction of each row, in the user's units.
    kinks : ndarray of shape (n_units,)
        Where each unit's pre-activation is zero, -b / w, in the units of x; not finite for a
        unit with w = 0.
    """
    low, high = float(np.min(x)), float(np.max(x))
    width = FAR * (high - low)
    known = kinks[np.isfinite(kinks)]
    near = known[(known >= low - width) & (known <= high + width)]
    n_inside = int(((known > low) & (known < high)).sum())
    order = np.argsort(x, kind="stable")
    chart = Chart(
        Axis.around("x", x, near), Axis.around("y", y, _within(f, y)), "kinks over the data"
    )
    chart.band(low, high, "data")
    chart.dots(x, y, "data")
    chart.upright(near, "failed", 0.18)
    chart.line(x[order], f[order], "fit")
    beyond = len(known) - len(near)
    return Figure(
        "Where the units bend",
        f"Grey: the rows. Blue: this network. Red: the kinks, -b / w; {n_inside} of {len(kinks)} "
        f"lie inside the data, {plain(low)} to {plain(high)}"
        + (f"; {beyond} lie too far away to draw." if beyond else "."),
        chart.svg(),
    )


def _within(f: Array, y: Array) -> Array:
    """Return predictions held to three times the range of the targets, so that both are seen."""
    finite = f[np.isfinite(f)]
    spread = float(np.ptp(y)) or 1.0
    return np.clip(finite, float(np.min(y)) - spread, float(np.max(y)) + spread)
