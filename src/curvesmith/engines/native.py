"""The native engine: objectives and descents computed by the C++ core.

It computes what `curvesmith.engines.numpy` computes, in blocks of rows that stay in the cache. The
interpreter is free while the core works, so several starts may train in threads on one objective.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith import _core
from curvesmith.engines.objective import Projection, ProjectionOptions
from curvesmith.losses import LOSSES
from curvesmith.network import Network
from curvesmith.scaling import Scaling
from curvesmith.updates import DescentOptions

__all__ = ["NativeCommittee", "NativeDescent", "NativeObjective", "native_predict"]

_OBJECTIVES: dict[str, Any] = {
    "float32": _core.ObjectiveFloat32,
    "float64": _core.ObjectiveFloat64,
}
_DESCENTS: dict[str, Any] = {"float32": _core.DescentFloat32, "float64": _core.DescentFloat64}


class NativeObjective:
    """An `Objective` evaluated by the core; parameters as in `curvesmith.engines.make_objective`.

    With ``minibatch=True`` the core keeps no copy of the data: it gathers the rows of each batch
    from ``X`` and ``y``, which must then not be changed.
    """

    def __init__(
        self,
        network: Network,
        X: NDArray[Any],
        y: NDArray[Any],
        *,
        sample_weight: NDArray[Any] | None = None,
        loss: str = "squared",
        loss_parameter: float | None = None,
        alpha: float = 0.0,
        reduction: str = "mean",
        minibatch: bool = False,
    ) -> None:
        self.network = network
        self.n_rows = len(X)
        self.dtype = X.dtype
        self.loss = loss
        self.alpha = alpha
        self.reduction = reduction
        parameter = LOSSES[loss].default_parameter if loss_parameter is None else loss_parameter
        self._core = _OBJECTIVES[X.dtype.name](
            *_spec(network),
            X,
            y,
            sample_weight,
            loss,
            0.0 if parameter is None else parameter,
            alpha,
            reduction == "mean",
            not minibatch,
        )

    def value(self, theta: NDArray[Any]) -> float:
        """Return the value at ``theta``."""
        return float(self._core.value(self._typed(theta)))

    def value_and_gradient(self, theta: NDArray[Any]) -> tuple[float, NDArray[Any]]:
        """Return the value and its gradient at ``theta``."""
        gradient = np.empty(self.network.n_params, dtype=self.dtype)
        value = self._core.value_and_gradient(self._typed(theta), gradient)
        return float(value), gradient

    def normal_equations(self, theta: NDArray[Any]) -> tuple[float, NDArray[Any], NDArray[Any]]:
        """Return the data term, its Gauss-Newton matrix and its gradient at ``theta``."""
        n_params = self.network.n_params
        H = np.empty((n_params, n_params), dtype=self.dtype)
        g = np.empty(n_params, dtype=self.dtype)
        value = self._core.normal_equations(self._typed(theta), H, g)
        return float(value), H, g

    def output_equations(self, theta: NDArray[Any]) -> tuple[float, NDArray[Any], NDArray[Any]]:
        """Return the same for the parameters of the output layer alone."""
        n_params = self.network.n_params - self.network.n_hidden_params
        H = np.empty((n_params, n_params), dtype=self.dtype)
        g = np.empty(n_params, dtype=self.dtype)
        value = self._core.output_equations(self._typed(theta), H, g)
        return float(value), H, g

    def linearized(self, theta: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return A and e, whose products are the normal equations at ``theta``."""
        e = np.empty(self.n_rows * self.network.n_outputs, dtype=self.dtype)
        A = np.empty((self.network.n_params, len(e)), dtype=self.dtype)
        self._core.linearize(self._typed(theta), A, e)
        return A.T, e

    def errors(self, theta: NDArray[Any]) -> NDArray[Any]:
        """Return the e of `linearized` alone."""
        e = np.empty(self.n_rows * self.network.n_outputs, dtype=self.dtype)
        self._core.linearize(self._typed(theta), None, e)
        return e

    def predict(self, theta: NDArray[Any], X: NDArray[Any]) -> NDArray[Any]:
        """Return the network's output for ``X``."""
        return native_predict(self.network, self._typed(theta), X)

    def descent(self, theta: NDArray[Any], options: DescentOptions) -> NativeDescent:
        """Return a first-order descent that starts at a copy of ``theta``."""
        return NativeDescent(self, theta, options)

    def projection(self, theta: NDArray[Any], options: ProjectionOptions) -> Projection:
        """Return steps by variable projection from ``theta``."""
        steps: Projection = _core.Projection(
            self._core,
            self._typed(theta),
            options.mu,
            options.ridge,
            options.is_loose,
            options.tol,
            options.window,
        )
        return steps

    def _typed(self, theta: NDArray[Any]) -> NDArray[Any]:
        return np.ascontiguousarray(theta, dtype=self.dtype)


