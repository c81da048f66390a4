"""The public data sets, read from the folder that CURVESMITH_DATA names; none is shipped."""

import gzip
import json
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

DATA_VARIABLE = "CURVESMITH_DATA"
DEFAULT_DATA = Path(__file__).parents[2] / "shared" / "data"

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Table:
    """Inputs ``X`` (n_rows, n_inputs) and targets ``y``: (n_rows,), or (n_rows, n_outputs)."""

    name: str
    X: Array
    y: Array


def folder() -> Path:
    """Return the folder of the data sets.

    Raises
    ------
    FileNotFoundError
        If it does not exist.
    """
    place = Path(os.environ.get(DATA_VARIABLE, DEFAULT_DATA))
    if not place.is_dir():
        raise FileNotFoundError(
            f"`{DATA_VARIABLE}` must name the folder of the data sets, got '{place}', which does "
            "not exist. Set it to a folder laid out as benchmarks/README.md says."
        )
    return place


def uci(name: str) -> Table:
    """Read one of the nine UCI sets with standard splits."""
    meta = json.loads((folder() / "uci" / "meta.json").read_text())[name]
    table = np.loadtxt(folder() / "uci" / f"{name}.txt.gz")
    return Table(name, table[:, meta["features"]], table[:, meta["target"]])


def tabular(name: str) -> Table:
    """Read one of the fourteen further tables: the target is the last column."""
    table = np.loadtxt(folder() / "tabular" / f"{name}.csv.gz", delimiter=",", skiprows=1)
    return Table(name, table[:, :-1], table[:, -1])


def nist(name: str) -> Table:
    """Read a NIST set; Nelson's target is the logarithm of its first column, as in its model."""
    text = nist_text(name)
    start = [i for i, line in enumerate(text) if line.startswith("Data:")][-1]
    table = np.loadtxt(text[start + 1 :])
    y = np.log(table[:, 0]) if name == "Nelson" else table[:, 0]
    return Table(name, table[:, 1:], y)


def nist_text(name: str) -> list[str]:
    """Return the lines of a NIST file."""
    return (folder() / "nist_strd" / f"{name}.dat").read_text().splitlines()


def proben1(name: str) -> tuple[Table, int, int]:
    """Read a PROBEN1 problem, and how many rows are for training and for validation.

    The rows stand in that order; the rest is the test part. One output comes as a vector.
    """
    with gzip.open(folder() / "proben1" / f"{name}.dt.gz", "rt") as lines:
        head = dict(next(lines).strip().split("=") for _ in range(7))
        table = np.loadtxt(lines)
    count = {key: int(value) for key, value in head.items()}
    n_inputs = count["bool_in"] + count["real_in"]
    y = table[:, n_inputs:]
    read = Table(name, table[:, :n_inputs], y[:, 0] if y.shape[1] == 1 else y)
    return read, count["training_examples"], count["validation_examples"]
