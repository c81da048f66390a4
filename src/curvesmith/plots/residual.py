"""ResidualDisplay: histogram of the residuals with a normal outline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import ArrayLike

from curvesmith.plots import canvas
from curvesmith.plots.columns import Array, flat, one_output, target_names

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FEWEST_BINS, MOST_BINS = 8, 60


class ResidualDisplay:
    """Histogram of measured minus predicted, with the normal curve of its mean and sd.

    Tails that stand out of the outline are rows that the model misses; a middle
    away from zero is a bias.

    Parameters
    ----------
    residuals : array-like of shape (n_rows,)
        Measured minus predicted, in the units of the target.
    target_name : str
        Name of the target, with its unit if it has one.

    Attributes
    ----------
    mean, sd : float
        ``sd`` divides by the number of rows.
    ax_ : matplotlib Axes
        Where `plot` drew.
    figure_ : matplotlib Figure
        The figure of ``ax_``.

    Raises
    ------
    ValueError
        If ``residuals`` is not one column.

    Examples
    --------
    >>> from curvesmith.plots import ResidualDisplay
    >>> display = ResidualDisplay([-1.0, 0.0, 4.0])
    >>> display.mean, round(display.sd, 3)
    (1.0, 2.16)
    """

    def __init__(self, residuals: ArrayLike, *, target_name: str = "y") -> None:
        self.residuals = flat(residuals, "residuals")
        self.target_name = target_name
        self.mean = float(self.residuals.mean())
        self.sd = float(self.residuals.std())

    @classmethod
    def from_estimator(
        cls, model: Any, X: Any, y: Any, *, target_name: str | None = None, output: int = 0
    ) -> Self:
        """Predict ``X`` with a fitted model and subtract from ``y``.

        Parameters
        ----------
        model : fitted regressor
            Anything with ``predict``.
        X : array-like or data frame of shape (n_rows, n_features)
        y : array-like of shape (n_rows,) or (n_rows, n_outputs)
        target_name : str, optional
            Name of the target, by default the one that ``y`` has, or y.
        output : int
            Which output to draw.
        """
        residuals = one_output(y, output) - one_output(model.predict(X), output)
        return cls(residuals, target_name=target_name or target_names(y)[output])

    def plot(self, ax: Axes | None = None) -> Self:
        """Draw the histogram and the outline, mean and sd above them.

        Parameters
        ----------
        ax : matplotlib Axes, optional
            Where to draw; a new figure by default.

        Raises
        ------
        ImportError
            If matplotlib is not installed.
        """
        ax = canvas.axes_for(ax, 4.6, 3.6)
        edges = bin_edges(self.residuals)
        ax.hist(self.residuals, bins=edges.tolist(), color=canvas.DATA, alpha=0.55, lw=0)
        ax.axvline(0.0, color=canvas.INK, lw=0.9, ls=(0, (5, 4)))
        if self.sd > 0.0:
            x, rows = self.outline(edges)
            ax.plot(x, rows, color=canvas.FIT, lw=1.6)
        canvas.tidy(ax)
        ax.locator_params(axis="x", nbins=5)
        target = canvas.short_name(self.target_name, 28)
        canvas.name_axes(ax, f"measured − predicted {target}", "rows")
        canvas.caption(ax, f"mean {canvas.shown(self.mean)}   sd {canvas.shown(self.sd)}")
        self.ax_, self.figure_ = ax, canvas.root_figure(ax)
        return self

    def outline(self, edges: Array) -> tuple[Array, Array]:
        """Return the normal curve in rows per bin: ``n·width·exp(-z²/2)/(sd·sqrt(2π))``.

        Parameters
        ----------
        edges : ndarray of shape (n_bins + 1,)
            Edges of equal bins.
        """
        x = np.linspace(edges[0], edges[-1], 300)
        z = (x - self.mean) / self.sd
        height = len(self.residuals) * (edges[1] - edges[0]) / (self.sd * np.sqrt(2.0 * np.pi))
        return x, height * np.exp(-(z**2) / 2.0)


def bin_edges(values: Array) -> Array:
    """Return the edges of equal bins by Freedman and Diaconis' rule, 8 to 60 of them.

    References
    ----------
    .. [1] Freedman and Diaconis, On the histogram as a density estimator: L2 theory,
       1981. doi:10.1007/BF01025868
    """
    low, high = float(values.min()), float(values.max())
    if high == low:
        return np.linspace(low - 0.5, high + 0.5, FEWEST_BINS + 1)
    quarter, three_quarters = np.quantile(values, [0.25, 0.75])
    width = max(2.0 * (three_quarters - quarter) / np.cbrt(len(values)), (high - low) / MOST_BINS)
    n_bins = max(FEWEST_BINS, round(float((high - low) / width)))
    return np.linspace(low, high, n_bins + 1)
