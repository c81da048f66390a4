"""Sweep: one arm measured from fresh starts, at the learning rate that suits it best."""

from __future__ import annotations

from time import perf_counter

import numpy as np

from curvesmith.diagnosis.arms import Arm
from curvesmith.diagnosis.goal import Scores

__all__ = ["measured"]

# Starts of the sweep over learning rates, apart from those that judge.
SWEEP_SEEDS = (1001, 1002)
# Share of the steps with which all learning rates are tried, and how many are tried in full.
SHORT = 0.25
FINALISTS = 3
FEWEST_STEPS = 20
FEWEST_SEEDS = 3
# Share of an arm's seconds that is planned with: trainings take longer than they were timed at.
USED = 0.6


def measured(
    arm: Arm | None, n_seeds: int, seconds: float, deadline: float, *, sweeps: bool
) -> Scores | None:
    """Return the scores of an arm from fresh starts.

    Parameters
    ----------
    arm : Arm or None
        None has no scores.
    n_seeds : int
        Number of starts, of the seeds 0, 1, …
    seconds : float
        For the whole arm. Steps are left out where all of them would take longer.
    deadline : float
        When to stop whatever is being done, by `time.perf_counter`.
    sweeps : bool
        Whether the arm has its best learning rate instead of the one it is meant to have.

    Returns
    -------
    scores : Scores or None
        Of the starts that were trained in time; None where none was.
    """
    if arm is None or perf_counter() > deadline:
        return None
    began = perf_counter()
    must_sweep = (sweeps or arm.learning_rate is None) and len(arm.rates) > 0
    in_full = len(SWEEP_SEEDS) * min(len(arm.rates), FINALISTS)
    n_sweep = SHORT * len(arm.rates) + in_full if must_sweep else 0
    affordable = USED * seconds / max(arm.seconds_per_step, 1e-9)
    # Rather fewer starts than trainings that are cut short.
    n_full = int(affordable / max(1, arm.n_steps) - n_sweep)
    n_seeds = min(n_seeds, max(FEWEST_SEEDS, n_full))
    affordable /= n_sweep + n_seeds
    share = n_sweep / (n_sweep + n_seeds)
    n_steps = min(arm.n_steps, max(FEWEST_STEPS, int(affordable)))
    rate = arm.learning_rate
    if must_sweep:
        rate = _best_rate(arm, n_steps, min(deadline, began + share * seconds))
    values = [arm.train(seed, rate, n_steps, deadline) for seed in range(n_seeds)]
    known = tuple(value for value in values if value is not None)
    told = None if rate is None or arm.unit is None else rate * arm.unit
    return Scores(known, told, n_steps) if known else None


def _best_rate(arm: Arm, n_steps: int, deadline: float) -> float:
    """Return the learning rate with the best of the worst R² over the starts of the sweep.

    All rates are tried with a share of the steps; those that came out best with all of them.
    """

    def worst(rate: float, seeds: tuple[int, ...], steps: int) -> float:
        scores = [arm.train(seed, rate, steps, deadline) for seed in seeds]
        return min((score for score in scores if score is not None), default=-np.inf)

    few = max(1, round(SHORT * n_steps))
    order = sorted(arm.rates, key=lambda rate: -worst(rate, SWEEP_SEEDS[:1], few))
    return max(order[:FINALISTS], key=lambda rate: worst(rate, SWEEP_SEEDS, n_steps))
