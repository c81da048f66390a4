"""Models that a script fits by calling a library: what was fitted, and on what.

Runs inside the child process.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import FrameType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.adapters import subject_of
from curvesmith.diagnosis.script.evaluation import Judged
from curvesmith.diagnosis.script.instrument import RECORDER, instrumented
from curvesmith.diagnosis.script.lines import Lines, drawn_line, holed_line
from curvesmith.diagnosis.script.literals import option_literal
from curvesmith.diagnosis.script.origins import leak_line, source_line
from curvesmith.diagnosis.script.program import run_code, seed_everything
from curvesmith.diagnosis.script.recorder import Recorder, dense
from curvesmith.diagnosis.subject import Subject

__all__ = ["Fitted", "fitted_estimator"]

Array = NDArray[np.float64]
_MOST_PARTS, _MOST_ROWS = 500, 5000  # calls and rows of a training in parts
_MOST_SCORED = 20  # calls of `score`, the last ones
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
    calls: list[_Call] = []
    program, recorder = instrumented(text), Recorder()
    recorder.is_on, recorder.last = True, {}
    before: dict[int, Array] = {}
    scored: list[tuple[Any, Any, Any]] = []
    asked: list[tuple[Any, Any]] = []
    seed_everything(0)
    with _watched(calls, recorder, before), _scoring(scored, asked):
        run_code(compile(program.tree, str(path), "exec"), path, text, args, {RECORDER: recorder})
    if not calls:
        return None
    model, line = calls[-1].model, calls[-1].line
    X, y, n_passes = _rows_of(calls)
    judged = Judged(
        recorder.last or {},
        before,
        program.sites,
        model.predict,
        None,
        np.asarray(X),
        np.asarray(y),
        tuple((A, b) for other, A, b in scored if other is model),
        tuple(A for other, A in asked if other is model),
    )
    subject = subject_of(model, X, y)
    subject = replace(subject, n_steps=n_passes) if n_passes else subject
    return Fitted(subject, _lines(text, line, judged), judged)


def _lines(text: str, line: int, judged: Judged) -> Lines:
    """Return where things are; what has no line of its own is where the model is made."""
    calls = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Call)]
    made = [n.lineno for n in calls if _NAMES.search(ast.unparse(n.func))]
    at = max(made, default=line)
    sites, before = tuple(judged.sites), judged.before
    return Lines(
        inputs=line, targets=line, prediction=at, loop=at, loss=at,
        model=at,
        rate=option_literal(text, "learning_rate_init"),
        steps=option_literal(text, "max_iter"),
        penalty=option_literal(text, "alpha"),
        wanted=source_line(judged.y, sites, before),
        leaked=leak_line(judged.X, judged.y, sites, before),
        drawn=drawn_line(judged.X, sites, before),
        holed=holed_line(sites, before),
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class _Call:
    """A call of ``fit`` or ``partial_fit``."""

    model: Any
    X: Any
    y: Any
    line: int
    is_part: bool


def _rows_of(calls: list[_Call]) -> tuple[Any, Any, int]:
    """Return all rows that a model was given, each once, and how often it has passed over them.

    The number of passes is 0 for what the model has counted itself.
    """
    last = calls[-1]
    if not last.is_part:
        return last.X, last.y, 0
    own = [call for call in calls if call.model is last.model and call.is_part]
    X = np.concatenate([np.asarray(call.X) for call in own[:_MOST_PARTS]])
    y = np.concatenate([np.asarray(call.y) for call in own[:_MOST_PARTS]])
    both = np.column_stack([X, y.reshape(len(y), -1)])
    _, first = np.unique(both, axis=0, return_index=True)
    kept = np.sort(first)[:_MOST_ROWS]
    n_rows = sum(len(call.X) for call in own)
    return X[kept], y[kept], max(round(n_rows / len(kept)), 1)


def _line_of_script() -> int:
    """Return the line of the script that is at work, however deep a library is in between."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_globals.get("__name__") != "__main__":
        frame = frame.f_back
    return 1 if frame is None else frame.f_lineno


@contextmanager
def _scoring(scored: list[tuple[Any, Any, Any]], asked: list[tuple[Any, Any]]) -> Iterator[None]:
    """Keep model and data of each call of ``score`` and ``predict``, as a pipeline scales them."""
    from sklearn.neural_network import MLPRegressor

    own, predicting = MLPRegressor.score, MLPRegressor.predict

    def predict(self: Any, X: Any) -> Any:
        asked.append((self, np.asarray(dense(X))))
        del asked[:-_MOST_SCORED]
        return predicting(self, X)

    def score(self: Any, X: Any, y: Any, *more: Any, **options: Any) -> Any:
        scored.append((self, np.asarray(dense(X)), np.asarray(y)))
        del scored[:-_MOST_SCORED]
        return own(self, X, y, *more, **options)

    MLPRegressor.score, MLPRegressor.predict = score, predict
    try:
        yield
    finally:
        MLPRegressor.score, MLPRegressor.predict = own, predicting


@contextmanager
def _watched(calls: list[_Call], recorder: Recorder, before: dict[int, Array]) -> Iterator[None]:
    """Keep model, data and line of each call of ``fit``, and what passed before it."""
    from sklearn.neural_network import MLPRegressor

    from curvesmith.regressor import NeuralRegressor

    own = {(kind, "fit"): kind.fit for kind in (MLPRegressor, NeuralRegressor)}
    own[MLPRegressor, "partial_fit"] = MLPRegressor.partial_fit

    def watching(fit: Any, *, is_part: bool) -> Any:
        def watched(self: Any, X: Any, y: Any, *more: Any, **options: Any) -> Any:
            is_next = is_part and bool(calls) and calls[-1].model is self
            calls.append(_Call(self, dense(X), y, _line_of_script(), is_part))
            if not is_next:
                before.update(recorder.last or {})
            fitted = fit(self, X, y, *more, **options)
            recorder.last = {}
            return fitted

        return watched

    try:
        for (kind, name), fit in own.items():
            setattr(kind, name, watching(fit, is_part=name == "partial_fit"))
        yield
    finally:
        for (kind, name), fit in own.items():
            setattr(kind, name, fit)
