"""Delimited text: what is read, and what is refused in which words."""

import numpy as np
import pytest

from curvesmith.errors import TableError
from curvesmith.tabular.delimited import parse_delimited, sniff


def numbers(content: bytes, name: str) -> list[float]:
    """Read one column."""
    return parse_delimited(content, "data.csv").numbers(name).tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n3,5;4\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a, in m\tb, in s\n1\t2\n", "\t"),
        ("a\n1\n2\n", ","),
        ("a,b;c\n1,2;3\n4,5;6\n", ","),
    ],
)
def test_sniff(text, expected):
    """The separator is the one that cuts the first lines into equally many cells."""
    assert sniff(text) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark(end, mark):
    """Unix, Windows and old Mac line ends, with and without byte order mark, read alike."""
    content = f"{mark}a,b{end}1,2{end}3,4{end}".encode()

    assert numbers(content, "a") == [1.0, 3.0]


def test_quotes():
    """Quoted cells may hold separators, quotes and line ends."""
    table = parse_delimited(b'"a, b",c\n"x ""1""",1\n"y\nz",2\n', "data.csv")

    assert table.names == ["a, b", "c"]
    assert table.texts("a, b") == ['x "1"', "y\nz"]


def test_blank_lines_are_skipped():
    """Blank lines are no rows, and line numbers count them."""
    table = parse_delimited(b"\na,b\n\n1,2\n  \n3,4\n\n", "data.csv")

    assert table.n_rows == 2
    assert table.lines.tolist() == [4, 6]
    assert table.place(1) == "row 2 (line 6)"


def test_lines_of_quoted_line_ends():
    """A row's line is where it begins, also below a cell of several lines."""
    table = parse_delimited(b'a,b\n"x\ny\nz",1\nw,2\n', "data.csv")

    assert table.lines.tolist() == [2, 5]


def test_unnamed_column_is_left_out():
    """A saved row index, which has no name, is left out and noted."""
    table = parse_delimited(b",a,b\n0,1,2\n1,3,4\n", "data.csv")

    assert table.names == ["a", "b"]
    assert table.notes == ("Column 1 of data.csv without a name left out.",)


def test_running_numbers_are_names():
    """The names 0, 1, 2 that a data frame writes are names."""
    assert parse_delimited(b"0,1,2\n5,6,7\n", "data.csv").names == ["0", "1", "2"]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"  \n", b"\xef\xbb\xbf"])
def test_empty_file(content):
    """A file without any text is refused."""
    with pytest.raises(TableError, match=r"data\.csv must hold .* got an empty file"):
        parse_delimited(content, "data.csv")


def test_header_only():
    """Names without rows are refused."""
    with pytest.raises(TableError, match="must hold rows below its column names, got none"):
        parse_delimited(b"a,b,c\n", "data.csv")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a,b\n1,2\n3\n", "Line 3 of data.csv must have 2 cells like the first line, got 1"),
        (b"a,b\n1,2,3\n", "Line 2 of data.csv must have 2 cells like the first line, got 3"),
        (b"a,b\n\n1,2\n\n3,4,\n", "Line 5 of data.csv must have 2 cells"),
    ],
)
def test_ragged_rows(content, message):
    """A row of another width is refused by its line."""
    with pytest.raises(TableError, match=message):
        parse_delimited(content, "data.csv")


def test_duplicate_names():
    """A repeated name is refused with both places, spaces aside."""
    with pytest.raises(TableError, match="differently, got 'b' as columns 2 and 4"):
        parse_delimited(b"a,b,c, b\n1,2,3,4\n", "data.csv")


def test_missing_header():
    """A first line of numbers is refused: it is data, not names."""
    with pytest.raises(TableError, match=r"column names, got only numbers: '1\.5', '2', '3'"):
        parse_delimited(b"1.5,2,3\n4,5,6\n", "data.csv")


def test_latin1():
    """Bytes that are not UTF-8 are named with their line."""
    content = "a,b\n1,2\ncafé,3\n".encode("latin-1")

    with pytest.raises(TableError, match="must be UTF-8 text, got byte 0xE9 in line 3"):
        parse_delimited(content, "data.csv")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_utf16(encoding):
    """UTF-16 is refused, with and without byte order mark."""
    with pytest.raises(TableError, match=r"data\.csv must be .* got (UTF-16|binary data)"):
        parse_delimited("a,b\n1,2\n".encode(encoding), "data.csv")


def test_open_quote():
    """A quotation mark that is never closed is refused."""
    with pytest.raises(TableError, match="got 'unexpected end of data' at or after line 3"):
        parse_delimited(b'a,b\n1,2\n"3,4\n5,6\n', "data.csv")


def test_numbers_keep_their_bits(seed):
    """Numbers written with repr come back to the last bit."""
    rng = np.random.default_rng(seed)
    expected = rng.normal(size=50) * 10.0 ** rng.integers(-300, 300, 50)
    content = "a,b\n" + "".join(f"{value!r},0\n" for value in expected.tolist())

    assert numbers(content.encode(), "a") == expected.tolist()
