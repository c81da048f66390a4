"""The picture of a demo: as asked, cured, default, and the loss of each on log axes."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from curvesmith.demo.trial import Array, Trial
from curvesmith.plots import canvas

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLORS = {"asked": canvas.FAILED, "cure": canvas.CURED, "default": canvas.FIT}
N_POINTS = 1000
# As many points of a loss curve as a picture can show, spread evenly over the log axis.
MOST_POINTS = 1500
# A loss beyond this counts as grown without bounds; loss axes end soon after it.
BEYOND = 1e30
HIGHEST_LOSS = 1e36


def draw(title: str, X: Array, y: Array, trials: Sequence[Trial]) -> Figure:
    """Return the figure of a demo.

    Parameters
    ----------
    title : str
        Above all panels.
    X : ndarray of shape (n_rows, n_features)
    y : ndarray of shape (n_rows,)
    trials : sequence of Trial
        Those of the roles asked, cure and default are drawn.
    """
    figure = canvas.new_figure(12.0, 7.4)
    grid = figure.add_gridspec(2, 3, height_ratios=(1.35, 1.0))
    panels = [figure.add_subplot(grid[0, k]) for k in range(3)]
    for ax, role in zip(panels, COLORS, strict=True):
        _draw_fit(ax, X, y, [trial for trial in trials if trial.role == role])
    _draw_line(panels[0], X, trials)
    _share_heights(panels, y, [trial for trial in trials if trial.role == "asked"])
    _draw_losses(figure.add_subplot(grid[1, :]), trials)
    figure.suptitle(title, x=0.01, ha="left", fontsize=12, color=canvas.INK)
    return figure


def _draw_fit(ax: Axes, X: Array, y: Array, shown: Sequence[Trial]) -> None:
    """Draw the trials of one role: over their input, or predicted against measured."""
    first = shown[0]
    canvas.tidy(ax)
    if first.predict is None:
        _draw_divergence(ax, first)
    elif X.shape[1] == 1:
        _draw_curves(ax, X, y, shown)
    else:
        _draw_predictions(ax, X, y, first)
    heading = textwrap.fill(_name(shown), 44)
    ax.set_title(f"{heading}\n{_scores(shown)}", loc="left", fontsize=10, color=COLORS[first.role])


def _draw_curves(ax: Axes, X: Array, y: Array, shown: Sequence[Trial]) -> None:
    """Draw the rows and the fitted curves; the first trial's is the thick one."""
    canvas.dots(ax, X[:, 0], y, canvas.DATA)
    x = np.linspace(X.min(), X.max(), N_POINTS)[:, np.newaxis].astype(X.dtype)
    for trial in reversed(shown):
        is_first = trial is shown[0]
        style: dict[str, Any] = {"lw": 2.2 if is_first else 1.0, "alpha": 1.0 if is_first else 0.7}
        ax.plot(x[:, 0], trial.at(x), color=COLORS[trial.role], zorder=3, **style)
    canvas.name_axes(ax, "x", "y")


def _draw_line(ax: Axes, X: Array, trials: Sequence[Trial]) -> None:
    """Draw the best straight line where the failed fit is, if that is a curve over x."""
    line = next((trial for trial in trials if trial.role == "baseline"), None)
    if line is None or X.shape[1] > 1:
        return
    x = np.array([[X.min()], [X.max()]])
    label = f"straight line, R² {canvas.score(line.r2)}"
    ax.plot(x[:, 0], line.at(x), color=canvas.INK, lw=1.2, ls=(0, (5, 4)), label=label)
    ax.legend(frameon=False, fontsize=9, labelcolor=canvas.INK, loc="best")


def _draw_predictions(ax: Axes, X: Array, y: Array, trial: Trial) -> None:
    """Draw predicted against measured values with the identity line."""
    limits = (y.min(), y.max())
    ax.plot(limits, limits, color=canvas.INK, lw=0.9, ls=(0, (5, 4)))
    ax.scatter(y, trial.at(X), s=26, color=COLORS[trial.role], alpha=0.5, linewidths=0)
    canvas.name_axes(ax, "measured y", "predicted y")


def _draw_divergence(ax: Axes, trial: Trial) -> None:
    """Draw the loss where there is no fit to draw: up to its first points beyond 1e30."""
    losses = trial.losses[trial.losses < HIGHEST_LOSS]
    ax.plot(np.arange(1, len(losses) + 1), losses, "o-", ms=4.5, color=COLORS[trial.role])
    ax.axhline(BEYOND, color=canvas.INK, lw=0.9, ls=(0, (5, 4)))
    ax.set_yscale("log")
    canvas.name_axes(ax, "updates", "mean squared error in training")


def _name(shown: Sequence[Trial]) -> str:
    """Return the label of one trial, or how many were made as asked."""
    return shown[0].label if len(shown) == 1 else f"as asked, {len(shown)} trainings"


def _scores(shown: Sequence[Trial]) -> str:
    """Return "R² …", the range of it where there are several trials, or when it diverged."""
    scores = [trial.r2 for trial in shown]
    if shown[0].predict is None:
        return f"diverged: past 10³⁰ at update {np.argmax(shown[0].losses > BEYOND) + 1}"
    if len(scores) == 1:
        return f"R² {canvas.score(scores[0])}"
    low, high = canvas.score(min(scores)), canvas.score(max(scores))
    return f"R² {low} to {high}"


def _share_heights(panels: Sequence[Axes], y: Array, asked: Sequence[Trial]) -> None:
    """Show the same range of y in all panels: the rows, and the failed fit if near them."""
    if any(trial.predict is None for trial in asked):
        panels = panels[1:]
    spread = float(y.max() - y.min())
    limits = [limit for ax in panels for limit in ax.get_ylim()]
    low = max(min(limits), float(y.min()) - spread)
    high = min(max(limits), float(y.max()) + spread)
    for ax in panels:
        ax.set_ylim(low, high)


def _draw_losses(ax: Axes, trials: Sequence[Trial]) -> None:
    """Draw the mean squared error of each trial against its updates."""
    for role, color in COLORS.items():
        shown = [trial for trial in trials if trial.role == role and len(trial.losses)]
        for trial in shown:
            steps, losses = _thinned(trial)
            style: dict[str, Any] = {"lw": 1.8, "label": _name(shown)} if trial is shown[0] else {}
            style |= {"marker": "o", "ms": 3.5} if len(losses) <= 20 else {}
            ax.plot(steps, losses, color=color, **({"lw": 0.9} | style))
    ax.set(xscale="log", yscale="log")
    canvas.tidy(ax)
    canvas.name_axes(ax, "updates", "mean squared error in training")
    canvas.legend_above(ax)


def _thinned(trial: Trial) -> tuple[Array, Array]:
    """Return updates and losses, even on a log axis."""
    n = len(trial.losses)
    kept = np.unique(np.geomspace(1, n, MOST_POINTS).round().astype(int)) - 1
    losses = trial.losses[kept]
    losses = np.where((losses > 0.0) & (losses < HIGHEST_LOSS), losses, np.nan)
    return (kept + 1.0) * (trial.n_steps / n), losses
