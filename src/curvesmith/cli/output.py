"""Outputs: where results go, checked before the work begins."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from curvesmith.cli.guard import WorkError

PICTURES = (".png", ".svg", ".pdf")


def check_output(option: str, path: str, inputs: tuple[str, ...]) -> None:
    """Refuse an output that cannot be written, before any work is done for it.

    Parameters
    ----------
    option : str
        As the user types it, e.g. ``--out``.
    path : str
        The file to write.
    inputs : tuple of str
        Files that are read: they must not be overwritten.

    Raises
    ------
    click.UsageError
        If the path is a folder, lies in none or in one that cannot be written to, or is an input.
    """
    file = Path(path)
    folder = file.parent
    if path == "-":
        raise click.UsageError(f"`{option}` must be a file, got '-', which is standard output.")
    if file.is_dir():
        raise click.UsageError(f"`{option}` must be a file, got the folder '{path}'.")
    if not folder.is_dir():
        raise click.UsageError(
            f"`{option}` must be in a folder that exists, got '{path}'. Make '{folder}' first."
        )
    if not os.access(file if file.exists() else folder, os.W_OK):
        raise click.UsageError(f"`{option}` must be writable, got '{path}'. Check its permissions.")
    for source in inputs:
        if file.exists() and Path(source).exists() and file.samefile(source):
            raise click.UsageError(
                f"`{option}` must not overwrite what is read, got '{path}'. Choose another name."
            )


def check_picture(path: str, inputs: tuple[str, ...]) -> None:
    """Refuse a picture that could not be drawn or written; see :func:`check_output`."""
    if Path(path).suffix.lower() not in PICTURES:
        raise click.UsageError(f"`--plot` must end in {', '.join(PICTURES)}, got '{path}'.")
    if not can_draw():
        raise click.UsageError(
            "`--plot` needs matplotlib, which is not installed: `pip install 'curvesmith[plot]'`."
        )
    check_output("--plot", path, inputs)


def can_draw() -> bool:
    """Whether matplotlib is installed."""
    import importlib.util

    return importlib.util.find_spec("matplotlib") is not None


@contextmanager
def explained(path: str, then: str) -> Iterator[None]:
    """Turn a failure to write ``path`` into one sentence, ending with what holds now."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WorkError(f"'{path}' could not be written: {reason}. {then}") from error


def default_model_name(data: str) -> str:
    """``folder/data.csv.gz`` becomes ``data.curvesmith``; standard input, ``model.curvesmith``."""
    if data == "-":
        return "model.curvesmith"
    name = Path(data).name
    stem = Path(name.removesuffix(".gz")).stem
    return f"{stem}.curvesmith"
