"""What a fit is measured by agrees with other ways of computing it."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize_scalar
from sklearn.metrics import d2_pinball_score, r2_score

from curvesmith.fitting.yardstick import (
    constant_loss,
    is_affine,
    line_loss,
    mean_loss,
    r2,
    weighted_quantile,
)
from curvesmith.losses import LOSSES

RTOL = 1e-12  # sums of a hundred numbers


def sample(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return one column of skewed targets and weights."""
    rng = np.random.default_rng(seed)
    return rng.gamma(2.0, size=(101, 1)), rng.uniform(0.5, 2, 101)


@pytest.mark.parametrize("loss", LOSSES)
def test_best_constant_is_the_best(seed, loss):
    """A search over all constants finds nothing lower, and hardly anything as low."""
    y, w = sample(seed)
    parameter = 0.3 if loss == "quantile" else LOSSES[loss].default_parameter

    def value(f):
        return mean_loss(loss, parameter, np.array([[f]]), y, w)

    found = minimize_scalar(value, bounds=(-3, 6), method="bounded", options={"xatol": 1e-10})
    expected = constant_loss(loss, parameter, y, w)

    # huber and log_cosh take the better of mean and median, which is near their best.
    slack = 0.05 if loss in {"huber", "log_cosh"} else 1e-8
    assert found.fun - 1e-9 <= expected <= found.fun * (1 + slack)


def test_mean_loss_adds_outputs_and_averages_rows():
    """sum_i w_i sum_k l_ik / sum_i w_i."""
    f, y, w = np.ones((2, 2)), np.array([[0.0, 1.0], [3.0, 1.0]]), np.array([3.0, 1.0])

    assert mean_loss("squared", 0.0, f, y, w) == (3 * 0.5 + 1 * 2.0) / 4


def test_quantile_agrees_with_scikit_learn(seed):
    """The best constant of the pinball loss scores 0 there."""
    y, w = sample(seed)
    constant = np.full(101, weighted_quantile(y[:, 0], w, 0.3))

    assert abs(d2_pinball_score(y[:, 0], constant, sample_weight=w, alpha=0.3)) < 1e-2


@pytest.mark.parametrize("n_outputs", [1, 3])
def test_r2_agrees_with_scikit_learn(seed, n_outputs):
    """Weighted, averaged over outputs."""
    rng = np.random.default_rng(seed)
    y, f = rng.normal(size=(50, n_outputs)), rng.normal(size=(50, n_outputs))
    w = rng.uniform(size=50)

    assert_allclose(r2(f, y, w), r2_score(y, f, sample_weight=w), rtol=RTOL)


def test_r2_leaves_constant_outputs_out():
    """They have no deviation to explain."""
    y = np.array([[1.0, 5.0], [2.0, 5.0], [4.0, 5.0]])

    assert r2(y, y, np.ones(3)) == 1.0
    assert np.isnan(r2(y[:, 1:], y[:, 1:], np.ones(3)))


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_line_loss_is_that_of_rows_left_out(dtype):
    """Generalised cross-validation is close to leaving rows out one by one; weights count rows."""
    rng = np.random.default_rng(0)
    X = 100 + rng.normal(size=(120, 2)) * [1.0, 1e3]
    y = (X @ [[3.0], [1e-3]] + rng.normal(size=(120, 1))).astype(dtype)
    columns = np.column_stack([np.ones(120), X])
    hat = columns @ np.linalg.pinv(columns)
    left_out = (y - hat @ y)[:, 0] / (1 - np.diag(hat))

    loss = line_loss("squared", 0.0, X.astype(dtype), y, np.ones(120))

    # Rows differ in how much they bear upon the line; float32 keeps seven digits of 300.
    assert loss == pytest.approx(np.mean(left_out**2) / 2, rel=0.05)
    doubled = line_loss("squared", 0.0, X, y, 2 * np.ones(120))
    assert doubled == pytest.approx(loss, rel=1e-3)


def test_no_line_where_it_is_no_yardstick():
    """Too few rows, or outputs that are logarithms."""
    X, y = np.arange(5.0)[:, None], np.ones((5, 1))

    assert line_loss("squared", 0.0, X, y, np.ones(5)) == np.inf
    assert line_loss("poisson", 0.0, np.tile(X, (9, 1)), np.ones((45, 1)), np.ones(45)) == np.inf
    assert not is_affine(X, 2 * X)


@pytest.mark.parametrize("bend", [0.0, 1e-4])
def test_outputs_on_a_line(bend):
    """A bend by 1e-4 of the spread is one."""
    X = np.linspace(1e6, 1e6 + 1, 50)[:, None]
    f = np.column_stack([2 * X[:, 0], X[:, 0] + bend * np.abs(X[:, 0] - X.mean())])

    assert is_affine(X, f) == (bend == 0.0)
