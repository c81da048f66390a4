"""The screen: results on standard output, notes and plain progress on standard error.

On a terminal tables are drawn and long lines folded; a file or a pipe gets plain lines.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from curvesmith.diagnosis.report import Report
    from curvesmith.solvers import Observer, Progress

# Plain progress lines come this many seconds apart: short fits print none.
SECONDS_BETWEEN_LINES = 5.0
# How the lines of a diagnosis look on a terminal, by what they are.
STYLES: dict[str, dict[str, Any]] = {
    "verdict": {"bold": True},
    "cause": {"fg": "red", "bold": True},
    "source": {"fg": "yellow"},
    "fix": {"fg": "green"},
    "evidence": {"dim": True},
}


def say(sentences: Sequence[str], *, quiet: bool = False) -> None:
    """Print notes on standard error, a line each."""
    for sentence in () if quiet else sentences:
        click.echo(f"note: {sentence}", err=True)


def print_json(result: Mapping[str, Any]) -> None:
    """Print one JSON object on standard output."""
    click.echo(json.dumps(result, indent=2, allow_nan=False, ensure_ascii=False))


def print_facts(facts: Sequence[tuple[str, str]]) -> None:
    """Print names and what they are, aligned; a name repeated is printed once."""
    width = max(len(name) for name, _ in facts)
    previous = None
    for name, text in facts:
        shown = "" if name == previous else name
        click.echo(_wrap(f"{shown:<{width}}  ", text))
        previous = name


def _wrap(head: str, text: str) -> str:
    """Fold a long text under itself on a terminal; a pipe gets one line."""
    if not sys.stdout.isatty():
        return head + text
    import shutil
    import textwrap

    width = max(40, shutil.get_terminal_size().columns)
    return textwrap.fill(text, width, initial_indent=head, subsequent_indent=" " * len(head))


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: the first column of words, the others of numbers."""
    click.echo()
    if sys.stdout.isatty():
        _print_rich_table(header, rows)
        return
    widths = [max(len(row[j]) for row in [header, *rows]) for j in range(len(header))]
    for row in [header, *rows]:
        cells = [f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True)]
        click.echo("  ".join([f"{row[0]:<{widths[0]}}", *cells]))


def _print_rich_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for j, title in enumerate(header):
        table.add_column(title, justify="right" if j else "left")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def print_report(report: Report) -> None:
    """Print a diagnosis on one screen; a terminal gets it colored."""
    from curvesmith.diagnosis.pages.text import lines

    for role, text in lines(report):
        click.echo(click.style(text, **STYLES.get(role, {})))


def plain_lines(title: str) -> Observer:
    """Return an observer that prints where a fit stands on standard error, now and then."""
    last = monotonic()

    def observe(progress: Progress) -> bool:
        nonlocal last
        if monotonic() - last >= SECONDS_BETWEEN_LINES:
            last = monotonic()
            click.echo(f"{title}: {describe(progress)}", err=True)
        return False

    return observe


@contextmanager
def steps(title: str, *, quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """Show which of several steps is going on, on standard error, while the block runs.

    Parameters
    ----------
    title : str
        Of the whole.
    quiet : bool
        Show nothing.

    Yields
    ------
    step : callable or None
        ``(label, done, total)``, called before each step.
    """
    if quiet:
        yield None
    elif not sys.stderr.isatty():

        def print_step(label: str, done: int, total: int) -> None:
            if label:
                click.echo(f"{title}, {done + 1} of {total}: {label}", err=True)

        yield print_step
    else:
        from rich.console import Console
        from rich.progress import Progress as Bar

        with Bar(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(title)
            yield lambda label, done, total: bar.update(
                task, description=f"{title}: {label}", completed=done, total=total
            )


def describe(progress: Progress) -> str:
    """``start 2, step 120 of 500, loss 0.0123``."""
    return (
        f"start {progress.start + 1}, step {progress.iteration} of {progress.max_iter}, "
        f"loss {progress.loss:.4g}"
    )


def print_ladder(report: Mapping[str, Any]) -> None:
    """Print RMSE, MAE and R² of mean, linear model and network, from a fit's report."""
    measured = "held-out rows" if report["test"] else "rows fitted on"
    rows = [("mean", report["mean"]), ("linear model", report["linear"])]
    if report["test"]:
        rows.append(("network", report["test"]))
        rows.append(("network, rows fitted on", report["train"]))
    else:
        rows.append(("network", report["train"]))
    numbers = [[name, *digits(scores)] for name, scores in rows]
    print_table([measured, "RMSE", "MAE", "R2"], numbers)


def digits(scores: Mapping[str, float | None]) -> list[str]:
    """Four significant digits of the errors, four decimals of R²; a dash where undefined."""
    rmse, mae, r2 = scores["rmse"], scores["mae"], scores["r2"]
    return [significant(rmse), significant(mae), "-" if r2 is None else f"{r2:.4f}"]


def significant(value: float | None) -> str:
    """At least four significant digits, with an exponent only where zeros would hide them."""
    if value is None:
        return "-"
    if not 1e-4 <= abs(value) < 1e9:
        return f"{value:.4g}"
    return f"{value:,.{max(0, 3 - math.floor(math.log10(abs(value))))}f}"
