"""Committees of networks that held rows out."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from curvesmith import NeuralRegressor, load, save


def wave(seed: int, n_rows: int = 400) -> tuple[np.ndarray, np.ndarray]:
    """Return a noisy wave."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(0, 6, (n_rows, 1))
    return X, 100 + 10 * np.sin(X[:, 0]) + 2 * rng.normal(size=n_rows)


def committee(**parameters) -> NeuralRegressor:
    """Return a regressor of three networks, each with other rows held out."""
    options = {
        "hidden_layer_sizes": 8,
        "solver": "adam",
        "early_stopping": True,
        "validation_fraction": 0.2,
        "max_iter": 300,
        "n_starts": 3,
        "random_state": 0,
    }
    return NeuralRegressor(**options | parameters)


def test_members_are_averaged_by_their_errors_on_held_out_rows():
    """The weight of each is one over its held-out error."""
    X, y = wave(0)
    model = committee().fit(X, y)
    alone = [committee(n_members=1, n_starts=k + 1).fit(X, y) for k in range(3)]

    noises = np.array([member.noise_variance for member in model.members_])
    thetas = {member.start: member.theta for member in model.members_}

    assert len(model.members_) == 3
    assert_array_equal(thetas[0], alone[0].theta_)
    losses = [model.record_.starts[m.start].validation_loss for m in model.members_]
    assert_allclose(noises, 2 * np.array(losses))
    assert (np.diff(losses) >= 0).all()


def test_standard_deviations_hold_the_noise():
    """The noise of 2 units is found on the held-out rows."""
    X, y = wave(0)

    _, std = committee().fit(X, y).predict(X, return_std=True)

    # 240 held-out values give a standard deviation to 5 %; training on the others adds little.
    assert_allclose(np.median(std), 2.0, rtol=0.2)


def test_intervals_come_from_all_members():
    """Each answers for the rows that it held out."""
    X, y = wave(0)
    model = committee().fit(X, y)

    assert model.calibration_.errors.shape == (3 * 80, 1)
    lower, upper = model.predict_interval(X, 0.9)
    assert 0.84 < np.mean((lower <= y) & (y <= upper)) < 0.96


def test_distance_from_the_data_is_not_known():
    """Nothing is known of the uncertainty of the parameters."""
    X, y = wave(0)

    with pytest.raises(ValueError, match=r"`extrapolation` needs .* got one by adam"):
        committee().fit(X, y).extrapolation(X)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_files_hold_members(tmp_path, dtype):
    """Predictions come back to the last bit, in the dtype of the training."""
    X, y = wave(0)
    X = X.astype(dtype)
    model = committee().fit(X, y)
    save(model, tmp_path / "m.curvesmith")

    copy = load(tmp_path / "m.curvesmith")

    assert model.predict(X).dtype == dtype
    assert_array_equal(copy.predict(X, return_std=True), model.predict(X, return_std=True))


def test_threads_do_not_change_the_bits():
    """Each start draws its own rows from the seed."""
    X, y = wave(0)

    one, two = (committee(n_jobs=n_jobs).fit(X, y) for n_jobs in (1, 2))

    assert_array_equal(one.predict(X), two.predict(X))
