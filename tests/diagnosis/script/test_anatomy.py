"""A script is taken apart: its loop, parameters, data, loss, gradients, and their lines."""

import re
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from tests.diagnosis.script.scripts import BATCHES, DICT, FLAT, FLOATS, LAYERS, ROWS, SCRIPTS, TORCH

from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.program import Script, run_code, seed_everything

# Parameters of each script, lines of its training loop, learning rate and number of steps.
PARTS = {
    "flat": ({"W1", "b1", "W2", "b2"}, 9, 0.05, 300),
    "dict": ({"params['W1']", "params['b1']", "params['W2']"}, 28, 0.1, 200),
    "rows": ({"self.W", "self.V"}, 26, 0.05, 7),
    "batches": ({"W1", "b1", "W2"}, 12, 0.02, 20),
    "floats": ({"w", "b"}, 7, 0.01, 30),
    "layers": ({f"net.{x}[{i}]" for x in ("weights", "biases") for i in range(3)}, 33, 0.2, 100),
}
# Two gradients have no name; the loss is that after the step.
UNNAMED = """\
import numpy as np
def network(X, w):
    W, b, V, c = w
    z = X @ W + b
    h = np.tanh(z)
    return z, h, h @ V + c
def gradient(X, y, w):
    W, b, V, c = w
    z, h, out = network(X, w)
    dout = 2 * (out - y) / len(X)
    dz = dout @ V.T * (1 - h ** 2)
    gV = z.T @ dout
    gW = X.T @ dz
    return gW, dz.sum(0), gV, dout.sum(0)
X = np.random.uniform(-1, 1, (50, 2))
y = X[:, :1] * X[:, 1:] + X[:, :1]
w = (np.random.randn(2, 8), np.random.randn(8), np.random.randn(8, 1), np.zeros(1))
history = []
for i in range(200):
    g = gradient(X, y, w)
    w = tuple(p - 0.1 * q for p, q in zip(w, g))
    history.append(np.mean((network(X, w)[2] - y) ** 2))
    if i % 50 == 0:
        print(history[-1])
"""
# The squares of the errors have a gradient, too: the same for all.
SQUARES = """\
import numpy as np
X = np.random.uniform(-1, 1, (40, 1))
y = X ** 2
W, b = np.random.randn(1, 6), np.random.randn(6)
V = np.random.randn(6, 1)
for i in range(50):
    h = np.tanh(X @ W + b)
    out = h @ V
    error = out - y
    loss = np.mean(error ** 2)
    dout = 2 * error / 40
    dV = h.T @ dout
    dh = dout @ V.T * (1 - h ** 2)
    V -= 0.1 * dV
    W -= 0.1 * X.T @ dh
    b -= 0.1 * dh.sum(0)
"""
# What the optimizer remembers is made in its first step.
LAZY = """\
import numpy as np
class Adam:
    def __init__(self):
        self.m, self.v, self.t = {}, {}, 0
    def step(self, p, grads):
        self.t += 1
        for k, g in grads.items():
            self.m[k] = 0.9 * self.m.get(k, 0.0) + 0.1 * g
            self.v[k] = 0.99 * self.v.get(k, 0.0) + 0.01 * g * g
            m, v = self.m[k] / (1 - 0.9 ** self.t), self.v[k] / (1 - 0.99 ** self.t)
            p[k] -= 0.01 * m / (np.sqrt(v) + 1e-8)
X = np.random.uniform(-1, 1, (40, 2))
y = X[:, :1] * X[:, 1:]
p = {"W": np.random.randn(2, 6), "b": np.random.randn(6), "V": np.random.randn(6, 1)}
optimizer = Adam()
def gradients(p):
    h = np.tanh(X @ p["W"] + p["b"])
    d = 2 * (h @ p["V"] - y) / 40
    dh = d @ p['V'].T * (1 - h ** 2)
    return np.mean((h @ p["V"] - y) ** 2), {"V": h.T @ d, "W": X.T @ dh, "b": dh.sum(0)}
for i in range(50):
    loss, grads = gradients(p)
    optimizer.step(p, grads)
"""
# Gradients are computed in the header of the loop over them.
LISTED = """\
import numpy as np
X = np.random.uniform(-1, 1, (40, 1))
y = X ** 2
W, b, V = np.random.randn(1, 6), np.random.randn(6), np.random.randn(6, 1)
theta = [W, b, V]
v = [0 * p for p in theta]
for k in range(50):
    h = np.tanh(X @ W + b)
    out = h @ V
    e = 2 * (out - y) / 40
    loss = np.mean((out - y) ** 2)
    eh = e @ V.T * (1 - h ** 2)
    for i, g in enumerate([X.T @ eh, eh.sum(0), h.T @ e]):
        v[i] = 0.9 * v[i] + 0.1 * g ** 2
        theta[i] -= 0.01 * g / (np.sqrt(v[i]) + 1e-8)
"""
# What is put in the place of what; the line that is then wrong, or its text; and how.
MISTAKES = [
    (FLAT, "dout = 2 * (out - y)", "dout = 2 * (y - out)", 14, "sign"),
    (FLAT, "dh = dout @ W2.T", "dh = dout @ np.abs(W2.T)", 17, "value"),
    (FLAT, "    dh[z <= 0] = 0\n", "    dh[z <= 1] = 0\n", 18, "value"),
    (FLAT, "dW2 = h.T @ dout", "dW2 = z.T @ dout", 15, "value"),
    (FLAT, "dW1 = X.T @ dh\n", "dW1 = X.T @ dh + 5 * W1\n", 19, "value"),
    (DICT, "(1 - a ** 2)", "(1 - a)", 19, "value"),
    (DICT, "dz = da * (1 - a ** 2)", "dz = -da * (1 - a ** 2)", 19, "sign"),
    (DICT, "g['W1'] = X.T @ dz", "g['W1'] = X.T @ da", 20, "value"),
    (ROWS, "d = self.V.T * e * self.a * (1 - self.a)", "d = self.V.T * e * self.a", 18, "value"),
    (LAYERS, "* (1 - self.acts[i] ** 2)", "* self.acts[i]", 23, "value"),
    (BATCHES, "gW2 = h.T.dot(d)", "gW2 = h.T.dot(d ** 3)", 20, "value"),
    (
        SQUARES,
        "dout = 2 * error / 40",
        "dout = np.full_like(out, 2 * error.mean() / 40)",
        11,
        "value",
    ),
    (LISTED, "eh = e @ V.T * (1 - h ** 2)", "eh = e @ V.T", 13, "value"),
    (LAZY, "dh = d @ p['V'].T * (1 - h ** 2)", "dh = d @ p['V'].T", 20, "value"),
]


