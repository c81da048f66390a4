"""The network: layer sizes and activations, and the layout of its parameters in one vector.

theta holds, layer by layer, the weights W (n_out x n_in, row-major) and then the biases b (n_out);
a network without biases has no b. Layers are views into theta.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cached_property
from math import prod, sqrt
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from curvesmith.activations import ACTIVATIONS

__all__ = ["INITS", "Block", "Network"]

INITS = ("auto", "he", "glorot", "lecun")


@dataclass(frozen=True)
class Block:
    """One named piece of theta: the weights or the biases of one layer.

    Parameters
    ----------
    name : str
        ``"W1"``, ``"b1"``, ``"W2"``, … counted from the input.
    start, stop : int
        ``theta[start:stop]`` is the piece.
    shape : tuple of int
        (n_out, n_in) for weights, (n_out,) for biases.
    """

    name: str
    start: int
    stop: int
    shape: tuple[int, ...]

    @property
    def is_weight(self) -> bool:
        """Whether the block holds weights, which the L2 penalty acts on."""
        return len(self.shape) == 2

    def view(self, theta: NDArray[Any]) -> NDArray[Any]:
        """Return the block of ``theta`` in its shape, as a view."""
        return theta[self.start : self.stop].reshape(self.shape)


@dataclass(frozen=True)
class Network:
    """A fully connected network: sizes, activations, biases. It holds no parameters.

    Layer k computes a_k = f(W_k a_{k-1} + b_k), with a_0 the inputs; f is ``activation`` in the
    hidden layers and ``output_activation`` in the last.

    Parameters
    ----------
    sizes : tuple of int
        Number of features, units of each hidden layer, number of outputs: two entries or more,
        each at least 1. Two entries make a linear model.
    activation : str, default="tanh"
        Activation of the hidden layers, a key of `ACTIVATIONS`.
    output_activation : str, default="identity"
        Activation of the outputs.
    bias : bool, default=True
        Whether the layers have biases.

    Raises
    ------
    ValueError
        If a size is not a positive whole number or an activation is not known.

    Examples
    --------
    >>> network = Network((8, 20, 1))
    >>> print(network)
    8-20-1 tanh
    >>> network.n_params
    201
    >>> [block.name for block in network.layout]
    ['W1', 'b1', 'W2', 'b2']
    """

    sizes: tuple[int, ...]
    activation: str = "tanh"
    output_activation: str = "identity"
    bias: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "sizes", _checked_sizes(self.sizes))
        _check_activation("activation", self.activation)
        _check_activation("output_activation", self.output_activation)

    @property
    def n_features(self) -> int:
        """Number of inputs."""
        return self.sizes[0]

    @property
    def n_outputs(self) -> int:
        """Number of outputs."""
        return self.sizes[-1]

    @property
    def n_layers(self) -> int:
        """Number of layers with weights: hidden layers and the output layer."""
        return len(self.sizes) - 1

    @property
    def n_params(self) -> int:
        """Number of entries of theta."""
        return self.layout[-1].stop

    @property
    def n_hidden_params(self) -> int:
        """Number of parameters before the output layer."""
        return self.layout[-2 if self.bias else -1].start

    @property
    def activations(self) -> tuple[str, ...]:
        """Activation of each layer, from the first hidden one to the output."""
        return (self.activation,) * (self.n_layers - 1) + (self.output_activation,)

    @cached_property
    def layout(self) -> tuple[Block, ...]:
        """Where each layer's weights and biases lie in theta."""
        blocks: list[Block] = []
        start = 0
        for name, shape in self._shapes():
            stop = start + prod(shape)
            blocks.append(Block(name, start, stop, shape))
            start = stop
        return tuple(blocks)

    def _shapes(self) -> list[tuple[str, tuple[int, ...]]]:
        """Return name and shape of each block, in the order of theta."""
        shapes: list[tuple[str, tuple[int, ...]]] = []
        for k, (n_in, n_out) in enumerate(zip(self.sizes, self.sizes[1:], strict=False), start=1):
            shapes.append((f"W{k}", (n_out, n_in)))
            if self.bias:
                shapes.append((f"b{k}", (n_out,)))
        return shapes

    def layers(self, theta: NDArray[Any]) -> list[tuple[NDArray[Any], NDArray[Any] | None]]:
        """Return (W, b) of each layer as views into ``theta``; b is None without biases.

        Raises
        ------
        ValueError
            If ``theta`` does not have ``n_params`` entries.
        """
        if theta.shape != (self.n_params,):
            raise ValueError(
                f"`theta` must have shape ({self.n_params},) for the network {self}, "
                f"got {theta.shape}. Pass all its weights and biases as one vector."
            )
        views = [block.view(theta) for block in self.layout]
        if self.bias:
            return list(zip(views[::2], views[1::2], strict=True))
        return [(W, None) for W in views]

    def weight_mask(self) -> NDArray[np.bool_]:
        """Return an array of shape (n_params,): True at weights, False at biases."""
        mask = np.zeros(self.n_params, dtype=bool)
        for block in self.layout:
            mask[block.start : block.stop] = block.is_weight
        return mask

    def initial_theta(
        self,
        rng: np.random.Generator,
        init: str | float = "auto",
        dtype: DTypeLike = np.float64,
    ) -> NDArray[Any]:
        """Draw parameters to start training from.

        Parameters
        ----------
        rng : numpy.random.Generator
            Source of randomness; drawn from in float64 whatever ``dtype``.
        init : {"auto", "he", "glorot", "lecun"} or float, default="auto"
            With n_in and n_out the inputs and units of a layer, its weights are drawn from

            - ``"he"``: N(0, 2 / n_in)
            - ``"glorot"``: U(-a, a), a = sqrt(6 / (n_in + n_out))
            - ``"lecun"``: N(0, 1 / n_in)
            - ``"auto"``: whichever of these suits the layer's activation
            - a float s: N(0, s^2)
        dtype : float32 or float64, default=float64
            Of the result.

        Returns
        -------
        theta : ndarray of shape (n_params,)

        Raises
        ------
        ValueError
            If ``init`` is not one of these words nor a number in (0, inf).

        Notes
        -----
        Hidden biases are drawn as the weights of their layer: with biases of zero, every unit of
        a network of one input would bend at the same place, the mean of the data. The biases of
        the output start at zero, and so do all biases when ``init`` is a float.

        References
        ----------
        .. [1] He et al., 2015, doi:10.1109/ICCV.2015.123
        .. [2] Glorot and Bengio, Proceedings of AISTATS, 2010
        .. [3] LeCun et al., Efficient BackProp, 1998, doi:10.1007/3-540-49430-8_2
        """
        _check_init(init)
        theta = np.zeros(self.n_params)
        hidden = self.n_layers - 1
        for k, (W, b) in enumerate(self.layers(theta)):
            law = ACTIVATIONS[self.activations[k]].init if init == "auto" else init
            n_out, n_in = W.shape
            W[:] = _draw(rng, law, n_in, n_out, W.shape)
            if b is not None and k < hidden and isinstance(law, str):
                b[:] = _draw(rng, law, n_in, n_out, b.shape)
        return theta.astype(dtype, copy=False)

    def __str__(self) -> str:
        text = "-".join(map(str, self.sizes))
        if self.n_layers > 1:
            text += f" {self.activation}"
        if self.output_activation != "identity":
            text += f", output {self.output_activation}"
        return text if self.bias else f"{text}, no biases"


