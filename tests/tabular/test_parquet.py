"""Parquet: both readers give the Table that the same data give as text."""

import datetime as dt
import decimal
import importlib.util
import io

import numpy as np
import pytest

from curvesmith.errors import TableError
from curvesmith.tabular import parquet, read_table
from curvesmith.tabular.parquet import READERS, parse_parquet

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: no file to read")

installed = [
    pytest.param(
        name,
        marks=pytest.mark.skipif(
            importlib.util.find_spec(name) is None, reason=f"{name} is not installed"
        ),
    )
    for name in READERS
]

DATA = pa.table(
    {
        "float": [1.5, None, float("nan"), float("inf")],
        "float32": pa.array([0.1, 2.0, 3.0, 4.0], pa.float32()),
        "whole": pa.array([1, 2, None, 4], pa.int64()),
        "big": pa.array([2**63, 1, 2, 3], pa.uint64()),
        "truth": [True, False, None, True],
        "decimal": [decimal.Decimal("1.25"), None, decimal.Decimal("3"), decimal.Decimal("4")],
        "word": ["x", None, "y", "x"],
        "category": pa.array(["x", None, "y", "x"]).dictionary_encode(),
        "digits": ["1.5", "2", "NA", ""],
        "faulty": ["1.5", "2", "n.d.", ""],
        "nothing": pa.nulls(4),
        "day": [dt.date(2020, 1, 2)] * 4,
        "list": [[1], [2], [3], [4]],
    }
)


def to_bytes(table) -> bytes:
    """Write a Parquet file into memory."""
    from pyarrow import parquet as writer

    file = io.BytesIO()
    writer.write_table(table, file)
    return file.getvalue()


@pytest.mark.parametrize("reader", installed)
def test_kinds(reader):
    """Each column type becomes numbers, text, or neither."""
    table = parse_parquet(to_bytes(DATA), "data.parquet", reader)

    assert {column.name: column.kind for column in table.columns} == {
        "float": "number",
        "float32": "number",
        "whole": "number",
        "big": "number",
        "truth": "number",
        "decimal": "number",
        "word": "text",
        "category": "text",
        "digits": "number",
        "faulty": "mixed",
        "nothing": "empty",
        "day": "other",
        "list": "other",
    }


@pytest.mark.parametrize("reader", installed)
def test_values(reader):
    """Numbers keep their value, gaps become NaN or empty text."""
    table = parse_parquet(to_bytes(DATA), "data.parquet", reader)

    expected = {
        "float": [1.5, np.nan, np.nan, np.inf],
        "float32": np.array([0.1, 2, 3, 4], np.float32).astype(float),
        "whole": [1, 2, np.nan, 4],
        "big": [2.0**63, 1, 2, 3],
        "truth": [1, 0, np.nan, 1],
        "decimal": [1.25, np.nan, 3, 4],
        "digits": [1.5, 2, np.nan, np.nan],
    }
    for name, values in expected.items():
        np.testing.assert_array_equal(table.numbers(name), values, err_msg=name)
    assert table.texts("word") == table.texts("category") == ["x", "", "y", "x"]


@pytest.mark.parametrize("reader", installed)
def test_refused_columns_say_what_they_hold(reader):
    """Dates and lists are named when numbers are asked of them."""
    table = parse_parquet(to_bytes(DATA), "data.parquet", reader)

    with pytest.raises(TableError, match=r"Column 'day' of data.parquet .* got dates or times"):
        table.numbers("day")
    with pytest.raises(TableError, match=r"Column 'list' .* got values that are neither numbers"):
        table.texts("list")


def test_rows_have_no_lines():
    """A place in a Parquet file is a row alone."""
    assert parse_parquet(to_bytes(DATA), "data.parquet").place(0) == "row 1"


def test_path(tmp_path):
    """A Parquet file is recognised by its first bytes."""
    path = tmp_path / "data.any"
    path.write_bytes(to_bytes(DATA))

    assert read_table(path).n_rows == 4


@pytest.mark.parametrize("reader", installed)
def test_row_index_is_left_out(reader):
    """The row index that pandas saves is left out and noted."""
    table = pa.table({"a": [1, 2], "__index_level_0__": [5, 6]})

    read = parse_parquet(to_bytes(table), "data.parquet", reader)

    assert read.names == ["a"]
    assert read.notes == ("The row index '__index_level_0__' of data.parquet left out.",)


@pytest.mark.parametrize("reader", installed)
def test_no_rows(reader):
    """A file without rows is refused."""
    with pytest.raises(TableError, match=r"data\.parquet must hold rows, got none"):
        parse_parquet(to_bytes(DATA.slice(0, 0)), "data.parquet", reader)


@pytest.mark.parametrize("reader", installed)
def test_damaged(reader):
    """A file that was cut short is refused."""
    with pytest.raises(TableError, match=r"data\.parquet must be a whole Parquet file, got a dam"):
        parse_parquet(to_bytes(DATA)[:-20], "data.parquet", reader)


def test_duplicate_names():
    """Names that differ by spaces only are one name twice."""
    table = pa.table([[1], [2]], names=["a", " a"])

    with pytest.raises(TableError, match="name each column differently, got 'a' more than once"):
        parse_parquet(to_bytes(table), "data.parquet")


def test_reader_is_missing(monkeypatch):
    """Without a library the message says what to install."""
    monkeypatch.setattr(parquet.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(TableError, match=r"needs pyarrow.*pip install 'curvesmith\[parquet\]'"):
        parse_parquet(to_bytes(DATA), "data.parquet")
