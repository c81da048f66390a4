"""``curvesmith diagnose``: why a model or a script does not fit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from curvesmith.cli import output, screen
from curvesmith.cli.guard import FAILED, INTERRUPTED

if TYPE_CHECKING:
    from curvesmith.diagnosis.report import Report


@click.command("diagnose")
@click.argument("model")
@click.argument("data", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@click.option("--html", metavar="FILE", help="Write the report as one page with figures, too.")
@click.option("--no-rerun", is_flag=True, help="Do not train again to prove the remedies.")
@click.option(
    "--budget",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="Time for all of it, about.",
)
@click.option("--quiet", is_flag=True, help="Show no progress.")
@click.pass_context
def diagnose_command(
    context: click.Context,
    /,
    model: str,
    data: str | None,
    as_json: bool,
    html: str | None,
    no_rerun: bool,
    budget: float,
    quiet: bool,
) -> None:
    """Find out why MODEL does not fit DATA, and prove the remedy by training again.

    MODEL is a file that `curvesmith fit` wrote; DATA the table it was fitted on, a CSV, TSV or
    Parquet file or - for standard input, whose columns are matched by name.

    The exit code is 1 if a fault was found, 130 after Ctrl-C, which keeps what was found so far.
    """
    if html:
        output.check_output("--html", html, tuple(name for name in (model, data) if name))
    with screen.steps("diagnosing", quiet=quiet or not sys.stderr.isatty()) as step:
        report = _report(model, data, rerun=not no_rerun, budget_s=budget, observer=step)
    if html:
        from curvesmith.files import write_whole

        with output.explained(html, "A file of that name, if there was one, is as it was."):
            write_whole(html, report.to_html().encode())
    _print(report, as_json=as_json)
    if report.is_interrupted:
        click.echo("curvesmith: Interrupted; this is what was found so far.", err=True)
        context.exit(INTERRUPTED)
    if report.verdict in {"fault", "does-not-run"}:
        context.exit(FAILED)


def _report(model: str, data: str | None, **options: Any) -> Report:
    """Examine a script or a model, by the ending of its name."""
    if Path(model).suffix == ".py":
        raise click.UsageError(
            f"`MODEL` must be a model file, got the script '{model}'. Give what it trains to "
            "`curvesmith.diagnose` in Python."
        )
    if data is None:
        raise click.UsageError(
            f"`DATA` must name the table that '{model}' was fitted on, got nothing. Add it: "
            f"`curvesmith diagnose {model} data.csv`."
        )
    from curvesmith.tabular import diagnose_table, read_table

    return diagnose_table(model, read_table(data), **options)


def _print(report: Report, *, as_json: bool) -> None:
    """Print the result: JSON, or one screen."""
    if as_json:
        screen.print_json(report.to_dict())
    else:
        screen.print_report(report)
