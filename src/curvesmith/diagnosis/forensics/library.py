"""The library of mistaken backward passes: each differs from the right one in one kind of step.

A mistake in a step is made in one layer, or in all of them alike. What two mistakes do can be the
same: on a network 1-H-1 a transposed vector is the vector. Such twins are found by comparing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from curvesmith.activations import ACTIVATIONS
from curvesmith.diagnosis.arrays import Array
from curvesmith.diagnosis.forensics.trace import Parts, Trace, derivative, layer_input, link

__all__ = ["Deviation", "deviations", "kept", "stale"]

# Activations whose derivative is written in terms of their own value, a; people then put z for a,
# or take the formula of another activation along.
FROM_OUTPUT: dict[str, tuple[str, Callable[[Array], Array]]] = {
    "sigmoid": ("a (1 - a)", lambda a: a * (1 - a)),
    "tanh": ("1 - a²", lambda a: 1 - a**2),
}
# Derivatives that people mistake for one another.
TAKEN_FOR = ("relu", "tanh", "sigmoid", "leaky_relu", "softplus", "elu", "silu", "sine")


@dataclass(frozen=True, eq=False)
class Deviation:
    """One mistake in the backward pass.

    Parameters
    ----------
    name : str
        Short and stable, such as "derivative missing".
    cause : str
        A cause of the gradient family.
    layer : int or None
        Which layer, counted from 1; None where all are alike.
    sentence : str
        What is wrong, completing "In the gradient, …".
    parts : Parts
        The steps as they are coded.
    """

    name: str
    cause: str
    layer: int | None
    sentence: str
    parts: Parts


def deviations(trace: Trace) -> list[Deviation]:
    """Return every mistake in the library that a network can be coded with.

    Parameters
    ----------
    trace : Trace
        Of any point; says which layers, widths and activations there are.

    Returns
    -------
    deviations : list of Deviation
        The likely first; one made in all layers before the same in one layer.
    """
    kinds = (_derivatives, _links, _inputs, _biases)
    return [deviation for kind in kinds for deviation in kind(trace)]


def _spread(
    step: str,
    layers: list[int],
    name: str,
    cause: str,
    sentence: str,
    change: Callable[..., Any],
) -> Iterator[Deviation]:
    """Yield one mistake in all of the layers, and in each of them."""
    if len(layers) > 1:
        parts = {(step, k): change for k in layers}
        yield Deviation(name, cause, None, sentence.format(where="every layer"), parts)
    for k in layers:
        where = sentence.format(where=f"layer {k + 1}")
        yield Deviation(name, cause, k + 1, where, {(step, k): change})


def _derivatives(trace: Trace) -> Iterator[Deviation]:
    """Yield what can be wrong about f'(z)."""
    bent = [k for k in range(trace.n_layers) if trace.activation(k) != "identity"]
    groups: dict[str, list[int]] = {}
    for k in bent:
        groups.setdefault(trace.activation(k), []).append(k)
    for name, layers in groups.items():
        for word, text, change in _wrong_derivatives(name):
            sentence = f"the derivative of {name} in {{where}} {text}"
            yield from _spread(
                "derivative", layers, word, "activation-derivative", sentence, change
            )
    yield from _spread(
        "derivative",
        [k for k in bent if k < trace.n_layers - 1],
        "derivative of the error",
        "activation-derivative",
        "in {where} the error is masked where it is negative itself, not where the sum z is",
        _mask_of_error,
    )
    for k in bent:
        for m in range(trace.n_layers - 1):
            if m != k and trace.z[m].shape[1] == trace.z[k].shape[1]:
                yield Deviation(
                    "derivative of another layer",
                    "activation-derivative",
                    k + 1,
                    f"the derivative in layer {k + 1} is taken at the sums of layer {m + 1}",
                    {("derivative", k): _derivative_at(m)},
                )


def _wrong_derivatives(name: str) -> Iterator[tuple[str, str, Callable[..., Array]]]:
    """Yield names, words and values of mistaken derivatives of one activation."""
    right = ACTIVATIONS[name]
    yield "derivative missing", "is missing", lambda t, k, _: np.ones_like(t.z[k])
    if name in FROM_OUTPUT:
        text, formula = FROM_OUTPUT[name]
        at_z = text.replace("a", "z")
        yield (
            "derivative formula at z",
            f"is coded as {at_z}, but the formula {text} wants the output a",
            lambda t, k, _: formula(t.z[k]),
        )
    yield (
        "derivative at a",
        "is taken at the output a, not at the sum z",
        lambda t, k, _: right.derivative(t.a[k + 1]),
    )
    for other, (text, taken) in FROM_OUTPUT.items():
        if other != name:
            yield (
                f"{other} formula",
                f"is coded as {text}, which is that of {other}",
                lambda t, k, _, taken=taken: taken(t.a[k + 1]),
            )
            yield (
                f"{other} formula at z",
                f"is coded as {text.replace('a', 'z')}; {text} is that of {other}, of its output a",
                lambda t, k, _, taken=taken: taken(t.z[k]),
            )
    for other in TAKEN_FOR:
        if other != name:
            yield (
                f"derivative of {other}",
                f"is that of {other}",
                lambda t, k, _, other=other: ACTIVATIONS[other].derivative(t.z[k]),
            )
    yield "derivative twice", "is applied twice", lambda t, k, _: right.derivative(t.z[k]) ** 2
    yield "value for derivative", "is its value, f(z)", lambda t, k, _: t.a[k + 1]
    yield (
        "derivative inverted",
        "is divided by, not multiplied with",
        lambda t, k, _: _inverse(right.derivative(t.z[k])),
    )


