"""Rescalings: what may have been done to inputs once too often, or once too seldom."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

__all__ = ["rescaled_inputs"]

Array = NDArray[np.float64]


def rescaled_inputs(X: Array) -> Iterator[tuple[str, Array]]:
    """Yield the usual scalings of inputs by their own numbers, done once more and turned back.

    Parameters
    ----------
    X : ndarray of shape (n_rows, n_features), float64

    Yields
    ------
    said : str
        What was done, after "the inputs are".
    rows : ndarray of shape (n_rows, n_features)
        Columns that do not vary stay as they are.
    """
    low, high = X.min(axis=0), X.max(axis=0)
    largest = np.abs(X).max(axis=0)
    none = np.zeros(X.shape[1])
    for name, offset, scale in (
        ("standardised", X.mean(axis=0), X.std(axis=0)),
        ("standardised", X.mean(axis=0), X.std(axis=0, ddof=1 if len(X) > 1 else 0)),
        ("centred", X.mean(axis=0), none + 1.0),
        ("divided by their standard deviation", none, X.std(axis=0)),
        ("divided by the largest", none, largest),
        ("moved into [0, 1]", low, high - low),
        ("moved into [-1, 1]", (low + high) / 2, (high - low) / 2),
    ):
        varies = scale > 0
        taken, divisor = np.where(varies, offset, 0.0), np.where(varies, scale, 1.0)
        yield f"{name} once more than in training", (X - taken) / divisor
        yield f"{name} in training, but not there", X * divisor + taken
