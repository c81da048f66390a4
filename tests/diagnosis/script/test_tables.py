"""Lists of numbers and of rows are arrays, and are filled again in their own form."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from curvesmith.diagnosis.script.tables import Table, parts_of_row, tables_of

PAIRS = [(k / 10, 2 * k) for k in range(6)]


@pytest.mark.parametrize(
    ("value", "tables"),
    [
        ([0.5] * 6, [Table()]),
        (PAIRS, [Table(0), Table(1)]),
        ([list(pair) for pair in PAIRS], [Table(0), Table(1)]),
        ([(np.zeros(2), "name")] * 6, [Table(0)]),
        ([1, 16, 1], []),
        ([0.5, -1.0], [Table()]),
        ([([0.5], 1.0)] * 6, [Table(0), Table(1)]),
        (["a"] * 6, []),
        ([True] * 6, []),
        ([(1.0, 2.0), (1.0,)] * 3, []),
        ([(np.zeros(2), 1.0), (np.zeros(3), 1.0)] * 3, [Table(1)]),
        (np.zeros(6), []),
    ],
)
def test_tables_are_told_from_other_lists(value, tables):
    """Numbers, or rows with columns of numbers or equal arrays; short lists hold settings."""
    assert tables_of(value) == tables


def test_columns_are_read_and_filled():
    """The other columns stay, and so does the form of the rows."""
    table = Table(1)

    filled = table.filled(PAIRS, table.array(PAIRS) + 0.5)

    assert filled == [(x, t + 0.5) for x, t in PAIRS]
    assert_array_equal(Table().array([1.0, 2.0]), [1.0, 2.0])
    assert Table().filled((1.0, 2.0), np.array([3.0, 4.0])) == (3.0, 4.0)


def test_rows_of_a_list_are_inputs_and_a_target():
    """A row that is one of many; other lists of numbers are whole."""
    rows = [[float(k), 2.0 * k, 1.0] for k in range(6)]

    inputs, target = parts_of_row(rows[2], [[1.0], rows])

    assert_array_equal(inputs.array(rows[2]), [2.0, 4.0])
    assert float(target.array(rows[2])) == 1.0
    assert inputs.filled(rows[2], np.array([5.0, 6.0])) == [5.0, 6.0, 1.0]
    assert target.filled(rows[2], np.array(7.0)) == [2.0, 4.0, 7.0]
    assert parts_of_row([2.0, 4.0, 1.0], [rows]) == []
