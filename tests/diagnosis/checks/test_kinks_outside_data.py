"""Kinks outside the data."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks import inputs_not_scaled
from curvesmith.diagnosis.checks.kinks_outside_data import check
from curvesmith.diagnosis.evidence import Evidence

FAULT = [("kinks-outside-data", "fault")]


def far_kinks(seed, **options):
    """Return a ReLU network with kinks near 0 on x in [8.5, 11.5]."""
    X, y = curve(60)
    options = {"activation": "relu", "rate": 1e-3, "n_steps": 1000} | options
    return network_subject(X + 10, y, seed, **options)


@pytest.mark.parametrize("seed", SEEDS)
def test_kinks_beside_the_rows_are_found(seed):
    """A network whose units bend at 0 is a line on rows from 8.5."""
    assert found(check, far_kinks(seed)) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
def test_an_unknown_network_that_is_a_line_is_found(seed):
    """Without its structure the network is known by being straight, and able to bend."""
    known = far_kinks(seed)
    unused = known.params | {"unused": np.zeros(3)}

    def step(params, X, y):
        return known.step(params, X, y) | {"unused": params["unused"]}

    subject = far_kinks(seed, params=unused, gradient=None, init=None, step=step, n_steps=200)

    assert Evidence(subject).structure is None
    assert found(check, subject) == FAULT


@pytest.mark.parametrize("seed", SEEDS)
def test_kinks_among_the_rows_are_left_alone(seed):
    """The same network on centred rows bends and fits."""
    assert found(check, network_subject(*curve(60), seed, activation="relu")) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_straight_target_needs_no_kinks(seed):
    """A line may stay a line."""
    X, _ = curve(60)

    assert found(check, network_subject(X + 10, 0.1 * X, seed, activation="relu")) == []


def test_both_causes_share_one_remedy():
    """Kinks outside and unscaled inputs are cured together."""
    evidence = Evidence(far_kinks(0))

    remedies = [module(evidence)[0].remedy for module in (check, inputs_not_scaled.check)]

    assert remedies[0] == remedies[1]
    assert [type(change).__name__ for change in remedies[0].changes] == [
        "ScaleInputs",
        "PlaceKinks",
    ]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("hidden", [(10,), (8, 8)])
def test_kinks_far_off_at_the_start_are_found_after_all_units_died(seed, hidden):
    """Biases of 20 make the usual step too long: what it kills had no kink among the rows."""
    options = {"activation": "relu", "hidden": hidden, "n_steps": 200}
    params = network_subject(*curve(60), seed, **options).params
    params["b1"] += 20.0
    trained = params | {"b1": params["b1"] - 100.0}
    subject = network_subject(*curve(60), seed, params=params, trained=trained, **options)

    [finding] = check(Evidence(subject))

    assert finding.cause == "kinks-outside-data"
    assert f"0 of {hidden[0]} units bend among the data at the start" in finding.sentence
    kinds = [type(change).__name__ for change in finding.remedy.changes]
    assert kinds == ["PlaceKinks"] + ["DrawWeights"] * (len(hidden) > 1)


@pytest.mark.parametrize("seed", SEEDS)
def test_units_that_bent_before_they_died_are_left_alone(seed):
    """Where kinks lay among the rows at the start, another cause killed the units."""
    options = {"activation": "relu", "n_steps": 200}
    params = network_subject(*curve(60), seed, **options).params
    trained = params | {"b1": params["b1"] - 100.0}

    assert found(check, network_subject(*curve(60), seed, trained=trained, **options)) == []
