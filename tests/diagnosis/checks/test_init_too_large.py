"""Start too large."""

import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.init_too_large import check


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
def test_huge_weights_are_found(seed, activation):
    """A start thirty times too large saturates the hidden units."""
    subject = network_subject(*curve(60), seed, activation=activation, spread=30.0, n_steps=1000)

    assert found(check, subject) == [("init-too-large", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_weights_of_the_usual_size_are_left_alone(seed):
    """N(0, 1/n_in) is not blamed, fitted or not."""
    assert found(check, network_subject(*curve(60), seed, n_steps=1000)) == []
    assert found(check, network_subject(*curve(60), seed, n_steps=5)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_large_weights_that_fit_are_left_alone(seed):
    """A start four times too large from which the network fits is healthy."""
    assert (
        found(check, network_subject(*curve(60), seed, spread=4.0, hidden=(30,), rate=0.02)) == []
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_large_inputs_are_not_blamed_on_the_weights(seed):
    """Inputs in the thousands saturate units of usual weights as well."""
    X, y = curve(60)

    assert found(check, network_subject(1000 * X, y, seed, spread=4.0, n_steps=100)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_layer_that_inputs_flatten_does_not_excuse_another(seed):
    """The first layer is flat by its inputs, the output by weights thirty times too large."""
    X, y = curve(60)
    subject = network_subject(4 * X, y / 2, seed, hidden=(60,), output="tanh", n_steps=100)
    params = subject.params | {"W2": 30 * subject.params["W2"]}
    blamed = network_subject(
        4 * X, y / 2, seed, hidden=(60,), output="tanh", n_steps=100, params=params
    )

    assert found(check, blamed) == [("init-too-large", "fault")]
    assert found(check, subject) == []
