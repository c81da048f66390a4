"""What every engine offers: an `Objective` to evaluate, and a `Descent` over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from curvesmith.network import Network
from curvesmith.updates import DescentOptions

__all__ = ["Descent", "Objective", "Projection", "ProjectionOptions"]


@dataclass(frozen=True)
class ProjectionOptions:
    """How steps by variable projection are damped, and when they end.

    Parameters
    ----------
    mu : float, default=1e-2
        Damping of the hidden layers to begin with; it then follows the gain ratio.
    ridge : float, default=1e-12
        Share of its curvature by which the output layer is damped where it is solved for.
    is_loose : bool, default=False
        Whether the output layer stays where a step took it, and is not solved for anew.
    tol : float, default=0
        The steps end once the value falls by less than this share of itself over ``window`` steps;
        0 never ends them for it.
    window : int, default=10
        See ``tol``.
    """

    mu: float = 1e-2
    ridge: float = 1e-12
    is_loose: bool = False
    tol: float = 0.0
    window: int = 10


class Objective(Protocol):
    """The function that training minimises: a network, its data, a loss and a penalty.

    ``value = scale sum_i w_i sum_k l(f_ik, y_ik) + alpha / 2 sum W^2``

    with i over rows, k over outputs, W over weights but not biases, and scale = 1 / sum_i w_i for
    ``reduction="mean"``, 1 for ``"sum"``. If all w_i are zero the first term is zero.

    An objective owns its data and never changes; its methods are pure.
    """

    @property
    def network(self) -> Network:
        """Sizes and activations."""

    @property
    def n_rows(self) -> int:
        """Number of rows of the data."""

    @property
    def dtype(self) -> np.dtype[Any]:
        """float32 or float64: of the data, of theta, and of all arithmetic but long sums."""

    @property
    def loss(self) -> str:
        """Name of l, a key of `curvesmith.losses.LOSSES`."""

    @property
    def alpha(self) -> float:
        """Strength of the L2 penalty."""

    @property
    def reduction(self) -> str:
        """``"mean"`` or ``"sum"`` over rows."""

    def value(self, theta: NDArray[Any]) -> float:
        """Return the value at ``theta`` of shape (n_params,); inf or nan where it overflows."""

    def value_and_gradient(self, theta: NDArray[Any]) -> tuple[float, NDArray[Any]]:
        """Return the value and its gradient, of shape (n_params,) and the dtype of the data."""

    def normal_equations(self, theta: NDArray[Any]) -> tuple[float, NDArray[Any], NDArray[Any]]:
        """Return the Gauss-Newton model of the data term: its value, H and g at ``theta``.

        ``H = scale sum_i w_i sum_k c_ik J_ik J_ik^T`` of shape (n_params, n_params), with J_ik the
        derivative of output k at row i by theta and c the loss's curvature; g, of shape
        (n_params,), is the gradient of the data term. The penalty is in none of them.

        Raises
        ------
        ValueError
            If the loss has no curvature (``absolute``, ``quantile``).
        """

    def output_equations(self, theta: NDArray[Any]) -> tuple[float, NDArray[Any], NDArray[Any]]:
        """Return the model of `normal_equations` for the parameters of the output layer alone.

        It costs little more than the value.
        """

    def linearized(self, theta: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return A and e with ``H = A.T @ A`` and ``g = A.T @ e`` of `normal_equations`.

        ``A = sqrt(scale w_i c_ik) J_ik`` of shape (n_outputs n_rows, n_params), output by output,
        in columns; ``e = sqrt(scale) w_i l'_ik / sqrt(w_i c_ik)``. For the squared loss ``e @ e /
        2`` is the data term. Sums of squares lose half of the digits: who needs all of them works
        with A.
        """

    def errors(self, theta: NDArray[Any]) -> NDArray[Any]:
        """Return the e of `linearized` alone."""

    def predict(self, theta: NDArray[Any], X: NDArray[Any]) -> NDArray[Any]:
        """Return the network's output f for ``X`` (n_rows, n_features): (n_rows, n_outputs).

        For the loss ``poisson``, f is the logarithm of the predicted rate.
        """

    def descent(self, theta: NDArray[Any], options: DescentOptions) -> Descent:
        """Return a first-order descent that starts at a copy of ``theta``."""

    def projection(self, theta: NDArray[Any], options: ProjectionOptions) -> Projection | None:
        """Return steps by variable projection from ``theta``; None if the engine has none.

        For the squared loss, a linear output, a hidden layer, float64 and no penalty. What they do
        is defined by `curvesmith.solvers.projection`, whose own steps serve every engine.
        """


class Descent(Protocol):
    """A first-order descent that is under way: run some epochs, look, run some more.

    The chunks do not change the path: ``run(2); run(3)`` leads where ``run(5)`` leads, to the bit.

    In each update, g is the gradient of the batch's own value: its own mean or sum plus the full
    penalty. (``adamw`` leaves the penalty out of g and shrinks the weights itself.) An epoch's
    loss is what its batches were worth before each update: with ``reduction="mean"``, the batch
    values averaged by the batches' sums of weights; with ``"sum"``, the batches' data terms added
    up, plus the average penalty.

    An update is not made if the batch's value, or the squared length of g, is not finite. The
    descent then ends: that epoch is the last one recorded, and every later `run` returns False.
    """

    def run(self, n_epochs: int) -> bool:
        """Run up to ``n_epochs`` epochs; return False once a value or gradient is not finite."""

    @property
    def theta(self) -> NDArray[Any]:
        """A copy of the parameters after the latest update, shape (n_params,)."""

    @property
    def epochs(self) -> int:
        """Number of epochs recorded so far."""

    @property
    def losses(self) -> NDArray[np.float64]:
        """Loss of each epoch so far, shape (epochs,)."""

    @property
    def gradient_norms(self) -> NDArray[np.float64]:
        """Length of g at the last batch of each epoch, before clipping, shape (epochs,)."""

    @property
    def learning_rate(self) -> float:
        """Learning rate of the latest update; before any, of the first."""


class Projection(Protocol):
    """Steps by variable projection that are under way.

    The chunks do not change the path: ``run(2); run(3)`` leads where ``run(5)`` leads, to the bit.
    """

    def run(self, n_steps: int) -> bool:
        """Take up to ``n_steps`` further steps; return whether more may follow."""

    @property
    def theta(self) -> NDArray[np.float64]:
        """A copy of the parameters after the latest step, shape (n_params,)."""

    @property
    def value(self) -> float:
        """The value there."""

    @property
    def values(self) -> NDArray[np.float64]:
        """The value after each step so far; they fall."""

    @property
    def gradient_norms(self) -> NDArray[np.float64]:
        """Length of the gradient after each step so far."""
