"""Evidence."""

import numpy as np
import pytest
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.evidence import Evidence


def evidence(**options):
    """Return the evidence of a small network on a wave."""
    return Evidence(network_subject(*curve(40), **options), budget_s=1000)


def test_trained_parameters_are_judged():
    """What was trained counts, not what another training would give."""
    subject = network_subject(*curve(40))
    *_, trained = subject.steps(subject.params, 50)

    found = evidence(trained=trained)

    np.testing.assert_array_equal(found.reached["W1"], trained["W1"])
    assert found.knows_start


def test_without_training_the_parameters_given_are_judged():
    """No step and no trained parameters: these are all there is."""
    found = evidence(step=None)

    assert found.reached is found.subject.params
    assert not found.knows_start
    assert found.units_start == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_kinks_come_in_the_units_of_x(seed):
    """At each kink that unit's sum is zero."""
    found = evidence(seed=seed, activation="relu", n_steps=10)
    params = found.subject.params

    z = found.kinks_at(params)[:, np.newaxis] * params["W1"].T + params["b1"][:, np.newaxis]

    np.testing.assert_allclose(z, 0.0, atol=1e-12)


def test_output_range_is_that_of_the_last_activation():
    """tanh, ReLU, and no bound at all."""
    assert evidence(output="tanh").output_range == (-1.0, 1.0)
    assert evidence(output="relu").output_range == (0.0, np.inf)
    assert evidence().output_range == (-np.inf, np.inf)


def test_closing_the_gap_is_a_share():
    """The ceiling closes all of it, the score reached nothing."""
    found = evidence(n_steps=5)

    assert found.closed_by(found.ladder.ceiling) == pytest.approx(1.0)
    assert found.closed_by(found.score) == pytest.approx(0.0)


def test_examining_changes_nothing():
    """Parameters and data are those that were given, bit for bit."""
    subject = network_subject(*curve(40), n_steps=50)
    before = {name: array.copy() for name, array in subject.params.items()}
    X = subject.X.copy()
    found = Evidence(subject, budget_s=1000)

    assert found.seed_scores
    assert found.stability_start is not None
    assert found.random_affinity < 1

    np.testing.assert_array_equal(subject.X, X)
    assert all(np.array_equal(before[name], subject.params[name]) for name in before)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_unseen_score_is_that_of_rows_left_out(seed):
    """A network that fits a curve without noise predicts the rows that it did not see."""
    assert evidence(seed=seed).unseen_score > 0.9
