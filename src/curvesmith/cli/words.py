"""What options may say: a word from a list, hidden layers, names of columns.

The lists are written out here, and held equal to the package's tables by a test, because
importing those costs more time than ``--help`` may take.
"""

from __future__ import annotations

import csv
import difflib
from collections.abc import Callable
from typing import Any

import click

ACTIVATIONS = (
    "identity",
    "relu",
    "leaky_relu",
    "elu",
    "gelu",
    "silu",
    "softplus",
    "tanh",
    "sigmoid",
    "sine",
)
LOSSES = ("squared", "absolute", "huber", "log_cosh", "quantile", "poisson")
SOLVERS = ("auto", "lbfgs", "gd", "sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw")
DEMOS = ("sqrt", "square", "sine", "sum")


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
