"""Inputs that are not scaled."""

import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.inputs_not_scaled import check

FAULT = [("inputs-not-scaled", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("factor", "shift"), [(1e3, 0.0), (1e-3, 0.0), (1.0, 100.0)])
def test_inputs_far_from_unit_scale_are_found(seed, factor, shift):
    """X in thousands, in thousandths, and far from 0 keep gradient descent from fitting."""
    X, y = curve(60)

    assert found(check, network_subject(X * factor + shift, y, seed, n_steps=2000)) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
def test_standardised_inputs_are_left_alone(seed):
    """The same network on the same curve in units near 1 is healthy."""
    assert found(check, network_subject(*curve(60), seed)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_failure_for_another_reason_does_not_blame_the_inputs(seed):
    """Inputs near unit scale are not blamed when three steps are made."""
    assert found(check, network_subject(*curve(60), seed, n_steps=3)) == []
