"""Gradient noise: how many rows a batch needs before its gradient says more than chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["GradientNoise", "measure_noise"]

Array = NDArray[np.float64]

# Batches that the rows are parted into: enough to know a variance to a fifth.
MOST_BATCHES = 50
LEAST_BATCHES = 4
# The gradients of batches must add up to a multiple of the gradient of all rows, up to this share.
CONSISTENT = 1e-3


@dataclass(frozen=True)
class GradientNoise:
    """How the gradient varies from row to row.

    Parameters
    ----------
    trace : float
        tr Σ, with Σ the covariance of the gradients of single rows.
    square : float
        |G|² of the mean gradient, without what chance adds to it; at least 0.
    """

    trace: float
    square: float

    @property
    def scale(self) -> float:
        """The simple noise scale tr Σ / |G|², in rows; infinite at a minimum.

        In batches of so many rows noise and signal are of one size (McCandlish et al., 2018,
        arXiv:1812.06162).
        """
        return self.trace / self.square if self.square > 0 else np.inf


def measure_noise(
    gradient: Callable[[NDArray[np.intp]], Array], n_rows: int
) -> GradientNoise | None:
    """Return the noise of a gradient, from those of disjoint batches of b rows.

    tr Σ = b / (k - 1) Σ_batches |g_batch - G|² and |G|² = |mean g_batch|² - tr Σ / (k b), both
    unbiased for rows drawn independently.

    Parameters
    ----------
    gradient : callable
        ``rows -> gradient`` of a loss that is a mean or a sum over these rows.
    n_rows : int
        How many there are; at least 4.

    Returns
    -------
    noise : GradientNoise or None
        None where the gradient is not finite, or batches do not add up to all rows: a penalty on
        a sum, or a loss that compares rows.
    """
    n_batches = min(MOST_BATCHES, n_rows)
    if n_batches < LEAST_BATCHES:
        return None
    size = n_rows // n_batches
    order = np.random.default_rng(0).permutation(n_rows)[: size * n_batches]
    parts = np.array([gradient(np.sort(rows)) for rows in order.reshape(n_batches, size)])
    whole, mean = gradient(np.sort(order)), parts.mean(axis=0)
    square = float(whole @ whole)
    if not np.isfinite(parts).all() or not np.isfinite(square) or square == 0:
        return None
    # A sum over rows is as many times larger for all rows as there are batches.
    factor = 1.0 if np.linalg.norm(whole - mean) <= CONSISTENT * square**0.5 else float(n_batches)
    if np.linalg.norm(whole - factor * mean) > CONSISTENT * square**0.5:
        return None
    trace = float(np.sum((parts - mean) ** 2)) * size / (n_batches - 1)
    return GradientNoise(trace, max(0.0, float(mean @ mean) - trace / (size * n_batches)))
