"""Precisions: how strongly each group of parameters is held at zero, and what the data say of it.

MacKay's framework [1]_ in the Gauss-Newton form of Foresee and Hagan [2]_, with one precision for
the weights of each input [3]_.

References
----------
.. [1] MacKay, 1992, doi:10.1162/neco.1992.4.3.448
.. [2] Foresee and Hagan, 1997, doi:10.1109/ICNN.1997.614194
.. [3] Neal, Bayesian Learning for Neural Networks, 1996, doi:10.1007/978-1-4612-0745-0
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, isfinite, log, pi

import numpy as np
from numpy.typing import NDArray

from curvesmith.network import Network
from curvesmith.solvers.damping import EPS, cholesky, diagonal_of
from curvesmith.solvers.inverse import inverse_diagonal

__all__ = [
    "Groups",
    "NoisePrior",
    "Posterior",
    "Precisions",
    "Problem",
    "exact_precisions",
    "posterior_at",
    "updated",
]

Array = NDArray[np.float64]

# Least number to divide by.
TINY = float(np.finfo(np.float64).tiny)
# Bounds of the precisions, for scaled data. Weights of prior standard deviation 1e3 are as good as
# free. Those of an input may go down to 1e-4, which silences it. All other groups keep 0.1: once
# silenced, biases or output weights hardly come back, and the fit is caught in what can be said
# without them.
LEAST_ALPHA = 1e-6
MOST_ALPHA = 1e8
MOST_ALPHA_OF_OTHERS = 1e2
# Noise of 1e3 standard deviations of the target, and of 1e-6: with less, beta H is rounded more
# coarsely than any precision alpha can be seen through.
LEAST_BETA = 1e-6
MOST_BETA = 1e12
# Precisions below this many roundings of the largest entry of beta H are not resolved.
ALPHA_ROUNDINGS = 30.0
# Of a fit that is as good as exact: noise of 1e-9 standard deviations, which is what scaled targets
# are rounded to.
MOST_EXACT_BETA = 1e18
# Its output weights may be large: units that are nearly straight over the data cancel.
LEAST_EXACT_ALPHA = 1e-20
# Factors within which one update moves a precision.
LEAST_FACTOR, MOST_FACTOR = exp(-2.0), exp(2.0)
# Six values cannot tell noise from signal: the noise is expected at 0.17 standard deviations, and
# that counts as four values more. Both fade tenfold with every four values above six.
FEW_VALUES = 6.0
FADING = 4.0
PRIOR_SHAPE = 2.0
PRIOR_VARIANCE = 0.03


@dataclass(frozen=True, eq=False)
class Groups:
    """Which precision each parameter has.

    One group for each input, of its first-layer weights (automatic relevance determination); one
    for each further block of theta: first biases, second weights, and so on.

    Parameters
    ----------
    index : ndarray of shape (n_params,), int
        Group of each parameter.
    sizes : ndarray of shape (n_groups,)
        Parameters in each group.
    is_input : ndarray of shape (n_groups,), bool
        Whether the group holds the weights of one input.
    """

    index: NDArray[np.intp]
    sizes: Array
    is_input: NDArray[np.bool_]

    @classmethod
    def of(cls, network: Network) -> Groups:
        """Return the groups of a network's parameters."""
        first, *others = network.layout
        index = np.zeros(network.n_params, dtype=np.intp)
        first.view(index)[:] = np.arange(network.n_features)
        for k, block in enumerate(others, start=network.n_features):
            block.view(index)[:] = k
        sizes = np.bincount(index).astype(np.float64)
        return cls(index, sizes, np.arange(len(sizes)) < network.n_features)

    def __len__(self) -> int:
        return len(self.sizes)

    def sums(self, values: Array) -> Array:
        """Add up ``values`` of shape (n_params,) within each group."""
        return np.bincount(self.index, values, len(self)).astype(np.float64, copy=False)


@dataclass(frozen=True)
class NoisePrior:
    """A gamma density of beta, ``beta^shape exp(-rate beta)``, for few target values.

    Parameters
    ----------
    shape : float
        Half the number of values that it counts as.
    rate : float
        Shape times the expected variance of the noise.
    """

    shape: float
    rate: float

    @classmethod
    def of(cls, n_values: float) -> NoisePrior:
        """Return the prior for this number of values; it soon vanishes."""
        fade = min(1.0, 10 ** ((FEW_VALUES - n_values) / FADING))
        return cls(PRIOR_SHAPE * fade, PRIOR_SHAPE * PRIOR_VARIANCE * fade**2)

    def log_density(self, beta: float) -> float:
        """Return its logarithm, up to a constant."""
        return self.shape * log(beta) - self.rate * beta


@dataclass(frozen=True, eq=False)
class Problem:
    """What does not change during a run.

    Parameters
    ----------
    groups : Groups
        Of the parameters.
    n_values : float
        N, the number of target values: the weights of the rows added up, times outputs.
    noise_prior : NoisePrior
        Of the noise precision.
    """

    groups: Groups
    n_values: float
    noise_prior: NoisePrior


@dataclass(frozen=True, eq=False)
class Precisions:
    """Inverse variances, of scaled quantities.

    Parameters
    ----------
    alpha : ndarray of shape (n_groups,)
        Of the prior of each group's parameters, whose mean is zero.
    beta : float
        Of the noise of the targets.
    """

    alpha: Array
    beta: float


