"""Figure of the ladder: what any prediction of these rows is to be compared with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from curvesmith.diagnosis.pages.chart import bars
from curvesmith.diagnosis.pages.figure import Figure
from curvesmith.diagnosis.pages.words import r2_text

if TYPE_CHECKING:
    from curvesmith.diagnosis.report import Rung

__all__ = ["draw_ladder"]


def draw_ladder(ladder: Sequence[Rung]) -> Figure:
    """Draw R2 of each rung as a bar from 0, the mean, to 1, every row met.

    Parameters
    ----------
    ladder : sequence of Rung
        This network last.
    """
    rows = [
        (rung.name, rung.r2, r2_text(rung.r2), "fit" if rung is ladder[-1] else "data")
        for rung in ladder
    ]
    return Figure(
        "The ladder: R2 on these rows",
        "0 is the mean, 1 meets every row. A network that learned belongs beside the "
        "smoother and our own fit, and above the straight line unless the data are a line.",
        bars("R2 of mean, line, smoother, our own fit and this network", rows),
    )
