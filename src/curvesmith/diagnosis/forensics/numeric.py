"""Derivatives by differences, each with an honest bound of its error.

A difference lies for three reasons: rounding of the loss, curvature, and kinks between the two
ends. Rounding is measured, not assumed, so a loss computed in float32 is known for what it is.
Curvature and kinks are told apart by the bend, the slope to the right less the slope to the left:
it shrinks in proportion to the width where the loss is smooth, and does not where a kink is near.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Array, Params
from curvesmith.diagnosis.forensics.functions import Point, moved

__all__ = ["Slopes", "noise_of", "scales_of", "slopes_of"]

# Widths of the differences, times the best width for a loss of unit curvature, (noise / L)^(1/3).
WIDTHS = (10.0, 1.0, 0.1, 0.01, 0.001)
# Of successive widths 10 : 1, a kink just outside the smaller one leaves up to this share of their
# difference, while the bend looks smooth; curvature leaves 1/99.
KINK_SHARE = 0.1
# A difference that agrees to this share of it with what is expected is not refined.
AGREES = 1e-8
# A slope known to this share of itself need not be known better.
ENOUGH = 1e-9
# A slope not known to this share of its block's is left out: a kink is too close.
UNRESOLVED = 1e-4
# Noise is measured on this many points, this far apart in units of each block's size: near enough
# for the fourth difference of any smooth loss to vanish and for few kinks to lie between. Where
# float32 cannot tell them all apart, further apart.
N_POINTS = 12
SPACINGS = (1e-7, 1e-5, 1e-3)
FEWEST_DISTINCT = 10
# Standard deviation of a fourth difference of independent noise of deviation 1: sqrt(70); its
# median size is 0.6745 of that.
FOURTH = 0.6744897501960817 * np.sqrt(70.0)


@dataclass(frozen=True, eq=False)
class Slopes:
    """Derivatives of one parameter's sampled entries.

    Parameters
    ----------
    entries : ndarray of shape (n_entries,), int
        Flat indices into the parameter.
    value, error : ndarray of shape (n_entries,)
        The derivatives, and bounds of their errors.
    n_skipped : int
        Entries that were tried but lie at a kink; they are left out.
    """

    entries: NDArray[np.intp]
    value: Array
    error: Array
    n_skipped: int


def scales_of(params: Params) -> dict[str, Array]:
    """Return the size of each entry: its own or its block's root mean square, never zero."""
    everything = np.concatenate([array.ravel() for array in params.values()]).astype(np.float64)
    common = float(np.sqrt(np.mean(everything**2))) or 1.0
    scales = {}
    for name, array in params.items():
        typical = float(np.sqrt(np.mean(array.astype(np.float64) ** 2))) or common
        scales[name] = np.maximum(np.abs(array.astype(np.float64)), typical)
    return scales


def noise_of(
    function: Callable[[Point], Any], point: Point, rng: np.random.Generator, n_lines: int = 3
) -> Array:
    """Measure the rounding noise of a function of the parameters.

    Parameters
    ----------
    function : callable
        ``function(point)`` returns a number or an array.
    point : Point
    rng : numpy.random.Generator
        Draws the directions.
    n_lines : int, default=3
        Rounding is lucky on a line now and then: of so many, the noisiest counts.

    Returns
    -------
    noise : ndarray of the shape of what ``function`` returns
        Standard deviation: the median size of fourth differences along a line, over 0.6745 √70, at
        least the spacing of float64 at the value. The median forgives a kink.

    References
    ----------
    Moré and Wild, *Estimating computational noise*, SIAM J. Sci. Comput. 33, 2011,
    doi:10.1137/100786125; they average where this takes the median.
    """
    lines = np.stack([_on_a_line(function, point, rng) for _ in range(n_lines)])
    return np.asarray(lines.max(axis=0), dtype=np.float64)


def _on_a_line(function: Callable[[Point], Any], point: Point, rng: np.random.Generator) -> Array:
    """Return the noise measured along one random line."""
    measured, is_told = np.zeros(()), np.zeros((), dtype=np.bool_)
    for spacing in SPACINGS:
        values = _along(function, point, rng, spacing)
        n_distinct = 1 + (np.diff(np.sort(values, axis=0), axis=0) > 0).sum(axis=0)
        measured = np.where(is_told, measured, _deviation(values))
        is_told = is_told | (n_distinct >= FEWEST_DISTINCT)
        if is_told.all():
            break
    least = np.finfo(np.float64).eps * np.abs(values[0])
    return np.asarray(np.maximum(measured, least), dtype=np.float64)


