"""Error bars as left-out rows say."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize

from curvesmith import NeuralRegressor, load, save
from curvesmith.fitting.error_bars import (
    DISTRUST,
    FURTHEST,
    MOST_OPTIMISM,
    PRIOR_PRECISION,
    PRIOR_VALUES,
    error_bars,
    widths,
)
from curvesmith.fitting.left_out import LeftOut
from curvesmith.fitting.rows import Rows

N_ROWS = 2000


def noisy_rows(seed: int) -> Rows:
    """Return targets of noise alone, of weights from 1 to 3."""
    rng = np.random.default_rng(seed)
    y = rng.normal(size=(N_ROWS, 2))
    return Rows(y, y, rng.integers(1, 4, N_ROWS).astype(float))


@pytest.mark.parametrize("factor", [0.5, 1.0, 1.7])
def test_standard_deviations_are_put_right(seed, factor):
    """Where they were said to be 1 / factor times what they are."""
    rows = noisy_rows(seed)
    said = LeftOut(np.zeros_like(rows.y), np.full_like(rows.y, factor**-2))

    found = error_bars(said, np.zeros_like(rows.y), rows)

    # 4000 values of unequal weights: a standard error of 0.012, and three of them.
    assert_allclose(found.factor, factor, rtol=0.036)
    assert_allclose(found.slopes, 0, atol=1e-12)


def levelled_rows(seed: int) -> tuple[Rows, np.ndarray]:
    """Return targets around levels of two outputs, noisier where the first is high."""
    rng = np.random.default_rng(seed)
    levels = rng.normal(size=(N_ROWS, 2))
    sd = np.exp([0.8, 0.0] * levels / 2)
    y = levels + sd * rng.normal(size=levels.shape)
    return Rows(y, y, rng.integers(1, 4, N_ROWS).astype(float)), levels


def test_noise_that_grows_with_the_prediction_is_found(seed):
    """Of each output for itself."""
    rows, levels = levelled_rows(seed)

    found = error_bars(LeftOut(levels, np.ones_like(levels)), levels, rows)

    # Standard errors of slopes are sqrt(2 / n), of weights from 1 to 3 a little more: three.
    assert_allclose(found.slopes, [0.8, 0.0], atol=0.12)


def test_they_are_the_most_probable_ones(seed):
    """Of the density that the docstring of the module writes down, by another minimiser."""
    rows, levels = levelled_rows(seed)
    said = LeftOut(levels, np.full_like(levels, 0.3))
    z2, m = (rows.y - said.means) ** 2 / said.variances, np.clip(levels, -FURTHEST, FURTHEST)

    def loss(at):
        h = at[0] + at[1:] * m
        prior = PRIOR_VALUES * (at[0] + np.exp(-at[0])) + PRIOR_PRECISION * at[1:] @ at[1:]
        return (rows.w @ (h + z2 * np.exp(-h)).sum(axis=1) + prior) / 2

    a, *slopes = minimize(loss, np.zeros(3), method="Nelder-Mead", options={"xatol": 1e-6}).x
    found = error_bars(said, levels, rows)

    assert_allclose(found.factor, np.exp(a / 2), rtol=1e-3)
    assert_allclose(found.slopes, slopes, atol=1e-3)


def test_networks_that_learn_by_heart_are_believed_less(seed):
    """By the quarter power of left-out over fitted squared error, up to a limit."""
    rows = noisy_rows(seed)
    said = LeftOut(np.zeros_like(rows.y), np.ones_like(rows.y))
    plain = error_bars(said, np.zeros_like(rows.y), rows).factor

    twice, far = (error_bars(said, (1 - share) * rows.y, rows).factor for share in (0.5**0.5, 1e-3))

    assert_allclose(twice / plain, 2**DISTRUST)
    assert_allclose(far / plain, MOST_OPTIMISM**DISTRUST)


def test_a_handful_of_rows_says_little():
    """Six residuals of three standard deviations do not make error bars three times as wide."""
    y = 3.0 * np.array([[1.0], [-1.0], [1.0], [-1.0], [1.0], [-1.0]])
    rows = Rows(y, y, np.ones(6))

    found = error_bars(LeftOut(0 * y, np.ones_like(y)), 0 * y, rows)

    assert_allclose(found.factor**2, (6 * 9 + PRIOR_VALUES) / (6 + PRIOR_VALUES))


def test_exact_networks_keep_theirs():
    """There are no residuals to learn from."""
    rows = noisy_rows(0)

    found = error_bars(LeftOut(rows.y, np.ones_like(rows.y)), rows.y, rows)

    assert found.factor == 1.0
    assert not found.slopes.any()


def test_far_predictions_are_as_noisy_as_those_at_the_limit():
    """Nothing is known of the noise there."""
    means = np.array([[-1e9], [-FURTHEST], [FURTHEST], [1e9]])

    low, at_low, at_high, high = widths(1.5, np.array([0.4]), means)[:, 0]

    assert low == at_low < at_high == high


def test_standard_deviations_are_multiplied_and_saved(tmp_path):
    """Of many rows whose noise grows with the target."""
    rng = np.random.default_rng(0)
    X = rng.uniform(0, 2, (400, 1))
    y = X[:, 0] ** 2 * (1 + 0.2 * rng.normal(size=400))
    model = NeuralRegressor(random_state=0).fit(X, y)
    assert model.error_slopes_[0] > 0.3
    before = model.predict(X[:5], return_std=True)
    save(model, tmp_path / "model.curvesmith")
    other = load(tmp_path / "model.curvesmith")

    assert other.error_factor_ == model.error_factor_
    assert other.error_slopes_ == model.error_slopes_
    assert_allclose(other.predict(X[:5], return_std=True), before, rtol=0)
    m = (before[0] - model.y_scaler_.offset) / model.y_scaler_.scale
    expected = widths(model.error_factor_, model.error_slopes_, m[:, np.newaxis])[:, 0]
    model.error_factor_, model.error_slopes_ = 1.0, np.zeros(1)
    assert_allclose(model.predict(X[:5], return_std=True)[1] * expected, before[1], rtol=1e-12)
