"""Probe points: small initial weights hide mistakes, so gradients are compared elsewhere too."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Array, Params, row_axes, table
from curvesmith.diagnosis.forensics.functions import Functions, Point
from curvesmith.diagnosis.forensics.numeric import scales_of

__all__ = ["probes"]

N_RANDOM = 2
# Sizes of the random parameters that are tried until loss and gradient are finite.
SIZES = (1.0, 0.3, 0.1)
# Columns whose mean and deviation lie within these need no scaling to be well conditioned.
MOST_MEAN = 3.0
LEAST_DEVIATION, MOST_DEVIATION = 0.1, 10.0
# From so many rows on, so many will do, if the ratio of coded and numeric slopes changes by less
# than this factor: a count of rows that plays a part changes it by half at least.
MANY_ROWS, ENOUGH_ROWS = 512, 256
MOST_CHANGE = 1.3
N_DIRECTIONS = 3
WIDTH = 1e-4


def probes(functions: Functions, given: Point, rng: np.random.Generator) -> list[Point]:
    """Return the given point and two of unit scale with random biases.

    Parameters
    ----------
    functions : Functions
    given : Point
        The user's parameters and data.
    rng : numpy.random.Generator

    Returns
    -------
    points : list of Point
        Those where loss and gradient are finite. The random ones hold matrices drawn from
        N(0, 1 / smallest dimension) and everything else from N(0, 1) / 2; their data are
        standardized if they are not near that already. All have 256 rows of many.

    Raises
    ------
    ValueError
        If the loss is finite at none of them.

    Notes
    -----
    At weights of 0.01 a tanh network without its derivative is wrong by 2e-7, at unit scale by
    0.2. Other data are used only if loss and gradient both respond to them: functions may hold
    data of their own. Fewer rows are used only if the coded slopes over the numeric ones stay what
    they are: a number of rows that is written into the code, or a sum for a mean, would show.
    """
    given = _fewer_rows(functions, given, rng)
    data = _standardized(functions, given)
    points = [given] if _is_finite(functions, given) else []
    for k in range(N_RANDOM):
        for size in SIZES:
            params = _drawn(given.params, size, rng)
            point = replace(data, name=f"random {k + 1}", params=params)
            if _is_finite(functions, point):
                points.append(point)
                break
    if not points:
        raise ValueError(
            f"The loss must be finite at the given parameters, got {functions.value(given):g}. "
            "Check the data for NaN, or start from smaller weights."
        )
    return points


def _fewer_rows(functions: Functions, given: Point, rng: np.random.Generator) -> Point:
    """Return the point with some of its rows, if they are many and mistakes are the same there."""
    axes = row_axes(given.X, given.y)
    n_rows = given.X.shape[axes[0]]
    if n_rows < MANY_ROWS:
        return given
    rows = np.sort(rng.choice(n_rows, ENOUGH_ROWS, replace=False))
    few = replace(given, X=given.X.take(rows, axes[0]), y=given.y.take(rows, axes[1]))
    try:
        over_few = _slope_ratios(functions, few, np.random.default_rng(0))
    except (ValueError, IndexError, RuntimeError):
        return given  # functions that hold data of their own take no other number of rows
    over_all = _slope_ratios(functions, given, np.random.default_rng(0))
    with np.errstate(all="ignore"):
        is_same = np.abs(np.log(over_few / over_all)) < np.log(MOST_CHANGE)
    return few if is_same.all() else given


def _slope_ratios(functions: Functions, point: Point, rng: np.random.Generator) -> Array:
    """Return the coded slope over the numeric one, along some random directions."""
    coded = functions.coded(point)
    scales = scales_of(point.params)
    ratios = []
    for _ in range(N_DIRECTIONS):
        shifts = {name: s * rng.standard_normal(s.shape) for name, s in scales.items()}
        up, down = (
            functions.value(
                replace(
                    point,
                    params={
                        name: (array + sign * WIDTH * shifts[name]).astype(array.dtype)
                        for name, array in point.params.items()
                    },
                )
            )
            for sign in (1, -1)
        )
        slope = sum(float(np.sum(coded[name] * shifts[name])) for name in coded)
        ratios.append(slope * 2 * WIDTH / (up - down) if up != down else np.nan)
    return np.array(ratios)


def _is_finite(functions: Functions, point: Point) -> bool:
    """Return whether the loss is finite; a gradient that is not is the code's own fault."""
    return bool(np.isfinite(functions.value(point)))


def _drawn(params: Params, size: float, rng: np.random.Generator) -> Params:
    """Return random parameters of unit scale, times ``size``."""
    drawn = {}
    for name, array in params.items():
        spread = size / np.sqrt(min(array.shape)) if array.ndim > 1 else size / 2
        drawn[name] = (spread * rng.standard_normal(array.shape)).astype(array.dtype)
    return drawn


def _standardized(functions: Functions, given: Point) -> Point:
    """Return the point with columns of mean 0 and deviation 1, where that is allowed and needed."""
    axes = row_axes(given.X, given.y)
    point = given
    for scaled in (
        replace(point, X=_unit(given.X, axes[0])),
        replace(point, y=_unit(given.y, axes[1])),
    ):
        if _responds_alike(functions, given, scaled):
            point = replace(
                point,
                X=scaled.X if scaled.X is not given.X else point.X,
                y=scaled.y if scaled.y is not given.y else point.y,
            )
    return point


def _unit(A: NDArray[np.generic], axis: int) -> NDArray[np.generic]:
    """Return the data standardized in their own layout; untouched if they are near that."""
    rows = table(A, axis)
    mean, deviation = rows.mean(axis=0), rows.std(axis=0)
    varies = deviation > 0
    calm = (deviation >= LEAST_DEVIATION) & (deviation <= MOST_DEVIATION)
    if not np.isfinite(rows).all() or bool(((calm | ~varies) & (np.abs(mean) <= MOST_MEAN)).all()):
        return A
    unit: Array = (rows - mean) / np.where(varies, deviation, 1.0)
    dtype = A.dtype if A.dtype.kind == "f" else np.dtype(np.float64)
    return np.asarray(unit.T if axis == 1 else unit).reshape(A.shape).astype(dtype)


def _responds_alike(functions: Functions, given: Point, other: Point) -> bool:
    """Return whether the data are others, and loss and gradient both see it."""
    if other.X is given.X and other.y is given.y:
        return False
    loss_sees = functions.value(given) != functions.value(other)
    before, after = functions.coded(given), functions.coded(other)
    gradient_sees = any(not np.array_equal(before[name], after[name]) for name in before)
    return loss_sees and gradient_sees
