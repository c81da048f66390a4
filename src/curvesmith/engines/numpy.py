"""The NumPy engine: the same mathematics as the native one, written to be read.

It is the oracle that the native engine is tested against, and runs wherever NumPy does. Sums over
rows are NumPy's, in the dtype of the data, except the value, which is summed in float64.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.activations import ACTIVATIONS
from curvesmith.engines.objective import ProjectionOptions
from curvesmith.losses import LOSSES
from curvesmith.network import Network
from curvesmith.schedules import Plateau, learning_rate_at
from curvesmith.updates import UPDATES, DescentOptions, RowOrder, UpdateState

__all__ = ["NumpyDescent", "NumpyObjective", "numpy_predict"]


@dataclass(frozen=True)
class Pass:
    """One layer on the way forward: its input, its sums z and its weights."""

    a_in: NDArray[Any]
    z: NDArray[Any]
    W: NDArray[Any]
    activation: str


def forward(
    network: Network, theta: NDArray[Any], X: NDArray[Any]
) -> tuple[NDArray[Any], list[Pass]]:
    """Return the outputs f (n_rows, n_outputs) and what each layer saw, first layer first."""
    a = X
    passes = []
    for (W, b), name in zip(network.layers(theta), network.activations, strict=True):
        z = a @ W.T if b is None else a @ W.T + b
        passes.append(Pass(a, z, W, name))
        a = ACTIVATIONS[name].value(z)
    return a, passes


def backward(network: Network, passes: list[Pass], d_f: NDArray[Any]) -> NDArray[Any]:
    """Return the gradient (n_params,), given d_f, the derivative of the value by the outputs."""
    gradient = np.empty(network.n_params, dtype=d_f.dtype)
    d_a = d_f
    for layer, (d_W, d_b) in zip(reversed(passes), reversed(network.layers(gradient)), strict=True):
        d_z = d_a * ACTIVATIONS[layer.activation].derivative(layer.z)
        d_W[:] = d_z.T @ layer.a_in
        if d_b is not None:
            d_b[:] = d_z.sum(axis=0)
        d_a = d_z @ layer.W
    return gradient


def jacobian(network: Network, passes: list[Pass]) -> NDArray[Any]:
    """Return J (n_rows, n_outputs, n_params), the derivative of each output by each parameter."""
    n_rows, n_outputs = passes[-1].z.shape
    blocks: list[NDArray[Any]] = []
    d_a = np.broadcast_to(np.eye(n_outputs, dtype=passes[-1].z.dtype), (n_rows,) + (n_outputs,) * 2)
    for layer in reversed(passes):
        d_z = d_a * ACTIVATIONS[layer.activation].derivative(layer.z)[:, None, :]
        d_W = d_z[:, :, :, None] * layer.a_in[:, None, None, :]
        blocks = [d_W.reshape(n_rows, n_outputs, -1), *([d_z] if network.bias else []), *blocks]
        d_a = d_z @ layer.W
    return np.concatenate(blocks, axis=2)


def input_jacobian(network: Network, passes: list[Pass]) -> NDArray[Any]:
    """Return (n_rows, n_outputs, n_features), the derivative of each output by each input."""
    n_outputs = network.n_outputs
    d_a = np.broadcast_to(np.eye(n_outputs, dtype=passes[-1].z.dtype), (1, n_outputs, n_outputs))
    for layer in reversed(passes):
        d_a = d_a * ACTIVATIONS[layer.activation].derivative(layer.z)[:, None, :] @ layer.W
    return d_a


def numpy_predict(network: Network, theta: NDArray[Any], X: NDArray[Any]) -> NDArray[Any]:
    """Return the network's outputs f for ``X``: shape (n_rows, n_outputs), dtype of ``X``."""
    with np.errstate(all="ignore"):
        return forward(network, theta, X)[0]


