"""Too few steps."""

import pytest
from tests.diagnosis.checks.cases import BUDGET_S, found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.changes import SetSteps
from curvesmith.diagnosis.checks import init_too_large
from curvesmith.diagnosis.checks.too_few_steps import check
from curvesmith.diagnosis.evidence import Evidence

FAULT = [("too-few-steps", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_training_cut_short_is_found(seed):
    """Forty steps of a good length are too few."""
    assert found(check, network_subject(*curve(60), seed, rate=0.35, n_steps=40)) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
def test_a_short_training_with_adam_is_found(seed):
    """Twenty steps of Adam are too few."""
    subject = network_subject(*curve(60), seed, method="adam", rate=0.01, n_steps=20)

    assert found(check, subject) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
def test_a_full_training_is_left_alone(seed):
    """Enough steps are enough."""
    assert found(check, network_subject(*curve(60), seed)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_short_steps_are_not_called_few(seed):
    """Steps a thousand times too short are another cause."""
    assert found(check, network_subject(*curve(60), seed, rate=1e-4, n_steps=1000)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_few_and_short_steps_are_found(seed):
    """Where even the best longer step does not arrive, more steps are advised, with a margin."""
    subject = network_subject(*curve(60), seed, rate=0.05, n_steps=30)

    [finding] = check(Evidence(subject, budget_s=BUDGET_S))

    assert finding.cause == "too-few-steps"
    assert finding.remedy.changes == (SetSteps(16 * 30 * 4),)


@pytest.mark.parametrize("seed", [1, 2])
def test_few_steps_from_large_weights_are_found_where_usual_ones_need_more_too(seed):
    """Sixty steps are too few from any start."""
    subject = network_subject(*curve(60), seed, spread=4.0, n_steps=60)

    assert found(init_too_large.check, subject) == [("init-too-large", "fault")]
    assert found(check, subject) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
def test_time_that_large_weights_take_is_not_missing(seed):
    """As many steps are enough from weights of the usual size."""
    subject = network_subject(*curve(60), seed, spread=12.0, rate=0.2, n_steps=600)

    assert found(check, subject) == []
