"""Showing that training goes on: a bar on a terminal, plain lines elsewhere, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from curvesmith.solvers import Progress

__all__ = ["Display"]

# A plain log gets one line per tenth of a start, so that its length does not grow with the fit.
LINES_PER_START = 10
# What is counted at each stage.
PARTS = {"fit": "start", "alpha": "choosing alpha, fold", "folds": "comparing with a line, fold"}


class Display:
    """Shows the progress of a fit while it is open.

    Parameters
    ----------
    verbose : int
        0 shows nothing; 1 a bar on a terminal and plain lines elsewhere; 2 always plain lines.
    title : str
        What is being fitted.
    """

    def __init__(self, verbose: int, title: str) -> None:
        self.verbose = int(verbose)
        self.title = title
        self._bar: Any = None
        self._tasks: dict[tuple[str, int], Any] = {}
        self._tenths: dict[tuple[str, int], int] = {}

    def __enter__(self) -> Self:
        if self.verbose == 1 and sys.stderr.isatty():
            self._bar = new_bar()
            self._bar.start()
        elif self.verbose:
            print(f"Fitting {self.title}", file=sys.stderr)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    @property
    def callbacks(self) -> list[Callable[[Progress], bool]]:
        """What is to be called at each look: nothing where nothing is shown."""
        return [self.update] if self.verbose else []

    def update(self, progress: Progress) -> bool:
        """Show where one start stands, or the first fold of the search; never asks to stop."""
        if progress.stage != "fit" and progress.start > 0:
            return False
        if self._bar is not None:
            self._move_bar(progress)
        elif self.verbose:
            self._print_line(progress)
        return False

    def _move_bar(self, progress: Progress) -> None:
        """Move the bar of this start, and make it at its first sight."""
        part = (progress.stage, progress.start)
        task = self._tasks.get(part)
        if task is None:
            text = f"{self.title}, {name_of(progress)}"
            task = self._bar.add_task(text, total=progress.max_iter, losses="")
            self._tasks[part] = task
        self._bar.update(task, completed=progress.iteration, losses=losses_of(progress))

    def _print_line(self, progress: Progress) -> None:
        """Print a line if another tenth of the start is over, or each time if ``verbose > 1``."""
        part = (progress.stage, progress.start)
        tenth = LINES_PER_START * progress.iteration // progress.max_iter
        if self.verbose == 1 and tenth <= self._tenths.get(part, -1):
            return
        self._tenths[part] = tenth
        print(
            f"{name_of(progress)}, {progress.iteration} of at most {progress.max_iter}: "
            f"{losses_of(progress)}",
            file=sys.stderr,
        )


def name_of(progress: Progress) -> str:
    """Return which part of the fit this is."""
    return f"{PARTS[progress.stage]} {progress.start + 1}"


def losses_of(progress: Progress) -> str:
    """Return the losses as text."""
    if progress.validation_loss is None:
        return f"loss {progress.loss:.4g}"
    return f"loss {progress.loss:.4g}, held out {progress.validation_loss:.4g}"


def new_bar() -> Any:
    """Return rich's progress bar on standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    return Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TextColumn("{task.fields[losses]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
