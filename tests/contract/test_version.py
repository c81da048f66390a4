"""Python, core and changelog agree on the version."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import curvesmith
from curvesmith import _core

ROOT = Path(__file__).parents[2]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def test_package_has_the_version_of_pyproject():
    """The installed package says the version of this checkout."""
    try:
        metadata.version("curvesmith")
    except metadata.PackageNotFoundError:
        pytest.skip("curvesmith is on the path but not installed, so it has no version")

    assert curvesmith.__version__ == VERSION


def test_core_has_the_version_of_pyproject():
    """The compiled module says the version it was built as."""
    assert _core.build_info()["version"] == VERSION


def test_core_says_how_it_was_made():
    """Compiler and instruction set are there for reports of problems."""
    info = _core.build_info()

    assert info["compiler"]
    assert info["instruction_set"] in {"baseline", "avx2", "avx512", "neon"}


def test_changelog_begins_with_the_version_of_pyproject():
    """The newest entry of the changelog is this version."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(.*?)\]", text, flags=re.MULTILINE)

    assert newest is not None
    assert newest[1] == VERSION
