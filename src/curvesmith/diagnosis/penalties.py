"""Penalties: whether a subject's training pulls its weights to zero, and how hard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.arrays import Params
from curvesmith.diagnosis.measures.penalty import Penalty, pull, split_gradient
from curvesmith.diagnosis.structure import Structure
from curvesmith.diagnosis.subject import Subject
from curvesmith.engines import make_objective

if TYPE_CHECKING:
    from curvesmith.diagnosis.update_law import UpdateReport

__all__ = ["find_decay", "find_penalty"]

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
# Layers decay alike if their shares differ by less than this; single precision keeps more.
SAME_SHARE = 1e-2


def find_decay(
    subject: Subject, structure: Structure | None, reached: Params, report: UpdateReport | None
) -> Penalty | None:
    """Return the penalty that the update itself makes of decaying weights, and its pull.

    An optimizer with weight decay steps by -h (g + alpha theta), where g knows of no penalty.

    Parameters
    ----------
    subject, structure, reached
        As for `find_penalty`.
    report : UpdateReport or None
        The laws of the updates.

    Returns
    -------
    penalty : Penalty or None
        None where some layer's weights decay in no way that was read, or in another way.
    """
    network = None if structure is None else structure.network(subject.params)
    if report is None or structure is None or network is None:
        return None
    shares = []
    for layer in structure.layers:
        terms = dict(report.blocks[layer.weights].terms) if layer.weights in report.blocks else {}
        if not (terms.get("gradient", 0.0) < 0 and terms.get("theta", 0.0) < 0):
            return None
        shares.append(terms["theta"] / terms["gradient"])
    if max(shares) > (1 + SAME_SHARE) * min(shares) or not _is_calm(subject.flatten(reached)):
        return None
    mask, theta = network.weight_mask(), structure.theta(reached)
    data = _data_gradient(subject, structure)(theta)
    own = _followed(subject, structure, reached)
    size = float(own @ data) / (float(data @ data) or 1.0)
    found = pull(shares[0] / size, data, theta * mask) if size > 0 else None
    return found if found is not None and found.ratio > LEAST_PULL else None


def find_penalty(subject: Subject, structure: Structure | None, reached: Params) -> Penalty | None:
    """Return the L2 penalty in the gradient that is followed, and its pull at ``reached``.

    Where a gradient that is wrong hides it, that of the loss tells.

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
    mask, data_gradient = network.weight_mask(), _data_gradient(subject, structure)
    theta, start = structure.theta(reached), structure.theta(subject.params)
    size = max(float(np.std(theta)), float(np.std(start)))
    shaken = theta + SHAKEN * size * np.random.default_rng(0).standard_normal(theta.size)
    for total in _gradients(subject, structure, structure.params(shaken, subject.params)):
        for weights in (mask, np.ones_like(mask)):
            alpha = split_gradient(total, data_gradient(shaken), shaken * weights)
            if alpha is not None:
                found = pull(alpha, data_gradient(theta), theta * weights)
                return found if found.ratio > LEAST_PULL else None
    return None


def _data_gradient(subject: Subject, structure: Structure) -> Callable[[Array], Array]:
    """Return the gradient of the mean squared error, in our order of parameters."""
    network = structure.network(subject.params)
    assert network is not None
    X = structure.scaled_inputs(subject.inputs)
    scaling = structure.y_scaling
    y = subject.targets if scaling is None else scaling.transform(subject.targets)
    objective = make_objective(network, np.ascontiguousarray(X), np.ascontiguousarray(y))

    def data_gradient(theta: Array) -> Array:
        # Ours is half the squared error, added over outputs.
        gradient: Array = 2.0 / y.shape[1] * objective.value_and_gradient(theta)[1]
        return gradient

    return data_gradient


def _is_calm(theta: Array) -> bool:
    """Whether parameters are finite and have not diverged."""
    return bool(np.isfinite(theta).all()) and float(np.abs(theta).max()) < MOST_SIZE


def _gradients(subject: Subject, structure: Structure, params: Params) -> Iterator[Array]:
    """Yield the gradient that is followed and, where that is coded, that of the loss beside it."""
    yield _followed(subject, structure, params)
    if subject.gradient is not None and subject.n_params <= MOST_NUMERIC_PARAMS:
        yield structure.theta(subject.unflatten(subject.numeric_gradient(params)))


def _followed(subject: Subject, structure: Structure, params: Params) -> Array:
    """Return the gradient that the subject offers, else that of its loss, in our order."""
    if subject.gradient is not None:
        return structure.theta(subject.reported_gradient(params))
    return structure.theta(subject.unflatten(subject.numeric_gradient(params)))