FLOATS_IN_ROWS = """\
import numpy as np
rows = [(k / 10, 3 * k / 10 + 1) for k in range(20)]
w, b = 0.5, 0.0
order = list(range(20))
for epoch in range(30):
    total = 0.0
    for k in order:
        x, t = rows[k]
        e = w * x + b - t
        total += e ** 2
        w -= 0.01 * 2 * e * x
        b -= 0.01 * 2 * e
"""
STEP = 1e-6  # of central differences: truncation and rounding stay below 1e-5 of a slope near 1


def anatomy_of(text: str) -> Anatomy:
    """Take a text apart that has a training."""
    anatomy = dissect(Script(Path("script.py"), text))
    assert isinstance(anatomy, Anatomy), anatomy
    return anatomy


@pytest.fixture(scope="module", params=SCRIPTS)
def case(request):
    """Name and anatomy of a script, once for all tests."""
    return request.param, anatomy_of(SCRIPTS[request.param])


def test_parts_are_found(case):
    """Parameters wherever they live, the innermost loop that trains, the numbers that set it."""
    name, anatomy = case
    lines = anatomy.lines

    assert (set(anatomy.parts.params), lines.loop) == PARTS[name][:2]
    assert lines.steps is not None
    assert lines.steps.value == PARTS[name][3]


def test_learning_rate_is_found(case):
    """The number in the source, where it bears a name; else what the update multiplies by."""
    name, anatomy = case
    training = anatomy.train(0, 0.1)

    assert_allclose(anatomy.subject(training, name).learning_rate, PARTS[name][2])


