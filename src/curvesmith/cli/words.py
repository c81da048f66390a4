"""What options may say: a word from a list, hidden layers, names of columns.

Activations and losses are read from the package's tables when they are needed. The lists written
out here are held equal to theirs by a test: importing those costs more time than ``--help`` may
take.
"""

from __future__ import annotations

import csv
import difflib
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click
from click.core import ParameterSource

SOLVERS = ("auto", "lbfgs", "lm", "gd", "sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw")
DEMOS = ("sqrt", "square", "sine", "sum")


class TableOption(click.Option):
    """An option whose words are the keys of a table, which is imported when it is first needed.

    Parameters
    ----------
    table : str
        ``"module:NAME"`` of the table.
    """

    def __init__(self, *args: Any, table: str, **kwargs: Any) -> None:
        super().__init__(*args, callback=self._check, **kwargs)
        self.table = table

    @property
    def words(self) -> tuple[str, ...]:
        """The words that the option may say."""
        module, name = self.table.split(":")
        return tuple(getattr(import_module(module), name))

    def _check(self, context: click.Context, parameter: click.Parameter, value: Any) -> Any:
        is_default = context.get_parameter_source(self.name or "") is ParameterSource.DEFAULT
        return value if is_default else one_of(self.words)(context, parameter, value)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help, with the words at the end."""
        record = super().get_help_record(ctx)
        return record and (record[0], f"{record[1]}  {', '.join(self.words)}")


def one_of(words: tuple[str, ...]) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return a callback that accepts only these words; a near miss is met with the nearest."""

    def check(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
        for word in value if isinstance(value, tuple) else (value,):
            if word not in words:
                near = difflib.get_close_matches(word.lower(), words, n=1)
                hint = f"Did you mean {near[0]!r}?" if near else ""
                raise _refusal(context, parameter, f"one of {', '.join(words)}", word, hint)
        return value

    return check


def hidden_layers(
    context: click.Context, parameter: click.Parameter, value: str
) -> str | tuple[int, ...]:
    """Turn ``10,10`` into the units of each hidden layer; ``auto`` stays."""
    if value == "auto":
        return value
    parts = [part.strip() for part in value.split(",")]
    if all(part.isascii() and part.isdigit() and int(part) > 0 for part in parts):
        return tuple(int(part) for part in parts)
    rule = "whole numbers above 0 separated by commas, or auto"
    hint = "For two layers of ten units write 10,10."
    raise _refusal(context, parameter, rule, value, hint)


def _refusal(
    context: click.Context, parameter: click.Parameter, rule: str, value: str, hint: str
) -> click.UsageError:
    name = parameter.opts[-1] if isinstance(parameter, click.Option) else "NAME"
    return click.UsageError(f"`{name}` must be {rule}, got {value!r}. {hint}".strip(), context)


def split_names(values: tuple[str, ...]) -> list[str]:
    """Split ``a,b`` into names; a name with a comma goes in quotes, as in CSV."""
    rows = csv.reader(values, skipinitialspace=True)
    return [name.strip() for row in rows for name in row if name.strip()]
