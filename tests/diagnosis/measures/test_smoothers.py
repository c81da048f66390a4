"""Smoothers."""

import numpy as np
import pytest

from curvesmith.diagnosis.measures import smoothers
from curvesmith.diagnosis.measures.scores import r2

RNG = np.random.default_rng(0)
X = RNG.uniform(-2, 2, (40, 2))
Y = np.sin(X[:, :1]) + 0.3 * X[:, 1:] + 0.1 * RNG.standard_normal((40, 1))


def left_out(fit):
    """Return R² of predicting each row by ``fit(X, y, x)`` from the others, one by one."""
    rows = np.arange(len(X))
    f = [fit(X[rows != i], Y[rows != i], X[i]) for i in rows]
    return r2(np.array(f).reshape(-1, 1), Y)


def test_line_leaves_each_row_out():
    """The formula is the loop."""

    def fit(inputs, y, x):
        columns = np.column_stack([np.ones(len(inputs)), inputs])
        return np.append(1.0, x) @ np.linalg.lstsq(columns, y, rcond=None)[0]

    assert smoothers.line_r2(X, Y) == pytest.approx(left_out(fit), rel=1e-10)


@pytest.mark.parametrize("n_rows", [2, 3, 4])
def test_no_line_is_known_from_fewer_rows_than_it_has_coefficients(n_rows):
    """Left out, each of so few rows gets the mean of the others; 4 rows of 3 inputs are as few."""
    inputs = np.random.default_rng(n_rows).standard_normal((n_rows, 3))
    y = Y[:n_rows]
    means = np.array([np.delete(y, i).mean() for i in range(n_rows)])[:, np.newaxis]

    assert smoothers.line_r2(inputs, y) == pytest.approx(r2(means, y))


def test_neighbours_are_the_nearest_other_rows():
    """No row is its own neighbour, in standardised units."""
    points = smoothers.standardised(X)
    distances = np.linalg.norm(points[:, np.newaxis] - points, axis=2)
    np.fill_diagonal(distances, np.inf)

    np.testing.assert_array_equal(smoothers.neighbours(X, 3), distances.argsort(axis=1)[:, :3])


def test_equal_rows_are_not_their_own_neighbours():
    """With several copies of a row, another copy is the nearest."""
    rows = np.repeat(X[:5], 4, axis=0)

    nearest = smoothers.neighbours(rows, 2)

    assert not np.any(nearest == np.arange(20)[:, np.newaxis])


def test_kernel_leaves_each_row_out():
    """The best of all widths and noises is the loop's best."""
    points = smoothers.standardised(X)
    # The mean is taken once, of all rows, by formula and loop alike.
    centred = Y - Y.mean()
    scores = []
    for width in np.sqrt(2) * np.asarray(smoothers.WIDTHS):
        for noise in smoothers.NOISES[2:]:
            f = []
            for i in range(len(points)):
                rows = np.arange(len(points)) != i
                K = np.exp(-((points[:, None] - points) ** 2).sum(axis=2) / 2 / width**2)
                inner = K[np.ix_(rows, rows)] + noise * np.eye(rows.sum())
                f.append(K[i, rows] @ np.linalg.solve(inner, centred[rows]))
            scores.append(r2(np.array(f), centred))

    # Without the two smallest noises, whose matrices are too near singular for the loop.
    assert smoothers.kernel_r2(X, Y) == pytest.approx(max(scores), abs=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_much_noise_is_told_by_all_rows_and_not_by_those_that_are_fitted(seed):
    """R2 of 400 of 1000 rows is up to 0.07 off what the curve itself explains of all."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(-2, 2, (1000, 1))
    curve = 0.45 - 0.1 * np.tanh(1.5 * x) + 0.02 * x**2
    y = curve + rng.normal(0, 0.11, (1000, 1))

    assert smoothers.kernel_r2(x, y) == pytest.approx(r2(curve, y), abs=0.02)


@pytest.mark.parametrize("seed", range(4))
def test_permutation_tells_a_curve_from_noise(seed):
    """A curve is never due to chance; noise looks so at most by p = 0.01 here and there."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(-2, 2, (60, 1))
    nearest = smoothers.neighbours(x, 5)

    assert smoothers.permutation_p(x, np.sin(2 * x), nearest) == 0.005
    assert smoothers.permutation_p(x, rng.standard_normal((60, 1)), nearest) > 0.005


def test_sample_rows_are_distinct_and_always_the_same():
    """A sample of rows is drawn without chance."""
    rows = smoothers.sample_rows(100, 30)

    assert len(np.unique(rows)) == 30
    np.testing.assert_array_equal(rows, smoothers.sample_rows(100, 30))
    np.testing.assert_array_equal(smoothers.sample_rows(10, 30), np.arange(10))


@pytest.mark.parametrize(
    ("n_rows", "n_used"), [(10, 10), (1999, 1999), (2000, 1000), (10**6, 1000)]
)
def test_some_of_many_rows_are_enough(n_rows, n_used):
    """The same ones every time, in order, each once."""
    rows = smoothers.enough_rows(n_rows)

    assert len(np.unique(rows)) == len(rows) == n_used
    assert rows[-1] < n_rows
    np.testing.assert_array_equal(rows, np.sort(rows))
    np.testing.assert_array_equal(rows, smoothers.enough_rows(n_rows))
