"""The same seed gives the same bits, whatever the number of threads."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from curvesmith import NeuralRegressor

pytestmark = pytest.mark.filterwarnings("ignore::curvesmith.FitWarning")

RNG = np.random.default_rng(0)
X = RNG.normal(size=(200, 3))
Y = np.abs(X[:, 0]) + X[:, 1] * X[:, 2] + 0.1 * RNG.normal(size=200)

FITS = {
    "default": {},
    "lbfgs": {"solver": "lbfgs", "alpha": 1e-4, "n_starts": 4, "max_iter": 50},
    "mini-batches": {"solver": "adam", "batch_size": 16, "n_starts": 4, "max_iter": 20},
    "full batches": {"solver": "gd", "n_starts": 4, "max_iter": 50},
    "early stopping": {"solver": "adam", "early_stopping": True, "n_starts": 4, "max_iter": 20},
    "numpy": {"engine": "numpy", "alpha": 1e-4, "n_starts": 3, "max_iter": 20},
}


def fit(n_jobs: int | None, **parameters) -> NeuralRegressor:
    """Fit with this many threads."""
    return NeuralRegressor(**{"random_state": 0} | parameters, n_jobs=n_jobs).fit(X, Y)


@pytest.mark.parametrize("name", FITS)
def test_threads_do_not_change_a_bit(name):
    """One, two and more threads than starts."""
    models = [fit(n_jobs, **FITS[name]) for n_jobs in (None, 2, 7)]

    for model in models[1:]:
        assert_array_equal(model.theta_, models[0].theta_)
        assert model.record_.losses == models[0].record_.losses
        assert model.record_.best_start == models[0].record_.best_start


@pytest.mark.parametrize("name", FITS)
def test_same_seed_same_bits(name):
    """A fit can be repeated."""
    assert_array_equal(fit(None, **FITS[name]).theta_, fit(None, **FITS[name]).theta_)


@pytest.mark.parametrize("name", ["lbfgs", "mini-batches"])
def test_another_seed_is_another_fit(name):
    """The seed decides where training starts."""
    first, second = fit(None, **FITS[name]), fit(None, **FITS[name], random_state=1)

    assert not np.array_equal(first.theta_, second.theta_)


@pytest.mark.parametrize(
    "random_state", [None, np.random.RandomState(3)], ids=["None", "generator"]
)
def test_recorded_seed_repeats_the_fit(random_state):
    """Also where none was given."""
    model = fit(None, **FITS["lbfgs"], random_state=random_state)

    repeated = fit(None, **FITS["lbfgs"], random_state=model.record_.random_state)

    assert_array_equal(repeated.theta_, model.theta_)


def test_starts_differ():
    """Each has a seed of its own."""
    losses = [start.loss for start in fit(None, **FITS["lbfgs"]).record_.starts]

    assert len(set(losses)) == 4
