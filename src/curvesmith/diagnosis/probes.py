"""Probes: predictions at random parameters, and the networks that give the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from curvesmith.activations import ACTIVATIONS
from curvesmith.diagnosis.arrays import Array
from curvesmith.diagnosis.chains import chains
from curvesmith.diagnosis.layers import Layer, Structure
from curvesmith.diagnosis.subject import Subject
from curvesmith.scaling import Scaling

__all__ = ["Probes", "random_params"]

# A network is recognized if it gives the same predictions to this share of their size: what is
# left of the digits of a sum of some hundred terms, in either precision.
TOLERANCES = {"float64": 1e-9, "float32": 1e-4}
# Random parameters at which the predictions must agree. Two would do to recognize a network; more
# tell apart activations that differ on one side of zero only, where units are few.
N_POINTS = 6
# Predictions that vary by less than this share of their size are too flat to find a scaling by.
LEAST_VARIATION = 1e-6
# The search ends there: rows compared, first and at last; chains tried with inputs as they are,
# with inputs scaled, and with activations that differ from layer to layer; how many of these.
FIRST_ROWS = 24
MOST_ROWS = 512
MOST_CHAINS = 300
# Layers of one size can stand in any order; those of deep networks are tried in few of them.
DEEP, MOST_DEEP_CHAINS = 4, 24
MOST_SCALED_CHAINS = 8
MOST_MIXED_CHAINS = 5
MOST_MIXTURES = 10_000


class Probes:
    """Predictions of a subject at random parameters, to compare with.

    Parameters
    ----------
    subject : Subject
    """

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        rows = np.flatnonzero(np.isfinite(subject.inputs).all(axis=1))
        # A program that scales its inputs does so by all of its rows, not by those compared.
        self.scalings = list(_input_scalings(subject.inputs[rows]))
        if len(rows) > MOST_ROWS:
            rows = rows[np.linspace(0, len(rows) - 1, MOST_ROWS).astype(int)]
        self.inputs = subject.inputs[rows]
        X = subject.given_inputs(self.inputs)
        rng = np.random.default_rng(0)
        points = [random_params(subject, self.inputs, rng, k) for k in range(N_POINTS)]
        self.points = [
            (point, subject.outputs(point, X)) for point in [*points, subject.final] if len(rows)
        ]
        # A training that diverged ends where no prediction is finite: nothing to compare there.
        self.points = [pair for pair in self.points if np.isfinite(pair[1]).any()]
        self.points.sort(key=lambda pair: -_variation(pair[1]))  # what tells most comes first
        dtype = subject.predictions(subject.params).dtype
        self.tolerance = TOLERANCES["float32" if dtype == np.float32 else "float64"]
        self.few = np.unique(np.linspace(0, len(rows) - 1, FIRST_ROWS).astype(int))

    def candidates(self) -> Iterator[Structure]:
        """Yield what agrees at a few rows and the first parameters, the likely first."""
        n_outputs = self.subject.targets.shape[1]
        found = chains(self.subject.params, self.inputs.shape[1], n_outputs)
        tried = list(islice(found, MOST_CHAINS)) if self.points else []
        if tried and len(tried[0]) > DEEP:
            tried = tried[:MOST_DEEP_CHAINS]
        for chain in tried:
            yield from self._alike(chain, None, is_mixed=False)
        for scaling in self.scalings:
            for chain in tried[:MOST_SCALED_CHAINS]:
                yield from self._alike(chain, scaling, is_mixed=False)
        for chain in tried[:MOST_MIXED_CHAINS]:
            yield from self._alike(chain, None, is_mixed=True)

    def match(self, structure: Structure) -> Structure | None:
        """Return the structure, its output scaling added, if it gives all predictions."""
        params, wanted = self.points[0]
        found = structure.forward(params, self.inputs)
        if not self._agrees(found, wanted):
            structure = replace(structure, y_scaling=_output_scaling(found, wanted))
        agrees = (
            self._agrees(structure.forward(params, self.inputs), wanted)
            for params, wanted in self.points
        )
        return structure if all(agrees) else None

    def _alike(
        self, chain: tuple[Layer, ...], scaling: Scaling | None, *, is_mixed: bool
    ) -> Iterator[Structure]:
        """Yield the chain with each choice of activations that agrees, scaled if need be."""
        params, wanted = self.points[0]
        few = self.few[np.isfinite(wanted[self.few]).all(axis=1)]
        X = self.inputs[few] if scaling is None else scaling.transform(self.inputs[few])
        choices = _outputs_by_activation(chain, params, X, is_mixed)
        names, outputs = list(choices), np.array(list(choices.values()))
        wanted = wanted[few]
        if not len(few):
            return
        limit = self.tolerance * max(float(np.abs(wanted).max()), 1e-300)
        with np.errstate(all="ignore"):
            agrees = (np.abs(outputs - wanted) <= limit).all(axis=(1, 2))
            if _variation(wanted) >= LEAST_VARIATION:  # a constant agrees with all, once scaled
                agrees |= (np.abs(_line_residuals(outputs, wanted)) <= limit).all(axis=(1, 2))
        for k in np.flatnonzero(agrees):
            yield Structure(_activated(chain, names[k]), scaling)

    def _agrees(self, found: Array, wanted: Array) -> bool:
        """Whether two predictions are one, up to rounding; where both overflow, they are."""
        both = np.isfinite(found) & np.isfinite(wanted)
        if not both.any():
            return False
        size = max(float(np.abs(wanted[both]).max()), 1e-300)
        return bool(np.abs(found[both] - wanted[both]).max() <= self.tolerance * size)


def random_params(
    subject: Subject, inputs: Array, rng: np.random.Generator, k: int
) -> dict[str, NDArray[Any]]:
    """Draw parameters at which sums are near 1, with inputs taken raw or scaled in turns.

    Parameters
    ----------
    subject : Subject
        Gives names, shapes and dtypes.
    inputs : ndarray of shape (n_rows, n_features)
        Whose size the first layer's weights are to undo, where ``k`` is even.
    rng : numpy.random.Generator
    k : int
        Number of the draw.
    """
    sizes = np.sqrt(np.mean(inputs**2, axis=0)) if len(inputs) else np.ones(1)
    typical = max(float(sizes.max()), 1e-300) if k % 2 == 0 else 1.0
    drawn = {}
    for name, array in subject.params.items():
        is_first = inputs.shape[1] in array.shape or array.ndim < 2
        scale = 1.0 / typical if is_first and array.size > 1 else 1.0
        values = rng.standard_normal(array.shape) * (scale if k % 4 < 2 else 1.0)
        drawn[name] = values.astype(array.dtype)
    return drawn


def _outputs_by_activation(
    chain: tuple[Layer, ...], params: Mapping[str, ArrayLike], X: Array, is_mixed: bool
) -> dict[tuple[str, ...], Array]:
    """Return the outputs with one activation in all hidden layers, or any in each, by names.

    Layers are computed once for all choices that agree up to them. The identity as output comes
    first.
    """
    reached: dict[tuple[str, ...], Array] = {(): X}
    with np.errstate(all="ignore"):
        for k, layer in enumerate(chain):
            W, b = layer.matrix(params), layer.shift(params)
            is_free = is_mixed or k == 0 or k == len(chain) - 1
            after: dict[tuple[str, ...], Array] = {}
            for names, a in reached.items():
                z = np.asarray(a @ W + b, dtype=np.float64)
                for name in ACTIVATIONS if is_free else names[-1:]:
                    after[(*names, name)] = ACTIVATIONS[name].value(z)
            reached = dict(islice(after.items(), MOST_MIXTURES))
    return dict(sorted(reached.items(), key=lambda choice: choice[0][-1] != "identity"))


def _line_residuals(outputs: Array, wanted: Array) -> Array:
    """Return what is left of ``wanted`` beside the best multiple of each output plus a constant."""
    a = outputs - outputs.mean(axis=1, keepdims=True)
    f = wanted - wanted.mean(axis=0)
    residuals: Array = f - a * (np.sum(a * f, axis=1) / np.sum(a * a, axis=1))[:, np.newaxis]
    return residuals


def _activated(chain: tuple[Layer, ...], names: tuple[str, ...]) -> tuple[Layer, ...]:
    """Return the chain with these activations."""
    return tuple(replace(layer, activation=name) for layer, name in zip(chain, names, strict=True))


def _input_scalings(inputs: Array) -> Iterator[Scaling]:
    """Yield the scalings of inputs that people write."""
    if len(inputs) < 2:
        return
    zero, one = np.zeros(inputs.shape[1]), np.ones(inputs.shape[1])
    mean, low, high = inputs.mean(axis=0), inputs.min(axis=0), inputs.max(axis=0)
    pairs = [
        (mean, inputs.std(axis=0)),
        (mean, inputs.std(axis=0, ddof=1)),
        (low, high - low),
        ((low + high) / 2, (high - low) / 2),
        (zero, high),
        (zero, np.abs(inputs).max(axis=0)),
        (mean, one),
        (one * inputs.mean(), one * inputs.std()),
        (zero, inputs.std(axis=0)),
    ]
    for offset, scale in pairs:
        if (scale > 0).all():
            yield Scaling(offset, scale)


def _output_scaling(found: Array, wanted: Array) -> Scaling:
    """Return the offset and scale of each output that bring ``found`` closest to ``wanted``."""
    offset, scale = np.zeros(found.shape[1]), np.ones(found.shape[1])
    for k in range(found.shape[1]):
        both = np.isfinite(found[:, k]) & np.isfinite(wanted[:, k])
        a, f = found[both, k], wanted[both, k]
        spread = float(np.sum((a - a.mean()) ** 2)) if len(a) else 0.0
        if spread > 0:
            scale[k] = float(np.sum((a - a.mean()) * (f - f.mean()))) / spread
            offset[k] = float(f.mean() - scale[k] * a.mean())
    return Scaling(offset, scale)


def _variation(predictions: Array) -> float:
    """Return the range of the predictions over their size; the least of several outputs."""
    finite = predictions[np.isfinite(predictions).all(axis=1)]
    if not len(finite):
        return 0.0
    sizes = np.maximum(np.abs(finite).max(axis=0), 1e-300)
    return float((np.ptp(finite, axis=0) / sizes).min())
