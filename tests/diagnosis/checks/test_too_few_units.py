"""Too few units."""

from dataclasses import replace

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.too_few_units import check


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_a_single_unit_is_found(seed, activation):
    """One unit cannot draw two hills."""
    X, _ = curve(60)

    subject = network_subject(
        X, np.sin(4 * X), seed, hidden=(1,), activation=activation, n_steps=500
    )

    assert found(check, subject) == [("too-few-units", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_enough_units_are_left_alone(seed):
    """Ten units could, and are not blamed for a training of five steps."""
    assert found(check, network_subject(*curve(60), seed, n_steps=5)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_one_unit_for_a_target_of_one_unit_is_left_alone(seed):
    """A network as large as the function is large enough."""
    X, _ = curve(60)

    subject = network_subject(X, np.tanh(2 * X + 0.5), seed, hidden=(1,), n_steps=5)

    assert found(check, subject) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_layer_whose_few_units_died_is_found(seed):
    """One rectified unit that is off for every row leaves nothing to learn with."""
    subject = network_subject(*curve(60), seed, hidden=(1,), activation="relu", n_steps=5)
    params = subject.params | {"b1": np.array([-100.0])}

    assert found(check, replace(subject, params=params)) == [("too-few-units", "fault")]
