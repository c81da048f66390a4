"""Rows of X and y that are put into different orders are found by what they were before."""

import numpy as np
import pytest

from curvesmith.diagnosis.script.instrument import Site
from curvesmith.diagnosis.script.pairing import are_torn, mispaired

RNG = np.random.default_rng(1)
ROWS = RNG.uniform(-1, 1, (120, 1))
TARGETS = np.sin(3 * ROWS)
ONE, OTHER = RNG.permutation(120), RNG.permutation(120)


def seen(*values: np.ndarray) -> tuple[dict[int, np.ndarray], list[Site]]:
    """Return values that were assigned on lines 1, 2, 3, ..."""
    sites = [Site(n, "assign", n + 1, "value") for n in range(len(values))]
    return dict(enumerate(values)), sites


@pytest.mark.parametrize(
    ("X", "y", "line"),
    [
        (ROWS[ONE], TARGETS[OTHER], 3),
        (np.sort(ROWS, axis=0), TARGETS, 3),
        (ROWS, TARGETS[OTHER], 4),
        (2 * np.sort(ROWS, axis=0) - 1, TARGETS, 3),
    ],
    ids=["both shuffled", "X sorted", "y shuffled", "in other units"],
)
def test_rows_that_came_apart_are_found(X, y, line):
    """With the line that made the new order."""
    found = mispaired(*seen(ROWS, TARGETS, X, y), X, y)

    assert found is not None
    assert found.line == line
    assert found.r2 > 0.9


@pytest.mark.parametrize(
    ("X", "y"),
    [(ROWS[ONE], TARGETS[ONE]), (ROWS, TARGETS), (ROWS, RNG.standard_normal((120, 1)))],
    ids=["one order", "as they were", "noise"],
)
def test_rows_that_stay_together_are_left_alone(X, y):
    """One order for both is right, and noise was never predictable."""
    assert mispaired(*seen(ROWS, X, y), X, y) is None


@pytest.mark.parametrize(
    ("x", "t", "torn"),
    [
        (ROWS[ONE[:20]], TARGETS[ONE[:20]], False),
        (ROWS[ONE[:20]], TARGETS[OTHER[:20]], True),
        (ROWS[20:40].T, TARGETS[19:39, 0], True),
        (ROWS[ONE[:20]] + 0.01, TARGETS[OTHER[:20]], False),
    ],
    ids=["one order", "two draws", "one row late", "rows that are none of them"],
)
def test_batches_are_torn_where_no_row_has_both(x, t, torn):
    """Only what is known to be the rows of the script can be told."""
    assert are_torn(x, t, ROWS, TARGETS) is torn
