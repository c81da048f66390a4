"""What the text of a cell means: a number, a word, or nothing."""

import math

import numpy as np
import pytest

from curvesmith.tabular.cells import parse_column


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1", 1.0),
        (" -1.5 ", -1.5),
        ("+2e-3", 0.002),
        (".5", 0.5),
        ("1e300", 1e300),
        ("inf", math.inf),
        ("-Infinity", -math.inf),
        ("9007199254740993", 9007199254740992.0),
    ],
)
def test_number(cell, expected):
    """A number is read as Python reads one, outer spaces aside."""
    column = parse_column("x", [cell, "0"])

    assert column.kind == "number"
    assert column.numbers[0] == expected


@pytest.mark.parametrize("cell", ["", "  ", "NA", "n/a", "#N/A", "NaN", "nan", "NULL", "?"])
def test_missing(cell):
    """Every marker of a missing cell becomes NaN among numbers and empty among words."""
    among_numbers = parse_column("x", [cell, "1"])
    among_words = parse_column("x", [cell, "red"])

    assert among_numbers.kind == "number"
    assert np.isnan(among_numbers.numbers[0])
    assert among_words.kind == "text"
    assert among_words.cells == ["", "red"]


@pytest.mark.parametrize("cell", ["1_000", "1,234", "1 234", "3,14", "0x10", "\u0661", "None", "-"])
def test_not_a_number(cell):
    """What Python or another reader may take for a number is a word here."""
    assert parse_column("x", [cell]).kind == "text"


def test_truth_values():
    """A column of true and false, in any case, holds 1 and 0."""
    column = parse_column("x", ["true", "FALSE", "", "True"])

    assert column.kind == "number"
    np.testing.assert_array_equal(column.numbers, [1.0, 0.0, np.nan, 1.0])


def test_mixed_column_keeps_both():
    """A column of numbers with a word in it is neither; its cells are kept for the message."""
    column = parse_column("x", ["1", "2", "n.d.", ""])

    assert column.kind == "mixed"
    assert column.cells == ["1", "2", "n.d.", ""]
    np.testing.assert_array_equal(column.numbers, [1.0, 2.0, np.nan, np.nan])


def test_mostly_words_is_text():
    """A column of more words than numbers is text, its numbers included."""
    column = parse_column("x", ["1", "2", "3+", "few", "many"])

    assert column.kind == "text"
    assert column.cells == ["1", "2", "3+", "few", "many"]


def test_empty_column():
    """A column without any value is empty."""
    assert parse_column("x", ["", "NA", "?"]).kind == "empty"
