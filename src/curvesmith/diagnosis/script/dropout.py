"""Dropout and weight decay: training without them, and whether they hold a training back.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.measures.scores import r2

__all__ = [
    "decay_line",
    "dropout_line",
    "held_by_decay",
    "held_by_dropout",
    "score_of",
    "without_decay",
    "without_dropout",
]

# Without it, the same training must leave at most so much of what is missing, which must be more
# than the least.
_LEFT, _LEAST = 0.5, 0.1
_REMEDY = "Lower the share of units that are dropped, or leave dropout out."
_WEAKER = "Lower the weight decay a hundred times, or leave it out."
_NAME = re.compile(r"dropout", re.IGNORECASE)


@contextmanager
def without_dropout() -> Iterator[None]:
    """Let PyTorch's dropout pass everything on, as it does when a network is used."""
    torch = sys.modules.get("torch")
    if torch is None:
        yield
        return
    home = torch.nn.functional
    own = home.dropout

    def passed_on(values: Any, *_: Any, **__: Any) -> Any:
        return values

    home.dropout = passed_on
    try:
        yield
    finally:
        home.dropout = own


@contextmanager
def without_decay() -> Iterator[None]:
    """Let PyTorch's optimizers leave out the weight decay that they are asked for."""
    torch = sys.modules.get("torch")
    if torch is None:
        yield
        return
    home = torch.optim.Optimizer
    own = home.add_param_group

    def added(optimizer: Any, group: dict[str, Any]) -> None:
        own(optimizer, group)
        if "weight_decay" in optimizer.param_groups[-1]:
            optimizer.param_groups[-1]["weight_decay"] = 0.0

    home.add_param_group = added
    try:
        yield
    finally:
        home.add_param_group = own


def held_by_dropout(scores: tuple[float, float], text: str) -> tuple[Finding, int] | None:
    """Return the finding that dropout holds a training back, and its line; None if it does not.

    Parameters
    ----------
    scores : pair of float
        R2 of the network after the script's training, and after the same one without dropout.
    text : str
        The source.
    """
    return _held("dropout", scores, dropout_line(text), _REMEDY)


def held_by_decay(scores: tuple[float, float], text: str) -> tuple[Finding, int] | None:
    """Return the finding that weight decay holds a training back, as for dropout.

    Optimizers such as Adam scale it with the gradient: no law of their steps shows it.
    """
    return _held("weight decay", scores, decay_line(text), _WEAKER)


def _held(
    what: str, scores: tuple[float, float], line: int | None, remedy: str
) -> tuple[Finding, int] | None:
    with_it, without = scores
    if line is None or not np.isfinite(scores).all():
        return None
    if 1 - with_it < _LEAST or 1 - without > _LEFT * (1 - with_it):
        return None
    formula = "1 - sum (f - y)^2 / sum (y - mean y)^2"
    numbers = (
        Number(f"R2 with {what}", with_it, formula, f"1 - {_LEAST:g}"),
        Number(
            "R2 of the same training without", without, formula, f"{_LEFT:g} of what is missing"
        ),
    )
    sentence = (
        f"{what.capitalize()} holds the network back: its training reaches R2 {with_it:.3f}, and "
        f"R2 {without:.3f} without it."
    )
    finding = Finding("over-regularized", "fault", Where(), sentence, numbers, Remedy(remedy), 0.9)
    return finding, line


def score_of(predicted: Any, y: Any) -> float:
    """Return R2 of predictions."""
    f, t = np.asarray(predicted, dtype=np.float64).reshape(-1), np.asarray(y).reshape(-1)
    return r2(f[:, None], t[:, None]) if f.size == t.size else -np.inf


def dropout_line(text: str) -> int | None:
    """Return the line of the first call that makes dropout in a source; None without one."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    lines = [c.lineno for c in calls if _NAME.search(ast.unparse(c.func).rpartition(".")[2])]
    return min(lines, default=None)


def decay_line(text: str) -> int | None:
    """Return the line of the first weight decay that a source asks for; None without one."""
    options = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.keyword)]
    values = [option.value for option in options if option.arg == "weight_decay"]
    lines = [x.lineno for x in values if not isinstance(x, ast.Constant) or x.value]
    return min(lines, default=None)
