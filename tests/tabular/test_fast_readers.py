"""All readers give the same Table and the same errors."""

import importlib.util
import math
import random

import numpy as np
import pytest

from curvesmith.errors import TableError
from curvesmith.tabular import delimited
from curvesmith.tabular.delimited import PLAIN_NUMBER, parse_delimited
from curvesmith.tabular.fast_readers import READERS, installed_reader, read_fast

installed = [
    pytest.param(
        name,
        marks=pytest.mark.skipif(
            importlib.util.find_spec(name) is None, reason=f"{name} is not installed"
        ),
    )
    for name in READERS
]

NASTY = {
    "plain": b"a,b\n1,2.5\n-3,4e5\n",
    "no final line end": b"a,b\n1,2\n3,4",
    "windows": b"a,b\r\n1,2\r\n3,4\r\n",
    "old mac": b"a,b\r1,2\r3,4\r",
    "byte order mark": b"\xef\xbb\xbfa,b\n1,2\n",
    "semicolons": b"a;b\n1;2\n3;4\n",
    "decimal commas": b"a;b\n1,5;2\n3,5;4\n",
    "tabs": b"a\tb\n1\t2\n",
    "quotes": b'a,b\n"1","x, y"\n2,z\n',
    "quote inside": b'a,b\n1,5" pipe\n2,z\n',
    "space before quote": b'a,b\n1, "x, y"\n2, z\n',
    "blank lines": b"a,b\n\n1,2\n\n\n3,4\n\n",
    "blank first line": b"\na,b\n1,2\n",
    "short row": b"a,b,c\n1,2,3\n4,5\n",
    "long row": b"a,b\n1,2\n3,4,5\n",
    "rows that make up for each other": b"a,b\n1,2,3\n4\n",
    "latin-1": b"a,b\n1,caf\xe9\n",
    "utf-8 words": "a,größe\n1,ä\n2,ß\n".encode(),
    "duplicate names": b"a,a\n1,2\n",
    "unnamed": b",a,b\n0,1,2\n1,3,4\n",
    "missing": b"a,b\nNA,1\nnan,2\n,3\n4,\n",
    "missing at the end": b"a,b\n1,2\n3,\n",
    "missing words": b"a,b\n1,x\n2,\n3,NA\n",
    "empty column": b"a,b,c\n1,,2\n3,,4\n",
    "all missing row": b"a,b\n,\n1,2\n",
    "infinite": b"a,b\n1,inf\n2,-Infinity\n",
    "overflow": b"a,b\n1,1e400\n2,-1e400\n",
    "huge": b"a,b\n1,1e300\n2,5e-324\n",
    "spaces": b"a,b\n 1 , 2\n3 ,  4 \n",
    "words in spaces": b"a,b\n1, x \n2,y\n",
    "header only": b"a,b\n",
    "empty": b"",
    "big integers": b"a,b\n9007199254740993,1\n123456789012345678901234567890,2\n",
    "truth": b"a,b\ntrue,1\nFALSE,2\n",
    "thousands": b'a,b\n"1,234",1\n"5,678",2\n',
    "underscores": b"a,b\n1_000,1\n2,2\n",
    "word among numbers": b"a,b\n1,2\nx,3\n4,5\n",
    "date": b"a,b\n2020-01-02,1\n2020-01-03,2\n",
    "signs": b"a,b\n--1,1\n2,2\n",
    "one column": b"a\n1\n\n2\n",
    "header of numbers": b"1.5,2\n3,4\n",
    "hash": b"a,b\n#1,2\n3,4\n",
    "null word": b"a,b\nnull,x\n1,None\n",
    "nul byte": b"a,b\n1,\x002\n",
    "vertical tab": b"a,b\n1,x\x0by\n2,z\n",
    "unicode line end": "a,b\n1,x\u2028y\n2,z\n".encode(),
}


def read(content: bytes, reader: str | None) -> object:
    """Everything that a reader says about a content, as something that compares."""
    try:
        table = parse_delimited(content, "data.csv", reader)
    except TableError as error:
        return str(error)
    columns = [
        (c.name, c.kind, None if c.numbers is None else c.numbers.tobytes(), c.cells)
        for c in table.columns
    ]
    return columns, table.n_rows, table.lines.tolist(), table.notes


@pytest.mark.parametrize("content", NASTY.values(), ids=NASTY.keys())
@pytest.mark.parametrize("reader", installed)
def test_readers_agree(reader, content):
    """A fast reader and the standard library give one Table, or one error."""
    assert read(content, reader) == read(content, None)


@pytest.mark.parametrize("reader", installed)
def test_fast_reader_reads(reader):
    """Numbers, gaps and words go through the fast reader itself, not around it."""
    columns = read_fast(reader, b"1,x,\n,NA,2\n", ",", [True, False, True])

    np.testing.assert_array_equal(columns[0], [1.0, np.nan])
    assert columns[1] == ["x", "NA"]
    np.testing.assert_array_equal(columns[2], [np.nan, 2.0])


@pytest.mark.parametrize("reader", installed)
def test_plain_numbers_are_read_as_python_does(reader, seed):
    """Of the characters that count as plain, a reader makes float's number or refuses all."""
    rng = random.Random(seed)
    characters = PLAIN_NUMBER.decode()
    cells = ["".join(rng.choices(characters, k=rng.randint(1, 8))) for _ in range(60)]

    for cell in cells:
        columns = read_fast(reader, f"{cell},1\n2,3\n".encode(), ",", [True, True])
        try:
            expected = float(cell)
        except ValueError:
            assert columns is None, cell
        else:
            # pandas before version 3 refuses infinity, which the careful reader then reads.
            is_left = columns is None and math.isinf(expected)
            assert is_left or columns[0][0] == expected, cell


@pytest.mark.parametrize("reader", installed)
def test_exact_digits(reader, seed):
    """Numbers of 17 digits and any exponent come back to the last bit."""
    rng = np.random.default_rng(seed)
    expected = rng.normal(size=1000) * 10.0 ** rng.integers(-300, 300, 1000)
    body = "".join(f"{value!r},1\n" for value in expected.tolist()).encode()

    assert read_fast(reader, body, ",", [True, True])[0].tolist() == expected.tolist()


def test_no_reader_installed(monkeypatch):
    """Without a fast library large files are read by the standard library."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(delimited, "FAST_FROM_BYTES", 0)

    assert installed_reader() is None
    assert parse_delimited(NASTY["plain"], "data.csv").n_rows == 2


@pytest.mark.parametrize("name", READERS)
def test_first_installed_reader(monkeypatch, name):
    """The one library that is installed is taken."""
    monkeypatch.setattr("importlib.util.find_spec", lambda asked: True if asked == name else None)

    assert installed_reader() == name


def test_large_files_use_the_fast_reader(monkeypatch):
    """From a size on the first installed library is tried."""
    asked = []
    monkeypatch.setattr(delimited, "FAST_FROM_BYTES", 0)
    monkeypatch.setattr(delimited, "installed_reader", lambda: "polars")
    monkeypatch.setattr(delimited, "read_fast", lambda reader, *rest: asked.append(reader))

    parse_delimited(NASTY["plain"], "data.csv")

    assert asked == ["polars"]
