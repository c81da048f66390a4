"""What a solver is given and what it hands back: budget, progress, outcome, reasons to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from numpy.typing import NDArray

__all__ = ["STOPS", "Budget", "Observer", "Outcome", "Progress", "stop_sentence"]

# One code per reason to stop, one sentence per code. `stop_sentence` fills in the numbers.
STOPS: dict[str, str] = {
    "converged": "Converged after {n_iter} {steps}: the loss no longer fell.",
    "path": (
        "Stopped after {n_iter} {steps}, at the end of the path that cross-validation found best."
    ),
    "max_iter": "Made all {max_iter} {steps} of `max_iter`.",
    "early_stopping": (
        "Stopped after {n_iter} {steps}: the loss on held-out rows had not improved for "
        "{patience} {steps}."
    ),
    "diverged": "Stopped at {step} {n_iter}: the loss or its gradient became infinite or NaN.",
    "interrupted": "Interrupted by the keyboard at {step} {n_iter}; the best so far was kept.",
    "callback": "Stopped at {step} {n_iter}: a callback asked for it.",
    "time": "Stopped at {step} {n_iter}: `max_seconds={max_seconds:g}` were over.",
    "line_search": (
        "Stopped after {n_iter} {steps}: no lower loss was found along the search direction, "
        "which happens at the limit of rounding and at a kink of the loss."
    ),
    "constant": "No training was needed: the target is constant.",
    "evidence": "Converged after {n_iter} {steps}: the log evidence no longer rose.",
    "slow": (
        "Stopped after {n_iter} {steps}: the log evidence still rose, but too slowly to go on."
    ),
    "work": (
        "Stopped after {n_iter} {steps}: more would take long, as one takes rows times parameters "
        "squared."
    ),
    "nothing": (
        "Stopped after {n_iter} {steps}: the evidence for any dependence on the inputs is no "
        "better than for a constant, so the best constant was kept."
    ),
}


@dataclass(frozen=True)
class Budget:
    """How long a solver may run.

    Parameters
    ----------
    max_iter : int
        Most iterations (L-BFGS) or epochs (first-order methods), at least 1.
    tol : float
        Training has converged once the loss falls by less than this share of itself over
        ``window`` steps; 0 never stops for it.
    window : int, default=10
        Steps over which the fall of the loss is judged.
    patience : int, default=20
        Steps without a new lowest held-out loss after which training stops; only with held-out
        rows.
    max_seconds : float or None, default=None
        Wall-clock limit. A fit that it cuts short depends on the speed of the machine.
    """

    max_iter: int
    tol: float
    window: int = 10
    patience: int = 20
    max_seconds: float | None = None


@dataclass(frozen=True)
class Progress:
    """Where a running fit stands; what observers and callbacks are shown.

    Parameters
    ----------
    start : int
        Which of the random starts this is, from 0.
    iteration : int
        Iterations or epochs done.
    max_iter : int
        Most iterations or epochs.
    loss : float
        Training loss, penalty included, scaled units.
    validation_loss : float or None
        Loss on the held-out rows without penalty; None without such rows.
    theta : ndarray of shape (n_params,)
        Current parameters, a copy.
    stage : {"fit", "alpha", "folds"}, default="fit"
        What is going on: the fit itself, the cross-validation of ``alpha`` before it, or the proof
        of networks that gain little on the straight line after it; in both of these ``start`` is
        the number of the fold.
    """

    start: int
    iteration: int
    max_iter: int
    loss: float
    validation_loss: float | None
    theta: NDArray[Any]
    stage: str = "fit"


Observer = Callable[[Progress], bool]


@dataclass
class Outcome:
    """What one run of a solver produced.

    Parameters
    ----------
    theta : ndarray of shape (n_params,)
        The parameters to keep: finite unless the start itself was not.
    loss : float
        Value of the objective at ``theta``.
    n_iter : int
        Iterations or epochs made.
    stop : str
        Why it stopped, a key of `STOPS`.
    losses : list of float
        Training loss after each iteration (L-BFGS), or the mean over each epoch.
    gradient_norms : list of float
        Length of the gradient at the same points.
    validation_losses : list of float, default=[]
        Loss on the held-out rows, evenly spread over the run.
    validation_loss : float or None, default=None
        Loss on the held-out rows at ``theta``.
    seconds : float, default=0.0
        Wall-clock time of the run.
    details : dict, default={}
        Numbers of one solver only, such as ``best_iteration`` or ``n_evaluations``.
    evidence : float or None, default=None
        Log evidence at ``theta`` plus the log prior of the noise, in nats; None unless that was
        maximised.
    """

    theta: NDArray[Any]
    loss: float
    n_iter: int
    stop: str
    losses: list[float]
    gradient_norms: list[float]
    validation_losses: list[float] = field(default_factory=list)
    validation_loss: float | None = None
    seconds: float = 0.0
    details: dict[str, Any] = field(default_factory=dict)
    evidence: float | None = None

    @property
    def score(self) -> float:
        """What starts are compared by, lowest first.

        The evidence with its sign changed; else the loss on held-out rows; else the loss.
        """
        if self.evidence is not None:
            return -self.evidence
        return self.loss if self.validation_loss is None else self.validation_loss

    @property
    def is_alive(self) -> bool:
        """Whether the run ended with usable parameters: it did not diverge."""
        return self.stop != "diverged" and isfinite(self.loss) and isfinite(self.score)


def stop_sentence(stop: str, n_iter: int, budget: Budget, step: str) -> str:
    """Return the sentence of one reason to stop.

    Parameters
    ----------
    stop : str
        A key of `STOPS`.
    n_iter : int
        Iterations or epochs made.
    budget : Budget
        What the run was allowed.
    step : {"iteration", "epoch"}
        What the solver counts.

    Returns
    -------
    sentence : str

    Examples
    --------
    >>> stop_sentence("converged", 87, Budget(max_iter=500, tol=1e-4), "iteration")
    'Converged after 87 iterations: the loss no longer fell.'
    """
    return STOPS[stop].format(
        n_iter=n_iter,
        step=step,
        steps=step if n_iter == 1 else f"{step}s",
        max_iter=budget.max_iter,
        patience=budget.patience,
        max_seconds=budget.max_seconds or 0.0,
    )