class NumpyObjective:
    """An `Objective` over NumPy arrays; see `curvesmith.engines.make_objective` for the parameters.

    Overflow is not an error here: a training run that diverges is told by its non-finite values.
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
        self.X = X
        self.y = y
        self.w = np.ones(len(X), dtype=X.dtype) if sample_weight is None else sample_weight
        self.loss = loss
        self.loss_parameter = (
            LOSSES[loss].default_parameter if loss_parameter is None else loss_parameter
        )
        self.alpha = alpha
        self.reduction = reduction
        self._weights = network.weight_mask()

    @property
    def n_rows(self) -> int:
        """Number of rows of the data."""
        return len(self.X)

    @property
    def dtype(self) -> np.dtype[Any]:
        """The dtype of the data."""
        return self.X.dtype

    def value(self, theta: NDArray[Any]) -> float:
        """Return the value at ``theta``."""
        with np.errstate(all="ignore"):
            f, _ = forward(self.network, theta, self.X)
            return self._data_term(f, slice(None)) + self.penalty(theta)

    def value_and_gradient(self, theta: NDArray[Any]) -> tuple[float, NDArray[Any]]:
        """Return the value and its gradient at ``theta``."""
        with np.errstate(all="ignore"):
            data, gradient = self.data_term_and_gradient(theta, slice(None))
            return data + self.penalty(theta), gradient + self.penalty_gradient(theta)

    def normal_equations(self, theta: NDArray[Any]) -> tuple[float, NDArray[Any], NDArray[Any]]:
        """Return the data term, its Gauss-Newton matrix and its gradient at ``theta``."""
        with np.errstate(all="ignore"):
            f, passes = forward(self.network, theta, self.X)
            J = jacobian(self.network, passes)  # (n_rows, n_outputs, n_params)
            c, d_f = self._slopes(f)
            scale = self._scale(slice(None))
            H = scale * np.einsum("ikp,ik,ikq->pq", J, c, J, optimize=True)
            return self._data_term(f, slice(None)), H, scale * np.einsum("ikp,ik->p", J, d_f)

    def output_equations(self, theta: NDArray[Any]) -> tuple[float, NDArray[Any], NDArray[Any]]:
        """Return the same for the parameters of the output layer alone."""
        value, H, g = self.normal_equations(theta)
        first = self.network.n_hidden_params
        return value, H[first:, first:], g[first:]

    def linearized(self, theta: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return A and e, whose products are the normal equations at ``theta``."""
        with np.errstate(all="ignore"):
            f, passes = forward(self.network, theta, self.X)
            c, d_f = self._slopes(f)
            root = np.sqrt(self._scale(slice(None)))
            A = root * np.sqrt(c)[:, :, None] * jacobian(self.network, passes)
            e = root * np.where(c > 0, d_f / np.sqrt(c), 0)
        return A.transpose(1, 0, 2).reshape(-1, self.network.n_params), e.T.ravel()

    def errors(self, theta: NDArray[Any]) -> NDArray[Any]:
        """Return the e of `linearized` alone."""
        return self.linearized(theta)[1]

    def _slopes(self, f: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return curvature and derivative of the weighted loss at outputs f.

        Raises
        ------
        ValueError
            If the loss has no curvature.
        """
        loss = LOSSES[self.loss]
        if loss.curvature is None:
            raise ValueError(
                f"Normal equations need a loss with a curvature, got {self.loss}. "
                "Train it with L-BFGS or a first-order method."
            )
        c = self._weighted(loss.curvature(f, self.y, self.loss_parameter), slice(None))
        d_f = self._weighted(loss.derivative(f, self.y, self.loss_parameter), slice(None))
        return c, d_f

    def predict(self, theta: NDArray[Any], X: NDArray[Any]) -> NDArray[Any]:
        """Return the network's outputs f for ``X``."""
        return numpy_predict(self.network, theta, X)

    def descent(self, theta: NDArray[Any], options: DescentOptions) -> NumpyDescent:
        """Return a first-order descent that starts at a copy of ``theta``."""
        return NumpyDescent(self, theta, options)

    def projection(self, theta: NDArray[Any], options: ProjectionOptions) -> None:
        """Return None: the steps of `curvesmith.solvers.projection` are the readable ones."""

    def data_term_and_gradient(
        self, theta: NDArray[Any], rows: NDArray[np.int64] | slice
    ) -> tuple[float, NDArray[Any]]:
        """Return scale sum_i w_i sum_k l(f_ik, y_ik) over ``rows``, and its gradient."""
        f, passes = forward(self.network, theta, self.X[rows])
        d_l = LOSSES[self.loss].derivative(f, self.y[rows], self.loss_parameter)
        d_f = self._scale(rows) * self._weighted(d_l, rows)
        return self._data_term(f, rows), backward(self.network, passes, d_f)

    def penalty(self, theta: NDArray[Any]) -> float:
        """Return alpha / 2 sum W^2."""
        W = theta[self._weights].astype(np.float64)
        return self.alpha / 2 * float(np.sum(W**2))

    def penalty_gradient(self, theta: NDArray[Any]) -> NDArray[Any]:
        """Return alpha W at weights and 0 at biases."""
        return self.alpha * np.where(self._weights, theta, 0)

    def weight_of(self, rows: NDArray[np.int64] | slice) -> float:
        """Return the sum of w over ``rows``."""
        return float(np.sum(self.w[rows], dtype=np.float64))

    def _scale(self, rows: NDArray[np.int64] | slice) -> float:
        """Return what the sum over ``rows`` is multiplied by."""
        if self.reduction == "sum":
            return 1.0
        total = self.weight_of(rows)
        return 1 / total if total > 0 else 0.0

    def _data_term(self, f: NDArray[Any], rows: NDArray[np.int64] | slice) -> float:
        """Return scale sum_i w_i sum_k l(f_ik, y_ik) over ``rows``, whose outputs are f."""
        elements = LOSSES[self.loss].value(f, self.y[rows], self.loss_parameter)
        return self._scale(rows) * float(np.sum(self._weighted(elements, rows), dtype=np.float64))

    def _weighted(self, elements: NDArray[Any], rows: NDArray[np.int64] | slice) -> NDArray[Any]:
        """Return w times each row; 0 where w is 0, even if the row's loss overflows."""
        w = self.w[rows, None]
        return np.where(w == 0, w, w * elements)


class NumpyDescent:
    """A `Descent` over a `NumpyObjective`.

    Parameters
    ----------
    objective : NumpyObjective
        What to minimise.
    theta : ndarray of shape (n_params,)
        Where to start; copied.
    options : DescentOptions
        Update rule, batches and schedule.
    """

    def __init__(
        self, objective: NumpyObjective, theta: NDArray[Any], options: DescentOptions
    ) -> None:
        self._objective = objective
        self._options = options
        self._update = UPDATES[options.method]
        self._theta = theta.astype(objective.dtype, copy=True)
        decay = objective.penalty_gradient(np.ones_like(self._theta))
        self._state = UpdateState.at_start(self._theta, decay)
        self._order = RowOrder(objective.n_rows, options.seed)
        self._plateau = Plateau(options.patience)
        self._losses: list[float] = []
        self._gradient_norms: list[float] = []
        self._n_updates = 0
        self._finite = True
        self._learning_rate = self._next_learning_rate()

    @property
    def theta(self) -> NDArray[Any]:
        """A copy of the parameters after the latest update."""
        return self._theta.copy()

    @property
    def epochs(self) -> int:
        """Number of epochs recorded so far."""
        return len(self._losses)

    @property
    def losses(self) -> NDArray[np.float64]:
        """Loss of each epoch so far."""
        return np.array(self._losses, dtype=np.float64)

    @property
    def gradient_norms(self) -> NDArray[np.float64]:
        """Length of the gradient at the last batch of each epoch, before clipping."""
        return np.array(self._gradient_norms, dtype=np.float64)

    @property
    def learning_rate(self) -> float:
        """Learning rate of the latest update; before any, of the first."""
        return self._learning_rate

    def run(self, n_epochs: int) -> bool:
        """Run up to ``n_epochs`` epochs; return False once a value or gradient is not finite."""
        with np.errstate(all="ignore"):
            for _ in range(n_epochs):
                if not self._finite:
                    break
                self._run_epoch()
        return self._finite

    def _run_epoch(self) -> None:
        """Visit every row once; stop at the first batch that is not finite."""
        tally = EpochLoss(self._objective.reduction)
        norm = 0.0
        for rows in self._batches():
            data, penalty, norm = self._visit(rows)
            tally.add(data, penalty, self._objective.weight_of(rows))
            if not self._finite:
                break
        loss = tally.loss()
        self._finite = self._finite and bool(np.isfinite(loss))
        self._losses.append(loss)
        self._gradient_norms.append(norm)
        self._plateau.observe(loss)

    def _batches(self) -> list[NDArray[np.int64]]:
        """Return the rows of each batch of the coming epoch."""
        n_rows = self._objective.n_rows
        size = self._options.rows_per_batch(n_rows)
        if self._options.shuffle and size < n_rows:
            self._order.shuffle()
        return [self._order.rows[start : start + size] for start in range(0, n_rows, size)]

    def _visit(self, rows: NDArray[np.int64]) -> tuple[float, float, float]:
        """Make one update; return the batch's data term, penalty and gradient length before it."""
        theta, options = self._theta, self._options
        data, gradient = self._objective.data_term_and_gradient(theta, rows)
        penalty = self._objective.penalty(theta)
        if not self._update.decoupled:
            gradient = gradient + self._objective.penalty_gradient(theta)
        norm = float(np.sqrt(np.sum(gradient.astype(np.float64) ** 2)))
        self._finite = bool(np.isfinite(data + penalty) and np.isfinite(norm))
        if self._finite:
            if 0 < options.clip_norm < norm:
                gradient = gradient * (options.clip_norm / norm)
            self._learning_rate = self._next_learning_rate()
            self._update.apply(theta, gradient, self._learning_rate, self._state, options)
            self._n_updates += 1
        return data, penalty, norm

    def _next_learning_rate(self) -> float:
        """Return the learning rate of the coming update."""
        options = self._options
        per_epoch = options.batches_per_epoch(self._objective.n_rows)
        return learning_rate_at(
            options.schedule,
            options.learning_rate,
            self._n_updates,
            options.n_epochs * per_epoch,
            self.epochs,
            options,
            self._plateau.stalls,
        )


class EpochLoss:
    """Gather the batches of one epoch into its loss; see `Descent` for the definition."""

    def __init__(self, reduction: str) -> None:
        self._reduction = reduction
        self._batches: list[tuple[float, float, float]] = []

    def add(self, data: float, penalty: float, weight: float) -> None:
        """Take note of one batch: data term, penalty, sum of weights."""
        self._batches.append((data, penalty, weight))

    def loss(self) -> float:
        """Return the loss of the epoch."""
        data, penalty, weight = np.array(self._batches).T
        if self._reduction == "sum":
            return float(data.sum() + penalty.mean())
        total = weight.sum()
        return float(np.sum(weight * (data + penalty)) / total) if total > 0 else 0.0
