"""The best constant: what a network can do without its inputs, and when it is good enough."""

from __future__ import annotations

from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines.objective import Objective
from curvesmith.solvers.damping import Damping, Model, descend

__all__ = ["constant_theta", "support_needed"]

# Nats of support that targets without any relation to d inputs hardly ever give, by 1, sqrt(d), d.
SUPPORT = (2.5, 1.2, 0.12)
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


def support_needed(n_inputs: int) -> float:
    """Return the nats by which a fit must be better supported than the best constant.

    An input without relation to the targets has a least-squares weight of z standard errors, z
    normal, and the evidence for its most probable precision is ``(z^2 - 1 - log z^2) / 2`` above
    that of none where z^2 > 1. The sum of d of these is above ``2.5 + 1.2 sqrt(d) + 0.12 d`` in one
    draw of a thousand: by simulation 3.7 for one input, 7.0 for 8, 9.5 for 16, 14 for 35, 26 for
    100. Three nats, "strong" by Kass and Raftery [1]_, are met by 5 % of draws of 8 inputs, and
    by 20 % of 16.

    References
    ----------
    .. [1] Kass and Raftery, 1995, doi:10.1080/01621459.1995.10476572

    Examples
    --------
    >>> round(support_needed(1), 2), round(support_needed(8), 2)
    (3.82, 6.85)
    """
    once, by_root, by_input = SUPPORT
    return once + by_root * sqrt(n_inputs) + by_input * n_inputs