def test_gradient_is_that_of_the_loss(case):
    """What the script calls its gradient agrees with differences of its loss."""
    _, anatomy = case
    f, rng = anatomy.functions, np.random.default_rng(0)
    # Away from the start, where a gradient may happen to be zero.
    point = {n: v + 0.3 * rng.standard_normal(v.shape) for n, v in anatomy.parts.start.items()}
    found = f.gradient(point, f.X, f.y)

    for name, value in point.items():
        direction = rng.standard_normal(value.shape)
        up, down = (f.loss({**point, name: value + h * direction}, f.X, f.y) for h in (STEP, -STEP))
        slope = float(np.sum(found[name] * direction))
        assert_allclose((up - down) / (2 * STEP), slope, rtol=1e-4)


def test_step_is_the_scripts_own(case):
    """One step of all data is what the body of the loop makes of them."""
    _, anatomy = case
    f, start = anatomy.functions, anatomy.parts.start
    f.reset()
    first = f.step(start, f.X, f.y)
    f.reset()

    assert_array_equal_all(first, f.step(start, f.X, f.y))
    assert any(np.any(first[p] != start[p]) for p in start)


def assert_array_equal_all(a, b):
    """Both hold the same arrays."""
    assert a.keys() == b.keys()
    for name in a:
        assert_array_equal(a[name], b[name])


def test_functions_change_nothing(case):
    """Whatever is asked in between, the same question has the same answer, to the bit."""
    _, anatomy = case
    f, start = anatomy.functions, anatomy.parts.start
    before = f.forward(start, f.X), f.loss(start, f.X, f.y)
    other = {name: value + 1 for name, value in start.items()}
    f.step(other, f.X, f.y)
    f.reset()
    f.forward(other, f.X[:3])

    assert_array_equal(f.forward(start, f.X), before[0])
    assert f.loss(start, f.X, f.y) == before[1]


@pytest.mark.parametrize("name", ["flat", "batches", "floats", "layers"])
def test_training_ends_where_the_script_ends(name):
    """Watching changes nothing: the parameters are those of the plain script, to the bit."""
    text, path = SCRIPTS[name], Path("script.py")
    training = anatomy_of(text).train(0, 60.0)
    seed_everything(0)
    _, names = run_code(compile(text, "script.py", "exec"), path, text, (), {})

    assert training.is_complete
    for parameter, value in training.params.items():
        assert_array_equal(value, eval(parameter, names))


def test_fresh_starts_differ(case):
    """Another seed draws other weights, whatever seed the script sets itself."""
    name, anatomy = case
    if name == "floats":
        pytest.skip("starts from numbers, not from random ones")
    a, b = anatomy.fresh_start(1), anatomy.fresh_start(2)
    weights = next(iter(a))

    assert_array_equal(a[weights], anatomy.fresh_start(1)[weights])
    assert np.any(a[weights] != b[weights])


@pytest.mark.parametrize(("text", "right", "wrong", "line", "kind"), MISTAKES)
def test_wrong_line_is_named(text, right, wrong, line, kind):
    """The first wrong value backwards from the loss is on the line that was changed."""
    assert text.count(right) == 1
    found = anatomy_of(text.replace(right, wrong)).lines.wrong

    first = min(found.values(), key=lambda w: w.line)
    assert (first.line, first.kind) == (line, kind)


def test_right_gradients_have_no_wrong_line(case):
    """Scripts without a mistake are left alone."""
    assert case[1].lines.wrong == {}


def test_steps_without_a_name_do_not_move_the_loss_behind_them():
    """Gradients that are only returned keep what is right before them right."""
    wrong = anatomy_of(UNNAMED).lines.wrong

    assert {name: (w.line, w.text) for name, w in wrong.items()} == {"w[2]": (12, "gV")}


@pytest.mark.parametrize("shown", ["round(worth, 4)", "np.round(worth, 4)"])
def test_rounded_loss_hides_no_slope(shown):
    """A loss that is rounded to be printed is measured before it is."""
    own = FLAT.replace("loss", "worth")
    text = own.replace("    dout = 2", f"    print(i, {shown})\n    dout = 2")
    mistake = text.replace("dh = dout @ W2.T", "dh = dout @ (W2.T + 1)")

    assert anatomy_of(text).lines.wrong == {}
    assert {w.line for w in anatomy_of(mistake).lines.wrong.values()} == {18}


