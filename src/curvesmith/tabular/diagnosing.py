"""Diagnosing on a table: a saved model and the data file that it was fitted on."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from curvesmith.errors import ModelFileError, TableError
from curvesmith.files import read_model_file
from curvesmith.tabular.predicting import encoding_of
from curvesmith.tabular.table import Table, counted

if TYPE_CHECKING:
    from curvesmith.diagnosis.report import Report


def diagnose_table(model_path: str | os.PathLike[str], table: Table, **options: Any) -> Report:
    """Diagnose a saved model on the rows of a table.

    Columns are matched by name; rows with missing cells are left out and noted.

    Parameters
    ----------
    model_path : path-like
        Written by ``curvesmith fit``.
    table : Table
        The table that it was fitted on, target included.
    **options
        Of :func:`curvesmith.diagnose`.

    Returns
    -------
    report : Report

    Raises
    ------
    ModelFileError
        If the file is not a whole model, or does not know its columns and target.
    TableError
        If columns are missing or not as the model knows them, or no row is whole.
    """
    from curvesmith.diagnosis.diagnose import diagnose

    file = read_model_file(model_path)
    if file.columns is None:
        raise ModelFileError(
            f"'{os.fspath(model_path)}' must know its columns and target to be diagnosed on a "
            "table, got a model that `curvesmith fit` did not write. Diagnose it in Python: "
            "`curvesmith.diagnose(model, X, y)`."
        )
    encoding = encoding_of(file, os.fspath(model_path))
    X, y = encoding.encode(table), table.numbers(encoding.target)
    whole = np.isfinite(X).all(axis=1) & np.isfinite(y)
    if not whole.any():
        raise TableError(
            f"{table.source} must hold rows without gaps, got {counted(table.n_rows, 'row')} "
            "with a missing or infinite cell in each. Fill the gaps."
        )
    report = diagnose(file.model, X[whole], y[whole], **options)
    n_gaps = int((~whole).sum())
    left_out = (f"{counted(n_gaps, 'row')} with missing cells left out.",) if n_gaps else ()
    return replace(report, subject=Path(model_path).name, notes=(*left_out, *report.notes))
