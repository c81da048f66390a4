"""Delimited text: CSV, TSV and semicolon-separated files become a Table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from curvesmith.errors import TableError
from curvesmith.tabular.cells import of_numbers, parse_column
from curvesmith.tabular.fast_readers import installed_reader, read_fast
from curvesmith.tabular.table import Column, Table, counted, listed

DELIMITERS = ",;\t"
SNIFFED_LINES = 20
# Below this size the standard library is done before a fast one is imported (about 0.2 s).
FAST_FROM_BYTES = 3_000_000
PLAIN_NUMBER = b"0123456789+-.eE"


def parse_delimited(content: bytes, source: str, reader: str | None = "auto") -> Table:
    """Read delimited text whose first line names the columns.

    Every reader gives the same Table: a fast one is used only on text that can be read in one
    way, see :mod:`curvesmith.tabular.fast_readers`, and :mod:`csv` reads the rest. Blank lines
    are skipped; columns without a name (a saved row index) are left out and noted.

    Parameters
    ----------
    content : bytes
        The file's content: UTF-8, with or without byte order mark; any line ends; cells
        separated by comma, semicolon or tab (:func:`sniff`), quoted as RFC 4180 has it.
    source : str
        What messages call the file.
    reader : {"auto", "polars", "pyarrow", "pandas", None}, default "auto"
        Which fast reader to try; None for the standard library alone; "auto" for the first
        that is installed if the content is large.

    Returns
    -------
    table : Table

    Raises
    ------
    TableError
        If the content is empty, not UTF-8, without rows, ragged, wrongly quoted, or its first
        line repeats a name or holds numbers.
    """
    text = _decode(content, source)
    delimiter = sniff(text)
    if reader == "auto":
        reader = installed_reader() if len(content) >= FAST_FROM_BYTES else None
    table = _read_plain(text, delimiter, source, reader) if reader else None
    return table or _read_carefully(text, delimiter, source)


def _decode(content: bytes, source: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TableError(f"{source} must be UTF-8 text, got UTF-16. Save it as CSV UTF-8.")
    if b"\0" in content:
        raise TableError(
            f"{source} must be a text table or a Parquet file, got binary data. "
            "Export it as CSV first."
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = error.object[error.start]
        raise TableError(
            f"{source} must be UTF-8 text, got byte 0x{byte:02X} in line {line}. "
            "Save it as CSV UTF-8, or convert it with `iconv -f latin1 -t utf-8`."
        ) from error
    if not text.strip():
        raise TableError(
            f"{source} must hold a line of column names and rows below it, got an empty file. "
            "Check how it was written."
        )
    return text


def sniff(text: str) -> str:
    """Tell which of comma, semicolon and tab separates the cells.

    The one that gives the first lines equally many cells, and the most of them; if none does,
    the one that the first line holds most often.
    """
    scores = []
    for delimiter in DELIMITERS:
        widths = _first_widths(text, delimiter)
        alike = len(set(widths)) == 1 and widths[0] > 1
        scores.append((alike, widths[0] if widths else 0))
    return DELIMITERS[scores.index(max(scores))]


def _first_widths(text: str, delimiter: str) -> list[int]:
    widths = []
    try:
        for _, row in _rows(text, delimiter):
            widths.append(len(row))
            if len(widths) == SNIFFED_LINES:
                break
    except csv.Error:
        return widths
    return widths


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank with the line on which it begins."""
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True
    )
    line = 1
    for row in reader:
        if len(row) > 1 or (row and row[0].strip()):
            yield line, row
        line = reader.line_num + 1


def _read_carefully(text: str, delimiter: str, source: str) -> Table:
    """Read with the standard library, which knows quotes and counts lines."""
    rows: list[list[str]] = []
    lines: list[int] = []
    try:
        for line, row in _rows(text, delimiter):
            lines.append(line)
            rows.append(row)
    except csv.Error as error:
        line = lines[-1] + 1 if lines else 1
        raise TableError(
            f"{source} must be quoted as CSV is, got {str(error)!r} at or after line {line}. "
            "Look for a quotation mark that is not closed."
        ) from error
    names = _check_names(rows.pop(0), source)
    lines.pop(0)
    _check_widths(rows, lines, len(names), source)
    columns = [list(cells) for cells in zip(*rows, strict=True)]
    return _assemble(names, columns, np.array(lines, dtype=np.int64), source)


