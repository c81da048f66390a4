"""Structure: networks are recognized from outside, however written, and nothing else is."""

from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest

from curvesmith.activations import ACTIVATIONS
from curvesmith.diagnosis.chains import chains
from curvesmith.diagnosis.probes import MOST_ROWS
from curvesmith.diagnosis.structure import Layer, Structure, identify
from curvesmith.diagnosis.subject import Subject
from curvesmith.scaling import Scaling

RTOL = 1e-9  # what identify promises in float64
N_ROWS = 30


def rows(n_features: int, seed: int = 0) -> np.ndarray:
    """Return inputs of size 1 to 3000, by column."""
    scale = np.array([3000.0, 1.0, 0.1])[:n_features]
    return np.random.default_rng(seed).random((N_ROWS, n_features)) * scale


def weights(*shapes: tuple[int, ...]) -> list[np.ndarray]:
    """Return normal arrays."""
    rng = np.random.default_rng(1)
    return [rng.standard_normal(shape) for shape in shapes]


@pytest.mark.parametrize(("hidden", "output"), list(product(ACTIVATIONS, ["identity", "tanh"])))
def test_every_activation_is_recognized(hidden: str, output: str):
    """Each hidden activation, under two outputs."""
    W1, b1, W2, b2 = weights((2, 8), (8,), (8, 1), (1,))
    f, g = ACTIVATIONS[hidden].value, ACTIVATIONS[output].value
    subject = Subject(
        {"W1": W1, "b1": b1, "W2": W2, "b2": b2},
        rows(2),
        np.arange(N_ROWS),
        forward=lambda p, X: g(f(X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])[:, 0],
    )
    structure = identify(subject)
    assert structure is not None
    assert [layer.activation for layer in structure.layers] == [hidden, output]
    assert [(layer.weights, layer.bias) for layer in structure.layers] == [
        ("W1", "b1"),
        ("W2", "b2"),
    ]


LAYOUTS: dict[str, tuple[tuple[tuple[int, ...], ...], Any, list[bool]]] = {
    "X @ W + b": (
        ((2, 5), (5,), (5, 1), (1,)),
        lambda X, W, b, V, c: np.tanh(X @ W + b) @ V + c,
        [True, True],
    ),
    "X @ W.T + b": (
        ((5, 2), (5,), (1, 5), (1,)),
        lambda X, W, b, V, c: np.tanh(X @ W.T + b) @ V.T + c,
        [False, False],
    ),
    "W @ X.T + b": (
        ((5, 2), (5, 1), (1, 5), (1, 1)),
        lambda X, W, b, V, c: (V @ np.tanh(W @ X.T + b) + c).T,
        [False, False],
    ),
    "vectors": (
        ((2, 5), (1, 5), (5,), ()),
        lambda X, W, b, V, c: np.tanh(X @ W + b) @ V + c,
        [True, True],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_recognized(layout: str):
    """Orientation of weights and shape of biases do not matter."""
    shapes, forward, is_transposed = LAYOUTS[layout]
    names = ("first", "first_bias", "second", "second_bias")
    subject = Subject(
        dict(zip(names, weights(*shapes), strict=True)),
        rows(2),
        np.arange(N_ROWS),
        forward=lambda p, X: forward(X, *(p[name] for name in names)),
    )
    structure = identify(subject)
    assert structure is not None
    assert [layer.is_transposed for layer in structure.layers] == is_transposed


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "a", "b"), ("b", "c", "a")])
def test_names_and_their_order_do_not_matter(order: tuple[str, ...]):
    """Three square arrays are put into the order that the network has."""
    A, B, C = weights((3, 3), (3, 3), (3, 3))
    subject = Subject(
        dict(sorted({"a": A, "b": B, "c": C}.items())),
        rows(3),
        np.zeros((N_ROWS, 3)),
        forward=lambda p, X: np.tanh(np.tanh(X @ p[order[0]]) @ p[order[1]].T) @ p[order[2]],
    )
    structure = identify(subject)
    assert structure is not None
    assert tuple(layer.weights for layer in structure.layers) == order
    assert [layer.is_transposed for layer in structure.layers] == [True, False, True]


