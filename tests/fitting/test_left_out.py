"""Predictions of rows that were left out."""

import numpy as np
from numpy.testing import assert_allclose

from curvesmith.engines import make_objective
from curvesmith.fitting.left_out import (
    LeftOut,
    left_out,
    log_density,
    optimism,
    pooled,
    squared_error,
)
from curvesmith.fitting.rows import Rows
from curvesmith.network import Network
from curvesmith.solvers.precisions import Groups, NoisePrior, Precisions, Problem, posterior_at

LINE = Network((2, 1))
ALPHA, BETA = 0.3, 4.0


def fit(rows: Rows):
    """Return the most probable straight line and its posterior."""
    objective = make_objective(
        LINE, rows.X, rows.y, sample_weight=rows.w, loss="squared", reduction="sum"
    )
    _, H, g = objective.normal_equations(np.zeros(LINE.n_params))
    theta = np.linalg.solve(BETA * H + ALPHA * np.eye(len(H)), -BETA * g)
    groups = Groups.of(LINE)
    problem = Problem(groups, float(rows.w.sum()), NoisePrior.of(100.0))
    precisions = Precisions(np.full(len(groups), ALPHA), BETA)
    return theta, posterior_at(problem, precisions, theta, objective.value(theta), np.array(H))


def draw(seed: int, n_rows: int = 9) -> Rows:
    """Return noisy values of a plane."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n_rows, 2))
    return Rows(X, X @ [[1.0], [-2.0]] + rng.normal(size=(n_rows, 1)), np.ones(n_rows))


def test_a_line_fitted_without_the_row_predicts_the_same(seed):
    """For a network that is linear in theta nothing is approximate."""
    rows = draw(seed)
    theta, posterior = fit(rows)

    found = left_out(LINE, theta, posterior, rows)

    for i in range(len(rows)):
        rest = rows.take(np.delete(np.arange(len(rows)), i))
        other, without = fit(rest)
        row = np.append(rows.X[i], 1.0)
        spread = row @ np.linalg.solve(np.tril(without.factor) @ np.tril(without.factor).T, row)
        assert_allclose(found.means[i], row @ other, rtol=1e-9)
        assert_allclose(found.variances[i], 1 / BETA + spread, rtol=1e-9)


def test_of_a_row_of_weight_two_one_is_left_out(seed):
    """The score is that of the row twice."""
    once = draw(seed)
    w = 1.0 + np.arange(len(once)) % 2
    weighted = Rows(once.X, once.y, w)
    repeated = once.take(np.repeat(np.arange(len(once)), w.astype(int)))

    scores = [log_density(left_out(LINE, *fit(rows), rows), rows) for rows in (weighted, repeated)]

    assert_allclose(*scores, rtol=1e-12)


def test_log_density_is_that_of_the_normal_law():
    """Averaged over rows with their weights."""
    rows = Rows(np.zeros((2, 1)), np.array([[1.0], [3.0]]), np.array([1.0, 3.0]))
    predictions = LeftOut(np.array([[0.0], [3.0]]), np.array([[1.0], [4.0]]))

    nats = [-0.5 * np.log(2 * np.pi) - 0.5, -0.5 * np.log(8 * np.pi)]

    assert_allclose(log_density(predictions, rows), np.average(nats, weights=[1, 3]))


def test_pooled_predictions_lie_between():
    """Two equal members are one."""
    part = LeftOut(np.ones((3, 1)), np.full((3, 1), 2.0))

    both = pooled([part, part])

    assert_allclose(both.means, part.means)
    assert_allclose(both.variances, part.variances)


def test_squared_error_counts_rows_by_their_weight():
    """And outputs alike."""
    rows = Rows(np.zeros((2, 1)), np.zeros((2, 2)), np.array([1.0, 3.0]))

    assert squared_error(np.array([[2.0, 0.0], [0.0, 0.0]]), rows) == 0.5


def test_optimism_is_left_out_over_fitted_squared_error():
    """At least 1, and 1 where nothing is left over."""
    y = np.array([[1.0], [-1.0]])
    rows = Rows(y, y, np.ones(2))
    said = LeftOut(0 * y, np.ones_like(y))

    assert optimism(said, 0.5 * y, rows) == 4.0
    assert optimism(said, -y, rows) == 1.0
    assert optimism(LeftOut(y, np.ones_like(y)), y, rows) == 1.0
