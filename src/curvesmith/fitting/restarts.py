"""How many random starts are enough: until the best optimum has been met more than once.

One start cannot know whether it ended in the best optimum. Starts that end at the same lowest loss
make it likely: were there a better optimum with a share p of all starts, n starts would have missed
it with probability (1 - p)^n.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from curvesmith.solvers import Outcome

__all__ = ["Agreement", "Limits", "agreement", "enough_after"]

# Losses within this share of each other are one optimum.
SAME_LOSS = 1e-3
# Losses below this share of a constant's are exact fits, whatever their ratio: R^2 of 1 - 1e-12.
EXACT_SHARE = 1e-12


@dataclass(frozen=True)
class Agreement:
    """How many starts ended in the best optimum that any of them met.

    Parameters
    ----------
    n_agreeing, n_starts : int
        Starts that ended there, and all of them.
    """

    n_agreeing: int
    n_starts: int

    def __str__(self) -> str:
        if self.n_starts == 1:
            return "1 start"
        verb = "agrees" if self.n_agreeing == 1 else "agree"
        return f"{self.n_agreeing} of {self.n_starts} starts {verb}"


@dataclass(frozen=True)
class Limits:
    """When starts are enough.

    Parameters
    ----------
    most : int
        Starts.
    meetings : int, default=3
        Starts that end in the best optimum.
    most_work : float, default=inf
        Multiplications of all starts together, where one iteration takes ``work``.
    work : float, default=0
        See `most_work`. Work and not time, so that a slow machine does what a fast one does.
    constant_loss : float, default=1
        Loss of the best constant, by which exact fits are known.
    """

    most: int
    meetings: int = 3
    most_work: float = float("inf")
    work: float = 0.0
    constant_loss: float = 1.0


def agreement(losses: Sequence[float], exact: float = 0.0) -> Agreement:
    """Count the starts that ended in the best optimum.

    Parameters
    ----------
    losses : sequence of float
        Of each start, at least 0; infinite or NaN where it came to nothing.
    exact : float, default=0.0
        Losses up to this are one optimum, the exact fit.

    Returns
    -------
    agreement : Agreement

    Examples
    --------
    >>> print(agreement([0.2, 0.10004, 0.1, 0.31]))
    2 of 4 starts agree
    """
    finite = [loss for loss in losses if isfinite(loss)]
    if not finite:
        return Agreement(0, len(losses))
    most = max(min(finite) * (1 + SAME_LOSS), exact)
    return Agreement(sum(loss <= most for loss in finite), len(losses))


def enough_after(outcomes: Sequence[Outcome], limits: Limits) -> int | None:
    """Return after how many of these starts no further one was wanted; None if one is.

    A start counts by its number, not by when it ended: starts that ran beside the last one that
    was wanted are to be dropped, so that the fit does not depend on the number of threads.

    Parameters
    ----------
    outcomes : sequence of Outcome
        Of the starts so far, in their order.
    limits : Limits
        When they are enough.

    Returns
    -------
    n_starts : int or None
    """
    for n in range(1, len(outcomes) + 1):
        if _is_enough(outcomes[:n], limits):
            return n
    return None


def _is_enough(outcomes: Sequence[Outcome], limits: Limits) -> bool:
    """Whether no start is wanted after these."""
    losses = [outcome.loss if outcome.is_alive else float("nan") for outcome in outcomes]
    exact = EXACT_SHARE * limits.constant_loss
    if any(loss <= exact for loss in losses):
        return True
    spent = limits.work * sum(outcome.n_iter for outcome in outcomes)
    is_met = agreement(losses, exact).n_agreeing >= limits.meetings
    return is_met or len(outcomes) >= limits.most or spent >= limits.most_work
