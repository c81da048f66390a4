"""The numerical work of a fit follows its plan."""

from collections import Counter

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from threadpoolctl import threadpool_info

from curvesmith import NeuralRegressor
from curvesmith.fitting.data import fit_scalings, scale_rows, split_rows
from curvesmith.fitting.plan import make_plan
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.training import Training, one_blas_thread
from curvesmith.solvers.ladder import starts_of

X = np.linspace(-1.0, 1.0, 60)[:, None]
ROWS = Rows(X, np.sin(3 * X), np.ones(60))


def train(**parameters) -> Training:
    """Train on a wave."""
    params = NeuralRegressor(4, **parameters).get_params(deep=False)
    plan = make_plan(params, ROWS, 60, 3)
    scaled = scale_rows(ROWS, fit_scalings(ROWS, params), params, plan.dtype)
    rows = split_rows(scaled, plan.choice.early_stopping, params, np.random.default_rng(0))
    training = Training(plan, rows)
    training.run()
    return training


def test_every_start_has_its_own_seed():
    """Three starts end differently."""
    training = train(alpha=1e-3, n_starts=3, max_iter=20)

    assert len({outcome.loss for outcome in training.outcomes}) == 3


def test_cross_validated_penalty_is_used_and_explained():
    """The starts walk the path that the search found."""
    training = train(n_starts=1, regularization="l2")

    assert training.steps[-1].alpha == training.alpha
    assert training.outcomes[0].stop == "path"
    assert f"alpha={training.alpha:.2g}" in training.why[0]


def test_cross_validated_penalty_of_a_sum():
    """The penalty of a sum is larger by the sum of the weights."""
    options = {"n_starts": 1, "max_iter": 300, "regularization": "l2"}
    mean, total = train(**options), train(**options, reduction="sum")

    assert total.alpha == mean.alpha
    assert (mean.alpha_unit, total.alpha_unit) == (1.0, 60.0)


def test_given_penalty_of_a_sum_is_taken_as_it_is():
    """Who gives a number gives it for the objective that is minimised."""
    assert train(alpha=0.1, reduction="sum", max_iter=5).alpha_unit == 1.0


def test_options_reach_the_solvers():
    """A change of one constant changes the result."""
    descents = [
        {"solver": "adam", "solver_options": {"beta1": 0.5}},
        {"solver": "rmsprop", "solver_options": {"rho": 0.5}},
        {"solver": "momentum", "momentum": 0.5},
        {"solver": "gd", "schedule": "decay", "solver_options": {"decay": 0.5}},
        {"solver": "gd", "schedule": "step", "solver_options": {"step_epochs": 5}},
        {"solver": "gd", "clip_norm": 0.01},
        {"solver": "sgd", "batch_size": 7, "shuffle": False},
        {"solver": "lbfgs", "solver_options": {"memory": 2}},
    ]
    for changed in descents:
        plain = {
            name: changed[name] for name in ("solver", "schedule", "batch_size") if name in changed
        }
        common = {"alpha": 1e-3, "n_starts": 1, "max_iter": 30}

        first, second = train(**plain, **common), train(**changed, **common)

        assert first.outcomes[0].loss != second.outcomes[0].loss, changed


def test_held_out_rows_are_not_trained_on():
    """Early stopping keeps a tenth apart."""
    training = train(solver="adam", early_stopping=True, max_iter=5, learning_rate=0.01)

    assert training.rows.held is not None
    assert training.outcomes[0].validation_loss == training.plan.goal.over(
        training.rows.held, 0.0
    ).value(training.outcomes[0].theta)


def test_stopping_during_the_search_keeps_what_there_is():
    """Neither a callback nor Ctrl-C leaves a fit without parameters."""
    training = train(callbacks=[lambda progress: progress.iteration == 20])

    (outcome,) = training.outcomes
    assert (outcome.stop, outcome.n_iter) == ("callback", 20)
    assert outcome.loss < outcome.details["first_loss"]