@pytest.mark.parametrize("old", ["dh = dout @ W2.T", "h = np.maximum(0, z)"])
def test_factors_are_no_wrong_line(old):
    """A forgotten 2, a sum for a mean: the direction is right, the line too."""
    text = FLAT.replace("dout = 2 * (out - y) / len(y)", "dout = out - y")

    assert old in text
    assert anatomy_of(text).lines.wrong == {}


def test_error_of_as_many_rows_as_units_is_no_gradient():
    """What comes last of what has the size of the weights is what they follow."""
    anatomy = anatomy_of(LISTED.replace("6", "40"))

    keys = {name: u.keys for name, u in anatomy.updates.items()}
    assert {
        name: anatomy.parts.trace.site(*key).text for name, key in keys.items()
    } == dict.fromkeys(("W", "b", "V"), "g")


def test_a_class_may_serve_as_a_place_for_names():
    """Arrays that are its attributes are parameters like those of an instance."""
    text = FLAT.replace("X = np", "class net: pass\nX = np", 1)
    for name in ("W1", "b1", "W2", "b2"):
        text = re.sub(rf"\b{name}\b", f"net.{name}", text)
    anatomy = anatomy_of(text)

    assert set(anatomy.parts.params) == {"net.W1", "net.b1", "net.W2", "net.b2"}
    assert anatomy.lines.wrong == {}


def test_loss_is_placed_where_it_is_computed_and_not_where_it_is_unpacked():
    """A function that makes the step returns it beside the parameters, under the same name."""
    text = """\
import numpy as np
def step(x, y, theta):
    W, b, V = theta
    h = np.tanh(x @ W + b)
    out = h @ V
    loss = np.mean((out - y) ** 2)
    d = 2 * (out - y) / len(x)
    e = d @ V.T * (1 - h ** 2)
    return (W - 0.1 * x.T @ e, b - 0.1 * e.sum(0), V - 0.1 * h.T @ d), loss
x = np.linspace(-1, 1, 40).reshape(-1, 1)
y = x ** 2
theta = np.random.randn(1, 8), np.random.randn(8), np.random.randn(8, 1)
for k in range(50):
    theta, loss = step(x, y, theta)
    print(k, loss)
"""

    assert anatomy_of(text).lines.loss == 6


def test_lines_of_a_flat_script():
    """Where parameters and data are made, used and changed."""
    lines = anatomy_of(FLAT).lines

    assert lines.made == {"W1": 4, "b1": 5, "W2": 6, "b2": 7}
    assert lines.updated == {"W1": 21, "b1": 22, "W2": 23, "b2": 24}
    assert lines.used == {"W1": 10, "b1": 10, "W2": 12, "b2": 12}
    assert (lines.inputs, lines.targets, lines.prediction, lines.loss) == (2, 3, 12, 13)


def test_climbing_update_is_known():
    """An update that goes uphill has its line among the updates, and no wrong value."""
    lines = anatomy_of(FLAT.replace("-= step_size", "+= step_size")).lines

    assert set(lines.climbing) == {"W1", "b1", "W2", "b2"}
    assert lines.wrong == {}


def test_momentum_is_memory_not_parameter():
    """What an optimizer remembers is kept apart, and steps go on from it until reset."""
    anatomy = anatomy_of(BATCHES)
    f, start = anatomy.functions, anatomy.parts.start
    f.reset()
    first = f.step(start, f.X, f.y)["W1"] - start["W1"]
    second = f.step(start, f.X, f.y)["W1"] - start["W1"]

    assert set(anatomy.parts.memory) == {"vW1", "vW2"}
    assert_allclose(second, 1.9 * first, rtol=1e-9)  # 0.9 v + g from the same start


