"""Structure: which network a function of parameters and inputs is, found out from outside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from curvesmith.activations import ACTIVATIONS
from curvesmith.diagnosis.arrays import Array
from curvesmith.diagnosis.chains import Layer, chains
from curvesmith.diagnosis.subject import Subject
from curvesmith.network import Network
from curvesmith.scaling import Scaling

__all__ = ["Layer", "Structure", "identify", "random_params"]

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
MOST_SCALED_CHAINS = 8
MOST_MIXED_CHAINS = 5
MOST_MIXTURES = 10_000


@dataclass(frozen=True)
class Structure:
    """A fully connected network in the names of its parameters.

    Parameters
    ----------
    layers : tuple of Layer
        From the first hidden layer to the output.
    x_scaling : Scaling or None
        What is done to the inputs before the first layer.
    y_scaling : Scaling or None
        How outputs become predictions: output * scale + offset.

    Notes
    -----
    All methods take ``X`` as rows, shape (n_rows, n_features), in the units of the subject.
    """

    layers: tuple[Layer, ...]
    x_scaling: Scaling | None = None
    y_scaling: Scaling | None = None

    def scaled_inputs(self, X: NDArray[Any]) -> Array:
        """Return the inputs as the first layer sees them."""
        X = np.asarray(X, dtype=np.float64)
        return X if self.x_scaling is None else self.x_scaling.transform(X)

    def hidden(self, params: Mapping[str, ArrayLike], X: NDArray[Any]) -> list[tuple[Array, Array]]:
        """Return sums and outputs of every layer, the output layer included.

        Returns
        -------
        layers : list of (z, a)
            ``z = a_before W + b`` and ``a = f(z)``, each of shape (n_rows, n_units).
        """
        a = self.scaled_inputs(X)
        computed = []
        with np.errstate(all="ignore"):
            for layer in self.layers:
                z = np.asarray(a @ layer.matrix(params) + layer.shift(params), dtype=np.float64)
                a = ACTIVATIONS[layer.activation].value(z)
                computed.append((z, a))
        return computed

    def forward(self, params: Mapping[str, ArrayLike], X: NDArray[Any]) -> Array:
        """Return the predictions, shape (n_rows, n_outputs)."""
        a = self.hidden(params, X)[-1][1]
        return a if self.y_scaling is None else self.y_scaling.inverse(a)

    def network(self, params: Mapping[str, ArrayLike]) -> Network | None:
        """Return it as a `Network`; None where hidden layers differ in activation or bias."""
        hidden = {layer.activation for layer in self.layers[:-1]} or {"identity"}
        has_bias = {layer.bias is not None for layer in self.layers}
        if len(hidden) > 1 or len(has_bias) > 1:
            return None
        return Network(self.sizes(params), hidden.pop(), self.layers[-1].activation, has_bias.pop())

    def sizes(self, params: Mapping[str, ArrayLike]) -> tuple[int, ...]:
        """Return the numbers of inputs, of units of each hidden layer, and of outputs."""
        matrices = [layer.matrix(params) for layer in self.layers]
        return (matrices[0].shape[0], *(matrix.shape[1] for matrix in matrices))

    def theta(self, params: Mapping[str, ArrayLike]) -> Array:
        """Return the parameters in the order of `Network`: W (n_out, n_in) and b, by layers."""
        pieces = []
        for layer in self.layers:
            pieces.append(layer.matrix(params).T.ravel())
            if layer.bias is not None:
                pieces.append(np.ravel(layer.shift(params)))
        return np.concatenate(pieces).astype(np.float64)

    def params(self, theta: Array, like: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        """Return ``theta`` as named arrays of the shapes and dtypes of ``like``."""
        found: dict[str, NDArray[Any]] = {}
        start = 0
        for layer in self.layers:
            n_in, n_out = layer.matrix(like).shape
            W = theta[start : start + n_in * n_out].reshape(n_out, n_in)
            start += n_in * n_out
            found[layer.weights] = _as(W.T if layer.is_transposed else W, like[layer.weights])
            if layer.bias is not None:
                found[layer.bias] = _as(theta[start : start + n_out], like[layer.bias])
                start += n_out
        return {name: found[name] for name in like}


def identify(subject: Subject) -> Structure | None:
    """Find out which fully connected network a subject is.

    Every order of its arrays, every orientation, every activation of `ACTIVATIONS`, the usual
    scalings of the inputs and any scaling of the outputs is tried, and one is accepted only if it
    gives the predictions of ``forward`` at random parameters to 1e-9 of their size (1e-4 in
    float32), and at the subject's own parameters too.

    Parameters
    ----------
    subject : Subject
        If it names its structure, that is returned.

    Returns
    -------
    structure : Structure or None
        None where no fully connected network of these activations computes ``forward``.
    """
    if subject.structure is not None:
        return subject.structure
    probes = _Probes(subject)
    return next(filter(None, map(probes.match, _candidates(subject, probes.inputs))), None)


def _candidates(subject: Subject, inputs: Array) -> Iterator[Structure]:
    """Yield what the subject may be, the likely first."""
    n_outputs = subject.targets.shape[1]
    tried = list(islice(chains(subject.params, inputs.shape[1], n_outputs), MOST_CHAINS))
    for chain in tried:
        yield from (Structure(layers) for layers in _uniform(chain))
    for scaling in _input_scalings(inputs):
        for chain in tried[:MOST_SCALED_CHAINS]:
            yield from (Structure(layers, scaling) for layers in _uniform(chain))
    for chain in tried[:MOST_MIXED_CHAINS]:
        yield from (Structure(layers) for layers in _mixed(chain))


class _Probes:
    """Predictions of a subject at random parameters, to compare with."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        rows = np.flatnonzero(np.isfinite(subject.inputs).all(axis=1))
        if len(rows) > MOST_ROWS:
            rows = rows[np.linspace(0, len(rows) - 1, MOST_ROWS).astype(int)]
        self.inputs = subject.inputs[rows]
        X = subject.given_inputs(self.inputs)
        rng = np.random.default_rng(0)
        points = [random_params(subject, self.inputs, rng, k) for k in range(N_POINTS)]
        self.points = [
            (point, subject.outputs(point, X)) for point in [*points, subject.final] if len(rows)
        ]
        self.points.sort(key=lambda pair: -_variation(pair[1]))  # what tells most comes first
        dtype = subject.predictions(subject.params).dtype
        self.tolerance = TOLERANCES["float32" if dtype == np.float32 else "float64"]
        self.few = np.unique(np.linspace(0, len(rows) - 1, FIRST_ROWS).astype(int))

    def match(self, structure: Structure) -> Structure | None:
        """Return the structure, its output scaling added, if it gives all predictions."""
        if not self.points or not self._looks_like(structure):
            return None
        params, wanted = self.points[0]
        found = structure.forward(params, self.inputs)
        if not self._agrees(found, wanted):
            structure = replace(structure, y_scaling=_output_scaling(found, wanted))
        agrees = (
            self._agrees(structure.forward(params, self.inputs), wanted)
            for params, wanted in self.points
        )
        return structure if all(agrees) else None

    def _looks_like(self, structure: Structure) -> bool:
        """Whether a few predictions agree, scaled if need be."""
        params, wanted = self.points[0]
        found, wanted = structure.forward(params, self.inputs[self.few]), wanted[self.few]
        if self._agrees(found, wanted):
            return True
        if _variation(wanted) < LEAST_VARIATION:
            return False  # a constant agrees with everything once it is scaled
        return self._agrees(_output_scaling(found, wanted).inverse(found), wanted)

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


def _uniform(chain: tuple[Layer, ...]) -> Iterator[tuple[Layer, ...]]:
    """Yield the chain with one activation in all hidden layers and any in the output."""
    for output in ACTIVATIONS:
        for hidden in ACTIVATIONS if len(chain) > 1 else ("identity",):
            yield _activated(chain, (*(hidden,) * (len(chain) - 1), output))


def _mixed(chain: tuple[Layer, ...]) -> Iterator[tuple[Layer, ...]]:
    """Yield the chain with any activations, the first `MOST_MIXTURES` of them."""
    if len(chain) > 2:
        for names in islice(product(ACTIVATIONS, repeat=len(chain)), MOST_MIXTURES):
            yield _activated(chain, names[::-1])  # the output's changes slowest: identity first


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


def _as(values: Array, like: NDArray[Any]) -> NDArray[Any]:
    """Return ``values`` in the shape and dtype of ``like``."""
    return np.array(values.reshape(like.shape), dtype=like.dtype)
