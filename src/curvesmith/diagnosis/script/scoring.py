"""What the training of a script reaches from other seeds, in a given time.

Runs inside the child process.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.training import Training
from curvesmith.fitting.yardstick import r2

__all__ = ["score_script"]


def score_script(script: Script, seeds: list[int], seconds: float) -> list[float | None]:
    """Return the R2 that a script's training reaches from other seeds, each in the same time.

    Measured on the rows that the script drew with the same seed; None where it diverged.
    """
    anatomy = dissect(script, is_brief=True)
    if isinstance(anatomy, Stop):
        return []
    return [_score(anatomy, seed, anatomy.train(seed, seconds)) for seed in seeds]


def _score(anatomy: Anatomy, seed: int, training: Training) -> float | None:
    if not training.params:
        return None
    X, y = anatomy.data(seed)
    with np.errstate(all="ignore"):
        predicted = anatomy.functions.forward(training.params, X).reshape(len(y), -1)
        score = r2(predicted, y.reshape(len(y), -1), np.ones(len(y)))
    return score if np.isfinite(score) else None
