"""Data that are not numbers."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.checks.non_finite_data import check
from curvesmith.diagnosis.evidence import Evidence


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("in_target", [True, False])
def test_one_bad_value_is_a_fault(value, in_target):
    """A single NaN or infinity anywhere is found, with its row."""
    X, y = curve(30)
    (y if in_target else X)[7] = value

    finding = check(Evidence(network_subject(X, y)))[0]

    assert (finding.cause, finding.severity) == ("non-finite-data", "fault")
    assert "the first in row 7" in finding.sentence


@pytest.mark.parametrize("seed", SEEDS)
def test_finite_data_are_left_alone(seed):
    """Data without such values give nothing."""
    assert found(check, network_subject(*curve(30, seed=seed))) == []


def test_the_remedy_keeps_the_other_rows():
    """The remedy's rows are those that are finite."""
    X, y = curve(10)
    X[3], y[5] = np.nan, np.inf

    remedy = check(Evidence(network_subject(X, y)))[0].remedy

    assert remedy.changes[0].inputs.tolist() == [0, 1, 2, 4, 6, 7, 8, 9]
