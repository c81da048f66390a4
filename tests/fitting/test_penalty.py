"""The penalty is chosen where rows that were left out are predicted best."""

import numpy as np
import pytest

from curvesmith import Network, NeuralRegressor
from curvesmith.fitting.data import Goal
from curvesmith.fitting.penalty import PATIENCE, PenaltySearch, deal_folds
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.starts import Starts
from curvesmith.solvers import Budget
from curvesmith.solvers.path import MIDDLE, STRONGER, WEAKER

NETWORK = Network((1, 8, 1))
GOAL = Goal.of(NETWORK, NeuralRegressor().get_params())
LONG = Budget(max_iter=5000, tol=1e-4)


def rows_of(noise: float, seed: int, n_rows: int = 60) -> Rows:
    """Return a wave with noise."""
    rng = np.random.default_rng(seed)
    X = np.linspace(-1.7, 1.7, n_rows)[:, None]
    return Rows(X, np.sin(2 * X) + noise * rng.normal(size=X.shape), np.ones(n_rows))


def search(
    rows: Rows, seed: int, starts: Starts | None = None, budget: Budget = LONG
) -> PenaltySearch:
    """Search, and return the search."""
    rng = np.random.default_rng(seed)
    found = PenaltySearch(rows, rng, GOAL.over, starts or Starts(), budget)
    found.run(NETWORK.initial_theta(rng))
    return found


def test_noise_asks_for_a_stronger_penalty(seed):
    """The more noise, the stronger; without noise, a weak one."""
    exact, noisy = (search(rows_of(noise, seed), seed) for noise in (0.0, 0.5))

    assert exact.alpha < MIDDLE.alpha < noisy.alpha


def test_choice_is_the_lowest_loss(seed):
    """And the path leads there from the middle, in one direction."""
    found = search(rows_of(0.2, seed), seed)

    assert found.losses[found.alpha] == min(found.losses.values())
    assert found.steps[0] == MIDDLE
    assert found.steps[1:] in {direction[:k] for direction in (WEAKER, STRONGER) for k in range(7)}


def test_a_hopeless_direction_is_given_up(seed):
    """Each direction ends a few steps after its lowest loss."""
    found = search(rows_of(0.5, seed), seed)

    weaker = [found.losses[step.alpha] for step in WEAKER if step.alpha in found.losses]
    assert len(weaker) <= 2 * PATIENCE
    assert len(found.losses) < 1 + len(WEAKER) + len(STRONGER)


@pytest.mark.parametrize(("n_rows", "expected"), [(2, 2), (4, 4), (60, 5), (2001, 1)])
def test_folds_leave_each_row_out_once(n_rows, expected):
    """All of them up to 2,000 rows; one beyond."""
    rows = rows_of(0.0, 0, n_rows)

    folds = deal_folds(rows, np.random.default_rng(0), GOAL.over)

    left_out = sum(fold.weight for fold in folds)
    assert len(folds) == expected
    assert left_out == (n_rows if n_rows <= 2000 else 401)
    assert all(len(fold.kept) + fold.weight == n_rows for fold in folds)


def test_threads_do_not_change_the_choice(seed):
    """The same losses to the bit."""
    rows = rows_of(0.2, seed)

    assert search(rows, seed).losses == search(rows, seed, Starts(n_jobs=2)).losses


def test_reason_names_the_range_that_was_tried():
    """So that nobody takes it for the best of all."""
    found = search(rows_of(0.2, 0), 0)

    assert f"alpha={found.alpha:.2g}" in found.why
    assert f"of {len(found.losses)} from {min(found.losses):.2g}" in found.why


def test_interrupt_leaves_what_there_is():
    """Stopped at the first step, the parameters reached so far are kept."""

    def interrupt(progress):
        if progress.iteration == 20:
            raise KeyboardInterrupt

    starts = Starts([interrupt])
    found = search(rows_of(0.2, 0), 0, starts)

    assert starts.halted == "interrupted"
    assert found.losses == {}
    assert found.n_iter == 20
    objective = GOAL.over(rows_of(0.2, 0), MIDDLE.alpha)
    assert objective.value(found.theta) < objective.value(
        NETWORK.initial_theta(np.random.default_rng(0))
    )


@pytest.mark.parametrize("budget", [Budget(40, 1e-4), Budget(5000, 1e-4, max_seconds=0.0)])
def test_budget_limits_the_search(budget):
    """With little time or few iterations the middle is all that is tried."""
    found = search(rows_of(0.2, 0), 0, budget=budget)

    assert found.steps == (MIDDLE,)
    assert len(found.losses) == 1
