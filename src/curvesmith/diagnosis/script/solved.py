"""Why a solver of SciPy ends where it does: it is called again, from elsewhere or unbounded.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.changes import SetSteps
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.script.lines import Literal

__all__ = ["finding_of_end"]

Array = NDArray[np.float64]
# As for trainings by steps: a quarter of what is missing must be closed.
_CLOSED = 0.25
_ALIKE_TO = 1e-4  # how far numbers differ that are alike: a tiny step may have been made
_MOST_CALLS = 16
_MORE = 4  # times as many iterations as helped are advised
_SEEDS = (1, 2, 3)
_ON_ITS_WAY = (
    "The solver stops on its way: called again from where it ends, {} times, the network has R2 "
    "{:.3f} instead of {:.3f}."
)
_BOUNDED = (
    "The bounds hold the parameters back: without them the network has R2 {:.3f}, not {:.3f}."
)
_ALIKE = (
    "All parameters start as {:g}: equal units get equal gradients, and stay equal. From numbers "
    "drawn at random the same solver reaches R2 {:.3f} instead of {:.3f}."
)
_BY_CHANCE = (
    "The solver ends in a minimum that depends on where it starts: from other random numbers the "
    "network has R2 {:.3f} instead of {:.3f}."
)
_LONGER = (
    "Let the solver make more iterations: raise the limit that it is given, such as `maxiter`."
)
_WIDER = "Leave the bounds out, or make them several times as wide."
_DRAW = "Draw the first parameters at random."
_SEVERAL = "Start from several random numbers and keep the best, or use more units."


def finding_of_end(
    again: Callable[..., Array],
    score: Callable[[Array], float],
    theta: Array,
    starts: Callable[[int], Array],
    ceiling: float,
    steps: Literal | None,
    seconds: float,
) -> Finding | None:
    """Return why a network falls short that a solver has trained; None where nothing tells.

    Parameters
    ----------
    again : callable
        ``again(theta, **arguments) -> theta``: the solver called from there.
    score : callable
        R2 of parameters.
    theta : ndarray
        Where the solver ends.
    starts : callable
        ``starts(seed) -> theta``: where the script begins, drawn with another seed.
    ceiling : float
        The R2 that is known to be reachable.
    steps : Literal or None
        The number that limits the iterations.
    seconds : float
        For all calls, about.
    """
    own, end = score(theta), perf_counter() + seconds
    is_near = _near(own, ceiling)
    for n_calls, found in _rounds(again, theta, end):
        reached = score(found)
        if is_near(reached):
            wanted = None if steps is None else round(steps.value * (n_calls + 1) * _MORE)
            changes = () if wanted is None else (SetSteps(wanted),)
            numbers = _numbers(own, reached, f"{n_calls} more calls from where it ends")
            sentence = _ON_ITS_WAY.format(n_calls, reached, own)
            remedy = Remedy(_LONGER, changes)
            return Finding("too-few-steps", "fault", Where(), sentence, numbers, remedy)
    free = score(again(theta, bounds=None)) if perf_counter() < end else -np.inf
    if is_near(free):
        numbers = _numbers(own, free, "without the bounds")
        sentence = _BOUNDED.format(free, own)
        return Finding("over-regularized", "fault", Where(), sentence, numbers, Remedy(_WIDER))
    return _by_start(again, score, starts, own, is_near, end)


def _near(own: float, ceiling: float) -> Callable[[float], bool]:
    """Return whether a score closes enough of what is missing."""
    least = own + _CLOSED * (ceiling - own)
    return lambda reached: bool(np.isfinite(reached)) and reached > max(least, own)


def _rounds(again: Callable[..., Array], theta: Array, end: float) -> Iterator[tuple[int, Array]]:
    """Yield where the solver ends when it is called from its own end, after 1, 2, 4, ... calls."""
    wanted = 1
    for n_calls in range(1, _MOST_CALLS + 1):
        if perf_counter() > end:
            return
        found = again(theta)
        if np.array_equal(found, theta):
            return
        theta = found
        if n_calls == wanted:
            yield n_calls, theta
            wanted *= 2


def _by_start(
    again: Callable[..., Array],
    score: Callable[[Array], float],
    starts: Callable[[int], Array],
    own: float,
    is_near: Callable[[float], bool],
    end: float,
) -> Finding | None:
    """Return what is wrong with where the solver begins, seen from other random numbers."""
    first = starts(0)
    is_plain = not np.ptp(first) > _ALIKE_TO
    reached = []
    for seed in _SEEDS:
        if perf_counter() > end:
            break
        drawn = np.random.default_rng(seed).normal(size=first.shape) if is_plain else starts(seed)
        reached.append(score(again(drawn)))
    best = max(reached, default=-np.inf)
    if not is_near(best):
        return None
    numbers = _numbers(own, best, f"best of {len(reached)} other starts")
    if is_plain:
        sentence = _ALIKE.format(round(float(first[0]), 3), best, own)
        return Finding("symmetric-init", "fault", Where(), sentence, numbers, Remedy(_DRAW))
    sentence = _BY_CHANCE.format(best, own)
    return Finding("seed-dependent", "fault", Where(), sentence, numbers, Remedy(_SEVERAL))


def _numbers(own: float, reached: float, how: str) -> tuple[Any, ...]:
    return (
        Number("R2 where the solver ends", own, "on the rows of the training"),
        Number("R2 reached otherwise", reached, how),
    )
