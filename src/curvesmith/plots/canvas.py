"""What all pictures share: colours, fresh axes, captions, and writing a file.

The colours are three of Okabe and Ito's eight, which stay apart for every common
kind of colour blindness (jfly.uni-koeln.de/color, 2008), and two greys.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from curvesmith.plots.columns import Array

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK = "#333333"
DATA = "#8c8c8c"
FIT = "#0072b2"
FAILED = "#d55e00"
CURED = "#009e73"

FORMATS = (".png", ".svg", ".pdf")
MISSING_MATPLOTLIB = "Plots need matplotlib, which is not installed: pip install 'curvesmith[plot]'"


def new_figure(width: float, height: float) -> Figure:
    """Return an empty figure of ``width`` × ``height`` inches.

    It is made without pyplot: nothing global changes, no window opens, and it is
    freed with its last reference.

    Raises
    ------
    ImportError
        If matplotlib is not installed.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ImportError(MISSING_MATPLOTLIB) from error
    return Figure(figsize=(width, height), layout="constrained")


def axes_for(ax: Axes | None, width: float, height: float) -> Axes:
    """Return ``ax``, or the axes of a new figure when it is None."""
    if ax is None:
        ax = new_figure(width, height).add_subplot()
    return ax


def root_figure(ax: Axes) -> Figure:
    """Return the whole figure that holds ``ax``, also through subfigures."""
    figure = ax.get_figure(root=True)
    if figure is None:
        raise ValueError("`ax` must belong to a figure, got one that was removed from its own.")
    return figure


def tidy(ax: Axes) -> None:
    """Keep only the two spines that carry numbers, thin and dark grey."""
    ax.spines[["top", "right"]].set_visible(False)
    for spine in ax.spines.values():
        spine.set(linewidth=0.8, color=INK)
    ax.tick_params(which="both", colors=INK, width=0.8, labelsize=9)
    ax.tick_params(which="minor", labelsize=7.5)


def name_axes(ax: Axes, x_label: str, y_label: str) -> None:
    """Write both axis labels."""
    ax.set_xlabel(x_label, color=INK, fontsize=10)
    ax.set_ylabel(y_label, color=INK, fontsize=10)


def caption(ax: Axes, text: str) -> None:
    """Write one line of numbers above the axes, where no data can be."""
    ax.set_title(text, loc="left", fontsize=9.5, color=INK)


def legend_above(ax: Axes, n_columns: int = 4) -> None:
    """Put the legend in one row above the axes, where it covers nothing."""
    ax.legend(
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.0),
        ncols=n_columns,
        frameon=False,
        fontsize=9,
        labelcolor=INK,
        borderaxespad=0.2,
        handlelength=1.6,
        columnspacing=1.4,
    )


def dots(ax: Axes, x: Array, y: Array, color: str, label: str | None = None) -> None:
    """Draw rows as dots; the more rows, the smaller and fainter, but not in the legend."""
    n_rows = len(x)
    size, opacity = (22.0, 0.75) if n_rows <= 100 else (9.0, 0.45) if n_rows <= 1000 else (3.5, 0.3)
    # Above 5000 dots a vector file would be slow to open: they are drawn as pixels.
    pixels = n_rows > 5000
    ax.scatter(x, y, s=size, alpha=opacity, color=color, linewidths=0, rasterized=pixels)
    if label is not None:
        ax.scatter([], [], s=16, color=color, linewidths=0, label=label)


def shown(number: float, digits: int = 3) -> str:
    """Return ``number`` with so many digits and a true minus sign."""
    return f"{number:.{digits}g}".replace("-", "−")


def score(r2: float) -> str:
    """Return R² with the decimals that matter: four, or two where it is hopeless."""
    return f"{r2:.{4 if r2 > -1.0 else 2}f}".replace("-", "−")


def short_name(name: str, longest: int = 36) -> str:
    """Return ``name``, cut in the middle if it would not fit beside its axis."""
    if len(name) <= longest:
        return name
    kept = (longest - 1) // 2
    return f"{name[:kept]}…{name[-kept:]}"


def check_picture_path(path: str | os.PathLike[str]) -> Path:
    """Return ``path`` as a Path once its ending and its folder are known to be good.

    Raises
    ------
    ValueError
        If the ending is none of ``FORMATS``.
    FileNotFoundError
        If the folder does not exist.
    """
    target = Path(path)
    if target.suffix.lower() not in FORMATS:
        raise ValueError(
            f"A picture's name must end in .png, .svg or .pdf, got '{target}'. "
            f"Try '{target.with_suffix('.png')}'."
        )
    if not target.parent.is_dir():
        raise FileNotFoundError(
            f"A picture's folder must exist, got '{target.parent}'. Create it first."
        )
    return target


def write_figure(figure: Figure, path: str | os.PathLike[str], dpi: int = 160) -> Path:
    """Write ``figure`` as PNG, SVG or PDF, by the ending of ``path``.

    The picture is written beside its target and then renamed over it, so that a
    failure half-way leaves an older picture of that name as it was.

    Raises
    ------
    ValueError
        If ``path`` does not end in .png, .svg or .pdf.
    OSError
        If the folder is missing or cannot be written.
    """
    target = check_picture_path(path)
    ending = target.suffix.lower()[1:]
    dates = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(ending)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        figure.savefig(unfinished, format=ending, dpi=dpi, metadata=dates)
        os.replace(unfinished, target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return target
