"""No non-linearity."""

import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.no_nonlinearity import check


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("hidden", [(), (10,), (5, 5)])
def test_linear_layers_are_found(seed, hidden):
    """Layers without activations cannot fit a wave, however many."""
    subject = network_subject(
        *curve(60), seed, hidden=hidden, activation="identity", rate=0.03, n_steps=1000
    )

    assert found(check, subject) == [("no-nonlinearity", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid"])
def test_networks_that_can_bend_are_left_alone(seed, activation):
    """A failure of a network with activations has another cause."""
    assert found(check, network_subject(*curve(60), seed, activation=activation, n_steps=5)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_linear_model_of_a_linear_target_is_left_alone(seed):
    """A line for a line is healthy."""
    X, _ = curve(60)

    assert found(check, network_subject(X, 2 * X + 1, seed, hidden=())) == []