def _draw(
    rng: np.random.Generator, law: str | float, n_in: int, n_out: int, shape: tuple[int, ...]
) -> NDArray[np.float64]:
    """Draw one block from the named law."""
    if law == "glorot":
        bound = sqrt(6 / (n_in + n_out))
        return rng.uniform(-bound, bound, shape)
    spread = {"he": sqrt(2 / n_in), "lecun": sqrt(1 / n_in)}.get(law, law)  # type: ignore[arg-type]
    return rng.normal(0.0, float(spread), shape)


def _checked_sizes(sizes: Any) -> tuple[int, ...]:
    """Return ``sizes`` as plain integers."""
    sizes = tuple(sizes)
    if len(sizes) < 2:
        raise ValueError(
            f"`sizes` must have two entries or more, got {sizes}. Give the number of features, the "
            "units of each hidden layer and the number of outputs."
        )
    for position, size in enumerate(sizes):
        if isinstance(size, bool) or not isinstance(size, (int, np.integer)) or size < 1:
            raise ValueError(
                f"`sizes` must hold whole numbers of at least 1, got {size!r} at position "
                f"{position} of {sizes}. Remove the layer or give it units."
            )
    return tuple(map(int, sizes))


def _check_activation(parameter: str, name: str) -> None:
    """Raise unless ``name`` is a known activation."""
    if name in ACTIVATIONS:
        return
    nearest = difflib.get_close_matches(str(name).lower(), ACTIVATIONS, n=1)
    hint = f"Did you mean {nearest[0]!r}?" if nearest else "Choose one of these."
    known = ", ".join(map(repr, ACTIVATIONS))
    raise ValueError(f"`{parameter}` must be one of {known}, got {name!r}. {hint}")


def _check_init(init: str | float) -> None:
    """Raise unless ``init`` is a known word or a positive finite number."""
    if isinstance(init, str):
        valid = init in INITS
    else:
        valid = not isinstance(init, bool) and 0 < init < float("inf")
    if not valid:
        raise ValueError(
            f"`init` must be one of {', '.join(map(repr, INITS))} or a number in (0, inf), got "
            f"{init!r}. A number is the standard deviation of the initial weights."
        )
