"""Training: a training made again on copies, watched at some moments, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Params

__all__ = ["Run", "Walk", "moments", "watch"]

Array = NDArray[np.float64]

# Every step at first, then about this many moments of each kind: even, and evenly in the logarithm.
N_FIRST = 20
N_EVEN = 60
N_LOG = 40
# A loss this many times the first has diverged; the table of S in docs/benchmarks/divergence.md
# counts by the same factor.
BLOWN_UP = 1e6
# Losses summed in float32 wander by this share from step to step without rising.
ROUNDING = 1e-6


class Walk(Protocol):
    """A training that goes on from where it stands."""

    def advance(self, n_steps: int, deadline: float) -> int:
        """Make up to ``n_steps`` steps, none after ``deadline``; return how many were made."""

    @property
    def params(self) -> Params:
        """Parameters after the latest step."""


@dataclass(frozen=True, eq=False)
class Run:
    """One training that was watched.

    Parameters
    ----------
    n_asked, n_done : int
        Steps that were to be made, and that were made.
    steps : ndarray of shape (n_moments,), int
        Numbers of the steps after which the loss was taken; 0 is before the first.
    losses : ndarray of shape (n_moments,)
        The loss there.
    start, final : dict of ndarray
        Parameters before the first and after the last step.
    seconds : float
        Time that it took.
    """

    n_asked: int
    n_done: int
    steps: NDArray[np.intp]
    losses: Array
    start: Params
    final: Params
    seconds: float

    @property
    def is_complete(self) -> bool:
        """Whether all steps were made, or the loss blew up, so that no later one matters."""
        return self.n_done >= self.n_asked or self.has_diverged

    @property
    def has_diverged(self) -> bool:
        """Whether the loss became infinite, NaN, or 1e6 times what it was."""
        last = self.losses[-1]
        return not np.isfinite(last) or last > BLOWN_UP * max(self.losses[0], 1e-300)

    @property
    def lowest(self) -> float:
        """The lowest loss that was seen."""
        return float(np.nanmin(self.losses))

    @property
    def rises(self) -> float:
        """Share of the pairs of neighbouring steps looked at over which the loss rose."""
        neighbouring = np.diff(self.steps) == 1
        if not neighbouring.any():
            return 0.0
        with np.errstate(invalid="ignore"):
            rose = ~(self.losses[1:] <= self.losses[:-1] * (1.0 + ROUNDING))
        return float(np.mean(rose[neighbouring]))

    def fall(self, share: float) -> float:
        """Return the share of its height that the loss lost over the last ``share`` of the steps.

        ``1 - L(end) / L((1 - share) end)``; 0 where it did not fall.
        """
        begin = self.losses[np.searchsorted(self.steps, (1.0 - share) * self.n_done)]
        if not (np.isfinite(begin) and begin > 0):
            return 0.0
        return float(max(0.0, 1.0 - self.losses[-1] / begin))


def moments(n_steps: int) -> NDArray[np.intp]:
    """Return the step numbers at which a run is looked at, 0 and ``n_steps`` among them."""
    first = np.arange(min(N_FIRST, n_steps) + 1)
    even = np.linspace(0, n_steps, N_EVEN).astype(int)
    logarithmic = np.geomspace(1, max(n_steps, 1), N_LOG).astype(int)
    # Each moment with its successor, to see whether one step raises the loss.
    chosen = np.unique(np.concatenate([first, even, even + 1, logarithmic, [n_steps]]))
    return np.asarray(chosen[chosen <= n_steps], dtype=np.intp)


def watch(
    walk: Walk, loss: Callable[[Params], float], n_steps: int, max_seconds: float = np.inf
) -> Run:
    """Watch a training.

    Parameters
    ----------
    walk : Walk
        Stands at the start.
    loss : callable
        ``params -> float``, called at about 150 moments.
    n_steps : int
        Steps to make.
    max_seconds : float, default=inf
        Wall-clock time after which the run is cut short.

    Returns
    -------
    run : Run
        Ends early where the loss is not finite.
    """
    begin = perf_counter()
    start = walk.params
    done, seen = 0, {0: loss(start)}
    for moment in moments(n_steps)[1:]:
        asked = int(moment) - done
        made = walk.advance(asked, begin + max_seconds)
        done += made
        seen[done] = loss(walk.params)
        if made < asked or not np.isfinite(seen[done]):
            break
    return Run(
        n_asked=n_steps,
        n_done=done,
        steps=np.array(list(seen), dtype=np.intp),
        losses=np.array(list(seen.values())),
        start=start,
        final=walk.params,
        seconds=perf_counter() - begin,
    )
