"""The statement that holds a fault is named, not one that only uses what it made."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.diagnosis.script.scripts import FLAT

from curvesmith.diagnosis.finding import Finding, Where
from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.lost import (
    dropped_line,
    idle_line,
    rebound_line,
    uncalled_line,
)
from curvesmith.diagnosis.script.placing import line_of
from curvesmith.diagnosis.script.program import Script

PAIRED = """\
import numpy as np
X = np.random.uniform(-1, 1, (30, 2))
y = X[:, 0] * X[:, 1]
W = np.random.randn(2, 1)
for i in range(50):
    out = X @ W
    diff = out - y
    loss = np.mean(diff ** 2)
    W -= 0.1 * X.T @ diff.mean(axis=1, keepdims=True) / 30
"""
STACK = """\
import numpy as np
class Layer:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out)
        self.b = np.zeros(n_out)
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, d):
        self.dW = self.x.T @ d
        self.db = d.sum(0)
        return d @ self.W.T
X = np.random.uniform(-1, 1, (40, 2))
y = X[:, :1] ** 2
layers = [Layer(2, 5), Layer(5, 1)]
for i in range(50):
    a = X
    for layer in layers:
        a = layer.forward(a)
    loss = np.mean((a - y) ** 2)
    d = 2 * (a - y) / len(X)
    for layer in reversed(layers):
        d = layer.backward(d)
    for layer in layers:
        layer.W -= 0.1 * layer.dW
        layer.b -= 0.1 * layer.db
"""
BOUNDED = """\
import numpy as np
X = np.random.uniform(-1, 1, (40, 2))
y = 5 * X[:, :1]
weights = [np.random.randn(2, 6), np.random.randn(6, 1)]
def network(a):
    for W in weights:
        a = np.tanh(a @ W)
    return a
for i in range(50):
    h = np.tanh(X @ weights[0])
    out = network(X)
    loss = np.mean((out - y) ** 2)
    d = 2 * (out - y) / 40 * (1 - out ** 2)
    dh = d @ weights[1].T * (1 - h ** 2)
    weights[1] -= 0.1 * h.T @ d
    weights[0] -= 0.1 * X.T @ dh
"""
NUDGED = """\
import math
import random
rows = [(k / 20, math.sin(k / 20)) for k in range(20)]
w = [random.uniform(-2, 2) for _ in range(6)]
v = [random.uniform(-1, 1) for _ in range(6)]
c = 0.0
def network(x):
    hidden = [math.tanh(w[k] * x) for k in range(6)]
    return hidden, sum(h * u for h, u in zip(hidden, v)) + c
for epoch in range(30):
    total = 0.0
    for x, t in rows:
        hidden, out = network(x)
        error = out - t
        total += error ** 2
        for k in range(6):
            w[k] -= 0.02 * error
            v[k] -= 0.02 * error
        c -= 0.02 * error
"""
TORCH = """\
import torch
torch.manual_seed(0)
first, last = torch.nn.Linear(2, 5), torch.nn.Linear(5, 1)
for layer in (first, last):
    torch.nn.init.constant_(layer.weight, 0.1)
