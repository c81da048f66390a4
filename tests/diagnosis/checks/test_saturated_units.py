"""Saturated units."""

from dataclasses import replace

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.changes import DrawWeights, ScaleInputs
from curvesmith.diagnosis.checks import dead_units
from curvesmith.diagnosis.checks.saturated_units import check
from curvesmith.diagnosis.evidence import Evidence


@pytest.mark.parametrize("seed", SEEDS)
def test_flat_layers_are_found(seed):
    """Units that start beyond their slopes stay there."""
    subject = network_subject(*curve(60), seed, spread=30.0, n_steps=1000)

    assert found(check, subject) == [("saturated-units", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_layers_on_their_slopes_are_left_alone(seed):
    """Units near z = 1 are not flat, fitted or not."""
    assert found(check, network_subject(*curve(60), seed, n_steps=1000)) == []
    assert found(check, network_subject(*curve(60), seed, n_steps=5)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_relu_is_never_saturated(seed):
    """ReLU has no flat part at both ends."""
    subject = network_subject(*curve(60), seed, activation="relu", spread=30.0, n_steps=5)

    assert found(check, subject) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_flat_units_under_unscaled_inputs_are_a_note(seed):
    """Inputs in thousands are the cause, flat units their consequence."""
    X, y = curve(60)

    subject = network_subject(1e3 * X, y, seed, n_steps=500)

    assert found(check, subject) == [("saturated-units", "note")]


@pytest.mark.parametrize("seed", SEEDS)
def test_units_so_far_out_that_no_slope_is_left_are_saturated(seed):
    """Their slope rounds to 0; they are not dead as those of ReLU are."""
    params = network_subject(*curve(60), seed).params
    params["b1"] += 40.0
    subject = network_subject(*curve(60), seed, params=params, n_steps=100)

    assert found(check, subject) == [("saturated-units", "fault")]
    assert found(dead_units.check, subject) == []


@pytest.mark.parametrize(
    ("layer", "changes"), [(1, (ScaleInputs(), DrawWeights())), (2, (DrawWeights(),))]
)
def test_inputs_are_scaled_where_the_flat_layer_sees_them(layer, changes):
    """A layer further on is flat by its weights."""
    X, y = curve(60)
    plain = network_subject(X, y / 2, hidden=(60,), output="tanh")
    name = f"W{layer}"
    params = plain.params | {name: 1000 * plain.params[name]}
    subject = network_subject(X, y / 2, hidden=(60,), output="tanh", n_steps=50, params=params)
    (finding,) = check(Evidence(subject, budget_s=1000.0))

    assert finding.where.layer == layer
    assert finding.remedy.changes == changes


@pytest.mark.parametrize("seed", SEEDS)
def test_a_flat_start_is_found_where_the_end_is_not_finite(seed):
    """Outputs that are all bias blow up at usual rates: the units are as flat as they started."""
    params = network_subject(*curve(60), seed).params
    blown_up = {name: np.full_like(array, np.nan) for name, array in params.items()}
    params["b1"] += 40.0
    subject = network_subject(*curve(60), seed, params=params, n_steps=100)

    assert found(check, replace(subject, trained=blown_up)) == [("saturated-units", "fault")]
