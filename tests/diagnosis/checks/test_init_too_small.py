"""Start too small."""

import pytest
from tests.diagnosis.checks.cases import BUDGET_S, found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.changes import DrawWeights, SetLearningRate
from curvesmith.diagnosis.checks.init_too_small import check
from curvesmith.diagnosis.evidence import Evidence


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("spread", [1e-2, 1e-3])
def test_tiny_weights_are_found(seed, spread):
    """A start a hundred times too small loses its 500 steps on a plateau."""
    subject = network_subject(*curve(60), seed, spread=spread, n_steps=500)

    assert found(check, subject) == [("init-too-small", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_weights_of_the_usual_size_are_left_alone(seed):
    """The same training from N(0, 1/n_in) gives nothing, fitted or not."""
    assert found(check, network_subject(*curve(60), seed, n_steps=500)) == []
    assert found(check, network_subject(*curve(60), seed, n_steps=5)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_tiny_weights_that_find_their_way_are_left_alone(seed):
    """Given the steps, the same start is healthy."""
    assert found(check, network_subject(*curve(60), seed, spread=1e-2, n_steps=5000)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_tiny_weights_with_steps_too_long_for_others_are_found(seed):
    """On the plateau any step is short enough; a usual start needs shorter ones."""
    subject = network_subject(*curve(60), seed, spread=1e-4, rate=3.0, n_steps=40)

    [finding] = check(Evidence(subject, budget_s=BUDGET_S))

    assert finding.cause == "init-too-small"
    assert finding.remedy.changes == (DrawWeights(), SetLearningRate())