x = torch.rand(40, 2)
y = x[:, :1] * x[:, 1:]
optimizer = torch.optim.SGD([*first.parameters(), *last.parameters()], lr=0.1)
for step in range(20):
    h = torch.tanh(first(x))
    out = last(h)
    loss = torch.nn.functional.mse_loss(out, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(h.detach().mean())
"""


def lines_of(text: str) -> Lines:
    """Take a text apart that has a training, and return its lines."""
    anatomy = dissect(Script(Path("script.py"), text))
    assert isinstance(anatomy, Anatomy), anatomy
    return anatomy.lines


def place(cause: str, lines: Lines, parameter: str | None = None) -> int:
    """Return the line that a finding gets."""
    return line_of(Finding(cause, "fault", Where(parameter=parameter), "Sentence.", ()), lines)


def changed(text: str, right: str, wrong: str) -> str:
    """Return a text with a mistake in it."""
    assert text.count(right) == 1
    return text.replace(right, wrong)


def test_pairs_stand_where_prediction_and_target_meet():
    """Not where the loss of all the pairs is computed."""
    assert place("shape-broadcast", lines_of(PAIRED)) == 7


def test_what_is_kept_by_a_layer_is_not_passed_on():
    """The next layer notes its inputs; where the sum is made is where an activation is missing."""
    assert place("no-nonlinearity", lines_of(STACK), "layers[0].W") == 8


def test_bounded_output_stands_where_it_gets_its_value():
    """Not in the statement that returns a name."""
    assert place("output-range", lines_of(BOUNDED)) == 7


def test_one_number_for_all_weights_is_wrong_in_the_update():
    """The error is right; that each weight follows it as it is, is not."""
    assert place("gradient-wrong", lines_of(NUDGED), "w") == 17


def test_sign_that_others_need_is_right():
    """Errors y - f are turned back for some parameters: where it is not, the sign is lost."""
    text = changed(FLAT, "dout = 2 * (out - y)", "dout = 2 * (y - out)")
    text = changed(text, "dW2 = h.T @ dout", "dW2 = -h.T @ dout")
    text = changed(text, "db2 = dout.sum", "db2 = -dout.sum")

    assert place("gradient-sign", lines_of(text)) == 17


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("np.tanh(z)", 3),
        ("torch.relu(z)", 3),
        ("np.tanh(z, out=z)", None),
        ("print(z)", None),
        ("h = np.tanh(z)", 3),
        ("h = z.clamp(min=0)", 3),
        ("h = z.clamp(-1, 1)", None),
        ("h = np.exp(z)", None),
        ("z = np.tanh(z)", None),
        ("z.fill(0)", None),
    ],
)
def test_dropped_results_are_seen(statement, line):
    """Only where a function does nothing else than return."""
    assert dropped_line(f"import numpy as np\ndef f(z):\n    {statement}\n    return z\n") == line


def test_dropped_activation_is_where_its_derivative_is_wrong():
    """And where a network lacks what makes it bend."""
    text = changed(FLAT, "    h = np.maximum(0, z)\n", "    np.maximum(0, z); h = z\n")
    lines = lines_of(text)

    assert place("activation-derivative", lines, "W1") == 11
    assert place("no-nonlinearity", lines, "W1") == 11


def test_few_rows_are_where_they_are_drawn():
    """Not where they are turned into a column."""
    text = changed(
        FLAT,
        "X = np.random.uniform(-1, 1, (40, 2))\n",
        "t = np.random.uniform(-1, 1, 40); u = t ** 2\nX = np.stack([t, u], axis=1)\n",
    )

    assert place("too-few-rows", lines_of(text)) == 2


def test_constant_weights_are_where_they_are_filled():
    """A call that fills each layer in turn, not the layer's own statement."""
    pytest.importorskip("torch")

    assert place("symmetric-init", lines_of(TORCH), "first.weight") == 5


def test_common_factors_begin_where_prediction_and_target_meet():
    """Not where the loss compares them, nor at the first parameter that gets its gradient."""
    lines = lines_of(FLAT)
    text = changed(FLAT, "    loss", "    shown = np.mean((out - y) ** 2)\n    loss")
    meeting = FLAT.splitlines().index("    dout = 2 * (out - y) / len(y)") + 1

    assert place("gradient-factor", lines) == meeting
    assert place("gradient-factor", lines_of(text)) == meeting + 1
    assert place("gradient-factor", lines, "W2") != meeting


def test_tensors_without_an_activation_are_where_they_are_multiplied():
    """Not where they are drawn: no layer of PyTorch's computes behind the user's lines."""
    pytest.importorskip("torch")
    text = (
        "import torch\nX, y = torch.rand(8, 2), torch.rand(8, 1)\n"
        "W = torch.randn(2, 3, requires_grad=True)\nV = torch.randn(3, 1, requires_grad=True)\n"
        "for step in range(9):\n    h = X @ W\n    loss = ((h @ V - y) ** 2).mean()\n"
        "    loss.backward()\n    with torch.no_grad():\n        for p in (W, V):\n"
        "            p -= 0.1 * p.grad\n            p.grad.zero_()\n"
    )

    assert place("no-nonlinearity", lines_of(text), "W") == 6


def test_layers_cut_off_are_where_they_are_cut():
    """The optimizer has them, and no gradient comes."""
    pytest.importorskip("torch")
    cut = changed(TORCH, "out = last(h)", "out = last(h.detach())")
    left_out = changed(TORCH, "[*first.parameters(), *last.parameters()]", "last.parameters()")

    assert place("parameter-frozen", lines_of(cut)) == 11
    assert place("parameter-frozen", lines_of(left_out)) == 8


def test_judgements_are_where_they_are_predicted():
    """Not where the score is printed."""
    lines = replace(lines_of(FLAT), judged=22, judged_value=21)

    assert place("evaluation-scale", lines) == 21
    assert place("evaluation-data", replace(lines, judged_value=None)) == 22


def test_a_missing_step_is_missing_behind_the_gradients():
    """No statement changes what is trained: where gradients were computed, one should."""
    pytest.importorskip("torch")
    lines = lines_of(changed(TORCH, "    optimizer.step()\n", ""))

    assert place("parameter-frozen", lines, "first.weight") == 14


def test_steps_are_lost_where_gradients_are_forgotten_or_others_are_held():
    """Not at the step itself, which is right."""
    pytest.importorskip("torch")
    zero, back = "    optimizer.zero_grad()\n", "    loss.backward()\n"
    forgotten = changed(changed(TORCH, zero, ""), back, back + zero)
    others = "first, last = torch.nn.Linear(2, 5), torch.nn.Linear(5, 1)\n"
    of_others = changed(TORCH, "for step in range(20):\n", others + "for step in range(20):\n")

    assert place("parameter-frozen", lines_of(forgotten), "first.weight") == 14
    assert place("parameter-frozen", lines_of(of_others), "first.weight") == 8


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("act = lambda z: z\nh = act(x @ W)\n", 1),
        ("def act(z):\n    return z\nh = act(x @ W)\n", 2),
        ("def act(z):\n    'Bend.'\n    return z\nh = act(x @ W)\n", 3),
        ("act = lambda z: z\nh = x @ W\n", None),  # nobody asks it
        ("identity = lambda z: z\nh = identity(x @ W)\n", None),  # as it says
        ("act = lambda z: 2 * z\nh = act(x @ W)\n", None),
        ("class T:\n    def forward(self, x):\n        return np.tanh(x)\nnet = [T()]\n", 4),
        ("class N:\n    def forward(self, x):\n        return np.tanh(x @ W)\nnet = N()\n", None),
    ],
)
def test_activations_that_bend_nothing_are_seen(text, line):
    """Told of networks that are straight lines: what they are given, they give back."""
    assert idle_line(text) == line


