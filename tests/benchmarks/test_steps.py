"""The speed table runs from its command line and says what it measured."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# By hand, rows x (6 S - 2 n0 n1): 500 x (6 x 20 - 2 x 10) and 200 x (6 x 208 - 2 x 192).
OPERATIONS = {"1-10-1": 50_000, "24-8-2": 172_800}


@pytest.fixture(scope="module")
def quick_run(tmp_path_factory):
    """Run two networks and one-row prediction with NumPy as the only rival.

    In a process of its own: the command keeps itself on one core, and the tests must not be.
    """
    folder = tmp_path_factory.mktemp("steps")
    arguments = ["--quick", "--rivals", "numpy,nosuch", "--only", "predict 8-50-1"]
    for name in OPERATIONS:
        arguments += ["--only", name]
    arguments += ["--json", str(folder / "run.json"), "--markdown", str(folder / "run.md")]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.steps", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads((folder / "run.json").read_text()), folder / "run.md"


def test_every_network_is_timed_in_both_dtypes(quick_run):
    """Each network asked for appears once per dtype, with one sample per round."""
    _, data, _ = quick_run

    timed = {(record["network"], record["dtype"]) for record in data["steps"]}
    assert timed == {(name, dtype) for name in OPERATIONS for dtype in ("float32", "float64")}
    for record in data["steps"] + data["predictions"]:
        assert len(record["times"]["NumPy"]["samples_us"]) == data["rounds"]
        assert min(record["times"]["NumPy"]["samples_us"]) > 0


def test_operations_follow_the_stated_formula(quick_run):
    """The count of operations is the one worked out by hand."""
    _, data, _ = quick_run

    assert {record["network"]: record["operations"] for record in data["steps"]} == OPERATIONS


def test_rivals_that_are_not_there_are_named(quick_run):
    """An absent rival is named with its reason, in the data and in the report."""
    printed, data, _ = quick_run

    assert "nosuch" in data["absent"]["nosuch"]
    assert "nosuch is absent" in printed


def test_markdown_file_is_what_was_printed(quick_run):
    """The file written by --markdown is the report on standard output."""
    printed, _, markdown = quick_run

    assert markdown.read_text(encoding="utf-8").strip() == printed.strip()


def test_data_name_no_host(quick_run):
    """The data hold the processor and the versions, but not the name of the machine."""
    import platform

    _, data, _ = quick_run

    assert data["machine"]["processor"]
    assert "numpy" in data["versions"]
    assert platform.node() not in json.dumps(data["machine"]).split('"')
