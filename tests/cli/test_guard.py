"""Every way a command can end: one sentence, one exit code, never a traceback."""

import click
import pytest
from click.testing import CliRunner

from curvesmith.cli import main
from curvesmith.cli.guard import GuardedGroup
from curvesmith.errors import FitError, ModelFileError, TableError


def run(error: BaseException):
    """Run a command that raises."""

    @click.group(cls=GuardedGroup)
    def group():
        pass

    @group.command()
    def work():
        raise error

    return CliRunner().invoke(group, ["work"])


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (TableError("The table is bad."), 2, "curvesmith: The table is bad.\n"),
        (ModelFileError("The file is bad."), 2, "curvesmith: The file is bad.\n"),
        (FitError("The fit failed."), 1, "curvesmith: The fit failed.\n"),
        (MemoryError(), 1, "curvesmith: The data do not fit into memory. Use fewer rows or col"),
        (OSError(28, "No space left"), 1, "curvesmith: The result could not be written: no space"),
        (KeyboardInterrupt(), 130, "curvesmith: Interrupted; no file was left unfinished.\n"),
        (
            ZeroDivisionError("by zero"),
            1,
            "curvesmith: Internal error: ZeroDivisionError: by zero. Please report this",
        ),
        (TableError("Two\nlines."), 2, "curvesmith: Two lines.\n"),
    ],
)
def test_endings(error, code, sentence):
    """An error ends in its exit code and one line."""
    result = run(error)

    assert result.exit_code == code
    assert result.stderr.lstrip().startswith(sentence)
    assert result.stderr.strip().count("\n") == 0
    assert result.stdout == ""


def test_traceback_on_request(monkeypatch):
    """The environment variable shows what the sentence hides."""
    monkeypatch.setenv("CURVESMITH_TRACEBACK", "1")

    result = run(ZeroDivisionError("by zero"))

    assert isinstance(result.exception, ZeroDivisionError)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["fitt"], "No such command 'fitt'"),
        (["fit"], "Missing argument 'DATA'"),
        (["fit", "a.csv"], "Missing option '--target'. See `"),
        (["fit", "a.csv", "--target", "y", "--test-size", "2"], "2.0 is not in the range 0<=x<1"),
        (["fit", "a.csv", "--target", "y", "--max-iter", "0"], "0 is not in the range x>=1"),
        (["fit", "--targt"], "No such option"),
    ],
)
def test_wrong_arguments(arguments, sentence):
    """Wrong arguments exit with 2 and one line."""
    result = CliRunner().invoke(main, arguments)

    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_usual_click_behaviour_on_request():
    """Called without standalone mode, errors are raised as click raises them."""
    with pytest.raises(click.UsageError, match="No such command 'fitt'"):
        main.main(["fitt"], standalone_mode=False)


@pytest.mark.parametrize("arguments", [[], ["--help"], ["fit", "--help"], ["-h"]])
def test_help(arguments):
    """Help is a result: standard output, exit code 0."""
    result = CliRunner().invoke(main, arguments)

    assert result.exit_code == 0
    assert "Usage:" in result.stdout
    assert result.stderr == ""
