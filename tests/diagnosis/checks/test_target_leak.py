"""Target leak."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.target_leak import check


@pytest.mark.parametrize("seed", SEEDS)
def test_a_copy_of_the_target_is_a_fault(seed):
    """A column that equals y is found."""
    X, y = curve(30, noise=0.1, seed=seed)

    subject = network_subject(np.hstack([X, y]), y, n_steps=1)

    assert found(check, subject) == [("target-leak", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_straight_line_of_the_target_is_a_note(seed):
    """A column that is a multiple of y may be the law that is looked for."""
    X, y = curve(30, noise=0.1, seed=seed)
    X = np.random.default_rng(seed).permutation(X)

    subject = network_subject(np.hstack([X, 3 * y + 1]), y, n_steps=1)

    assert found(check, subject) == [("target-leak", "note")]


@pytest.mark.parametrize("seed", SEEDS)
def test_other_columns_are_left_alone(seed):
    """Columns that only help are no leak."""
    X, y = curve(30, seed=seed)

    assert found(check, network_subject(np.hstack([X, X**2]), y, n_steps=1)) == []


def test_a_single_linear_input_is_left_alone():
    """A straight target of one input is no leak."""
    X, _ = curve(30)

    assert found(check, network_subject(X, 2 * X + 1, n_steps=1)) == []


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("noise", "error"), [(0.0, 0.05), (0.1, 0.0), (0.1, 0.05)])
def test_the_target_measured_again_is_a_fault(seed, noise, error):
    """A column that is y in other units, with an error of its own, beside what y depends on."""
    X, y = curve(60, noise=noise, seed=seed)
    again = 2.0 + 5.0 * (y + error * np.random.default_rng(seed).standard_normal(y.shape))

    subject = network_subject(np.hstack([X, again]), y, n_steps=1)

    assert found(check, subject) == [("target-leak", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("noise", [0.01, 0.05])
def test_a_law_in_one_of_two_inputs_is_left_alone(seed, noise):
    """A straight law stays a law beside an input that tells nothing, or that is computed."""
    X, _ = curve(60, seed=seed)
    rng = np.random.default_rng(seed)
    y = 3 * X + noise * rng.standard_normal(X.shape)

    for other in (rng.standard_normal(X.shape), X**2, X**3, np.exp(X)):
        assert found(check, network_subject(np.hstack([X, other]), y, n_steps=1)) == []
    power = 3 * X**2 + noise * rng.standard_normal(X.shape)
    assert found(check, network_subject(np.hstack([X, X**2]), power, n_steps=1)) == []
    exact = network_subject(np.hstack([X, X**2]), 3 * X**2, n_steps=1)
    assert found(check, exact) == [("target-leak", "note")]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_second_gauge_is_left_alone(seed):
    """Two gauges of one thing, on which the target depends by a straight line."""
    X, _ = curve(60, seed=seed)
    second = X + 0.05 * np.random.default_rng(seed).standard_normal(X.shape)

    assert found(check, network_subject(np.hstack([X, second]), 3 * second + 1, n_steps=1)) == [
        ("target-leak", "note")
    ]
    y = 3 * X + 0.05 * np.random.default_rng(seed + 10).standard_normal(X.shape)
    assert found(check, network_subject(np.hstack([X, second]), y, n_steps=1)) == []
