"""A Table finds columns by name and says where a faulty cell is."""

import pytest

from curvesmith.errors import TableError
from curvesmith.tabular.delimited import parse_delimited
from curvesmith.tabular.table import counted, listed


def table(text: str):
    """Read a table from text."""
    return parse_delimited(text.encode(), "data.csv")


def test_nearest_name():
    """An unknown column is met with the nearest name, case aside."""
    with pytest.raises(TableError, match=r"no column 'Progresion'\. Did you mean 'progression'\?"):
        table("age,progression\n1,2\n").column("Progresion")


def test_names_if_none_is_near():
    """An unknown column without a near one is met with the names there are."""
    with pytest.raises(TableError, match=r"no column 'xyz'\. Its columns are 'age', 'bmi'"):
        table("age,bmi\n1,2\n").column("xyz")


def test_word_among_numbers():
    """The first faulty cell is named with row, line and column, and the others are counted."""
    text = "a,b\n1,2\n\nn.d.,3\n4,5\n6,7\n?,8\nnone,9\n5,5\n"

    with pytest.raises(
        TableError,
        match=r"'a' of data\.csv must hold numbers, got 'n\.d\.' in row 2 \(line 4\) and 1 more "
        r"such cell\. Correct it, or leave the column out: `--without a`",
    ):
        table(text).numbers("a")


@pytest.mark.parametrize("cell", ["3,14", "1,234.5", "12,345"])
def test_comma_in_a_number(cell):
    """Decimal commas and thousands separators are recognised, and their remedy named."""
    with pytest.raises(TableError, match=f"got '{cell}' in row 1 .*Write numbers with a point"):
        table(f'a,b\n"{cell}",1\n1,2\n2,3\n').numbers("a")


def test_numbers_of_text():
    """Text is refused by its first cell where numbers are needed."""
    with pytest.raises(TableError, match=r"got 'red' in row 1 \(line 2\) and 1 more"):
        table("a,b\nred,1\nblue,2\n").numbers("a")


def test_numbers_as_text():
    """Numbers become text as a person types them."""
    assert table("a,b\n1,0\n2.50,0\n,0\n1e20,0\n").texts("a") == ["1", "2.5", "", "1e+20"]


def test_listed():
    """Long lists are cut."""
    assert listed("abc", most=2) == "'a', 'b', and 1 more"


@pytest.mark.parametrize(("n", "expected"), [(1, "1 row"), (2, "2 rows"), (12345, "12,345 rows")])
def test_counted(n, expected):
    """Counts agree with their noun."""
    assert counted(n, "row") == expected