class NativeDescent:
    """A `Descent` whose loop runs inside the core."""

    def __init__(
        self, objective: NativeObjective, theta: NDArray[Any], options: DescentOptions
    ) -> None:
        kind = _DESCENTS[objective.dtype.name]
        self._core = kind(objective._core, objective._typed(theta), **asdict(options))

    def run(self, n_epochs: int) -> bool:
        """Run up to ``n_epochs`` epochs; return False once a value or gradient is not finite."""
        return bool(self._core.run(n_epochs))

    @property
    def theta(self) -> NDArray[Any]:
        """A copy of the parameters after the latest update."""
        theta: NDArray[Any] = self._core.theta
        return theta

    @property
    def epochs(self) -> int:
        """Number of epochs recorded so far."""
        return int(self._core.epochs)

    @property
    def losses(self) -> NDArray[np.float64]:
        """Loss of each epoch so far."""
        losses: NDArray[np.float64] = self._core.losses
        return losses

    @property
    def gradient_norms(self) -> NDArray[np.float64]:
        """Length of the gradient at the last batch of each epoch, before clipping."""
        norms: NDArray[np.float64] = self._core.gradient_norms
        return norms

    @property
    def learning_rate(self) -> float:
        """Learning rate of the latest update; before any, of the first."""
        return float(self._core.learning_rate)


def native_predict(network: Network, theta: NDArray[Any], X: NDArray[Any]) -> NDArray[Any]:
    """Return the network's outputs for ``X``: (n_rows, n_outputs)."""
    out = np.empty((len(X), network.n_outputs), dtype=X.dtype)
    theta = np.ascontiguousarray(theta, dtype=X.dtype)
    _core.predict(*_spec(network), theta, np.ascontiguousarray(X), out)
    return out


class NativeCommittee:
    """Networks of one linear output that predict together, in float64."""

    def __init__(self) -> None:
        self._core = _core.Committee()

    def add(
        self,
        network: Network,
        theta: NDArray[np.float64],
        inverse: NDArray[np.float64],
        noise_variance: float,
        share: float,
    ) -> None:
        """Add a network; parameters as of `curvesmith.fitting.committee.Member`.

        Parameters
        ----------
        inverse : ndarray of shape (n_params, n_params)
            Inverse of the factor, lower triangular.
        """
        lower = np.ascontiguousarray(inverse)
        self._core.add(*_spec(network), theta, lower, noise_variance, share)

    def predict(
        self, X: NDArray[np.float64], x_scaler: Scaling, y_scaler: Scaling
    ) -> NDArray[np.float64] | None:
        """Return what they say of inputs, shape (n_rows,); None unless all inputs are finite."""
        y = np.empty(len(X))
        x, of = x_scaler, y_scaler
        known = self._core.predict(X, x.offset, x.scale, of.offset, of.scale, y)
        return y if known else None


def _spec(network: Network) -> tuple[list[int], str, str, bool]:
    return list(network.sizes), network.activation, network.output_activation, network.bias
