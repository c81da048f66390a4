"""Changes as sums of terms with constant coefficients, by least squares over all steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from curvesmith.diagnosis.arrays import Array
from curvesmith.diagnosis.laws.walk import Block

__all__ = ["Law", "fit_law", "fit_rates", "obeys", "tolerance_of"]

# Largest relative rest of a law that holds: constant-coefficient rules leave 1e-13 in float64
# (DIAGNOSIS, App. A3: 13 rules), and gradients in float32 are good to a few 1e-6.
LEAST_TOLERANCE = 1e-8
LEAST_TOLERANCE_SINGLE = 3e-5
ROUNDINGS = 10.0


@dataclass(frozen=True)
class Law:
    """A change as a sum of terms.

    Parameters
    ----------
    terms : tuple of (str, float)
        Names and coefficients.
    rest : float
        Relative rest: root mean square over steps of |change - law| / |change|.
    """

    terms: tuple[tuple[str, float], ...]
    rest: float

    def __getitem__(self, name: str) -> float:
        """Return the coefficient of a term; 0 where it is none."""
        return dict(self.terms).get(name, 0.0)


def tolerance_of(block: Block, is_single: bool) -> float:
    """Return the relative rest that rounding explains."""
    sizes = np.linalg.norm(block.change, axis=1)
    moved = sizes > 0
    if not moved.any():
        return np.inf
    share = float(np.sqrt(np.mean((block.rounding[moved] / sizes[moved]) ** 2)))
    return max(LEAST_TOLERANCE_SINGLE if is_single else LEAST_TOLERANCE, ROUNDINGS * share)


def fit_law(block: Block, names: Sequence[str], directions: Sequence[Array]) -> Law | None:
    """Write a parameter's changes as a sum of directions with constant coefficients.

    Parameters
    ----------
    block : Block
    names : sequence of str
    directions : sequence of ndarray of shape (n_steps, size)

    Returns
    -------
    law : Law or None
        None if there are not more equations than coefficients, or if a term adds less than
        rounding to the changes. Steps count alike, however long.
    """
    sizes = np.linalg.norm(block.change, axis=1)
    used = sizes > 0
    if any("last" in name for name in names):
        used[0] = False  # a step before the first is not known
    if used.sum() * block.change.shape[1] <= len(names) or not used.any():
        return None
    weights = 1 / sizes[used][:, np.newaxis]
    matrix = np.stack([(d[used] * weights).ravel() for d in directions], axis=1)
    wanted = (block.change[used] * weights).ravel()
    lengths = np.linalg.norm(matrix, axis=0)
    if not np.isfinite(matrix).all() or not lengths.all():
        return None
    solution = np.linalg.lstsq(matrix / lengths, wanted, rcond=1e-14)[0] / lengths
    if (np.abs(solution) * lengths <= LEAST_TOLERANCE * np.sqrt(used.sum())).any():
        return None  # a term that adds nothing but rounding is none, and its sign says nothing
    rest = float(np.linalg.norm(wanted - matrix @ solution) / np.sqrt(used.sum()))
    return Law(tuple(zip(names, map(float, solution), strict=True)), rest)


def obeys(block: Block, change: Array) -> float:
    """Return the relative rest, as in `Law`, if a parameter's changes are said to be ``change``."""
    sizes = np.linalg.norm(block.change, axis=1)
    used = sizes > 0
    used[0] = False  # what the first step remembers is not known
    if not used.any():
        return np.inf
    left = np.linalg.norm(block.change[used] - change[used], axis=1) / sizes[used]
    return float(np.sqrt(np.mean(left**2)))


def fit_rates(block: Block, direction: Array) -> tuple[Array, float]:
    """Write each change as its own multiple of a direction.

    Returns
    -------
    rates : ndarray of shape (n_steps,)
        The multiples.
    rest : float
        Relative rest, as in `Law`.
    """
    power = np.sum(direction**2, axis=1)
    used = (power > 0) & block.change.any(axis=1)
    if not used.any():
        return np.zeros(0), np.inf
    change, d = block.change[used], direction[used]
    rates = np.sum(change * d, axis=1) / power[used]
    left = np.linalg.norm(change - rates[:, np.newaxis] * d, axis=1)
    return rates, float(np.sqrt(np.mean((left / np.linalg.norm(change, axis=1)) ** 2)))
