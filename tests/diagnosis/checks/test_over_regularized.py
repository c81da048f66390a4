"""Over-regularised."""

import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.over_regularized import check


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("penalty", [0.1, 1.0])
def test_strong_penalties_are_found(seed, penalty):
    """A penalty that flattens the wave is found."""
    assert found(check, network_subject(*curve(60), seed, penalty=penalty)) == [
        ("over-regularized", "fault")
    ]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("penalty", [0.0, 1e-5])
def test_weak_penalties_are_left_alone(seed, penalty):
    """No penalty, and one that does no harm, give nothing."""
    assert found(check, network_subject(*curve(60), seed, penalty=penalty)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_weak_penalty_is_not_blamed_for_few_steps(seed):
    """A penalty that pulls little has not stopped the training."""
    assert found(check, network_subject(*curve(60), seed, penalty=1e-5, n_steps=5)) == []
