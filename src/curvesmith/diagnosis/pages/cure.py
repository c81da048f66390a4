"""Before and after: the loss of a training as it is, and with its remedy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.pages.chart import Axis, Chart
from curvesmith.diagnosis.pages.figure import Figure
from curvesmith.diagnosis.pages.words import r2_text

__all__ = ["draw_cure"]

Array = NDArray[np.float64]
_HIGHEST = 1e3  # what diverges leaves the picture there


def draw_cure(before: Array, after: Array, scores: tuple[float, float]) -> Figure:
    """Draw two losses by the share of the training, each relative to where it began.

    Parameters
    ----------
    before, after : ndarray of shape (n_moments,)
        Losses in order, evenly spaced; a remedy that scales the targets changes their unit.
    scores : tuple of two floats
        R² that both have reached.
    """
    curves = [np.minimum(losses / losses[0], _HIGHEST) for losses in (before, after)]
    x = Axis.around("share of the training", [0.0, 1.0])
    chart = Chart(x, Axis.around("loss / first loss", *curves, is_log=True), "before and after")
    for losses, color in zip(curves, ("failed", "cured"), strict=True):
        steps = np.linspace(0.0, 1.0, len(losses))
        with np.errstate(invalid="ignore"):
            chart.line(steps, np.where(losses > 0, losses, np.nan), color)
    chart.text((0.98, 0.92), "as it is", "failed")
    chart.text((0.98, 0.84), "with the remedy", "cured")
    caption = f"R2 {r2_text(scores[0])} before and {r2_text(scores[1])} after, from the same seed."
    return Figure("Before and after", caption, chart.svg())