def test_weights_that_nothing_changes_are_parameters():
    """Matrices and what is added to their products; scales of the inputs are none."""
    text = FLAT.replace("    W1 -= step_size * dW1\n    b1 -= step_size * db1\n", "")
    text = text.replace("z = X @ W1 + b1", "z = (X / scale) @ W1 + b1")
    text = text.replace("step_size = 0.05", "step_size = 0.05\nscale = np.array([2.0, 1.0])")
    parts = anatomy_of(text).parts

    assert set(parts.params) == {"W1", "b1", "W2", "b2"}
    assert set(parts.frozen) == {"W1", "b1"}


def test_dead_units_hide_no_parameters():
    """Where no row gets through, weights and biases are parameters all the same."""
    parts = anatomy_of(FLAT.replace("b1 = np.zeros((1, 6))", "b1 = -99 * np.ones((1, 6))")).parts

    assert set(parts.params) == {"W1", "b1", "W2", "b2"}


def test_loss_that_is_printed_behind_the_update_is_that_of_the_parameters():
    """It is the loss without a step that the gradient belongs to."""
    text = FLAT.replace("    loss = np.mean((out - y) ** 2)\n", "")
    text += "    out = np.maximum(0, X @ W1 + b1) @ W2 + b2\n    print(np.mean((out - y) ** 2))\n"
    anatomy = anatomy_of(text)
    f, start = anatomy.functions, anatomy.parts.start
    out = np.maximum(0, f.X @ start["W1"] + start["b1"]) @ start["W2"] + start["b2"]

    assert_allclose(f.loss(start, f.X, f.y), np.mean((out - f.y) ** 2), rtol=1e-12)
    assert_allclose(f.forward(start, f.X), out, rtol=1e-12)
    assert anatomy.lines.wrong == {}


def test_loss_of_a_function_that_is_called_again_is_the_first():
    """Called for the gradient and behind the update, it is the loss before the step."""
    function = "step_size = 0.05\ndef cost(out, y):\n    return np.mean((out - y) ** 2)"
    text = FLAT.replace("step_size = 0.05", function)
    text = text.replace("    loss = np.mean((out - y) ** 2)\n", "    loss = cost(out, y)\n")
    text += "    history = [cost(np.maximum(0, X @ W1 + b1) @ W2 + b2, y)]\n    print(history[0])\n"
    anatomy = anatomy_of(text)
    f, start = anatomy.functions, anatomy.parts.start
    out = np.maximum(0, f.X @ start["W1"] + start["b1"]) @ start["W2"] + start["b2"]

    assert_allclose(f.loss(start, f.X, f.y), np.mean((out - f.y) ** 2), rtol=1e-12)


def test_targets_are_what_the_prediction_is_compared_with():
    """Scaled inside the loop, they are compared in these units."""
    anatomy = anatomy_of(FLAT.replace("out - y", "out - (y - 1) / 2"))

    assert_allclose(anatomy.parts.y[:, 0], anatomy.parts.X.prod(axis=1) / 2, rtol=1e-12)
    assert anatomy.lines.wrong == {}


def test_loss_is_what_follows_from_the_targets():
    """Other numbers that are printed behind it are none."""
    text = FLAT.replace("    loss = np.mean((out - y) ** 2)\n", "")
    text += "    print(np.mean((out - y) ** 2), np.mean(h == 0))\n"
    anatomy = anatomy_of(text)

    assert anatomy.parts.trace.site(anatomy.parts.loss).text == "np.mean((out - y) ** 2)"


def test_sign_is_wrong_against_the_way_a_script_is_written():
    """With y - f and updates that add, a delta that is turned once more is on the wrong line."""
    text = FLAT.replace("dout = 2 * (out - y)", "dout = 2 * (y - out)").replace(
        "-= step", "+= step"
    )

    assert anatomy_of(text).lines.wrong == {}
    wrong = anatomy_of(text.replace("dh = dout @ W2.T", "dh = -dout @ W2.T")).lines.wrong
    assert {name: (w.line, w.kind) for name, w in wrong.items()} == {
        "W1": (17, "sign"),
        "b1": (17, "sign"),
    }


def test_batches_need_not_divide_the_rows():
    """Fifteen of forty rows are a batch."""
    text = FLAT.replace(
        "z = X @ W1 + b1", "rows = np.arange(15)\n    x, t = X[rows], y[rows]\n    z = x @ W1 + b1"
    )
    text = (
        text.replace("out - y", "out - t")
        .replace("len(y)", "len(t)")
        .replace("X.T @ dh", "x.T @ dh")
    )
    parts = anatomy_of(text).parts

    assert (parts.batch, parts.X.shape, parts.y.shape) == (15, (40, 2), (40, 1))


