"""The guard: whatever goes wrong in a command ends as one sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from curvesmith.errors import FitError, ModelFileError, TableError

DONE, FAILED, REFUSED, INTERRUPTED = 0, 1, 2, 130
ISSUES = "the project's issue tracker"

# The first line that fits an error says how it ends and what is said.
VERDICTS: tuple[tuple[tuple[type[BaseException], ...], int, str], ...] = (
    ((KeyboardInterrupt, click.Abort), INTERRUPTED, "Interrupted; no file was left unfinished."),
    ((TableError, ModelFileError), REFUSED, "{error}"),
    ((FitError,), FAILED, "{error}"),
    ((MemoryError,), FAILED, "The data do not fit into memory. Use fewer rows or columns."),
    ((OSError,), FAILED, "The result could not be written: {reason}."),
)


class WorkError(click.ClickException):
    """The work failed for a reason outside the arguments, such as a full disk."""

    exit_code = FAILED


class GuardedGroup(click.Group):
    """A group of commands that never ends in a traceback.

    ``CURVESMITH_TRACEBACK=1`` in the environment shows it after all.
    """

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command line and exit with its code."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
            sys.stdout.flush()
        except BaseException as error:
            if isinstance(error, SystemExit) or os.environ.get("CURVESMITH_TRACEBACK") == "1":
                raise
            _exit_with(error)
        sys.exit(code if isinstance(code, int) else DONE)


def _exit_with(error: BaseException) -> NoReturn:
    if isinstance(error, BrokenPipeError):
        # The reader of our output has gone, as `head` does; Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    code, sentence = _verdict(error)
    click.echo(f"curvesmith: {' '.join(sentence.split())}", err=True)
    sys.exit(code)


def _verdict(error: BaseException) -> tuple[int, str]:
    """Exit code and sentence of an error."""
    if isinstance(error, click.ClickException):
        return error.exit_code, _usage_sentence(error)
    for kinds, code, sentence in VERDICTS:
        if isinstance(error, kinds):
            reason = getattr(error, "strerror", None) or str(error)
            return code, sentence.format(error=error, reason=reason.lower())
    return FAILED, (
        f"Internal error: {type(error).__name__}: {error}. Please report this at {ISSUES} "
        "with what CURVESMITH_TRACEBACK=1 shows."
    )


def _usage_sentence(error: click.ClickException) -> str:
    sentence = error.format_message()
    if isinstance(error, click.UsageError) and error.ctx is not None:
        end = "" if sentence.endswith((".", "?", ")")) else "."
        return f"{sentence}{end} See `{error.ctx.command_path} --help`."
    return sentence
