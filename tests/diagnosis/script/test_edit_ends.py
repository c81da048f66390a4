"""The last layer of several loses its activation, in whatever way the layers are kept."""

from dataclasses import replace

import pytest
from tests.diagnosis.script.test_edit_families import case_of, changed

from curvesmith.diagnosis.script.edits import alternatives
from curvesmith.diagnosis.script.edits.squashing import bending
from curvesmith.diagnosis.script.lines import Shape

LAYER = """\
class Bend:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out
    def backward(self, d):
        return d * self.out * (1 - self.out)
"""
OPTION = """\
def dense(n, act="relu"):
    return n, act
"""
FUNCTIONS = """\
def f(z):
    return 1 / (1 + np.exp(-z))
f_prime = lambda a: a * (1 - a)
"""


@pytest.mark.parametrize(
    ("before", "line", "new"),
    [
        (LAYER, "net = [Dense(1, 8), Bend(), Dense(8, 1), Bend()]",
            "net = [Dense(1, 8), Bend(), Dense(8, 1)]"),
        (LAYER, "net = Net(layers=[Dense(8, 1), Bend()])", "net = Net(layers=[Dense(8, 1)])"),
        (LAYER, "net.add(Bend())", "pass"),
        ("", "net = nn.Sequential(*layers)", "net = nn.Sequential(*layers[:-1])"),
        ("", 'net = nn.Sequential(OrderedDict([("a", nn.Linear(1, 1)), ("b", nn.ReLU())]))',
            'net = nn.Sequential(OrderedDict([("a", nn.Linear(1, 1))]))'),
        (OPTION, "net = dense(9), dense(1)", 'net = dense(9), dense(1, act="linear")'),
        ("", 'net = [("tanh", 9), ("sigmoid", 1)]', 'net = [("tanh", 9), ("linear", 1)]'),
        (FUNCTIONS, "acts = [np.tanh, f]", "acts = [np.tanh, lambda z: z]"),
        (FUNCTIONS, "net = Layer(9, f, f_prime), Layer(1, f, f_prime)",
            "net = Layer(9, f, f_prime), Layer(1, lambda z: z, lambda *z: 1.0)"),
    ],
)  # fmt: skip
def test_last_of_several_layers_has_no_activation(before, line, new):
    """A layer of its own is left out; one that is named is named none."""
    case = case_of(f"{before}{line}\n")

    assert [f"-{line}", f"+{new}"] in [changed(case, e) for e in alternatives("output-range", case)]


@pytest.mark.parametrize(
    ("head", "line", "asked"),
    [
        ("for W, b in params:", "a = np.tanh(a @ W + b)", "W is params[-1][0]"),
        ("for layer in self.layers:", "a = act(layer(a))", "layer is self.layers[-1]"),
        ("for l in range(L):", "a = np.tanh(W[l] @ a)", "l == range(L)[-1]"),
        ("for W, b in zip(Ws, bs):", "a = np.tanh(a @ W + b)", "W is Ws[-1]"),
        ("for i, W in enumerate(Ws):", "a = np.tanh(a @ W)", "i == len(Ws) - 1"),
    ],
)
def test_last_pass_of_a_loop_leaves_the_activation_out(head, line, asked):
    """However the loop counts its layers."""
    text = f"def predict(a):\n    {head}\n        {line}\n        out.append(a)\n    return a\n"
    case = case_of(f"{text}for epoch in range(9):\n    predict(X)\n", loop=6, counting=6)
    (found,) = [changed(case, e) for e in alternatives("output-range", case)][:1]

    assert f"if {asked} else {line[4:]})" in found[1]


def test_first_pass_back_leaves_the_slope_out():
    """Where the loop over layers forward is given another last pass."""
    case = case_of(
        "def ahead(a):\n    for l in range(L):\n        a = np.tanh(W[l] @ a)\n    return a\n"
        "def back(d):\n    for l in reversed(range(L)):\n        d = e * (1 - a[l] ** 2)\n"
    )
    found = [changed(case, e) for e in alternatives("output-range", case)]

    new = "+        d = e if l == list(reversed(range(L)))[0] else e * (1 - a[l] ** 2)"
    assert any(new in lines for lines in found)


def test_activations_are_known_whatever_their_names():
    """By what they return; derivatives and layers with weights are none."""
    text = f"""\
{LAYER}
class Dense:
    def forward(self, x):
        return np.tanh(x @ self.W)
def phi(v, deep=False):
    return math.tanh(v)
def phi_prime(v):
    return 1 - math.tanh(v) ** 2
def loss(y):
    return np.mean(y ** 2)
def wave(x):
    return np.exp(-x / T) @ W
squash = np.tanh
bend = lambda x: np.maximum(0, x)
self.last = nn.Sigmoid()
"""
    found = bending(case_of(text).tree)

    assert found.functions == {"phi", "squash", "bend", "last"}
    assert found.layers == {"Bend", "Sigmoid"}


@pytest.mark.parametrize("line", ["a = a @ W + b", "a = np.dot(a, W) + b"])
def test_all_but_the_last_pass_of_a_loop_bend(line):
    """What makes a layer of the one before; what passes errors back does not."""
    text = (
        f"def ahead(a):\n    for W, b in params:\n        {line}\n    return a\n"
        "def back(d):\n    for W, b in params[::-1]:\n        d = d @ W.T\n    return d\n"
    )
    found = [changed(case_of(text), e) for e in alternatives("no-nonlinearity", case_of(text))]
    sum_ = line[4:]

    new = f"+        a = ({sum_}) if W is params[-1][0] else np.tanh({sum_})"
    assert found[0] == [f"-        {line}", new]
    assert len(found) == 1


