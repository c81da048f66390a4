"""Sweep: one arm measured from fresh starts, at the learning rate that suits it best."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

import numpy as np

from curvesmith.diagnosis.arms import Arm
from curvesmith.diagnosis.goal import Scores

__all__ = ["measured"]

# Starts of the sweep over learning rates, apart from those that judge.
SWEEP_SEEDS = (1001, 1002, 1003)
# Share of the steps with which all learning rates are tried, and how many are tried in full.
SHORT = 0.25
FINALISTS = 3
# R² that are one: of rates that do equally well the one that the training has needs no change, and
# the smallest is the safest on other starts.
EQUALLY_WELL = 1e-3
# Fewer starts are made, and fewer rates tried, before trainings are cut shorter than this.
MANY_STEPS = 3000
FEWEST_STEPS = 20
FEWEST_SEEDS = 3
# Share of an arm's seconds that is planned with: trainings take longer than they were timed at.
USED = 0.6


@dataclass(frozen=True)
class _Plan:
    """How many trainings an arm is given: in a sweep's two rounds, and to judge it by."""

    n_short: int
    finalists: int
    n_seeds: int

    @property
    def cost(self) -> float:
        """In trainings of full length."""
        return SHORT * self.n_short + len(SWEEP_SEEDS) * self.finalists + self.n_seeds


def measured(
    arm: Arm | None,
    n_seeds: int,
    seconds: float,
    deadline: float,
    *,
    sweeps: bool,
    attainable: float = np.inf,
) -> Scores | None:
    """Return the scores of an arm from fresh starts.

    Parameters
    ----------
    arm : Arm or None
        None has no scores.
    n_seeds : int
        Number of starts, of the seeds 0, 1, …; down to 3 where time is short.
    seconds : float
        For the whole arm. Steps are left out where all of them would take longer.
    deadline : float
        When to stop whatever is being done, by `time.perf_counter`.
    sweeps : bool
        Whether the arm has its best learning rate instead of the one it is meant to have.
    attainable : float, default=inf
        R² on unseen rows beyond which a rate is no better: it follows the noise.

    Returns
    -------
    scores : Scores or None
        Of the starts that were trained in time; None where none was.
    """
    if arm is None or perf_counter() > deadline:
        return None
    n_rates = len(arm.rates) if sweeps or arm.learning_rate is None else 0
    affordable = USED * seconds / max(arm.seconds_per_step, 1e-9)
    plan = _plan(n_rates, n_seeds, affordable / min(arm.n_steps, MANY_STEPS))
    n_steps = min(arm.n_steps, max(FEWEST_STEPS, int(affordable / plan.cost)))
    rate = arm.learning_rate
    if n_rates:
        share = 1 - plan.n_seeds / plan.cost
        until = min(deadline, perf_counter() + share * seconds)
        rate = _best_rate(arm, plan, n_steps, until, attainable)
    values = [arm.train(seed, rate, n_steps, deadline) for seed in range(plan.n_seeds)]
    known = tuple(value for value in values if value is not None)
    told = None if rate is None or arm.unit is None else rate * arm.unit
    return Scores(known, told, n_steps) if known else None


def _plan(n_rates: int, n_seeds: int, affordable: float) -> _Plan:
    """Return the richest plan that so many trainings pay for, or the leanest.

    Rather fewer starts, and a sweep of one round, than trainings that are cut far too short.
    """
    finalists, few = min(n_rates, FINALISTS), min(n_seeds, FEWEST_SEEDS)
    plans = [_Plan(n_rates, finalists, n_seeds), _Plan(n_rates, finalists, few)]
    lean = _Plan(n_rates, 0, few)
    return next((plan for plan in plans if plan.cost <= affordable), lean)


def _best_rate(arm: Arm, plan: _Plan, n_steps: int, deadline: float, attainable: float) -> float:
    """Return the learning rate with the best of the worst R² over the starts of the sweep.

    All rates are tried with a share of the steps; those that came out best with all of them.
    """

    def worst(rate: float, seeds: tuple[int, ...], steps: int) -> float:
        scores = [arm.train(seed, rate, steps, deadline) for seed in seeds]
        known = [score for score in scores if score is not None]
        return min([*known, attainable]) if known else -np.inf

    few = max(1, round(SHORT * n_steps))
    first = {rate: worst(rate, SWEEP_SEEDS[:1], few) for rate in arm.rates}
    best = sorted(first, key=lambda rate: -first[rate])[: max(1, plan.finalists)]
    if len(best) == 1:
        return best[0]
    last = {rate: worst(rate, SWEEP_SEEDS, n_steps) for rate in best}
    equal = [rate for rate in best if last[rate] >= max(last.values()) - EQUALLY_WELL]
    return arm.learning_rate if arm.learning_rate in equal else min(equal)
