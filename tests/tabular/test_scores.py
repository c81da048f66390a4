"""Scores against their formulas, and the linear model against its."""

import math

import numpy as np
import pytest

from curvesmith.tabular.scores import Scores, predict_linearly, score

# Least squares by SVD on standardised columns: a few hundred roundings.
RTOL_LINEAR = 1e-9


def test_formulas(seed):
    """RMSE, MAE and R² are what their definitions say."""
    rng = np.random.default_rng(seed)
    y, f = rng.normal(size=(2, 40))

    actual = score(y, f)

    assert actual.rmse == pytest.approx(np.sqrt(np.mean((f - y) ** 2)))
    assert actual.mae == pytest.approx(np.mean(np.abs(f - y)))
    assert actual.r2 == pytest.approx(1 - np.mean((f - y) ** 2) / y.var())


def test_constant_target_has_no_r2():
    """R² of a constant target is undefined, and null in JSON."""
    actual = score(np.ones(3), np.zeros(3))

    assert math.isnan(actual.r2)
    assert actual.to_dict() == {"rmse": 1.0, "mae": 1.0, "r2": None}


def test_infinite_scores_are_null():
    """A score that is not finite is null in JSON."""
    assert Scores(math.inf, 1.0, -math.inf).to_dict() == {"rmse": None, "mae": 1.0, "r2": None}


def test_linear_model_finds_a_plane(seed):
    """A plane is recovered, whatever the units of its inputs."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(30, 3)) * [1e-6, 1.0, 1e6] + [0.0, 5.0, 1e6]
    coefficients = [2e6, -1.0, 3e-6]
    X_new = X[:5] * 1.1

    actual = predict_linearly(X, X @ coefficients + 7.0, X_new)

    np.testing.assert_allclose(actual, X_new @ coefficients + 7.0, rtol=RTOL_LINEAR)


def test_linear_model_of_constant_and_repeated_columns(seed):
    """Columns that add nothing change nothing."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(20, 1))
    y = 3 * X[:, 0] + rng.normal(size=20)
    redundant = np.hstack([X, X, np.full((20, 1), 4.0)])

    expected = predict_linearly(X, y, X)

    np.testing.assert_allclose(
        predict_linearly(redundant, y, redundant), expected, rtol=RTOL_LINEAR, atol=RTOL_LINEAR
    )
