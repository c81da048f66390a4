"""Data and parameters are placed where the script makes them, in whatever style it does."""

import pytest
from tests.diagnosis.script.scripts import FLAT
from tests.diagnosis.script.test_placing import TORCH, changed, lines_of, place

from curvesmith.diagnosis.finding import Finding, Where
from curvesmith.diagnosis.script.lines import Lines, Shape
from curvesmith.diagnosis.script.placing import line_of

DATA = "X = np.random.uniform(-1, 1, (40, 2))\n"
TARGETS = "y = X[:, :1] * X[:, 1:] + 1\n"
FUNCTIONS = """\
import numpy as np
def load(n):
    inputs = np.random.uniform(-1, 1, (n, 2))
    return inputs, inputs[:, :1] * inputs[:, 1:]
def start(n):
    first = np.ones((2, n)) * 0.5
    return first, np.zeros(n), np.random.randn(n, 1)
X, y = load(40)
W, b, v = start(6)
for i in range(50):
    h = np.tanh(X @ W + b)
    out = h @ v
    loss = np.mean((out - y) ** 2)
    d = 2 * (out - y) / 40
    dh = d @ v.T * (1 - h ** 2)
    v -= 0.1 * h.T @ d
    W -= 0.1 * X.T @ dh
    b -= 0.1 * dh.sum(0)
"""


def test_values_stand_in_the_function_that_makes_them():
    """Not where they come out of it; edits still go by the statement outside."""
    lines = lines_of(FUNCTIONS)

    assert place("inputs-not-scaled", lines) == 3
    assert place("symmetric-init", lines, "W") == 6
    assert place("init-too-small", lines, "b") == 7
    assert place("init-too-large", lines, "v") == 7
    assert (lines.inputs, lines.targets) == (8, 8)


def test_values_made_of_data_stand_where_they_are_asked_for():
    """A function that is given arrays only transforms them."""
    text = changed(FUNCTIONS, "X, y = load(40)\n", "X, y = load(40)\nX = moved(X)\n")
    text = changed(text, "def load(n):", "def moved(a):\n    return 900 + a\ndef load(n):")

    assert place("inputs-not-scaled", lines_of(text)) == 11


@pytest.mark.parametrize(
    "then", ["y = y[:40]", "y = (y - 1) / 3; y = y[:40]", "y = y[:40]; y = (y - y.mean()) / 3"]
)
def test_targets_that_nothing_predicts_stand_where_they_are_drawn(then):
    """Not where they are split or scaled."""
    text = changed(FLAT, TARGETS, f"y = np.random.uniform(-1, 1, (60, 1))\n{then}\n")

    assert (
        place("nothing-to-learn", lines_of(text))
        == text.splitlines().index("y = np.random.uniform(-1, 1, (60, 1))") + 1
    )


def test_columns_that_give_the_targets_away_stand_where_they_are_made():
    """Not where they are put beside the others; else there."""
    leaking = "t = np.random.uniform(-1, 1, 40); y = np.sin(3 * t)[:, None]\n"
    text = changed(FLAT, DATA + TARGETS, leaking + "u = 3 * y[:, 0] + 1\nX = np.stack([t, u], 1)\n")
    first = text.splitlines().index("u = 3 * y[:, 0] + 1") + 1

    assert place("target-leak", lines_of(text)) == first
    table = "z = np.stack([t, y[:, 0]], 1)\n"  # as large as X, and with the target itself
    whole = changed(text, "u = 3 *", table + "u = 3 *")
    assert place("target-leak", lines_of(whole)) == first + 1
    itself = changed(text, "u = 3 * y[:, 0] + 1\n", "\n").replace("[t, u]", "[t, y[:, 0]]")
    assert place("target-leak", lines_of(itself)) == first + 1


@pytest.mark.parametrize(
    ("cause", "places"),
    [("saturated-units", [3, 5]), ("too-few-units", [3, 5]), ("kinks-outside-data", [4, 6])],
)
def test_layers_stand_for_their_weights(cause, places):
    """Checks that know the layer say nothing of parameters; kinks are where the biases are."""
    layers = (Shape("A", "a", 1, 5, "tanh", True), Shape("B", "b", 5, 1, "linear", True))
    lines = Lines(made={"A": 3, "a": 4, "B": 5, "b": 6}, layers=layers)
    found = [line_of(Finding(cause, "fault", Where(layer=k), "", ()), lines) for k in (1, 2)]

    assert found == places


def test_what_a_module_lacks_between_layers_is_where_it_calls_them():
    """Not where they are made."""
    pytest.importorskip("torch")
    text = changed(TORCH, "torch.tanh(first(x))", "first(x)")

    assert place("no-nonlinearity", lines_of(text), "first.weight") == 10


def test_layers_without_a_graph_are_where_it_is_switched_off():
    """The optimizer has them, and no gradient comes."""
    pytest.importorskip("torch")
    text = changed(
        TORCH,
        "    h = torch.tanh(first(x))\n",
        "    with torch.no_grad():\n        h = torch.tanh(first(x))\n",
    )

    assert place("parameter-frozen", lines_of(text)) == 10


def test_an_activation_that_ends_a_container_bounds_what_it_predicts():
    """It is taken out where the container is made."""
    pytest.importorskip("torch")
    text = changed(TORCH, "out = last(h)", "out = net(h)")
    text = changed(
        text, "for layer in", "net = torch.nn.Sequential(last, torch.nn.Tanh())\nfor layer in"
    )

    assert place("output-range", lines_of(text)) == 4


def test_rates_of_optimizers_are_where_they_are_given():
    """Where no number is theirs; not where a step is made."""
    assert place("learning-rate-too-low", Lines(optimizer=7, is_automatic=True)) == 7


@pytest.mark.parametrize(
    "statement",
    [
        "layer.weight.data *= 60.0",
        "torch.nn.init.normal_(layer.weight, std=50.0)",
        "layer.weight.data.mul_(60.0)",
    ],
)
def test_weights_that_a_loop_changes_stand_there(statement):
    """Also those of the layers before the last one, of which nothing else is seen."""
    pytest.importorskip("torch")
    text = changed(TORCH, "torch.nn.init.constant_(layer.weight, 0.1)", statement)
    lines = lines_of(text)

    assert place("init-too-large", lines, "first.weight") == 5
    assert place("init-too-large", lines, "last.weight") == 5


def test_updates_that_change_nothing_at_first_stand_in_the_dict_of_the_parameters():
    """Gradients of the same name in another dict are none."""
    text = """\
import numpy as np
X = np.random.uniform(-1, 1, (40, 2))
y = X[:, :1] * X[:, 1:]
net = {"W": np.zeros((2, 6)), "v": np.zeros((6, 1)), "c": np.zeros(1)}
for i in range(50):
    h = np.tanh(X @ net["W"])
    out = h @ net["v"] + net["c"]
    loss = np.mean((out - y) ** 2)
    d = 2 * (out - y) / 40
    grads = {}
    grads["v"] = h.T @ d
    grads["c"] = d.sum(0)
    grads["W"] = X.T @ (d @ net["v"].T * (1 - h ** 2))
    for key in net:
        net[key] += 0.1 * grads[key]
"""

    assert place("update-ascends", lines_of(text), "W") == 15
    assert place("update-ascends", lines_of(text), "v") == 15
