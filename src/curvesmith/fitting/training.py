"""Training by plan: the penalty or the size first, then the starts."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cache, partial
from math import inf
from time import perf_counter
from typing import Any

import numpy as np
from joblib import effective_n_jobs
from numpy.typing import NDArray

from curvesmith.engines import Objective
from curvesmith.fitting.data import ScaledRows
from curvesmith.fitting.left_out import LeftOut, left_out, log_density, pooled
from curvesmith.fitting.penalty import PenaltySearch
from curvesmith.fitting.plan import Plan
from curvesmith.fitting.progress import Display
from curvesmith.fitting.proof import prove
from curvesmith.fitting.restarts import Limits, agreement, enough_after
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.sizes import SizeSearch
from curvesmith.fitting.starts import Halt, Seed, Starts, spawn_seeds
from curvesmith.fitting.wave_search import follow_waves
from curvesmith.fitting.waves import support_needed, wave_theta
from curvesmith.initial import redrawn, start_theta
from curvesmith.network import Network
from curvesmith.solvers import (
    Budget,
    Observer,
    Outcome,
    descent,
    evidence,
    lbfgs,
    levenberg_marquardt,
    path,
    search,
)
from curvesmith.solvers.choice import SECOND_ORDER
from curvesmith.solvers.ladder import count_params, iterations_of, starts_of
from curvesmith.solvers.monitor import Validate
from curvesmith.solvers.path import Step
from curvesmith.solvers.projection import can_project
from curvesmith.updates import DescentOptions

__all__ = ["Training"]

Array = NDArray[np.float64]

# Share of `max_seconds` that choosing the penalty may take.
SEARCH_SHARE = 0.5
# Loss of scaled data at which a fit is exact, and no other size can do better: errors of 1e-8
# standard deviations.
EXACT = 1e-16
# Starts without a penalty: at most so many, of so many iterations each, and no more once they have
# taken so many multiplications.
OPTIMUM_STARTS = 20
OPTIMUM_WORK = 5e9
# What an iteration takes besides, in multiplications: a tenth of a millisecond.
ITERATION_WORK = 5e5
SEARCH_ITERATIONS = 6500
# Share of the units drawn anew that look along others.
ALONG = 0.2
# An automatic learning rate that diverges is divided by this, so many times at most.
SLOWER = 4.0
MOST_SLOWED = 6


@dataclass(frozen=True)
class Trial:
    """What one start is of.

    Parameters
    ----------
    network : Network
        Sizes and activations.
    seed : Seed
        Of its randomness.
    number : int
        Among the starts of its network, from 0.
    is_wave : bool
        Whether it begins at the peaks of the spectrum (`waves`).
    """

    network: Network
    seed: Seed
    number: int
    is_wave: bool = False

    @property
    def size(self) -> tuple[int, ...]:
        """Units of each hidden layer; none for a straight line."""
        return self.network.sizes[1:-1]


class Training:
    """The numerical work of one fit.

    Parameters
    ----------
    plan : Plan
        What to do.
    rows : ScaledRows
        The data as the network sees them.

    Attributes
    ----------
    alpha : float
        The L2 penalty, for a mean over rows if it was automatic.
    learning_rate : float or None
        Of a first-order solver; lowered if it was automatic and training diverged.
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
        self.plan = plan
        self.rows = rows
        self.alpha = plan.choice.alpha or 0.0
        self.learning_rate = plan.choice.learning_rate
        self.n_slowed = 0
        self.steps: tuple[Step, ...] = ()
        self.unseen: tuple[NDArray[Any], Rows] | None = None
        self.why: list[str] = []
        seeds = spawn_seeds(plan.seed, max(1, plan.choice.n_starts))
        self.trials = [Trial(plan.network, seed, k) for k, seed in enumerate(seeds)]
        self.outcomes: list[Outcome] = []
        self.scores: list[float] = []
        self.left_outs: list[LeftOut | None] = []
        self.trust = 1.0
        self.began = perf_counter()

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
            callbacks = [*params["callbacks"], display.update]
            folds = Starts(callbacks, n_jobs, "alpha", halt)
            if choice.alpha is None and not self._find_alpha(folds):
                return
            starts = Starts(callbacks, n_jobs, "fit", halt)
            if choice.families:
                self._search_sizes(starts)
                follow_waves(self, starts)
                prove(self, Starts(callbacks, n_jobs, "folds", halt))
                return
            if choice.n_starts == 0:
                self._until_agreed(starts)
                return
            tasks = [partial(self._start, k) for k in range(choice.n_starts)]
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
        search = SizeSearch(choice.families, counts, rows)
        self.trials = []
        while (wanted := search.next()) is not None and not self.is_over(starts):
            size, count = wanted
            first = len(self.outcomes)
            predictions = self.train(self.network_of(size), count, starts)
            is_nothing = all(run.stop == "nothing" for run in self.outcomes[first:])
            search.judge(size, predictions, is_nothing=is_nothing)
        if len(search.merits) > 1:
            self.why.append(search.why)

    def _until_agreed(self, starts: Starts) -> None:
        """Train starts until the best optimum has been met often enough, or the work is done."""
        work = self.work(self.plan.network.sizes[1:-1])
        limits = Limits(OPTIMUM_STARTS, work=work + ITERATION_WORK, most_work=OPTIMUM_WORK)
        count, self.trials = None, []
        while count is None and not self.is_over(starts):
            self._add_starts(self.plan.network, starts.n_jobs, starts)
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

    def work(self, size: tuple[int, ...]) -> float:
        """Return the multiplications of one iteration of a network of this size."""
        network = self.plan.network
        sizes = (network.n_features, *size, network.n_outputs)
        n_params = count_params(sizes, network.bias)
        return float(len(self.rows.train) * network.n_outputs * n_params**2)

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
        outcomes = starts.run([partial(self._start, first + k) for k in range(count)])
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
            self._budget_left(SEARCH_SHARE),
        )
        search.run(self._initial_theta(0))
        self.alpha, self.steps = search.alpha, search.steps
        self.unseen = search.unseen
        self.why.append(search.why)
        if starts.halted:
            self.outcomes = [self._cut_short(search, starts.halted)]
        return not starts.halted

    def _cut_short(self, search: PenaltySearch, stop: str) -> Outcome:
        """Return what is left of a fit that was stopped while it chose the penalty."""
        objective = self._objective(self.alpha)
        loss = objective.value(search.theta)
        first = objective.value(self._initial_theta(0))
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

    def parts(self, k: int) -> ScaledRows:
        """Return the rows that start number ``k`` trains on and holds out: each its own."""
        if self.rows.held is None or k == 0:
            return self.rows
        rng = np.random.default_rng([self.plan.seed, 1, k])
        rows = self.rows.all
        return ScaledRows(rows, *rows.split(rng, self.plan.params["validation_fraction"]))

    def _objective(self, alpha: float, rows: ScaledRows | None = None) -> Objective:
        """Return the objective over the rows to train on."""
        return self.plan.goal.over(
            (rows or self.rows).train,
            alpha * self.alpha_unit,
            reduction=self.plan.params["reduction"],
            minibatch=not self.plan.choice.is_full_batch,
        )

    @property
    def alpha_unit(self) -> float:
        """What an automatic penalty, meant for a mean over rows, is multiplied by for a sum."""
        params = self.plan.params
        is_automatic = params["alpha"] == "auto" and self.plan.previous is None
        if params["reduction"] == "sum" and is_automatic:
            return float(self.rows.train.w.sum())
        return 1.0

    def _start(self, k: int, observer: Observer) -> Outcome:
        """Train start number ``k``."""
        theta = self._initial_theta(k)
        budget = self._budget_left()
        if self.steps:
            return path.run(
                self._objective, self.steps, theta, budget, observer, start=k, **self._memory
            )
        if self.plan.choice.regularization == "evidence":
            return self.by_evidence(self.trials[k], theta, self.rows.train, observer, k)
        parts = self.parts(k)
        objective, validate = self._objective(self.alpha, parts), self._validate(parts)
        is_free = self.plan.choice.regularization == "none" and validate is None
        if self.plan.choice.solver == "lm" and is_free and can_project(objective):
            return self._search_optimum(k, objective, theta, budget, observer)
        if self.plan.choice.solver == "lm":
            return levenberg_marquardt.run(
                objective, theta, budget, observer, validate=validate, start=k
            )
        if self.plan.choice.solver == "lbfgs":
            return lbfgs.run(
                objective, theta, budget, observer, validate=validate, start=k, **self._memory
            )
        options = self._descent_options(k)
        return descent.run(
            objective, theta, budget, observer, options=options, validate=validate, start=k
        )

    def by_evidence(
        self, trial: Trial, theta: NDArray[Any], rows: Rows, observer: Observer, k: int
    ) -> Outcome:
        """Train a network by the evidence on these rows, as start number ``k``."""
        network, budget = trial.network, self._budget_left()
        n_values = float(rows.w.sum()) * network.n_outputs
        goal = replace(self.plan.goal, network=network)
        target = goal.over(rows, 0.0, reduction="sum")
        if self.plan.params["max_iter"] == "auto":
            most = iterations_of(self.work(network.sizes[1:-1]), budget.max_iter)
            budget = replace(budget, max_iter=most)
        options = {"least_support": support_needed(rows)} if trial.is_wave else {}
        outcome = evidence.run(
            target, theta, budget, observer, n_values=n_values, start=k, **options
        )
        if outcome.stop == "max_iter" and budget.max_iter < self.plan.budget.max_iter:
            outcome.stop = "work"
        return outcome

    def _search_optimum(
        self, k: int, objective: Objective, theta: Array, budget: Budget, observer: Observer
    ) -> Outcome:
        """Look for the best optimum of the network as it is, without a penalty."""
        network, X = self.trials[k].network, self.rows.train.X
        rng = np.random.default_rng([self.plan.seed, 3, k])
        if self.plan.params["max_iter"] == "auto":
            budget = replace(budget, max_iter=SEARCH_ITERATIONS)
        return search.run(
            objective,
            theta,
            budget,
            observer,
            redraw=lambda at, units: redrawn(network, rng, X, at, units, along=ALONG),
            rng=rng,
            start=k,
        )

    @property
    def _memory(self) -> dict[str, int]:
        """The option of L-BFGS, if it was given."""
        options = self.plan.params["solver_options"] or {}
        return {"memory": int(options["memory"])} if "memory" in options else {}

    def _descent_options(self, k: int) -> DescentOptions:
        """Return the options of the first-order loop."""
        params, choice = self.plan.params, self.plan.choice
        further = {n: v for n, v in (params["solver_options"] or {}).items() if n != "memory"}
        return DescentOptions(
            method=choice.solver,
            learning_rate=self.learning_rate or 0.0,
            momentum=params["momentum"],
            batch_size=choice.batch_size,
            shuffle=bool(params["shuffle"]),
            seed=self.trials[k].seed.shuffling + (self.plan.n_calls or 0),
            schedule=choice.schedule,
            clip_norm=params["clip_norm"] or 0.0,
            **further,
        )

    def _validate(self, rows: ScaledRows) -> Validate | None:
        """Return the loss on held-out rows, without penalty."""
        if rows.held is None:
            return None
        return self.plan.goal.over(rows.held, 0.0).value

    def _initial_theta(self, k: int) -> NDArray[Any]:
        """Return where start number ``k`` begins."""
        plan = self.plan
        if plan.previous is not None:
            return np.array(plan.previous.theta, dtype=plan.dtype)
        trial = self.trials[k]
        rng = np.random.default_rng(trial.seed.initial)
        if plan.choice.solver in SECOND_ORDER:
            return self.begin(trial, rng, self.rows.train)
        return trial.network.initial_theta(rng, plan.params["init"], plan.dtype)

    def begin(self, trial: Trial, rng: np.random.Generator, rows: Rows) -> NDArray[Any]:
        """Return where a start on these rows begins."""
        if trial.is_wave:
            return wave_theta(trial.network, rows)
        return start_theta(trial.network, rng, rows.X, trial.number, self.plan.params["init"])

    def _budget_left(self, share: float = 1.0) -> Budget:
        """Return the budget, less the time that has passed since training began."""
        budget = self.plan.budget
        if budget.max_seconds is None:
            return budget
        left = share * budget.max_seconds - (perf_counter() - self.began)
        return replace(budget, max_seconds=max(left, 0.0))


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
