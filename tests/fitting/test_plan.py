"""The plan of a fit resolves what was left open, once."""

import numpy as np
import pytest

from curvesmith import Network, NeuralRegressor
from curvesmith.fitting.plan import Fitted, Plan, draw_seed, make_plan
from curvesmith.fitting.rows import Rows
from curvesmith.scaling import fit_scaling

ROWS = Rows(np.random.default_rng(0).normal(size=(300, 2)), np.ones((300, 1)), np.ones(300))


def plan(rows: Rows = ROWS, previous: Fitted | None = None, n_calls=None, **parameters) -> Plan:
    """Make a plan for some parameters."""
    params = NeuralRegressor(**parameters).get_params(deep=False)
    return make_plan(params, rows, len(rows), 3, previous, n_calls)


def fitted(network: Network) -> Fitted:
    """Return a fitted state of this network."""
    scaling = fit_scaling("none", np.zeros((1, 2)))
    return Fitted(network, np.ones(network.n_params), scaling, scaling, 0.25)


@pytest.mark.parametrize(
    ("solver", "dtype", "expected"),
    [
        ("adam", np.float32, np.float32),
        ("adam", np.float64, np.float64),
        ("lbfgs", np.float32, np.float64),
    ],
)
def test_arithmetic_follows_the_inputs(solver, dtype, expected):
    """float32 inputs train in float32, except by lbfgs, whose line search needs the digits."""
    rows = Rows(ROWS.X.astype(dtype), ROWS.y, ROWS.w)

    assert plan(rows, solver=solver).dtype == expected


def test_network_has_the_shape_of_the_data():
    """Inputs, hidden units, outputs."""
    assert plan(hidden_layer_sizes=(5, 4), bias=False).network.sizes == (2, 5, 4, 1)


def test_window_counts_updates_where_they_are_few_an_epoch():
    """200 updates, at least 10 epochs; 10 iterations of lbfgs."""
    assert plan(solver="gd").budget.window == 200
    assert plan(solver="adam", batch_size=100).budget.window == 66
    assert plan(solver="adam", batch_size=1).budget.window == 10
    assert plan(solver="lbfgs").budget.window == 10


def test_a_portion_is_one_epoch():
    """Whatever `max_iter` says."""
    assert plan(n_calls=4, max_iter=50).budget.max_iter == 1


def test_going_on_keeps_size_and_penalty():
    """What was automatic stays as it was."""
    state = fitted(Network((2, 7, 1)))

    continued = plan(previous=state, regularization="l2")

    assert continued.network == state.network
    assert continued.choice.alpha == 0.25


def test_going_on_with_another_network_is_refused():
    """Both networks are named."""
    with pytest.raises(ValueError, match=r"must stay 2-7-1 tanh to go on .* got 2-5-1 relu"):
        plan(previous=fitted(Network((2, 7, 1))), hidden_layer_sizes=5, activation="relu")


def test_seeds():
    """A number stands for itself, a generator is drawn from."""
    assert draw_seed(17) == 17
    assert draw_seed(np.int64(17)) == 17
    first, second = (draw_seed(np.random.RandomState(5)) for _ in range(2))
    assert first == second
    generator = np.random.RandomState(5)
    assert draw_seed(generator) != draw_seed(generator)


def test_no_seed_follows_the_global_generator(monkeypatch):
    """As everywhere in scikit-learn, which reads NumPy's global generator for None."""
    monkeypatch.setattr(np.random.mtrand, "_rand", np.random.RandomState(5))

    assert draw_seed(None) == draw_seed(np.random.RandomState(5))
