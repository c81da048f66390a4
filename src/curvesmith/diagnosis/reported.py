"""Reported: which loss a function of parameters is, with its factor and penalty."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from curvesmith.diagnosis.arrays import Array, Params
from curvesmith.diagnosis.structure import Structure, random_params
from curvesmith.diagnosis.subject import Subject
from curvesmith.losses import LOSSES

__all__ = ["Reported", "recognize_loss"]

# A loss is recognized if it is reproduced to this share of its size, by precision of the data.
TOLERANCES = {"float64": 1e-7, "float32": 1e-3}
N_POINTS = 4
# Hidden weights this large, behind an output layer of zeros, leave a loss of nothing but penalty.
LARGE = 1e4
RECOGNIZED = ("squared", "absolute", "huber", "log_cosh", "poisson")


@dataclass(frozen=True)
class Reported:
    """The loss ``factor * mean l(f, y) + alpha / 2 sum W^2``, the mean taken over rows.

    Parameters
    ----------
    loss : str
        l, a key of `curvesmith.losses.LOSSES`, summed over outputs.
    factor : float
        2 for the mean squared error of one output, since our squared loss has one half.
    alpha : float
        Strength of the penalty on weights; 0 without.
    """

    loss: str
    factor: float
    alpha: float


def recognize_loss(subject: Subject, structure: Structure) -> Reported | None:
    """Find out which loss a subject reports.

    Parameters
    ----------
    subject : Subject
        One without a loss has the mean squared error.
    structure : Structure
        Its network.

    Returns
    -------
    reported : Reported or None
        None where no loss of ours gives the reported values at random parameters.
    """
    points = _points(subject, structure)
    values = np.array([subject.reported_loss(point) for point in points])
    for name in RECOGNIZED:
        found = _matched(subject, structure, name, points, values)
        if found is not None:
            return found
    return None


def _points(subject: Subject, structure: Structure) -> list[Params]:
    """Return random parameters, then some with an output layer of zeros and large weights."""
    rng = np.random.default_rng(1)
    points = [random_params(subject, subject.inputs, rng, k) for k in range(N_POINTS)]
    bounded = [dict(point) for point in points[:2]]
    for k, point in enumerate(bounded):
        for layer in structure.layers[:-1]:
            point[layer.weights] = point[layer.weights] * LARGE ** (k / 2)
        point[structure.layers[-1].weights] = np.zeros_like(point[structure.layers[-1].weights])
    return [*points, *bounded]


def _matched(
    subject: Subject, structure: Structure, name: str, points: list[Params], values: Array
) -> Reported | None:
    """Return the loss of this name if it gives the reported values."""
    rows = np.array([_terms(subject, structure, name, point) for point in points])
    usable = np.isfinite(values) & np.isfinite(rows).all(axis=1) & (values != 0)
    if usable.sum() < rows.shape[1]:
        return None
    relative = rows[usable] / values[usable, np.newaxis]
    # Columns of very different size: each is brought to 1 before they are solved for.
    sizes = np.maximum(np.abs(relative).max(axis=0), 1e-300)
    factor, alpha = (
        np.linalg.lstsq(relative / sizes, np.ones(len(relative)), rcond=1e-12)[0] / sizes
    )
    dtype = subject.predictions(subject.params).dtype
    tolerance = TOLERANCES["float32" if dtype == np.float32 else "float64"]
    if np.abs(relative @ (factor, alpha) - 1).max() > tolerance or factor <= 0:
        return None
    share = alpha * rows[usable, 1] / values[usable]
    return Reported(name, float(factor), float(alpha) if share.max() > tolerance else 0.0)


def _terms(
    subject: Subject, structure: Structure, name: str, params: Params
) -> tuple[float, float]:
    """Return the mean loss over rows in the units of the network's output, and sum W^2 / 2."""
    output = structure.hidden(params, subject.inputs)[-1][1]
    scaling = structure.y_scaling
    targets = subject.targets if scaling is None else scaling.transform(subject.targets)
    loss = LOSSES[name]
    with np.errstate(all="ignore"):
        values = loss.value(output, targets, loss.default_parameter)
    squares = sum(float(np.sum(params[layer.weights] ** 2)) for layer in structure.layers)
    return float(np.mean(np.sum(values, axis=1))), squares / 2
