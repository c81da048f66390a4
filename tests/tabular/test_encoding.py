"""Columns become inputs, the same way for every table with these columns."""

import json

import numpy as np
import pytest

from curvesmith.errors import TableError
from curvesmith.tabular.delimited import parse_delimited
from curvesmith.tabular.encoding import Encoding, learn_encoding

TRAIN = "x,sex,smoker,y\n1,F,no,1\n2,M,yes,2\n3,I,no,3\n4,F,yes,4\n5,M,no,5\n6,I,no,6\n"


def table(text: str):
    """Read a table from text."""
    return parse_delimited(text.encode(), "data.csv")


@pytest.fixture
def encoding() -> Encoding:
    """Encoding of a number, a column of three words and one of two."""
    return learn_encoding(table(TRAIN), ["x", "sex", "smoker"], "y", np.ones(6, bool))


def test_inputs(encoding):
    """A number is one input, three words are three, two words are one."""
    assert encoding.inputs == ["x", "sex=F", "sex=I", "sex=M", "smoker=yes"]


def test_values(encoding):
    """Numbers pass through, words become 0 and 1."""
    X = encoding.encode(table(TRAIN))

    np.testing.assert_array_equal(X[:3], [[1, 1, 0, 0, 0], [2, 0, 0, 1, 1], [3, 0, 1, 0, 0]])
    assert X.flags.c_contiguous


def test_missing_cells(encoding):
    """A missing word makes all its inputs NaN."""
    X = encoding.encode(table("x,sex,smoker\n,F,no\n1,,no\n2,F,NA\n"))

    expected = [
        [np.nan, 1, 0, 0, 0],
        [1, np.nan, np.nan, np.nan, 0],
        [2, 1, 0, 0, np.nan],
    ]
    np.testing.assert_array_equal(X, expected)


def test_columns_are_matched_by_name(encoding):
    """Order does not matter, and other columns are ignored."""
    expected = encoding.encode(table("x,sex,smoker\n1,F,no\n"))

    actual = encoding.encode(table("other,smoker,x,sex\n9,no,1,F\n"))

    np.testing.assert_array_equal(actual, expected)


def test_missing_columns(encoding):
    """Missing columns are all named, with the nearest of those there are."""
    with pytest.raises(TableError, match=r"it lacks 'sex', 'smoker'\. Did you mean 'Sex'\?"):
        encoding.encode(table("x,Sex\n1,F\n"))


def test_unknown_category(encoding):
    """A word that the model never saw is named with its row and the nearest known one."""
    with pytest.raises(
        TableError,
        match=r"'smoker' of data\.csv must hold one of 'no', 'yes', .* got 'Yes' in row 2 "
        r"\(line 3\)\. Did you mean 'yes'\?",
    ):
        encoding.encode(table("x,sex,smoker\n1,F,no\n2,F,Yes\n"))


def test_unknown_category_far_from_all(encoding):
    """Where no known word is near, leaving the rows out is the next step."""
    with pytest.raises(TableError, match=r"got 'female' in row 1 .* Leave such rows out"):
        encoding.encode(table("x,sex,smoker\n1,female,no\n"))


def test_text_for_a_number(encoding):
    """Text where the model knows numbers is named with its row."""
    with pytest.raises(
        TableError, match=r"'x' of data\.csv must hold numbers, got 'high' in row 1"
    ):
        encoding.encode(table("x,sex,smoker\nhigh,F,no\n"))


def test_categories_of_digits():
    """A word that looks like a number is still the category that it was."""
    data = table("w,y\n1,1\nA,2\nB,3\n1,4\nA,5\nB,6\n")
    encoding = learn_encoding(data, ["w"], "y", np.ones(6, bool))

    np.testing.assert_array_equal(encoding.encode(table("w\n1\n1\n")), [[1, 0, 0], [1, 0, 0]])


def test_learns_from_the_rows_used():
    """Categories and ranges are those of the rows used, not of the dropped ones."""
    rows = np.array([True, True, False, True, True, False])

    encoding = learn_encoding(table(TRAIN), ["x", "sex"], "y", rows)

    assert encoding.features[0].high == 5
    assert encoding.features[1].categories == ("F", "M")


def test_outside(encoding):
    """Rows beyond the range of the numbers are found; missing cells are not outside."""
    data = table("x,sex,smoker\n0.5,F,no\n1,F,no\n6,F,no\n6.1,F,no\n,F,no\n")

    assert encoding.outside(data).tolist() == [True, False, False, True, False]


def test_round_trip(encoding):
    """JSON keeps all of an encoding."""
    assert (
        Encoding.from_dict(json.loads(json.dumps(encoding.to_dict()))).encode(table(TRAIN)).tolist()
        == encoding.encode(table(TRAIN)).tolist()
    )
