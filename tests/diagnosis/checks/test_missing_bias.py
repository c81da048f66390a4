"""Missing biases."""

import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.missing_bias import check


@pytest.mark.parametrize("seed", SEEDS)
def test_missing_biases_are_found_where_they_matter(seed):
    """An odd network cannot fit a wave that is not odd."""
    X, y = curve(60)

    subject = network_subject(X + 1, y, seed, bias=False, n_steps=500)

    assert found(check, subject) == [("missing-bias", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_networks_with_biases_are_left_alone(seed):
    """With biases nothing is missing, fitted or not."""
    X, y = curve(60)

    assert found(check, network_subject(X + 1, y, seed, n_steps=500)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_an_odd_target_needs_no_biases(seed):
    """sin(2x) is odd, and fitted without biases."""
    assert found(check, network_subject(*curve(60), seed, bias=False, rate=0.2)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_missing_biases_are_a_note_where_they_could_do_without(seed):
    """An odd target that is not fitted yet fails for another reason."""
    subject = network_subject(*curve(60), seed, bias=False, n_steps=3)

    assert found(check, subject) == [("missing-bias", "note")]
