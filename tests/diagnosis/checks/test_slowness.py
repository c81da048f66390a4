"""Slowness."""

import pytest
from tests.diagnosis.subjects import curve, network_subject

from curvesmith.diagnosis.checks import slowness
from curvesmith.diagnosis.evidence import Evidence


def evidence(**options):
    """Return the evidence of a network on 60 rows of a wave."""
    return Evidence(network_subject(*curve(60), **options), budget_s=1000)


@pytest.mark.parametrize(("rate", "expected"), [(0.2, False), (1e-3, True)])
def test_room_is_what_S_leaves(rate, expected):  # noqa: N802
    """Steps near the limit have no room, short ones have."""
    assert slowness.has_room(evidence(rate=rate, n_steps=100)) is expected


def test_a_training_that_has_not_moved_stands_still():
    """Ten steps of almost nothing leave the loss where it was."""
    assert slowness.stands_still(evidence(rate=1e-6, n_steps=10))
    assert not slowness.stands_still(evidence(rate=0.1, n_steps=100))


def test_a_fit_is_not_slow():
    """A network that reaches the ceiling has no need to be faster."""
    assert not slowness.may_be_slow(evidence())


def test_the_best_longer_step_is_measured():
    """Ten or a hundred times the step closes the gap that a short one left."""
    scale, score, closed = slowness.best_longer_step(evidence(rate=1e-3, n_steps=500))

    assert scale == 100.0
    assert score > 0.9
    assert 0.8 < closed <= 1.0
