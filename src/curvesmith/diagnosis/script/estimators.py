"""Models that a script fits by calling a library: what was fitted, and on what.

Runs inside the child process.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from curvesmith.diagnosis.adapters import subject_of
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.program import run_code, seed_everything
from curvesmith.diagnosis.subject import Subject

__all__ = ["Fitted", "fitted_estimator"]

_NAMES = re.compile(r"\b(MLPRegressor|NeuralRegressor)\b")


@dataclass(frozen=True, eq=False)
class Fitted:
    """A model that a script fitted, and the lines that concern it."""

    subject: Subject
    lines: Lines


def fitted_estimator(path: Any, text: str, args: tuple[str, ...]) -> Fitted | None:
    """Run a script and return the last model that it fitted; None if it fits none we know."""
    if not _NAMES.search(text):
        return None
    calls: list[tuple[Any, Any, Any, int]] = []
    seed_everything(0)
    with _watched(calls):
        run_code(compile(text, str(path), "exec"), path, text, args, {})
    if not calls:
        return None
    model, X, y, line = calls[-1]
    made = [n for n, t in enumerate(text.splitlines(), 1) if re.search(r"Regressor\(", t)]
    at = made[-1] if made else line
    lines = Lines(inputs=line, targets=line, prediction=at, loop=at, loss=at)
    return Fitted(subject_of(model, X, y), lines)


@contextmanager
def _watched(calls: list[tuple[Any, Any, Any, int]]) -> Iterator[None]:
    """Keep model, data and line of each call of ``fit``."""
    from sklearn.neural_network import MLPRegressor

    from curvesmith.regressor import NeuralRegressor

    before = {kind: kind.fit for kind in (MLPRegressor, NeuralRegressor)}

    def watching(fit: Any) -> Any:
        def watched(self: Any, X: Any, y: Any, *more: Any, **options: Any) -> Any:
            calls.append((self, X, y, sys._getframe(1).f_lineno))
            return fit(self, X, y, *more, **options)

        return watched

    try:
        for kind, fit in before.items():
            setattr(kind, "fit", watching(fit))  # noqa: B010
        yield
    finally:
        for kind, fit in before.items():
            setattr(kind, "fit", fit)  # noqa: B010
