"""Steps along valleys that are narrow and curved: by QR, and with geodesic acceleration.

Many of the best optima of small networks lie far out, where units that are nearly straight over
the data cancel: output weights of 1e5 and more, columns of the Jacobian that agree to eight
digits. The normal equations square that, and what is left of a step is rounding; and the valley
bends, so that straight steps have to be short. Here a step is solved for by the QR factorisation
of the Jacobian itself, as in MINPACK [1]_, and bent by half of its second derivative along the
valley [2]_. Each is followed by the best output layer, as in `projection`. On Dette and
Pepelyshev's function sixty such steps end where twenty thousand projected ones do not arrive.

References
----------
.. [1] Moré, 1978, doi:10.1007/BFb0067700
.. [2] Transtrum and Sethna, 2012, arXiv:1201.5885
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack

from curvesmith.engines.objective import Objective
from curvesmith.solvers.damping import EPS, LEAST_RATIO, MOST_DAMPING, ROUNDINGS, Damping
from curvesmith.solvers.monitor import Convergence
from curvesmith.solvers.outcome import Budget

__all__ = ["DAMPING", "Place", "descend", "follow", "norm", "settle"]

Array = NDArray[np.float64]

# Damping below the square of a rounding changes nothing.
LEAST_DAMPING = 1e-30
# Where to begin near a minimum, and that.
DAMPING = (1e-6, LEAST_DAMPING)
# Columns shorter than this share of the longest are damped as if they were so long.
LEAST_LENGTH = 1e-7
# The second derivative is taken over this share of a step; and a step is too long if twice the
# bend is more than this share of it. Both are those of Transtrum and Sethna.
PROBE = 0.1
MOST_BEND = 0.75


@dataclass(frozen=True)
class Place:
    """Parameters, and the model of the errors around them.

    Parameters
    ----------
    theta : ndarray of shape (n_params,)
        Parameters.
    A : ndarray of shape (n_values, n_params)
        Derivative of the errors by the parameters.
    e : ndarray of shape (n_values,)
        Errors; the value is ``e @ e / 2``.
    value : float
        At ``theta``.
    """

    theta: Array
    A: Array
    e: Array
    value: float

    @property
    def gradient(self) -> Array:
        """Of the value."""
        return self.A.T @ self.e


def settle(objective: Objective, theta: Array, ridge: float = LEAST_DAMPING) -> Place:
    """Move the output layer to where the value is lowest, the hidden layers as they are.

    Parameters
    ----------
    objective : Objective
        That can be projected, without a penalty.
    theta : ndarray of shape (n_params,)
        Not changed.
    ridge : float, default=1e-30
        Damping of the output layer, so that units which agree leave the system solvable. More
        keeps output weights small where units nearly cancel.

    Returns
    -------
    place : Place
        Of a value no higher than at ``theta``.
    """
    A, e = objective.linearized(theta)
    before = Place(theta, A, e, float(e @ e) / 2)
    if not isfinite(before.value):
        return before
    first = objective.network.n_hidden_params
    factored = Factored(A[:, first:])
    moved = theta.copy()
    moved[first:] += Damped(factored, np.full(len(theta) - first, ridge)).solve(e)
    A, e = objective.linearized(moved)
    after = Place(moved, A, e, float(e @ e) / 2)
    return after if after.value < before.value else before


def descend(
    objective: Objective, place: Place, damping: Damping, ridge: float = LEAST_DAMPING
) -> tuple[Place, str]:
    """Look for a lower value, with ever more damping of the hidden layers.

    Parameters
    ----------
    objective : Objective
        That can be projected, without a penalty.
    place : Place
        Where the search begins: a result of `settle` or of this function.
    damping : Damping
        Changed by what is met.
    ridge : float, default=1e-30
        As for `settle`; no more than the damping of the hidden layers.

    Returns
    -------
    place : Place
        The new one; the old one unless ``stop`` is empty.
    stop : {"", "converged", "line_search"}
        As in `curvesmith.solvers.damping.Step`.
    """
    factored = Factored(place.A)
    shares = np.empty(len(place.theta))
    while damping.mu < MOST_DAMPING:
        least = min(ridge, damping.mu)
        shares[:] = least
        shares[: objective.network.n_hidden_params] = damping.mu
        damped = Damped(factored, shares)
        step = damped.solve(place.e)
        Js = place.A @ step
        predicted = -float(Js @ place.e) - float(Js @ Js) / 2
        if not predicted > ROUNDINGS * EPS * place.value:
            return place, "converged"
        for way in (bent(objective, place, damped, step, Js), step):
            new = None if way is None else settle(objective, place.theta + way, least)
            if new is not None and place.value - new.value > LEAST_RATIO * predicted:
                damping.accept(1.0)
                return new, ""
        damping.refuse()
    return place, "line_search"


def follow(objective: Objective, theta: Array, budget: Budget) -> Iterator[Place]:
    """Yield the places on the way to the end of the valley, until steps no longer pay.

    Parameters
    ----------
    objective : Objective
        That can be projected, without a penalty.
    theta : ndarray of shape (n_params,)
        Where to start.
    budget : Budget
        ``max_iter``, and when the value has settled.
    """
    place, damping = settle(objective, theta), Damping(*DAMPING)
    convergence, values = Convergence(budget), list[float]()
    for _ in range(budget.max_iter):
        place, stop = descend(objective, place, damping)
        if stop:
            return
        values.append(place.value)
        yield place
        if convergence.reached(values):
            return


def bent(
    objective: Objective, place: Place, damped: Damped, step: Array, Js: Array
) -> Array | None:
    """Return the step and half of its acceleration along the valley; None if that is too much.

    The acceleration is the damped least-squares solution for the second derivative of the errors
    along the step, which a difference gives. Far out, where output weights cancel, that of a short
    step is rounding, and too much of it.
    """
    probe = objective.errors(place.theta + PROBE * step)
    second = ((probe - place.e) / PROBE - Js) * (2 / PROBE)
    if not np.isfinite(second).all():
        return None
    acceleration = damped.solve(second)
    lengths = damped.lengths
    is_short = 2 * norm(lengths * acceleration) <= MOST_BEND * norm(lengths * step)
    return step + acceleration / 2 if is_short else None


def norm(v: Array) -> float:
    """Return the length of a vector."""
    return sqrt(float(v @ v))


class Factored:
    """The QR factorisation of a matrix of more rows than columns, or as many.

    Parameters
    ----------
    A : ndarray of shape (n_values, n)
        In columns. Rows of zeros are added where they are fewer than columns.
    """

    def __init__(self, A: Array) -> None:
        n = A.shape[1]
        self.n_missing = max(0, n - len(A))
        if self.n_missing:
            A = np.vstack([A, np.zeros((self.n_missing, n))])
        self.reflectors, self.tau, _, _ = lapack.dgeqrf(A, lwork=64 * n)
        self.R = np.triu(self.reflectors[:n])
        self.lengths = np.sqrt(np.einsum("ij,ij->j", self.R, self.R))
        longest = float(self.lengths.max())
        np.maximum(self.lengths, LEAST_LENGTH * longest if longest > 0 else 1.0, out=self.lengths)

    def turned(self, e: Array) -> Array:
        """Return the first entries of ``Q^T e``, as many as there are columns."""
        if self.n_missing:
            e = np.concatenate([e, np.zeros(self.n_missing)])
        return apply(self.reflectors, self.tau, e)[: len(self.R)]


class Damped:
    """The damped least squares ``min_s |A s + e|^2 + sum_j d_j (l_j s_j)^2``.

    Parameters
    ----------
    factored : Factored
        Of A; l are the lengths of its columns.
    shares : ndarray of shape (n,)
        d.
    """

    def __init__(self, factored: Factored, shares: Array) -> None:
        self.factored = factored
        self.lengths = factored.lengths
        n = len(shares)
        stacked = np.zeros((2 * n, n), order="F")
        stacked[:n] = factored.R / self.lengths
        stacked[n:].flat[:: n + 1] = np.sqrt(shares)
        self.reflectors, self.tau, _, _ = lapack.dgeqrf(stacked, lwork=64 * n, overwrite_a=1)

    def solve(self, e: Array) -> Array:
        """Return s."""
        n = len(self.lengths)
        turned = np.zeros(2 * n)
        turned[:n] = self.factored.turned(e)
        right = apply(self.reflectors, self.tau, turned)[:n]
        solution, _ = lapack.dtrtrs(self.reflectors[:n], right)
        step: Array = -solution / self.lengths
        return step


def apply(reflectors: Array, tau: Array, e: Array) -> Array:
    """Return ``Q^T e``."""
    turned: Array
    turned, _, _ = lapack.dormqr("L", "T", reflectors, tau, e[:, np.newaxis], 64)
    return turned[:, 0]
