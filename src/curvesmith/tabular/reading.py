"""Reading: a path, or ``-`` for standard input, becomes a Table.

What the file is, its first bytes tell, not its name: gzip, Parquet, or delimited text.
"""

from __future__ import annotations

import difflib
import gzip
import sys
import zlib
from pathlib import Path

from curvesmith.errors import TableError
from curvesmith.tabular.delimited import parse_delimited
from curvesmith.tabular.parquet import parse_parquet
from curvesmith.tabular.table import Table

GZIP, PARQUET, ZIP = b"\x1f\x8b", b"PAR1", b"PK\x03\x04"


def read_table(path: str | Path) -> Table:
    """Read a table of numbers and words.

    Parameters
    ----------
    path : str or Path
        A CSV, TSV, semicolon-separated or Parquet file, gzipped or not; ``"-"`` reads standard
        input, which may be any of these too.

    Returns
    -------
    table : Table

    Raises
    ------
    TableError
        If there is no such file, it cannot be read, or it holds no table; the sentence says
        which and what to do.

    Examples
    --------
    >>> read_table("examples/diabetes.csv").names[:3]  # doctest: +SKIP
    ['age', 'sex', 'bmi']
    """
    source = "standard input" if str(path) == "-" else Path(path).name
    content = _unzip(_content(path), source)
    if content.startswith(PARQUET):
        return parse_parquet(content, source)
    if content.startswith(ZIP):
        raise TableError(
            f"{source} must be a text table or a Parquet file, got a zip archive or an Excel "
            "workbook. Save the sheet as CSV UTF-8."
        )
    return parse_delimited(content, source)


def _content(path: str | Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read()
    path = Path(path)
    if path.is_dir():
        raise TableError(f"The data must be a file, got the folder '{path}'. Name a file in it.")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise TableError(f"There is no file '{path}'. {_nearest_file(path)}") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise TableError(
            f"'{path}' cannot be read: {reason.lower()}. Check the path and its permissions."
        ) from error


def _nearest_file(path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        return f"The folder '{folder}' does not exist either."
    names = [entry.name for entry in folder.iterdir() if entry.is_file()]
    near = difflib.get_close_matches(path.name, names, n=1)
    return f"Did you mean '{folder / near[0]}'?" if near else "Check the spelling and the folder."


def _unzip(content: bytes, source: str) -> bytes:
    if not content.startswith(GZIP):
        return content
    try:
        return gzip.decompress(content)
    except (EOFError, OSError, zlib.error) as error:
        raise TableError(
            f"{source} must be a whole gzip file, got a damaged one ({error}). "
            "Copy or compress it again."
        ) from error
