"""Fast readers: split a plain CSV body by whichever fast library is installed.

They are given only what cannot be read in two ways: text without quotes whose every line has
the right number of cells, and as numbers only columns made of the characters
``0123456789+-.eE``, which each of them parses as Python's ``float`` does or refuses (swept by
the tests). Everything that needs judgement stays with :mod:`curvesmith.tabular.cells`.
"""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from curvesmith.tabular.table import Floats

Cells = Floats | list[str]
Reader = Callable[[bytes, str, Sequence[bool]], list[Cells]]


def read_by_polars(body: bytes, delimiter: str, is_number: Sequence[bool]) -> list[Cells]:
    """Read with polars; see :func:`read_fast`."""
    import polars as pl

    frame = pl.read_csv(
        body,
        has_header=False,
        separator=delimiter,
        quote_char=None,
        schema={str(j): pl.Float64 if number else pl.String for j, number in enumerate(is_number)},
    )
    return [
        frame[str(j)].to_numpy() if number else frame[str(j)].fill_null("").to_list()
        for j, number in enumerate(is_number)
    ]


def read_by_pyarrow(body: bytes, delimiter: str, is_number: Sequence[bool]) -> list[Cells]:
    """Read with pyarrow; see :func:`read_fast`."""
    import pyarrow as pa
    from pyarrow import csv

    names = [str(j) for j in range(len(is_number))]
    types = [pa.float64() if number else pa.string() for number in is_number]
    table = csv.read_csv(
        io.BytesIO(body),
        csv.ReadOptions(column_names=names),
        csv.ParseOptions(delimiter=delimiter, quote_char=False, ignore_empty_lines=False),
        csv.ConvertOptions(
            column_types=dict(zip(names, types, strict=True)),
            null_values=[""],
            strings_can_be_null=False,
        ),
    )
    return [
        table[j].to_numpy() if number else table[j].to_pylist()
        for j, number in enumerate(is_number)
    ]


def read_by_pandas(body: bytes, delimiter: str, is_number: Sequence[bool]) -> list[Cells]:
    """Read with pandas; see :func:`read_fast`."""
    import pandas as pd

    # Before version 3 the default conversion may miss the nearest double by one unit.
    old = int(pd.__version__.split(".")[0]) < 3
    options: dict[str, Any] = {"float_precision": "round_trip"} if old else {}
    frame = pd.read_csv(
        io.BytesIO(body),
        sep=delimiter,
        header=None,
        names=range(len(is_number)),
        index_col=False,
        dtype={j: float if number else object for j, number in enumerate(is_number)},
        keep_default_na=False,
        na_values={j: [""] for j, number in enumerate(is_number) if number},
        quoting=3,
        skip_blank_lines=False,
        **options,
    )
    return [
        frame[j].to_numpy(dtype=np.float64) if number else frame[j].tolist()
        for j, number in enumerate(is_number)
    ]


READERS: dict[str, Reader] = {
    "polars": read_by_polars,
    "pyarrow": read_by_pyarrow,
    "pandas": read_by_pandas,
}


def installed_reader() -> str | None:
    """The first of polars, pyarrow and pandas that is installed; None if none is."""
    for name in READERS:
        if importlib.util.find_spec(name) is not None:
            return name
    return None


def read_fast(
    reader: str, body: bytes, delimiter: str, is_number: Sequence[bool]
) -> list[Cells] | None:
    r"""Split the lines of ``body`` into columns.

    Parameters
    ----------
    reader : {"polars", "pyarrow", "pandas"}
        Which library reads; it must be installed.
    body : bytes
        UTF-8 lines ended by ``\\n``, no quotes, each with ``len(is_number)`` cells.
    delimiter : str
        One character between cells.
    is_number : sequence of bool
        True for the columns to convert to float64 (an empty cell becomes NaN); the others
        come back as lists of str, character for character.

    Returns
    -------
    columns : list of ndarray or list of str, or None
        None if the library refused the text: then a cell is faulty, and the careful reader
        finds and names it.
    """
    try:
        return READERS[reader](body, delimiter, is_number)
    except Exception:  # three libraries' refusals share no narrower class
        return None
