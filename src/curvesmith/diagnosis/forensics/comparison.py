"""The coded gradient beside the numeric one, parameter by parameter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Array
from curvesmith.diagnosis.forensics.functions import Functions, Point
from curvesmith.diagnosis.forensics.numeric import noise_of, slopes_of

__all__ = ["NOISES", "BlockReport", "Comparison", "block_reports", "compare"]

# A relative error that no float64 loss of moderate curvature exceeds (`docs/benchmarks`), and the
# number of measured noises that a difference may be off.
LEAST_TOLERANCE = 1e-7
NOISES = 20.0
# Gradients below this many noises are not compared: their difference is rounding.
LEAST_SIGNAL = 100.0
# Entries of a parameter that are differentiated: the largest in the coded gradient, and others.
N_LARGEST, N_RANDOM = 8, 24
# Multiplications that the differences of one point may cost, about; large problems get fewer.
WORK = 2e8
FEWEST = 4


@dataclass(frozen=True, eq=False)
class Comparison:
    """One parameter's gradient at one point, coded and numeric.

    Parameters
    ----------
    point : Point
    name : str
        The parameter.
    entries : ndarray of shape (n_entries,), int
        Flat indices of the entries that could be compared.
    coded, numeric, error : ndarray of shape (n_entries,)
        The coded derivative, the numeric one, and the bound of what rounding does to both.
    n_skipped : int
        Entries left out: a kink lies too close.
    """

    point: Point
    name: str
    entries: NDArray[np.intp]
    coded: Array
    numeric: Array
    error: Array
    n_skipped: int

    @cached_property
    def size(self) -> float:
        """Norm of the coded plus norm of the numeric gradient."""
        return float(np.linalg.norm(self.coded) + np.linalg.norm(self.numeric))

    @cached_property
    def noise(self) -> float:
        """Norm of the bounds of error."""
        return float(np.linalg.norm(self.error))

    @cached_property
    def is_heard(self) -> bool:
        """Whether there is more than rounding to compare; a gradient of NaN is heard."""
        return self.size > LEAST_SIGNAL * self.noise or not np.isfinite(self.size)

    @cached_property
    def mismatch(self) -> float:
        """Relative error ``|coded - numeric| / (|coded| + |numeric|)``, Euclidean norms."""
        if not self.is_heard:
            return 0.0
        error = float(np.linalg.norm(self.coded - self.numeric)) / self.size
        return error if np.isfinite(error) else float("inf")

    @cached_property
    def tolerance(self) -> float:
        """Relative error that rounding explains: max(1e-7, 20 noise / size)."""
        if not self.is_heard or not np.isfinite(self.size):
            return LEAST_TOLERANCE
        return max(LEAST_TOLERANCE, NOISES * self.noise / self.size)

    @cached_property
    def is_right(self) -> bool:
        """Whether the coded gradient is that of the loss, as far as can be told."""
        return self.mismatch <= self.tolerance


@dataclass(frozen=True)
class BlockReport:
    """How one parameter's gradient compares, at the point where it is worst.

    Parameters
    ----------
    name : str
        The parameter.
    error : float
        Relative error ``|coded - numeric| / (|coded| + |numeric|)``.
    tolerance : float
        What rounding explains.
    ratio : float
        Least-squares factor between the coded and the numeric gradient; NaN where the latter is 0.
    ok : bool
        Whether the error is within the tolerance at every point.
    n_entries, n_skipped : int
        Derivatives compared, and left out because a kink lies too close, over all points.
    given_error : float
        The error at the given parameters and data alone; NaN where it could not be measured.
    """

    name: str
    error: float
    tolerance: float
    ratio: float
    ok: bool
    n_entries: int
    n_skipped: int
    given_error: float


def compare(
    functions: Functions, points: list[Point], rng: np.random.Generator
) -> list[Comparison]:
    """Compare coded and numeric gradient for every parameter at every point.

    Parameters
    ----------
    functions : Functions
    points : list of Point
    rng : numpy.random.Generator
        Chooses entries of parameters with many.

    Returns
    -------
    comparisons : list of Comparison
        Points in order, parameters in order.
    """
    return [c for point in points for c in _compare_at(functions, point, rng)]


def _compare_at(functions: Functions, point: Point, rng: np.random.Generator) -> list[Comparison]:
    """Compare every parameter at one point."""
    coded = functions.coded(point)
    noise = float(noise_of(functions.value, point, rng))
    # The median over a parameter's entries makes up for one line only.
    blur = noise_of(partial(_joined, functions), point, rng, n_lines=1)
    chosen = {name: _chosen(array.ravel(), point, rng) for name, array in coded.items()}
    comparisons, start = [], 0
    for name, array in coded.items():
        gradient, entries = array.ravel(), chosen[name]
        slopes = slopes_of(functions.value, point, name, entries, noise, gradient[entries])
        # Within a parameter the rounding of a derivative is about the same for all entries.
        own = float(np.nan_to_num(np.median(blur[start : start + array.size])))
        start += array.size
        comparisons.append(
            Comparison(
                point,
                name,
                slopes.entries,
                gradient[slopes.entries],
                slopes.value,
                np.hypot(slopes.error, own),
                slopes.n_skipped,
            )
        )
    return comparisons


def _joined(functions: Functions, point: Point) -> Array:
    """Return the coded gradient as one vector."""
    return np.concatenate([array.ravel() for array in functions.coded(point).values()])


def _chosen(gradient: Array, point: Point, rng: np.random.Generator) -> NDArray[np.intp]:
    """Return which entries to differentiate: all of a few, else the largest and random ones."""
    n_params = sum(array.size for array in point.params.values())
    affordable = int(WORK / (2 * n_params * max(point.X.shape) * len(point.params)))
    most = max(FEWEST, min(N_LARGEST + N_RANDOM, affordable))
    if gradient.size <= most:
        return np.arange(gradient.size)
    order = np.argsort(-np.abs(gradient), kind="stable")
    n_largest = min(N_LARGEST, most // 2)
    others = rng.choice(order[n_largest:], size=most - n_largest, replace=False)
    return np.sort(np.concatenate([order[:n_largest], others]))


def block_reports(comparisons: list[Comparison]) -> dict[str, BlockReport]:
    """Return what the comparisons say of each parameter."""
    names = dict.fromkeys(comparison.name for comparison in comparisons)
    return {name: _report([c for c in comparisons if c.name == name]) for name in names}


def _report(comparisons: list[Comparison]) -> BlockReport:
    """Return the report of one parameter, compared at several points."""
    worst = max(comparisons, key=lambda c: c.mismatch / c.tolerance)
    power = float(worst.numeric @ worst.numeric)
    given = [c.mismatch for c in comparisons if c.point.name == "given" and c.entries.size]
    return BlockReport(
        name=worst.name,
        error=worst.mismatch,
        tolerance=worst.tolerance,
        ratio=float(worst.coded @ worst.numeric) / power if power else float("nan"),
        ok=all(c.is_right for c in comparisons),
        n_entries=sum(c.entries.size for c in comparisons),
        n_skipped=sum(c.n_skipped for c in comparisons),
        given_error=given[0] if given else float("nan"),
    )
