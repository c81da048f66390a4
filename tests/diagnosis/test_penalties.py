"""Penalties."""

from dataclasses import replace

import numpy as np
import pytest
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.penalties import find_decay, find_penalty
from curvesmith.diagnosis.structure import identify
from curvesmith.diagnosis.update_law import update_law


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


@pytest.mark.parametrize("seed", SEEDS)
def test_the_penalty_is_found_behind_a_wrong_gradient(seed):
    """A gradient that is no sum of the two hides it; the loss does not."""
    subject = network_subject(*curve(40), seed, penalty=0.03)
    right = subject.gradient

    def gradient(params, X, y):
        return {name: np.tanh(3.0 * value) for name, value in right(params, X, y).items()}

    found = find_penalty(replace(subject, gradient=gradient), identify(subject), subject.params)

    assert found.alpha == pytest.approx(0.06, rel=1e-4)


def test_an_unknown_network_says_nothing():
    """Without structure the gradient is not taken apart."""
    subject = network_subject(*curve(40))

    assert find_penalty(subject, None, subject.params) is None


@pytest.mark.parametrize("alpha", [0.03, 0.0])
def test_the_decay_of_an_update_is_a_penalty(alpha):
    """The step shrinks the weights, and neither loss nor gradient knows of it."""
    plain = network_subject(*curve(40), rate=0.05)
    own = plain.step

    def step(params, X, y):
        decay = {name: 0.05 * alpha * value for name, value in params.items()}
        return {name: value - decay[name] for name, value in own(params, X, y).items()}

    subject = replace(plain, step=step)
    structure = identify(subject)
    found = find_decay(subject, structure, subject.params, update_law(subject, structure=structure))

    if alpha == 0.0:
        assert found is None
    else:  # beside half the squared error it counts twice
        assert found.alpha == pytest.approx(2 * alpha, rel=1e-4)
