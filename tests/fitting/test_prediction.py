"""Intervals, slopes and distances of a fitted regressor."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from curvesmith import NeuralRegressor, load, save

# Central differences of predictions in units far from one.
STEP = 1e-4
RTOL_DIFFERENCE = 1e-5


def wave(seed: int, n_rows: int = 120) -> tuple[np.ndarray, np.ndarray]:
    """Return noisy values of two inputs of different units."""
    rng = np.random.default_rng(seed)
    X = rng.uniform([0, -300], [4, 300], (n_rows, 2))
    y = 50 * np.sin(X[:, 0]) + 0.2 * X[:, 1] + 2 * rng.normal(size=n_rows)
    return X, 1000 + y


def regressor(**parameters) -> NeuralRegressor:
    """Return a regressor of few starts."""
    options = {"hidden_layer_sizes": 6, "n_starts": 3, "random_state": 0} | parameters
    return NeuralRegressor(**options)


def differences(model: NeuralRegressor, X: np.ndarray) -> np.ndarray:
    """Return central differences of the predictions, input by input."""
    columns = []
    for j, size in enumerate(np.ptp(X, axis=0)):
        step = STEP * size * (np.arange(X.shape[1]) == j)
        columns.append((model.predict(X + step) - model.predict(X - step)) / (2 * STEP * size))
    return np.stack(columns, axis=-1)


@pytest.mark.parametrize(
    "parameters",
    [{}, {"n_members": 1}, {"loss": "huber"}, {"loss": "poisson", "alpha": 1e-3}],
    ids=str,
)
def test_gradient_is_that_of_the_predictions(parameters):
    """For committees, single networks and rates, in the units of inputs and targets."""
    X, y = wave(0)
    model = regressor(**parameters).fit(X, y)

    G = model.gradient(X[:20])

    assert G.shape == (20, 2)
    expected = differences(model, X[:20])
    assert_allclose(
        G, expected, rtol=RTOL_DIFFERENCE, atol=RTOL_DIFFERENCE * np.abs(expected).max()
    )


def test_gradient_of_several_outputs():
    """One row of slopes for each output."""
    X, y = wave(0)
    Y = np.column_stack([y, X[:, 1]])
    model = regressor().fit(X, Y)

    G = model.gradient(X[:5])

    assert G.shape == (5, 2, 2)
    assert_allclose(G, differences(model, X[:5]), rtol=RTOL_DIFFERENCE, atol=1e-3)


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"loss": "huber"},
        {"loss": "absolute", "early_stopping": True, "validation_fraction": 0.3, "alpha": 1e-3},
    ],
    ids=str,
)
def test_intervals_cover_new_targets(parameters):
    """Eight of ten, over several draws."""
    inside = []
    for seed in range(5):
        model = regressor(random_state=seed, **parameters).fit(*wave(seed))
        Z, t = wave(seed + 50, 400)
        lower, upper = model.predict_interval(Z, coverage=0.8)
        inside.append((lower <= t) & (t <= upper))

    # Scatter of noise levels estimated from 36 to 120 rows, five draws.
    assert 0.70 < np.mean(inside) < 0.92


def test_rates_have_intervals_that_widen():
    """Errors of counts grow with the square root of the rate; no end is negative."""
    rng = np.random.default_rng(0)
    X = rng.uniform(0, 5, (400, 1))
    y = rng.poisson(np.exp(X[:, 0])).astype(float)
    model = NeuralRegressor(4, loss="poisson", random_state=0).fit(X, y)

    lower, upper = model.predict_interval([[1.0], [4.5]])
    Z = rng.uniform(0, 5, (2000, 1))
    low, high = model.predict_interval(Z)
    counts = rng.poisson(np.exp(Z[:, 0]))

    assert (lower >= 0).all()
    assert (upper - lower)[1] > 3 * (upper - lower)[0]
    assert 0.85 < np.mean((low <= counts) & (counts <= high)) < 0.96


def test_fit_that_saw_all_rows_has_no_intervals():
    """The message says how to get them."""
    model = regressor(solver="lbfgs", alpha=1e-3).fit(*wave(0))

    with pytest.raises(ValueError, match=r"fit by lbfgs that saw all.*`early_stopping=True`"):
        model.predict_interval([[1.0, 0.0]])


@pytest.mark.parametrize("coverage", [0.0, 1.0, 90])
def test_coverage_is_a_probability(coverage):
    """Ninety means 0.9, but we do not guess."""
    with pytest.raises(ValueError, match=f"`coverage` must lie between 0 and 1, got {coverage:g}"):
        regressor().fit(*wave(0)).predict_interval([[1.0, 0.0]], coverage)


def test_extrapolation_grows_off_the_data(seed):
    """Among the rows it is below one nearly everywhere; away from them it rises."""
    X, y = wave(seed)
    model = regressor(random_state=seed).fit(X, y)

    among = model.extrapolation(X)
    away = model.extrapolation([[2.0, 0.0], [5.0, 400.0], [8.0, 700.0]])

    assert np.mean(among > 1) <= 0.02
    assert away[0] < 1 < away[1] < away[2]


def test_extrapolation_needs_the_evidence():
    """Another fit does not know how sure it is."""
    model = regressor(loss="huber").fit(*wave(0))

    with pytest.raises(ValueError, match=r"`extrapolation` needs .* got one by lbfgs"):
        model.extrapolation([[1.0, 0.0]])


def test_calibration_is_saved(tmp_path):
    """Intervals come back to the last bit; a later fit with the evidence forgets it."""
    X, y = wave(0)
    model = regressor(loss="huber").fit(X, y)
    save(model, tmp_path / "m.curvesmith")

    copy = load(tmp_path / "m.curvesmith")

    assert_array_equal(copy.predict_interval(X), model.predict_interval(X))
    assert model.set_params(loss="squared").fit(X, y).calibration_ is None


def test_members_are_saved(tmp_path):
    """Slopes and distances come back to the last bit."""
    X, y = wave(0)
    model = regressor().fit(X, y)
    save(model, tmp_path / "m.curvesmith")

    copy = load(tmp_path / "m.curvesmith")

    assert_array_equal(copy.gradient(X), model.gradient(X))
    assert_array_equal(copy.extrapolation(X), model.extrapolation(X))
