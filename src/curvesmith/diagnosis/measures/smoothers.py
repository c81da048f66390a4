"""Smoothers: how well targets can be predicted from inputs, by methods that are no network.

All scores are leave-one-out: each row is predicted from the others, so noise is never followed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.measures.scores import r2

__all__ = [
    "enough_rows",
    "kernel_r2",
    "line_r2",
    "neighbour_r2",
    "neighbours",
    "permutation_p",
    "sample_rows",
    "standardised",
]

Array = NDArray[np.float64]

NEIGHBOURS = (1, 2, 3, 5, 8, 13, 21)
# Kernel widths in standard deviations of the inputs, for one input; sqrt(d) times as wide for d.
WIDTHS = (0.03, 0.1, 0.3, 1.0, 3.0)
NOISES = (1e-8, 1e-6, 1e-4, 1e-2, 1e-1, 1.0)
# Decompositions cost n³: 400 rows take 0.02 s.
MOST_KERNEL_ROWS = 400
MOST_PREDICTED_ROWS = 3600
# A row with so little of its own residual left is fitted by a coefficient of its own.
UNTOLD = 1e-9
N_PERMUTATIONS = 199
# Full-batch training on so many rows drawn by lot goes as on twice as many or more: the mean
# gradient differs by its standard error.
ENOUGH_ROWS = 1000


def sample_rows(n_rows: int, most: int) -> NDArray[np.intp]:
    """Return up to ``most`` row numbers in order, always the same ones."""
    if n_rows <= most:
        return np.arange(n_rows)
    return np.sort(np.random.default_rng(0).permutation(n_rows)[:most])


def enough_rows(n_rows: int) -> NDArray[np.intp]:
    """Return the rows that a full-batch training is made again with: 1000 of 2000 or more."""
    return sample_rows(n_rows, ENOUGH_ROWS if n_rows >= 2 * ENOUGH_ROWS else n_rows)


def standardised(X: Array) -> Array:
    """Return the columns with mean 0 and standard deviation 1; constant columns become 0."""
    spread = X.std(axis=0)
    scaled: Array = (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    return scaled


def line_r2(X: Array, y: Array) -> float:
    """Return the leave-one-out R² of least squares on [1, X].

    The residual of row i left out is e_i / (1 - h_ii), with h the hat matrix (Allen's PRESS,
    doi:10.1080/00401706.1974.10489157). A row with h_ii = 1 is one that the others say nothing
    about, as all are where there are no more rows than coefficients: it gets their mean.
    """
    basis = np.linalg.qr(np.column_stack([np.ones(len(X)), standardised(X)]))[0]
    left = 1.0 - np.sum(basis**2, axis=1, keepdims=True)
    residual = (y - basis @ (basis.T @ y)) / np.maximum(left, UNTOLD)
    from_mean = (y - y.mean(axis=0)) * (len(y) / max(len(y) - 1, 1))
    return r2(y - np.where(left > UNTOLD, residual, from_mean), y)


def neighbours(X: Array, k: int) -> NDArray[np.intp]:
    """Return the numbers of the ``k`` nearest other rows of each row, nearest first."""
    from scipy.spatial import cKDTree

    points = standardised(X)
    found = cKDTree(points).query(points, k=k + 1)[1]
    # A row is usually its own nearest; among equal rows any may come first.
    own = found == np.arange(len(X))[:, np.newaxis]
    own[~own.any(axis=1), -1] = True
    nearest: NDArray[np.intp] = found[~own].reshape(len(X), k)
    return nearest


def neighbour_r2(y: Array, nearest: NDArray[np.intp]) -> float:
    """Return the best leave-one-out R² of the mean of the nearest k rows, over several k."""
    sums = np.cumsum(y[nearest], axis=1)
    sizes = [k for k in NEIGHBOURS if k <= nearest.shape[1]]
    return max(r2(sums[:, k - 1] / k, y) for k in sizes)


def permutation_p(X: Array, y: Array, nearest: NDArray[np.intp]) -> float:
    """Return how often targets in random order are as predictable from the inputs as these.

    ``(1 + #{R² of permuted >= R²}) / (1 + 199)``, by the better of `neighbour_r2` and `line_r2`:
    small where the inputs tell something about the targets.
    """
    rng = np.random.default_rng(0)
    actual = max(neighbour_r2(y, nearest), line_r2(X, y))
    wins = 0
    for _ in range(N_PERMUTATIONS):
        moved = y[rng.permutation(len(y))]
        wins += max(neighbour_r2(moved, nearest), line_r2(X, moved)) >= actual
    return (1 + wins) / (1 + N_PERMUTATIONS)


def kernel_r2(X: Array, y: Array) -> float:
    """Return the best left-out R² of Gaussian kernel ridge regression, over widths and noises.

    With K the kernel matrix and λ the noise, row i left out has residual
    [(K + λ)⁻¹ y]_i / [(K + λ)⁻¹]_ii (doi:10.7551/mitpress/3206.001.0001, eq. 5.12). At most 400
    rows are fitted. The others are predicted from these, and count as well: where there is much
    noise, R² of 400 rows differs from that of all by some hundredths.
    """
    from scipy.spatial.distance import cdist

    rows = sample_rows(len(X), MOST_KERNEL_ROWS)
    rest = np.setdiff1d(np.arange(len(X)), rows)
    rest = rest[sample_rows(len(rest), MOST_PREDICTED_ROWS)]
    points = standardised(X[np.concatenate([rows, rest])])
    squares = cdist(points, points[: len(rows)], "sqeuclidean")
    widths = _widths(X.shape[1])
    return max(_left_out_r2(squares / width**2, y[rows], y[rest]) for width in widths)


def _widths(n_features: int) -> Array:
    """Return kernel widths for standardised inputs."""
    widths: Array = np.sqrt(n_features) * np.asarray(WIDTHS)
    return widths


def _left_out_r2(squares: Array, y: Array, others: Array) -> float:
    """Return the best left-out R² over noises, for scaled squared distances.

    Parameters
    ----------
    squares : ndarray of shape (n_rows + n_others, n_rows)
    y : ndarray of shape (n_rows, n_outputs)
        Each predicted from all but itself.
    others : ndarray of shape (n_others, n_outputs)
        Predicted from ``y``.
    """
    kernel = np.exp(-squares / 2.0)
    values, vectors = np.linalg.eigh(kernel[: len(y)])
    centred, targets = y - y.mean(axis=0), np.concatenate([y, others]) - y.mean(axis=0)
    projected = vectors.T @ centred
    scores = []
    for noise in NOISES:
        inverse = 1.0 / (np.maximum(values, 0.0) + noise)
        weights = vectors @ (inverse[:, np.newaxis] * projected)
        diagonal = (vectors**2 @ inverse)[:, np.newaxis]
        left_out = centred - weights / diagonal
        scores.append(r2(np.concatenate([left_out, kernel[len(y) :] @ weights]), targets))
    return max(scores)
