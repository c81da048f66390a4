"""What a library reaches where the script only calls ``fit``: R2 on rows that are left out.

Runs inside the child process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.program import Script, other_seeds, run_code, seed_everything
from curvesmith.fitting.yardstick import r2

__all__ = ["score_of_fit"]

_FIFTH, _FEW = 5, 25  # one row of so many is left out; rows of which none can be spared
_APART = 1000  # between the seeds of models


def score_of_fit(script: Script, seed: int) -> tuple[float | None, Stop]:
    """Run a script with another seed; return R2 of its last model, None if it fits none.

    And how the script ended.

    Every fifth row is kept from the fit to measure it by: edits that only let a network follow
    the rows it is given are no cure. All rows where there are few.
    """
    calls: list[tuple[Any, Any, Any]] = []
    code = compile(script.text, str(script.path), "exec")
    seed_everything(seed)
    with _watched(calls, seed), other_seeds(seed):
        stop, _ = run_code(code, script.path, script.text, script.args, {})
    if not calls:
        return None, stop
    model, X, y = calls[-1]
    predicted = np.asarray(model.predict(X), dtype=np.float64).reshape(len(X), -1)
    wanted = np.asarray(y, dtype=np.float64).reshape(len(X), -1)
    return r2(predicted, wanted, np.ones(len(X))), stop


@contextmanager
def _watched(calls: list[tuple[Any, Any, Any]], seed: int) -> Iterator[None]:
    """Keep model and data of each call of ``fit``; models of a fixed seed get another one."""
    from sklearn.neural_network import MLPRegressor

    from curvesmith.regressor import NeuralRegressor

    before = {kind: kind.fit for kind in (MLPRegressor, NeuralRegressor)}

    def watching(fit: Any) -> Any:
        def watched(self: Any, X: Any, y: Any, *more: Any, **options: Any) -> Any:
            if isinstance(self.random_state, int):
                self.random_state += _APART * seed
            X, y = np.asarray(X), np.asarray(y)
            out = np.arange(len(X)) % _FIFTH == seed % _FIFTH
            out = out if len(X) >= _FEW and not more and not options else np.zeros(len(X), bool)
            calls.append((self, X[out], y[out]) if out.any() else (self, X, y))
            return fit(self, X[~out], y[~out], *more, **options)

        return watched

    try:
        for kind, fit in before.items():
            setattr(kind, "fit", watching(fit))  # noqa: B010
        yield
    finally:
        for kind, fit in before.items():
            setattr(kind, "fit", fit)  # noqa: B010