@dataclass(frozen=True, eq=False)
class Posterior:
    """The normal approximation of the posterior around theta, and what it says.

    Parameters
    ----------
    precisions : Precisions
        It was made with.
    factor : ndarray of shape (n_params, n_params)
        Lower Cholesky factor of C = beta H + diag(alpha); the covariance of theta is C^-1. The
        upper triangle holds what happens to be there.
    gammas : ndarray of shape (n_groups,)
        Well-determined parameters of each group, ``n_g - alpha_g tr C^-1_gg``.
    log_evidence : float
        Laplace's approximation of log p(y | alpha, beta), in nats.
    criterion : float
        The same plus the logarithm of the noise prior: what is maximised.
    """

    precisions: Precisions
    factor: Array
    gammas: Array
    log_evidence: float
    criterion: float

    @property
    def gamma(self) -> float:
        """Effective number of parameters."""
        return float(self.gammas.sum())


def posterior_at(
    problem: Problem, precisions: Precisions, theta: Array, E: float, H: Array
) -> Posterior | None:
    """Return the posterior's normal approximation; None if it has none in float64.

    ``log p(y | alpha, beta) = -beta E - sum_g alpha_g |theta_g|^2 / 2 - log det C / 2
    + sum_g n_g log(alpha_g) / 2 + N log(beta / 2 pi) / 2``

    Parameters
    ----------
    problem : Problem
        Groups and number of values.
    precisions : Precisions
        alpha and beta.
    theta : ndarray of shape (n_params,)
        The most probable parameters, or nearly.
    E : float
        ``sum_i w_i sum_k (f_ik - y_ik)^2 / 2``.
    H : ndarray of shape (n_params, n_params)
        Its Gauss-Newton curvature.
    """
    groups, alpha, beta = problem.groups, precisions.alpha, precisions.beta
    C = beta * H
    C.flat[:: len(C) + 1] += alpha[groups.index]
    factor = _nearest_cholesky(C)
    if factor is None:
        return None
    gammas = groups.sizes - alpha * groups.sums(inverse_diagonal(factor))
    fit = beta * E + float(alpha @ groups.sums(theta**2)) / 2
    log_det = 2 * float(np.log(factor.diagonal()).sum())
    volume = float(groups.sizes @ np.log(alpha)) - log_det
    log_evidence = -fit + (volume + problem.n_values * log(beta / (2 * pi))) / 2
    if not isfinite(log_evidence):
        return None
    return Posterior(
        precisions,
        factor,
        np.minimum(np.maximum(gammas, 0.0), groups.sizes),
        log_evidence,
        log_evidence + problem.noise_prior.log_density(beta),
    )


def _nearest_cholesky(C: Array) -> Array | None:
    """Return the factor of ``C``, or of the nearest matrix that has one in float64."""
    factor = cholesky(C)
    shift = EPS
    while factor is None and shift < 1e-6:
        shifted = C.copy()
        shifted.flat[:: len(C) + 1] += shift * diagonal_of(C)
        factor = cholesky(shifted)
        shift *= 10
    return factor


def updated(
    problem: Problem, posterior: Posterior, theta: Array, E: float, largest: float
) -> Precisions:
    """Return the precisions that the posterior asks for: MacKay's fixed point.

    ``alpha_g = gamma_g / |theta_g|^2`` and ``beta = (N - gamma) / 2 E``, the latter with the noise
    prior, none further than a factor e^2 from the old ones.

    Parameters
    ----------
    problem : Problem
        Groups, number of values, noise prior.
    posterior : Posterior
        At ``theta``.
    theta : ndarray of shape (n_params,)
        Parameters.
    E : float
        As in `posterior_at`.
    largest : float
        Entry of the diagonal of H.
    """
    old, prior = posterior.precisions, problem.noise_prior
    freedom = max(problem.n_values - posterior.gamma, 0.0) + 2 * prior.shape
    beta = float(_near(old.beta, freedom / max(2 * E + 2 * prior.rate, TINY)))
    beta = min(max(beta, LEAST_BETA), MOST_BETA)
    resolved = ALPHA_ROUNDINGS * EPS * beta * largest
    squares = problem.groups.sums(theta**2)
    alpha = _near(old.alpha, posterior.gammas / np.maximum(squares, TINY))
    most = np.where(problem.groups.is_input, MOST_ALPHA, MOST_ALPHA_OF_OTHERS)
    least = max(LEAST_ALPHA, min(resolved, 1.0))
    return Precisions(np.minimum(np.maximum(alpha, least), most), beta)


def exact_precisions(problem: Problem, theta: Array, E: float) -> Precisions:
    """Return the precisions of a fit without penalties, all its parameters well determined.

    ``alpha_g = n_g / |theta_g|^2`` and ``beta = (N - n_params) / 2 E``, within bounds. They are no
    fixed point and need none: the evidence for them is a lower bound of what these parameters are
    worth.

    Parameters
    ----------
    problem : Problem
        Groups and number of values; more values than parameters.
    theta : ndarray of shape (n_params,)
        Parameters.
    E : float
        As in `posterior_at`.
    """
    squares = problem.groups.sums(theta**2)
    alpha = problem.groups.sizes / np.maximum(squares, TINY)
    alpha = np.clip(alpha, LEAST_EXACT_ALPHA, MOST_ALPHA)
    beta = (problem.n_values - len(theta)) / max(2 * E, TINY)
    return Precisions(alpha, min(beta, MOST_EXACT_BETA))


def _near(old: Array | float, new: Array | float) -> Array:
    """Return ``new``, moved to within the factors allowed of ``old``."""
    return np.minimum(np.maximum(new, old * LEAST_FACTOR), old * MOST_FACTOR)
