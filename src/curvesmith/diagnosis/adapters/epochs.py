"""The epochs that a NeuralRegressor was trained by, to be made again one at a time."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines import Objective
from curvesmith.errors import FitWarning
from curvesmith.fitting.plan import make_plan
from curvesmith.fitting.rows import Groups, Rows
from curvesmith.fitting.starts import spawn_seeds
from curvesmith.record import FitRecord
from curvesmith.solvers.choice import Choice
from curvesmith.solvers.descent import ANNEALED
from curvesmith.updates import UPDATES, DescentOptions

__all__ = ["Epochs", "epochs_of", "untrained"]

Array = NDArray[Any]


class Epochs:
    """A first-order training under way: one call, one epoch, with all that it remembers.

    Parameters
    ----------
    objective : callable
        ``(X, y) -> Objective`` over rows in the user's units.
    options : DescentOptions
        Of the training.
    """

    def __init__(
        self, objective: Callable[[Array, Array], Objective], options: DescentOptions
    ) -> None:
        self.objective = objective
        self.options = options
        self.reset()

    def reset(self) -> None:
        """Forget where it stands."""
        self._rows: tuple[Array, Array] | None = None
        self._descent: Any = None

    def after(self, theta: Array, X: Array, y: Array) -> Array:
        """Return theta after one more epoch; anywhere but where it stands, training begins anew.

        Parameters
        ----------
        theta : ndarray of shape (n_params,)
        X : ndarray of shape (n_rows, n_features)
        y : ndarray of shape (n_rows,) or (n_rows, n_outputs)
        """
        if not self._stands_at(theta, X, y):
            self._rows = X, y
            self._descent = self.objective(X, y).descent(theta, self.options)
        self._descent.run(1)
        return np.array(self._descent.theta)

    def _stands_at(self, theta: Array, X: Array, y: Array) -> bool:
        """Whether these are the parameters and rows of the last call's end."""
        if self._rows is None or not np.array_equal(self._descent.theta, theta):
            return False
        return all(np.array_equal(a, b) for a, b in zip(self._rows, (X, y), strict=True))


def epochs_of(
    model: Any,
    X: Array,
    y: Array,
    objective: Callable[[Array, Array], Objective],
    record: FitRecord,
    n_epochs: int,
) -> Epochs | None:
    """Return the epochs by which a regressor was, or would be, trained.

    Parameters
    ----------
    model : NeuralRegressor
        Its parameters count, it need not be fitted.
    X, y : ndarray
        The rows.
    objective : callable
        ``(X, y) -> Objective``.
    record : FitRecord
        Of its fit, or of `untrained`.
    n_epochs : int
        How many there are, over which a schedule is stretched.

    Returns
    -------
    epochs : Epochs or None
        At a constant rate where the schedule is annealed. None for L-BFGS and
        Levenberg-Marquardt, whose iterations are no steps along a gradient, and where rows were
        held out to stop early.
    """
    if record.solver not in UPDATES or record.n_validation_rows or record.best_start < 0:
        return None
    choice = choice_of(model, X, y, record.random_state)
    further = {n: v for n, v in (model.solver_options or {}).items() if n != "memory"}
    options = DescentOptions(
        method=record.solver,
        learning_rate=choice.learning_rate or 0.0,
        momentum=model.momentum,
        batch_size=choice.batch_size,
        shuffle=bool(model.shuffle),
        seed=spawn_seeds(record.random_state, len(record.starts))[record.best_start].shuffling,
        # An annealed schedule is as long as the training; what a longer one would do takes another.
        schedule="constant" if choice.schedule in ANNEALED else choice.schedule,
        n_epochs=max(1, n_epochs),
        clip_norm=model.clip_norm or 0.0,
        **further,
    )
    return Epochs(objective, options)


def untrained(model: Any, X: Array, y: Array) -> tuple[Any, Choice]:
    """Return a regressor as its training would begin, for one whose fit failed or was not made.

    Parameters
    ----------
    model : NeuralRegressor
        Not fitted; not changed.
    X, y : ndarray
        The rows.

    Returns
    -------
    beginning : NeuralRegressor
        A fitted copy with the initial parameters of the first start.
    choice : Choice
        What "auto" comes to.

    Raises
    ------
    ValueError
        If the solver would be L-BFGS or Levenberg-Marquardt: they have no training to examine.
    """
    from sklearn.base import clone

    choice = choice_of(model, X, y, 0)
    if choice.solver not in UPDATES:
        raise ValueError(
            "A NeuralRegressor must be fitted to be diagnosed, got one without `theta_`. "
            "Call fit(X, y) first."
        )
    beginning = clone(model).set_params(
        # One epoch by a step that is lost in rounding.
        solver=choice.solver,
        learning_rate=1e-300,
        max_iter=1,
        n_starts=1,
        early_stopping=False,
        warm_start=False,
        callbacks=(),
        verbose=0,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FitWarning)
        return beginning.fit(X, y), choice


def choice_of(model: Any, X: Array, y: Array, seed: int) -> Choice:
    """Return what "auto" comes to, which the record does not keep: it is decided once more."""
    rows = Rows(np.ascontiguousarray(X), np.reshape(y, (len(X), -1)), np.ones(len(X)))
    return make_plan(model.get_params(deep=False), rows, len(Groups.of(rows)), seed).choice
