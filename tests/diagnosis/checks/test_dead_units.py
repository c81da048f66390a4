"""Dead units."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.dead_units import check
from curvesmith.diagnosis.evidence import Evidence


def with_dead_units(seed, n_dead, **options):
    """Return a ReLU network of ten units of which some are off at every row."""
    options = {"activation": "relu", "n_steps": 1000} | options
    params = network_subject(*curve(60), seed, **options).params
    params["b1"][:n_dead] = -10.0 * np.abs(params["W1"][0, :n_dead])
    return network_subject(*curve(60), seed, params=params, **options)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("n_dead", [9, 10])
def test_mostly_dead_layers_are_found(seed, n_dead):
    """Nine or ten of ten dead units leave too little to fit a wave."""
    assert found(check, with_dead_units(seed, n_dead)) == [("dead-units", "fault")]


@pytest.mark.parametrize("seed", SEEDS)
def test_living_units_are_left_alone(seed):
    """ReLU units that are off at half of the rows are alive."""
    assert found(check, with_dead_units(seed, 0)) == []
    assert found(check, with_dead_units(seed, 0, n_steps=5)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_units_killed_by_a_long_step_are_a_note(seed):
    """The step is the cause, the dead units its consequence."""
    subject = network_subject(*curve(60), seed, rate=50.0, n_steps=50)

    assert found(check, subject) == [("dead-units", "note")]


def test_biases_that_kill_are_named():
    """Units that are off from the start are so by the parameter that is largest."""
    (finding,) = check(Evidence(with_dead_units(0, 10)))

    assert finding.where.parameter == "b1"
