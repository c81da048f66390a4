"""First-order update rules and the order in which rows are visited.

With g the gradient of the batch and h the learning rate, each rule changes theta in place. The
formulas stand in the table `UPDATES`; `DescentOptions` holds their constants.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["UPDATES", "DescentOptions", "RowOrder", "Update", "UpdateState"]

UINT64 = (1 << 64) - 1


@dataclass(frozen=True)
class DescentOptions:
    """Everything that a first-order descent needs to know beside the objective.

    Parameters
    ----------
    method : {"gd", "sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"}
        The update rule, a key of `UPDATES`. ``gd`` and ``sgd`` are one rule under two names.
    learning_rate : float
        Base learning rate, in (0, inf); the schedule multiplies it.
    momentum : float, default=0.9
        Share of the velocity that ``momentum`` and ``nesterov`` keep, in [0, 1).
    beta1, beta2 : float, default=0.9, 0.999
        Memory of Adam's first and second moments, in [0, 1).
    rho : float, default=0.9
        Memory of RMSprop's mean square, in [0, 1).
    epsilon : float, default=1e-8
        Added to the root of the mean square.
    batch_size : int, default=0
        Rows per update. 0, or as many as there are rows or more, means all of them, in order.
    shuffle : bool, default=True
        Whether mini-batches are drawn afresh each epoch; full batches never are.
    seed : int, default=0
        Seed of the shuffling, 0 to 2^64 - 1.
    schedule : str, default="constant"
        A key of `curvesmith.schedules.SCHEDULES`.
    decay, step_epochs, factor, patience : float, int, float, int
        Constants of the schedules ``decay``, ``step`` and ``plateau``.
    n_epochs : int, default=1
        Planned number of epochs, which ``cosine`` and ``one_cycle`` stretch over.
    clip_norm : float, default=0.0
        Gradients longer than this are shortened to it; 0 turns clipping off.
    """

    method: str
    learning_rate: float
    momentum: float = 0.9
    beta1: float = 0.9
    beta2: float = 0.999
    rho: float = 0.9
    epsilon: float = 1e-8
    batch_size: int = 0
    shuffle: bool = True
    seed: int = 0
    schedule: str = "constant"
    decay: float = 0.01
    step_epochs: int = 100
    factor: float = 0.5
    patience: int = 10
    n_epochs: int = 1
    clip_norm: float = 0.0

    def rows_per_batch(self, n_rows: int) -> int:
        """Return how many rows each update sees; the last batch of an epoch may be shorter."""
        return n_rows if self.batch_size == 0 else min(self.batch_size, n_rows)

    def batches_per_epoch(self, n_rows: int) -> int:
        """Return how many updates one epoch makes."""
        return -(-n_rows // self.rows_per_batch(n_rows))


@dataclass
class UpdateState:
    """What a rule remembers from one update to the next.

    Parameters
    ----------
    first : ndarray of shape (n_params,)
        Velocity, or Adam's mean gradient.
    second : ndarray of shape (n_params,)
        Mean squared gradient.
    decay : ndarray of shape (n_params,)
        The penalty alpha at weights, 0 at biases; only ``adamw`` reads it.
    n_updates : int, default=0
        Updates made so far.
    """

    first: NDArray[Any]
    second: NDArray[Any]
    decay: NDArray[Any]
    n_updates: int = 0

    @classmethod
    def at_start(cls, theta: NDArray[Any], decay: NDArray[Any]) -> UpdateState:
        """Return the state before the first update: all memory zero."""
        return cls(np.zeros_like(theta), np.zeros_like(theta), decay)


Rule = Callable[[NDArray[Any], NDArray[Any], float, UpdateState, DescentOptions], None]


@dataclass(frozen=True)
class Update:
    """One update rule.

    Parameters
    ----------
    name : str
        The word users type.
    formula : str
        The rule in plain text, h being the learning rate and g the gradient.
    apply : callable
        ``(theta, gradient, learning_rate, state, options) -> None``; changes theta and state.
    decoupled : bool, default=False
        Whether the rule shrinks the weights itself; then g must come without the L2 penalty.
    """

    name: str
    formula: str
    apply: Rule
    decoupled: bool = False


def gradient_descent(
    theta: NDArray[Any], g: NDArray[Any], h: float, state: UpdateState, options: DescentOptions
) -> None:
    """Step against the gradient."""
    theta -= h * g


def momentum(
    theta: NDArray[Any], g: NDArray[Any], h: float, state: UpdateState, options: DescentOptions
) -> None:
    """Step along a velocity; Polyak 1964, doi:10.1016/0041-5553(64)90137-5."""
    state.first[:] = options.momentum * state.first - h * g
    theta += state.first


def nesterov(
    theta: NDArray[Any], g: NDArray[Any], h: float, state: UpdateState, options: DescentOptions
) -> None:
    """Step along the velocity that comes next; Sutskever et al., ICML 2013."""
    state.first[:] = options.momentum * state.first - h * g
    theta += options.momentum * state.first - h * g


def rmsprop(
    theta: NDArray[Any], g: NDArray[Any], h: float, state: UpdateState, options: DescentOptions
) -> None:
    """Divide by the root mean square gradient; Tieleman and Hinton, Coursera lecture 6.5, 2012."""
    state.second[:] = options.rho * state.second + (1 - options.rho) * g**2
    theta -= h * g / (np.sqrt(state.second) + options.epsilon)


def adam(
    theta: NDArray[Any], g: NDArray[Any], h: float, state: UpdateState, options: DescentOptions
) -> None:
    """Combine both moments, corrected for their start at zero; doi:10.48550/arXiv.1412.6980."""
    state.n_updates += 1
    state.first[:] = options.beta1 * state.first + (1 - options.beta1) * g
    state.second[:] = options.beta2 * state.second + (1 - options.beta2) * g**2
    m_hat = state.first / (1 - options.beta1**state.n_updates)
    v_hat = state.second / (1 - options.beta2**state.n_updates)
    theta -= h * m_hat / (np.sqrt(v_hat) + options.epsilon)


def adamw(
    theta: NDArray[Any], g: NDArray[Any], h: float, state: UpdateState, options: DescentOptions
) -> None:
    """Adam, with the weights shrunk outside of it; doi:10.48550/arXiv.1711.05101."""
    shrinkage = h * state.decay * theta
    adam(theta, g, h, state, options)
    theta -= shrinkage


_ADAM = (
    "m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; theta -= h m^ / (sqrt(v^) + eps)"
)
_TABLE = (
    Update("gd", "theta -= h g", gradient_descent),
    Update("sgd", "theta -= h g", gradient_descent),
    Update("momentum", "v = momentum v - h g; theta += v", momentum),
    Update("nesterov", "v = momentum v - h g; theta += momentum v - h g", nesterov),
    Update("rmsprop", "s = rho s + (1 - rho) g^2; theta -= h g / (sqrt(s) + eps)", rmsprop),
    Update("adam", _ADAM, adam),
    Update("adamw", _ADAM + "; W -= h alpha W", adamw, decoupled=True),
)

UPDATES: dict[str, Update] = {update.name: update for update in _TABLE}


@dataclass
class RowOrder:
    """The order in which mini-batches visit the rows; the same on every machine and engine.

    Each call of `shuffle` shuffles the running permutation further, by Fisher and Yates with
    splitmix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).

    Parameters
    ----------
    n_rows : int
        Number of rows.
    seed : int
        First state of the generator, 0 to 2^64 - 1.

    Attributes
    ----------
    rows : ndarray of shape (n_rows,), int64
        The running permutation, at first 0, 1, 2, …
    """

    n_rows: int
    seed: int
    rows: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = np.arange(self.n_rows)

    def shuffle(self) -> None:
        """Swap each row, from the last to the second, with one at or before it."""
        rows = self.rows.tolist()
        for i in range(self.n_rows - 1, 0, -1):
            j = (self._next() * (i + 1)) >> 64
            rows[i], rows[j] = rows[j], rows[i]
        self.rows = np.array(rows, dtype=np.int64)

    def _next(self) -> int:
        """Return the next 64 random bits of splitmix64."""
        self.seed = (self.seed + 0x9E3779B97F4A7C15) & UINT64
        z = self.seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & UINT64
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & UINT64
        return z ^ (z >> 31)
