"""Error bars as left-out rows say: how much wider than the networks think, and where.

Networks take the noise as the same everywhere, and that of several that differ, each wrong
elsewhere, is together smaller than the mixture of their distributions says. So a predicted
standard deviation is multiplied by

    factor * exp(slope m / 2)

with m the prediction, scaled: the noise of positive quantities grows with them. Both come from the
left-out residuals z, in predicted standard deviations: they minimise

    sum_i w_i (h_i + z_i^2 exp(-h_i)) / 2,    h = a + slope m

which is a normal law of variance exp(h), as in `Aitkin 1987 <https://doi.org/10.2307/2347792>`_,
with `PRIOR_VALUES` more values of z = 1 and a normal prior on the slope. Left-out predictions take
the networks as linear in their parameters, and promise the more the better the networks know by
heart the rows they have seen: the factor is exp(a / 2) times the `DISTRUST`-th power of left-out
over fitted squared error, of which no more than `MOST_OPTIMISM` is believed. How often errors are
far larger than these bars is `curvesmith.fitting.tails`.

Inside the training parts of the first standard splits (four to nine, three committees each),
negative log density, share of rows inside 90 % intervals, and root mean square of errors over
their predicted standard deviations: left-out residuals not heard at all, factor alone, both.

| set | left-out over fitted | neither | factor | both |
|---|---|---|---|---|
| wine | 1.2 | 0.915, 91 %, 0.95 | 0.913, 91 %, 0.97 | 0.912, 91 %, 0.97 |
| energy | 1.2 | 0.668, 89 %, 0.99 | 0.677, 87 %, 1.05 | 0.641, 94 %, 1.01 |
| concrete | 1.7 | 2.857, 94 %, 0.85 | 2.834, 91 %, 1.00 | 2.807, 91 %, 0.98 |
| boston | 2.1 | 2.382, 95 %, 0.89 | 2.372, 93 %, 0.96 | 2.371, 93 %, 0.96 |
| yacht | 25 | -0.489, 94 %, 0.77 | -0.530, 90 %, 0.91 | -0.580, 92 %, 0.86 |
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from curvesmith.fitting.left_out import LeftOut, optimism
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.tails import degrees_of_freedom

__all__ = ["ErrorBars", "error_bars", "widths"]

Array = NDArray[np.float64]

# Values that speak for error bars as they are: a handful of rows says little.
PRIOR_VALUES = 10.0
# Precision of the slope's prior: a standard deviation of the target changes the noise by a tenth.
# With less, single rows that are far off make slopes: energy 0.662 at 30, 0.643 at 100, of many
# rows all the same.
PRIOR_PRECISION = 100.0
# Power of left-out over fitted squared error, and what of that is believed. Half the power leaves
# errors of concrete at 1.04 predicted standard deviations, and of boston at 1.06.
DISTRUST = 1 / 4
MOST_OPTIMISM = 3.0
# Predictions further from the mean, in standard deviations of the target, are as noisy as those.
FURTHEST = 3.0
# Newton's method for a convex function of few variables; it moves a by a unit or so.
MOST_STEPS = 50
SETTLED = 1e-12
LONGEST = 1.0


@dataclass(frozen=True, eq=False)
class ErrorBars:
    """What predicted standard deviations are multiplied by, and what law errors follow.

    Parameters
    ----------
    factor : float
        Everywhere.
    slopes : ndarray of shape (n_outputs,)
        Of the logarithm of the variance, by the prediction in standard deviations of the target.
    dof : float, default=inf
        Degrees of freedom of Student's t that errors in standard deviations follow; infinite for
        the normal law.
    """

    factor: float
    slopes: Array
    dof: float = inf

    @classmethod
    def plain(cls, n_outputs: int) -> ErrorBars:
        """Return those that change nothing."""
        return cls(1.0, np.zeros(n_outputs))


def widths(factor: float, slopes: Array, means: Array) -> Array:
    """Return what the standard deviations of these scaled predictions are multiplied by.

    Parameters
    ----------
    factor : float
    slopes : ndarray of shape (n_outputs,)
    means : ndarray of shape (n_rows, n_outputs)

    Examples
    --------
    >>> import numpy as np
    >>> widths(2.0, np.array([0.0]), np.array([[5.0]])).tolist()
    [[2.0]]
    """
    found: Array = factor * np.exp(slopes * np.clip(means, -FURTHEST, FURTHEST) / 2)
    return found


def error_bars(predictions: LeftOut, fitted: Array, rows: Rows) -> ErrorBars:
    """Return what the left-out residuals say; nothing if there are none.

    Parameters
    ----------
    predictions : LeftOut
        What the networks predict together of rows left out.
    fitted : ndarray of shape (n_rows, n_outputs)
        What they predict together of rows that they have seen.
    rows : Rows
        Scaled.
    """
    squares = (rows.y - predictions.means) ** 2 / predictions.variances
    if not squares.any():
        return ErrorBars.plain(squares.shape[1])
    a, *slopes = _minimum(squares, np.clip(predictions.means, -FURTHEST, FURTHEST), rows.w)
    doubt = min(optimism(predictions, fitted, rows), MOST_OPTIMISM) ** DISTRUST
    factor = doubt * np.exp(a / 2)
    z = np.sqrt(squares) / widths(1.0, np.array(slopes), predictions.means)
    dof = degrees_of_freedom(z.ravel(), np.repeat(rows.w, z.shape[1]))
    return ErrorBars(float(factor), np.array(slopes), dof)


def _minimum(squares: Array, levels: Array, w: Array) -> Array:
    """Return a and the slopes, shape (1 + n_outputs,), from squared z and the predictions."""
    n_outputs = levels.shape[1]
    # Row k of F is (1, m_k) of output k, values of all outputs after each other.
    F = np.zeros((n_outputs, len(w), 1 + n_outputs))
    F[:, :, 0] = 1
    for k in range(n_outputs):
        F[k, :, 1 + k] = levels[:, k]
    F, z2, weights = F.reshape(-1, 1 + n_outputs), squares.T.ravel(), np.tile(w, n_outputs)
    prior = np.append(0.0, np.full(n_outputs, PRIOR_PRECISION))
    at = np.zeros(1 + n_outputs)
    for _ in range(MOST_STEPS):
        q = weights * z2 * np.exp(-F @ at) / 2
        gradient = F.T @ (weights / 2 - q) + prior * at
        gradient[0] += PRIOR_VALUES * (1 - np.exp(-at[0])) / 2
        H = (F.T * q) @ F + np.diag(prior)
        H[0, 0] += PRIOR_VALUES * np.exp(-at[0]) / 2
        step = np.clip(-np.linalg.solve(H, gradient), -LONGEST, LONGEST)
        at = at + step
        if np.abs(step).max() <= SETTLED:
            break
    return at
