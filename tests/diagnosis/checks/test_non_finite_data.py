"""Data that are not numbers."""

import numpy as np
import pytest
from tests.diagnosis.checks.cases import found
from tests.diagnosis.subjects import SEEDS, curve, network_subject

from curvesmith.diagnosis.changes import KeepFiniteRows
from curvesmith.diagnosis.checks.non_finite_data import check
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.subject import Subject


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


@pytest.mark.parametrize("in_target", [True, False])
def test_a_column_that_was_scaled_with_nan_is_traced_back(in_target):
    """Every row is bad by then: rows are to be removed before scaling."""
    X, y = curve(10)
    (y if in_target else X)[:] = np.nan

    finding = check(Evidence(network_subject(X, y)))[0]

    assert f"All of {'y' if in_target else 'column 0 of X'} is so" in finding.sentence
    assert finding.remedy.changes == (KeepFiniteRows(),)


def test_finite_data_of_which_nan_is_made_are_a_fault():
    """Dividing by the spread of an input that does not vary is told by that input."""
    X, y = curve(30)
    inner = network_subject(np.hstack([X, X]), y)
    X = np.hstack([X, np.full_like(X, 3.0)])

    def scaled(rows):
        with np.errstate(all="ignore"):
            return (rows - X.mean(axis=0)) / np.array([1.0, 0.0])

    subject = Subject(
        inner.params,
        X,
        y,
        forward=lambda params, rows: inner.forward(params, scaled(rows)),
        step=lambda params, rows, y: inner.step(params, scaled(rows), y),
    )
    finding = check(Evidence(subject))[0]

    assert (finding.cause, finding.severity) == ("non-finite-data", "fault")
    assert "Input 1 does not vary" in finding.sentence
    assert "30 of the network's 30 first outputs" in finding.sentence


def test_parameters_that_overflow_are_not_the_data():
    """Outputs that overflow by huge parameters say nothing of the data."""
    X, y = curve(30)
    params = {name: 1e200 * array for name, array in network_subject(X, y).params.items()}

    assert found(check, network_subject(X, y, params=params, activation="relu")) == []
