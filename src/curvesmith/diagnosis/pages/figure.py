"""Figure: a drawing of a page, with its title and what is to be seen in it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Figure"]


@dataclass(frozen=True)
class Figure:
    """One drawing.

    Parameters
    ----------
    title : str
        What it shows.
    caption : str
        What is to be seen in it, with the numbers.
    svg : str
        The drawing as one ``<svg>`` element; its colors are the page's variables, so that it
        follows a dark page.
    """

    title: str
    caption: str
    svg: str
