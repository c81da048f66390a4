"""How much likelier large errors are than a normal law says: tails of Student's t.

Errors of real targets are rarely normal: most are smaller than their standard deviation says, a
few are many times as large. Errors z, in standard deviations, follow Student's t with dof degrees
of freedom, shrunk to the variance 1,

    log p(z) = log Gamma((dof + 1) / 2) - log Gamma(dof / 2) - log(pi (dof - 2)) / 2
               - (dof + 1) / 2 log(1 + z^2 / (dof - 2)),

which is the normal law where dof is infinite, as in `Lange, Little and Taylor 1989
<https://doi.org/10.2307/2290063>`_. The degrees of freedom are the most probable ones of left-out
errors, with an exponential prior on 1 / dof.

Inside the training parts of the first ten standard splits, a tenth of them left out, negative log
density and share of rows inside 90 % intervals:

| set | dof | normal | Student's t |
|---|---|---|---|
| wine | 9 to infinite | 0.930, 91.5 % | 0.925, 91.0 % |
| boston | 5 to 13 | 2.317, 94.6 % | 2.275, 93.9 % |
| energy | 4 to 7 | 0.530, 92.0 % | 0.484, 90.4 % |
| concrete | 4 to 6 | 2.854, 89.8 % | 2.785, 88.4 % |
| yacht | 4 to 8 | -0.592, 93.2 % | -0.689, 91.4 % |
"""

from __future__ import annotations

from math import inf, pi

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import gammaln, ndtri, stdtrit

__all__ = ["degrees_of_freedom", "log_density", "quantile"]

Array = NDArray[np.float64]

# Rate of the exponential prior on 1 / dof: a handful of errors is taken as normal. Concrete and
# boston lose .001 and .008 nats at three times the rate, .011 and .033 at ten times.
PRIOR_RATE = 10.0
# Limits of 1 / dof: beyond the heavier, the variance is hardly known; below the lighter, tails
# cannot be told from normal ones.
HEAVIEST = 0.4
LIGHTEST = 1e-3


def degrees_of_freedom(z: Array, w: Array) -> float:
    """Return the most probable degrees of freedom of errors; infinite for normal ones.

    Parameters
    ----------
    z : ndarray of shape (n_values,)
        Errors in standard deviations; only their sizes among each other count.
    w : ndarray of shape (n_values,)
        How often each was seen.
    """
    size = np.sqrt(np.average(z**2, weights=w))
    if size == 0:
        return inf
    z = z / size
    normal = float(w @ log_density(z, inf))

    def loss(share: float) -> float:
        return normal - float(w @ log_density(z, 1 / share)) + PRIOR_RATE * share

    found = minimize_scalar(loss, bounds=(LIGHTEST, HEAVIEST), method="bounded")
    return inf if found.fun >= 0 or found.x <= 2 * LIGHTEST else float(1 / found.x)


def log_density(z: Array, dof: float) -> Array:
    """Return the log density of errors in standard deviations, shape of ``z``.

    Examples
    --------
    >>> import numpy as np
    >>> log_density(np.array([0.0, 5.0]), np.inf).round(2).tolist()
    [-0.92, -13.42]
    >>> log_density(np.array([0.0, 5.0]), 4.0).round(2).tolist()
    [-0.63, -7.14]
    """
    if dof == inf:
        return np.asarray(-(np.log(2 * pi) + z**2) / 2)
    height = gammaln((dof + 1) / 2) - gammaln(dof / 2) - np.log(pi * (dof - 2)) / 2
    return np.asarray(height - (dof + 1) / 2 * np.log1p(z**2 / (dof - 2)))


def quantile(coverage: float, dof: float) -> float:
    """Return how many standard deviations around 0 hold this share of the errors.

    Examples
    --------
    >>> import numpy as np
    >>> round(quantile(0.9, np.inf), 3), round(quantile(0.9, 4.0), 3), round(quantile(0.99, 4.0), 3)
    (1.645, 1.507, 3.256)
    """
    p = (1 + coverage) / 2
    if dof == inf:
        return float(ndtri(p))
    return float(stdtrit(dof, p) * np.sqrt(1 - 2 / dof))