def test_data_may_be_a_list_of_rows():
    """Columns of a list of tuples are inputs and targets."""
    text = FLOATS_IN_ROWS
    anatomy = anatomy_of(text)

    assert anatomy.parts.by_row
    assert_allclose(anatomy.functions.X, np.arange(20) / 10)
    assert set(anatomy.parts.params) == {"w", "b"}


def test_data_with_holes_are_examined():
    """The training is found although everything becomes NaN, with the line of the first NaN."""
    text = FLAT.replace("W1 = np.random", "X[3, 0] = np.nan\nW1 = np.random", 1)
    anatomy = anatomy_of(text)

    assert np.isnan(anatomy.parts.X[3, 0])
    assert np.isfinite(anatomy.parts.X[4:]).all()
    assert anatomy.lines.holed == 4


def test_values_put_into_a_list_have_their_line():
    """Where weights are appended."""
    old = "self.weights = [np.random.randn(a, b) / np.sqrt(a) for a, b in pairs]\n"
    new = "self.weights = []\n        for a, b in pairs:\n"
    new += "            self.weights.append(np.random.randn(a, b) / np.sqrt(a))\n"
    made = anatomy_of(LAYERS.replace(old, new)).lines.made

    assert {made[f"net.weights[{i}]"] for i in range(3)} == {8}


def test_prediction_stands_where_a_shared_function_is_called():
    """A function that makes other values too is no place of the prediction."""
    text = FLAT.replace("step_size = 0.05", "def line(a, M, c):\n    return a @ M + c")
    text = text.replace("X @ W1 + b1", "line(X, W1, b1)").replace("h @ W2 + b2", "line(h, W2, b2)")
    text = text.replace("step_size", "0.05")

    assert anatomy_of(text).lines.prediction == 13


def test_rows_are_taken_one_by_one():
    """Scripts that go row by row predict all rows, each by its own run."""
    anatomy = anatomy_of(FLOATS)
    f = anatomy.functions

    assert anatomy.parts.by_row
    assert_allclose(f.X, np.arange(20) / 10)
    assert_allclose(f.forward({"w": np.array(2.0), "b": np.array(1.0)}, f.X)[:, 0], 2 * f.X + 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = 1\n", "none of the 0 loops keeps changing"),
        ("import numpy as np\na = np.zeros(3)\nfor i in range(9):\n    b = a[:0]\n", "No training"),
        (
            "import numpy as np\na = np.zeros(3)\nfor i in range(9):\n    a = a + 1\n",
            "cannot be examined: no data",
        ),
    ],
)
def test_without_training_it_says_what_was_looked_for(text, words):
    """Scripts that train nothing are no subject."""
    found = dissect(Script(Path("script.py"), text))

    assert isinstance(found, Stop)
    assert found.kind == "finished"
    assert words in found.sentence


def test_failure_before_the_training_is_explained():
    """What stops the first iteration stops the examination."""
    text = FLAT.replace("dout @ W2.T", "dout @ W2")
    found = dissect(Script(Path("script.py"), text))

    assert isinstance(found, Stop)
    assert (found.kind, found.line) == ("failed", 17)
    assert "`dout` is (40, 1) (line 14) and `W2` is (6, 1) (line 6)" in found.sentence


@pytest.mark.slow
def test_torch_gradients_are_those_of_backward():
    """Modules' parameters are found, and the optimizer's line is their update."""
    pytest.importorskip("torch")
    anatomy = anatomy_of(TORCH)
    f, start = anatomy.functions, anatomy.parts.start
    gradient = f.gradient(start, f.X, f.y)

    assert set(start) == {f"net.{i}.{x}" for i in (0, 2) for x in ("weight", "bias")}
    assert set(anatomy.lines.updated.values()) == {11}
    assert anatomy.lines.rate is not None
    assert anatomy.lines.rate.value == 0.05
    # Half a million times the rounding of single precision.
    step = {n: v - 0.05 * gradient[n] for n, v in start.items()}
    f.reset()
    for name, value in f.step(start, f.X, f.y).items():
        assert_allclose(value, step[name], atol=1e-6)


