"""Ill-conditioned."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.ill_conditioned import check


def nearly_equal_columns(seed, difference):
    """Return two columns that differ a little, and a target that is their difference."""
    rng = np.random.default_rng(seed)
    x, other = rng.standard_normal((2, 60, 1))
    return np.hstack([x, x + difference * other]), other


@pytest.mark.parametrize("seed", SEEDS)
def test_columns_that_nearly_repeat_are_found(seed):
    """A target that is the small difference of two inputs lies along a narrow valley."""
    X, y = nearly_equal_columns(seed, 1e-3)

    assert found(check, network_subject(X, y, seed, n_steps=500)) == [("ill-conditioned", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_columns_of_their_own_are_left_alone(seed):
    """The same target of columns that differ is fitted."""
    assert found(check, network_subject(*nearly_equal_columns(seed, 1.0), seed)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_training_cut_short_is_not_called_so(seed):
    """What more steps cure is no valley."""
    assert found(check, network_subject(*curve(60), seed, rate=0.2, n_steps=40)) == []
