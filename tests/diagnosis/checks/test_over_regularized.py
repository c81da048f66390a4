"""Over-regularised."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import BUDGET_S, found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.changes import SetPenalty
from curvesmith.diagnosis.checks.over_regularized import check
from curvesmith.diagnosis.evidence import Evidence


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


@pytest.mark.parametrize("seed", SEEDS)
def test_the_weaker_penalty_lets_the_network_fit(seed):
    """The prescribed penalty holds nothing back."""
    subject = network_subject(*curve(60), seed, penalty=1.0)

    (finding,) = check(Evidence(subject, budget_s=BUDGET_S))

    assert finding.remedy is not None
    (change,) = finding.remedy.changes
    assert isinstance(change, SetPenalty)
    assert found(check, network_subject(*curve(60), seed, penalty=change.alpha)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_penalty_that_makes_training_diverge_is_found(seed):
    """Learning rate times penalty above 2: the weights grow at every step."""
    subject = network_subject(*curve(60), seed, penalty=30.0, rate=0.1, n_steps=300)

    assert found(check, subject) == [("over-regularized", "fault")]


def test_a_penalty_is_right_where_there_is_nothing_to_learn():
    """Of targets that are noise, the best network is the mean; one draw in 20 looks like more."""
    X, y = curve(60)
    draws = np.random.default_rng(0).standard_normal((8, *y.shape))
    subjects = [network_subject(X, noise, 0, penalty=1.0) for noise in draws]
    noises = [e for e in map(Evidence, subjects) if e.is_no_better_than_chance]

    assert len(noises) >= 4
    assert [check(evidence) for evidence in noises] == [[]] * len(noises)
