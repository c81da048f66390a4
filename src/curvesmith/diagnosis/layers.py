"""Layers: a fully connected network in the names that its parameters have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from curvesmith.activations import ACTIVATIONS
from curvesmith.diagnosis.arrays import Array
from curvesmith.network import Network
from curvesmith.scaling import Scaling

__all__ = ["Layer", "Structure"]


@dataclass(frozen=True)
class Layer:
    """One layer a = f(x W + b), by the names of its parameters.

    Parameters
    ----------
    weights : str
        Name of the weights.
    bias : str or None
        Name of the biases, of shape (n_out,), (1, n_out) or (n_out, 1).
    activation : str
        A key of `curvesmith.activations.ACTIVATIONS`.
    is_transposed : bool
        True where the weights have shape (n_in, n_out), as in X @ W; False where they have shape
        (n_out, n_in), as in X @ W.T or W @ x. A vector counts as one column.
    """

    weights: str
    bias: str | None
    activation: str
    is_transposed: bool

    def matrix(self, params: Mapping[str, ArrayLike]) -> NDArray[Any]:
        """Return the weights as shape (n_in, n_out), a view where it can be."""
        W = np.asarray(params[self.weights])
        column = W.reshape(W.shape if W.ndim == 2 else (-1, 1))
        return column if self.is_transposed else column.T

    def shift(self, params: Mapping[str, ArrayLike]) -> NDArray[Any] | float:
        """Return the biases as shape (n_out,), or 0 without."""
        return 0.0 if self.bias is None else np.ravel(np.asarray(params[self.bias]))


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


def _as(values: Array, like: NDArray[Any]) -> NDArray[Any]:
    """Return ``values`` in the shape and dtype of ``like``."""
    return np.array(values.reshape(like.shape), dtype=like.dtype)
