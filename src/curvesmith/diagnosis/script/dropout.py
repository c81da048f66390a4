"""Dropout: the network without it, and whether it is what holds a training back.

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

__all__ = ["dropout_line", "held_by_dropout", "score_of", "without_dropout"]

# Without it, the same training must leave at most so much of what is missing, which must be more
# than the least.
_LEFT, _LEAST = 0.5, 0.1
_REMEDY = "Lower the share of units that are dropped, or leave dropout out."
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


def held_by_dropout(scores: tuple[float, float], text: str) -> tuple[Finding, int] | None:
    """Return the finding that dropout holds a training back, and its line; None if it does not.

    Parameters
    ----------
    scores : pair of float
        R2 of the network after the script's training, and after the same one without dropout.
    text : str
        The source.
    """
    line = dropout_line(text)
    with_it, without = scores
    if line is None or not np.isfinite(scores).all():
        return None
    if 1 - with_it < _LEAST or 1 - without > _LEFT * (1 - with_it):
        return None
    formula = "1 - sum (f - y)^2 / sum (y - mean y)^2"
    numbers = (
        Number("R2 with dropout", with_it, formula, f"1 - {_LEAST:g}"),
        Number(
            "R2 of the same training without", without, formula, f"{_LEFT:g} of what is missing"
        ),
    )
    sentence = (
        f"Dropout holds the network back: its training reaches R2 {with_it:.3f}, and R2 "
        f"{without:.3f} without it."
    )
    finding = Finding("over-regularized", "fault", Where(), sentence, numbers, Remedy(_REMEDY), 0.9)
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
