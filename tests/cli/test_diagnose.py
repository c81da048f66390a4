"""``curvesmith diagnose``: what it prints, what it writes, how it ends."""

import importlib
import json
import re
import sys

import numpy as np
import pytest

from curvesmith import NeuralRegressor, Report, save
from curvesmith.cli import screen

# Training again is tested with the remedies; here it would only take time.
QUICK = ["--no-rerun", "--budget", "20"]


def verdict(monkeypatch, name: str, **given) -> None:
    """Let every diagnosis come to this verdict at once."""
    module = importlib.import_module("curvesmith.diagnosis.diagnose")
    report = Report("model", name, f"The verdict is {name}.", **given)
    monkeypatch.setattr(module, "diagnose", lambda *arguments, **options: report)


def test_text_is_one_screen(run, model, data):
    """A real model on its table: the verdict first, the ladder last."""
    result = run("diagnose", model.name, data.name, *QUICK)

    lines = result.stdout.splitlines()
    assert result.exit_code in {0, 1}, result.stderr
    assert lines[0].startswith("data.curvesmith: ")
    assert "R2 here: mean 0.0000 | straight line" in result.stdout
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 100


def test_json_is_all_there_is(run, model, data):
    """--json prints one object on standard output."""
    result = run("diagnose", model.name, data.name, *QUICK, "--json")

    told = json.loads(result.stdout)
    assert list(told) == ["subject", "verdict", "findings"]
    assert told["subject"]["rows"] == 60
    assert told["subject"]["name"] == "data.curvesmith"


@pytest.mark.parametrize(
    ("name", "code"), [("healthy", 0), ("cannot-tell", 0), ("fault", 1), ("does-not-run", 1)]
)
def test_exit_code_is_1_for_a_fault(run, model, data, monkeypatch, name, code):
    """Scripts can rely on the exit code."""
    verdict(monkeypatch, name)

    result = run("diagnose", model.name, data.name)

    assert result.exit_code == code
    assert f"The verdict is {name}." in result.stdout


def test_interruption_prints_what_was_found(run, model, data, monkeypatch):
    """Ctrl-C ends with 130, but not without the report."""
    verdict(monkeypatch, "fault", is_interrupted=True)

    result = run("diagnose", model.name, data.name)

    assert result.exit_code == 130
    assert "The verdict is fault. Interrupted." in result.stdout
    assert "this is what was found so far" in result.stderr


def test_page_is_written(run, model, data, tmp_path, monkeypatch):
    """--html writes the page beside what is printed."""
    verdict(monkeypatch, "healthy")

    result = run("diagnose", model.name, data.name, "--html", "report.html")

    assert result.exit_code == 0
    assert (tmp_path / "report.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_page_does_not_overwrite_its_input(run, model, data):
    """An input is no place for the page."""
    result = run("diagnose", model.name, data.name, "--html", data.name)

    assert result.exit_code == 2
    assert "`--html` must not overwrite what is read, got 'data.csv'" in result.stderr


def test_rows_with_gaps_are_left_out_and_noted(run, model, data, monkeypatch):
    """A missing cell costs its row, and is said."""
    verdict(monkeypatch, "healthy")
    data.write_text(data.read_text() + ",1,red,2\n1,,red,2\n")

    result = run("diagnose", model.name, data.name)

    assert "Not measured: 2 rows with missing cells left out." in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["data.curvesmith"], "`DATA` must name the table .*'data.curvesmith'.*, got nothing"),
        (["no.curvesmith", "data.csv"], "There is no model file 'no.curvesmith'"),
        (["train.py", "data.csv"], "`DATA` must be left out for a script, got 'data.csv'"),
        (["train.py"], "`MODEL` must be a file that exists, got the script 'train.py'"),
        (["data.csv", "data.csv"], "'data.csv' .*model file"),
        (["data.curvesmith", "no.csv"], "There is no file 'no.csv'"),
        (["data.curvesmith", "data.csv", "--budget", "0"], "0.0 is not in the range x>0"),
    ],
)
def test_wrong_arguments_are_refused(run, model, data, arguments, message):
    """One sentence, exit code 2."""
    result = run("diagnose", *arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert re.search(message, result.stderr), result.stderr


def test_empty_table_is_refused(run, model, data):
    """Without a whole row there is nothing to examine."""
    data.write_text("a,b,colour,y\n,1,red,1\n")

    result = run("diagnose", model.name, data.name)

    assert result.exit_code == 2
    assert "data.csv must hold rows without gaps, got 1 row" in result.stderr


def test_model_without_columns_is_refused(run, data, tmp_path):
    """A model of an array does not know which column is which."""
    X = np.arange(20.0)[:, None]
    fitted = NeuralRegressor((3,), max_iter=100, solver="adam", random_state=0).fit(X, X[:, 0])
    save(fitted, tmp_path / "m.curvesmith")

    result = run("diagnose", "m.curvesmith", data.name)

    assert result.exit_code == 2
    assert "'m.curvesmith' must know its columns and target" in result.stderr


def test_terminal_gets_colors(monkeypatch, capsys):
    """Each kind of line has its looks; click drops them where there is no terminal."""
    monkeypatch.setattr(screen.click, "echo", lambda text: sys.stdout.write(f"{text}\n"))

    screen.print_report(Report("a", "healthy", "Nothing wrong found."))

    assert capsys.readouterr().out.startswith("\x1b[1ma: Nothing wrong found.")


def test_script_is_examined_and_its_fix_written(run, tmp_path, monkeypatch):
    """It says first that it runs the user's code; --write-fix writes the repaired script."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "train.py").write_text("import nump as np\nprint 1\n")
    result = run("diagnose", "train.py", "--budget", "5", "--write-fix", "fixed.py")

    assert result.exit_code == 1
    assert result.stderr.startswith("This runs your script train.py, on a copy of its folder.")
    assert "imports nump, which is not installed" in result.stdout
    assert (tmp_path / "fixed.py").read_text() == "import nump as np\nprint(1)\n"
