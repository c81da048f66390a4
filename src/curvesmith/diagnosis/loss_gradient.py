"""The gradient of the reported loss, for subjects that offer none."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from curvesmith.diagnosis.arrays import Array, Params
from curvesmith.diagnosis.forensics.comparison import compare
from curvesmith.diagnosis.forensics.functions import Point, functions_of
from curvesmith.diagnosis.forensics.identify import Described, described
from curvesmith.diagnosis.forensics.models import structure_models
from curvesmith.diagnosis.forensics.probes import probes
from curvesmith.diagnosis.forensics.sensitivity import LOSSES
from curvesmith.diagnosis.forensics.trace import backward, trace_of
from curvesmith.diagnosis.structure import Structure, identify
from curvesmith.diagnosis.subject import Subject

__all__ = ["loss_gradient"]

# Differences cost two losses a parameter; beyond this many they take longer than anyone waits.
MOST_NUMERIC_PARAMS = 2000


def loss_gradient(
    subject: Subject, structure: Structure | None = None
) -> Callable[[Params], Params] | None:
    """Return a function that computes the gradient of the reported loss.

    Parameters
    ----------
    subject : Subject
    structure : Structure or None, default=None
        Which network it is; None means to find out.

    Returns
    -------
    gradient : callable or None
        ``gradient(params) -> dict`` of one array a parameter: by backpropagation where the network
        is recognized and its loss is a known one, which is checked against differences; else by
        differences, if there are no more than 2000 parameters; else None.
    """
    structure = structure or identify(subject)
    exact = None if structure is None else _backpropagated(subject, structure)
    if exact is not None:
        return exact
    if subject.n_params > MOST_NUMERIC_PARAMS:
        return None
    return lambda params: subject.unflatten(subject.numeric_gradient(params))


def _backpropagated(subject: Subject, structure: Structure) -> Callable[[Params], Params] | None:
    """Return the gradient by backpropagation, if the loss is a known one of this network."""

    def nothing(params: Params, X: Array, y: Array) -> Params:
        return {name: np.zeros_like(array) for name, array in params.items()}

    functions, given = functions_of(
        subject.reported_loss, nothing, subject.params, subject.X, subject.y, subject.predictions
    )
    rng = np.random.default_rng(0)
    comparisons = compare(functions, probes(functions, given, rng), rng)
    models = structure_models(structure, functions, comparisons)
    if models is None:
        return None
    weights = frozenset(layer.weights for layer in structure.layers)
    loss = described(comparisons, weights, models, LOSSES)
    return None if loss is None else _Backpropagation(subject, structure, loss)


class _Backpropagation:
    """Gradient of a described loss of a known network."""

    def __init__(self, subject: Subject, structure: Structure, loss: Described) -> None:
        self.subject = subject
        self.structure = structure
        self.loss = loss

    def __call__(self, params: Params) -> Params:
        trace = trace_of(self.structure, Point("", params, self.subject.X, self.subject.y))
        fit = self.loss.fit
        flat = backward(trace, self.loss.kind.value(trace.f, trace.y), {})
        return {
            name: fit.factor * flat[name].reshape(array.shape) + fit.decay.get(name, 0.0) * array
            for name, array in params.items()
        }
