"""Minimum: the fit at the smallest loss, and the rates that Adam is given."""

import numpy as np
import pytest
from tests.diagnosis.subjects import SEEDS, curve

from curvesmith.diagnosis.measures.minimum import adam_rate, minimum_r2
from curvesmith.network import Network

NETWORK = Network((1, 10, 1), "tanh")


def test_a_penalty_lowers_the_fit_at_the_minimum():
    """From all of the wave to none of it."""
    scores = [minimum_r2(NETWORK, *curve(60), alpha) for alpha in (0.0, 0.1, 10.0)]

    assert scores[0] > 0.99 > scores[1] > scores[2]
    assert scores[2] == pytest.approx(0.0, abs=1e-3)  # all weights are zero there


def test_the_minimum_of_a_line_is_that_of_ridge_regression():
    """Without hidden layers it has a closed form: (X'X + n alpha / 2)^-1 X'y for centred rows."""
    X, y = curve(60)
    X, y = X - X.mean(), y - y.mean()
    slope = (X * y).sum() / ((X**2).sum() + len(X) * 0.3 / 2)
    expected = 1 - ((y - slope * X) ** 2).sum() / (y**2).sum()

    # L-BFGS stops where the loss falls by less than 1e-9 of itself.
    assert minimum_r2(Network((1, 1)), X, y, 0.3) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_adam_is_given_a_rate_that_fits_and_none_where_none_does(seed):
    """A thousand steps do, three do not."""
    theta = NETWORK.initial_theta(np.random.default_rng(seed))

    assert adam_rate(NETWORK, *curve(60), theta, 1000, 0.95) is not None
    assert adam_rate(NETWORK, *curve(60), theta, 3, 0.95) is None
