"""What each parameter of ``NeuralRegressor`` must be: one table, from which messages are made."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from numbers import Integral, Real
from typing import Any, Protocol

import numpy as np

from curvesmith.activations import ACTIVATIONS
from curvesmith.engines import ENGINES, REDUCTIONS
from curvesmith.losses import LOSSES
from curvesmith.schedules import SCHEDULES
from curvesmith.updates import UPDATES

__all__ = ["PARAMETERS", "SOLVER_OPTIONS", "check_parameters"]


class Rule(Protocol):
    """One way in which a value may be right."""

    @property
    def text(self) -> str:
        """What the value must be, to follow "must be"."""

    def is_kind(self, value: Any) -> bool:
        """Whether the value is of the right kind, whatever its size."""

    def accepts(self, value: Any) -> bool:
        """Whether the value is right."""


@dataclass(frozen=True)
class Word:
    """One of a few words."""

    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words, quoted."""
        quoted = ", ".join(map(repr, self.words))
        return quoted if len(self.words) == 1 else f"one of {quoted}"

    def is_kind(self, value: Any) -> bool:
        """Whether ``value`` is a string."""
        return isinstance(value, str)

    def accepts(self, value: Any) -> bool:
        """Whether ``value`` is one of the words."""
        return isinstance(value, str) and value in self.words


@dataclass(frozen=True)
class Number:
    """A number within bounds, which are open unless ``closed_low``."""

    low: float
    high: float = inf
    closed_low: bool = False

    @property
    def text(self) -> str:
        """The interval."""
        return f"a number in {'[' if self.closed_low else '('}{self.low:g}, {self.high:g})"

    def is_kind(self, value: Any) -> bool:
        """Whether ``value`` is a real number."""
        return isinstance(value, Real) and not isinstance(value, (bool, np.bool_))

    def accepts(self, value: Any) -> bool:
        """Whether ``value`` lies within the bounds; NaN does not."""
        if not self.is_kind(value):
            return False
        return bool(self.low < value < self.high or (self.closed_low and value == self.low))


@dataclass(frozen=True)
class Whole:
    """A whole number of at least ``low``."""

    low: int

    @property
    def text(self) -> str:
        """The bound."""
        return f"a whole number of at least {self.low}"

    def is_kind(self, value: Any) -> bool:
        """Whether ``value`` is an integer."""
        return isinstance(value, Integral) and not isinstance(value, (bool, np.bool_))

    def accepts(self, value: Any) -> bool:
        """Whether ``value`` is not too low."""
        return self.is_kind(value) and bool(value >= self.low)


@dataclass(frozen=True)
class Sizes:
    """Units of each hidden layer."""

    text: str = "a sequence of whole numbers of at least 1"

    def is_kind(self, value: Any) -> bool:
        """Whether ``value`` is a sequence."""
        return isinstance(value, (Sequence, np.ndarray)) and not isinstance(value, (str, bytes))

    def accepts(self, value: Any) -> bool:
        """Whether every layer has a unit."""
        return self.is_kind(value) and all(Whole(1).accepts(size) for size in value)


@dataclass(frozen=True)
class Flag:
    """True or False."""

    text: str = "True or False"

    def is_kind(self, value: Any) -> bool:
        """Whether ``value`` is a boolean."""
        return isinstance(value, (bool, np.bool_))

    def accepts(self, value: Any) -> bool:
        """As `is_kind`."""
        return self.is_kind(value)


@dataclass(frozen=True)
class Nothing:
    """None."""

    text: str = "None"

    def is_kind(self, value: Any) -> bool:
        """Whether ``value`` is None."""
        return value is None

    def accepts(self, value: Any) -> bool:
        """As `is_kind`."""
        return value is None


@dataclass(frozen=True)
class Callables:
    """A sequence of functions of the progress."""

    text: str = "a sequence of callables"

    def is_kind(self, value: Any) -> bool:
        """Whether ``value`` is a sequence."""
        return isinstance(value, Sequence) and not isinstance(value, (str, bytes))

    def accepts(self, value: Any) -> bool:
        """Whether every entry can be called."""
        return self.is_kind(value) and all(callable(entry) for entry in value)


@dataclass(frozen=True)
class Jobs:
    """A number of threads, in joblib's way of counting."""

    text: str = "a whole number other than 0"

    def is_kind(self, value: Any) -> bool:
        """Whether ``value`` is an integer."""
        return Whole(0).is_kind(value)

    def accepts(self, value: Any) -> bool:
        """Whether ``value`` counts something."""
        return self.is_kind(value) and value != 0


@dataclass(frozen=True)
class Generator:
    """NumPy's old random generator, which scikit-learn's tools pass around."""

    text: str = "a RandomState"

    def is_kind(self, value: Any) -> bool:
        """Whether ``value`` is a RandomState, or NumPy's module standing for the global one."""
        return isinstance(value, np.random.RandomState) or value is np.random

    def accepts(self, value: Any) -> bool:
        """As `is_kind`."""
        return self.is_kind(value)


@dataclass(frozen=True)
class Options:
    """A mapping, whose entries are checked against `SOLVER_OPTIONS`."""

    text: str = "a mapping of option names to values"

    def is_kind(self, value: Any) -> bool:
        """Whether ``value`` is a mapping."""
        return isinstance(value, Mapping)

    def accepts(self, value: Any) -> bool:
        """As `is_kind`."""
        return self.is_kind(value)


