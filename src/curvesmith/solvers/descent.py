"""First-order descent: the engine loops over epochs in chunks, between which Python looks on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines.objective import Descent, Objective
from curvesmith.solvers.monitor import Convergence, Monitor, Validate
from curvesmith.solvers.outcome import Budget, Observer, Outcome
from curvesmith.updates import DescentOptions

__all__ = ["ANNEALED", "epochs_per_look", "run"]

# Rows times parameters between two looks: a few milliseconds on one core. Counted in work and not
# in time, so that the looks, and with them early stopping, fall at the same epochs in every run.
WORK_PER_LOOK = 4_000_000
# What one update costs besides its arithmetic, in the same unit.
WORK_PER_UPDATE = 2_000
# With held-out rows the looks come closer, because the best parameters are only met at a look.
LOOKS_PER_PATIENCE = 20
# Schedules that bring the learning rate to zero at the planned end: stopping before it because
# the loss stands still would miss the fall that comes with small steps.
ANNEALED = ("cosine", "one_cycle")


@dataclass
class Path:
    """Where a descent has been: its latest finite parameters and the loss of each epoch."""

    theta: NDArray[Any]
    losses: list[float] = field(default_factory=list)

    def follow(self, descent: Descent) -> None:
        """Take note of the chunk that ``descent`` has just run."""
        self.losses.extend(descent.losses[len(self.losses) :].tolist())
        theta = descent.theta
        if np.isfinite(theta).all():
            self.theta = theta


def run(
    objective: Objective,
    theta: NDArray[Any],
    budget: Budget,
    observer: Observer | None = None,
    *,
    options: DescentOptions,
    validate: Validate | None = None,
    start: int = 0,
) -> Outcome:
    """Descend by one of the first-order update rules.

    Parameters
    ----------
    objective : Objective
        Loss and gradient over batches of rows.
    theta : ndarray of shape (n_params,), dtype of the objective
        Where to start; not changed.
    budget : Budget
        ``max_iter`` counts epochs; ``tol`` and ``window`` say when the loss has settled, and
        ``patience`` when the held-out loss has. `ANNEALED` schedules ignore them and run to the
        end, because much of their fall comes there.
    observer : callable or None, default=None
        Shown the progress between chunks of epochs; True stops the run.
    options : DescentOptions
        Update rule, batches and schedule; its ``n_epochs`` is replaced by ``budget.max_iter``.
    validate : callable or None, default=None
        ``theta -> loss`` on held-out rows; stops early and decides which parameters are kept.
    start : int, default=0
        Number of the random start, passed on to the observer.

    Returns
    -------
    outcome : Outcome
        With held-out rows, the parameters of the lowest held-out loss; else the last finite ones.
    """
    patience = budget.max_iter if options.schedule in ANNEALED else budget.patience
    monitor = Monitor(replace(budget, patience=patience), observer, validate, start)
    descent = objective.descent(theta, replace(options, n_epochs=budget.max_iter))
    path = Path(np.array(theta))
    first = objective.value(theta)
    stop = "diverged"
    try:
        if isfinite(first):
            stop = _descend(objective, descent, path, monitor, options)
    except KeyboardInterrupt:
        stop = "interrupted"
    kept, best_iteration = path.theta, len(path.losses)
    if validate is not None and monitor.theta is not None:
        kept, best_iteration = monitor.theta, monitor.best_iteration
    return Outcome(
        kept,
        objective.value(kept),
        len(path.losses),
        stop,
        path.losses,
        descent.gradient_norms.tolist()[: len(path.losses)],
        monitor.validation_losses,
        None if validate is None else validate(kept),
        monitor.seconds,
        {
            "first_loss": first,
            "best_iteration": best_iteration,
            "learning_rate": descent.learning_rate,
        },
    )


def _descend(
    objective: Objective,
    descent: Descent,
    path: Path,
    monitor: Monitor,
    options: DescentOptions,
) -> str:
    """Run chunk after chunk until there is a reason to stop; return its code."""
    budget = monitor.budget
    watched_for = None if monitor.validate is None else budget.patience
    chunk = epochs_per_look(objective.n_rows, objective.network.n_params, options, watched_for)
    convergence = Convergence(budget)
    while descent.epochs < budget.max_iter:
        is_finite = descent.run(min(chunk, budget.max_iter - descent.epochs))
        path.follow(descent)
        if not is_finite:
            return "diverged"
        stop = monitor.look(descent.epochs, path.losses[-1], path.theta)
        if stop is not None:
            return stop
        if options.schedule not in ANNEALED and convergence.reached(path.losses):
            return "converged"
    return "max_iter"


def epochs_per_look(
    n_rows: int, n_params: int, options: DescentOptions, watched_for: int | None = None
) -> int:
    """Return how many epochs make one chunk.

    Parameters
    ----------
    n_rows, n_params : int
        Size of the data and of the network.
    options : DescentOptions
        Read for its batch size.
    watched_for : int or None, default=None
        The patience, if there are held-out rows.

    Examples
    --------
    >>> epochs_per_look(500, 31, DescentOptions("gd", 0.1))
    228
    """
    work = n_rows * n_params + options.batches_per_epoch(n_rows) * WORK_PER_UPDATE
    epochs = max(1, WORK_PER_LOOK // work)
    if watched_for is None:
        return epochs
    return max(1, min(epochs, watched_for // LOOKS_PER_PATIENCE))