def _mask_of_error(trace: Trace, layer: int, delta: Array) -> Array:
    """Return 1 where the error that comes back is positive."""
    return (delta > 0).astype(np.float64)


def _inverse(values: Array) -> Array:
    """Return 1 / values, infinite where they are 0."""
    with np.errstate(divide="ignore"):
        return np.asarray(1 / values)


def _derivative_at(other: int) -> Callable[..., Array]:
    """Return the derivative at another layer's sums."""
    return lambda t, k, _: ACTIVATIONS[t.activation(k)].derivative(t.z[other])


def _links(trace: Trace) -> Iterator[Deviation]:
    """Yield what can be wrong about the way from a layer back to the one before."""
    layers = list(range(1, trace.n_layers))
    cause = "weights-transposed"
    square = [k for k in layers if trace.W[k].shape[0] == trace.W[k].shape[1]]
    oblong = [k for k in layers if k not in square and 1 not in trace.W[k].shape]
    yield from _spread(
        "link",
        square,
        "weights transposed",
        cause,
        "the weights of {where} are multiplied without being transposed",
        lambda t, k, delta: delta @ t.W[k],
    )
    yield from _spread(
        "link",
        oblong,
        "weights reshaped",
        cause,
        "the weights of {where} are reshaped where they must be transposed",
        lambda t, k, delta: delta @ _as_stored(t, k).reshape(delta.shape[1], -1),
    )
    yield from _spread(
        "link",
        oblong,
        "weights transposed and reshaped",
        cause,
        "the weights of {where} are transposed and then reshaped where they must be used as stored",
        lambda t, k, delta: delta @ _as_stored(t, k).T.reshape(delta.shape[1], -1),
    )
    yield from _spread(
        "link",
        layers,
        "weights lost",
        cause,
        "the errors are passed back through {where} without its weights",
        _summed,
    )
    yield from _spread(
        "link",
        square,
        "weights lost",
        cause,
        "the errors are passed back through {where} as they are, without its weights",
        lambda t, k, delta: delta,
    )
    yield from _spread(
        "link",
        layers,
        "hidden sign",
        "gradient-sign",
        "the sign of the error is flipped on its way back through {where}",
        lambda t, k, delta: -link(t, k, delta),
    )
    for k in reversed(layers):  # what is cut off before the last layer is cut off before all
        yield Deviation(
            "detached",
            "parameter-frozen",
            k + 1,
            f"the error does not get back through layer {k + 1}: everything before it gets no "
            "gradient",
            {("link", k): lambda t, k, delta: np.zeros_like(t.a[k])},
        )
    yield from _spread(
        "link",
        layers,
        "mean over rows",
        "gradient-factor",
        "the error is divided by the number of rows again behind {where}",
        lambda t, k, delta: link(t, k, delta) / len(delta),
    )


def _as_stored(trace: Trace, layer: int) -> Array:
    """Return the weights in the user's orientation."""
    is_transposed = trace.structure.layers[layer].is_transposed
    return np.ascontiguousarray(trace.W[layer] if is_transposed else trace.W[layer].T)


def _summed(trace: Trace, layer: int, delta: Array) -> Array:
    """Return the sum of a layer's errors for each of its inputs."""
    return np.repeat(delta.sum(axis=1, keepdims=True), trace.a[layer].shape[1], axis=1)


