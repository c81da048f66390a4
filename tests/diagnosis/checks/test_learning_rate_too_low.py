"""Learning rate too low."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.learning_rate_too_low import check

FAULT = [("learning-rate-too-low", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("rate", [1e-3, 1e-5])
def test_short_steps_are_found(seed, rate):
    """Steps a hundred and ten thousand times too short come nowhere."""
    assert found(check, network_subject(*curve(60), seed, rate=rate, n_steps=1000)) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
def test_short_steps_of_adam_are_found(seed):
    """Where S is not known the size of the step tells."""
    subject = network_subject(*curve(60), seed, method="adam", rate=1e-5, n_steps=300)

    assert found(check, subject) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
def test_steps_of_a_good_length_are_left_alone(seed):
    """A learning rate that fits is healthy; with five steps it is not to blame."""
    assert found(check, network_subject(*curve(60), seed, rate=0.1)) == []
    assert found(check, network_subject(*curve(60), seed, rate=0.3, n_steps=5)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_network_that_cannot_is_not_blamed_on_the_step(seed):
    """No step length helps a single unit to draw two hills."""
    X, _ = curve(60)

    assert found(check, network_subject(X, np.sin(4 * X), seed, hidden=(1,))) == []
