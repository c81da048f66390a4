"""Sine units that begin at the peaks of the spectrum."""

import numpy as np
import pytest

from curvesmith import NeuralRegressor
from curvesmith.engines import predict
from curvesmith.errors import FitWarning
from curvesmith.fitting.rows import Rows
from curvesmith.fitting.waves import (
    MOST_INPUTS,
    MOST_ROWS,
    can_wave,
    highest_peak,
    is_missed,
    n_frequencies,
    wave_theta,
)
from curvesmith.network import Network

N_ROWS = 150


def wave(seed: int, noise: float = 0.0, n_features: int = 2) -> tuple[Rows, int, float]:
    """Return a wave along one of several inputs, that input, and its frequency."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-1, 1, (N_ROWS, n_features))
    feature, frequency = int(rng.integers(n_features)), rng.uniform(20, 120)
    y = np.sin(frequency * X[:, [feature]] + rng.uniform(0, 6)) + noise * rng.normal(
        size=(N_ROWS, 1)
    )
    return Rows(X, y, np.ones(N_ROWS)), feature, frequency


def test_highest_peak_is_at_the_wave(seed):
    """Within half the distance of two frequencies, a quarter of a period over the span of 2."""
    rows, feature, frequency = wave(seed, noise=0.5)

    peak = highest_peak(rows, rows.y)

    assert peak.feature == feature
    assert abs(peak.frequency - frequency) < np.pi / 4
    assert 0.5 < peak.share <= 1


def test_noise_hardly_ever_holds_a_wave():
    """One in ten thousand is what the threshold says; of 200 none."""
    rng = np.random.default_rng(0)
    X = rng.uniform(-1, 1, (60, 1))
    draws = (Rows(X, rng.normal(size=(60, 1)), np.ones(60)) for _ in range(200))

    assert not any(is_missed(rows, np.zeros_like(rows.y)) for rows in draws)


def test_what_is_explained_is_not_missed(seed):
    """A wave is, while it is left over."""
    rows, *_ = wave(seed, noise=0.3)

    assert is_missed(rows, np.zeros_like(rows.y))
    assert not is_missed(rows, rows.y)


def test_sine_units_begin_on_the_waves(seed):
    """Two waves of two outputs: most of their variance is explained before any training."""
    rng = np.random.default_rng(seed)
    x = np.linspace(-1, 1, N_ROWS)[:, np.newaxis]
    waves = np.hstack([np.sin(40 * x + 1), np.cos(90 * x)])
    rows = Rows(x, waves @ rng.normal(size=(2, 2)), np.ones(N_ROWS))
    network = Network((1, 4, 2), "sine")

    f = predict(network, wave_theta(network, rows), x)

    left = np.mean((f - rows.y) ** 2) / np.mean(rows.y**2)
    assert left < 0.2


def test_a_constant_input_has_no_spectrum():
    """Nor have inputs of two values."""
    y = np.arange(20.0)[:, np.newaxis]

    assert n_frequencies(Rows(np.ones((20, 1)), y, np.ones(20))) == 0
    assert highest_peak(Rows(np.ones((20, 1)), y, np.ones(20)), y) is None
    assert n_frequencies(Rows(y % 2, y, np.ones(20))) == 0


def test_spectra_of_many_rows_or_inputs_are_not_looked_at():
    """They would take longer than they are worth."""

    def rows_of(n, d):
        return Rows(np.zeros((n, d)), np.zeros((n, 1)), np.ones(n))

    assert can_wave(rows_of(100, MOST_INPUTS))
    assert not can_wave(rows_of(100, MOST_INPUTS + 1))
    assert not can_wave(rows_of(MOST_ROWS + 1, 1))
    assert not can_wave(rows_of(5, 1))


@pytest.mark.parametrize("periods", [10, 23])
def test_default_follows_many_periods(seed, periods):
    """Of which networks that bend would need two units each."""
    rng = np.random.default_rng(seed)
    x = np.sort(rng.uniform(0, 1, 120))[:, np.newaxis]
    clean = 5 + np.sin(2 * np.pi * periods * x[:, 0])

    model = NeuralRegressor(random_state=seed).fit(x, clean + 0.3 * rng.normal(size=120))

    assert model.network_.activation == "sine"
    assert "sine units" in " ".join(model.record_.why)
    # Four parameters of 120 values: noise of 0.3 times sqrt(4 / 120), and three times that.
    assert np.sqrt(np.mean((model.predict(x) - clean) ** 2)) < 3 * 0.3 * np.sqrt(4 / 120)


def test_a_size_that_was_asked_for_is_kept():
    """Though it leaves a wave over."""
    x = np.linspace(0, 1, 120)[:, np.newaxis]

    with pytest.warns(FitWarning, match="no better than a constant"):
        model = NeuralRegressor(3, random_state=0).fit(x, np.sin(100 * x[:, 0]))

    assert {member.network.activation for member in model.members_} == {"tanh"}


def test_default_follows_a_wave_on_a_trend_and_of_one_input_of_two(seed):
    """Whatever the other input does."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(0, 1, (300, 2))
    y = 3 * X[:, 0] + np.sin(60 * X[:, 0]) + 0.5 * X[:, 1] + 0.1 * rng.normal(size=300)

    model = NeuralRegressor(random_state=seed).fit(X, y)

    assert model.score(X, y) > 0.95
