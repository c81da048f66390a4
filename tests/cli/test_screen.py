"""Plain lines, tables and JSON; terminals are seen in test_fit."""

import json
import sys

import pytest

from curvesmith.cli import screen
from curvesmith.solvers import Progress

PROGRESS = Progress(1, 120, 500, 0.012345, None, None)


def test_describe():
    """Progress names start, step and loss."""
    assert screen.describe(PROGRESS) == "start 2, step 120 of 500, loss 0.01235"


def test_plain_lines_are_rare(capsys):
    """Within the first seconds no line is printed."""
    observe = screen.plain_lines("fitting")

    assert observe(PROGRESS) is False
    assert capsys.readouterr().err == ""


def test_facts_are_aligned(capsys):
    """Texts stand in one column, a repeated name is printed once."""
    screen.print_facts([("a", "one"), ("name", "two"), ("name", "three")])

    assert capsys.readouterr().out == "a     one\nname  two\n      three\n"


def test_table_is_aligned(capsys):
    """Words stand left, numbers right."""
    screen.print_table(["rows", "R2"], [["mean", "0.5"], ["network", "10.25"]])

    assert capsys.readouterr().out == "\nrows        R2\nmean       0.5\nnetwork  10.25\n"


def test_json_is_strict():
    """NaN, which JSON lacks, is refused rather than written."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        screen.print_json({"r2": float("nan")})


def test_json_keeps_letters(capsys):
    """Names are written as they are."""
    screen.print_json({"target": "größe"})

    assert json.loads(capsys.readouterr().out) == {"target": "größe"}


def test_notes(capsys):
    """Notes go to standard error, unless quiet."""
    screen.say(["One.", "Two."])
    screen.say(["Three."], quiet=True)

    assert capsys.readouterr() == ("", "note: One.\nnote: Two.\n")


def test_steps_in_plain_lines(capsys):
    """Away from a terminal each step is a line; the end is none."""
    with screen.steps("sum", quiet=False) as step:
        step("as asked", 0, 2)
        step("cured", 1, 2)
        step("", 2, 2)

    assert capsys.readouterr() == ("", "sum, 1 of 2: as asked\nsum, 2 of 2: cured\n")


def test_quiet_steps():
    """Quiet steps have no observer."""
    with screen.steps("sum", quiet=True) as step:
        assert step is None


def test_steps_on_a_terminal(monkeypatch, capsys):
    """On a terminal the steps are a bar on standard error, which is gone in the end."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    with screen.steps("sum", quiet=False) as step:
        step("as asked", 0, 2)
        step("", 2, 2)

    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (117012.3, "117,012"),
        (9.7749, "9.775"),
        (0.00123456, "0.001235"),
        (1.23456e-5, "1.235e-05"),
        (1.5e12, "1.5e+12"),
        (0.0, "0"),
        (None, "-"),
    ],
)
def test_significant(value, expected):
    """Errors are readable in any unit."""
    assert screen.significant(value) == expected
