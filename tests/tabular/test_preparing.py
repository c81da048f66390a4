"""Rows are held out by a seed, and what is doubtful about a table is noted."""

import numpy as np
import pytest

from curvesmith import TableError
from curvesmith.tabular.delimited import parse_delimited
from curvesmith.tabular.preparing import hold_out, prepare


def table(n_rows: int = 40):
    """A table of a line."""
    rows = [f"{x},{2 * x}" for x in range(n_rows)]
    return parse_delimited("\n".join(["x,y", *rows]).encode(), "data.csv")


@pytest.mark.parametrize(
    ("n_rows", "test_size", "expected"),
    [(40, 0.2, 8), (41, 0.2, 9), (5, 0.1, 2), (4, 0.2, 2), (4, 0.5, 2), (2, 0, 0), (40, 0, 0)],
)
def test_how_many_rows_are_held_out(n_rows, test_size, expected):
    """The share is rounded up, and at least two; zero holds none out."""
    assert hold_out(prepare(table(n_rows), "y"), test_size, 0).sum() == expected


def test_seed_chooses_the_rows(seed):
    """The same seed holds out the same rows, the next one others."""
    prepared = prepare(table(), "y")

    first, again, other = (hold_out(prepared, 0.2, s) for s in (seed, seed, seed + 1))

    np.testing.assert_array_equal(first, again)
    assert (first != other).any()


@pytest.mark.parametrize(
    ("n_rows", "test_size", "message"),
    [
        (
            3,
            0.2,
            r"at least 2 to fit on and 2 to measure on, got 3 whole rows at `--test-size 0\.2`",
        ),
        (1, 0, r"at least 2 to fit on, got 1 whole row at `--test-size 0`"),
        (10, 0.9, r"got 10 whole rows at `--test-size 0\.9`"),
    ],
)
def test_too_few_rows(n_rows, test_size, message):
    """Two rows must remain to fit on, and two to measure on."""
    with pytest.raises(TableError, match=message):
        hold_out(prepare(table(n_rows), "y"), test_size, 0)


@pytest.mark.parametrize("test_size", [-0.1, 1, float("nan")])
def test_wrong_share(test_size):
    """A share outside [0, 1) is refused."""
    with pytest.raises(ValueError, match=rf"`test_size` must be in \[0, 1\), got {test_size:g}"):
        hold_out(prepare(table(), "y"), test_size, 0)


def test_constant_columns_are_noted():
    """A column without variation is kept, used as it is, and noted."""
    data = parse_delimited(
        ("x,same,w,y\n" + "".join(f"{i},7,only,{i % 5}\n" for i in range(20))).encode(), "data.csv"
    )

    prepared = prepare(data, "y")

    assert prepared.notes == ["Without variation, kept but of no use: 'same', 'w'."]
    assert prepared.encoding.inputs == ["x", "same", "w=only"]


def test_constant_target():
    """A target without variation is refused with its value."""
    data = parse_delimited(b"x,y\n1,2.5\n2,2.5\n", "data.csv")

    with pytest.raises(
        TableError, match=r"target 'y' of data\.csv must vary, got 2\.5 in all 2 ro"
    ):
        prepare(data, "y")
