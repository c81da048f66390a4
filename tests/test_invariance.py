"""Units, repetitions and the order of rows do not change a fit."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from curvesmith import NeuralRegressor

pytestmark = pytest.mark.filterwarnings("ignore::curvesmith.FitWarning")

# What a change of units may do to predictions, in standard deviations of the target: training
# amplifies the rounding of the new units. On the grid of the scaled data it mostly vanishes.
UNITS_TOLERANCE = 1e-3

FULL_BATCH = {
    "cross-validated": {"n_starts": 1},
    "lbfgs": {"solver": "lbfgs", "alpha": 1e-4, "n_starts": 1},
    "relu": {"activation": "relu", "alpha": 1e-4, "n_starts": 1},
    "absolute": {"loss": "absolute", "alpha": 1e-4, "n_starts": 1},
    "robust": {
        "input_scaling": "robust",
        "target_scaling": "robust",
        "alpha": 1e-4,
        "n_starts": 1,
    },
    "output tanh": {"output_activation": "tanh", "alpha": 1e-4, "n_starts": 1},
    "early stopping": {"solver": "lbfgs", "early_stopping": True, "n_starts": 1},
    "gd": {"solver": "gd", "max_iter": 300, "n_starts": 1},
    "adam": {"solver": "adam", "batch_size": "full", "max_iter": 300, "n_starts": 1},
}


def problem(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return a problem of one to three inputs with noise."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(40, 1 + seed % 3))
    return X, np.sin(2 * X[:, 0]) + np.abs(X).sum(axis=1) + 0.1 * rng.normal(size=40)


def fit(X: np.ndarray, y: np.ndarray, weights=None, **parameters) -> NeuralRegressor:
    """Fit with seed 0."""
    return NeuralRegressor(**{"random_state": 0} | parameters).fit(X, y, sample_weight=weights)


@pytest.mark.parametrize("name", FULL_BATCH)
def test_powers_of_two_change_no_bit(seed, name):
    """Neither in the parameters nor, but for the power, in the predictions."""
    X, y = problem(seed)
    rng = np.random.default_rng(seed + 100)
    a, c = 2.0 ** rng.integers(-40, 41, X.shape[1]), 2.0 ** int(rng.integers(-40, 41))

    plain, scaled = fit(X, y, **FULL_BATCH[name]), fit(a * X, c * y, **FULL_BATCH[name])

    assert_array_equal(scaled.theta_, plain.theta_)
    assert_array_equal(scaled.predict(a * X), c * plain.predict(X))


@pytest.mark.parametrize("name", FULL_BATCH)
def test_units_do_not_change_predictions(seed, name):
    """Under x -> a x + b and y -> c y + d, with factors from 1e-9 to 1e9."""
    X, y = problem(seed)
    rng = np.random.default_rng(seed + 200)
    a, c = 10 ** rng.uniform(-9, 9, X.shape[1]), 10 ** rng.uniform(-9, 9)
    b, d = a * rng.normal(0, 100, X.shape[1]), c * rng.normal(0, 100)

    plain, moved = fit(X, y, **FULL_BATCH[name]), fit(a * X + b, c * y + d, **FULL_BATCH[name])

    prediction = (moved.predict(a * X + b) - d) / c
    assert_allclose(prediction, plain.predict(X), rtol=0, atol=UNITS_TOLERANCE * y.std())


@pytest.mark.parametrize(("factor", "offset"), [(1.0, 1000.0), (1e-4, 0.0), (1e9, -1e9)])
def test_targets_of_any_size_are_fitted_as_well(factor, offset):
    """1000 + sin(x) and 1e-4 sin(x) are no harder than sin(x)."""
    X = np.linspace(0, 6, 100)[:, None]
    plain = fit(X, np.sin(X[:, 0]))
    expected = np.abs(plain.predict(X) - np.sin(X[:, 0])).max()

    model = fit(X, offset + factor * np.sin(X[:, 0]))

    error = np.abs((model.predict(X) - offset) / factor - np.sin(X[:, 0])).max()
    assert expected < 2e-3
    # The offset costs its own rounding; half as much again for another path to the minimum.
    assert error < 1.5 * expected + 4 * np.spacing(abs(offset)) / factor


@pytest.mark.parametrize("name", FULL_BATCH)
def test_weights_are_repetitions(seed, name):
    """Weight 0 is the row absent, weight 3 the row three times, to the bit."""
    X, y = problem(seed)
    rng = np.random.default_rng(seed + 300)
    weights = rng.integers(0, 4, len(X))
    rows = rng.permutation(np.repeat(np.arange(len(X)), weights))

    weighted = fit(X, y, weights.astype(float), **FULL_BATCH[name])
    repeated = fit(X[rows], y[rows], **FULL_BATCH[name])

    assert_array_equal(repeated.theta_, weighted.theta_)
    assert_array_equal(repeated.predict(X), weighted.predict(X))


@pytest.mark.parametrize("factor", [2.0**-20, 2.0**20])
def test_only_ratios_of_weights_matter(seed, factor):
    """Multiplying all weights by a power of two changes no bit."""
    X, y = problem(seed)
    weights = np.random.default_rng(seed).uniform(0.5, 2, len(X))

    plain = fit(X, y, weights, **FULL_BATCH["lbfgs"])

    assert_array_equal(fit(X, y, factor * weights, **FULL_BATCH["lbfgs"]).theta_, plain.theta_)


@pytest.mark.parametrize("name", FULL_BATCH)
def test_order_of_rows_does_not_matter(seed, name):
    """Full batches see a set of rows, not a sequence."""
    X, y = problem(seed)
    order = np.random.default_rng(seed).permutation(len(X))

    shuffled = fit(X[order], y[order], **FULL_BATCH[name])

    assert_array_equal(shuffled.theta_, fit(X, y, **FULL_BATCH[name]).theta_)
