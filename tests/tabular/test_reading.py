"""Reading files: what a path may be, and what is said when it is something else."""

import gzip
import io
import sys

import pytest

from curvesmith.errors import TableError
from curvesmith.tabular import read_table

TEXT = b"a,b\n1,2\n3,4\n"


@pytest.mark.parametrize("name", ["data.csv", "data.tsv", "data.csv.gz", "data"])
@pytest.mark.parametrize("content", [TEXT, gzip.compress(TEXT)], ids=["plain", "gzip"])
def test_content_counts_not_the_name(tmp_path, name, content):
    """Text and gzipped text are told apart by their bytes, whatever the file is called."""
    path = tmp_path / name
    path.write_bytes(content)

    table = read_table(path)

    assert table.source == name
    assert table.numbers("b").tolist() == [2.0, 4.0]


@pytest.mark.parametrize("content", [TEXT, gzip.compress(TEXT)], ids=["plain", "gzip"])
def test_standard_input(monkeypatch, content):
    """The path ``-`` is standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    table = read_table("-")

    assert table.source == "standard input"
    assert table.names == ["a", "b"]


def test_missing_file_with_a_near_one(tmp_path):
    """A missing file is named, and so is the file that was probably meant."""
    (tmp_path / "data.csv").write_bytes(TEXT)

    with pytest.raises(TableError, match=r"no file '.*dta\.csv'\. Did you mean '.*data\.csv'\?"):
        read_table(tmp_path / "dta.csv")


def test_missing_file_alone(tmp_path):
    """A missing file without a near one is named."""
    with pytest.raises(TableError, match=r"no file '.*data\.csv'\. Check the spelling"):
        read_table(tmp_path / "data.csv")


def test_missing_folder(tmp_path):
    """A missing folder is named."""
    with pytest.raises(TableError, match=r"The folder '.*nowhere' does not exist either"):
        read_table(tmp_path / "nowhere" / "data.csv")


def test_directory(tmp_path):
    """A folder is no table."""
    with pytest.raises(TableError, match="must be a file, got the folder"):
        read_table(tmp_path)


def test_unreadable(tmp_path, monkeypatch):
    """A file that the system refuses to open is named with the reason."""
    path = tmp_path / "data.csv"
    path.write_bytes(TEXT)

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "read_bytes", refuse)

    with pytest.raises(TableError, match=r"data\.csv' cannot be read: permission denied"):
        read_table(path)


def test_damaged_gzip(tmp_path):
    """A gzip file that was cut short is named."""
    path = tmp_path / "data.csv.gz"
    path.write_bytes(gzip.compress(TEXT * 100)[:-10])

    with pytest.raises(TableError, match=r"data\.csv\.gz must be a whole gzip file"):
        read_table(path)


def test_workbook(tmp_path):
    """An Excel workbook, which is a zip archive, is named for what it is."""
    path = tmp_path / "data.xlsx"
    path.write_bytes(b"PK\x03\x04rest")

    with pytest.raises(TableError, match=r"data\.xlsx must be .* got a zip archive or an Excel"):
        read_table(path)
