"""Kinks: where the units of the first layer bend, and whether a network bends among the data."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.measures.scores import affine_r2
from curvesmith.diagnosis.measures.smoothers import standardised

__all__ = ["kink_positions", "random_affinity"]

Array = NDArray[np.float64]

# Parameters of standard deviation 1 may still lie in a straight part; some of 3 will not.
SPREADS = (1.0, 3.0)


def kink_positions(W: Array, b: Array | None) -> Array:
    """Return where units of one input bend: -b/w, in the units of the input that they see.

    Parameters
    ----------
    W : ndarray of shape (n_units, 1), float64
    b : ndarray of shape (n_units,) or None

    Returns
    -------
    positions : ndarray of shape (n_units,)
        Infinite for a unit of weight 0.
    """
    offset = np.zeros(len(W)) if b is None else b
    with np.errstate(divide="ignore", invalid="ignore"):
        positions: Array = np.where(W[:, 0] != 0.0, -offset / W[:, 0], np.inf)
    return positions


def random_affinity(outputs: Callable[[Array, Array], Array], X: Array, n_params: int) -> float:
    """Return the lowest affinity A of a network over a few random parameter vectors.

    A = R² of the best affine fit to the network's output. If it is 1 even here, the network can
    draw nothing but straight lines, whatever its parameters. Inputs are tried as they are, for a
    network that scales them, and standardised, so that random parameters bend it among them.

    Parameters
    ----------
    outputs : callable
        ``(theta, X) -> predictions`` of shape (n_rows, n_outputs).
    X : ndarray of shape (n_rows, n_features), float64
    n_params : int
        Entries of theta.
    """
    rng = np.random.default_rng(0)
    thetas = [spread * rng.standard_normal(n_params) for spread in SPREADS for _ in range(4)]
    scores = [
        affine_r2(points, outputs(theta, points))
        for points in (X, standardised(X))
        for theta in thetas
    ]
    return min((score for score in scores if np.isfinite(score)), default=1.0)
