"""The best constant: what a network can do without its inputs."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines.objective import Objective
from curvesmith.solvers.damping import Damping, Model, descend

__all__ = ["constant_theta"]

# The identity needs one step; a bounded output a few.
MOST_STEPS = 50


def constant_theta(objective: Objective) -> NDArray[np.float64]:
    """Return parameters of zero, but for the output's biases, which fit the targets best.

    Parameters
    ----------
    objective : Objective
        Of a loss that has a curvature.

    Returns
    -------
    theta : ndarray of shape (n_params,), float64
    """
    network = objective.network
    theta = np.zeros(network.n_params)
    if not network.bias:
        return theta
    free = slice(network.layout[-1].start, network.layout[-1].stop)

    def with_biases(biases: NDArray[Any]) -> NDArray[np.float64]:
        moved = theta.copy()
        moved[free] = biases
        return moved

    damping = Damping()
    for _ in range(MOST_STEPS):
        value, H, g = objective.normal_equations(theta)
        model = Model(value, H[free, free].astype(np.float64), g[free].astype(np.float64))
        step = descend(lambda b: objective.value(with_biases(b)), theta[free], model, damping)
        if step.stop:
            break
        theta = with_biases(step.theta)
    return theta
