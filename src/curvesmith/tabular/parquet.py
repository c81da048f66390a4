"""Parquet: columns with their types become a Table, by pyarrow or polars."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Callable
from typing import Any

import numpy as np

from curvesmith.errors import TableError
from curvesmith.tabular.cells import of_numbers, parse_column
from curvesmith.tabular.table import Column, Table, listed

DATES, STRANGE = "dates or times", "values that are neither numbers nor text"


def parse_parquet(content: bytes, source: str, reader: str = "auto") -> Table:
    """Read a Parquet file.

    Whole numbers, decimals and booleans (as 1 and 0) become float64; text is read as the cells
    of a CSV file are, see :mod:`curvesmith.tabular.cells`. A row index that pandas saved is
    left out and noted.

    Parameters
    ----------
    content : bytes
        The file's content.
    source : str
        What messages call the file.
    reader : {"auto", "pyarrow", "polars"}, default "auto"
        Which library reads; "auto" for the first that is installed.

    Returns
    -------
    table : Table
        Dates, lists and the like are columns of kind "other": refused when used.

    Raises
    ------
    TableError
        If neither library is installed, the file is damaged, or it has no rows.
    """
    reader = _installed_reader(source) if reader == "auto" else reader
    try:
        n_rows, columns = READERS[reader](content)
    except Exception as error:
        raise TableError(
            f"{source} must be a whole Parquet file, got a damaged one "
            f"({str(error).splitlines()[0]}). Copy or write it again."
        ) from error
    return _assemble(n_rows, columns, source)


def _installed_reader(source: str) -> str:
    for name in READERS:
        if importlib.util.find_spec(name) is not None:
            return name
    raise TableError(
        f"{source} is a Parquet file, and reading it needs pyarrow, which is not installed: "
        "`pip install 'curvesmith[parquet]'`."
    )


def _assemble(n_rows: int, columns: list[Column], source: str) -> Table:
    if not n_rows:
        raise TableError(f"{source} must hold rows, got none. Check how it was written.")
    names = [column.name for column in columns]
    repeated = [name for name in names if names.count(name) > 1]
    if repeated:
        raise TableError(
            f"{source} must name each column differently, got {repeated[0]!r} more than once. "
            "Rename one of them."
        )
    left_out = [name for name in names if name.startswith("__index_level_")]
    notes = (f"The row index {listed(left_out)} of {source} left out.",) if left_out else ()
    kept = tuple(column for column in columns if column.name not in left_out)
    return Table(source, kept, n_rows, None, notes)


def _read_by_pyarrow(content: bytes) -> tuple[int, list[Column]]:
    from pyarrow import parquet

    table = parquet.read_table(io.BytesIO(content))
    columns = zip(table.column_names, table.columns, strict=True)
    return table.num_rows, [_from_arrow(name.strip(), array) for name, array in columns]


def _from_arrow(name: str, array: Any) -> Column:
    from pyarrow import float64, types

    if types.is_dictionary(array.type):
        array = array.cast(array.type.value_type)
    kind = array.type
    if types.is_integer(kind) or types.is_floating(kind) or types.is_boolean(kind):
        return of_numbers(name, array.cast(float64(), safe=False).to_numpy())
    if types.is_decimal(kind):
        return _of_decimals(name, array.to_pylist())
    if types.is_string(kind) or types.is_large_string(kind) or types.is_null(kind):
        return parse_column(name, [cell or "" for cell in array.to_pylist()])
    return Column(name, "other", contents=DATES if types.is_temporal(kind) else STRANGE)


def _read_by_polars(content: bytes) -> tuple[int, list[Column]]:
    import polars as pl

    frame = pl.read_parquet(io.BytesIO(content))
    return frame.height, [_from_polars(series.name.strip(), series) for series in frame]


def _from_polars(name: str, series: Any) -> Column:
    import polars as pl

    kind = series.dtype
    if kind.is_decimal():
        return _of_decimals(name, series.to_list())
    if kind.is_numeric() or kind == pl.Boolean:
        return of_numbers(name, series.cast(pl.Float64).to_numpy())
    if kind in (pl.String, pl.Categorical, pl.Enum, pl.Null):
        return parse_column(name, [cell or "" for cell in series.cast(pl.String).to_list()])
    return Column(name, "other", contents=DATES if kind.is_temporal() else STRANGE)


def _of_decimals(name: str, values: list[Any]) -> Column:
    return of_numbers(name, np.array([np.nan if v is None else float(v) for v in values]))


READERS: dict[str, Callable[[bytes], tuple[int, list[Column]]]] = {
    "pyarrow": _read_by_pyarrow,
    "polars": _read_by_polars,
}
