"""Penalties."""

import pytest
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.penalties import find_penalty
from curvesmith.diagnosis.structure import identify


def penalty_of(**options):
    """Return what is found in a network at its start."""
    subject = network_subject(*curve(40), **options)
    return find_penalty(subject, identify(subject), subject.params)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("gradient", [True, False])
def test_the_penalty_is_found(seed, gradient):
    """From the gradient, or from the loss alone; beside half the squared error it counts twice."""
    options = {} if gradient else {"gradient": None}

    found = penalty_of(seed=seed, penalty=0.03, **options)

    # Numeric gradients of width 1e-5 are good to about 1e-6 of the weights' pull.
    assert found.alpha == pytest.approx(0.06, rel=1e-4)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_penalty_is_found_where_there_is_none(seed):
    """Rounding is no penalty."""
    assert penalty_of(seed=seed) is None


def test_an_unknown_network_says_nothing():
    """Without structure the gradient is not taken apart."""
    subject = network_subject(*curve(40))

    assert find_penalty(subject, None, subject.params) is None
