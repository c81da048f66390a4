"""plot_summary: everything worth seeing of one fit, in one picture."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from curvesmith.plots import canvas
from curvesmith.plots.columns import as_columns, column_names, target_names
from curvesmith.plots.fit import FitDisplay
from curvesmith.plots.loss import LossDisplay
from curvesmith.plots.prediction import PredictionDisplay
from curvesmith.plots.residual import ResidualDisplay

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Rows of panels beyond this make a picture that no page holds.
MOST_OUTPUTS = 6


def plot_summary(
    model: Any,
    X: Any,
    y: Any,
    path: str | os.PathLike[str] | None = None,
    *,
    title: str | None = None,
) -> Figure:
    """Draw one figure of a fitted model and write it to ``path``.

    One input: the fit over the data, the residuals and the loss. More inputs:
    predicted against measured and the residuals, a row of them for each output (the
    first six), and the loss.

    Parameters
    ----------
    model : fitted NeuralRegressor
        With ``predict``; its ``record_`` gives the loss curves.
    X : array-like or data frame of shape (n_rows, n_features)
    y : array-like of shape (n_rows,) or (n_rows, n_outputs)
    path : path-like, optional
        Where to write; the ending says the format: .png, .svg or .pdf.
    title : str, optional
        A line above the panels.

    Returns
    -------
    matplotlib Figure

    Raises
    ------
    ImportError
        If matplotlib is not installed.
    ValueError
        If the ending of ``path`` is another.
    OSError
        If ``path`` cannot be written.
    """
    if path is not None:
        canvas.check_picture_path(path)
    targets = target_names(y)[:MOST_OUTPUTS]
    if len(column_names(X)) == 1 and as_columns(y).shape[1] == 1:
        figure = _one_curve(model, X, y)
    else:
        figure = _many_inputs(model, X, y, len(targets))
    if title:
        figure.suptitle(title, x=0.01, ha="left", fontsize=11, color=canvas.INK)
    if path is not None:
        canvas.write_figure(figure, path)
    return figure


def _one_curve(model: Any, X: Any, y: Any) -> Figure:
    """Lay out the fit on the left, residuals and loss on the right."""
    figure = canvas.new_figure(11.0, 5.4)
    grid = figure.add_gridspec(2, 2, width_ratios=(1.75, 1.0))
    FitDisplay.from_estimator(model, X, y).plot(figure.add_subplot(grid[:, 0]))
    ResidualDisplay.from_estimator(model, X, y).plot(figure.add_subplot(grid[0, 1]))
    LossDisplay.from_estimator(model).plot(figure.add_subplot(grid[1, 1]))
    return figure


def _many_inputs(model: Any, X: Any, y: Any, n_outputs: int) -> Figure:
    """Lay out prediction and residuals, a row for each output, and the loss at the right."""
    figure = canvas.new_figure(13.0, 4.0 * n_outputs)
    grid = figure.add_gridspec(n_outputs, 3, width_ratios=(1.0, 1.05, 1.15))
    for k in range(n_outputs):
        prediction, residual = figure.add_subplot(grid[k, 0]), figure.add_subplot(grid[k, 1])
        PredictionDisplay.from_estimator(model, X, y, output=k).plot(prediction)
        ResidualDisplay.from_estimator(model, X, y, output=k).plot(residual)
    LossDisplay.from_estimator(model).plot(figure.add_subplot(grid[0, 2]))
    return figure
