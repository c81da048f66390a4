"""Bad input: one clear sentence on standard error, the right exit code, nothing lost."""

import re

import pytest

from curvesmith import files

QUICK = ["--hidden", "4", "--solver", "adam", "--max-iter", "50"]
ROWS = "".join(f"{i},{i * i % 7}\n" for i in range(20))


def check_refusal(result, code: int, message: str) -> None:
    """The exit code, an empty standard output, and one line that matches."""
    assert result.exit_code == code, result.stderr
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert re.search(message, result.stderr), result.stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", r"data\.csv must hold .* got an empty file"),
        ("x,y\n", r"data\.csv must hold rows below its column names, got none"),
        ("x,Y2\n" + ROWS, r"data\.csv has no column 'y'\. Did you mean 'Y2'\?"),
        ("x,y\n" + "1,3\n2,3\n" * 9, r"target 'y' of data\.csv must vary, got 3 in all 18 rows"),
        ("x,y\n" + ROWS + "abc,1\n", r"Column 'x' .* got 'abc' in row 21 \(line 22\)"),
        ("x,y\n" + ROWS + "1,abc\n", r"Column 'y' .* got 'abc' in row 21 \(line 22\)"),
        ("x,y\n1,2\n", r"at least 2 to fit on and 2 to measure on, got 1 whole row at `--test-si"),
        ("x,y\n1,2\n2,\n,3\n3,4\n", r"data\.csv must leave .* got 2 whole rows"),
        ("x,x,y\n1,2,3\n", r"data\.csv must name each column differently, got 'x' as columns 1 a"),
        ("x,y\n" + ROWS + "1e300,1\n", r"'x' .* below 1e\+150, got 1e\+300 in row 21 \(line 22\)"),
        ("x,y\n" + ROWS + "1\n", r"Line 22 of data\.csv must have 2 cells like the first line, go"),
        ("x,y\n" + ROWS + "1,2,3\n", r"Line 22 of data\.csv must have 2 cells .* got 3"),
        ("name,y\n" + "".join(f"n{i},{i}\n" for i in range(30)), r"'name' \(text of 30 values"),
        ("y\n1\n2\n", r"a column with values beside the target 'y', got none"),
        ("x,y\n,1\n,2\n", r"a column with values beside the target 'y', got none"),
        ("x,y\n1,\n,2\n", r"data\.csv must hold rows without gaps, got 2 rows with a gap in eac"),
        ("1.5,2\n3,4\n", r"The first line of data\.csv must hold the column names"),
    ],
)
def test_bad_table(run, tmp_path, content, message):
    """A table that cannot be fitted is refused with the reason, and no model is written."""
    (tmp_path / "data.csv").write_text(content)

    check_refusal(run("fit", "data.csv", "--target", "y", *QUICK), 2, message)
    assert not (tmp_path / "data.curvesmith").exists()


def test_missing_file(run, data):
    """A missing file is named, with the nearest one."""
    check_refusal(run("fit", "dat.csv", "--target", "y"), 2, r"no file 'dat\.csv'\. .* 'data\.csv'")


def test_directory(run, tmp_path):
    """A folder is no table."""
    check_refusal(run("fit", tmp_path, "--target", "y"), 2, "must be a file, got the folder")


def test_wrong_encoding(run, tmp_path):
    """Bytes that are not UTF-8 are named with their line."""
    (tmp_path / "data.csv").write_bytes("größe,y\n1,2\n".encode("latin-1"))

    result = run("fit", "data.csv", "--target", "y")

    check_refusal(result, 2, r"data\.csv must be UTF-8 text, got byte 0xF6 in line 1")


@pytest.mark.parametrize("option", ["--features", "--without"])
def test_unknown_column_in_an_option(run, data, option):
    """A column that an option names is checked as the target is."""
    result = run("fit", "data.csv", "--target", "y", option, "a,color")

    check_refusal(result, 2, r"no column 'color'\. Did you mean 'colour'\?")


def test_strict(run, tmp_path):
    """Under --strict a missing cell is refused with its place."""
    (tmp_path / "data.csv").write_text(f"x,y\n{ROWS},5\n")

    result = run("fit", "data.csv", "--target", "y", "--strict")

    check_refusal(result, 2, r"got 1 row .* first in row 21 \(line 22\), column 'x'")


@pytest.mark.parametrize("cell", ["", "NA", "nan", "inf", "-inf", "1e999"])
def test_dropped_rows_are_said(run, tmp_path, cell):
    """Rows with missing or infinite cells are dropped, counted and said."""
    (tmp_path / "data.csv").write_text(f"x,y\n{ROWS}{cell},5\n")

    result = run("fit", "data.csv", "--target", "y", *QUICK)

    assert result.exit_code == 0
    kind = "missing" if cell in ("", "NA", "nan") else "infinite"
    assert f"1 row dropped: a feature is {kind}." in result.stdout
    assert "data.csv: 20 rows" in result.stdout


