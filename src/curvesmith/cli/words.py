"""Kinds of option values: a word from a list, hidden layers, names of columns.

The lists are written out here, and held equal to the package's tables by a test, because
importing those costs more time than ``--help`` may take.
"""

from __future__ import annotations

import csv
import difflib
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


class Word(click.ParamType):
    """One of a few words; a near miss is met with the nearest.

    Parameters
    ----------
    words : tuple of str
    """

    name = "name"

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word or say which were possible."""
        if value in self.words:
            return str(value)
        near = difflib.get_close_matches(str(value).lower(), self.words, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else ""
        raise _refusal(param, ctx, f"one of {', '.join(self.words)}", value, hint)


class HiddenLayers(click.ParamType):
    """Units of each hidden layer, such as ``10,10``, or ``auto``."""

    name = "sizes"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str | tuple[int, ...]:
        """Return ``"auto"`` or the sizes."""
        if value == "auto" or isinstance(value, tuple):
            return value
        parts = [part.strip() for part in str(value).split(",")]
        if all(part.isascii() and part.isdigit() and int(part) > 0 for part in parts):
            return tuple(int(part) for part in parts)
        rule = "whole numbers above 0 separated by commas, or auto"
        raise _refusal(param, ctx, rule, value, "For two layers of ten units write 10,10.")


def _refusal(
    param: click.Parameter | None, ctx: click.Context | None, rule: str, value: Any, hint: str
) -> click.UsageError:
    option = param.opts[-1] if param is not None else "The option"
    return click.UsageError(f"`{option}` must be {rule}, got {value!r}. {hint}", ctx)


def split_names(values: tuple[str, ...]) -> list[str]:
    """Split ``a,b`` into names; a name with a comma goes in quotes, as in CSV."""
    rows = csv.reader(values, skipinitialspace=True)
    return [name.strip() for row in rows for name in row if name.strip()]