def test_activation_that_no_layer_reads_is_read():
    """By the next statement that makes a layer."""
    text = "for i in range(9):\n    h = X @ V\n    a = np.tanh(h)\n    out = h @ w\n"
    case = replace(case_of(text, loop=1), shapes={"V": (1, 8), "w": (8, 1)})
    (found, *_) = [changed(case, e) for e in alternatives("no-nonlinearity", case)]

    assert found == ["-    out = h @ w", "+    out = a @ w"]


def test_sums_of_a_layer_are_bent_within_predictions_too():
    """By the parameters that they are made of."""
    text = (
        "def predict(x):\n    return np.dot(v, w * x + b) + c\n"
        "for i in range(9):\n    z = w * x + b\n    out = np.dot(v, z) + c\n"
    )
    lines = {"loop": 3, "used": {"w": 4, "b": 4, "v": 5, "c": 5}, "prediction": 5}
    shapes = {"w": (8,), "b": (8,), "v": (8,), "c": ()}
    case = replace(case_of(text, **lines), shapes=shapes)

    assert [changed(case, e) for e in alternatives("no-nonlinearity", case)] == [
        [
            "-    return np.dot(v, w * x + b) + c",
            "+    return np.dot(v, np.tanh(w * x + b)) + c",
            "-    z = w * x + b",
            "+    z = np.tanh(w * x + b)",
        ]
    ]


@pytest.mark.parametrize("owner", ["np", "math"])
def test_lambda_that_returns_what_it_is_given_is_curved(owner):
    """And its slope, of the value before the activation or of that behind it."""
    case = case_of(
        f"import {owner}\nfrom x import y as {owner}\nf = lambda s: s\ndf = lambda s: 1.0\n"
    )
    found = [changed(case, e) for e in alternatives("no-nonlinearity", case)]

    new = [[line for line in lines if line[0] == "+"] for lines in found]
    bent = f"+f = lambda s: {owner}.tanh(s)"
    assert new == [
        [bent, f"+df = lambda s: 1 - {owner}.tanh(s) ** 2"],
        [bent, "+df = lambda s: 1 - s ** 2"],
    ]


def test_last_layer_is_marked_above_the_loop_where_none_lists_them():
    """By the name of its weights."""
    text = (
        "class Dense:\n    def __init__(self, n):\n        self.W = np.ones(n)\n"
        "    def ahead(self, x):\n        return np.tanh(x @ self.W)\n"
        "for n in (3, 1):\n    net.add(Dense(n))\nfor i in range(9):\n    pass\n"
    )
    layers = tuple(Shape(f"net.all[{k}].W", None, 1, 1, "tanh", False) for k in (0, 1))
    made = {layer.weights: 3 for layer in layers}
    case = case_of(text, loop=8, counting=8, layers=layers, made=made)
    found = [changed(case, e) for e in alternatives("output-range", case)]

    assert any("+net.all[1].is_output = True" in lines for lines in found)


def test_module_behind_the_last_layer_is_exchanged():
    """Where a function makes the blocks: by the name of the weights, above the training."""
    layers = (Shape("net.blocks.2.0.weight", None, 8, 1, "relu", False),)
    text = "import torch\nnet = Net()\nfor i in range(9):\n    out = net(x)\n"
    case = case_of(text, loop=3, counting=3, layers=layers)

    assert [changed(case, e) for e in alternatives("output-range", case)] == [
        ["+net.blocks[2][1] = torch.nn.Identity()"]
    ]


def test_activation_that_layers_share_stays():
    """Only the layer that makes the output leaves it out."""
    text = (
        "def act(z):\n    return 1 / (1 + np.exp(-z))\n"
        "for i in range(9):\n    h = act(x @ V)\n    out = act(h @ w)\n"
    )
    case = replace(case_of(text, loop=3, prediction=5), shapes={"V": (1, 8), "w": (8, 1)})
    found = [changed(case, e) for e in alternatives("output-range", case)]

    assert found[0] == ["-    out = act(h @ w)", "+    out = h @ w"]
    assert not any("+    return z" in lines for lines in found)


@pytest.mark.parametrize("slope", ["a * (1 - a)", "(1 - a ** 2)"])
def test_slope_of_the_output_goes_with_its_activation(slope):
    """A training that keeps it may diverge before anything can be measured."""
    text = (
        "for i in range(9):\n    a = sigmoid(h @ w)\n"
        f"    d = 2 * (a - y) / n * {slope}\n    u = d @ w.T * h * (1 - h)\n"
    )
    case = case_of(text, loop=1, prediction=2)

    assert changed(case, alternatives("output-range", case)[0]) == [
        "-    a = sigmoid(h @ w)",
        f"-    d = 2 * (a - y) / n * {slope}",
        "+    a = h @ w",
        "+    d = (2 * (a - y) / n)",
    ]


def test_what_bends_the_data_of_a_library_s_network_is_no_activation():
    """Without it, other data are fitted."""
    text = "y = 3 * np.tanh(x)\nmodel = MLPRegressor((8,)).fit(x, y)\n"
    assert alternatives("output-range", case_of(text)) == []
    assert alternatives("output-range", case_of(text.replace("MLPRegressor", "Net")))
