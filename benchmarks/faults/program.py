"""A program: one of the hand-written sources, its constants, its rows, and edits of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.faults.data import rows_of
from benchmarks.faults.tasks import TASKS, Array, r_squared

SOURCES = Path(__file__).parent / "programs"
STYLES = (
    "cs231n",
    "functions",
    "network_class",
    "sklearn_mlp",
    "torch_module",
    "torch_tensors",
)

Edit = tuple[str, str]


@dataclass(frozen=True)
class Settings:
    """The constants of a program, by the names they have in its source, in lower case.

    ``rows`` are changes of the task's rows (`data.CHANGES`); ``edits`` replace text of the source,
    each exactly once; ``places_kinks`` lets every first-layer unit bend at a random row.
    """

    task: str
    style: str
    hidden: tuple[int, ...] = (16,)
    activation: str = "tanh"
    output: str = "identity"
    bias: bool = True
    init: str = "fan-in"
    weight_scale: float = 1.0
    bias_scale: float = 1.0
    bias_shift: float = 0.0
    learning_rate: float = 0.1
    n_steps: int = 1000
    optimizer: str = "gd"
    momentum: float = 0.9
    epsilon: float = 1e-8
    decay: float = 1.0
    clip: float = 0.0
    batch: int = 0
    reg: float = 0.0
    scale_x: str = "standard"
    scale_y: str = "standard"
    dtype: str = "float64"
    rows: tuple[tuple[str, Any], ...] = ()
    edits: tuple[Edit, ...] = ()
    places_kinks: bool = False

    def but(self, **changes: Any) -> Settings:
        """Return a copy with some constants changed."""
        return replace(self, **changes)


NOT_CONSTANTS = {"task", "style", "rows", "edits", "places_kinks"}

# These scale by themselves, so that their own evaluation is part of what can be wrong.
SCALE_INSIDE = ("network_class", "torch_tensors")


@cache
def source_of(style: str) -> str:
    """Text of the hand-written program of a style."""
    return (SOURCES / f"{style}.py").read_text(encoding="utf-8")


def edited(source: str, edits: Sequence[Edit]) -> str:
    """Replace each text by another; it must occur exactly once, or the edit is out of date."""
    for old, new in edits:
        if source.count(old) != 1:
            raise ValueError(
                f"An edit must match the source exactly once, got {source.count(old)} for {old!r}. "
                "Quote the line as it stands."
            )
        source = source.replace(old, new)
    return source


class Program:
    """A program that can be trained from a seed and judged on fresh rows.

    ``parts`` holds the names of its source; ``X`` and ``y`` are what enters its training.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.parts: dict[str, Any] = {"__name__": f"{settings.style}_program"}
        code = edited(source_of(settings.style), settings.edits)
        exec(compile(code, f"{settings.style}.py", "exec"), self.parts)
        for field in fields(settings):
            if field.name not in NOT_CONSTANTS and field.name.upper() in self.parts:
                self.parts[field.name.upper()] = getattr(settings, field.name)
        self.rows = rows_of(TASKS[settings.task], settings.rows)
        with np.errstate(all="ignore"):
            self.X, self.y = self.parts["prepare"](self.rows.X, self.rows.y)

    @property
    def is_functions(self) -> bool:
        """Whether it consists of functions of named arrays."""
        return "step" in self.parts

    def start(self, seed: int) -> Any:
        """Parameters, or a network, before training."""
        n_inputs = self.rows.X.shape[1]
        if self.settings.style == "sklearn_mlp":
            return self.parts["make"](len(self.rows.X), self.settings.n_steps, seed)
        begun = self.parts["init_params" if self.is_functions else "make"](n_inputs, seed)
        if self.settings.places_kinks:
            self._place_kinks(begun, seed)
        return begun

    def _place_kinks(self, begun: Any, seed: int) -> None:
        """Set each first-layer bias to −w·x of a random row x, as the layer sees it."""
        W, b = self.parts["layers"](begun)[0]
        if b is None:
            return
        X = self.seen_inputs()
        rows = np.random.default_rng(seed).integers(len(X), size=W.shape[1])
        bias = -np.sum(W.T * X[rows], axis=1)
        if self.is_functions:
            b[...] = bias.reshape(b.shape)
        else:
            _set(begun.hidden[0].bias, bias)

    def seen_inputs(self) -> Array:
        """X as the first layer sees it."""
        X = np.asarray(self.X, dtype=float)
        if self.settings.style not in SCALE_INSIDE or self.settings.scale_x == "none":
            return X
        if self.settings.scale_x == "max":
            return X / np.abs(X).max(axis=0)
        return (X - X.mean(axis=0)) / X.std(axis=0)

    def train(self, seed: int, record: list[float] | None = None) -> Any:
        """Train from a seed; return the parameters, or the network."""
        n_steps = self.settings.n_steps
        with np.errstate(all="ignore"):
            if self.settings.style == "sklearn_mlp":
                return self.parts["fit"](self.X, self.y, n_steps, seed)
            begun = self.start(seed)
            if self.is_functions:
                return self.parts["train"](begun, self.X, self.y, n_steps, record)
            self.parts["fit"](begun, self.X, self.y, n_steps, record)
            return begun

    def predictions(self, trained: Any, X: Array) -> Array:
        """What its own evaluation says for raw inputs: (n, 1), in the units of y."""
        with np.errstate(all="ignore"):
            return np.asarray(self.parts["predict"](trained, X), dtype=float)

    def score(self, trained: Any) -> float:
        """R² on fresh rows, by the program's own evaluation."""
        return r_squared(self.rows.y_fresh, self.predictions(trained, self.rows.X_fresh))

    def run(self, seed: int) -> float:
        """Train from a seed and return R² on fresh rows; −1 if training breaks off."""
        try:
            return self.score(self.train(seed))
        except (ValueError, FloatingPointError):  # scikit-learn refuses what is not finite
            return -1.0


def _set(bias: Any, values: Array) -> None:
    """Write into a torch parameter."""
    import torch

    with torch.no_grad():
        bias.copy_(torch.as_tensor(values))