def test_straight_networks_lack_what_is_written_and_not_asked():
    """An activation that returns its argument, before the line that calls it."""
    text = changed(FLAT, "import numpy as np\n", "import numpy as np\nact = lambda z: z\n")
    text = changed(text, "h = np.maximum(0, z)", "h = act(z)")

    assert place("no-nonlinearity", lines_of(text), "W1") == 2


def test_steps_of_some_layers_alone_are_told_where_these_are_told_to():
    """Not at the step, which is right for the layer that makes it."""
    steps = "    for layer in layers:\n        layer.W -= 0.1 * layer.dW\n"
    steps += "        layer.b -= 0.1 * layer.db\n"
    method = (
        "    def step(self):\n        self.W -= 0.1 * self.dW\n        self.b -= 0.1 * self.db\n"
    )
    text = changed(changed(STACK, steps, "    layer.step()\n"), "X = np", f"{method}X = np")
    right = changed(text, "    layer.step()", "    for layer in layers:\n        layer.step()")

    assert place("parameter-frozen", lines_of(text), "layers[1].W") == 27
    assert lines_of(right).seldom is None


def test_outputs_by_an_activation_of_all_layers_are_where_it_is_called():
    """The function itself is right for the others."""
    text = changed(STACK, "class Layer", "relu = lambda z: np.maximum(z, 0)\nclass Layer")
    text = changed(text, "return x @ self.W + self.b", "return relu(x @ self.W + self.b)")
    lines = lines_of(text)

    assert lines.prediction == 2
    assert place("output-range", lines) == 9


def test_gradients_add_up_where_pytorch_computes_them():
    """Where a method that would set them to zero is named only, that line is wrong."""
    pytest.importorskip("torch")
    zero = "    optimizer.zero_grad()\n"
    named = changed(TORCH, zero, "    optimizer.zero_grad\n")

    assert place("gradients-accumulate", lines_of(changed(TORCH, zero, ""))) == 13
    assert place("gradients-accumulate", lines_of(named)) == 13
    assert uncalled_line(named) == 13
    assert uncalled_line("w.grad.zero_()\nw.grad.zero_\nw.grad\n") == 2


@pytest.mark.parametrize(
    ("step", "line"),
    [
        ("p = p - 0.1 * g", 4),
        ("p = (p - 0.1 * g).detach()", 4),
        ("p -= 0.1 * g", None),
        ("new = p - 0.1 * g", None),
        ("p = p.T", None),
    ],
)
def test_steps_of_a_name_of_the_loop_are_seen(step, line):
    """What the name stood for is not changed."""
    loop = "for i in range(9):\n    a, b = f(W, V)\n    for p, g in zip([W, V], [a, b]):\n"
    text = f"{loop}        {step}\n"
    assert rebound_line(text) == line
