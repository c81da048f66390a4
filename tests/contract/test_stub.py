"""The checked-in stub of the compiled core describes the core that is installed."""

import sys
from pathlib import Path

import pytest

from curvesmith import _core

stubgen = pytest.importorskip("nanobind.stubgen", reason="nanobind writes the stub")


def test_stub_is_the_one_generated():
    """`python -m nanobind.stubgen -m curvesmith._core` writes what is checked in."""
    generator = stubgen.StubGen(_core)
    generator.put(_core)
    stub = Path(sys.modules["curvesmith"].__file__).with_name("_core.pyi")

    assert stub.read_text().split() == generator.get().split()
