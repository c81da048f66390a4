"""Predicting a table: a saved model and a data file with its columns become predictions."""

from __future__ import annotations

import csv
import io
import os
import warnings
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.errors import ModelFileError, TableError
from curvesmith.files import ModelFile, read_model_file
from curvesmith.tabular.encoding import Encoding, Feature
from curvesmith.tabular.scores import Scores, score
from curvesmith.tabular.table import Table, counted, listed


@dataclass(frozen=True)
class TablePrediction:
    """Predictions for the rows of a table.

    Parameters
    ----------
    target : str
        What is predicted.
    values : ndarray of shape (n_rows,), float32 or float64
        One for each row, in order; NaN where a feature is missing or infinite.
    scores : Scores or None
        How far they are from the table's own target column, if it has one.
    notes : list of str
        What was ignored or is doubtful, one sentence each.
    """

    target: str
    values: NDArray[Any]
    scores: Scores | None = None
    notes: list[str] = field(default_factory=list)

    def to_csv(self) -> str:
        """Write one line for each row below the name ``predicted_<target>``.

        Numbers are written with as many digits as tell them apart; a row without prediction
        reads NaN, so that lines and rows stay in step.
        """
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([f"predicted_{self.target}"])
        writer.writerows(["NaN" if np.isnan(value) else str(value)] for value in self.values)
        return text.getvalue()

    def to_dict(self) -> dict[str, Any]:
        """Return what JSON holds; None for a row without prediction."""
        values = [float(value) if np.isfinite(value) else None for value in self.values]
        return {
            "target": self.target,
            "rows": len(values),
            "predictions": values,
            "scores": self.scores.to_dict() if self.scores else None,
            "warnings": self.notes,
        }


def predict_table(
    model_path: str | os.PathLike[str], table: Table, *, strict: bool = False
) -> TablePrediction:
    """Predict the target for every row of a table by a saved model.

    Columns are matched by name: their order does not matter, and others are ignored and noted.

    Parameters
    ----------
    model_path : path-like
        Written by ``curvesmith fit``, or by :func:`curvesmith.save` from a model that was fitted
        on a data frame.
    table : Table
    strict : bool, default False
        Refuse a table with missing or infinite cells rather than leave their rows out.

    Returns
    -------
    prediction : TablePrediction

    Raises
    ------
    ModelFileError
        If the file is not a whole model, or does not know its columns.
    TableError
        If columns are missing or not as the model knows them, no row is whole, or ``strict``
        and one is not.
    """
    file = read_model_file(model_path)
    encoding = encoding_of(file, os.fspath(model_path))
    X = encoding.encode(table)
    whole: NDArray[np.bool_] = np.asarray(np.isfinite(X).all(axis=1))
    _check_whole(table, whole, strict=strict)
    with warnings.catch_warnings():
        # A model of a data frame misses the names, which have been matched above.
        warnings.filterwarnings("ignore", "X does not have valid feature names", UserWarning)
        predicted = file.model.predict(X[whole])
    values = np.full(table.n_rows, np.nan, dtype=predicted.dtype)
    values[whole] = predicted
    notes = _notes(table, encoding, whole)
    return TablePrediction(encoding.target, values, _score(table, encoding.target, values), notes)


def encoding_of(file: ModelFile, path: str) -> Encoding:
    """Return the columns of a model file.

    Raises
    ------
    ModelFileError
        If it has none (the model was fitted on an array), or the model has several targets.
    """
    if file.columns is not None:
        return Encoding.from_dict(file.columns)
    names = getattr(file.model, "feature_names_in_", None)
    if names is None:
        raise ModelFileError(
            f"'{path}' must know its columns to predict a table, got a model that was fitted on "
            "an array. Fit it on a data frame, or predict in Python with `curvesmith.load`."
        )
    if file.model.n_outputs_ != 1:
        raise ModelFileError(
            f"'{path}' must predict one column to be used on a table, got "
            f"{file.model.n_outputs_}. Predict in Python with `curvesmith.load`."
        )
    return Encoding(tuple(Feature(str(name)) for name in names), "target")


def _check_whole(table: Table, whole: NDArray[np.bool_], *, strict: bool) -> None:
    gaps = np.flatnonzero(~whole)
    if strict and gaps.size:
        raise TableError(
            f"{table.source} must have no gaps under `--strict`, got "
            f"{counted(int(gaps.size), 'row')} with missing or infinite cells, the first in "
            f"{table.place(int(gaps[0]))}. Fill them, or drop `--strict`."
        )
    if not whole.any():
        raise TableError(
            f"{table.source} must hold rows without gaps, got {counted(table.n_rows, 'row')} "
            "with a missing or infinite cell in each. Fill the gaps."
        )


def _notes(table: Table, encoding: Encoding, whole: NDArray[np.bool_]) -> list[str]:
    notes = list(table.notes)
    ignored = [name for name in table.names if name not in [*encoding.names, encoding.target]]
    if ignored:
        noun = "Column" if len(ignored) == 1 else "Columns"
        notes.append(f"{noun} ignored, unknown to the model: {listed(ignored)}.")
    n_gaps = int((~whole).sum())
    if n_gaps:
        notes.append(
            f"{counted(n_gaps, 'row')} without prediction: a feature is missing or infinite."
        )
    n_outside = int((encoding.outside(table) & whole).sum())
    if n_outside:
        notes.append(
            f"{counted(n_outside, 'row')} outside the range that the model was fitted on: "
            "their predictions are extrapolated."
        )
    return notes


def _score(table: Table, target: str, values: NDArray[Any]) -> Scores | None:
    """Compare with the table's own target, where it has one of numbers."""
    if target not in table.names or table.column(target).kind != "number":
        return None
    y = table.numbers(target)
    known = np.isfinite(y) & np.isfinite(values)
    return score(y[known], values[known].astype(np.float64)) if known.any() else None
