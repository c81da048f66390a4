"""PredictionDisplay: predicted against measured values, with the identity line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import ArrayLike

from curvesmith.plots import canvas
from curvesmith.plots.columns import Array, flat, one_output, target_names

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class PredictionDisplay:
    """Predicted against measured values; a perfect model lies on the dashed line.

    Parameters
    ----------
    measured, predicted : array-like of shape (n_rows,)
        In the units of the target.
    target_name : str
        Name of the target, with its unit if it has one.

    Attributes
    ----------
    r2 : float
        ``1 - Σ (measured - predicted)² / Σ (measured - mean(measured))²``; nan where
        all measured values are equal.
    rmse : float
        ``sqrt(mean((measured - predicted)²))``, in the units of the target.
    ax_ : matplotlib Axes
        Where `plot` drew.
    figure_ : matplotlib Figure
        The figure of ``ax_``.

    Raises
    ------
    ValueError
        If a column is not one-dimensional or the lengths differ.

    Examples
    --------
    >>> from curvesmith.plots import PredictionDisplay
    >>> display = PredictionDisplay([1.0, 2.0, 3.0], [1.0, 2.0, 4.0])
    >>> round(display.r2, 3), round(display.rmse, 3)
    (0.5, 0.577)
    """

    def __init__(
        self, measured: ArrayLike, predicted: ArrayLike, *, target_name: str = "y"
    ) -> None:
        self.measured = flat(measured, "measured")
        self.predicted = flat(predicted, "predicted")
        if len(self.measured) != len(self.predicted):
            raise ValueError(
                "`measured` and `predicted` must have the same length, "
                f"got {len(self.measured)} and {len(self.predicted)}."
            )
        self.target_name = target_name
        self.r2 = r2(self.measured, self.predicted)
        self.rmse = rmse(self.measured, self.predicted)

    @classmethod
    def from_estimator(
        cls, model: Any, X: Any, y: Any, *, target_name: str | None = None, output: int = 0
    ) -> Self:
        """Predict ``X`` with a fitted model and compare with ``y``.

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
        return cls(
            one_output(y, output),
            one_output(model.predict(X), output),
            target_name=target_name or target_names(y)[output],
        )

    def plot(self, ax: Axes | None = None) -> Self:
        """Draw the dots and the identity line, R² and RMSE above them.

        Parameters
        ----------
        ax : matplotlib Axes, optional
            Where to draw; a new figure by default.

        Raises
        ------
        ImportError
            If matplotlib is not installed.
        """
        ax = canvas.axes_for(ax, 4.6, 4.6)
        limits = self._limits()
        ax.plot(limits, limits, color=canvas.INK, lw=0.9, ls=(0, (5, 4)), zorder=3)
        canvas.dots(ax, self.measured, self.predicted, canvas.FIT)
        ax.set(xlim=limits, ylim=limits, aspect="equal")
        canvas.tidy(ax)
        target = canvas.short_name(self.target_name)
        canvas.name_axes(ax, f"measured {target}", f"predicted {target}")
        canvas.caption(ax, f"R² {canvas.score(self.r2)}   RMSE {canvas.shown(self.rmse)}")
        self.ax_, self.figure_ = ax, canvas.root_figure(ax)
        return self

    def _limits(self) -> tuple[float, float]:
        """Return the range that both axes share."""
        both = np.concatenate([self.measured, self.predicted])
        both = both[np.isfinite(both)]
        margin = 0.04 * (both.max() - both.min()) or 0.5
        return float(both.min() - margin), float(both.max() + margin)


def r2(measured: Array, predicted: Array) -> float:
    """Return ``1 - Σ (measured - predicted)² / Σ (measured - mean)²``, nan for constant data."""
    spread = np.sum((measured - measured.mean()) ** 2)
    if spread == 0.0:
        return float("nan")
    return float(1.0 - np.sum((measured - predicted) ** 2) / spread)


def rmse(measured: Array, predicted: Array) -> float:
    """Return ``sqrt(mean((measured - predicted)²))``."""
    return float(np.sqrt(np.mean((measured - predicted) ** 2)))
