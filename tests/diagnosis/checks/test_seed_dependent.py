"""Seed-dependent."""

import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.founding import sine_subject
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.seed_dependent import check


@pytest.mark.parametrize("seed", SEEDS)
def test_luck_is_found(seed):
    """The sine case ends well or on the flat parts of tanh, by its start."""
    subject = sine_subject(seed, n_rows=300, n_steps=3000)

    assert found(check, subject) == [("seed-dependent", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_trainings_that_agree_are_left_alone(seed):
    """A network that fits from every start is healthy."""
    assert found(check, network_subject(*curve(60), seed)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_failing_from_every_start_is_no_luck(seed):
    """Starts that all come nowhere differ, but none is a success."""
    assert found(check, network_subject(*curve(60), seed, rate=1e-5, n_steps=100)) == []


def test_without_fresh_starts_nothing_is_said():
    """No way to draw another start, no verdict."""
    assert found(check, network_subject(*curve(60), init=None, n_steps=5)) == []
