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
