"""subject_of: which adapter takes what, and what none of them takes."""

import numpy as np
import pytest
from sklearn.neural_network import MLPRegressor

from curvesmith.diagnosis.adapters import subject_of
from curvesmith.diagnosis.subject import Subject


def test_a_subject_is_passed_on():
    """It needs no adapter."""
    subject = Subject({"w": [1.0]}, np.ones(3), np.ones(3), forward=lambda params, X: X)
    assert subject_of(subject) is subject


def test_anything_else_is_refused():
    """The message says what it was."""
    with pytest.raises(TypeError, match=r"must be a NeuralRegressor, .* got dict"):
        subject_of({}, np.ones((3, 1)), np.ones(3))


@pytest.mark.parametrize(
    ("given", "missing"), [((), "X"), ((np.ones((3, 1)),), "y")], ids=["no X", "no y"]
)
def test_the_rows_must_be_given(given: tuple, missing: str):
    """A model does not keep the rows it was trained on."""
    with pytest.raises(ValueError, match=f"`{missing}` must be given with a MLPRegressor"):
        subject_of(MLPRegressor(), *given)
