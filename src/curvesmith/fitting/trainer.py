"""How one start of a fit is trained, by whichever solver the plan names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.engines import Objective
from curvesmith.fitting.data import ScaledRows
from curvesmith.fitting.plan import Plan
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.starts import Seed
from curvesmith.fitting.waves import chances, wave_theta
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
from curvesmith.solvers.ladder import count_params, iterations_of
from curvesmith.solvers.monitor import Validate
from curvesmith.solvers.path import Step
from curvesmith.solvers.projection import can_project
from curvesmith.updates import DescentOptions

__all__ = [
    "FEWEST_SEARCH_ITERATIONS",
    "ITERATION_WORK",
    "SEARCH_ITERATIONS",
    "SEARCH_WORK",
    "Trainer",
    "Trial",
]

Array = NDArray[np.float64]

# Iterations of one search for the best optimum of a network without a penalty: so many at most, and
# at least; and what all searches of a fit may take together, in multiplications. An iteration takes
# `ITERATION_WORK` of them besides those that its rows and parameters make.
SEARCH_ITERATIONS = 18_000
FEWEST_SEARCH_ITERATIONS = 2000
SEARCH_WORK = 3.06e10
ITERATION_WORK = 4e5
# Share of the units drawn anew that are drawn beside others.
BESIDE = 0.8


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


class Trainer:
    """Trains single starts of a plan.

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
    steps : tuple of Step
        The path to a penalty that was searched for.
    """

    def __init__(self, plan: Plan, rows: ScaledRows) -> None:
        self.plan = plan
        self.rows = rows
        self.alpha = plan.choice.alpha or 0.0
        self.learning_rate = plan.choice.learning_rate
        self.steps: tuple[Step, ...] = ()
        self.search_work_left = SEARCH_WORK
        self.began = perf_counter()

    def parts(self, k: int) -> ScaledRows:
        """Return the rows that start number ``k`` trains on and holds out: each its own."""
        if self.rows.held is None or k == 0:
            return self.rows
        rng = np.random.default_rng([self.plan.seed, 1, k])
        rows = self.rows.all
        return ScaledRows(rows, *rows.split(rng, self.plan.params["validation_fraction"]))

    def objective(self, alpha: float, rows: ScaledRows | None = None) -> Objective:
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

    def start(self, trial: Trial, k: int, observer: Observer) -> Outcome:
        """Train start number ``k``."""
        theta = self.initial_theta(trial)
        budget = self.budget_left()
        if self.steps:
            return path.run(
                self.objective, self.steps, theta, budget, observer, start=k, **self._memory
            )
        if self.plan.choice.regularization == "evidence":
            return self.by_evidence(trial, theta, self.rows.train, observer, k)
        parts = self.parts(k)
        objective, validate = self.objective(self.alpha, parts), self._validate(parts)
        is_free = self.plan.choice.regularization == "none" and validate is None
        if self.plan.choice.solver == "lm" and is_free and can_project(objective):
            return self._search_optimum(trial, k, objective, theta, budget, observer)
        if self.plan.choice.solver == "lm":
            return levenberg_marquardt.run(
                objective, theta, budget, observer, validate=validate, start=k
            )
        if self.plan.choice.solver == "lbfgs":
            return lbfgs.run(
                objective, theta, budget, observer, validate=validate, start=k, **self._memory
            )
        options = self._descent_options(trial)
        return descent.run(
            objective, theta, budget, observer, options=options, validate=validate, start=k
        )

    def by_evidence(
        self, trial: Trial, theta: NDArray[Any], rows: Rows, observer: Observer, k: int
    ) -> Outcome:
        """Train a network by the evidence on these rows, as start number ``k``."""
        network, budget = trial.network, self.budget_left()
        n_values = float(rows.w.sum()) * network.n_outputs
        goal = replace(self.plan.goal, network=network)
        target = goal.over(rows, 0.0, reduction="sum")
        if self.plan.params["max_iter"] == "auto":
            most = iterations_of(self.work(network.sizes[1:-1]), budget.max_iter)
            budget = replace(budget, max_iter=most)
        options = {"extra_support": chances(rows)} if trial.is_wave else {}
        outcome = evidence.run(
            target, theta, budget, observer, n_values=n_values, start=k, **options
        )
        if outcome.stop == "max_iter" and budget.max_iter < self.plan.budget.max_iter:
            outcome.stop = "work"
        return outcome

    def _search_optimum(
        self,
        trial: Trial,
        k: int,
        objective: Objective,
        theta: Array,
        budget: Budget,
        observer: Observer,
    ) -> Outcome:
        """Look for the best optimum of the network as it is, without a penalty."""
        network, X = trial.network, self.rows.train.X
        rng = np.random.default_rng([self.plan.seed, 3, k])
        if self.plan.params["max_iter"] == "auto":
            able = int(self.search_work_left / (self.work(network.sizes[1:-1]) + ITERATION_WORK))
            most = min(SEARCH_ITERATIONS, max(FEWEST_SEARCH_ITERATIONS, able))
            budget = replace(budget, max_iter=most)
        outcome = search.run(
            objective,
            theta,
            budget,
            observer,
            redraw=lambda at, units: redrawn(network, rng, X, at, units, beside=BESIDE),
            rng=rng,
            start=k,
        )
        if outcome.stop == "max_iter" and self.plan.params["max_iter"] == "auto":
            outcome.stop = "work"
        return outcome

    @property
    def _memory(self) -> dict[str, int]:
        """The option of L-BFGS, if it was given."""
        options = self.plan.params["solver_options"] or {}
        return {"memory": int(options["memory"])} if "memory" in options else {}

    def _descent_options(self, trial: Trial) -> DescentOptions:
        """Return the options of the first-order loop."""
        params, choice = self.plan.params, self.plan.choice
        further = {n: v for n, v in (params["solver_options"] or {}).items() if n != "memory"}
        return DescentOptions(
            method=choice.solver,
            learning_rate=self.learning_rate or 0.0,
            momentum=params["momentum"],
            batch_size=choice.batch_size,
            shuffle=bool(params["shuffle"]),
            seed=trial.seed.shuffling + (self.plan.n_calls or 0),
            schedule=choice.schedule,
            clip_norm=params["clip_norm"] or 0.0,
            **further,
        )

    def _validate(self, rows: ScaledRows) -> Validate | None:
        """Return the loss on held-out rows, without penalty."""
        if rows.held is None:
            return None
        return self.plan.goal.over(rows.held, 0.0).value

    def initial_theta(self, trial: Trial) -> NDArray[Any]:
        """Return where a start begins."""
        plan = self.plan
        if plan.previous is not None:
            return np.array(plan.previous.theta, dtype=plan.dtype)
        rng = np.random.default_rng(trial.seed.initial)
        if plan.choice.solver in SECOND_ORDER:
            return self.begin(trial, rng, self.rows.train)
        return trial.network.initial_theta(rng, plan.params["init"], plan.dtype)

    def begin(self, trial: Trial, rng: np.random.Generator, rows: Rows) -> NDArray[Any]:
        """Return where a start on these rows begins."""
        if trial.is_wave:
            return wave_theta(trial.network, rows)
        return start_theta(trial.network, rng, rows.X, trial.number, self.plan.params["init"])

    def budget_left(self, share: float = 1.0) -> Budget:
        """Return the budget, less the time that has passed since training began."""
        budget = self.plan.budget
        if budget.max_seconds is None:
            return budget
        left = share * budget.max_seconds - (perf_counter() - self.began)
        return replace(budget, max_seconds=max(left, 0.0))

    def work(self, size: tuple[int, ...]) -> float:
        """Return the multiplications of one iteration of a network of this size."""
        network = self.plan.network
        sizes = (network.n_features, *size, network.n_outputs)
        n_params = count_params(sizes, network.bias)
        return float(len(self.rows.train) * network.n_outputs * n_params**2)
