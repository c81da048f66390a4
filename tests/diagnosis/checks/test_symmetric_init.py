"""Symmetric start."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.symmetric_init import check


def start(seed, value, names=("W1", "b1", "W2")):
    """Return a start whose named arrays hold one value."""
    params = network_subject(*curve(60), seed).params
    return {name: np.full_like(a, value) if name in names else a for name, a in params.items()}


@pytest.mark.parametrize("value", [0.0, 0.3, 1.0])
def test_equal_units_are_found(value):
    """Units that start alike stay alike, which keeps sin(2x) from being fitted."""
    X, _ = curve(60)

    subject = network_subject(X, np.sin(4 * X), params=start(0, value), n_steps=1000)

    assert found(check, subject) == [("symmetric-init", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_random_weights_are_left_alone(seed):
    """Weights that differ give nothing."""
    assert found(check, network_subject(*curve(60), seed, n_steps=1000)) == []


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("names", [("W2", "b2"), ("b1", "b2")])
def test_zeros_that_do_no_harm_are_left_alone(seed, names):
    """Zero output weights, and zero biases, are good starts."""
    subject = network_subject(*curve(60), params=start(seed, 0.0, names), n_steps=1000)

    assert found(check, subject) == []