def test_time_is_shared_by_search_and_starts():
    """A fit of no time at all still has parameters."""
    training = train(max_seconds=1e-9, regularization="l2")

    assert [outcome.is_alive for outcome in training.outcomes] == [True] * 3
    assert {outcome.stop for outcome in training.outcomes} == {"time"}


@pytest.mark.parametrize("engine", ["native", "numpy"])
def test_engines_train_alike(engine):
    """A few steps agree to rounding."""
    theta = train(alpha=1e-3, n_starts=1, max_iter=3, engine=engine).outcomes[0].theta
    expected = train(alpha=1e-3, n_starts=1, max_iter=3).outcomes[0].theta

    # Three iterations amplify the 1e-12 by which the engines may differ a little.
    np.testing.assert_allclose(theta, expected, rtol=1e-8, atol=1e-10)


def test_linear_algebra_is_kept_to_one_thread():
    """Inside the context, and only there."""
    before = [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]

    with one_blas_thread():
        inside = [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]

    after = [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]
    assert set(inside) == {1}
    assert after == before


def test_callbacks_see_search_and_fit():
    """The stage tells them apart."""
    stages = []
    train(
        n_starts=1,
        max_iter=30,
        regularization="l2",
        callbacks=[lambda progress: stages.append(progress.stage)],
    )

    assert stages == sorted(stages)
    assert set(stages) == {"alpha", "fit"}


def test_sizes_are_searched_and_explained():
    """Each start has a network and a score; the sentence names the sizes."""
    params = NeuralRegressor(max_iter=30).get_params(deep=False)
    plan = make_plan(params, ROWS, 60, 3)
    scaled = scale_rows(ROWS, fit_scalings(ROWS, params), params, plan.dtype)
    training = Training(plan, split_rows(scaled, False, params, np.random.default_rng(0)))

    training.run()

    sizes = {trial.network.sizes for trial in training.trials}
    assert {(1, 3, 1), (1, 8, 1), (1, 5, 4, 1)} <= sizes
    assert len(training.trials) == len(training.outcomes) == len(training.scores)
    assert len({trial.seed for trial in training.trials}) == len(training.trials)
    assert training.why[0].startswith("Sizes no units, 3, 8, ")


def test_no_time_means_one_size():
    """The first size is trained in any case; no other is begun."""
    training = train(max_seconds=1e-9, n_starts=2)

    assert [outcome.stop for outcome in training.outcomes] == ["time", "time"]


def test_same_plan_same_bits():
    """Nothing is drawn but from the seed."""
    first, second = (train(solver="adam", batch_size=8, max_iter=5).outcomes[0] for _ in range(2))

    assert_array_equal(first.theta, second.theta)


def test_automatic_rate_is_lowered_until_training_holds():
    """A default that is too high for these data is no reason to fail."""
    training = train(
        solver="gd", target_scaling="none", input_scaling="none", reduction="sum", max_iter=50
    )

    assert training.n_slowed > 0
    assert training.learning_rate == 0.2 / 4**training.n_slowed
    assert "Learning rate lowered from 0.2 to 0.05: training diverged." in training.why
    assert training.outcomes[0].loss < training.outcomes[0].details["first_loss"]


def test_given_rate_is_not_touched():
    """Who chooses a rate learns that it diverges."""
    training = train(solver="gd", learning_rate=50.0, reduction="sum", max_iter=50)

    assert (training.n_slowed, training.learning_rate) == (0, 50.0)


@pytest.mark.parametrize(("noise", "more"), [(0.0, False), (0.1, True)])
def test_sizes_that_seem_best_get_more_starts_unless_scores_say_little(noise, more):
    """Few rows without noise are learnt by heart."""
    rng = np.random.default_rng(0)
    x = rng.uniform(-1, 1, 25)
    y = 1 / (1 + 25 * x**2) + noise * rng.normal(size=25)

    record = NeuralRegressor(random_state=0).fit(x[:, None], y).record_

    counts = Counter(start.network for start in record.starts)
    first, further = starts_of(1.0)
    assert max(counts.values()) == (first + further if more else first)
