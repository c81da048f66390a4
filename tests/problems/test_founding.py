"""The founding cases hold what was asked: rows, networks, rates."""

import numpy as np
import pytest

from curvesmith.problems import FOUNDING_CASES
from curvesmith.problems.founding import SINE, SQRT, SQUARE, SUM


@pytest.mark.parametrize(
    ("name", "shape", "dtype"),
    [
        ("sqrt", (500, 1), np.float64),
        ("square", (1000, 1), np.float64),
        ("sine", (4000, 1), np.float32),
        ("sum", (100, 2), np.float64),
    ],
)
def test_rows_are_as_asked(name, shape, dtype):
    """Each case has the number of rows, inputs and the precision of its question."""
    X, y = FOUNDING_CASES[name].sample(0)

    assert X.shape == shape
    assert y.shape == shape[:1]
    assert X.dtype == y.dtype == dtype


@pytest.mark.parametrize("seed", range(3))
def test_sqrt_inputs_are_half_normal_thousands(seed):
    """The inputs |N(0, 1)|·1000 are positive with mean 1000·sqrt(2/pi)."""
    X, _ = SQRT.sample(seed)

    # Its standard deviation is 603; five standard errors of the mean of 500.
    assert X.min() > 0.0
    assert X.mean() == pytest.approx(797.9, abs=5 * 603 / np.sqrt(500))


def test_square_is_in_order_without_noise():
    """The input runs evenly from 0 to 1 and the target is its square."""
    X, y = SQUARE.sample(0)

    assert np.array_equal(X[:, 0], np.linspace(0.0, 1.0, 1000))
    assert np.array_equal(y, X[:, 0] ** 2)


@pytest.mark.parametrize("seed", range(3))
def test_sum_adds_whole_numbers_up_to_four(seed):
    """x0 and x1 are whole numbers from 0 to 4, y their sum."""
    X, y = SUM.sample(seed)

    assert set(np.unique(X)) == {0.0, 1.0, 2.0, 3.0, 4.0}
    assert np.array_equal(y, X.sum(axis=1))


def test_first_update_equals_the_askers():
    """One step on our half squared error with the doubled rate is the asker's own step.

    x₀ + x₁: W -= 1·(∂Σ(f-y)²/∂W + 0.001 W), biases without the penalty; the formulas of the
    question, with the sign that descends.
    """
    rng = np.random.default_rng(0)
    X, y = SUM.sample(0)
    W, v = 0.3 * rng.standard_normal((2, 10)), 0.3 * rng.standard_normal((10, 1))
    hidden = np.maximum(0.0, X @ W)
    d_scores = 2.0 * (hidden @ v - y[:, None])
    asked = v - 1.0 * (hidden.T @ d_scores + 0.001 * v)

    rate, alpha = SUM.settings["learning_rate"], SUM.settings["alpha"]
    ours = v - rate * (hidden.T @ (hidden @ v - y[:, None]) + alpha * v)

    np.testing.assert_allclose(ours, asked, rtol=1e-12)  # the same sums in another order


@pytest.mark.parametrize(
    ("case", "asked_rate"), [(SQRT, 1e-6), (SINE, 4e-7), (SUM, 1.0)], ids=lambda v: str(v)[:20]
)
def test_rates_double_where_the_loss_is_halved(case, asked_rate):
    """(f - y)²/2 has half the gradient of (f - y)², so the rate is doubled."""
    assert case.settings["learning_rate"] == 2.0 * asked_rate


@pytest.mark.parametrize("case", FOUNDING_CASES.values(), ids=lambda case: case.name)
def test_nothing_is_scaled(case):
    """As asked means raw inputs and raw targets, one start, every pass."""
    assert case.settings["input_scaling"] == case.settings["target_scaling"] == "none"
    assert case.settings["n_starts"] == 1
    assert case.settings["early_stopping"] is False
