"""Output range."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.founding import sine_subject
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.output_range import check
from curvesmith.diagnosis.evidence import Evidence

FAULT = [("output-range", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("output", "factor"), [("tanh", 3.0), ("sigmoid", 1.0), ("relu", 1.0)])
def test_targets_beyond_the_output_are_found(seed, output, factor):
    """A bounded last layer cannot produce targets beyond its range."""
    X, y = curve(60)

    assert found(check, network_subject(X, factor * y, seed, output=output, n_steps=500)) == FAULT


def noisy():
    """Return rows of which a third of the variance can be known: clipped targets score more."""
    rng = np.random.default_rng(0)
    X = rng.uniform(-2, 2, (400, 1))
    return X, np.tanh(X) + 1.3 * rng.standard_normal(X.shape)


@pytest.mark.parametrize("seed", SEEDS)
def test_outputs_stuck_at_their_end_are_found_under_noise(seed):
    """What lies outside is mostly noise, but no error gets through outputs that are all 0."""
    subject = network_subject(*noisy(), seed, output="relu", n_steps=300)
    *_, trained = subject.steps(subject.params, 300)
    dead = trained | {"b2": np.full(1, -50.0)}
    stuck = network_subject(*noisy(), seed, output="relu", trained=dead)

    (finding,) = check(Evidence(stuck))
    assert finding.severity == "fault"
    assert "training drove all outputs to the end of it" in finding.sentence
    assert found(check, network_subject(*noisy(), seed, trained=trained)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_an_unknown_network_is_known_by_its_ends(seed):
    """Without its structure the range shows where outputs stick."""
    subject = network_subject(*curve(60), seed, output="sigmoid", has_structure=False, n_steps=100)

    assert found(check, subject) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("has_structure", [True, False])
def test_a_free_output_is_left_alone(seed, has_structure):
    """A failure of a network with a free output has another cause."""
    subject = network_subject(*curve(60), seed, has_structure=has_structure, n_steps=5)

    assert found(check, subject) == []


def test_a_bounded_output_that_holds_the_targets_is_left_alone():
    """Tanh reaches targets within 0.6, though the sine case does not fit them."""
    assert found(check, sine_subject(n_rows=200, n_steps=20)) == []