def _check_names(row: list[str], source: str) -> list[str]:
    names = [name.strip() for name in row]
    repeated = sorted({name for name in names if name and names.count(name) > 1})
    if repeated:
        places = [str(j + 1) for j, name in enumerate(names) if name == repeated[0]]
        raise TableError(
            f"{source} must name each column differently, got {repeated[0]!r} as columns "
            f"{' and '.join(places)}. Rename one of them."
        )
    if _are_numbers(names):
        raise TableError(
            f"The first line of {source} must hold the column names, got only numbers: "
            f"{listed(names, 4)}. Put a line of names above it."
        )
    return names


def _are_numbers(names: list[str]) -> bool:
    """Whether all names are numbers, other than the running numbers 0, 1, 2, … or 1, 2, 3, …."""
    if any(names == [str(j + first) for j in range(len(names))] for first in (0, 1)):
        return len(names) == 1
    return parse_column("", names).kind == "number"


def _check_widths(rows: list[list[str]], lines: list[int], width: int, source: str) -> None:
    if not rows:
        raise TableError(
            f"{source} must hold rows below its column names, got none. Check how it was written."
        )
    for line, row in zip(lines, rows, strict=True):
        if len(row) != width:
            raise TableError(
                f"Line {line} of {source} must have {counted(width, 'cell')} like the first "
                f"line, got {len(row)}. Correct the line, or quote cells that hold the separator."
            )


def _assemble(
    names: list[str],
    columns: Sequence[list[str] | Column],
    lines: NDArray[np.int64],
    source: str,
) -> Table:
    """Make the Table, without the columns that have no name."""
    unnamed = [str(j + 1) for j, name in enumerate(names) if not name]
    notes: tuple[str, ...] = ()
    if unnamed:
        noun = "Column" if len(unnamed) == 1 else "Columns"
        notes = (f"{noun} {', '.join(unnamed)} of {source} without a name left out.",)
    parsed = tuple(
        cells if isinstance(cells, Column) else parse_column(name, cells)
        for name, cells in zip(names, columns, strict=True)
        if name
    )
    return Table(source, parsed, len(lines), lines, notes)


def _read_plain(text: str, delimiter: str, source: str, reader: str) -> Table | None:
    """Read with a fast library, or None if the text leaves any doubt."""
    body = text.replace("\r\n", "\n")
    header, _, body = body.partition("\n")
    names = header.split(delimiter)
    if '"' in text or "\r" in header or "\r" in body or len(names) < 2 or not body:
        return None
    encoded = body.encode() if body.endswith("\n") else f"{body}\n".encode()
    is_number = _plain_columns(encoded, delimiter, len(names))
    if is_number is None:
        return None
    names = _check_names(names, source)
    columns = read_fast(reader, encoded, delimiter, is_number)
    n_rows = encoded.count(b"\n")
    if columns is None or any(len(cells) != n_rows for cells in columns):
        return None
    lines = np.arange(2, n_rows + 2)
    parsed = [
        parse_column(name, cells) if isinstance(cells, list) else of_numbers(name, cells)
        for name, cells in zip(names, columns, strict=True)
    ]
    return _assemble(names, parsed, lines, source)


def _plain_columns(body: bytes, delimiter: str, width: int) -> list[bool] | None:
    """Tell which columns hold only the characters of plain numbers.

    None if some line has not ``width`` cells: the separators and line ends, in their order,
    must repeat one pattern.
    """
    characters = np.frombuffer(body, np.uint8)
    ends = np.flatnonzero((characters == ord(delimiter)) | (characters == ord("\n")))
    pattern = [ord(delimiter)] * (width - 1) + [ord("\n")]
    if len(ends) % width or (characters[ends].reshape(-1, width) != pattern).any():
        return None
    is_plain = np.zeros(256, dtype=bool)
    is_plain[np.frombuffer(PLAIN_NUMBER + delimiter.encode() + b"\n", np.uint8)] = True
    strange = np.flatnonzero(~is_plain[characters])
    cells = np.searchsorted(ends, strange)
    strange_columns = set(np.unique(cells % width).tolist())
    return [j not in strange_columns for j in range(width)]
