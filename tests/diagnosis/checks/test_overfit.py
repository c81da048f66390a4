"""Overfit."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import BUDGET_S, found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks import nothing_to_learn
from curvesmith.diagnosis.checks.overfit import check
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.subject import Subject

FAULT = [("overfit", "fault")]


def wild(seed, **options):
    """Return a large network, trained long, on 60 rows of mostly noise."""
    options = {"hidden": (60,), "method": "adam", "rate": 0.03, "n_steps": 3000} | options
    return network_subject(*curve(60, noise=0.8, seed=seed), seed, **options)


@pytest.mark.parametrize("seed", SEEDS)
def test_following_noise_is_found(seed):
    """Sixty units follow the noise of sixty rows."""
    assert found(check, wild(seed)) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
def test_a_trained_network_is_judged_without_training(seed):
    """Without a step only the scores can tell: here of a table of the rows."""
    X, y = curve(60, noise=0.8, seed=seed)

    def forward(params, inputs):
        nearest = np.abs(inputs - X.T).argmin(axis=1)
        return params["table"][nearest]

    assert found(check, Subject({"table": y}, X, y, forward=forward)) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
def test_a_modest_network_on_noise_is_left_alone(seed):
    """Three units that follow the wave through the noise are healthy."""
    X, y = curve(150, noise=0.8, seed=seed)

    assert found(check, network_subject(X, y, seed, hidden=(3,), n_steps=1000)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_perfect_fit_without_noise_is_left_alone(seed):
    """Rows without noise may be learned by heart."""
    X, _ = curve(40)

    assert found(check, network_subject(X, np.sin(2 * X), seed, rate=0.2)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_noise_alone_learned_by_heart_comes_second(seed):
    """Targets in random order, and a network that has learned them all the same."""
    X, y = curve(60, seed=seed)
    y = np.random.default_rng(seed).permutation(y)
    evidence = Evidence(
        network_subject(X, y, seed, hidden=(60,), method="adam", rate=0.03, n_steps=3000),
        budget_s=BUDGET_S,
    )

    [first], [second] = nothing_to_learn.check(evidence), check(evidence)

    assert second.severity == "fault"
    assert first.confidence > second.confidence
