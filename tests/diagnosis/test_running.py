"""Does it run: the first function that raises, and the line."""

from pathlib import Path

import numpy as np
import pytest

from curvesmith.diagnosis.running import first_failure
from curvesmith.diagnosis.subject import Subject

X = np.array([[1.0], [2.0]])
Y = np.array([2.0, 4.0])


def forward(params, X):
    """A line through the origin."""
    return X @ params["w"]


def clash(params, X, y):
    """Shapes that do not fit."""
    return float(np.ones(3) @ y)  # the wrong line


def line(**functions) -> Subject:
    """A line with some functions."""
    return Subject({"w": np.array([1.0])}, X, Y, forward=forward, **functions)


def test_what_runs_has_no_failure():
    """Functions that return are not judged here."""
    assert first_failure(line()) is None


@pytest.mark.parametrize("name", ["loss", "gradient"])
def test_the_line_that_raises_is_named(name):
    """The finding has the function, the error's words and the user's line."""
    finding = first_failure(line(**{name: clash}))

    assert finding.cause == "does-not-run"
    assert finding.sentence.startswith(f"`{name}` does not run: ValueError: matmul")
    assert Path(finding.where.file).name == Path(__file__).name
    assert finding.where.text == "return float(np.ones(3) @ y)  # the wrong line"


def test_a_wrong_result_is_a_failure_too():
    """A gradient that lacks a parameter cannot be examined, and the message says why."""
    finding = first_failure(line(gradient=lambda params, X, y: {}))

    assert finding.sentence.startswith("`gradient` does not run: ValueError")
    assert "'w'" in finding.sentence
