"""FitDisplay: data and the fitted curve over one input, with a zoom on its bend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import ArrayLike

from curvesmith.plots import canvas
from curvesmith.plots.columns import Array, column_names, flat, like_table, one_output, target_names

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# The zoom shows this share of the input's range.
ZOOM_SHARE = 0.12
# A bend below this share of the curve's height cannot be seen without the zoom either.
SMALLEST_BEND = 0.005
# Width and height of the zoom, in shares of the axes. It may cover no more than this share
# of dots and curve; where no place is that free, the axes grow upwards by this factor.
ZOOM_SIZE = (0.38, 0.38)
MOST_COVERED = 0.002
HEADROOM = 1.9


class FitDisplay:
    """Data and fitted curve for one input.

    The numbers are in the constructor; `plot` only draws. Make one from a fitted
    model by `from_estimator`.

    Parameters
    ----------
    x, y : array-like of shape (n_rows,)
        The data, in the user's units.
    curve_x, curve_y : array-like of shape (n_points,)
        The fitted curve, ``curve_x`` increasing.
    feature_name, target_name : str
        Labels of the axes.
    zoom : tuple of float or None
        Range (low, high) of the input that the zoom shows; None draws no zoom.

    Attributes
    ----------
    ax_ : matplotlib Axes
        Where `plot` drew.
    zoom_ax_ : matplotlib Axes or None
        The zoom, if there is one.
    figure_ : matplotlib Figure
        The figure of ``ax_``.

    Raises
    ------
    ValueError
        If a column is not one-dimensional or two lengths differ.

    Examples
    --------
    >>> import numpy as np
    >>> from curvesmith.plots import FitDisplay
    >>> x = np.linspace(0, 1, 11)
    >>> display = FitDisplay(x, x**2, x, x**2, feature_name="voltage [V]")
    >>> display.plot().ax_.get_xlabel()
    'voltage [V]'
    """

    def __init__(
        self,
        x: ArrayLike,
        y: ArrayLike,
        curve_x: ArrayLike,
        curve_y: ArrayLike,
        *,
        feature_name: str = "x",
        target_name: str = "y",
        zoom: tuple[float, float] | None = None,
    ) -> None:
        self.x, self.y = flat(x, "x"), flat(y, "y")
        self.curve_x, self.curve_y = flat(curve_x, "curve_x"), flat(curve_y, "curve_y")
        _check_lengths("x", self.x, "y", self.y)
        _check_lengths("curve_x", self.curve_x, "curve_y", self.curve_y)
        self.feature_name = feature_name
        self.target_name = target_name
        self.zoom = zoom

    @classmethod
    def from_estimator(
        cls,
        model: Any,
        X: Any,
        y: Any,
        *,
        feature_name: str | None = None,
        target_name: str | None = None,
        output: int = 0,
        n_points: int = 1000,
    ) -> Self:
        """Predict the curve of a fitted model over the range of its one input.

        Parameters
        ----------
        model : fitted regressor
            Anything with ``predict``.
        X : array-like or data frame of shape (n_rows, 1)
        y : array-like of shape (n_rows,) or (n_rows, n_outputs)
        feature_name, target_name : str, optional
            Labels of the axes, by default the names that ``X`` and ``y`` have, or x and y.
        output : int
            Which output to draw.
        n_points : int
            Points of the curve, evenly spread over the range of ``X``.

        Raises
        ------
        ValueError
            If ``X`` has more than one column.
        """
        names = column_names(X)
        if len(names) != 1:
            raise ValueError(
                f"A fit over its input needs exactly one input, got {len(names)}. "
                f"Use PredictionDisplay instead."
            )
        x = flat(X, "X")
        curve_x = np.linspace(x.min(), x.max(), n_points)
        curve_y = one_output(model.predict(like_table(X, curve_x[:, np.newaxis])), output)
        return cls(
            x,
            one_output(y, output),
            curve_x,
            curve_y,
            feature_name=feature_name or names[0],
            target_name=target_name or target_names(y)[output],
            zoom=sharpest_bend(curve_x, curve_y),
        )

    def plot(self, ax: Axes | None = None) -> Self:
        """Draw data, curve and zoom.

        Parameters
        ----------
        ax : matplotlib Axes, optional
            Where to draw; a new figure by default.

        Raises
        ------
        ImportError
            If matplotlib is not installed.
        """
        ax = canvas.axes_for(ax, 7.0, 4.4)
        self._draw_curve(ax, line_width=2.0)
        canvas.tidy(ax)
        canvas.name_axes(
            ax, canvas.short_name(self.feature_name, 60), canvas.short_name(self.target_name)
        )
        canvas.legend_above(ax)
        self.ax_, self.figure_ = ax, canvas.root_figure(ax)
        self.zoom_ax_ = None if self.zoom is None else self._draw_zoom(ax, self.zoom)
        return self

    def _draw_curve(self, ax: Axes, line_width: float) -> None:
        """Draw the data as dots and the fit as a line on top."""
        canvas.dots(ax, self.x, self.y, canvas.DATA, "data")
        ax.plot(self.curve_x, self.curve_y, color=canvas.FIT, lw=line_width, label="fit", zorder=3)

    def _draw_zoom(self, ax: Axes, zoom: tuple[float, float]) -> Axes:
        """Draw the curve again, enlarged, in a free place, made if there is none."""
        place = self._free_place(ax)
        if place is None:
            place = self._make_room(ax, zoom)
        inner: Axes = ax.inset_axes((*place, *ZOOM_SIZE), zorder=5)
        self._draw_curve(inner, line_width=1.8)
        inner.set_xlim(zoom)
        inner.set_ylim(self._heights_within(zoom))
        inner.tick_params(colors=canvas.INK, width=0.6, labelsize=7.5)
        inner.spines[:].set(linewidth=0.6, color=canvas.INK)
        (left, right), (bottom, top) = inner.get_xlim(), inner.get_ylim()
        ax.indicate_inset(
            (left, bottom, right - left, top - bottom), edgecolor=canvas.INK, alpha=0.6, lw=0.8
        )
        return inner

    def _heights_within(self, zoom: tuple[float, float]) -> tuple[float, float]:
        """Return the range of y that data and curve take inside ``zoom``, with a margin."""
        low, high = zoom
        shown = np.concatenate(
            [
                self.y[(self.x >= low) & (self.x <= high)],
                self.curve_y[(self.curve_x >= low) & (self.curve_x <= high)],
            ]
        )
        margin = 0.06 * (shown.max() - shown.min())
        return float(shown.min() - margin), float(shown.max() + margin)

    def _free_place(self, ax: Axes) -> tuple[float, float] | None:
        """Return (left, bottom) of the outermost free place inside the axes, if there is one."""
        to_axes = ax.transLimits.transform
        dots = to_axes(np.column_stack([self.x, self.y]))
        curve = to_axes(np.column_stack([self.curve_x, self.curve_y]))
        free = [
            (left, bottom)
            for left in np.linspace(0.075, 0.96 - ZOOM_SIZE[0], 9).tolist()
            for bottom in np.linspace(0.085, 0.97 - ZOOM_SIZE[1], 9).tolist()
            if max(_share_under(dots, left, bottom), _share_under(curve, left, bottom))
            <= MOST_COVERED
        ]
        return max(free, key=_distance_to_middle, default=None)

    def _make_room(self, ax: Axes, zoom: tuple[float, float]) -> tuple[float, float]:
        """Raise the top of the axes and return the place above what is zoomed."""
        low, high = ax.get_ylim()
        ticks = [tick for tick in ax.get_yticks() if low <= tick <= high]
        ax.set_ylim(low, low + HEADROOM * (high - low))
        ax.set_yticks(ticks)
        ax.spines["left"].set_bounds(low, high)
        ax.yaxis.label.set_y(0.5 / HEADROOM)
        middle = float(ax.transLimits.transform((sum(zoom) / 2.0, low))[0])
        left = float(np.clip(middle - ZOOM_SIZE[0] / 2.0, 0.075, 0.96 - ZOOM_SIZE[0]))
        return left, 0.98 - ZOOM_SIZE[1]


def sharpest_bend(x: Array, y: Array) -> tuple[float, float] | None:
    """Return the range of ``x`` over which a curve leaves its chord the most.

    Every window of ``ZOOM_SHARE`` of the range is tried; its bend is the largest
    distance between the curve and the straight line through the window's ends.

    Parameters
    ----------
    x : ndarray of shape (n_points,)
        Increasing.
    y : ndarray of shape (n_points,)

    Returns
    -------
    tuple of float or None
        (low, high), or None where the whole curve is as good as straight.
    """
    width = max(3, round(ZOOM_SHARE * len(x)))
    if len(x) < 2 * width:
        return None
    windows = np.lib.stride_tricks.sliding_window_view(y, width)
    steps = np.linspace(0.0, 1.0, width)
    chords = windows[:, :1] + (windows[:, -1:] - windows[:, :1]) * steps
    bends = np.abs(windows - chords).max(axis=1)
    if not bends.max() > SMALLEST_BEND * (y.max() - y.min()):
        return None
    first = int(np.argmax(bends))
    return float(x[first]), float(x[first + width - 1])


def _share_under(points: Array, left: float, bottom: float) -> float:
    """Return the share of ``points`` (axes units) under a zoom there, tick labels included."""
    low = np.array([left - 0.07, bottom - 0.08])
    high = np.array([left, bottom]) + ZOOM_SIZE + 0.02
    return float(np.all((points > low) & (points < high), axis=1).mean())


def _distance_to_middle(place: tuple[float, float]) -> float:
    """Return how far the middle of a zoom lies from the middle of the axes, in axes units."""
    left, bottom = place
    return float(np.hypot(left + ZOOM_SIZE[0] / 2 - 0.5, bottom + ZOOM_SIZE[1] / 2 - 0.5))


def _check_lengths(first_name: str, first: Array, second_name: str, second: Array) -> None:
    """Refuse two columns of different length."""
    if len(first) != len(second):
        raise ValueError(
            f"`{first_name}` and `{second_name}` must have the same length, "
            f"got {len(first)} and {len(second)}."
        )