AUTO = Word(("auto",))
POSITIVE = Number(0.0)
SHARE = Number(0.0, 1.0)
MEMORY = Number(0.0, 1.0, closed_low=True)
SCALINGS = Word(("standard", "robust", "none"))

PARAMETERS: dict[str, tuple[Rule, ...]] = {
    "hidden_layer_sizes": (AUTO, Whole(1), Sizes()),
    "activation": (Word(tuple(ACTIVATIONS)),),
    "output_activation": (Word(tuple(ACTIVATIONS)),),
    "bias": (Flag(),),
    "loss": (Word(tuple(LOSSES)),),
    "quantile": (SHARE,),
    "huber_delta": (POSITIVE,),
    "reduction": (Word(REDUCTIONS),),
    "alpha": (AUTO, Number(0.0, closed_low=True)),
    "regularization": (Word(("auto", "evidence", "l2", "none")),),
    "solver": (Word(("auto", "lbfgs", "lm", *UPDATES)),),
    "learning_rate": (AUTO, POSITIVE),
    "schedule": (Word(("auto", *SCHEDULES)),),
    "batch_size": (Word(("auto", "full")), Whole(1)),
    "shuffle": (Flag(),),
    "momentum": (MEMORY,),
    "clip_norm": (Nothing(), POSITIVE),
    "solver_options": (Nothing(), Options()),
    "max_iter": (AUTO, Whole(1)),
    "max_seconds": (Nothing(), POSITIVE),
    "tol": (Number(0.0, closed_low=True),),
    "n_starts": (AUTO, Whole(1)),
    "n_members": (AUTO, Whole(1)),
    "early_stopping": (AUTO, Flag()),
    "validation_fraction": (SHARE,),
    "patience": (Whole(1),),
    "input_scaling": (SCALINGS,),
    "target_scaling": (SCALINGS,),
    "init": (Word(("auto", "he", "glorot", "lecun")), POSITIVE),
    "warm_start": (Flag(),),
    "callbacks": (Callables(),),
    "verbose": (Flag(), Whole(0)),
    "n_jobs": (Nothing(), Jobs()),
    "random_state": (Nothing(), Whole(0), Generator()),
    "engine": (Word(ENGINES),),
}

# Constants of single solvers and schedules, passed by name in `solver_options`.
SOLVER_OPTIONS: dict[str, tuple[Rule, ...]] = {
    "memory": (Whole(1),),
    "beta1": (MEMORY,),
    "beta2": (MEMORY,),
    "rho": (MEMORY,),
    "epsilon": (POSITIVE,),
    "decay": (Number(0.0, closed_low=True),),
    "step_epochs": (Whole(1),),
    "factor": (SHARE,),
    "patience": (Whole(1),),
}


def check_parameters(values: Mapping[str, Any]) -> None:
    """Raise one error that names every wrong parameter.

    Parameters
    ----------
    values : mapping
        Parameter names and values, as ``get_params`` returns them.

    Raises
    ------
    TypeError
        If every wrong value is of the wrong kind.
    ValueError
        If a value is of the right kind but wrong, or an option is not known.
    """
    wrong = _faults(values, PARAMETERS, "`{}`")
    options = values.get("solver_options")
    if isinstance(options, Mapping):
        wrong += _unknown_options(options)
        wrong += _faults(options, SOLVER_OPTIONS, "`solver_options[{!r}]`")
    if not wrong:
        return
    message = "\n".join(text for text, _ in wrong)
    if any(is_kind for _, is_kind in wrong):
        raise ValueError(message)
    raise TypeError(message)


def _faults(
    values: Mapping[str, Any], table: Mapping[str, tuple[Rule, ...]], subject: str
) -> list[tuple[str, bool]]:
    """Return message and rightness of kind for each wrong entry of ``values``."""
    return [
        (_message(subject.format(name), rules, values[name]), _is_kind(rules, values[name]))
        for name, rules in table.items()
        if name in values and not any(rule.accepts(values[name]) for rule in rules)
    ]


def _is_kind(rules: tuple[Rule, ...], value: Any) -> bool:
    """Whether any rule knows values of this kind."""
    return any(rule.is_kind(value) for rule in rules)


def _message(subject: str, rules: tuple[Rule, ...], value: Any) -> str:
    """Return "<subject> must be <rules>, got <value>.", with the nearest word if there is one."""
    text = f"{subject} must be {' or '.join(rule.text for rule in rules)}, got {value!r}."
    words = [word for rule in rules if isinstance(rule, Word) for word in rule.words]
    return text + _nearest(value, words)


def _unknown_options(options: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """Return a message for each name that `SOLVER_OPTIONS` does not have."""
    known = ", ".join(map(repr, SOLVER_OPTIONS))
    return [
        (
            f"`solver_options` must name some of {known}, got {name!r}."
            + _nearest(name, list(SOLVER_OPTIONS)),
            True,
        )
        for name in options
        if name not in SOLVER_OPTIONS
    ]


def _nearest(value: Any, words: Sequence[str]) -> str:
    """Return " Did you mean ...?" if one of the words resembles ``value``."""
    if not isinstance(value, str):
        return ""
    close = difflib.get_close_matches(value.lower(), words, n=1)
    return f" Did you mean {close[0]!r}?" if close else ""
