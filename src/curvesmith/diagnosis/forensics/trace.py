"""One forward and one backward pass of a network whose structure is known, step by step.

Every step of the backward pass can be replaced, so that a mistake can be written down as the step
that is mistaken. Layer k maps ``a[k]`` (``a[0]``: the scaled inputs) to ``z[k] = a[k] W[k] + b[k]``
and ``a[k + 1] = f_l(z[k])``; W[k] is (n_in, n_out) here, whatever the orientation of the user.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from curvesmith.activations import ACTIVATIONS
from curvesmith.diagnosis.arrays import Array, row_axes, table
from curvesmith.diagnosis.forensics.functions import Point
from curvesmith.diagnosis.structure import Structure

__all__ = ["Parts", "Trace", "backward", "spoilt", "trace_of"]

# What replaces which step of which layer:
# ("derivative", k): (trace, k, delta) -> f_l'(z[k]), shape (n_rows, n_out); delta comes back to a
# ("link", k): (trace, k, delta) -> what delta of layer k is to a[k], shape (n_rows, n_in)
# ("input", k): (trace, k) -> what stands for a[k] in the gradient of W[k]
# ("bias", k): (delta) -> the gradient of b[k], shape (n_out,)
Parts = Mapping[tuple[str, int], Callable[..., Any]]


@dataclass(frozen=True, eq=False)
class Trace:
    """Everything that one forward pass computes.

    Parameters
    ----------
    point : Point
    structure : Structure
    W : list of ndarray of shape (n_in, n_out)
    a : list of ndarray of shape (n_rows, n_units)
        Inputs of each layer, and last the output of the last.
    z : list of ndarray of shape (n_rows, n_units)
    f, y : ndarray of shape (n_rows, n_outputs)
        Predictions and targets, in the units of y.
    """

    point: Point
    structure: Structure
    W: list[Array]
    a: list[Array]
    z: list[Array]
    f: Array
    y: Array

    @property
    def n_layers(self) -> int:
        """Number of layers, the output's included."""
        return len(self.W)

    def activation(self, layer: int) -> str:
        """Return the name of a layer's activation."""
        return self.structure.layers[layer].activation


def trace_of(structure: Structure, point: Point) -> Trace:
    """Run the network forward and keep every step."""
    x_axis, y_axis = row_axes(point.X, point.y)
    rows = table(point.X, x_axis)
    computed = structure.hidden(point.params, rows)
    a = [structure.scaled_inputs(rows), *(a for _, a in computed)]
    scaling = structure.y_scaling
    return Trace(
        point,
        structure,
        [layer.matrix(point.params).astype(np.float64) for layer in structure.layers],
        a,
        [z for z, _ in computed],
        a[-1] if scaling is None else scaling.inverse(a[-1]),
        table(point.y, y_axis),
    )


def backward(trace: Trace, sensitivity: Array, parts: Parts) -> dict[str, Array]:
    """Run the network backward.

    Parameters
    ----------
    trace : Trace
    sensitivity : ndarray of shape (n_rows, n_outputs)
        Derivative of the loss with respect to each prediction.
    parts : Parts
        Steps that are replaced.

    Returns
    -------
    gradient : dict of str to ndarray
        By parameter, flat, in the order of its entries.
    """
    scaling = trace.structure.y_scaling
    delta = sensitivity if scaling is None else sensitivity * scaling.scale
    gradient: dict[str, Array] = {}
    for k in reversed(range(trace.n_layers)):
        layer = trace.structure.layers[k]
        delta = delta * parts.get(("derivative", k), derivative)(trace, k, delta)
        d_W = parts.get(("input", k), layer_input)(trace, k).T @ delta
        gradient[layer.weights] = (d_W if layer.is_transposed else d_W.T).ravel()
        if layer.bias is not None:
            gradient[layer.bias] = np.ravel(parts.get(("bias", k), bias)(delta))
        if k:
            delta = parts.get(("link", k), link)(trace, k, delta)
    return gradient


def derivative(trace: Trace, layer: int, delta: Array) -> Array:
    """Return f'(z) of a layer."""
    return ACTIVATIONS[trace.activation(layer)].derivative(trace.z[layer])


def layer_input(trace: Trace, layer: int) -> Array:
    """Return what a layer multiplies with its weights."""
    return trace.a[layer]


def bias(delta: Array) -> Array:
    """Return the gradient of biases."""
    return np.asarray(delta.sum(axis=0))


def link(trace: Trace, layer: int, delta: Array) -> Array:
    """Return the derivative by a layer's inputs."""
    return delta @ trace.W[layer].T


def spoilt(trace: Trace, parts: Parts) -> frozenset[str]:
    """Return the parameters whose gradient depends on the steps that are replaced."""
    layers = trace.structure.layers
    names: set[str | None] = set()
    for step, k in parts:
        if step == "input":
            names.add(layers[k].weights)
        elif step == "bias":
            names.add(layers[k].bias)
        else:
            reached = k if step == "link" else k + 1
            names |= {layer.weights for layer in layers[:reached]}
            names |= {layer.bias for layer in layers[:reached]}
    return frozenset(name for name in names if name is not None)