def test_step_over_rows_is_the_mean_of_single_rows():
    """What a row does on average goes with the mean gradient, at the script's own rate."""
    anatomy = anatomy_of(FLOATS)
    f, start = anatomy.functions, anatomy.parts.start
    gradient = f.gradient(start, f.X, f.y)
    after = f.step(start, f.X, f.y)

    for name, value in start.items():
        assert_allclose(after[name], value - 0.01 * gradient[name], rtol=1e-12)


SEVERAL = """\
import numpy as np
def train(X, y, seed):
    rng = np.random.default_rng(seed)
    W, v = rng.normal(size=(1, 12)), rng.normal(size=(12, 1))
    for step in range(40):
        h = np.tanh(X @ W)
        e = 2 * (h @ v - y) / len(X)
        gW = X.T @ (e @ v.T * (1 - h ** 2))
        v -= 0.1 * h.T @ e
        W -= 0.1 * gW
    return W, v
X = np.linspace(-1, 1, 30)[:, None]
y = np.sin(2 * X)
networks = []
for seed in SEEDS:
    networks.append(train(X, y, seed))
"""


@pytest.mark.parametrize("seeds", ["range(5)", "(3, 3, 3)"])
def test_networks_of_one_function_are_trainings_of_their_own(seeds):
    """The first of them is followed, to its own end; others begin anew, or in the same place."""
    anatomy = anatomy_of(SEVERAL.replace("SEEDS", seeds))
    training = anatomy.train(0, 5.0)

    assert set(anatomy.parts.params) == {"W", "v"}
    assert (training.n_steps, training.is_complete) == (40, True)


def test_errors_as_many_as_weights_are_no_gradient():
    """A batch of 12 rows, and 12 weights; the loop over batches is the training."""
    text = """\
import numpy as np
X = np.random.uniform(-1, 1, (48, 2))
y = X[:, :1] * X[:, 1:]
params = [np.random.randn(2, 6), np.random.randn(6, 1)]
speeds = [np.zeros_like(p) for p in params]
for epoch in range(30):
    for rows in np.random.permutation(48).reshape(-1, 12):
        x, t = X[rows], y[rows]
        h = np.tanh(x @ params[0])
        d = 2 * (h @ params[1] - t) / 12
        grads = [x.T @ (d @ params[1].T * (1 - h ** 2)), h.T @ d]
        for i, g in enumerate(grads):
            speeds[i] = 0.9 * speeds[i] + 0.05 * g
            params[i] = params[i] - speeds[i]
    print(np.mean((np.tanh(X @ params[0]) @ params[1] - y) ** 2))
"""
    anatomy = anatomy_of(text)
    gradient = anatomy.functions.gradient(
        anatomy.parts.start, X=anatomy.functions.X, y=anatomy.functions.y
    )

    assert anatomy.lines.loop == 7
    assert {name: g.shape for name, g in gradient.items()} == {
        "params[0]": (2, 6),
        "params[1]": (6, 1),
    }


def test_rows_of_a_batch_are_turned_where_they_are_written_again():
    """``X[i].T`` for the gradient is of the same rows as ``X[i]`` before: all of them, if asked."""
    batch = FLAT.replace("):\n", "):\n    i = np.random.choice(40, 8)\n", 1)
    text = batch.replace("X @ W1", "X[i] @ W1").replace("- y)", "- y[i])").replace("X.T", "X[i].T")
    whole, part = (
        dissect(Script(Path("script.py"), t)) for t in (FLAT, text.replace("len(y)", "8"))
    )
    assert isinstance(whole, Anatomy)
    assert isinstance(part, Anatomy), part
    start, X, y = part.parts.start, part.functions.X, part.functions.y
    got = part.functions.gradient(start, X, y)
    wanted = whole.functions.gradient(start, X, y)

    # Divided by the 8 rows of a batch there, by all 40 here.
    assert_allclose(8 * got["W1"], 40 * wanted["W1"], rtol=1e-6, atol=1e-9)