def test_fewer_rows_than_parameters(run, tmp_path):
    """More parameters than rows is a warning with both numbers."""
    (tmp_path / "data.csv").write_text(f"x,y\n{ROWS}")

    result = run("fit", "data.csv", "--target", "y", *QUICK, "--hidden", "30")

    assert result.exit_code == 0
    assert re.search(r"warning .*1-30-1 tanh has 91 parameters for 16", result.stdout)


def test_diverging_learning_rate(run, data):
    """A learning rate that diverges is named, exit code 1, and no model is written."""
    arguments = ["--hidden", "4", "--solver", "gd", "--learning-rate", "1e9"]

    result = run("fit", "data.csv", "--target", "y", *arguments)

    check_refusal(result, 1, r"Lower `learning_rate` \(now 1e\+09\)")
    assert not data.with_suffix(".curvesmith").exists()


def test_loss_that_does_not_suit_the_data(run, tmp_path):
    """Poisson loss on negative targets is refused in the regressor's words."""
    (tmp_path / "data.csv").write_text(f"x,y\n{ROWS}5,-3\n")

    result = run("fit", "data.csv", "--target", "y", *QUICK, "--loss", "poisson", "--test-size", 0)

    check_refusal(result, 2, "poisson.*-3")


@pytest.mark.parametrize("command", [["show"], ["predict"]])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"bad\.curvesmith' must be a model file, got an empty file \(0 bytes\)"),
        (b"x,y\n1,2\n3,4\n", r"bad\.curvesmith' must be a model file, got a file of another kind"),
    ],
)
def test_bad_model(run, data, tmp_path, command, content, message):
    """A file that is no model is refused."""
    (tmp_path / "bad.curvesmith").write_bytes(content)
    arguments = [*command, "bad.curvesmith", *(["data.csv"] if command == ["predict"] else [])]

    check_refusal(run(*arguments), 2, message)


def test_missing_model(run):
    """A missing model is named."""
    check_refusal(run("show", "m.curvesmith"), 2, r"There is no model file 'm\.curvesmith'")


def test_model_for_other_columns(run, model, tmp_path):
    """A model for other columns names those it lacks, and the nearest there is."""
    (tmp_path / "other.csv").write_text("a,b,color\n1,2,red\n")

    result = run("predict", model, "other.csv")

    check_refusal(result, 2, r"it lacks 'colour'\. Did you mean 'color'\?")


def test_unknown_category(run, model, tmp_path):
    """A word that the model has not seen is named with its row."""
    (tmp_path / "other.csv").write_text("a,b,colour\n1,2,red\n1,2,pink\n")

    result = run("predict", model, "other.csv")

    check_refusal(result, 2, r"'blue', 'green', 'red', .* got 'pink' in row 2 \(line 3\)")


@pytest.mark.parametrize("option", ["--out", "--plot"])
@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere/fit.png", "in a folder that exists, got 'nowhere/fit.png'"),
        ("folder.png", "must be a file, got the folder 'folder.png'"),
        ("data.png", "must not overwrite what is read, got 'data.png'"),
    ],
)
def test_output_is_checked_before_the_work(run, data, tmp_path, monkeypatch, option, path, message):
    """An output that cannot be written is refused before anything is read."""
    (tmp_path / "folder.png").mkdir()
    data.rename("data.png")
    monkeypatch.setattr("curvesmith.tabular.read_table", None)

    check_refusal(run("fit", "data.png", "--target", "y", option, path), 2, message)


def fail_to_write(path, content):
    """Stand for a disk that is full."""
    raise OSError(28, "No space left on device")


def test_full_disk_keeps_the_old_model(run, data, model, monkeypatch):
    """If the model cannot be written the old one stays, and the sentence says so."""
    old = model.read_bytes()
    monkeypatch.setattr(files.model_file, "write_whole", fail_to_write)

    result = run("fit", "data.csv", "--target", "y", *QUICK)

    message = r"'data\.curvesmith' could not be written: no space left on device\. A file of that"
    check_refusal(result, 1, message)
    assert model.read_bytes() == old


def test_full_disk_keeps_the_old_predictions(run, data, model, tmp_path, monkeypatch):
    """If predictions cannot be written the old ones stay."""
    (tmp_path / "p.csv").write_text("old")
    monkeypatch.setattr(files, "write_whole", fail_to_write)

    result = run("predict", model, "data.csv", "--out", "p.csv")

    check_refusal(result, 1, r"'p\.csv' could not be written: no space left on device")
    assert (tmp_path / "p.csv").read_text() == "old"


def test_full_disk_for_the_picture(run, data, tmp_path, monkeypatch):
    """If only the picture cannot be written the sentence says where the model is."""
    monkeypatch.setattr("curvesmith.plots.plot_summary", fail_picture)

    result = run("fit", "data.csv", "--target", "y", *QUICK, "--plot", "fit.png")

    check_refusal(result, 1, r"'fit\.png' could not .* The model is in 'data\.curvesmith'")
    assert (tmp_path / "data.curvesmith").exists()


def fail_picture(*arguments, **options):
    """Stand for a disk that is full."""
    raise OSError(28, "No space left on device")
