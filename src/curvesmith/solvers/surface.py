"""What second-order steps go down on: a penalized objective and its quadratic models."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines.objective import Objective
from curvesmith.solvers.damping import Model

__all__ = ["Surface"]

Array = NDArray[np.float64]

# The output layer is damped by this share of its curvature: a hundred roundings of sums over rows,
# so that units which agree leave the system solvable.
RIDGE = 1e-12


class Surface:
    """The value ``scale objective(theta) + sum_p penalties_p theta_p^2 / 2``.

    Parameters
    ----------
    objective : Objective
        With its own penalty, if it has one.
    scale : float, default=1
        What it is multiplied by.
    penalties : ndarray of shape (n_params,) or None, default=None
        Further penalties.
    ridge : float, default=1e-12
        Share of its curvature by which the output layer is damped where it is solved for.

    Attributes
    ----------
    n_hidden : int
        Parameters before the output layer.
    latest : tuple or None
        The parameters of the latest `model`, and the normal equations of the objective there.
    """

    def __init__(
        self,
        objective: Objective,
        scale: float = 1.0,
        penalties: Array | None = None,
        ridge: float = RIDGE,
    ) -> None:
        self.objective = objective
        self.scale = scale
        self.ridge = ridge
        self.n_hidden = objective.network.n_hidden_params
        self.latest: tuple[Array, float, Array, Array] | None = None
        self._further = penalties
        self._all = penalties
        if objective.alpha:
            own = scale * objective.alpha * objective.network.weight_mask().astype(np.float64)
            self._all = own if penalties is None else own + penalties

    def value(self, theta: Array) -> float:
        """Return the value."""
        value = self.scale * self.objective.value(theta)
        if self._further is None:
            return value
        return value + float(self._further @ theta**2) / 2

    def model(self, theta: Array) -> Model:
        """Return the quadratic model there."""
        E, H, g = self.objective.normal_equations(theta)
        self.latest = theta, E, H, g
        return self.model_of(theta, E, H, g)

    def model_of(self, theta: Array, E: float, H: Array, g: Array) -> Model:
        """Return the quadratic model, from the normal equations of the objective there."""
        return self._model(theta, E, H, g, 0)

    def output_model(self, theta: Array) -> Model:
        """Return the quadratic model of the parameters of the output layer; the others stay."""
        E, H, g = self.objective.output_equations(theta)
        return self._model(theta, E, H, g, self.n_hidden)

    def _model(self, theta: Array, E: float, H: Array, g: Array, first: int) -> Model:
        """Return the model of the parameters from the first one given."""
        H = np.asarray(H, dtype=np.float64)
        g = np.asarray(g, dtype=np.float64)
        if self.scale != 1:
            E, H, g = self.scale * E, self.scale * H, self.scale * g
        if self._all is None:
            return Model(E, H, g)
        H = H.copy() if self.scale == 1 else H
        H.flat[:: len(H) + 1] += self._all[first:]
        with np.errstate(over="ignore", invalid="ignore"):  # no step is taken to such a theta
            penalty = float(self._all @ theta**2) / 2
            g = g + self._all[first:] * theta[first:]
        return Model(E + penalty, H, g)
