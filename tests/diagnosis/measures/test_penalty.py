"""Penalty."""

import numpy as np
import pytest

from curvesmith.diagnosis.measures.penalty import pull, split_gradient

RNG = np.random.default_rng(0)
DATA, WEIGHTS = RNG.standard_normal((2, 30))


@pytest.mark.parametrize("factor", [0.5, 1.0, 100.0])
@pytest.mark.parametrize("alpha", [0.0, 1e-3, 2.0])
def test_the_penalty_comes_back(factor, alpha):
    """Alpha of factor (data + alpha weights) is found, whatever the factor."""
    total = factor * (DATA + alpha * WEIGHTS)

    assert split_gradient(total, DATA, WEIGHTS) == pytest.approx(alpha, abs=1e-12)


def test_other_sums_are_not_taken_apart():
    """A gradient that is neither, and one that ascends, give nothing."""
    assert split_gradient(RNG.standard_normal(30), DATA, WEIGHTS) is None
    assert split_gradient(-DATA, DATA, WEIGHTS) is None
    assert split_gradient(DATA * np.nan, DATA, WEIGHTS) is None


def test_the_pulls_balance_at_a_minimum():
    """Where the sum is zero they oppose each other with equal force."""
    found = pull(0.5, -0.5 * WEIGHTS, WEIGHTS)

    assert (found.ratio, found.cosine) == pytest.approx((1.0, -1.0))


def test_without_weights_there_is_no_pull():
    """Zero weights feel no penalty."""
    assert pull(0.5, DATA, np.zeros(30)).ratio == 0.0
