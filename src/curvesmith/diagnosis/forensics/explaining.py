"""Explaining: the network and the loss by which a wrong gradient can be understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import numpy as np

from curvesmith.activations import ACTIVATIONS
from curvesmith.diagnosis.arrays import row_axes, table
from curvesmith.diagnosis.chains import chains
from curvesmith.diagnosis.forensics.comparison import Comparison
from curvesmith.diagnosis.forensics.curl import curl
from curvesmith.diagnosis.forensics.functions import Functions, Point
from curvesmith.diagnosis.forensics.identify import Case, Described, described, explain
from curvesmith.diagnosis.forensics.mistakes import Mistake, Shape
from curvesmith.diagnosis.forensics.models import Models, jacobian_models, structure_models
from curvesmith.diagnosis.forensics.patterns import patterns
from curvesmith.diagnosis.forensics.sensitivity import LOSSES, SQUARED
from curvesmith.diagnosis.structure import Structure, identify
from curvesmith.diagnosis.subject import Subject

__all__ = ["explained"]

# Chains of layers and activations that are tried where no predictions are offered.
MOST_CHAINS = 4


def explained(
    functions: Functions,
    comparisons: list[Comparison],
    structure: Structure | None,
    rng: np.random.Generator,
) -> list[Mistake]:
    """Return the mistakes that explain the gradient, or where they must be."""
    given = comparisons[0].point
    targets = table(given.y, row_axes(given.X, given.y)[1])
    n_rows, n_outputs = targets.shape
    shape = Shape(n_rows, n_outputs, tuple(given.params))
    structure = structure or _recognized(functions, given)
    weights = _weights(given, structure)
    models, loss = _first_that_describes(functions, comparisons, structure, weights)
    case = Case(functions, comparisons, weights, shape, models, loss)
    found = explain(case)
    if found:
        return found
    biases = frozenset(given.params) - weights
    return patterns(comparisons, biases, shape, curl(functions, comparisons[-1].point, rng))


def _recognized(functions: Functions, given: Point) -> Structure | None:
    """Return which network the predictions are those of, if they are offered."""
    if functions.forward is None:
        return None
    return identify(Subject(given.params, given.X, given.y, forward=functions.forward))


def _first_that_describes(
    functions: Functions,
    comparisons: list[Comparison],
    structure: Structure | None,
    weights: frozenset[str],
) -> tuple[Models | None, Described | None]:
    """Return means to predict gradients, and what by these the reported loss is."""
    first: Models | None = None
    # Among hundreds of guesses the loss that nearly everyone uses must do.
    losses = LOSSES if structure or functions.forward else (SQUARED,)
    for models in _models(functions, comparisons, structure):
        loss = described(comparisons, weights, models, losses)
        if loss is not None:
            return models, loss
        first = first or models
    return (None if functions.forward is None else first), None


def _models(
    functions: Functions, comparisons: list[Comparison], structure: Structure | None
) -> Iterator[Models]:
    """Yield means to predict gradients, the most telling first."""
    guesses = [structure] if structure else []
    if not guesses and functions.forward is None:
        guesses = list(_guesses(comparisons[0].point))
    for guess in guesses:
        models = structure_models(guess, functions, comparisons)
        if models is not None:
            yield models
    if functions.forward is not None:
        yield jacobian_models(functions, comparisons)


def _guesses(given: Point) -> Iterator[Structure]:
    """Yield networks that parameters of these shapes may belong to."""
    for chain in islice(chains(given.params, *_widths(given)), MOST_CHAINS):
        for output in ACTIVATIONS:
            for hidden in ACTIVATIONS if len(chain) > 1 else ("identity",):
                names = (*(hidden,) * (len(chain) - 1), output)
                yield Structure(
                    tuple(
                        replace(layer, activation=name)
                        for layer, name in zip(chain, names, strict=True)
                    )
                )


def _weights(given: Point, structure: Structure | None) -> frozenset[str]:
    """Return which parameters are weights; by shapes and names where the network is not known."""
    if structure is not None:
        return frozenset(layer.weights for layer in structure.layers)
    chain = next(chains(given.params, *_widths(given)), None)
    if chain is not None:
        return frozenset(layer.weights for layer in chain)
    matrices = frozenset(
        name for name, array in given.params.items() if min(array.shape, default=1) > 1
    )
    return matrices or frozenset(given.params)


def _widths(given: Point) -> tuple[int, int]:
    """Return the numbers of features and of outputs."""
    x_axis, y_axis = row_axes(given.X, given.y)
    return table(given.X, x_axis).shape[1], table(given.y, y_axis).shape[1]