def test_layers_of_different_activations_are_recognized():
    """A ReLU layer followed by a tanh layer."""
    W1, W2, W3 = weights((2, 4), (4, 4), (4, 1))
    subject = Subject(
        {"W1": W1, "W2": W2, "W3": W3},
        rows(2),
        np.arange(N_ROWS),
        forward=lambda p, X: np.tanh(np.maximum(X @ p["W1"], 0) @ p["W2"]) @ p["W3"],
    )
    structure = identify(subject)
    assert structure is not None
    assert [layer.activation for layer in structure.layers] == ["relu", "tanh", "identity"]
    assert structure.network(subject.params) is None


def test_scaling_inside_is_recognized():
    """Inputs standardized and outputs turned back inside forward."""
    X = rows(2)
    mean, std = X.mean(axis=0), X.std(axis=0)
    W1, b1, W2, b2 = weights((2, 5), (5,), (5, 1), (1,))
    subject = Subject(
        {"W1": W1, "b1": b1, "W2": W2, "b2": b2},
        X,
        np.arange(N_ROWS),
        forward=lambda p, X: (
            20 + 3 * (np.tanh((X - mean) / std @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"])[:, 0]
        ),
    )
    structure = identify(subject)
    assert structure is not None
    assert structure.x_scaling is not None
    assert structure.y_scaling is not None
    np.testing.assert_allclose(structure.x_scaling.scale, std, RTOL)
    np.testing.assert_allclose(structure.y_scaling.offset, [20], rtol=1e-6)
    np.testing.assert_allclose(structure.y_scaling.scale, [3], rtol=1e-6)


def test_scaling_by_many_rows_is_recognized():
    """Mean and spread are those of all rows, also where only some of them are compared."""
    X = np.random.default_rng(0).random((2 * MOST_ROWS + 1, 1)) ** 3
    mean, std = X.mean(axis=0), X.std(axis=0)
    W1, b1, W2 = weights((1, 5), (5,), (5, 1))
    subject = Subject(
        {"W1": W1, "b1": b1, "W2": W2},
        X,
        X[:, 0],
        forward=lambda p, X: np.tanh((X - mean) / std @ p["W1"] + p["b1"]) @ p["W2"],
    )
    structure = identify(subject)
    assert structure is not None
    assert structure.x_scaling is not None
    np.testing.assert_allclose(structure.x_scaling.offset, mean)


def test_a_float32_network_is_recognized():
    """With the tolerance of its precision."""
    W1, b1, W2 = (array.astype(np.float32) for array in weights((1, 20), (20,), (20, 1)))
    subject = Subject(
        {"W1": W1, "b1": b1, "W2": W2},
        rows(1).astype(np.float32) / 1000,
        np.arange(N_ROWS, dtype=np.float32),
        forward=lambda p, X: np.tanh(np.tanh(X @ p["W1"] + p["b1"]) @ p["W2"]),
    )
    structure = identify(subject)
    assert structure is not None
    assert [layer.activation for layer in structure.layers] == ["tanh", "tanh"]


NOT_OURS = {
    "a bump": lambda p, X: np.exp(-((X @ p["W1"] + p["b1"]) ** 2)) @ p["W2"],
    "a shortcut": lambda p, X: np.tanh(X @ p["W1"] + p["b1"]) @ p["W2"] + X[:, :1],
    "a bias left out": lambda p, X: np.tanh(X @ p["W1"]) @ p["W2"],
    "almost tanh": lambda p, X: 1.0001 * np.tanh(0.9999 * (X @ p["W1"] + p["b1"])) @ p["W2"],
}


@pytest.mark.parametrize("name", NOT_OURS)
def test_nothing_else_is_recognized(name: str):
    """What no such network computes is None, not the nearest one."""
    W1, b1, W2 = weights((2, 3), (3,), (3, 1))
    subject = Subject(
        {"W1": W1, "b1": b1, "W2": W2}, rows(2), np.arange(N_ROWS), forward=NOT_OURS[name]
    )
    assert identify(subject) is None


def test_a_structure_that_is_named_is_not_looked_for():
    """The subject's word counts."""
    named = Structure((Layer("w", None, "identity", True),))
    subject = Subject(
        {"w": [1.0]}, np.ones(3), np.ones(3), forward=lambda p, X: X**2, structure=named
    )
    assert identify(subject) is named


def known() -> tuple[Structure, dict[str, np.ndarray]]:
    """Return a scaled 2-3-1 network of mixed layouts and its parameters."""
    layers = (Layer("W", "b", "relu", False), Layer("V", "c", "identity", True))
    structure = Structure(
        layers, Scaling(np.ones(2), np.full(2, 2.0)), Scaling(np.ones(1), np.ones(1))
    )
    W, b, V, c = weights((3, 2), (3, 1), (3, 1), (1,))
    return structure, {"W": W, "b": b, "V": V, "c": c}


def test_hidden_gives_sums_and_outputs_of_each_layer():
    """The last output, scaled back, is the prediction."""
    structure, params = known()
    X = rows(2)
    (z1, a1), (z2, a2) = structure.hidden(params, X)
    np.testing.assert_allclose(z1, (X - 1) / 2 @ params["W"].T + params["b"].T, RTOL)
    np.testing.assert_array_equal(a1, np.maximum(z1, 0))
    np.testing.assert_array_equal(a2, z2)
    np.testing.assert_array_equal(structure.forward(params, X), a2 + 1)


def test_theta_is_that_of_the_network():
    """The network's own layers give back the user's arrays, and `params` undoes `theta`."""
    structure, params = known()
    network = structure.network(params)
    assert network is not None
    assert network.sizes == (2, 3, 1)
    (W, b), (V, c) = network.layers(structure.theta(params))
    assert b is not None
    assert c is not None
    np.testing.assert_array_equal(W, params["W"])
    np.testing.assert_array_equal(V, params["V"].T)
    np.testing.assert_array_equal(b, params["b"][:, 0])
    back = structure.params(structure.theta(params), params)
    assert list(back) == list(params)
    for name, array in params.items():
        np.testing.assert_array_equal(back[name], array)


def test_more_orders_than_can_be_tried_come_to_an_end():
    """An array for each of thirty units has more orders than seconds have passed since ever."""
    params = {f"w{k}": np.ones(1) for k in range(30)}

    assert len(list(chains(params, 1, 2))) == 0


def test_weights_and_bias_of_one_object_are_one_layer():
    """Layers of one size have few orders then, not one for each bias with each weights."""
    names = [f"net.hidden[{k}].{part}" for k in range(4) for part in ("weight", "bias")]
    params = {name: np.ones((5, 5) if name.endswith("weight") else 5) for name in names}
    ends = {"net.a.weight": np.ones((5, 1)), "net.a.bias": np.ones(5)}
    ends |= {"net.z.weight": np.ones((1, 5)), "net.z.bias": np.ones(1)}
    found = list(chains({**ends, **params}, 1, 1))
    right = [chain for chain in found if chain[0].weights == "net.a.weight"]
    assert right
    for chain in right:
        for layer in chain:
            assert layer.bias == layer.weights.replace("weight", "bias")


@pytest.mark.parametrize("parts", [("[0]", "[1]"), ("['W']", "['b']"), (".wagi", ".prog")])
@pytest.mark.parametrize("n_rows", [0, 1])
def test_weights_and_bias_of_one_list_are_one_layer(parts: tuple[str, str], n_rows: int):
    """Where all layers hold two arrays: the one with a single axis is the bias."""
    sizes = [(2, 5), (5, 5), (5, 5), (5, 1)]
    params = {}
    for k, (n_in, n_out) in enumerate(sizes):
        params[f"net[{k}]{parts[0]}"] = np.ones((n_in, n_out))
        params[f"net[{k}]{parts[1]}"] = np.ones((1,) * n_rows + (n_out,))
    found = list(chains(params, 2, 1))
    assert found
    for chain in found:
        for layer in chain:
            assert layer.bias == layer.weights.removesuffix(parts[0]) + parts[1]


def test_the_biases_of_one_list_go_with_the_weights_of_another():
    """Of two lists under any names, the one of flat arrays holds the biases."""
    sizes = [1, 12, 12, 1]
    pairs = list(pairwise(sizes))
    params = {f"pesos[{k}]": np.ones(shape) for k, shape in enumerate(pairs)}
    params |= {f"vieses[{k}]": np.ones((1, n)) for k, (_, n) in enumerate(pairs)}
    first = next(chains(params, 1, 1))
    assert [layer.weights for layer in first] == ["pesos[0]", "pesos[1]", "pesos[2]"]
    assert [layer.bias for layer in first] == ["vieses[0]", "vieses[1]", "vieses[2]"]