def _inputs(trace: Trace) -> Iterator[Deviation]:
    """Yield what can stand for a layer's input in the gradient of its weights."""
    layers = [k for k in range(1, trace.n_layers) if trace.activation(k - 1) != "identity"]
    yield from _spread(
        "input",
        list(range(trace.n_layers)),
        "weights detached",
        "parameter-frozen",
        "no error gets to the weights of {where}: their gradient is zero",
        lambda t, k: np.zeros_like(t.a[k]),
    )
    yield from _spread(
        "input",
        layers,
        "sums for outputs",
        "layer-input",
        "the gradient of the weights of {where} uses the sums z of the layer before, not its "
        "outputs a",
        lambda t, k: t.z[k - 1],
    )
    yield from _spread(
        "input",
        [k for k in layers if trace.structure.layers[k - 1].bias is not None],
        "products for outputs",
        "layer-input",
        "the gradient of the weights of {where} uses the products of the layer before, without its "
        "biases and its activation, not its outputs a",
        lambda t, k: t.a[k - 1] @ t.W[k - 1],
    )
    yield from _spread(
        "input",
        layers,
        "derivative for input",
        "layer-input",
        "the gradient of the weights of {where} uses the derivative f'(z) of the layer before, "
        "not its outputs a",
        lambda t, k: derivative(t, k - 1, t.z[k - 1]),
    )
    for k in range(trace.n_layers):
        for m in range(trace.n_layers + 1):
            if m != k and trace.a[m].shape[1] == trace.a[k].shape[1]:
                yield Deviation(
                    "input of another layer",
                    "layer-input",
                    k + 1,
                    f"the gradient of the weights of layer {k + 1} uses {_called(trace, m)}, not "
                    f"{_called(trace, k)}",
                    {("input", k): lambda t, _, m=m: t.a[m]},
                )
    yield from _spread(
        "input",
        list(range(trace.n_layers)),
        "input missing",
        "layer-input",
        "the gradient of the weights of {where} is not multiplied with the layer's input",
        lambda t, k: np.ones_like(t.a[k]),
    )
    yield from _spread(
        "input",
        list(range(trace.n_layers)),
        "input reversed",
        "layer-input",
        "the gradient of the weights of {where} uses the layer's inputs in reverse order of rows",
        lambda t, k: t.a[k][::-1],
    )
    yield from _spread(
        "input",
        list(range(trace.n_layers)),
        "mean of input",
        "layer-input",
        "the gradient of the weights of {where} uses the mean input of all rows for each row",
        lambda t, k: np.broadcast_to(layer_input(t, k).mean(axis=0), t.a[k].shape),
    )


def _called(trace: Trace, layer: int) -> str:
    """Return what the input of a layer is called."""
    if layer == 0:
        return "the inputs X"
    return "the predictions" if layer == trace.n_layers else f"the outputs of layer {layer}"


def _biases(trace: Trace) -> Iterator[Deviation]:
    """Yield what can be wrong about the gradient of biases."""
    layers = [k for k, layer in enumerate(trace.structure.layers) if layer.bias is not None]
    hidden = [k for k in layers if k < trace.n_layers - 1]
    for name, text, change in _BIASES:
        sentence = f"the gradient of the biases of {{where}} {text}"
        yield from _spread("bias", layers, name, "bias-gradient", sentence, change)
        if 1 < len(hidden) < len(layers):
            parts = {("bias", k): change for k in hidden}
            where = sentence.format(where="every hidden layer")
            yield Deviation(name, "bias-gradient", None, where, parts)


_BIASES: tuple[tuple[str, str, Callable[[Array], Array]], ...] = (
    ("bias mean", "is the mean over the rows, not their sum", lambda d: d.mean(axis=0)),
    ("bias missing", "is zero", lambda d: np.zeros(d.shape[1])),
    (
        "bias summed over units",
        "is summed over the units too: an axis is missing",
        lambda d: np.full(d.shape[1], d.sum()),
    ),
    (
        "bias averaged over everything",
        "is the mean over rows and units: an axis is missing",
        lambda d: np.full(d.shape[1], d.mean()),
    ),
    ("bias of the last row", "is that of the last row alone", lambda d: d[-1]),
    ("bias of the first row", "is that of the first row alone", lambda d: d[0]),
    ("bias sign", "has the wrong sign", lambda d: -d.sum(axis=0)),
)


def stale(shifts: dict[tuple[str, int], Array], sentence: str, layer: int | None) -> Deviation:
    """Return the mistake of passing errors back through weights that are not the present ones.

    Parameters
    ----------
    shifts : dict of (str, int) to ndarray of shape (n_in, n_out)
        What must be added, at the point of this name, to the weights of each layer to get those
        that were used.
    sentence : str
    layer : int or None
    """

    def change(trace: Trace, k: int, delta: Array) -> Array:
        return delta @ (trace.W[k] + shifts[trace.point.name, k]).T

    parts = {("link", k): change for _, k in shifts}
    return Deviation("stale weights", "stale-values", layer, sentence, parts)


def kept(start: Trace) -> Deviation:
    """Return the mistake of a backward pass through what another forward pass computed.

    Parameters
    ----------
    start : Trace
        Of the pass whose sums and outputs are used; the predictions are the present ones.
    """

    def slope(trace: Trace, k: int, delta: Array) -> Array:
        return derivative(start, k, delta)

    def outputs(trace: Trace, k: int) -> Array:
        return start.a[k]

    parts: dict[tuple[str, int], Callable[..., Any]] = {}
    for k in range(start.n_layers):
        parts["derivative", k] = slope
        parts["input", k] = outputs
    sentence = "the sums and outputs of the layers are those of the first forward pass"
    return Deviation("kept outputs", "stale-values", None, sentence, parts)
