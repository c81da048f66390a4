"""The data on their way to the engine: checked, scaled, split, weighed."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from curvesmith import Network, NeuralRegressor
from curvesmith.fitting.data import Goal, check_targets, fit_scalings, scale_rows, split_rows
from curvesmith.fitting.rows import Rows

RTOL = 1e-12  # sums of a few dozen numbers in another order


def some_rows(seed: int = 0, n_rows: int = 40) -> Rows:
    """Return positive random rows."""
    rng = np.random.default_rng(seed)
    return Rows(
        rng.normal(5, 2, (n_rows, 2)), rng.gamma(2.0, size=(n_rows, 1)), rng.uniform(1, 3, n_rows)
    )


def parameters(**changes) -> dict:
    """Return the regressor's parameters with some changes."""
    return NeuralRegressor(**changes).get_params() | {"alpha": 0.0}


def goal(**changes) -> Goal:
    """Return the goal of a small network."""
    return Goal.of(Network((2, 3, 1)), parameters(**changes))


@pytest.mark.parametrize(
    ("y", "message"),
    [
        ([[1.0], [-2.5]], r"`y` must be at least 0 for loss='poisson', got -2\.5\."),
        ([[0.0], [0.0]], r"`y` must have a positive value in each column .* got zeros only\."),
    ],
)
def test_targets_that_are_no_counts_are_refused(y, message):
    """The logarithmic link needs rates; other losses take anything."""
    rows = Rows(np.zeros((2, 1)), np.array(y), np.ones(2))

    with pytest.raises(ValueError, match=message):
        check_targets(rows, "poisson")
    check_targets(rows, "squared")


def test_scaled_rows_are_standard():
    """Mean 0 and variance 1, weighted, in the dtype of the arithmetic."""
    rows, params = some_rows(), parameters()

    scaled = scale_rows(rows, fit_scalings(rows, params), params, np.float32)

    assert scaled.X.dtype == scaled.y.dtype == np.float32
    assert_allclose(np.average(scaled.X, axis=0, weights=rows.w), 0, atol=1e-6)  # float32
    assert_allclose(np.average(scaled.y**2, axis=0, weights=rows.w), 1, rtol=1e-6)


def test_split_holds_out_only_if_asked():
    """Without early stopping all rows are trained on."""
    rows, rng = some_rows(), np.random.default_rng(0)

    whole = split_rows(rows, False, parameters(), rng)
    parts = split_rows(rows, True, parameters(validation_fraction=0.25), rng)

    assert whole.held is None
    assert len(whole.train) == len(whole.all) == 40
    assert parts.held is not None
    assert (len(parts.train), len(parts.held)) == (30, 10)


@pytest.mark.parametrize("factor", [1e-300, 2.0, 1e300])
def test_only_ratios_of_weights_matter_for_a_mean(factor):
    """Weights far outside the range of float32 do no harm either."""
    rows, theta = some_rows(), np.full(13, 0.3)
    expected = goal().over(rows, 0.1).value(theta)

    value = goal().over(Rows(rows.X, rows.y, rows.w * factor), 0.1).value(theta)

    assert_allclose(value, expected, rtol=RTOL)


def test_equal_weights_are_no_weights():
    """To the bit, so that repeating all data changes nothing."""
    rows, theta = some_rows(), np.full(13, 0.3)
    values = {
        goal().over(Rows(rows.X, rows.y, np.full(40, w)), 0.1).value(theta) for w in (1.0, 3.0)
    }

    assert len(values) == 1


def test_weights_scale_a_sum():
    """Twice the weight is twice the sum; the penalty stays."""
    rows, theta = some_rows(), np.full(13, 0.3)
    single, double = (
        goal().over(Rows(rows.X, rows.y, w * np.ones(40)), 0.0, reduction="sum").value(theta)
        for w in (1.0, 2.0)
    )

    assert_allclose(double, 2 * single, rtol=RTOL)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"loss": "quantile", "quantile": 0.9}, 0.9),
        ({"loss": "huber", "huber_delta": 2.0}, 2.0),
        ({"loss": "squared", "quantile": 0.9}, 0.0),
    ],
    ids=str,
)
def test_parameter_of_the_loss(changes, expected):
    """Each loss takes its own parameter."""
    assert goal(**changes).parameter == expected


def test_scaling_is_measured_as_asked():
    """Inputs and targets apart."""
    rows = some_rows()

    x_scaling, y_scaling = fit_scalings(rows, parameters(input_scaling="none"))

    assert_array_equal(x_scaling.scale, [1.0, 1.0])
    assert y_scaling.scale != 1.0
