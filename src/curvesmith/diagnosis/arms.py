"""Arms: one training each, made again from fresh starts, by our engine or by the user's step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from time import perf_counter
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Array
from curvesmith.diagnosis.measures.interruption import pass_on
from curvesmith.diagnosis.measures.smoothers import enough_rows
from curvesmith.diagnosis.recipe import ADAPTIVE, Recipe
from curvesmith.engines import Objective, make_objective
from curvesmith.fitting.yardstick import r2
from curvesmith.solvers import lbfgs
from curvesmith.solvers.outcome import Budget
from curvesmith.updates import DescentOptions

__all__ = ["Arm", "EngineArm", "score", "seconds_per_step"]

# Learning rates tried for rules that step along the gradient, as shares of 2 / lambda, beyond
# which descent leaves a quadratic minimum of curvature lambda. That of a fresh start is not that
# of the whole way, so larger ones are tried too.
STABLE_SHARES = (10.0, 3.0, 0.9, 0.3, 0.1, 0.03, 0.01)
ADAPTIVE_RATES = (0.1, 0.03, 0.01, 0.003, 0.001)
POWER_STEPS = 20
# How long one step takes is measured over so many at least, for so many seconds.
# The least of some repeats is taken, in case the processor is lent to others meanwhile.
TIMED_STEPS = 5
TIMED_SECONDS = 0.01
TIMED_REPEATS = 2
MOST_TIMED_STEPS = 100_000
# Seconds between two looks at the clock, and the steps before the first.
LOOK_SECONDS = 0.1
FIRST_CHUNK = 20


class Arm(Protocol):
    """A training that can be made from many starts."""

    @property
    def n_steps(self) -> int:
        """How many steps it is meant to make."""

    @property
    def learning_rate(self) -> float | None:
        """The learning rate it is meant to have; None where it is to be found."""

    @property
    def rates(self) -> tuple[float, ...]:
        """Learning rates worth trying; none for rules that have none."""

    @property
    def unit(self) -> float | None:
        """What a rate is multiplied by to be the user's learning rate; None if that is unknown."""

    @property
    def seconds_per_step(self) -> float:
        """How long one step takes."""

    def train(self, seed: int, rate: float | None, n_steps: int, deadline: float) -> float | None:
        """Return R² after training; -inf if it diverged, None if the time ran out before."""


@dataclass(eq=False)
class EngineArm:
    """A recipe, trained by our engine.

    Parameters
    ----------
    recipe : Recipe
    """

    recipe: Recipe

    @property
    def n_steps(self) -> int:
        """See `Arm`."""
        return self.recipe.n_steps

    @property
    def learning_rate(self) -> float | None:
        """See `Arm`."""
        own = self.recipe.learning_rate
        return None if own is None else own / self.recipe.unit

    @property
    def unit(self) -> float | None:
        """See `Arm`."""
        return self.recipe.unit

    @cached_property
    def objective(self) -> Objective:
        """The function that is minimized, in the precision of the subject."""
        return self._objective(self.recipe.dtype)

    @cached_property
    def rates(self) -> tuple[float, ...]:
        """See `Arm`: shares of 2 / lambda at a fresh start, or fixed sizes of a step."""
        if self.recipe.method == "lbfgs":
            return ()
        own = () if self.learning_rate is None else (self.learning_rate,)
        if self.recipe.method in ADAPTIVE:
            return (*own, *ADAPTIVE_RATES)
        steepest = 2.0 / max(self._curvature(), 1e-300)
        return (*own, *(share * steepest for share in STABLE_SHARES))

    @cached_property
    def seconds_per_step(self) -> float:
        """See `Arm`."""
        return seconds_per_step(self)

    def train(self, seed: int, rate: float | None, n_steps: int, deadline: float) -> float | None:
        """See `Arm`."""
        theta = self.recipe.start(seed).astype(self.recipe.dtype)
        if self.recipe.method == "lbfgs":
            budget = Budget(n_steps, 0.0, max_seconds=max(0.0, deadline - perf_counter()))
            outcome = lbfgs.run(self.objective, theta, budget)
            pass_on(outcome.stop)
            return self._score(outcome.theta) if perf_counter() < deadline else None
        assert rate is not None, "first-order rules have a learning rate"
        options = DescentOptions(
            self.recipe.method, rate, batch_size=self.recipe.batch_size, seed=seed, n_epochs=n_steps
        )
        descent = self.objective.descent(theta, options)
        chunk = FIRST_CHUNK
        while descent.epochs < n_steps:
            began = perf_counter()
            if not descent.run(min(chunk, n_steps - descent.epochs)):
                return -np.inf
            if perf_counter() > deadline:
                return None
            if perf_counter() - began < LOOK_SECONDS:
                chunk *= 2
        return self._score(descent.theta)

    def _objective(self, dtype: str) -> Objective:
        """Return the objective in this precision, over some of the rows where there are many."""
        recipe = self.recipe
        rows = slice(None) if recipe.batch_size else enough_rows(len(recipe.X))
        return make_objective(
            recipe.network,
            np.ascontiguousarray(recipe.X[rows], dtype=dtype),
            np.ascontiguousarray(recipe.y[rows], dtype=dtype),
            loss=recipe.loss,
            alpha=recipe.alpha,
            minibatch=recipe.batch_size > 0,
        )

    def _score(self, theta: NDArray[Any]) -> float:
        """Return R² in the units of the subject."""
        X = np.ascontiguousarray(self.recipe.X, dtype=self.recipe.dtype)
        f = self.objective.predict(theta, X).astype(np.float64)
        return score(self.recipe.y_scaling.inverse(f), self.recipe.truth)

    def _curvature(self) -> float:
        """Return the largest eigenvalue of the Hessian at a fresh start, by power iteration."""
        theta, objective = self.recipe.start(0), self._objective("float64")
        direction = np.random.default_rng(0).standard_normal(len(theta))
        largest = 0.0
        for _ in range(POWER_STEPS):
            direction /= max(float(np.linalg.norm(direction)), 1e-300)
            width = 1e-5 * max(1.0, float(np.linalg.norm(theta)))
            high = objective.value_and_gradient(theta + width * direction)[1]
            low = objective.value_and_gradient(theta - width * direction)[1]
            product = (high - low) / (2 * width)
            if not np.isfinite(product).all():
                break
            largest, direction = float(np.linalg.norm(product)), product
        return largest


def seconds_per_step(arm: Arm) -> float:
    """Return how long one step takes; a training that diverges at once says too little of it."""
    # The smallest rate is the least likely to diverge.
    rate = min(arm.rates) if arm.rates else None
    n_steps, seconds = TIMED_STEPS, 0.0
    while seconds < TIMED_SECONDS and n_steps < MOST_TIMED_STEPS:
        n_steps *= 4
        seconds = min(_seconds(arm, rate, n_steps) for _ in range(TIMED_REPEATS))
    return seconds / n_steps


def _seconds(arm: Arm, rate: float | None, n_steps: int) -> float:
    """Return how long a training takes."""
    began = perf_counter()
    arm.train(0, rate, n_steps, np.inf)
    return perf_counter() - began


def score(f: Array, truth: Array) -> float:
    """Return R², averaged over outputs that vary; -inf where a prediction is not finite."""
    return r2(f, truth, np.ones(len(truth))) if np.isfinite(f).all() else -np.inf
