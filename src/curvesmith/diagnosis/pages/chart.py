"""Chart: axes, dots, lines and bars as SVG, drawn without any library.

The page has to be whole without matplotlib, and its figures have to follow a dark page: colors
are names of classes that the page's style sheet fills in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from math import ceil, floor, isnan, log10

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Axis", "Chart", "bars"]

# In the units of the drawing, which the page scales to its width.
WIDTH, HEIGHT = 460, 270
LEFT, RIGHT, TOP, BOTTOM = 62, 14, 12, 44
# More points than this cannot be told apart on that width, but make the page heavy.
MOST_POINTS = 400
# An axis has about so many marks.
MARKS = 5


@dataclass(frozen=True)
class Axis:
    """A range of numbers with its name, linear or logarithmic.

    Parameters
    ----------
    name : str
    low, high : float
        Ends of the range; both positive on a logarithmic axis.
    is_log : bool
    """

    name: str
    low: float
    high: float
    is_log: bool = False

    @classmethod
    def around(cls, name: str, *values: ArrayLike, is_log: bool = False) -> Axis:
        """Return the axis that holds all finite ``values``, with a margin of 4 %."""
        numbers = np.concatenate(
            [np.ravel(np.asarray(value, dtype=np.float64)) for value in values]
        )
        numbers = numbers[np.isfinite(numbers) & ((numbers > 0) | (not is_log))]
        if len(numbers) == 0:
            return cls(name, 1.0, 10.0, is_log)
        low, high = float(numbers.min()), float(numbers.max())
        if is_log:
            return cls(name, low / 1.3, high * 1.3, is_log)
        margin = 0.04 * (high - low) or 0.5 * abs(high) or 1.0
        return cls(name, low - margin, high + margin)

    def share(self, value: float) -> float:
        """Return where ``value`` lies, from 0 at the low end to 1 at the high end."""
        if self.is_log:
            tiny = max(value, 1e-300)
            return (log10(tiny) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return (value - self.low) / (self.high - self.low)

    def marks(self) -> list[float]:
        """Return a few round numbers within the range."""
        for marks in (self._powers(), self._fine()) if self.is_log else ():
            if len(marks) > 2:
                return marks
        return self._even()

    def _powers(self) -> list[float]:
        """Return powers of ten, about five."""
        first, last = ceil(log10(self.low)), floor(log10(self.high))
        every = max(1, ceil((last - first) / MARKS))
        return [10.0**power for power in range(first, last + 1, every)]

    def _fine(self) -> list[float]:
        """Return 1, 2 and 5 times the powers of ten, for a short logarithmic range."""
        first, last = floor(log10(self.low)), floor(log10(self.high))
        marks = [k * 10.0**power for power in range(first, last + 1) for k in (1, 2, 5)]
        return [mark for mark in marks if self.low <= mark <= self.high]

    def _even(self) -> list[float]:
        """Return even steps of 1, 2 or 5 times a power of ten."""
        rough = (self.high - self.low) / MARKS
        unit = 10.0 ** floor(log10(rough))
        step = unit * next(factor for factor in (1, 2, 5, 10) if factor * unit >= rough)
        first = ceil(self.low / step)
        return [step * k for k in range(first, floor(self.high / step) + 1)]


@dataclass
class Chart:
    """Two axes, and what is drawn between them.

    Parameters
    ----------
    x, y : Axis
    label : str
        What the drawing shows, for those who cannot see it.
    """

    x: Axis
    y: Axis
    label: str
    _parts: list[str] = field(default_factory=list)

    def dots(self, xs: ArrayLike, ys: ArrayLike, color: str, radius: float = 2.2) -> None:
        """Draw points."""
        for left, top in _thinned(self._places(xs, ys)):
            self._parts.append(
                f'<circle class="{color} dot" cx="{left:.1f}" cy="{top:.1f}" r="{radius}"/>'
            )

    def line(self, xs: ArrayLike, ys: ArrayLike, color: str, *, is_dashed: bool = False) -> None:
        """Draw a curve through points in the order given; gaps where one is not finite."""
        path = " ".join(f"{left:.1f},{top:.1f}" for left, top in _thinned(self._places(xs, ys)))
        dashed = " dashed" if is_dashed else ""
        self._parts.append(f'<polyline class="{color} line{dashed}" points="{path}"/>')

    def upright(self, values: Iterable[float], color: str, share: float = 1.0) -> None:
        """Draw upright lines from the foot of the chart to a share of its height."""
        foot = HEIGHT - BOTTOM
        head = foot - share * (foot - TOP)
        for value in values:
            left = self._left(value)
            if LEFT <= left <= WIDTH - RIGHT:
                self._parts.append(
                    f'<path class="{color} line" d="M{left:.1f},{foot}V{head:.1f}"/>'
                )

    def band(self, low: float, high: float, color: str) -> None:
        """Shade the range ``low`` to ``high`` of x over the whole height."""
        left, right = self._left(low), self._left(high)
        width = max(right - left, 1.5)
        self._parts.append(
            f'<rect class="{color} band" x="{left:.1f}" y="{TOP}" width="{width:.1f}" '
            f'height="{HEIGHT - TOP - BOTTOM}"/>'
        )

    def text(self, share: tuple[float, float], words: str, color: str, anchor: str = "end") -> None:
        """Write ``words`` at shares of width and height, from the lower left corner."""
        left = LEFT + share[0] * (WIDTH - LEFT - RIGHT)
        top = HEIGHT - BOTTOM - share[1] * (HEIGHT - TOP - BOTTOM)
        self._parts.append(_text(left, top, words, anchor, color))

    def svg(self) -> str:
        """Return the drawing as one element."""
        return _element(self.label, HEIGHT, [*self._axes(), *self._parts])

    def _axes(self) -> list[str]:
        """Return frame, marks and names of both axes."""
        foot, end = HEIGHT - BOTTOM, WIDTH - RIGHT
        parts = [f'<path class="axis" d="M{LEFT},{TOP}V{foot}H{end}"/>']
        for mark in self.x.marks():
            left = self._left(mark)
            parts.append(f'<path class="axis" d="M{left:.1f},{foot}v4"/>')
            parts.append(_text(left, foot + 16, _number(mark), "middle"))
        for mark in self.y.marks():
            top = self._top(mark)
            parts.append(f'<path class="grid" d="M{LEFT},{top:.1f}H{end}"/>')
            parts.append(_text(LEFT - 6, top + 3.5, _number(mark), "end"))
        parts.append(_text((LEFT + end) / 2, HEIGHT - 8, self.x.name, "middle"))
        middle = (TOP + foot) / 2
        parts.append(
            f'<g transform="rotate(-90 13 {middle})">{_text(13, middle, self.y.name, "middle")}</g>'
        )
        return parts

    def _places(self, xs: ArrayLike, ys: ArrayLike) -> NDArray[np.float64]:
        """Return places on the drawing of all finite points, shape (n, 2), held to its frame."""
        points = np.column_stack([np.ravel(np.asarray(v, dtype=np.float64)) for v in (xs, ys)])
        points = points[np.isfinite(points).all(axis=1)]
        places = [(self._left(float(x)), self._top(float(y))) for x, y in points]
        array = np.asarray(places, dtype=np.float64).reshape(-1, 2)
        return np.clip(array, (LEFT, TOP), (WIDTH - RIGHT, HEIGHT - BOTTOM))

    def _left(self, x: float) -> float:
        return LEFT + self.x.share(x) * (WIDTH - LEFT - RIGHT)

    def _top(self, y: float) -> float:
        return HEIGHT - BOTTOM - self.y.share(y) * (HEIGHT - TOP - BOTTOM)


def bars(
    label: str,
    rows: Sequence[tuple[str, float, str, str]],
    mark: Sequence[float | None] | None = None,
) -> str:
    """Return a drawing of level bars.

    Parameters
    ----------
    label : str
        What it shows, for those who cannot see it.
    rows : sequence of (str, float, str, str)
        Name, share of the full length from 0 to 1, the number in words, color.
    mark : sequence of float or None, optional
        For each row the share at which an upright stroke stands, such as a tolerance.
    """
    start, length, step = 150, 210, 26
    parts = []
    for k, (name, share, words, color) in enumerate(rows):
        top = 8 + k * step
        width = length * _bounded(share)
        parts.append(_text(start - 8, top + 13, name, "end"))
        parts.append(f'<rect class="rail" x="{start}" y="{top}" width="{length}" height="17"/>')
        parts.append(
            f'<rect class="{color} bar" x="{start}" y="{top}" width="{width:.1f}" height="17"/>'
        )
        parts.append(_text(start + length + 8, top + 13, words, "start"))
        at = mark[k] if mark else None
        if at is not None:
            left = start + length * _bounded(at)
            parts.append(f'<path class="ink line" d="M{left:.1f},{top - 3}v23"/>')
    return _element(label, 16 + step * len(rows), parts)


def _element(label: str, height: float, parts: Sequence[str]) -> str:
    """Return the whole drawing."""
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(label)}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def _text(left: float, top: float, words: str, anchor: str, color: str = "ink") -> str:
    """Return words on the drawing."""
    place = f'x="{left:.1f}" y="{top:.1f}" text-anchor="{anchor}"'
    return f'<text class="{color}" {place}>{escape(words)}</text>'


def _number(value: float) -> str:
    """Return the number at a mark of an axis."""
    return f"{0.0 if abs(value) < 1e-300 else value:.4g}".replace("e+0", "e").replace("e-0", "e-")


def _thinned(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return at most `MOST_POINTS` of the places, evenly chosen."""
    if len(places) <= MOST_POINTS:
        return places
    return places[np.linspace(0, len(places) - 1, MOST_POINTS).round().astype(np.int64)]


def _bounded(share: float) -> float:
    """Return a share held between 0 and 1; 0 for one that is not a number."""
    return 0.0 if isnan(share) else min(max(share, 0.0), 1.0)
