"""Outputs are refused before any work is done for them."""

import importlib.util

import click
import pytest

from curvesmith.cli.guard import WorkError
from curvesmith.cli.output import check_output, check_picture, default_model_name, explained


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("data.csv", "data.curvesmith"),
        ("folder/data.csv.gz", "data.curvesmith"),
        ("my.data.parquet", "my.data.curvesmith"),
        ("data", "data.curvesmith"),
        ("-", "model.curvesmith"),
    ],
)
def test_default_model_name(data, expected):
    """The model is named after the data and lies in the current folder."""
    assert default_model_name(data) == expected


def test_good_output(tmp_path):
    """A new file and an old one in a writable folder are both fine."""
    (tmp_path / "old").write_bytes(b"old")

    check_output("--out", str(tmp_path / "new"), ("-",))
    check_output("--out", str(tmp_path / "old"), (str(tmp_path / "other"),))


def test_folder_for_a_file(tmp_path):
    """A folder is no output."""
    with pytest.raises(click.UsageError, match=r"`--out` must be a file, got the folder"):
        check_output("--out", str(tmp_path), ())


def test_standard_output_for_a_file():
    """A model or a picture cannot go to standard output."""
    with pytest.raises(click.UsageError, match="`--out` must be a file, got '-'"):
        check_output("--out", "-", ())


def test_output_in_a_missing_folder(tmp_path):
    """A missing folder is named."""
    with pytest.raises(click.UsageError, match=r"`--out` .* Make '.*nowhere' first"):
        check_output("--out", str(tmp_path / "nowhere" / "model"), ())


def test_unwritable_folder(tmp_path, monkeypatch):
    """A folder without permission is refused."""
    monkeypatch.setattr("os.access", lambda path, mode: False)

    with pytest.raises(click.UsageError, match=r"`--plot` must be writable, got '.*fit.png'"):
        check_output("--plot", str(tmp_path / "fit.png"), ())


def test_input_as_output(tmp_path, monkeypatch):
    """What is read is not overwritten, whatever the spelling of its path."""
    (tmp_path / "data.csv").write_bytes(b"a,b\n")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(click.UsageError, match=r"must not overwrite what is read, got 'data.csv'"):
        check_output("--out", "data.csv", (str(tmp_path / "data.csv"),))


def test_picture_of_another_kind(tmp_path):
    """Pictures are PNG, SVG or PDF."""
    with pytest.raises(
        click.UsageError, match=r"must end in \.png, \.svg, \.pdf, got '.*fit\.gif'"
    ):
        check_picture(str(tmp_path / "fit.gif"), ())


def test_picture_without_matplotlib(tmp_path, monkeypatch):
    """Without matplotlib the message says what to install."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    with pytest.raises(click.UsageError, match=r"matplotlib.*pip install 'curvesmith\[plot\]'"):
        check_picture(str(tmp_path / "fit.png"), ())


def test_explained():
    """A failure to write becomes one sentence, with what holds now."""
    with (
        pytest.raises(WorkError, match=r"'model' could not be written: disk full\. All is well\."),
        explained("model", "All is well."),
    ):
        raise OSError(28, "Disk full")
