"""The record of a fit survives JSON and reads as a table."""

import json

import pytest

from curvesmith import FitRecord
from curvesmith.record import StartRecord

RECORD = FitRecord(
    network="2-5-1 tanh",
    n_params=21,
    solver="adam",
    n_rows=50,
    starts=[StartRecord(1, 0.25, 0.5, 3, "converged", 0.1)],
    best_start=0,
    losses=[0.5, 0.25],
    train_r2=0.9,
    stop="converged",
    stopped="Converged after 3 epochs.",
    why=["Solver adam: asked."],
    warnings=["Something is doubtful."],
)
DIVERGED = FitRecord(
    starts=[StartRecord(1, float("nan"), float("inf"), 3, "diverged", 0.1)],
    losses=[0.5, float("inf"), float("nan")],
    gradient_norms=[float("-inf")],
)


def test_round_trip_through_json():
    """A record comes back equal from its JSON."""
    text = json.dumps(RECORD.to_dict(), allow_nan=False)

    assert FitRecord.from_dict(json.loads(text)) == RECORD


def test_numbers_that_are_not_finite_survive_strict_json():
    """Infinities and NaN become words that JSON has, and numbers again."""
    text = json.dumps(DIVERGED.to_dict(), allow_nan=False)

    record = FitRecord.from_dict(json.loads(text))

    assert str(record.losses) == "[0.5, inf, nan]"
    assert record.gradient_norms == [float("-inf")]
    assert str(record.starts[0].loss) == "nan"
    assert record.starts[0].validation_loss == float("inf")


def test_entries_of_a_newer_version_are_left_out():
    """A record written with more entries can still be read."""
    data = RECORD.to_dict() | {"invented_later": 1}

    assert FitRecord.from_dict(data) == RECORD


def test_missing_entries_take_their_defaults():
    """An empty mapping is an empty record."""
    assert FitRecord.from_dict({}).losses == []


def test_entries_of_the_wrong_kind_are_refused():
    """What `to_dict` never writes is not read."""
    with pytest.raises(ValueError, match="could not convert string to float: 'many'"):
        FitRecord.from_dict({"losses": ["many"]})


@pytest.mark.parametrize("text", ["2-5-1 tanh (21 parameters)", "Solver adam", "doubtful", "0.25"])
def test_printed_form(text):
    """The table shows network, reasons, warnings and the last loss."""
    assert text in str(RECORD)


def test_printed_form_of_an_empty_record():
    """A fit that left no losses prints as well."""
    assert "none" in str(FitRecord())
