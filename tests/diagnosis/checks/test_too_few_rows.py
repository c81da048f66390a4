"""Too few rows."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.too_few_rows import check


def few_rows(n_rows):
    """Return rows of a curve with three hills."""
    X = np.linspace(-3, 3, n_rows)[:, np.newaxis] + 0.1
    return X, np.sin(4 * X)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_fit_through_few_rows_is_found(seed):
    """Seven rows of three hills are learned by heart and say nothing between."""
    subject = network_subject(
        *few_rows(7), seed, hidden=(30,), method="adam", rate=0.03, n_steps=800
    )

    assert found(check, subject) == [("too-few-rows", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_enough_rows_are_left_alone(seed):
    """With 29 rows the rows between can be predicted."""
    subject = network_subject(
        *few_rows(29), seed, hidden=(30,), method="adam", rate=0.03, n_steps=800
    )

    assert found(check, subject) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_few_rows_of_a_smooth_curve_are_left_alone(seed):
    """Twelve rows are enough for half a wave."""
    X = np.linspace(-1, 1, 12)[:, np.newaxis]

    subject = network_subject(X, np.sin(2 * X), seed, hidden=(8,), rate=0.2)

    assert found(check, subject) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_few_rows_with_noise_are_found(seed):
    """Twelve noisy rows learned by heart: the same training misses each fifth left out."""
    X = np.linspace(-1, 1, 12)[:, np.newaxis]
    y = np.sin(2 * X) + 0.7 * np.random.default_rng(seed).standard_normal(X.shape)

    subject = network_subject(X, y, seed, hidden=(30,), method="adam", rate=0.1, n_steps=3000)

    assert found(check, subject) == [("too-few-rows", "fault")]


@pytest.mark.parametrize("n_rows", [3, 4, 5])
@pytest.mark.parametrize("seed", SEEDS)
def test_no_more_rows_than_a_plane_has_coefficients(seed, n_rows):
    """Any so few rows lie on a plane of so many inputs: that they do says nothing."""
    rng = np.random.default_rng(seed)
    X, y = rng.standard_normal((n_rows, n_rows)), rng.standard_normal((n_rows, 1))

    subject = network_subject(X, y, seed, method="adam", rate=0.03, n_steps=800)

    assert found(check, subject) == [("too-few-rows", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_five_rows_of_a_line_are_left_alone(seed):
    """A network that has learned four of them as a line has the fifth."""
    X = np.linspace(-1, 1, 5)[:, np.newaxis]

    assert found(check, network_subject(X, 2 * X + 1, seed, hidden=(4,), rate=0.2)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_table_of_all_there_is_is_left_alone(seed):
    """XOR has four rows, and there are no others."""
    X = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    y = np.array([[0.0], [1], [1], [0]])

    subject = network_subject(X, y, seed, method="adam", rate=0.05, n_steps=2000)

    assert found(check, subject) == []


@pytest.mark.parametrize(("n_rows", "causes"), [(40, ["too-few-rows"]), (60, [])])
def test_rows_that_could_show_no_weak_dependence(n_rows, causes):
    """Where nothing predicts y, 40 rows leave open what explains less than 17 % of it."""
    X, y = curve(n_rows)
    y = np.random.default_rng(n_rows).permutation(y)

    assert found(check, network_subject(X, y, n_steps=10)) == [(each, "fault") for each in causes]
