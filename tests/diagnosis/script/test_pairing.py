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


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ([ROWS[ONE[:90]], TARGETS[OTHER[:90]]], 3),
        ([ROWS[:90], TARGETS[OTHER[:90]]], 4),
        ([ROWS[ONE[:90]], (ROWS[ONE[:90]] - 0.2) / 3, TARGETS[:90]], 3),
    ],
    ids=["both drawn", "y drawn", "scaled behind the split"],
)
def test_rows_that_a_split_tears_apart_are_found(values, line):
    """They are known among those that were not kept for the training."""
    found = mispaired(*seen(ROWS, TARGETS, *values), *values[-2:])

    assert found is not None
    assert found.line == line
    assert found.r2 > 0.9


@pytest.mark.parametrize("chosen", [slice(0, 90), ONE[:90]], ids=["first rows", "drawn rows"])
def test_rows_that_are_split_together_are_left_alone(chosen):
    """One order for both, whatever it is."""
    X, y = ROWS[chosen], TARGETS[chosen]

    assert mispaired(*seen(ROWS, TARGETS, X, y), X, y) is None


def test_rows_that_are_shuffled_in_their_place_are_found():
    """By the call, which returns nothing."""
    X, y = ROWS[ONE][:90], TARGETS[:90]
    values = {0: ROWS, 1: TARGETS, 2: ROWS, 4: X, 5: y}
    sites = [
        Site(0, "assign", 1, "x"),
        Site(1, "assign", 2, "t"),
        Site(2, "load", 3, "x"),
        Site(3, "call", 3, "shuffle(x)", (2,), operator="shuffle"),
        Site(4, "assign", 4, "X"),
        Site(5, "assign", 5, "y"),
    ]
    found = mispaired(values, sites, X, y)

    assert found is not None
    assert found.line == 3


def test_rows_turned_before_a_common_split_are_found_there():
    """The split puts both into one order; what tore them apart was before."""
    turned = TARGETS[OTHER]
    found = mispaired(
        *seen(ROWS, TARGETS, turned, ROWS[ONE[:90]], turned[ONE[:90]]),
        ROWS[ONE[:90]],
        turned[ONE[:90]],
    )

    assert found is not None
    assert found.line == 3


@pytest.mark.parametrize("way", ["reshape", "transpose"])
def test_columns_that_are_cut_into_rows_are_found(way):
    """Reshaped, two columns one behind the other are no rows; transposed they are."""
    columns = np.stack([ROWS[:, 0], RNG.uniform(-1, 1, 120)])
    targets = (columns[0] * columns[1])[:, None]
    rows = columns.reshape(120, 2) if way == "reshape" else columns.T.copy()
    sites = [Site(0, "call", 1, "np.array"), Site(1, "call", 2, "x", (0,), operator=way)]
    found = mispaired({0: columns, 1: rows}, sites, rows, targets)

    assert (found and found.line) == (2 if way == "reshape" else None)
