"""Sweep: the rate that an arm is given, and what is left out where time is short."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
import pytest

from curvesmith.diagnosis.sweep import FEWEST_SEEDS, MANY_STEPS, measured

LONG = 1e6  # seconds, never waited for


@dataclass
class Rehearsal:
    """An arm that trains in no time, with scores by rate and seed."""

    score: Callable[[float | None, int], float | None]
    n_steps: int = 1000
    learning_rate: float | None = None
    rates: tuple[float, ...] = (1.0, 0.1, 0.01, 0.001)
    unit: float | None = 2.0
    seconds_per_step: float = 1e-6
    steps: list[int] = field(default_factory=list)

    def train(self, seed: int, rate: float | None, n_steps: int, deadline: float) -> float | None:
        """Return the score, and remember how many steps were asked for."""
        self.steps.append(n_steps)
        return self.score(rate, seed)


def by_rate(**scores: float) -> Callable[[float | None, int], float]:
    """Return scores that depend on the rate alone, told as r1 = 1, r01 = 0.1 and so on."""
    names = {1.0: "r1", 0.1: "r01", 0.01: "r001", 0.001: "r0001"}
    return lambda rate, seed: scores[names[rate or 1.0]]


def rate_of(arm: Rehearsal, seconds: float = LONG, **options: float) -> float | None:
    """Return the rate that an arm is given, in its own units."""
    scores = measured(arm, 5, seconds, perf_counter() + LONG, sweeps=True, **options)
    assert scores is not None
    assert scores.learning_rate is not None
    return scores.learning_rate / 2.0


def test_the_best_rate_is_taken():
    """And told in the user's units."""
    assert rate_of(Rehearsal(by_rate(r1=-np.inf, r01=0.5, r001=0.9, r0001=0.7))) == 0.01


def test_of_rates_that_do_equally_well_the_smallest_is():
    """Long steps fail first on other starts."""
    assert rate_of(Rehearsal(by_rate(r1=0.9, r01=0.9005, r001=0.9002, r0001=0.1))) == 0.01


def test_a_rate_that_fails_for_one_start_is_not_the_best():
    """The worst of the starts counts."""

    def score(rate: float | None, seed: int) -> float:
        return -np.inf if rate == 1.0 and seed == 1003 else (rate or 0.0)

    assert rate_of(Rehearsal(score)) == 0.1


def test_a_rate_that_is_named_is_kept():
    """Without a sweep, and only the starts that judge are trained."""
    arm = Rehearsal(lambda rate, seed: float(seed), learning_rate=0.1)
    scores = measured(arm, 5, LONG, perf_counter() + LONG, sweeps=False)
    assert scores is not None
    assert scores.learning_rate == pytest.approx(0.2)
    assert scores.values == (0.0, 1.0, 2.0, 3.0, 4.0)
    assert arm.steps == [1000] * 5


def test_fewer_starts_come_before_fewer_steps():
    """Three starts in full rather than five cut short."""
    arm = Rehearsal(lambda rate, seed: 0.5, learning_rate=0.1, seconds_per_step=1e-3)
    scores = measured(arm, 5, 6.0, perf_counter() + LONG, sweeps=False)
    assert scores is not None
    assert (len(scores.values), scores.n_steps) == (FEWEST_SEEDS, 1000)


def test_steps_are_left_out_where_there_is_no_time():
    """A fifth of a second pays for some of them."""
    arm = Rehearsal(lambda rate, seed: 0.5, learning_rate=0.1, seconds_per_step=1e-3)
    scores = measured(arm, 5, 0.5, perf_counter() + LONG, sweeps=False)
    assert scores is not None
    assert scores.n_steps == 100


def test_many_steps_are_cut_before_the_sweep_is():
    """A training of millions is long enough when cut to thousands."""
    arm = Rehearsal(by_rate(r1=0.1, r01=0.9, r001=0.5, r0001=0.2), n_steps=10**7)
    scores = measured(arm, 5, 0.1, perf_counter() + LONG, sweeps=True)
    assert scores is not None
    assert MANY_STEPS <= scores.n_steps < 10**7
    assert len(arm.steps) == 4 + 3 * 3 + 5


def test_what_was_not_done_in_time_is_left_out():
    """Of five starts two were trained."""
    arm = Rehearsal(lambda rate, seed: 0.5 if seed < 2 else None, learning_rate=0.1)
    scores = measured(arm, 5, LONG, perf_counter() + LONG, sweeps=False)
    assert scores is not None
    assert scores.values == (0.5, 0.5)


def test_nothing_done_is_no_score():
    """Neither without an arm, nor without time, nor without a start that was trained."""
    arm = Rehearsal(lambda rate, seed: None, learning_rate=0.1)
    assert measured(None, 5, LONG, perf_counter() + LONG, sweeps=False) is None
    assert measured(arm, 5, LONG, perf_counter() - 1, sweeps=False) is None
    assert measured(arm, 5, LONG, perf_counter() + LONG, sweeps=False) is None


def test_of_rates_that_do_equally_well_its_own_is_kept():
    """What works need not be changed."""
    equal = by_rate(r1=0.9, r01=0.9005, r001=0.9002, r0001=0.1)

    assert rate_of(Rehearsal(equal, learning_rate=0.1)) == 0.1
    assert rate_of(Rehearsal(equal, learning_rate=0.001)) == 0.01


def test_more_than_can_be_attained_is_no_better():
    """R² beyond what unseen rows allow is noise that was learned."""
    noisy = Rehearsal(by_rate(r1=0.99, r01=0.96, r001=0.951, r0001=0.5))

    assert rate_of(noisy, attainable=0.95) == 0.01
    assert rate_of(noisy) == 1.0
