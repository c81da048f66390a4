"""Minimum: what a network fits where its own loss is smallest, and whether Adam gets there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.measures.scores import r2
from curvesmith.diagnosis.measures.smoothers import sample_rows
from curvesmith.engines import make_objective
from curvesmith.network import Network
from curvesmith.updates import DescentOptions

__all__ = ["adam_rate", "minimum_r2"]

Array = NDArray[np.float64]

MOST_STEPS = 1000
# Rows enough to see whether Adam gets anywhere.
MOST_ROWS = 500
N_STARTS = 3
# Learning rates that Adam is tried at, longest first.
ADAM_RATES = (0.1, 0.03, 0.01, 0.003)


def minimum_r2(
    network: Network, X: Array, y: Array, alpha: float, starts: Sequence[Array] = ()
) -> float:
    """Return R² at the smallest loss that L-BFGS finds, penalty included.

    Parameters
    ----------
    network : Network
    X, y : ndarray of shape (n_rows, n_features) and (n_rows, n_outputs), float64
        As the network sees them.
    alpha : float
        Of mean (f - y)² + alpha / 2 sum W².
    starts : sequence of ndarray of shape (n_params,)
        Tried beside three random ones.
    """
    from scipy.optimize import minimize

    X, y = np.ascontiguousarray(X), np.ascontiguousarray(y)
    # Our loss is half the squared error, added over outputs.
    objective = make_objective(network, X, y, alpha=alpha * y.shape[1] / 2.0)
    fresh = [network.initial_theta(np.random.default_rng(seed)) for seed in range(N_STARTS)]
    with np.errstate(all="ignore"):
        able = [start for start in (*starts, *fresh) if np.isfinite(objective.value(start))]
    found = [
        minimize(
            objective.value_and_gradient,
            start,
            jac=True,
            method="L-BFGS-B",
            options={"maxiter": MOST_STEPS},
        )
        for start in able
    ]
    best = min(found, key=lambda each: each.fun)
    return r2(objective.predict(best.x, X), y)


def adam_rate(
    network: Network, X: Array, y: Array, theta: Array, n_steps: int, needed: float
) -> float | None:
    """Return the longest learning rate with which Adam fits in as many steps; None without one.

    Parameters
    ----------
    network : Network
    X, y : ndarray of shape (n_rows, n_features) and (n_rows, n_outputs), float64
        As the network sees them.
    theta : ndarray of shape (n_params,)
        Where training starts.
    n_steps : int
    needed : float
        R² that counts as fitted.
    """
    rows = sample_rows(len(X), MOST_ROWS)
    X, y = np.ascontiguousarray(X[rows]), np.ascontiguousarray(y[rows])
    objective = make_objective(network, X, y)
    for rate in ADAM_RATES:
        descent = objective.descent(theta, DescentOptions("adam", rate))
        descent.run(n_steps)
        if r2(objective.predict(descent.theta, X), y) >= needed:
            return rate
    return None
