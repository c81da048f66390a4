"""A small table, and a model fitted to it once for all tests of the command line."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from curvesmith.cli import main

# A fit of a few hundredths of a second: small network, few steps.
QUICK = ["--hidden", "4", "--solver", "adam", "--max-iter", "200"]

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path, monkeypatch) -> Run:
    """Run a command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


def write_table(path: Path, n_rows: int = 60) -> Path:
    """Write a table of two numbers, a word and their smooth function."""
    rng = np.random.default_rng(0)
    lines = ["a,b,colour,y"]
    for i in range(n_rows):
        a, b = rng.normal(size=2).tolist()
        lines.append(f"{a!r},{b!r},{['red', 'green', 'blue'][i % 3]},{a**2 + b + i % 3!r}")
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture
def data(tmp_path) -> Path:
    """A table in the current folder, ``data.csv``."""
    return write_table(tmp_path / "data.csv")


@pytest.fixture(scope="session")
def _model(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    data, path = write_table(folder / "data.csv"), folder / "data.curvesmith"
    arguments = ["fit", str(data), "--target", "y", "--out", str(path), *QUICK]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    return path


@pytest.fixture
def model(tmp_path, _model) -> Path:
    """A model of the table, ``data.curvesmith`` in the current folder."""
    path = tmp_path / "data.curvesmith"
    path.write_bytes(_model.read_bytes())
    return path
