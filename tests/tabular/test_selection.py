"""Which columns and rows are used, and what is said of the others."""

import numpy as np
import pytest

from curvesmith.errors import TableError
from curvesmith.tabular.delimited import parse_delimited
from curvesmith.tabular.selection import (
    MOST_CATEGORIES,
    Dropped,
    choose_columns,
    choose_rows,
    constant_columns,
)
from curvesmith.tabular.table import Column, Table


def table(text: str):
    """Read a table from text."""
    return parse_delimited(text.encode(), "data.csv")


def column_of_words(n_values: int, n_rows: int):
    """A table of a column of words and a target."""
    rows = [f"word{i % n_values},{i}" for i in range(n_rows)]
    return table("\n".join(["w,y", *rows]) + "\n")


def test_all_but_the_target():
    """By default all columns but the target are features."""
    assert choose_columns(table("a,y,b\n1,2,3\n"), "y") == (["a", "b"], [])


def test_named_features():
    """Named features are taken in their order, each once."""
    names, _ = choose_columns(table("a,b,c,y\n1,2,3,4\n"), "y", ["c", "a", "c"])

    assert names == ["c", "a"]


def test_without():
    """Columns can be left out."""
    assert choose_columns(table("a,b,y\n1,2,3\n"), "y", without=["b"]) == (["a"], [])


def test_empty_columns_are_dropped():
    """A column without any value is dropped and reported."""
    assert choose_columns(table("a,b,y\n1,,3\n2,NA,4\n"), "y") == (["a"], ["b"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("z",), "no column 'z'"),
        (("y", ["a", "zz"]), "no column 'zz'"),
        (("y", None, ["zz"]), "no column 'zz'"),
        (("y", ["a", "y"]), "must not contain the target, got 'y' in both"),
        (("y", ["e"]), "a column with values beside the target 'y', got none"),
        (("y", None, ["a", "w"]), "a column with values beside the target 'y', got none"),
        (("e",), "The target 'e' of data.csv must hold numbers, got no value"),
        (("w",), r"'w' of data.csv must hold numbers, got 'u' in row 1 \(line 2\)"),
    ],
)
def test_wrong_columns(arguments, message):
    """Each wrong name or target is refused by its name."""
    data = table("a,w,e,y\n1,u,,3\n2,u,,4\n3,v,,4\n4,v,,4\n")

    with pytest.raises(TableError, match=message):
        choose_columns(data, *arguments)


def test_word_among_numbers_of_a_feature():
    """A faulty cell in a feature is refused; leaving the column out helps."""
    data = table("a,b,y\n1,2,3\nx,3,4\n5,4,5\n")

    with pytest.raises(TableError, match=r"Column 'a' of data\.csv .* got 'x' in row 2 \(line 3\)"):
        choose_columns(data, "y")
    assert choose_columns(data, "y", without=["a"]) == (["b"], [])


@pytest.mark.parametrize(
    ("n_values", "n_rows", "is_used"),
    [
        (1, 2, True),
        (MOST_CATEGORIES, 2 * MOST_CATEGORIES, True),
        (MOST_CATEGORIES + 1, 100, False),
        (5, 10, True),
        (5, 9, False),
    ],
)
def test_how_many_words_are_categories(n_values, n_rows, is_used):
    """At most twenty values, and at most one for every two rows, are encoded."""
    data = column_of_words(n_values, n_rows)

    if is_used:
        assert choose_columns(data, "y") == (["w"], [])
    else:
        with pytest.raises(TableError, match=rf"'w' \(text of {n_values} values, such as 'word0'"):
            choose_columns(data, "y")


def test_all_refused_columns_in_one_sentence():
    """Every column that cannot be used is named at once, with the option that leaves them out."""
    data = table('my name,a,price,y\nann,1,"1,000",1\nbob,2,"2,000",2\ncid,3,"3,000",3\n')

    with pytest.raises(
        TableError,
        match=r"'my name' \(text of 3 values, such as 'ann'\), 'price' \(text of 3 values, such as "
        r"'1,000', a number with commas\)\. Leave them out: `--without 'my name,price'`",
    ):
        choose_columns(data, "y")


def test_dates_are_refused():
    """A column that is neither numbers nor text says what it holds."""
    numbers = np.arange(3.0)
    columns = (
        Column("day", "other", contents="dates or times"),
        Column("y", "number", numbers),
    )

    with pytest.raises(TableError, match=r"got 'day' \(dates or times\)\. .*`--without day`"):
        choose_columns(Table("data.parquet", columns, 3), "y")


def test_dropped_rows_are_counted_by_reason():
    """Each row counts once, for the first reason that applies."""
    data = table("a,w,y\n1,u,1\n,u,2\n3,u,\n,u,\n5,NA,5\ninf,u,6\n7,u,-inf\n8,u,8\n")

    rows, dropped = choose_rows(data, ["a", "w"], "y")

    assert np.flatnonzero(rows).tolist() == [0, 7]
    assert dropped == {
        "missing_target": 2,
        "infinite_target": 1,
        "missing_feature": 2,
        "infinite_feature": 1,
    }


def test_strict_names_the_first_gap():
    """Under strict the first gap, in whatever column, is named with all rows counted."""
    data = table("a,b,y\n1,1,1\n2,2,\n3,,3\n4,inf,4\n")

    with pytest.raises(
        TableError,
        match=r"got 3 rows with missing or infinite cells, the first in row 2 \(line 3\), "
        r"column 'y'",
    ):
        choose_rows(data, ["a", "b"], "y", strict=True)


def test_strict_without_gaps():
    """Under strict a table without gaps passes."""
    rows, dropped = choose_rows(table("a,y\n1,1\n2,2\n"), ["a"], "y", strict=True)

    assert rows.all()
    assert dropped == {}


def test_no_row_remains():
    """If every row has a gap, the emptiest column is named."""
    data = table("a,b,w,y\n1,,u,1\n2,,u,2\n,5,,3\n")

    with pytest.raises(TableError, match="got 3 rows with a gap in each, most in 'b'"):
        choose_rows(data, ["a", "w", "b"], "y")


@pytest.mark.parametrize("column", ["a", "y"])
def test_huge_numbers(column):
    """A number whose square overflows is refused with its place."""
    cells = {"a": "1", "y": "2"} | {column: "-1e300"}
    data = table(f"a,y\n5,6\n{cells['a']},{cells['y']}\n")

    with pytest.raises(
        TableError, match=rf"'{column}' .* below 1e\+150, got -1e\+300 in row 2 \(line 3\)"
    ):
        choose_rows(data, ["a"], "y")


def test_constant_columns():
    """Columns without variation in the rows used are found, numbers and words."""
    data = table("a,b,w,v,y\n1,1,u,u,1\n1,2,u,v,2\n2,2,v,v,3\n")

    rows = np.array([True, True, False])

    assert constant_columns(data, ["a", "b", "w", "v"], rows) == ["a", "w"]


def test_dropped_in_words():
    """What was dropped is said, one sentence for each reason."""
    dropped = Dropped({"missing_target": 1, "infinite_feature": 2000}, ["e", "f"])

    assert dropped.sentences() == [
        "1 row dropped: the target is missing.",
        "2,000 rows dropped: a feature is infinite.",
        "2 columns dropped, without any value: 'e', 'f'.",
    ]
