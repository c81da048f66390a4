"""One fit from arrays to its conclusion."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from curvesmith import NeuralRegressor
from curvesmith.fitting.conclusion import Conclusion
from curvesmith.fitting.fit import fit_network, is_all_constant
from curvesmith.fitting.plan import Fitted
from curvesmith.fitting.rows import Rows

X = np.linspace(-1.0, 1.0, 40)[:, None]
ROWS = Rows(X, np.sin(3 * X), np.ones(40))


def fit(rows: Rows = ROWS, previous: Fitted | None = None, n_calls=None, **params) -> Conclusion:
    """Fit a small network."""
    parameters = NeuralRegressor(4, **{"alpha": 1e-3, "max_iter": 20, "n_starts": 1} | params)
    return fit_network(parameters.get_params(deep=False), rows, 3, previous, n_calls)


@pytest.mark.parametrize("batch_size", ["full", 8])
def test_full_batches_merge_equal_rows(batch_size):
    """Mini-batches see the rows as they came."""
    doubled = Rows(np.vstack([X, X]), np.sin(3 * np.vstack([X, X])), np.ones(80))

    once = fit(solver="adam", batch_size=batch_size)
    twice = fit(doubled, solver="adam", batch_size=batch_size)

    assert np.array_equal(once.fitted.theta, twice.fitted.theta) == (batch_size == "full")
    assert twice.record.n_rows == 80
    assert twice.record.n_distinct_rows == 40


def test_constant_targets_need_no_training():
    """A network of zeros predicts them exactly."""
    rows = Rows(X, np.full((40, 2), 0.1), np.ones(40))

    conclusion = fit(rows)

    assert is_all_constant(rows)
    assert not conclusion.fitted.theta.any()
    assert conclusion.record.stop == "constant"
    assert conclusion.outcome.n_iter == 0


def test_one_constant_column_among_several_is_trained():
    """The others still need it."""
    rows = Rows(X, np.column_stack([np.sin(3 * X), np.ones(40)]), np.ones(40))

    assert not is_all_constant(rows)
    assert fit(rows).record.stop != "constant"


def test_going_on_keeps_the_scaling():
    """New rows do not move the old network's units."""
    first = fit().fitted

    second = fit(Rows(10 * X, ROWS.y, ROWS.w), first, max_iter=1).fitted

    assert second.x_scaling is first.x_scaling
    assert second.y_scaling is first.y_scaling


def test_portions_make_one_epoch_each():
    """And are not judged by themselves."""
    conclusion = fit(Rows(X[:2], ROWS.y[:2], ROWS.w[:2]), n_calls=0, solver="adam")

    assert conclusion.outcome.n_iter == 1
    assert conclusion.doubts == []


def test_rows_of_weight_zero_are_absent():
    """They count nowhere."""
    w = np.ones(40)
    w[::2] = 0

    conclusion = fit(Rows(X, ROWS.y, w))

    expected = fit(Rows(X[1::2], ROWS.y[1::2], np.ones(20)))
    assert_array_equal(conclusion.fitted.theta, expected.fitted.theta)
    assert conclusion.record.n_rows == 20
