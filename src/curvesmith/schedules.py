"""Learning-rate schedules: how the step length changes while training goes on.

All but ``plateau`` are functions of where training stands; ``plateau`` also needs to know how
often the loss has stalled, which `Plateau` counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi
from typing import Protocol

__all__ = ["SCHEDULES", "Plateau", "ScheduleOptions", "learning_rate_at"]

# The one-cycle policy: rise from 1/25 of the peak during the first 30 % of the updates, then fall
# to 1/10000 of it. Smith and Topin, Super-Convergence, 2019, doi:10.1117/12.2520589; the numbers
# are the defaults under which the policy is commonly run.
WARM_UP = 0.3
FIRST_SHARE = 1 / 25
LAST_SHARE = 1e-4
# A loss has fallen only if it fell by this share of its size.
LEAST_FALL = 1e-4


class ScheduleOptions(Protocol):
    """The numbers that schedules read; `DescentOptions` has them."""

    @property
    def decay(self) -> float:
        """Rate of ``decay``, per epoch."""

    @property
    def step_epochs(self) -> int:
        """Epochs between two drops of ``step``."""

    @property
    def factor(self) -> float:
        """What ``step`` and ``plateau`` multiply by."""


@dataclass(frozen=True)
class Position:
    """Where training stands: share of updates done (0 to 1), epoch from 0, stalls so far."""

    share: float
    epoch: int
    stalls: int


def constant(at: Position, options: ScheduleOptions) -> float:
    """Return 1."""
    return 1.0


def decay(at: Position, options: ScheduleOptions) -> float:
    """Return 1 / (1 + decay epoch)."""
    return 1 / (1 + options.decay * at.epoch)


def step(at: Position, options: ScheduleOptions) -> float:
    """Return factor^floor(epoch / step_epochs)."""
    return options.factor ** (at.epoch // options.step_epochs)


def cosine(at: Position, options: ScheduleOptions) -> float:
    """Return (1 + cos(pi p)) / 2, p the share of updates done; doi:10.48550/arXiv.1608.03983."""
    return (1 + cos(pi * at.share)) / 2


def one_cycle(at: Position, options: ScheduleOptions) -> float:
    """Return a linear rise from 1/25 to 1 at p = 0.3, then half a cosine down to 1e-4."""
    if at.share < WARM_UP:
        return FIRST_SHARE + (1 - FIRST_SHARE) * at.share / WARM_UP
    fall = (at.share - WARM_UP) / (1 - WARM_UP)
    return LAST_SHARE + (1 - LAST_SHARE) * (1 + cos(pi * fall)) / 2


def plateau(at: Position, options: ScheduleOptions) -> float:
    """Return factor^stalls."""
    return options.factor**at.stalls


SCHEDULES: dict[str, Callable[[Position, ScheduleOptions], float]] = {
    "constant": constant,
    "decay": decay,
    "step": step,
    "cosine": cosine,
    "one_cycle": one_cycle,
    "plateau": plateau,
}


def learning_rate_at(
    schedule: str,
    base: float,
    step: int,
    n_steps: int,
    epoch: int,
    options: ScheduleOptions,
    stalls: int = 0,
) -> float:
    """Return the learning rate of one update: ``base`` times the schedule's multiplier.

    Parameters
    ----------
    schedule : str
        A key of `SCHEDULES`.
    base : float
        The learning rate that the user asked for.
    step : int
        Index of the update, from 0.
    n_steps : int
        Planned number of updates, at least 1; later updates keep the last rate.
    epoch : int
        Index of the epoch, from 0.
    options : ScheduleOptions
        ``decay``, ``step_epochs`` and ``factor``.
    stalls : int, default=0
        How often `Plateau` has seen the loss stall; only ``plateau`` reads it.

    Returns
    -------
    learning_rate : float

    Examples
    --------
    >>> from curvesmith.updates import DescentOptions
    >>> learning_rate_at("cosine", 0.1, 50, 100, 50, DescentOptions("sgd", 0.1))
    0.05
    """
    at = Position(min(1.0, step / n_steps), epoch, stalls)
    return base * SCHEDULES[schedule](at, options)


@dataclass
class Plateau:
    """Count how often the epoch loss has stalled for ``patience`` epochs in a row.

    A loss counts as fallen if it is below ``best - 1e-4 |best|``. After a stall the waiting
    starts afresh and ``best`` is kept.

    Parameters
    ----------
    patience : int
        Epochs without a fall that make one stall, at least 1.

    Attributes
    ----------
    stalls : int
        Stalls seen so far.
    """

    patience: int
    stalls: int = 0
    waited: int = 0
    best: float | None = None

    def observe(self, loss: float) -> None:
        """Take note of one epoch's loss."""
        if self.best is None or loss < self.best - LEAST_FALL * abs(self.best):
            self.best = loss
            self.waited = 0
            return
        self.waited += 1
        if self.waited >= self.patience:
            self.stalls += 1
            self.waited = 0
