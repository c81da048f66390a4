"""The founding cases, examined by the checks of data and conditions."""

import pytest
from tests.diagnosis.founding import sine_subject, sqrt_subject, square_subject

from curvesmith.diagnosis.checks.conditions import CONDITION_CHECKS, DATA_CHECKS
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.typical import seen_from_most_starts

CHECKS = (*DATA_CHECKS, *CONDITION_CHECKS)


def causes(subject, severities=("fault",)):
    """Return the causes that all checks find, of some severities."""
    evidence = Evidence(subject, budget_s=1000)
    findings = [finding for check in CHECKS for finding in check(evidence)]
    seen = seen_from_most_starts(findings, evidence)
    return {finding.cause for finding in seen if finding.severity in severities}


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_sqrt_has_two_joint_causes(seed):
    """√x: the kinks lie outside the data, and the inputs are not scaled; nothing else."""
    assert causes(sqrt_subject(seed)) == {"kinks-outside-data", "inputs-not-scaled"}


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_sqrt_healed_is_healthy(seed):
    """Standardised and with kinks among the rows nothing is wrong."""
    assert causes(sqrt_subject(seed, healed=True), ("fault", "harmless", "note")) == set()


def test_square_lacks_biases():
    """x²: without biases gradient descent gets less far; the update is for other checks."""
    assert "missing-bias" in causes(square_subject())


@pytest.mark.parametrize("seed", [1, *(pytest.param(k, marks=pytest.mark.slow) for k in range(8))])
def test_sine_starts_where_tanh_is_flat(seed):
    """sin(x)/2.5: large weights, flat units, short steps, luck; the range of tanh is enough.

    Starts 0 and 7 begin off the flat parts, 3, 5 and 6 come off them in time: it is the same code.
    """
    found = causes(sine_subject(seed, n_rows=200))

    assert {"learning-rate-too-low", "seed-dependent", "init-too-large"} <= found
    assert found <= {"learning-rate-too-low", "seed-dependent", "init-too-large", "saturated-units"}
