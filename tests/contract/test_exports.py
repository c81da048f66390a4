"""The public names: complete, sorted, and fetched only when used."""

import subprocess
import sys

import pytest

import curvesmith

HEAVY = ["sklearn", "scipy", "matplotlib", "rich", "click", "pandas", "safetensors"]


@pytest.mark.parametrize("name", curvesmith.__all__)
def test_every_public_name_exists(name: str):
    """What ``__all__`` promises can be imported, and is listed by ``dir``."""
    assert getattr(curvesmith, name) is not None
    assert name in dir(curvesmith)


def test_public_names_are_sorted():
    """The list can be read like an index."""
    assert list(curvesmith.__all__) == sorted(curvesmith.__all__)


def test_unknown_name_is_refused():
    """A misspelt name is an AttributeError, as in any module."""
    with pytest.raises(AttributeError, match="'curvesmith' has no attribute 'NeuralRegresor'"):
        curvesmith.NeuralRegresor  # noqa: B018


def test_import_loads_nothing_heavy():
    """Importing the package loads none of the libraries that it stands on, not even NumPy."""
    code = "import sys, curvesmith; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert set(loaded).isdisjoint([*HEAVY, "numpy"])


def test_network_and_errors_load_nothing_heavy():
    """The numeric foundations need NumPy only."""
    code = "import sys, curvesmith; curvesmith.Network; curvesmith.FitError; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert set(loaded).isdisjoint(HEAVY)
