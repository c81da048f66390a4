"""Outliers, and the loss that is not moved by them."""

import numpy as np
import pytest

from curvesmith import NeuralRegressor


def wave(seed: int, n_outliers: int) -> tuple[np.ndarray, np.ndarray]:
    """Return a noisy wave of which some targets are far off."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-3, 3, (300, 1))
    y = np.sin(2 * X[:, 0]) + 0.3 * X[:, 0] + 0.1 * rng.normal(size=300)
    wrong = rng.permutation(300)[:n_outliers]
    y[wrong] += rng.choice([-1, 1], n_outliers) * rng.uniform(3, 10, n_outliers)
    return X, y


def error(seed: int, n_outliers: int, **parameters) -> float:
    """Return the root mean square distance from the true curve."""
    Z = np.linspace(-3, 3, 500)[:, None]
    model = NeuralRegressor(8, random_state=seed, **parameters).fit(*wave(seed, n_outliers))
    return float(np.sqrt(np.mean((model.predict(Z) - np.sin(2 * Z[:, 0]) - 0.3 * Z[:, 0]) ** 2)))


def test_huber_is_hardly_moved_by_outliers():
    """One target in twenty is wrong by 3 to 10; the error grows little, the squared one tenfold."""
    clean, robust, squared = (
        np.mean([error(seed, n, loss=loss) for seed in range(4)])
        for n, loss in ((0, "huber"), (15, "huber"), (15, "squared"))
    )

    assert robust < 1.25 * clean
    assert squared > 5 * clean


def test_width_is_measured_and_said():
    """It is 1.345 times the noise, in standard deviations of the target; a number is taken."""
    X, y = wave(0, 15)
    model = NeuralRegressor(8, loss="huber", random_state=0).fit(X, y)

    sentence = next(text for text in model.record_.why if text.startswith("huber_delta="))
    delta = float(sentence.split("=")[1].split(":")[0])

    assert delta == pytest.approx(1.345 * 0.1 / y.std(), rel=0.15)
    given = NeuralRegressor(8, loss="huber", huber_delta=0.5, random_state=0).fit(X, y)
    assert not any("huber_delta" in text for text in given.record_.why)
