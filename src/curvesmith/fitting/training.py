"""Training by plan: the penalty or the size first, then the starts."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cache, partial
from math import inf
from time import perf_counter
from typing import Any

import numpy as np
from joblib import effective_n_jobs
from numpy.typing import NDArray

from curvesmith.fitting.chosen import says_little
from curvesmith.fitting.data import ScaledRows
from curvesmith.fitting.left_out import LeftOut, left_out, log_density, pooled
from curvesmith.fitting.penalty import PenaltySearch
from curvesmith.fitting.plan import Plan
from curvesmith.fitting.progress import Display
from curvesmith.fitting.proof import add_starts, prove
from curvesmith.fitting.restarts import Limits, agreement, enough_after
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.sizes import SizeSearch
from curvesmith.fitting.starts import Halt, Starts, spawn_seeds
from curvesmith.fitting.trainer import (
    FEWEST_SEARCH_ITERATIONS,
    ITERATION_WORK,
    SEARCH_ITERATIONS,
    SEARCH_WORK,
    Trainer,
    Trial,
)
from curvesmith.fitting.wave_search import follow_waves
from curvesmith.network import Network
from curvesmith.solvers import (
    Outcome,
)
from curvesmith.solvers.ladder import LITTLE_WORK, starts_of

__all__ = ["Training"]

Array = NDArray[np.float64]

# Share of `max_seconds` that choosing the penalty may take.
SEARCH_SHARE = 0.5
# Loss of scaled data at which a fit is exact, and no other size can do better: errors of 1e-8
# standard deviations.
EXACT = 1e-16
# Starts without a penalty: at most so many.
OPTIMUM_STARTS = 20
# An automatic learning rate that diverges is divided by this, so many times at most.
SLOWER = 4.0
MOST_SLOWED = 6


class Training(Trainer):
    """The numerical work of one fit.

    Parameters
    ----------
    plan : Plan
        What to do.
    rows : ScaledRows
        The data as the network sees them.

    Attributes
    ----------
    why : list of str
        How penalty or sizes were chosen, and the rate lowered, if they were.
    unseen : tuple of ndarray and Rows, or None
        What the folds of the cross-validation put out for the rows they left out, and those rows.
    trials : list of Trial
        What each start is of.
    outcomes : list of Outcome
        Of each start that began.
    scores : list of float
        With the evidence, the mean log density that each start gives to values left out.
    left_outs : list of LeftOut or None
        With the evidence, what each start predicts of values left out; None if it did not live.
    trust : float
        Share of the networks in the predictions; the rest is the straight line's.
    """

    def __init__(self, plan: Plan, rows: ScaledRows) -> None:
        super().__init__(plan, rows)
        self.n_slowed = 0
        self.unseen: tuple[NDArray[Any], Rows] | None = None
        self.why: list[str] = []
        seeds = spawn_seeds(plan.seed, max(1, plan.choice.n_starts))
        self.trials = [Trial(plan.network, seed, k) for k, seed in enumerate(seeds)]
        self.outcomes: list[Outcome] = []
        self.scores: list[float] = []
        self.left_outs: list[LeftOut | None] = []
        self.trust = 1.0

    def run(self) -> None:
        """Choose the penalty if that is asked for, and train every start.

        The linear algebra is kept to one thread meanwhile: L-BFGS solves systems of some forty
        unknowns, for which waking the other threads takes up to a hundred times longer than the
        work, and the sums must not depend on their number.
        """
        params, choice = self.plan.params, self.plan.choice
        n_jobs = effective_n_jobs(params["n_jobs"])
        title = f"{self.plan.network} by {choice.solver}"
        halt = Halt()
        with one_blas_thread(), halt.on_ctrl_c(), Display(params["verbose"], title) as display:
            callbacks = [*params["callbacks"], *display.callbacks]
            folds = Starts(callbacks, n_jobs, "alpha", halt)
            if choice.alpha is None and not self._find_alpha(folds):
                return
            starts = Starts(callbacks, n_jobs, "fit", halt)
            if choice.families:
                self._search_sizes(starts)
                follow_waves(self, starts)
                prove(self, Starts(callbacks, n_jobs, "folds", halt))
                add_starts(self, starts)
                return
            if choice.n_starts == 0:
                self._until_agreed(starts)
                return
            tasks = [partial(self.start, trial, k) for k, trial in enumerate(self.trials)]
            self.outcomes = starts.run(tasks)
            while not starts.halted and self._may_slow_down():
                self.outcomes = starts.run(tasks)

    def _search_sizes(self, starts: Starts) -> None:
        """Train networks of growing size, as long as larger ones predict better."""
        choice, rows = self.plan.choice, self.rows.all
        sizes = [size for family in choice.families for size in family]
        asked = (choice.n_starts, 0) if choice.n_starts else None
        counts = {size: asked or starts_of(self.work(size)) for size in sizes}
        if choice.n_starts == 0:
            counts |= {size: (1, 0) for size in sizes if not size}  # a line has one optimum
        cheap = frozenset(size for size in sizes if self.work(size) <= LITTLE_WORK)
        search = SizeSearch(choice.families, counts, rows, cheap)
        self.trials = []
        while (wanted := search.next()) is not None and not self.is_over(starts):
            size, count = wanted
            if search.is_grown and says_little(self, int(np.argmax(self.scores))):
                break
            first = len(self.outcomes)
            predictions = self.train(self.network_of(size), count, starts)
            is_nothing = all(run.stop == "nothing" for run in self.outcomes[first:])
            search.judge(size, predictions, is_nothing=is_nothing)
        if len(search.merits) > 1:
            self.why.append(search.why)

    def _until_agreed(self, starts: Starts) -> None:
        """Train starts until the best optimum has been met often enough, or the work is done.

        Where one search may take most of the work, the next one has what is left of it; they then
        follow one another, so that the fit does not depend on the number of threads. Searches of
        smaller networks end by themselves, and are enough after a quarter of it.
        """
        each = self.work(self.plan.network.sizes[1:-1]) + ITERATION_WORK
        is_long = 2 * SEARCH_ITERATIONS * each > SEARCH_WORK
        least = FEWEST_SEARCH_ITERATIONS * each
        most_work = SEARCH_WORK - least if is_long else SEARCH_WORK / 4
        limits = Limits(OPTIMUM_STARTS, work=each, most_work=most_work)
        count, self.trials = None, []
        while count is None and not self.is_over(starts):
            self._add_starts(self.plan.network, 1 if is_long else starts.n_jobs, starts)
            if is_long:
                self.search_work_left -= each * self.outcomes[-1].n_iter
            count = enough_after(self.outcomes, limits)
        del self.outcomes[count:], self.trials[count:]
        losses = [outcome.loss for outcome in self.outcomes]
        self.why.append(f"{agreement(losses)} on the best optimum.")

    def is_over(self, starts: Starts) -> bool:
        """Whether no further size may be tried; the first always is."""
        limit = self.plan.budget.max_seconds
        is_late = limit is not None and perf_counter() - self.began >= limit
        is_exact = any(run.loss <= EXACT for run in self.outcomes)
        return bool(self.outcomes) and (bool(starts.halted) or is_late or is_exact)

    def network_of(self, size: tuple[int, ...]) -> Network:
        """Return the network with these hidden layers."""
        first, last = self.plan.network.n_features, self.plan.network.n_outputs
        return replace(self.plan.network, sizes=(first, *size, last))

    def wave_of(self, size: tuple[int, ...]) -> Network:
        """Return the network of so many sine units."""
        return replace(self.network_of(size), activation="sine")

    def train(
        self, network: Network, count: int, starts: Starts, is_wave: bool = False
    ) -> list[LeftOut]:
        """Train ``count`` starts of a network; return what those that live predict left out."""
        rows, first = self.rows.all, len(self.left_outs)
        for outcome in self._add_starts(network, count, starts, is_wave):
            posterior = outcome.details.get("posterior") if outcome.is_alive else None
            found = posterior and left_out(network, outcome.theta, posterior, rows)
            self.left_outs.append(found)
            self.scores.append(log_density(found, rows) if found else -inf)
        return [found for found in self.left_outs[first:] if found]

    def left_out(self, starts: Sequence[int]) -> LeftOut | None:
        """Return what these starts predict together of values left out; None if some cannot."""
        found = [self.left_outs[k] for k in starts if k < len(self.left_outs)]
        alive = [prediction for prediction in found if prediction]
        return pooled(alive) if alive and len(alive) == len(starts) else None

    def _add_starts(
        self, network: Network, count: int, starts: Starts, is_wave: bool = False
    ) -> list[Outcome]:
        """Train ``count`` further starts of a network; return those that began."""
        first = len(self.trials)
        seeds = spawn_seeds(self.plan.seed, first + count)[first:]
        before = sum(trial.network == network for trial in self.trials)
        self.trials += [Trial(network, seed, before + k, is_wave) for k, seed in enumerate(seeds)]
        outcomes = starts.run(
            [partial(self.start, self.trials[k], k) for k in range(first, first + count)]
        )
        del self.trials[first + len(outcomes) :]
        self.outcomes += outcomes
        return outcomes

    def _may_slow_down(self) -> bool:
        """Lower an automatic learning rate under which no start came to anything; False if not."""
        rate = self.learning_rate
        if rate is None or self.plan.params["learning_rate"] != "auto":
            return False
        if self.n_slowed == MOST_SLOWED or not all(map(failed, self.outcomes)):
            return False
        self.learning_rate = rate / SLOWER
        self.n_slowed += 1
        self.why.append(
            f"Learning rate lowered from {rate:g} to {self.learning_rate:g}: training diverged."
        )
        return True

    def _find_alpha(self, starts: Starts) -> bool:
        """Choose the penalty; False if the fit was stopped meanwhile."""
        search = PenaltySearch(
            self.rows.all,
            np.random.default_rng([self.plan.seed, 2]),
            self.plan.goal.over,
            starts,
            self.budget_left(SEARCH_SHARE),
        )
        search.run(self.initial_theta(self.trials[0]))
        self.alpha, self.steps = search.alpha, search.steps
        self.unseen = search.unseen
        self.why.append(search.why)
        if starts.halted:
            self.outcomes = [self._cut_short(search, starts.halted)]
        return not starts.halted

    def _cut_short(self, search: PenaltySearch, stop: str) -> Outcome:
        """Return what is left of a fit that was stopped while it chose the penalty."""
        objective = self.objective(self.alpha)
        loss = objective.value(search.theta)
        first = objective.value(self.initial_theta(self.trials[0]))
        return Outcome(
            search.theta,
            loss,
            max(1, search.n_iter),
            stop,
            [loss],
            [],
            seconds=perf_counter() - self.began,
            details={"first_loss": first},
        )


def failed(outcome: Outcome) -> bool:
    """Whether a start diverged, or ended with a higher loss than it began with."""
    return not outcome.is_alive or outcome.loss > outcome.details["first_loss"]


def one_blas_thread() -> AbstractContextManager[Any]:
    """Keep BLAS and LAPACK to one thread inside the context."""
    limits: AbstractContextManager[Any] = _thread_pools().limit(limits=1, user_api="blas")
    return limits


@cache
def _thread_pools() -> Any:
    """Find the thread pools of this process, which takes milliseconds, once."""
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

    return ThreadpoolController()
