"""What a caller may rely on when catching our errors."""

import pickle

import pytest

from curvesmith.errors import FitError, FitWarning, ModelFileError, TableError


@pytest.mark.parametrize(
    ("ours", "general"),
    [
        (FitError, RuntimeError),
        (FitWarning, UserWarning),
        (ModelFileError, ValueError),
        (TableError, ValueError),
    ],
)
def test_errors_are_kinds_of_the_usual_ones(ours: type, general: type):
    """Who catches the built-in class catches ours."""
    assert issubclass(ours, general)


def test_failed_fit_keeps_its_record():
    """The record of a failed fit survives a trip between processes."""
    error = FitError("the loss became NaN at epoch 3", record={"epochs": 3})
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.record) == ("the loss became NaN at epoch 3", {"epochs": 3})


def test_record_is_optional():
    """A fit that failed before it began has no record."""
    assert FitError("no rows").record is None
