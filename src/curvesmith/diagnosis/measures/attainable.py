"""Attainable: what our own training reaches, on these rows, or with the network examined."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.measures.curvature import largest_eigenvalue
from curvesmith.diagnosis.measures.interruption import pass_on
from curvesmith.diagnosis.measures.scores import r2
from curvesmith.diagnosis.measures.smoothers import line_r2, sample_rows
from curvesmith.engines import make_objective
from curvesmith.errors import FitError, FitWarning
from curvesmith.network import Network
from curvesmith.updates import DescentOptions

__all__ = [
    "BiasTrials",
    "descent_r2",
    "network_curvature",
    "network_r2",
    "own_fit_r2",
    "try_biases",
]

Array = NDArray[np.float64]

# Enough rows to see what a function is like, few enough for a second.
MOST_ROWS = 500
# Rows that are predicted: a tenth of a second.
MOST_UNSEEN = 4000
# Descents are long: fewer rows do to compare two networks.
MOST_DESCENT_ROWS = 300
N_STEPS = 3000
N_BETWEEN = 100  # steps between two looks at the error
# Below this, effective parameters tell little; a smoother's leave-one-out score is kept instead.
LEAST_ROWS = 20
# Of the variance: with less, lines are as good as exact, and the rest is rounding.
LEAST_LEFT = 1e-6


def own_fit_r2(X: Array, y: Array) -> float | None:
    """Return the R² on unseen rows that `NeuralRegressor` reaches.

    Fitted are at most `MOST_ROWS`. Where there are no fewer others, these are predicted: with γ the
    number of parameters that the data determine and n the fitted rows, the noise is what is missed
    there, divided by 1 + γ / n, as the errors of the fit are a share of γ / n of it. Otherwise by
    generalised cross-validation, ``1 - [n RSS / (n - γ)²] / [n TSS / (n - 1)²]``
    (doi:10.1080/00401706.1979.10489751). Some rows are not all: what is left is multiplied by what
    the best line leaves of all rows over what it leaves of these. None with fewer than 20 rows, or
    if the fit fails.
    """
    rows = sample_rows(len(X), MOST_ROWS)
    n = len(rows)
    if n < LEAST_ROWS:
        return None
    model = _fitted(X[rows], y[rows], solver="lm", n_starts=1, random_state=0)
    if model is None:
        return None
    freedom = float(model.effective_parameters_) / y.shape[1]
    others = np.setdiff1d(np.arange(len(X)), rows)
    if len(others) >= MOST_ROWS:
        others = others[sample_rows(len(others), MOST_UNSEEN)]
        f = np.asarray(model.predict(X[others]), dtype=np.float64).reshape(len(others), -1)
        left = (1.0 - r2(f, y[others])) / (1.0 + freedom / n)
        return float(1.0 - left * _by_the_line(X, y, others))
    f = np.asarray(model.predict(X[rows]), dtype=np.float64).reshape(n, -1)
    left = (1.0 - r2(f, y[rows])) * float((n - 1) / max(n - freedom, 1.0)) ** 2
    return 1.0 - left * _by_the_line(X, y, rows)


def _by_the_line(X: Array, y: Array, rows: NDArray[np.intp]) -> float:
    """Return what a line leaves of all rows over what it leaves of some; 1 if that is nothing."""
    if len(rows) == len(X):
        return 1.0
    all_rows, some = 1.0 - line_r2(X, y), 1.0 - line_r2(X[rows], y[rows])
    return all_rows / some if min(all_rows, some) > LEAST_LEFT else 1.0


def network_r2(
    X: Array,
    y: Array,
    hidden: tuple[int, ...],
    *,
    activation: str,
    bias: bool = True,
    n_starts: int = 4,
    enough: float = np.inf,
) -> float | None:
    """Return the R² on these rows that a network of this architecture reaches with L-BFGS.

    Inputs and targets are divided by their size, and centred only where biases could undo it.

    Parameters
    ----------
    X : ndarray of shape (n_rows, n_features), float64
    y : ndarray of shape (n_rows, n_outputs), float64
    hidden : tuple of int
        Units of each hidden layer.
    activation : str
        Of the hidden units; the outputs are free.
    bias : bool, default=True
        Whether layers have biases.
    n_starts : int, default=4
        The best is kept.
    enough : float, default=inf
        R² after which no further start is tried.

    Returns
    -------
    score : float or None
        A lower bound of what the architecture can do; None if no start survived.
    """
    rows = sample_rows(len(X), MOST_ROWS)
    scaling = "standard" if bias else "none"
    if not bias:
        X, y = _divided(X), _divided(y)
    best = None
    for seed in range(n_starts):
        model = _fitted(
            X[rows],
            y[rows],
            hidden_layer_sizes=hidden,
            activation=activation,
            bias=bias,
            solver="lbfgs",
            regularization="none",
            input_scaling=scaling,
            target_scaling=scaling,
            max_iter=1000,
            n_starts=1,
            random_state=seed,
        )
        if model is not None:
            f = np.asarray(model.predict(X[rows]), dtype=np.float64).reshape(len(rows), -1)
            best = max(r2(f, y[rows]), -np.inf if best is None else best)
        if best is not None and best >= enough:
            break
    return best


def network_curvature(network: Network, X: Array, y: Array, theta: Array) -> float:
    """Return λmax of half the mean squared error of a network at ``theta``."""
    objective = make_objective(network, np.ascontiguousarray(X), np.ascontiguousarray(y))
    return largest_eigenvalue(lambda at: objective.value_and_gradient(at)[1], theta)


def descent_r2(network: Network, X: Array, y: Array, n_starts: int = 5) -> float:
    """Return the best R² in 3000 steps of gradient descent of 1/λmax, the median of fresh starts.

    Parameters
    ----------
    network : Network
    X : ndarray of shape (n_rows, n_features), float64
    y : ndarray of shape (n_rows, n_outputs), float64
    n_starts : int, default=5

    Returns
    -------
    score : float
        The learning rate is 1 over the largest curvature at the start, the longest that is safe
        there. Later the loss may swing, where it ends is then chance: the best of every hundredth
        step counts.
    """
    rows = sample_rows(len(X), MOST_DESCENT_ROWS)
    X, y = np.ascontiguousarray(X[rows]), np.ascontiguousarray(y[rows])
    objective = make_objective(network, X, y)
    scores = []
    for seed in range(n_starts):
        theta = network.initial_theta(np.random.default_rng(seed))
        steepest = network_curvature(network, X, y, theta)
        descent = objective.descent(theta, DescentOptions("gd", 1.0 / max(steepest, 1e-300)))
        course = []
        for _ in range(N_STEPS // N_BETWEEN):
            descent.run(N_BETWEEN)
            course.append(r2(objective.predict(descent.theta, X), y))
        scores.append(max(filter(np.isfinite, course), default=-np.inf))
    return float(np.median(scores))


@dataclass(frozen=True)
class BiasTrials:
    """What one network reaches without and with biases.

    Parameters
    ----------
    able_without : float
        R² with L-BFGS, best of several starts, without biases; -inf if no start survived.
    descent_without, descent_with : float
        Median R² of gradient descent.
    ceiling : float
        R²*.
    is_able : bool
        Whether ``able_without`` reaches 0.95 R²*.
    """

    able_without: float
    descent_without: float
    descent_with: float
    ceiling: float
    is_able: bool

    @property
    def left_without(self) -> float:
        """What descent without biases leaves of R²*."""
        return max(self.ceiling - self.descent_without, 0.0)

    @property
    def left_with(self) -> float:
        """What descent with biases leaves of R²*; above 0, so that ratios exist."""
        return max(self.ceiling - self.descent_with, 1e-3)


def try_biases(
    X: Array, y: Array, hidden: tuple[int, ...], activation: str, ceiling: float, needed: float
) -> BiasTrials:
    """Train a network without and with biases; ``needed`` is the R² that counts as able."""
    able = network_r2(X, y, hidden, activation=activation, bias=False, enough=needed)
    sizes = (X.shape[1], *hidden, y.shape[1])
    without, with_biases = (
        descent_r2(Network(sizes, activation, bias=bias), X, y) for bias in (False, True)
    )
    best = -np.inf if able is None else able
    return BiasTrials(best, without, with_biases, ceiling, best >= needed)


def _divided(A: Array) -> Array:
    """Return the columns divided by their root mean squares."""
    size = np.sqrt(np.mean(A**2, axis=0))
    divided: Array = A / np.where(size > 0, size, 1.0)
    return divided


def _fitted(X: Array, y: Array, **options: Any) -> Any:
    """Return a fitted regressor, or None if it could not be fitted."""
    from curvesmith.regressor import NeuralRegressor

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FitWarning)
        try:
            model = NeuralRegressor(**options).fit(X, y)
        except FitError:
            return None
    pass_on(model.record_.stop)
    return model