def _along(
    function: Callable[[Point], Any], point: Point, rng: np.random.Generator, spacing: float
) -> Array:
    """Return the function's values at even points along a random line."""
    scales = scales_of(point.params)
    shifts = {n: spacing * s * rng.choice([-1.0, 1.0], size=s.shape) for n, s in scales.items()}
    values = []
    for k in range(N_POINTS):
        params = {
            name: (array + k * shifts[name]).astype(array.dtype)
            for name, array in point.params.items()
        }
        values.append(np.asarray(function(replace(point, params=params)), dtype=np.float64))
    return np.stack(values)


def _deviation(values: Array) -> Array:
    """Return the standard deviation of the noise of values along a line."""
    fourth = np.abs(np.diff(values, n=4, axis=0))
    return np.asarray(np.median(fourth, axis=0) / FOURTH, dtype=np.float64)


def slopes_of(
    function: Callable[[Point], float],
    point: Point,
    name: str,
    entries: NDArray[np.intp],
    noise: float,
    guess: Array,
) -> Slopes:
    """Differentiate a function by some entries of one parameter.

    Parameters
    ----------
    function : callable
        ``function(point) -> float``.
    point : Point
    name : str
        The parameter.
    entries : ndarray of int
        Flat indices.
    noise : float
        Standard deviation of the function's rounding, from `noise_of`.
    guess : ndarray of shape (n_entries,)
        What the derivatives should be. Where the first difference agrees, no more are taken.

    Returns
    -------
    slopes : Slopes
        Central differences at the width with the smallest bound of error.
    """
    centre = function(point)
    best = (noise / abs(centre)) ** (1 / 3) if centre else 1e-5
    scales = scales_of(point.params)[name].ravel()
    pairs = np.array(
        [
            _slope(function, point, (name, int(k)), (centre, noise, best * scales[k]), float(g))
            for k, g in zip(entries, guess, strict=True)
        ]
    ).reshape(-1, 2)
    value, error = pairs.T
    guess = np.where(np.isfinite(guess), guess, 0.0)
    typical = float(np.sqrt(np.mean(np.maximum(np.abs(value), np.abs(guess)) ** 2)))
    size = np.maximum(np.maximum(np.abs(value), np.abs(guess)), typical)
    # Noise alone never disqualifies an entry: it is in the tolerance already.
    floor = 10 * noise / (best * scales[entries])
    known = np.isfinite(value) & (error <= np.maximum(UNRESOLVED * size, floor))
    return Slopes(entries[known], value[known], error[known], int((~known).sum()))


def _slope(
    function: Callable[[Point], float],
    point: Point,
    entry: tuple[str, int],
    measured: tuple[float, float, float],
    guess: float,
) -> tuple[float, float]:
    """Return one derivative and a bound of its error, from widths that shrink ten by ten."""
    centre, noise, width = measured
    at_once = _difference(function, point, entry, (centre, width))
    if at_once and abs(at_once[0] - guess) <= 2 * noise / at_once[2] + AGREES * abs(guess):
        return at_once[0], 2 * noise / at_once[2]
    best, last = (np.nan, np.inf), None
    for factor in WIDTHS:
        taken = _difference(function, point, entry, (centre, factor * width))
        if taken is None:
            break
        slope, bend, reach = taken
        rounding = 2 * noise / reach
        if last is not None:
            error = rounding + abs(bend - 0.1 * last[1]) + KINK_SHARE * abs(slope - last[0])
            best = min(best, (slope, error), key=lambda pair: pair[1])
        if best[1] <= ENOUGH * abs(best[0]):
            break
        last = (slope, bend)
    return best


def _difference(
    function: Callable[[Point], float],
    point: Point,
    entry: tuple[str, int],
    measured: tuple[float, float],
) -> tuple[float, float, float] | None:
    """Return slope, bend and half width of one difference; None where rounding leaves no width."""
    centre, width = measured
    up, plus = moved(point, *entry, width)
    down, minus = moved(point, *entry, -width)
    if plus == minus:
        return None
    above, below = function(up), function(down)
    bend = (above - centre) / plus - (below - centre) / minus
    return (above - below) / (plus - minus), bend, plus
