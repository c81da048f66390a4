"""What all pictures share: figures without pyplot, short names, and safe writing."""

import sys

import numpy as np
import pytest

from curvesmith.plots import canvas

MAGIC = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


def small_figure():
    """Return a figure with one line."""
    figure = canvas.new_figure(2.0, 2.0)
    figure.add_subplot().plot([0, 1], [0, 1])
    return figure


@pytest.mark.parametrize("ending", MAGIC)
def test_write_figure_by_ending(tmp_path, ending):
    """The ending of the name says the format, and no temporary file stays."""
    path = canvas.write_figure(small_figure(), tmp_path / f"picture{ending}")

    assert path.read_bytes().startswith(MAGIC[ending])
    assert [entry.name for entry in tmp_path.iterdir()] == [f"picture{ending}"]


def test_capital_endings_are_accepted(tmp_path):
    """PICTURE.PNG is a PNG."""
    path = canvas.write_figure(small_figure(), tmp_path / "PICTURE.PNG")

    assert path.read_bytes().startswith(MAGIC[".png"])


@pytest.mark.parametrize("name", ["fit.jpg", "fit"])
def test_other_endings_are_refused(tmp_path, name):
    """An unknown ending is named, with the name that would work."""
    with pytest.raises(ValueError, match=rf"got '.*{name}'.*fit\.png"):
        canvas.write_figure(small_figure(), tmp_path / name)


def test_missing_folder_is_named(tmp_path):
    """A folder that does not exist is named before anything is drawn."""
    with pytest.raises(FileNotFoundError, match=r"folder must exist, got '.*nowhere'"):
        canvas.check_picture_path(tmp_path / "nowhere" / "fit.png")


def test_failed_write_keeps_the_older_picture(tmp_path, monkeypatch):
    """If writing fails half-way, the picture of that name stays and no rest is left."""
    path = tmp_path / "fit.png"
    path.write_bytes(b"older")
    figure = small_figure()

    def full_disk(name, **_):
        name.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(figure, "savefig", full_disk)
    with pytest.raises(OSError, match="No space left"):
        canvas.write_figure(figure, path)

    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_missing_matplotlib_is_explained(monkeypatch):
    """Without matplotlib the error says what to install."""
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)

    with pytest.raises(ImportError, match=r"pip install 'curvesmith\[plot\]'"):
        canvas.new_figure(1.0, 1.0)


def test_pyplot_is_left_alone():
    """Drawing registers no figure with pyplot, so none has to be closed."""
    pyplot = pytest.importorskip("matplotlib.pyplot")
    before = pyplot.get_fignums()

    small_figure()

    assert pyplot.get_fignums() == before


def test_removed_axes_are_refused():
    """Axes without a figure cannot be drawn on."""
    ax = small_figure().axes[0]
    ax.remove()

    with pytest.raises(ValueError, match="`ax` must belong to a figure"):
        canvas.root_figure(ax)


@pytest.mark.parametrize(
    ("name", "expected"), [("short", "short"), ("a" * 20 + "b" * 20, "a" * 17 + "…" + "b" * 17)]
)
def test_long_names_are_cut_in_the_middle(name, expected):
    """A name longer than its axis loses its middle, where it says least."""
    assert canvas.short_name(name) == expected


@pytest.mark.parametrize(("number", "expected"), [(-0.03456, "−0.0346"), (1e-7, "1e−07")])
def test_shown_has_a_true_minus(number, expected):
    """Numbers in pictures have three digits and a minus sign, not a hyphen."""
    assert canvas.shown(number) == expected


@pytest.mark.parametrize(
    ("r2", "expected"), [(0.99996, "1.0000"), (-0.5, "−0.5000"), (-15.321, "−15.32")]
)
def test_score_keeps_the_decimals_that_matter(r2, expected):
    """Four decimals near one, two far below zero."""
    assert canvas.score(r2) == expected


@pytest.mark.image
@pytest.mark.parametrize(("n_rows", "as_pixels"), [(50, False), (500, False), (6000, True)])
def test_many_dots_become_pixels(n_rows, as_pixels):
    """Beyond 5000 dots a vector file holds them as pixels."""
    ax = canvas.axes_for(None, 2.0, 2.0)

    canvas.dots(ax, np.arange(n_rows), np.arange(n_rows), canvas.FIT)

    assert bool(ax.collections[0].get_rasterized()) is as_pixels
