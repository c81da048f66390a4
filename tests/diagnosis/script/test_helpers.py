"""A wrong gradient is placed where it is written, in whatever way the script is built."""

import pytest
from tests.diagnosis.script.test_placing import changed, lines_of, place

WAVE = """\
import numpy as np
rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (40, 2))
y = X[:, :1] * X[:, 1:]
act = lambda z: 1 / (1 + np.exp(-z))
slope = lambda a: a * (1 - a)
W, b, v = rng.normal(size=(2, 6)), rng.normal(size=6), rng.normal(size=(6, 1))
def gradients(W, b, v):
    z = X @ W + b
    h = act(z)
    d = 2 * (h @ v - y) / 40
    dz = (d @ v.T) * slope(h)
    return [X.T @ dz, dz.sum(0), h.T @ d]
for i in range(50):
    W, b, v = [p - 0.5 * g for p, g in zip((W, b, v), gradients(W, b, v))]
    print(np.mean((act(X @ W + b) @ v - y) ** 2))
"""
STEPS = """\
import numpy as np
rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (40, 2))
y = X[:, :1] * X[:, 1:]
W, b, v = rng.normal(size=(2, 6)), rng.normal(size=6), rng.normal(size=(6, 1))
for i in range(50):
    h = np.tanh(X @ W + b)
    out = h @ v
    loss = np.mean((out - y) ** 2)
    d = 2 * (out - y) / 40
    v = v - 2.5 * h.T @ d
    dh = (d @ v.T) * (1 - h ** 2)
    W = W - 2.5 * X.T @ dh
    b = b - 2.5 * dh.sum(0)
"""
OBJECTS = """\
import numpy as np
class Layer:
    def __init__(self, n_in, n_out):
        self.w = np.random.randn(n_in, n_out)
        self.b = np.random.randn(n_out)
    def __call__(self, x):
        self.x = x
        return x @ self.w + self.b
    def back(self, g):
        self.gw = self.x.T @ g
        self.gb = g.mean(axis=0)
        return g @ self.w.T
X = np.random.uniform(-1, 1, (40, 2))
y = X[:, :1] ** 2
one, two = Layer(2, 5), Layer(5, 1)
for i in range(50):
    h = np.tanh(one(X))
    out = two(h)
    loss = np.mean((out - y) ** 2)
    one.back(two.back(2 * (out - y) / len(X)) * (1 - h ** 2))
    for layer in (one, two):
        layer.w -= 0.1 * layer.gw
        layer.b -= 0.1 * layer.gb
"""


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("lambda a: a * (1 - a)", "lambda a: a * (1 + a)", 6),
        ("slope(h)", "slope(z)", 12),
        ("* slope(h)", "", 12),
        ("slope(h)", "act(h) * (1 - act(h))", 12),
    ],
    ids=["the function is wrong", "the call is", "neither is there", "the function is right"],
)
def test_wrong_derivatives_are_told_from_wrong_calls_of_right_ones(right, wrong, line):
    """Where no other array makes it right, the function is; one left out is so before its use."""
    assert place("activation-derivative", lines_of(changed(WAVE, right, wrong)), "W") == line


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("d = 2 * (h @ v - y) / 40", "d = 2 * np.abs(h @ v - y) / 40", 11),
        ("    d = 2 * (h @ v - y) / 40\n", "    e = h @ v - y\n    d = 2 * e ** 3 / 40\n", 12),
        ("    d = 2 * (h @ v - y) / 40\n", "    e = (h @ v - y) ** 3\n    d = 2 * e / 40\n", 11),
    ],
)
def test_slopes_of_another_loss_are_where_they_are_taken(right, wrong, line):
    """A plain difference is right, whatever is made of it."""
    assert place("loss-gradient-mismatch", lines_of(changed(WAVE, right, wrong)), "v") == line


def test_no_activation_is_lacking_behind_the_last_layer():
    """Of layers in a loop, none is left out where the last sum is returned."""
    text = changed(OBJECTS, "    h = np.tanh(one(X))\n    out = two(h)\n", "    out = run(X)\n")
    text = changed(text, " * (1 - h ** 2))", ")")
    loop = "def run(a):\n    for layer in (one, two):\n        a = layer(a)\n    return a\n"
    text = changed(text, "for i in range(50):\n", loop + "for i in range(50):\n")

    assert place("no-nonlinearity", lines_of(text), None) == 8


def test_a_gradient_in_a_list_is_wrong_where_it_is_computed():
    """Not in the statement that takes it out of the list."""
    lines = lines_of(changed(WAVE, "h.T @ d]", "z.T @ d]"))

    assert place("layer-input", lines, "v") == 13
    assert lines.wrong["v"].cause == "layer-input"


def test_weights_behind_their_step_are_old_where_they_are_used():
    """The step itself is right."""
    lines = lines_of(STEPS)

    assert place("stale-values", lines, "W") == 12
    assert lines.wrong["W"].cause == "stale-values"


def test_values_of_other_rows_are_old():
    """A forward pass on rows that are only looked at leaves its values behind."""
    look = "    out = two(h)\n"
    other = "    two(np.tanh(one(np.random.uniform(-1, 1, (40, 2)))))\n"
    lines = lines_of(changed(OBJECTS, look, look + other))

    assert {name: wrong.cause for name, wrong in lines.wrong.items() if name.endswith("w")} == {
        "one.w": "stale-values",
        "two.w": "stale-values",
    }


def test_factors_are_where_the_gradient_is_computed():
    """Not in the statement that makes a step of it, whose rate is a number."""
    lines = lines_of(OBJECTS)

    assert place("bias-gradient", lines, "one.b") == 11
    assert place("gradient-factor", lines, "two.b") == 11


def test_without_a_loss_the_squared_errors_are_what_should_go_down():
    """The first statement that is turned around is named all the same."""
    text = changed(WAVE, "h @ v - y", "y - h @ v").replace("    print(np.mean(", "    # (")

    assert place("gradient-sign", lines_of(text), "W") == 11


def test_gradients_put_into_the_shape_of_another_parameter_are_told():
    """They fit there by their number of entries alone."""
    text = changed(STEPS, "    v = v - 2.5 * h.T @ d\n    dh", "    dh")
    text = changed(text, "(2, 6)", "(1, 6)").replace("(40, 2)", "(40, 1)").replace("X[:, 1:]", "2")
    text = changed(text, "    W = W - 2.5 * X.T @ dh\n", "    dW, dv = X.T @ dh, h.T @ d\n")
    swapped = (
        text + "    W = W - 2.5 * dv.reshape(W.shape)\n    v = v - 2.5 * dW.reshape(v.shape)\n"
    )
    lines = lines_of(swapped)

    assert [lines.wrong[name].kind for name in ("W", "v")] == ["other", "other"]
    assert [place("update-wrong-parameter", lines, name) for name in ("W", "v")] == [14, 15]
