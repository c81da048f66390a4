"""Ranges: values that a network's outputs never leave, seen from outside."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["clipped_r2", "stuck_ends"]

Array = NDArray[np.float64]

# Outputs within this share of their range from its end are at the end; at least this share of all
# outputs must be there, from at least this many draws, before the end is taken for a bound.
AT_END = 1e-6
LEAST_STUCK = 0.05
LEAST_DRAWS = 3


def stuck_ends(outputs: Array) -> tuple[float, float]:
    """Return the ends at which many outputs stick; infinite where they do not.

    Parameters
    ----------
    outputs : ndarray of shape (n_draws, n_rows, n_outputs)
        Of random parameters, each draw another vector.
    """
    f = outputs[np.isfinite(outputs).all(axis=(1, 2))]
    if f.size == 0:
        return -np.inf, np.inf
    low, high = float(f.min()), float(f.max())
    slack = AT_END * max(high - low, abs(high), 1e-300)
    return (
        _rounded(low, slack) if _is_stuck(f <= low + slack) else -np.inf,
        _rounded(high, slack) if _is_stuck(f >= high - slack) else np.inf,
    )


def _rounded(end: float, slack: float) -> float:
    """Return a whole number within the slack where there is one: sigmoids end at 0, not 1e-29."""
    return float(np.rint(end)) if abs(end - np.rint(end)) <= slack else end


def _is_stuck(at_end: NDArray[np.bool_]) -> bool:
    """Whether enough outputs, of enough draws, are at an end."""
    n_draws = int(np.sum(at_end.any(axis=(1, 2))))
    return bool(at_end.mean() >= LEAST_STUCK) and n_draws >= min(LEAST_DRAWS, len(at_end))


def clipped_r2(y: Array, low: float, high: float) -> float:
    """Return the highest R² of predictions within [low, high].

    ``1 - sum dist(y, [low, high])² / sum (y - mean y)²`` over rows and outputs.
    """
    missed = np.sum((y - np.clip(y, low, high)) ** 2)
    return float(1.0 - missed / np.sum((y - y.mean(axis=0)) ** 2))
