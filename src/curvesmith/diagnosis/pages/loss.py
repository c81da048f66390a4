"""Figure of the loss, with the growth that the curvature at the start predicts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.pages.chart import Axis, Chart
from curvesmith.diagnosis.pages.figure import Figure
from curvesmith.diagnosis.pages.words import plain

__all__ = ["draw_loss"]

Array = NDArray[np.float64]
# S = learning rate * largest curvature / 2. Measured over 30 random networks a cell: below the
# first none diverged, above the second nine in ten did (docs/diagnosis.md, "The forecast").
SAFE, DIVERGING = 0.1, 3.0


def draw_loss(steps: Array, losses: Array, sharpness: float | None = None) -> Figure:
    """Draw the loss by step on a logarithmic axis, and the predicted growth where there is one.

    Parameters
    ----------
    steps : ndarray of shape (n_moments,)
        Numbers of the steps, increasing from 0.
    losses : ndarray of shape (n_moments,)
        The loss there, in the user's units.
    sharpness : float or None
        S = learning rate * largest curvature of the loss at the start / 2; above 1 the error
        along the sharpest direction grows by the factor 2 S - 1 a step.
    """
    sharpness = None if sharpness is None or not np.isfinite(sharpness) else sharpness
    positive = losses[np.isfinite(losses) & (losses > 0)]
    # The forecast leaves the picture a decade above what was measured.
    top = float(positive.max()) * 10 if len(positive) else 1.0
    forecast = _forecast(steps, losses, sharpness, top)
    x = Axis.around("step", steps[: _n_shown(losses)], [0.0, 1.0])
    chart = Chart(x, Axis.around("loss", positive, forecast, is_log=True), "loss by step")
    shown = slice(_n_shown(losses))
    chart.line(steps[shown], np.where(losses[shown] > 0, losses[shown], np.nan), "fit")
    if len(forecast):
        chart.line(steps[: len(forecast)][shown], forecast[shown], "failed", is_dashed=True)
    return Figure("The loss", _caption(steps, losses, sharpness), chart.svg())


def _n_shown(losses: Array) -> int:
    """Return how many moments are in the picture: what follows a loss that blew up is not."""
    finite = np.flatnonzero(np.isfinite(losses))
    return len(losses) if not len(finite) else min(len(losses), int(finite[-1]) + 2)


def _forecast(steps: Array, losses: Array, sharpness: float | None, top: float) -> Array:
    """Return ``L0 (2 S - 1)^(2 t)`` while it is in the picture, or nothing where S <= 1."""
    if sharpness is None or sharpness <= 1 or not losses[0] > 0:
        return np.empty(0)
    with np.errstate(over="ignore"):
        growth = losses[0] * (2 * sharpness - 1) ** (2 * (steps - steps[0]))
    return np.asarray(growth[growth <= top])


def _caption(steps: Array, losses: Array, sharpness: float | None) -> str:
    """Return what is seen: first and last loss, and what the curvature says."""
    is_finite = np.isfinite(losses)
    seen = ""
    if is_finite.any():
        first, last = losses[is_finite][[0, -1]]
        seen = f"From {plain(first)} to {plain(last)}. "
    if not is_finite.all():
        seen += f"Not finite at step {plain(steps[~is_finite][0])}. "
    if sharpness is None:
        return f"{seen}The curvature was not measured."
    dashed = " Dashed: the growth that this predicts." if sharpness > 1 else ""
    return f"{seen}S = learning rate x curvature / 2 = {plain(sharpness)}: steps this long " + (
        f"{_words(sharpness)}.{dashed}"
    )


def _words(sharpness: float) -> str:
    """Return what becomes of steps with this S."""
    if sharpness <= SAFE:
        return "are safe"
    if sharpness < 1:
        return "are stable at the start"
    return "are unstable" if sharpness < DIVERGING else "diverge"
