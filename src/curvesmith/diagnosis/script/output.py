"""What a script prints and draws, kept and bounded, shown to nobody.

Runs inside the child process.
"""

from __future__ import annotations

import io
from collections import deque
from pathlib import Path
from typing import Any

__all__ = ["Kept", "keep_figures"]

_MOST_FIGURES = 12


class Kept(io.TextIOBase):
    """A text stream that keeps its first and last characters.

    Parameters
    ----------
    most : int, default=20000
        Characters kept at either end.
    """

    def __init__(self, most: int = 20_000) -> None:
        self._most = most
        self._head: list[str] = []
        self._n_head = 0
        self._tail: deque[str] = deque()
        self._n_tail = 0
        self.n_lines = 0

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Scripts ask what they can print."""
        return "utf-8"

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def write(self, text: str) -> int:
        """Keep a text, and forget the oldest of the tail for it."""
        self.n_lines += text.count("\n")
        if self._n_head < self._most:
            self._head.append(text[: self._most - self._n_head])
            self._n_head += len(self._head[-1])
        else:
            self._tail.append(text[-self._most :])
            self._n_tail += len(self._tail[-1])
            while self._n_tail - len(self._tail[0]) > self._most:
                self._n_tail -= len(self._tail.popleft())
        return len(text)

    def text(self) -> str:
        """Return what was kept, with a line where something was left out."""
        middle = "\n[...]\n" if self._n_tail >= self._most else ""
        return "".join(self._head) + middle + "".join(self._tail)


def keep_figures(folder: Path) -> None:
    """Save Matplotlib's figures to a folder where they would be shown; open no window."""
    try:
        import matplotlib as mpl
    except ImportError:
        return
    mpl.use("Agg", force=True)
    mpl.use = _other_backends_are_ignored
    import matplotlib.pyplot as plt

    def show(*arguments: Any, **options: Any) -> None:
        for number in plt.get_fignums():
            n_kept = len(list(folder.glob("*.png")))
            if n_kept < _MOST_FIGURES:
                plt.figure(number).savefig(folder / f"figure_{n_kept + 1}.png", dpi=80)
        plt.close("all")

    plt.show = show
    plt.pause = lambda interval: None
    switch = plt.switch_backend
    plt.switch_backend = lambda backend: switch("Agg")


def _other_backends_are_ignored(backend: str, **options: Any) -> None:
    """Stand in for ``matplotlib.use``: figures are kept, whatever the script would open."""
