"""The command line: one file for each command; the work is done by the public functions.

Exit codes: 0 done · 1 the work failed, or `diagnose` found a fault · 2 wrong arguments or
unreadable input · 130 interrupted by Ctrl-C (a running fit first saves the best model it has met,
and says so). Only the result is on standard output; progress, notes and errors are on standard
error, an error being one sentence.
"""

from __future__ import annotations

import click

from curvesmith.cli.demo import demo_command
from curvesmith.cli.diagnose import diagnose_command
from curvesmith.cli.fit import fit_command
from curvesmith.cli.guard import GuardedGroup
from curvesmith.cli.predict import predict_command
from curvesmith.cli.show import show_command

__all__ = ["main"]


def _print_version(context: click.Context, parameter: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        import curvesmith

        click.echo(f"curvesmith {curvesmith.__version__}")
        context.exit()


@click.group(
    cls=GuardedGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and exit.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Fit functions with small neural networks, see what the fit is worth, find out why one fails.

    Exit codes: 0 done, 1 the work failed or a fault was found, 2 wrong arguments or unreadable
    input, 130 interrupted.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


main.add_command(fit_command)
main.add_command(predict_command)
main.add_command(show_command)
main.add_command(demo_command)
main.add_command(diagnose_command)
