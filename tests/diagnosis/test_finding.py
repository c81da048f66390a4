"""Findings: the closed list of causes, and what becomes of one as JSON."""

import json

import numpy as np
import pytest

from curvesmith.diagnosis.changes import ScaleInputs
from curvesmith.diagnosis.finding import CAUSES, SEVERITIES, Finding, Number, Remedy, Where

PLAIN = Finding("gradient-sign", "fault", Where(parameter="W1"), "The sign is flipped.", ())


def test_every_cause_has_a_family():
    """The causes fall into ten families, as the list of causes says."""
    assert len(CAUSES) == 45
    assert len(set(CAUSES.values())) == 10


@pytest.mark.parametrize("cause", CAUSES)
def test_a_finding_knows_its_family(cause: str):
    """The family follows from the cause."""
    assert Finding(cause, "note", Where(), "", ()).family == CAUSES[cause]


def test_an_unknown_cause_is_refused():
    """Nothing beyond the closed list can be reported."""
    with pytest.raises(ValueError, match=r"`cause` must be one of .* got 'bad-luck'"):
        Finding("bad-luck", "fault", Where(), "", ())


def test_an_unknown_severity_is_refused():
    """There are three severities."""
    with pytest.raises(ValueError, match=r"`severity` must be one of .* got 'grave'"):
        Finding("gradient-sign", "grave", Where(), "", ())  # type: ignore[arg-type]


def test_severities_are_worst_first():
    """Reports sort by them."""
    assert SEVERITIES == ("fault", "harmless", "note")


def test_a_finding_without_remedy_becomes_json():
    """The keys are always there, None where there is nothing to say."""
    data = json.loads(json.dumps(PLAIN.to_dict()))
    assert data["remedy"] is None
    assert data["where"] == {
        "file": None, "line": None, "parameter": "W1", "layer": None, "text": None
    }  # fmt: skip


def test_numbers_that_are_not_finite_become_words():
    """JSON has no infinity."""
    numbers = (Number("S", np.inf, formula="lr lambda / 2"), Number("R2", np.float32(0.5)))
    remedy = Remedy("Do it.", (ScaleInputs(),), True, {"r2": -np.inf}, {"r2": 0.5})
    finding = Finding("ill-conditioned", "fault", Where(), "", numbers, remedy)
    data = json.loads(json.dumps(finding.to_dict(), allow_nan=False))
    assert data["evidence"] == {
        "S": {"value": "inf", "formula": "lr lambda / 2"},
        "R2": {"value": 0.5},
    }
    assert data["remedy"]["before"] == {"r2": "-inf"}
    assert data["remedy"]["verified"] is True
