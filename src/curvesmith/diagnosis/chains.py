"""Chains: every order in which named arrays can be the layers of one network."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count, permutations
from typing import Any

from numpy.typing import NDArray

from curvesmith.diagnosis.layers import Layer

__all__ = ["chains"]

# Chains that are begun. Networks of a few layers have some hundreds; with an array for each unit
# there are more orders than can ever be looked at.
_MOST = 20_000

# What holds an array: an object or a list.
_HOLDER = re.compile(r"(.+)(\.[^.]+|\[[^\]]+\])$")

# Names that say which of two arrays of one shape is the bias; they order the search, no more.
BIAS_NAME = re.compile(r"b|c|bias|intercept|offset|threshold", re.IGNORECASE)


def chains(
    params: Mapping[str, NDArray[Any]], n_features: int, n_outputs: int
) -> Iterator[tuple[Layer, ...]]:
    """Yield every chain of layers from inputs to outputs that uses each array once.

    Parameters
    ----------
    params : mapping of str to ndarray
        Arrays of up to two axes.
    n_features, n_outputs : int
        Where a chain begins and ends.

    Yields
    ------
    layers : tuple of Layer
        Their activation is ``"identity"``. Chains in the order of the names come first.

    Examples
    --------
    >>> import numpy as np
    >>> params = {"W1": np.ones((1, 3)), "b1": np.ones(3), "W2": np.ones((1, 3))}
    >>> for chain in chains(params, 1, 1):
    ...     print([(layer.weights, layer.bias, layer.is_transposed) for layer in chain])
    [('W1', 'b1', True), ('W2', None, False)]
    """
    if all(array.ndim <= 2 for array in params.values()):
        yield from _continued((), dict(params), n_features, n_outputs, count(), _pairs(params))


def _pairs(params: Mapping[str, NDArray[Any]]) -> dict[str, str]:
    """Return the bias of each layer that holds two arrays, by its weights.

    Told by a bias's name; or by its single axis, where several layers hold arrays like this.
    """
    held: dict[str, list[str]] = {}
    for name in params:
        owner = _HOLDER.match(name)
        held.setdefault(owner[1] if owner else "", []).append(name)
    two = [sorted(names) for owner, names in held.items() if owner and len(names) == 2]
    named = [
        sorted(names, key=_is_bias_name) for names in two if sum(map(_is_bias_name, names)) == 1
    ]
    shaped = [sorted(names, key=lambda name: _bias_last(params[name])) for names in two]
    # With one input or output, either may be the bias: then what it is in most layers.
    usual = Counter(_HOLDER.match(bias)[2] for _, bias in shaped).most_common(1)  # type: ignore[index]
    shaped = [sorted(names, key=lambda name: name.endswith(usual[0][0])) for names in shaped]
    fitting = [
        (weights, bias)
        for weights, bias in shaped
        if params[weights].ndim == 2 and _is_flat(params[bias])
        if params[bias].size in params[weights].shape
    ]
    found = [*(fitting if 1 < len(fitting) == len(two) else ()), *named]
    return dict(found) or _of_two_lists(params)


def _of_two_lists(params: Mapping[str, NDArray[Any]]) -> dict[str, str]:
    """Return the bias of each layer, by its weights, where there are two lists, one of each."""
    held: dict[str, dict[str, str]] = {}
    for name in params:
        owner = _HOLDER.match(name)
        if owner:
            held.setdefault(owner[1], {})[owner[2]] = name
    if len(held) != 2 or sum(len(names) for names in held.values()) != len(params):
        return {}
    for weights, biases in permutations(held.values()):
        pairs = {name: biases[key] for key, name in weights.items() if key in biases}
        are_biases = all(
            _is_flat(params[b]) and params[w].ndim == 2 and params[b].size in params[w].shape
            for w, b in pairs.items()
        )
        if are_biases and len(pairs) == len(biases) and len(pairs) > 1:
            return pairs
    return {}


def _continued(
    begun: tuple[Layer, ...],
    unused: dict[str, NDArray[Any]],
    width: int,
    n_outputs: int,
    tried: Iterator[int],
    pairs: Mapping[str, str],
) -> Iterator[tuple[Layer, ...]]:
    """Yield every way to go on from ``width`` units with the arrays not used so far."""
    if next(tried) >= _MOST:
        return
    if not unused:
        if begun and width == n_outputs:
            yield begun
        return
    weights = [name for name in unused if name not in pairs.values()]
    for name in sorted(weights, key=_is_bias_name):
        for is_transposed, n_out in _ways(unused[name], width):
            others = {key: array for key, array in unused.items() if key != name}
            for bias in _biases(others, n_out, pairs.get(name)):
                layer = Layer(name, bias, "identity", is_transposed)
                rest = {key: array for key, array in others.items() if key != bias}
                yield from _continued((*begun, layer), rest, n_out, n_outputs, tried, pairs)


def _ways(array: NDArray[Any], n_in: int) -> list[tuple[bool, int]]:
    """Return the ways in which ``array`` can be weights of ``n_in`` inputs, and their outputs."""
    rows, columns = array.shape if array.ndim == 2 else (array.size, 1)
    ways = [(True, columns)] if rows == n_in else []
    if columns == n_in and (rows, columns) != (1, 1):
        ways.append((False, rows))
    return ways


def _biases(arrays: Mapping[str, NDArray[Any]], n_out: int, beside: str | None) -> list[str | None]:
    """Return the arrays that can be biases of ``n_out`` units, likely ones first, and None.

    What is held beside the weights, and nothing else with them, is their bias if it can be.
    """
    fitting = [
        name
        for name, array in arrays.items()
        if array.size == n_out and max(array.shape, default=1) == n_out
    ]
    if beside in fitting:
        return [beside]
    likely: list[str | None] = [name for name in fitting if _is_bias_name(name)]
    return [*likely, None, *(name for name in fitting if name not in likely)]


def _bias_last(array: NDArray[Any]) -> tuple[bool, int, int]:
    """Return what puts the bias of two arrays last: a single axis, fewer axes, fewer numbers."""
    return _is_flat(array), -array.ndim, -array.size


def _is_flat(array: NDArray[Any]) -> bool:
    """Whether an array has a single axis longer than 1, or none."""
    return array.size == max(array.shape, default=1)


def _is_bias_name(name: str) -> bool:
    """Whether the last word of a name begins as names of biases do: `net.b[0]`, `params['b1']`."""
    words = re.findall(r"[^\W\d]\w*", name)
    return bool(words) and BIAS_NAME.match(words[-1]) is not None
