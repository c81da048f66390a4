"""Which network counts of those that a script trains one after the other.

Runs inside the child process.
"""

from __future__ import annotations

import numpy as np

from curvesmith.diagnosis.script.anatomy import Anatomy
from curvesmith.diagnosis.script.dropout import score_of
from curvesmith.diagnosis.script.training import Training

__all__ = ["counting_network"]

_BETTER = 0.05  # R2 by which a later network does better, and not by chance


def counting_network(anatomy: Anatomy, training: Training) -> int:
    """Return how often the training loop begins before it trains the network that counts.

    A straight line is compared with, and widths are tried one after the other: the largest network
    counts, the last of those. Of networks of one size, the best one: of several learning rates or
    starts the best one is kept, and in folds of the data all are as good.

    Parameters
    ----------
    anatomy : Anatomy
        The script taken apart at its first network.
    training : Training
        Of that one, with the others that were seen behind it.
    """
    largest = max((other.size for other in training.others), default=0)
    if largest > training.size:
        return [other.skipped for other in training.others if other.size == largest][-1]
    alike = [x for x in training.others if x.size == training.size and x.params]
    scores = [_score(anatomy, params) for params in (training.params, *(x.params for x in alike))]
    best = int(np.argmax(scores))
    return alike[best - 1].skipped if best and scores[best] > scores[0] + _BETTER else 0


def _score(anatomy: Anatomy, params: dict[str, np.ndarray]) -> float:
    """Return R2 of the first network's form with other parameters; -inf where they do not fit."""
    functions = anatomy.functions
    if any(params[n].shape != x.shape for n, x in anatomy.parts.start.items() if n in params):
        return -np.inf
    if params.keys() != anatomy.parts.start.keys():
        return -np.inf
    with np.errstate(all="ignore"):
        score = score_of(functions.forward(params, functions.X), functions.y)
    return score if np.isfinite(score) else -np.inf
