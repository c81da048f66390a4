"""The plan of a fit: everything that is decided before the first number is computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from numbers import Integral
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.utils import check_random_state

from curvesmith.fitting.data import Goal
from curvesmith.fitting.rows import Rows
from curvesmith.network import Network
from curvesmith.scaling import Scaling
from curvesmith.solvers import Budget
from curvesmith.solvers.choice import (
    EVIDENCE_ROWS,
    SECOND_ORDER,
    Choice,
    Task,
    Wishes,
    choose,
)

__all__ = ["Fitted", "Plan", "draw_seed", "make_plan"]

# Steps over which the fall of the loss is judged. Second-order solvers lower it at nearly every
# one; first-order methods make many small updates, so theirs are counted in updates, and in epochs
# where an epoch has many.
SECOND_ORDER_WINDOW = 10
# The evidence climbs in bursts: a larger input weight must first pay before its precision falls.
# A window of 25 takes a fifth more time, and errors on public sets are the same within a hundredth.
EVIDENCE_WINDOW = 15
UPDATES_WINDOW = 200
EPOCHS_WINDOW = 10


@dataclass(frozen=True)
class Fitted:
    """What predictions need, and what a later fit can go on from.

    Parameters
    ----------
    network : Network
        Sizes and activations.
    theta : ndarray of shape (n_params,)
        Weights and biases.
    x_scaling, y_scaling : Scaling
        Of inputs and of targets.
    alpha : float
        The L2 penalty it was trained with.
    """

    network: Network
    theta: NDArray[Any]
    x_scaling: Scaling
    y_scaling: Scaling
    alpha: float


@dataclass(frozen=True)
class Plan:
    """What a fit will do.

    Parameters
    ----------
    params : mapping
        The parameters of the regressor, checked.
    choice : Choice
        What "auto" came to.
    network : Network
        Sizes and activations.
    dtype : dtype
        Of the arithmetic.
    seed : int
        Of everything random.
    n_given, n_rows : int
        Rows of positive weight, and how many of them are distinct.
    previous : Fitted or None
        What training goes on from.
    n_calls : int or None
        Earlier calls of ``partial_fit``; None in ``fit``.
    began : float
        When the fit began, by `time.perf_counter`.
    """

    params: Mapping[str, Any]
    choice: Choice
    network: Network
    dtype: np.dtype[Any]
    seed: int
    n_given: int
    n_rows: int
    previous: Fitted | None
    n_calls: int | None
    began: float = field(default_factory=perf_counter)

    @property
    def is_incremental(self) -> bool:
        """Whether this is a call of ``partial_fit``, which makes one epoch."""
        return self.n_calls is not None

    @property
    def goal(self) -> Goal:
        """What is minimised."""
        return Goal.of(self.network, self.params)

    @property
    def budget(self) -> Budget:
        """How long each start may run."""
        return Budget(
            max_iter=1 if self.is_incremental else self.choice.max_iter,
            tol=self.params["tol"],
            window=self._window,
            patience=self.params["patience"],
            max_seconds=self.params["max_seconds"],
        )

    @property
    def _window(self) -> int:
        """Steps over which the fall of the loss is judged."""
        if self.choice.regularization == "evidence":
            return EVIDENCE_WINDOW
        if self.choice.solver in SECOND_ORDER:
            return SECOND_ORDER_WINDOW
        batches = -(-self.n_rows // (self.choice.batch_size or self.n_rows))
        return max(EPOCHS_WINDOW, UPDATES_WINDOW // batches)


def make_plan(
    params: Mapping[str, Any],
    rows: Rows,
    n_rows: int,
    seed: int,
    previous: Fitted | None = None,
    n_calls: int | None = None,
) -> Plan:
    """Decide everything that the user left open.

    Parameters
    ----------
    params : mapping
        The parameters of the regressor, checked.
    rows : Rows
        The rows, unscaled.
    n_rows : int
        How many of them are distinct.
    seed : int
        Of everything random.
    previous : Fitted or None, default=None
        What training goes on from.
    n_calls : int or None, default=None
        Earlier calls of ``partial_fit``; None in ``fit``.

    Returns
    -------
    plan : Plan

    Raises
    ------
    ValueError
        If training goes on from another network than the parameters describe.
    """
    task = Task(
        n_rows=n_rows,
        n_features=rows.X.shape[1],
        n_outputs=rows.y.shape[1],
        is_incremental=n_calls is not None,
        is_continued=previous is not None,
    )
    choice = choose(task, _wishes(params, previous))
    sizes = (task.n_features, *choice.hidden_layer_sizes, task.n_outputs)
    network = Network(sizes, params["activation"], params["output_activation"], params["bias"])
    if previous is not None and previous.network != network:
        raise ValueError(
            f"The network must stay {previous.network} to go on training it, got {network}. Set "
            "`warm_start=False`, or clone the regressor, to fit another network."
        )
    is_large = params["solver"] == "auto" and n_rows > EVIDENCE_ROWS and n_calls is None
    is_single = rows.X.dtype == np.float32 or is_large
    is_single = is_single and choice.solver not in SECOND_ORDER
    dtype = np.dtype(np.float32 if is_single else np.float64)
    return Plan(params, choice, network, dtype, seed, len(rows), n_rows, previous, n_calls)


def draw_seed(random_state: Any) -> int:
    """Return ``random_state`` if it is a number, else a number drawn from it.

    None draws from NumPy's global generator, as everywhere in scikit-learn.
    """
    if isinstance(random_state, Integral):
        return int(random_state)
    return int(check_random_state(random_state).randint(np.iinfo(np.int32).max))


def _wishes(params: Mapping[str, Any], previous: Fitted | None) -> Wishes:
    """Return what the user asked for; what training goes on from keeps its size and penalty."""
    names = Wishes.__dataclass_fields__
    wishes = {name: value for name, value in params.items() if name in names}
    hidden = wishes["hidden_layer_sizes"]
    if previous is not None and isinstance(hidden, str):
        wishes["hidden_layer_sizes"] = previous.network.sizes[1:-1]
    is_l2 = wishes["regularization"] == "l2" or not Wishes(**wishes).allows_evidence
    if previous is not None and wishes["alpha"] == "auto" and is_l2 and previous.alpha > 0:
        wishes["alpha"] = previous.alpha
    return Wishes(**wishes)
