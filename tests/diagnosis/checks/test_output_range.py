"""Output range."""

import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.founding import sine_subject
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.output_range import check

FAULT = [("output-range", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("output", "factor"), [("tanh", 3.0), ("sigmoid", 1.0), ("relu", 1.0)])
def test_targets_beyond_the_output_are_found(seed, output, factor):
    """A bounded last layer cannot produce targets beyond its range."""
    X, y = curve(60)

    assert found(check, network_subject(X, factor * y, seed, output=output, n_steps=500)) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
def test_an_unknown_network_is_known_by_its_ends(seed):
    """Without its structure the range shows where outputs stick."""
    subject = network_subject(*curve(60), seed, output="sigmoid", has_structure=False, n_steps=100)

    assert found(check, subject) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("has_structure", [True, False])
def test_a_free_output_is_left_alone(seed, has_structure):
    """A failure of a network with a free output has another cause."""
    subject = network_subject(*curve(60), seed, has_structure=has_structure, n_steps=5)

    assert found(check, subject) == []


def test_a_bounded_output_that_holds_the_targets_is_left_alone():
    """Tanh reaches targets within 0.6, though the sine case does not fit them."""
    assert found(check, sine_subject(n_rows=200, n_steps=20)) == []
