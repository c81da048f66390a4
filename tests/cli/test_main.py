"""The group of commands itself."""

import importlib.metadata

import curvesmith


def test_version(run, monkeypatch):
    """--version prints the package's version."""
    monkeypatch.setitem(vars(curvesmith), "__version__", "1.2.3")

    result = run("--version")

    assert result.exit_code == 0
    assert result.stdout == "curvesmith 1.2.3\n"


def test_entry_point():
    """The installed command is the group, where the package is installed."""
    points = importlib.metadata.entry_points(group="console_scripts", name="curvesmith")

    assert all(point.value == "curvesmith.cli:main" for point in points)
