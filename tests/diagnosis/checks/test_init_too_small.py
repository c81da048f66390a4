"""Start too small."""

import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.init_too_small import check


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("spread", [1e-2, 1e-3])
def test_tiny_weights_are_found(seed, spread):
    """A start a hundred times too small loses its 500 steps on a plateau."""
    subject = network_subject(*curve(60), seed, spread=spread, n_steps=500)

    assert found(check, subject) == [("init-too-small", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_weights_of_the_usual_size_are_left_alone(seed):
    """The same training from N(0, 1/n_in) gives nothing, fitted or not."""
    assert found(check, network_subject(*curve(60), seed, n_steps=500)) == []
    assert found(check, network_subject(*curve(60), seed, n_steps=5)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_tiny_weights_that_find_their_way_are_left_alone(seed):
    """Given the steps, the same start is healthy."""
    assert found(check, network_subject(*curve(60), seed, spread=1e-2, n_steps=5000)) == []
