"""``curvesmith diagnose``: why a model or a script does not fit."""

from __future__ import annotations

import shlex
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
@click.option("--args", "arguments", default="", help="Arguments of a script, as one text.")
@click.option("--write-fix", metavar="FILE", help="Write the script with the proven remedy.")
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
    arguments: str,
    write_fix: str | None,
    quiet: bool,
) -> None:
    """Find out why MODEL does not fit DATA, and prove the remedy by training again.

    MODEL is a file that `curvesmith fit` wrote; DATA the table it was fitted on, a CSV, TSV or
    Parquet file or - for standard input, whose columns are matched by name.

    MODEL may also be a Python script that trains a network, with NumPy, PyTorch or scikit-learn;
    DATA is then left out. The script is run: your own code, in a process of its own, on a copy of
    its folder, and every finding names a line of it.

    The exit code is 1 if a fault was found, 130 after Ctrl-C, which keeps what was found so far.
    """
    read = tuple(name for name in (model, data) if name)
    for option, path in (("--html", html), ("--write-fix", write_fix)):
        if path:
            output.check_output(option, path, read)
    options: dict[str, Any] = {"rerun": not no_rerun, "budget_s": budget}
    if Path(model).suffix == ".py":
        _check_script(model, data)
        click.echo(f"This runs your script {model}, on a copy of its folder.", err=True)
        options["args"] = shlex.split(arguments)
    with screen.steps("diagnosing", quiet=quiet or not sys.stderr.isatty()) as step:
        report = _report(model, data, **options, observer=step)
    if html:
        _write(html, report.to_html())
    _print(report, as_json=as_json)
    if write_fix:
        _write_fix(model, report, write_fix)
    if report.is_interrupted:
        click.echo("curvesmith: Interrupted; this is what was found so far.", err=True)
        context.exit(INTERRUPTED)
    if report.verdict in {"fault", "does-not-run"}:
        context.exit(FAILED)


def _report(model: str, data: str | None, **options: Any) -> Report:
    """Examine a script or a model, by the ending of its name."""
    if Path(model).suffix == ".py":
        from curvesmith.diagnosis.script.diagnose import diagnose_script

        return diagnose_script(model, **options)
    if data is None:
        raise click.UsageError(
            f"`DATA` must name the table that '{model}' was fitted on, got nothing. Add it: "
            f"`curvesmith diagnose {model} data.csv`."
        )
    from curvesmith.tabular import diagnose_table, read_table

    return diagnose_table(model, read_table(data), **options)


def _check_script(script: str, data: str | None) -> None:
    """Refuse a script that is not there, and a table beside it."""
    if data is not None:
        raise click.UsageError(
            f"`DATA` must be left out for a script, got '{data}'. A script reads its data itself; "
            "its arguments go into --args."
        )
    if not Path(script).is_file():
        raise click.UsageError(
            f"`MODEL` must be a file that exists, got the script '{script}'. Check its name."
        )


def _write_fix(script: str, report: Report, path: str) -> None:
    """Write the script with its remedy, or say that there is none."""
    from curvesmith.diagnosis.script.diagnose import fixed_script

    text = fixed_script(script, report) if Path(script).suffix == ".py" else None
    if text is None:
        click.echo("curvesmith: No edit of a script was proven; no file was written.", err=True)
    else:
        _write(path, text)


def _write(path: str, text: str) -> None:
    """Write a text file whole or not at all."""
    from curvesmith.files import write_whole

    with output.explained(path, "A file of that name, if there was one, is as it was."):
        write_whole(path, text.encode())


def _print(report: Report, *, as_json: bool) -> None:
    """Print the result: JSON, or one screen."""
    if as_json:
        screen.print_json(report.to_dict())
    else:
        screen.print_report(report)
