"""LossDisplay: training loss, validation loss and gradient norm on log axes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import ArrayLike

from curvesmith.plots import canvas
from curvesmith.plots.columns import Array

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# More points than this cannot be told apart in a picture and make its file large.
MOST_POINTS = 3000


class LossDisplay:
    """Loss curves of a training run.

    Parameters
    ----------
    losses : array-like of shape (n_steps,)
        Training loss per step, as the solver saw it.
    validation_losses : array-like, optional
        Loss on held-out rows, evenly spread over the same steps.
    gradient_norms : array-like, optional
        Length of the gradient, evenly spread over the same steps; drawn on the
        right-hand axis.
    step_name : str
        What a step is: "epoch" or "iteration".

    Attributes
    ----------
    best_step : int or None
        The step, from 1, of the lowest validation loss; None without validation.
    ax_ : matplotlib Axes
        Where `plot` drew.
    figure_ : matplotlib Figure
        The figure of ``ax_``.

    Raises
    ------
    ValueError
        If ``losses`` is empty.

    Examples
    --------
    >>> from curvesmith.plots import LossDisplay
    >>> LossDisplay([4.0, 2.0, 1.0], validation_losses=[4.0, 2.5, 3.0]).best_step
    2
    """

    def __init__(
        self,
        losses: ArrayLike,
        validation_losses: ArrayLike = (),
        gradient_norms: ArrayLike = (),
        *,
        step_name: str = "epoch",
    ) -> None:
        self.losses = _curve(losses)
        self.validation_losses = _curve(validation_losses)
        self.gradient_norms = _curve(gradient_norms)
        self.step_name = step_name
        if not len(self.losses):
            raise ValueError("`losses` must have at least one entry, got none. Fit first.")
        self.best_step = self._best_step()

    @classmethod
    def from_estimator(cls, model: Any) -> Self:
        """Read the curves of a fitted NeuralRegressor from its ``record_``."""
        record = model.record_
        return cls(
            record.losses,
            record.validation_losses,
            record.gradient_norms,
            step_name="iteration" if record.solver in ("lbfgs", "lm") else "epoch",
        )

    def plot(self, ax: Axes | None = None) -> Self:
        """Draw the losses on the left axis and the gradient norm on the right one.

        Parameters
        ----------
        ax : matplotlib Axes, optional
            Where to draw; a new figure by default.

        Raises
        ------
        ImportError
            If matplotlib is not installed.
        """
        ax = canvas.axes_for(ax, 6.0, 3.6)
        gradients = self._draw_gradients(ax)
        ax.plot(*self._points(self.losses), color=canvas.FIT, lw=1.6, label="training")
        self._draw_validation(ax)
        ax.set_yscale("log")
        canvas.tidy(ax)
        canvas.name_axes(ax, self.step_name, "loss")
        if gradients is not None:
            ax.plot([], [], color=canvas.DATA, lw=0.9, label="gradient norm (right)")
            gradients.set_zorder(ax.get_zorder() - 1)
            ax.patch.set_visible(False)
        canvas.legend_above(ax)
        self.ax_, self.figure_ = ax, canvas.root_figure(ax)
        return self

    def _draw_validation(self, ax: Axes) -> None:
        """Draw the validation loss and mark its lowest point."""
        if self.best_step is None:
            return
        ax.plot(
            *self._points(self.validation_losses), color=canvas.FAILED, lw=1.4, label="validation"
        )
        lowest = float(np.nanmin(self.validation_losses))
        ax.plot([self.best_step], [lowest], "o", ms=4.5, color=canvas.FAILED)

    def _draw_gradients(self, ax: Axes) -> Axes | None:
        """Draw the gradient norm behind, on its own axis."""
        if not np.any(np.isfinite(self.gradient_norms)):
            return None
        right: Axes = ax.twinx()
        right.plot(*self._points(self.gradient_norms), color=canvas.DATA, lw=0.9, alpha=0.7)
        right.set_yscale("log")
        canvas.tidy(right)
        right.spines["left"].set_visible(False)
        right.set_ylabel("gradient norm", color=canvas.DATA, fontsize=10)
        right.tick_params(axis="y", which="both", colors=canvas.DATA, labelsize=8)
        return right

    def _points(self, curve: Array) -> tuple[Array, Array]:
        """Return the steps of ``curve``, from 1, and its values, thinned to be drawn."""
        steps = steps_of(len(curve), len(self.losses))
        kept = np.unique(np.linspace(0, len(curve) - 1, MOST_POINTS).round().astype(int))
        return steps[kept], curve[kept]

    def _best_step(self) -> int | None:
        """Return the step of the lowest validation loss."""
        if not np.any(np.isfinite(self.validation_losses)):
            return None
        steps = steps_of(len(self.validation_losses), len(self.losses))
        return round(float(steps[int(np.nanargmin(self.validation_losses))]))


def steps_of(n_values: int, n_steps: int) -> Array:
    """Return the steps, counted from 1, of values taken evenly over a run; the last is its end."""
    return np.arange(1.0, n_values + 1.0, dtype=np.float64) * (n_steps / max(n_values, 1))


def _curve(values: ArrayLike) -> Array:
    """Return ``values`` with nan where a log axis has no place: zero, negative, not finite."""
    curve = np.array(values, dtype=np.float64).reshape(-1)
    curve[~(np.isfinite(curve) & (curve > 0.0))] = np.nan
    return curve
