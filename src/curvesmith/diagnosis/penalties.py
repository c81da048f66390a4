"""Penalties: whether a subject's training pulls its weights to zero, and how hard."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Params
from curvesmith.diagnosis.measures.penalty import Penalty, pull, split_gradient
from curvesmith.diagnosis.structure import Structure
from curvesmith.diagnosis.subject import Subject
from curvesmith.engines import make_objective

__all__ = ["find_penalty"]

Array = NDArray[np.float64]

# A numeric gradient costs two losses a parameter.
MOST_NUMERIC_PARAMS = 300
# Parameters are moved by this share before the gradient is taken apart: at a minimum of the sum
# there would be nothing to take apart.
SHAKEN = 0.3
# Parameters beyond have diverged: nothing that they say of a penalty would hold.
MOST_SIZE = 1e8
# A penalty that pulls less than this, next to the data, is rounding.
LEAST_PULL = 1e-6


def find_penalty(subject: Subject, structure: Structure | None, reached: Params) -> Penalty | None:
    """Return the L2 penalty in the gradient that is followed, and its pull at ``reached``.

    Parameters
    ----------
    subject : Subject
        Its gradient is taken, or differences of its loss up to 300 parameters.
    structure : Structure or None
        Which network it is; None means that nothing can be said.
    reached : dict of ndarray
        Where training ended.

    Returns
    -------
    penalty : Penalty or None
        None where the gradient is no sum of the squared error's and a penalty's.
    """
    network = None if structure is None else structure.network(subject.params)
    if structure is None or network is None or not _is_calm(subject.flatten(reached)):
        return None
    if subject.gradient is None and subject.n_params > MOST_NUMERIC_PARAMS:
        return None
    X = structure.scaled_inputs(subject.inputs)
    scaling = structure.y_scaling
    y = subject.targets if scaling is None else scaling.transform(subject.targets)
    objective = make_objective(network, np.ascontiguousarray(X), np.ascontiguousarray(y))
    mask = network.weight_mask()

    def data_gradient(theta: Array) -> Array:
        # Ours is half the squared error, added over outputs.
        gradient: Array = 2.0 / y.shape[1] * objective.value_and_gradient(theta)[1]
        return gradient

    theta, start = structure.theta(reached), structure.theta(subject.params)
    size = max(float(np.std(theta)), float(np.std(start)))
    shaken = theta + SHAKEN * size * np.random.default_rng(0).standard_normal(theta.size)
    total = _followed(subject, structure, structure.params(shaken, subject.params))
    for weights in (mask, np.ones_like(mask)):
        alpha = split_gradient(total, data_gradient(shaken), shaken * weights)
        if alpha is not None:
            found = pull(alpha, data_gradient(theta), theta * weights)
            return found if found.ratio > LEAST_PULL else None
    return None


def _is_calm(theta: Array) -> bool:
    """Whether parameters are finite and have not diverged."""
    return bool(np.isfinite(theta).all()) and float(np.abs(theta).max()) < MOST_SIZE


def _followed(subject: Subject, structure: Structure, params: Params) -> Array:
    """Return the gradient that the subject offers, else that of its loss, in our order."""
    if subject.gradient is not None:
        return structure.theta(subject.reported_gradient(params))
    return structure.theta(subject.unflatten(subject.numeric_gradient(params)))
