"""Tails of errors."""

from math import inf

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from curvesmith import NeuralRegressor, load, save
from curvesmith.fitting.tails import HEAVIEST, degrees_of_freedom, log_density, quantile

N_VALUES = 3000


def errors(seed: int, dof: float) -> np.ndarray:
    """Return errors of Student's t."""
    return stats.t(dof).rvs(N_VALUES, random_state=np.random.default_rng(seed))


@pytest.mark.parametrize("dof", [2.6, 5.0, 300.0, inf])
def test_density_and_quantile_are_those_of_the_law_with_variance_one(dof):
    """As SciPy has them."""
    z = np.linspace(-8, 8, 33)
    shrunk = stats.norm() if dof == inf else stats.t(dof, scale=np.sqrt((dof - 2) / dof))

    assert_allclose(shrunk.var(), 1)
    assert_allclose(log_density(z, dof), shrunk.logpdf(z), rtol=1e-9)
    for coverage in (0.5, 0.9, 0.999):
        assert_allclose(quantile(coverage, dof), shrunk.interval(coverage)[1], rtol=1e-9)


@pytest.mark.parametrize("dof", [4.0, 8.0])
def test_degrees_of_freedom_are_found(seed, dof):
    """Within what so many errors tell, in any unit."""
    found = degrees_of_freedom(1e3 * errors(seed, dof), np.ones(N_VALUES))

    # Fisher's information about 1 / dof gives a standard error of .02 or so: three of them.
    assert_allclose(1 / found, 1 / dof, atol=0.06)


def test_normal_errors_are_normal(seed):
    """Or as good as."""
    z = np.random.default_rng(seed).normal(size=N_VALUES)

    found = degrees_of_freedom(z, np.ones(N_VALUES))

    assert found > 15
    assert_allclose(quantile(0.9, found), quantile(0.9, inf), rtol=0.01)


def test_wildest_errors_keep_a_variance():
    """Those of Cauchy's law have none, and are given the heaviest tails there are."""
    z = errors(0, 1.0)

    assert_allclose(degrees_of_freedom(z, np.ones(N_VALUES)), 1 / HEAVIEST, rtol=1e-3)


def test_weights_count_as_often_seen(seed):
    """An error of weight 3 is one that was seen three times."""
    z = errors(seed, 5.0)[:400]
    w = np.random.default_rng(seed).integers(1, 4, 400)

    found = degrees_of_freedom(z, w.astype(float))

    assert_allclose(found, degrees_of_freedom(np.repeat(z, w), np.ones(w.sum())), rtol=1e-6)


@pytest.mark.parametrize("z", [np.zeros(50), np.array([1.0, -1.0, 2.0, -0.5, 0.2, -1.5])])
def test_no_errors_or_a_handful_of_them_say_nothing(z):
    """They are normal until many say otherwise."""
    assert degrees_of_freedom(z, np.ones(len(z))) == inf


def wild_rows(seed: int, n: int = 400) -> tuple[np.ndarray, np.ndarray]:
    """Return a slope with a step at its end, and errors of three degrees of freedom."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-1, 1, (n, 1))
    return X, np.tanh(3 * X[:, 0]) + 0.1 * stats.t(3).rvs(n, random_state=rng)


def test_wild_errors_are_expected_after_a_fit(seed, tmp_path):
    """New targets are likelier than by the normal law, intervals hold, and files keep it."""
    X, y = wild_rows(seed)
    model = NeuralRegressor(hidden_layer_sizes=(4,), random_state=seed).fit(X, y)
    Z, t = wild_rows(seed + 100, 4000)
    mean, std = model.predict(Z, return_std=True)

    nats = model.log_density(Z, t)

    assert model.error_dof_ < 10
    expected = log_density((t - mean) / std, model.error_dof_) - np.log(std)
    assert_array_equal(nats, expected)
    assert nats.mean() > stats.norm(mean, std).logpdf(t).mean() + 0.05
    lower, upper = model.predict_interval(Z, 0.9)
    # 400 rows give the size of such errors to a tenth, which moves the coverage by 3 %.
    assert 0.84 < np.mean((lower <= t) & (t <= upper)) < 0.96
    save(model, tmp_path / "model.curvesmith")
    assert_array_equal(load(tmp_path / "model.curvesmith").log_density(Z, t), nats)


def test_normal_law_is_kept_by_files(tmp_path):
    """JSON has no infinity."""
    X = np.linspace(-1, 1, 12)[:, np.newaxis]
    rng = np.random.default_rng(0)
    model = NeuralRegressor(random_state=0).fit(X, X[:, 0] + 0.1 * rng.normal(size=12))
    assert model.error_dof_ == inf
    save(model, tmp_path / "model.curvesmith")

    assert load(tmp_path / "model.curvesmith").error_dof_ == inf


def test_targets_must_be_of_the_shape_of_predictions():
    """A column for a vector would be broadcast to a square."""
    X, y = wild_rows(0, 60)
    model = NeuralRegressor(hidden_layer_sizes=(2,), random_state=0).fit(X, y)

    with pytest.raises(ValueError, match=r"shape of the predictions, \(60,\), got \(60, 1\)"):
        model.log_density(X, y[:, np.newaxis])
