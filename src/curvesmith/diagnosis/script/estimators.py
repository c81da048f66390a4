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

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.adapters import subject_of
from curvesmith.diagnosis.script.evaluation import Judged
from curvesmith.diagnosis.script.instrument import RECORDER, instrumented
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.program import run_code, seed_everything
from curvesmith.diagnosis.script.recorder import Recorder
from curvesmith.diagnosis.subject import Subject

__all__ = ["Fitted", "fitted_estimator"]

Array = NDArray[np.float64]
_NAMES = re.compile(r"\b(MLPRegressor|NeuralRegressor)\b")


@dataclass(frozen=True, eq=False)
class Fitted:
    """A model that a script fitted, and the lines that concern it."""

    subject: Subject
    lines: Lines
    judged: Judged


def fitted_estimator(path: Any, text: str, args: tuple[str, ...]) -> Fitted | None:
    """Run a script and return the last model that it fitted; None if it fits none we know."""
    if not _NAMES.search(text):
        return None
    calls: list[tuple[Any, Any, Any, int]] = []
    program, recorder = instrumented(text), Recorder()
    recorder.is_on, recorder.last = True, {}
    before: dict[int, Array] = {}
    seed_everything(0)
    with _watched(calls, recorder, before):
        run_code(compile(program.tree, str(path), "exec"), path, text, args, {RECORDER: recorder})
    if not calls:
        return None
    model, X, y, line = calls[-1]
    made = [n for n, t in enumerate(text.splitlines(), 1) if re.search(r"Regressor\(", t)]
    at = made[-1] if made else line
    lines = Lines(inputs=line, targets=line, prediction=at, loop=at, loss=at)
    judged = Judged(
        recorder.last or {},
        before,
        program.sites,
        model.predict,
        None,
        np.asarray(X),
        np.asarray(y),
    )
    return Fitted(subject_of(model, X, y), lines, judged)


@contextmanager
def _watched(
    calls: list[tuple[Any, Any, Any, int]], recorder: Recorder, before: dict[int, Array]
) -> Iterator[None]:
    """Keep model, data and line of each call of ``fit``, and what passed before it."""
    from sklearn.neural_network import MLPRegressor

    from curvesmith.regressor import NeuralRegressor

    own = {kind: kind.fit for kind in (MLPRegressor, NeuralRegressor)}

    def watching(fit: Any) -> Any:
        def watched(self: Any, X: Any, y: Any, *more: Any, **options: Any) -> Any:
            calls.append((self, X, y, sys._getframe(1).f_lineno))
            before.update(recorder.last or {})
            fitted = fit(self, X, y, *more, **options)
            recorder.last = {}
            return fitted

        return watched

    try:
        for kind, fit in own.items():
            setattr(kind, "fit", watching(fit))  # noqa: B010
        yield
    finally:
        for kind, fit in own.items():
            setattr(kind, "fit", fit)  # noqa: B010
