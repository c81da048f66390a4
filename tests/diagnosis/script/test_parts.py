"""Parts of a training that are easily taken for something else."""

from pathlib import Path

import numpy as np
import pytest
from tests.diagnosis.script.scripts import BATCHES
from tests.diagnosis.script.test_anatomy import anatomy_of

from curvesmith.diagnosis.checks import wrong_loss
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.script.anatomy import dissect
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.program import Script

IN_A_LIST = """\
import numpy as np
X = np.random.uniform(-1, 1, (40, 1))
y = X ** 2
w = [np.random.randn(1, 6), np.zeros(6), np.random.randn(6, 1), np.zeros(1)]
for epoch in range(200):
    h = np.tanh(X @ w[0] + w[1])
    out = h @ w[2] + w[3]
    d = 2 * (out - y) / 40
    dh = d @ w[2].T * (1 - h ** 2)
    for p, g in zip(w, (X.T @ dh, dh.sum(0), h.T @ d, d.sum(0))):
        p -= 0.03 * g
"""
SHADOWED = """\
import numpy as np

def fit(W, X, y):
    for i in range(200):
        W -= 0.1 * X.T @ (X @ W - y) / len(X)

X = np.random.uniform(800, 6000, (40, 2))
y = X @ np.ones((2, 1))
fit(np.zeros((2, 1)), (X - 3000) / 1500, (y - 6000) / 2500)
"""
YIELDED = """\
import numpy as np

def batches(X, y, size):
    for i in range(0, len(X), size):
        yield X[i:i + size], y[i:i + size]

X = np.random.uniform(-1, 1, (60, 2))
y = X[:, :1] * X[:, 1:]
W, V = np.random.randn(2, 6), np.random.randn(6, 1)
for epoch in range(20):
    for x, t in batches(X, y, 10):
        h = np.tanh(x @ W)
        e = h @ V - t
        d = e @ V.T * (1 - h ** 2)
        V -= 0.02 * h.T @ e
        W -= 0.02 * x.T @ d
"""


def test_parameters_changed_in_a_loop_over_them_are_no_loss():
    """What is subtracted from arrays of several sizes is no sum over batches."""
    parts = anatomy_of(IN_A_LIST).parts
    assert set(parts.params) == {"w[0]", "w[1]", "w[2]", "w[3]"}
    assert parts.loss is None


def test_arguments_hide_data_of_the_module_of_the_same_name():
    """The function trains on its own X, whatever the module calls by that name."""
    parts = anatomy_of(SHADOWED).parts
    assert set(parts.params) == {"W"}
    assert abs(parts.X).max() < 3


def test_batches_that_a_loop_runs_over_are_predicted_at_once():
    """Fewer predictions than rows are batches, not rows."""
    functions = anatomy_of(YIELDED).functions
    params = anatomy_of(YIELDED).parts.start
    assert functions.forward(params, functions.X).shape == functions.y.shape
    assert anatomy_of(BATCHES).parts.has_inner_rows is False


TENSORS = """\
import torch
T = torch.linspace(0, 2, 40).unsqueeze(1)
U = (T[:, 0] ** 2)
W = torch.randn(1, 6, requires_grad=True)
V = torch.zeros(6, 1, requires_grad=True)
params = [W, V]
for epoch in range(200):
    loss = ((torch.tanh(T @ W) @ V - U) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in params:
            p -= 0.1 * p.grad
            p.grad.zero_()
"""


def test_weights_behind_which_others_begin_at_zero_are_parameters():
    """The first step leaves them where they are; targets of one axis are met all the same."""
    pytest.importorskip("torch")
    anatomy = anatomy_of(TENSORS)
    assert set(anatomy.parts.params) == {"W", "V"}
    assert anatomy.parts.frozen == ()
    assert anatomy.lines.shapes == ((40, 1), (40,))


SINGLE = """\
import numpy as np
X = np.random.randn(40, 2)
y = X[:, :1] * X[:, 1:] + 1
W, V = np.random.randn(2, 6), np.random.randn(6, 1)
b, c, scale = np.zeros((1, 6)), np.zeros((1, 1)), 2.0
for i in range(300):
    h = np.tanh(X @ W + b)
    out = h @ V + c
    d = scale * (out - y) / len(y)
    dh = d @ V.T * (1 - h ** 2)
    W -= 0.1 * X.T @ dh
    b -= 0.1 * dh.sum(axis=0, keepdims=True)
    V -= 0.1 * h.T @ d
"""


def test_a_single_bias_that_nothing_changes_is_a_parameter():
    """The prediction is what it is added to, though it is zero."""
    for text in (SINGLE, SINGLE.replace("np.zeros((1, 1))", "0.0")):
        parts = anatomy_of(text).parts
        assert parts.frozen == ("c",)
        assert parts.trace.site(parts.prediction).text == "h @ V + c"
    assert anatomy_of(SINGLE.replace("h @ V + c", "h @ V")).parts.frozen == ()


OBJECTS = """\
import math, random
class Unit:
    def __init__(self):
        self.w, self.bias = random.gauss(0, 2), random.gauss(0, 1)
    def fire(self, x):
        self.x, self.out = x, math.tanh(self.w * x + self.bias)
        return self.out
    def learn(self, d):
        d *= 1 - self.out ** 2
        self.w -= 0.05 * d * self.x
        self.bias -= 0.05 * d
class Line(Unit):
    def fire(self, x):
        self.x = x
        return self.w * x + self.bias
    def learn(self, d):
        self.w -= 0.05 * d * self.x
        self.bias -= 0.05 * d
first, last = Unit(), Line()
rows = [(k / 9, (k / 9) ** 2 + 1) for k in range(10)]
for epoch in range(40):
    total = 0
    for x, t in rows:
        e = last.fire(first.fire(x)) - t
        total += e ** 2
        first.learn(e * last.w)
        last.learn(e)
"""


def test_what_a_method_calls_its_own_is_no_loss():
    """A bias is a sum of steps, as a loss is one of errors; the loop has it by another name."""
    parts = anatomy_of(OBJECTS).parts
    assert set(parts.params) == {"first.w", "first.bias", "last.w", "last.bias"}
    assert parts.trace.site(parts.loss).text == "total"


UNITS = """\
import math
data = [(k / 5 - 1, (k / 5 - 1) ** 2) for k in range(11)]
net = [[0.5 * k - 2, 1 - 0.3 * k, 0.1 * k] for k in range(8)]
bias = 0.0
for epoch in range(50):
    for x, y in data:
        delta = bias + sum(c * math.tanh(a * x + b) for a, b, c in net) - y
        for unit in net:
            a, b, c = unit
            h = math.tanh(a * x + b)
            unit[0] -= 0.1 * delta * c * (1 - h * h) * x
            unit[1] -= 0.1 * delta * c * (1 - h * h)
            unit[2] -= 0.1 * delta * h
        bias -= 0.1 * delta
"""


def test_units_in_lists_of_numbers_are_parameters():
    """Each column of a list of units is an array."""
    params = anatomy_of(UNITS).parts.params
    assert set(params) == {"bias", *(f"net[:, {k}]" for k in range(3))}


OTHERS_STEP = """\
import torch
X = torch.linspace(-1, 1, 40).unsqueeze(1)
y = X ** 2
net = torch.nn.Sequential(torch.nn.Linear(1, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
net = torch.nn.Sequential(torch.nn.Linear(1, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1))
for epoch in range(50):
    loss = torch.nn.functional.mse_loss(net(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
"""


def test_what_asks_for_gradients_is_a_parameter_though_nothing_moves_it():
    """An optimizer of other parameters is a training all the same; its loss is `backward`'s."""
    pytest.importorskip("torch")
    parts = anatomy_of(OTHERS_STEP).parts
    assert set(parts.params) == {f"net.{k}.{x}" for k in (0, 2) for x in ("weight", "bias")}
    assert all((parts.start[name] == parts.end[name]).all() for name in parts.params)
    constant = OTHERS_STEP.replace("functional.mse_loss", "functional.cross_entropy")
    assert anatomy_of(constant).parts.loss is not None


def test_loss_that_depends_on_nothing_is_wrong():
    """The cross-entropy of a single class is zero for any prediction."""
    pytest.importorskip("torch")
    anatomy = anatomy_of(OTHERS_STEP.replace("functional.mse_loss", "functional.cross_entropy"))
    subject = anatomy.subject(anatomy.train(0, 2.0), "script")
    (found,) = wrong_loss.check(Evidence(subject))
    assert "the same number whatever is predicted" in found.sentence


SOUGHT = """\
import numpy as np
M = np.random.uniform(0, 6, (40, 1))
E = M.copy()
for _ in range(20):
    E = E - (E - 0.5 * np.sin(E) - M) / (1 - 0.5 * np.cos(E))
W, V = np.random.randn(1, 6), np.random.randn(6, 1)
for epoch in range(200):
    h = np.tanh(M @ W)
    d = 2 * (h @ V - E) / 40
    W, V = W - 0.1 * M.T @ (d @ V.T * (1 - h ** 2)), V - 0.1 * h.T @ d
"""


def test_a_fixed_point_sought_row_by_row_is_no_training():
    """It makes the targets of one."""
    assert set(anatomy_of(SOUGHT).parts.params) == {"W", "V"}


@pytest.mark.parametrize("name", ["mu", "lr", "self_pace"])
@pytest.mark.parametrize("text", ["W -= {0} * X.T @ d", "W = W - ({0} * X.T).dot(d)"])
def test_the_rate_is_no_part_of_the_gradient_whatever_it_is_called(name, text):
    """It is the one constant that the change is multiplied by; the number of rows is whole."""
    code = f"""\
import numpy as np
X = np.random.uniform(-1, 1, (40, 3))
y = X.sum(axis=1, keepdims=True)
W, {name} = np.random.randn(3, 1), 0.03
for i in range(100):
    d = 2 * (X @ W - y) / 40
    loss = np.mean((X @ W - y) ** 2)
    {text.format(name)}
"""
    anatomy = anatomy_of(code)
    functions, start = anatomy.functions, anatomy.parts.start
    gradient = functions.gradient(start, functions.X, functions.y)
    right = 2 * functions.X.T @ (functions.X @ start["W"] - functions.y) / 40

    np.testing.assert_allclose(gradient["W"], right)
    assert anatomy.updates["W"].rate == pytest.approx(0.03)


NEURONS = """\
import math, random

class Neuron:
    def __init__(self, n):
        self.weights = [random.gauss(0, 1) for _ in range(n)]
        self.bias = random.gauss(0, 1)

    def sum(self, inputs):
        self.inputs = inputs
        return self.bias + sum(w * v for w, v in zip(self.weights, inputs))

    def update(self, delta):
        for j in range(len(self.weights)):
            self.weights[j] -= 0.05 * delta * self.inputs[j]
        self.bias -= 0.05 * delta

def predict(row):
    for neuron in hidden:
        neuron.output = math.tanh(neuron.sum(row))
    return out.sum([neuron.output for neuron in hidden])

hidden, out = [Neuron(2) for _ in range(3)], Neuron(3)
rows = [[k / 10, 1 - k / 20, k / 5] for k in range(20)]
for epoch in range(20):
    error = 0.0
    for LOOP:
        answer = predict(INPUTS)
        error += (answer - TARGET) ** 2
        for j, neuron in enumerate(hidden):
            delta = (answer - TARGET) * out.weights[j] * (1 - neuron.output ** 2)
            neuron.update(delta)
        out.update(answer - TARGET)
"""


@pytest.mark.parametrize(
    ("loop", "inputs", "target", "rows"),
    [
        ("x, t in data", "x", "t", "data = [([a, b], c) for a, b, c in rows]"),
        ("row in rows", "row[:-1]", "row[-1]", ""),
    ],
)
def test_units_may_be_objects_and_rows_short_lists(loop, inputs, target, rows):
    """Each has weights of its own; a row is inputs and target in one, or two lists."""
    text = NEURONS.replace("LOOP", loop).replace("INPUTS", inputs).replace("TARGET", target)
    parts = anatomy_of(text.replace("for epoch", f"{rows}\nfor epoch")).parts

    units = [f"hidden[{k}]" for k in range(3)] + ["out"]
    assert set(parts.params) == {f"{u}.{part}" for u in units for part in ("weights", "bias")}
    assert (parts.X.shape, parts.y.shape) == ((20, 2), (20,))


STREAM = """\
import numpy as np

def stream(X, y):
    while True:
        rows = np.random.choice(60, 10, replace=False)
        yield X[rows], y[rows]

X = np.random.uniform(-1, 1, (60, 2))
y = X[:, :1] * X[:, 1:]
W, V = np.random.randn(2, 6), np.random.randn(6, 1)
batches, k = stream(X, y), 0
while k < 500:
    k += 1
    x, t = next(batches)
    h = np.tanh(x @ W)
    e = 2 * (h @ V - t) / 10
    V, W = V - 0.05 * h.T @ e, W - 0.05 * x.T @ (e @ V.T * (1 - h ** 2))
"""


def test_batches_of_an_endless_stream_are_taken_apart_in_any_loop():
    """Each row counts once, however often it comes."""
    parts = anatomy_of(STREAM).parts
    assert set(parts.params) == {"W", "V"}
    assert (parts.X.shape, parts.y.shape, parts.batch) == ((60, 2), (60, 1), 10)


SUMMED = """\
import random
rows = [(k / 10 - 1, 2 - k / 10, (k / 10 - 1) ** 2) for k in range(20)]

class Line:
    def __init__(self):
        self.w, self.c = [random.gauss(0, 1), random.gauss(0, 1)], [0.0]

    def train(self, a, b, t):
        e = self.w[0] * a + self.w[1] * b + self.c[0] - t
        for k, x in enumerate((a, b)):
            self.w[k] -= 0.1 * e * x
        self.c[0] -= 0.1 * e
        return e * e

line = Line()
for epoch in range(30):
    random.shuffle(rows)
    mse = sum(line.train(a, b, t) for a, b, t in rows) / len(rows)
    if epoch % 10 == 0:
        print(mse)
"""


def test_rows_that_a_sum_goes_through_are_trained_on_one_by_one():
    """What is called for each of them changes the parameters."""
    parts = anatomy_of(SUMMED).parts
    assert set(parts.params) == {"line.w", "line.c"}
    assert (parts.by_row, parts.X.shape, parts.y.shape) == (True, (20, 2), (20,))


ENDING = """\
import torch
X = torch.rand(60, 1)
batches = [(X[k : k + 10], X[k : k + 10] ** 2) for k in range(0, 60, 10)]
w = torch.randn(1, 6, requires_grad=True)
v = torch.randn(6, 1, requires_grad=True)
it = iter(batches)
for step in range(500):
    try:
        x, t = next(it)
    except StopIteration:
        it = iter(batches)
        x, t = next(it)
    loss = ((torch.tanh(x @ w) @ v - t) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in (w, v):
            p -= 0.1 * p.grad
            p.grad.zero_()
"""


def test_an_iterator_that_begins_again_is_taken_apart_once():
    """What is tried first, and what is done when it is over, are one and the same."""
    pytest.importorskip("torch")
    parts = anatomy_of(ENDING).parts
    assert set(parts.params) == {"w", "v"}
    assert (parts.X.shape, parts.y.shape, parts.batch) == ((60, 1), (60, 1), 10)


YIELDING = """\
import numpy as np
X = np.random.uniform(-1, 1, (60, 2))
y = X[:, :1] * X[:, 1:]

def training(W, V):
    while True:
        h = np.tanh(X @ W)
        e = 2 * (h @ V - y) / 60
        V -= 0.05 * h.T @ e
        W -= 0.05 * X.T @ (e @ V.T * (1 - h ** 2))
        yield np.mean((h @ V - y) ** 2)

steps = training(np.random.randn(2, 6), np.random.randn(6, 1))
for k in range(500):
    next(steps)
"""


def test_a_training_may_yield_its_losses():
    """Its loop is run by itself, without anybody who takes them."""
    assert set(anatomy_of(YIELDING).parts.params) == {"W", "V"}


def test_a_score_that_is_printed_is_no_loss():
    """R2 rises; the mean square in it is what goes down."""
    text = IN_A_LIST + "    print(epoch, 'R2', 1 - np.mean((out - y) ** 2) / np.var(y))\n"
    anatomy = anatomy_of(text)
    assert anatomy.parts.loss is not None
    text = anatomy.program.sites[anatomy.parts.loss[0]].text
    assert text.startswith("np.mean((out - y) ** 2)")


CHAINED = """\
import numpy as np
X = np.random.uniform(-1, 1, (40, 2))
y = X[:, :1] * X[:, 1:]

def affine(W, b):
    def call(x):
        return x @ W + b, lambda g: (g @ W.T, ((W, x.T @ g), (b, g.sum(axis=0))))
    return call

one, two = affine(np.random.randn(2, 6), np.zeros(6)), affine(np.random.randn(6, 1), np.zeros(1))
for epoch in range(200):
    z, back_one = one(X)
    out, back_two = two(np.tanh(z))
    g, pairs = back_two(2 * (out - y) / 40)
    for p, slope in (*pairs, *back_one(g * (1 - np.tanh(z) ** 2))[1]):
        p -= 0.1 * slope
"""


def test_functions_of_one_kind_keep_arrays_of_their_own():
    """The layers call them by the same names."""
    shapes = {x.shape for x in anatomy_of(CHAINED).parts.start.values()}
    assert shapes == {(2, 6), (6,), (6, 1), (1,)}


SCALED_IN_THE_LOOP = """\
import numpy as np
rows = [(6.0 * k, 8 * np.exp(-k / 5)) for k in range(11)]
w, b, v, c = np.random.randn(4), np.random.randn(4), np.random.randn(4), 0.0
for epoch in range(20):
    for s, depth in rows:
        x = s / 30 - 1
        t = (depth - 4) / 2
        h = np.tanh(w * x + b + BESIDE)
        e = v @ h + c - t
        dh = e * v * (1 - h ** 2)
        v -= 0.03 * e * h
        c -= 0.03 * e
        w -= 0.03 * dh * x
        b -= 0.03 * dh
"""


def test_rows_scaled_in_the_loop_are_seen_in_the_units_of_the_network():
    """What enters is x and t, not the kilometres and millimetres that they are made of."""
    parts = anatomy_of(SCALED_IN_THE_LOOP.replace(" + BESIDE", "")).parts
    wanted = np.array([(8 * np.exp(-k / 5) - 4) / 2 for k in range(11)])
    np.testing.assert_allclose(parts.X, np.linspace(-1, 1, 11), atol=1e-12)
    np.testing.assert_allclose(parts.y, wanted, atol=1e-12)
    assert parts.by_row


def test_a_network_that_takes_a_row_in_two_units_is_given_the_row_as_it_comes():
    """Where both 0.01 s and s / 30 - 1 enter, neither of them is the input alone."""
    parts = anatomy_of(SCALED_IN_THE_LOOP.replace("BESIDE", "0.01 * s")).parts
    np.testing.assert_array_equal(parts.X, np.linspace(0, 60, 11))


BESIDE = """\
import numpy as np
a, b = np.random.uniform(-1, 1, 40), np.random.uniform(-1, 1, 40)
t = a * b
W, c, v = np.random.randn(6, 2), np.random.randn(6), np.random.randn(6)
for epoch in range(60):
    for i in np.random.permutation(40):
        x = np.array({row})
        h = np.tanh(W @ x + c)
        d = v @ h - t[i]
        g = d * v * (1 - h ** 2)
        v -= 0.1 * d * h
        W -= 0.1 * np.outer(g, x)
        c -= 0.1 * g
"""


@pytest.mark.parametrize("row", ["[a[i], b[i]]", "(b[i], a[i])"])
def test_rows_put_together_in_the_loop_have_all_their_columns(row):
    """From arrays of one axis, in the order in which the network takes them."""
    anatomy = anatomy_of(BESIDE.format(row=row))
    training = anatomy.train(0, 3.0)
    X, y = anatomy.data(training)

    assert X.shape == (40, 2)
    np.testing.assert_allclose(X.prod(axis=1), y.reshape(-1))
    f = anatomy.functions.forward(training.params, X).reshape(-1)
    assert 1 - np.mean((f - y.reshape(-1)) ** 2) / np.var(y) > 0.5


DYING = """\
import numpy as np
X = np.random.uniform(0.5, 1, (40, 2))
y = X.sum(axis=1, keepdims=True) - 5
W, b = np.random.uniform(0.5, 1, (2, 6)), np.zeros(6)
V, c = np.random.uniform(0.5, 1, (6, 1)), np.zeros(1)
for epoch in range(50):
    h = np.maximum(0, X @ W + b)
    f = np.maximum(0, h @ V + c)
    d = 2 * (f - y) / 40 * (f > 0)
    dh = d @ V.T * (h > 0)
    V -= h.T @ d
    c -= d.sum(0)
    W -= X.T @ dh
    b -= dh.sum(0)
"""


@pytest.mark.parametrize("out", ["np.maximum(0, h @ V + c)", "h @ V + c"])
def test_units_that_the_first_step_kills_leave_parameters(out):
    """They move once, all or all but a bias; what they begin with is what was drawn."""
    text = DYING.replace("np.maximum(0, h @ V + c)", out)
    parts = anatomy_of(text if out[0] == "n" else text.replace(" * (f > 0)", "")).parts

    assert set(parts.params) == {"W", "b", "V", "c"}
    assert not parts.frozen
    assert not parts.start["b"].any()
    assert 0.5 <= parts.start["W"].min() <= parts.start["W"].max() <= 1


KEYED = """\
import numpy as np
X = np.random.uniform(-1, 1, (40, 2))
y = X[:, :1] ** 2
params = {}
for i in (1, 2):
    params["W%d" % i] = np.random.randn(*((2, 6), (6, 1))[i - 1])
    params["b%d" % i] = np.zeros((6, 1)[i - 1])
for epoch in range(50):
    h = np.tanh(X @ params["W1"] + params["b1"])
    d = 2 * (h @ params["W2"] + params["b2"] - y) / 40
    dh = d @ params["W2"].T * (1 - h ** 2)
    for k, g in zip(("W1", "b1", "W2", "b2"), (X.T @ dh, dh.sum(0), h.T @ d, d.sum(0))):
        params[k] -= 0.1 * g
"""


@pytest.mark.parametrize("key", ['"W%d" % i', '"W{}".format(i)', 'f"W{i}"', '"W" + str(i)'])
def test_entries_are_made_where_their_keys_are_put_together(key):
    """Only the last of them is seen to be made there."""
    made = anatomy_of(KEYED.replace('"W%d" % i', key)).lines.made

    assert (made["params['W1']"], made["params['W2']"]) == (6, 6)


def test_data_are_made_in_double_precision_of_which_a_loader_takes_single():
    """In another order, and without a name of their own."""
    pytest.importorskip("torch")
    text = """\
import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset
X = np.random.uniform(-1, 1, (40, 2))
y = 1000 * X[:, 0] ** 2
rows = TensorDataset(torch.tensor(X, dtype=torch.float32),
                     torch.tensor(y, dtype=torch.float32).unsqueeze(1))
net = torch.nn.Linear(2, 1)
optimizer = torch.optim.Adam(net.parameters())
for epoch in range(20):
    for xb, yb in DataLoader(rows, batch_size=10, shuffle=True):
        optimizer.zero_grad()
        ((net(xb) - yb) ** 2).mean().backward()
        optimizer.step()
"""
    lines = anatomy_of(text).lines

    assert (lines.X_made, lines.y_made) == (4, 5)


def test_units_that_are_dead_as_they_are_drawn_hide_no_parameters():
    """No iteration changes anything; one from elsewhere would."""
    text = DYING.replace("np.random.uniform(0.5, 1, (6, 1)), np.zeros(1)",
                         "-np.random.uniform(0, 0.01, (6, 1)), np.zeros(1)")  # fmt: skip
    parts = anatomy_of(text).parts

    assert set(parts.params) == {"W", "b", "V", "c"}
    assert all(np.array_equal(parts.start[name], parts.end[name]) for name in parts.params)


def test_loops_that_change_nothing_from_anywhere_are_no_training():
    """What they compare is none of their own making."""
    text = """\
import numpy as np
X = np.random.uniform(0, 1, (40, 2))
y = X.sum(axis=1)
f = np.clip(y + 0.01, 0, 3)
for k in range(5):
    f = np.clip(f, 0, 3)
    print(k, np.mean((f - y) ** 2))
"""
    assert isinstance(dissect(Script(Path("script.py"), text)), Stop)


LED_ON = """\
import numpy as np
X = np.random.uniform(-1, 1, (50, 2))
y = X[:, 0] * X[:, 1]
w = np.random.uniform(0.5, 2, 50)
def grad(p):
    h = np.tanh(X @ p[0] + p[1])
    d = 2 * w * (h @ p[2] + p[3] - y) / 50
    dz = np.outer(d, p[2]) * (1 - h ** 2)
    return X.T @ dz, dz.sum(0), h.T @ d, np.array([d.sum()])
def loss(p):
    return np.mean(w * (np.tanh(X @ p[0] + p[1]) @ p[2] + p[3] - y) ** 2)
p = [np.random.randn(2, 4), np.random.randn(4), np.random.randn(4), np.zeros(1)]
v = [np.zeros_like(q) for q in p]
for k in range(30):
    g = grad([AHEAD for q, s in zip(p, v)])
    v = [0.9 * s SIGN 0.02 * d for s, d in zip(v, g)]
    p = [q - SIGN s for q, s in zip(p, v)]
    if k % 10 == 0:
        print(loss(p))
"""


@pytest.mark.parametrize(("ahead", "sign"), [("q + 0.9 * s", "-"), ("q - 0.9 * s", "+")])
def test_what_leads_the_parameters_on_is_remembered_and_not_trained(ahead, sign):
    """Nesterov's velocity; the loss behind the step is that of the parameters alone."""
    text = LED_ON.replace("AHEAD", ahead).replace("- SIGN", "-" if sign == "+" else "+")
    anatomy = anatomy_of(text.replace("SIGN", sign))
    functions, start = anatomy.functions, anatomy.parts.start
    assert set(anatomy.parts.params) == {f"p[{i}]" for i in range(4)}
    assert set(anatomy.parts.memory) == {f"v[{i}]" for i in range(4)}
    made = functions.forward(start, functions.X)
    assert functions.loss(start, functions.X, made) < 1e-20
    slope = functions.gradient(start, functions.X, functions.y)["p[1]"]
    ends = [
        functions.loss({**start, "p[1]": start["p[1]"] + by}, functions.X, functions.y)
        for by in (np.eye(4)[2] * 1e-5, np.eye(4)[2] * -1e-5)
    ]
    np.testing.assert_allclose(slope[2], (ends[0] - ends[1]) / 2e-5, rtol=1e-5)


def test_numbers_that_are_added_to_each_other_are_all_trained():
    """A slope is no velocity, and of two biases neither is."""
    anatomy = anatomy_of(
        "x, y = [0.1 * k for k in range(30)], [0.3 * k - 1 for k in range(30)]\n"
        "a, b, c = 0.2, 0.1, 0.3\n"
        "for epoch in range(20):\n    for u, t in zip(x, y):\n"
        "        f = a * u + (b + c)\n        d = f - t\n"
        "        a, b, c = a - 0.02 * d * u, b - 0.01 * d, c - 0.01 * d\n"
    )
    assert set(anatomy.parts.params) == {"a", "b", "c"}


QUANTILES = """\
import numpy as np
x = np.linspace(-1, 1, 30)[:, None]
y = x ** 2 + 0.1 * np.random.randn(30, 1)
taus = np.array([0.1, 0.5, 0.9])
W, b, V = np.random.randn(1, 6), np.random.randn(6), np.random.randn(6, 3)
for k in range(30):
    h = np.tanh(x @ W + b)
    q = h @ V
    MEET
    d = np.where(y > q, -taus, 1 - taus) / q.size
    dh = d @ V.T * (1 - h ** 2)
    V -= 0.3 * h.T @ d
    W -= 0.3 * x.T @ dh
    b -= 0.3 * dh.sum(0)
"""
AT_ONCE = """\
middle = q[:, 1]
    e = y - q
    loss = np.maximum(taus * e, (taus - 1) * e).mean()
"""
ONE_BY_ONE = """\
loss = 0.0
    for i, tau in enumerate(taus):
        e = y[:, 0] - q[:, i]
        loss = loss + np.maximum(tau * e, (tau - 1) * e).mean()
"""


@pytest.mark.parametrize("meet", [AT_ONCE, ONE_BY_ONE], ids=["at once", "one by one"])
def test_of_quantiles_that_meet_one_target_the_median_is_predicted(meet):
    """The loss is about the others, too, and says nothing of the median alone."""
    anatomy = anatomy_of(QUANTILES.replace("MEET", meet))
    start, X = anatomy.parts.start, anatomy.functions.X[3:9]
    subject = anatomy.subject(anatomy.train(0, 3.0), "script.py")
    median = np.tanh(X @ start["W"] + start["b"]) @ start["V"][:, 1]
    np.testing.assert_allclose(anatomy.functions.forward(start, X).reshape(-1), median)
    assert subject.loss is subject.gradient is None


def test_of_several_outputs_alike_the_mean_is_predicted():
    """Members of an ensemble all predict the target."""
    meet = AT_ONCE.replace("np.maximum(taus * e, (taus - 1) * e)", "(e ** 2)")
    anatomy = anatomy_of(QUANTILES.replace("MEET", meet))
    start, X = anatomy.parts.start, anatomy.functions.X
    mean = (np.tanh(X @ start["W"] + start["b"]) @ start["V"]).mean(axis=1)
    np.testing.assert_allclose(anatomy.functions.forward(start, X).reshape(-1), mean)


ANEW = """\
import numpy as np
f32 = np.float32
rng = np.random.default_rng(0)
x = rng.uniform(-1, 1, (60, 2)).astype(f32)
y = x[:, :1] * x[:, 1:]
W, b = rng.normal(0, 1, (2, 6)).astype(f32), np.zeros(6, f32)
V, c = rng.normal(0, 1, (6, 1)).astype(f32), np.zeros(1, f32)
params = [W, b, V, c]
moment = [np.zeros_like(p) for p in params]
for step in range(60):
    ahead = [p + f32(0.9) * m for p, m in zip(params, moment)]
    h = np.tanh(x @ ahead[0] + ahead[1])
    d = 2 * (h @ ahead[2] + ahead[3] - y) / f32(60)
    dh = (d @ ahead[2].T) * (1 - h * h)
    slopes = [x.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]
    moment = [f32(0.9) * m - f32(0.05) * g for m, g in zip(moment, slopes)]
    params = [p + m for p, m in zip(params, moment)]
"""


def test_parameters_of_a_list_that_is_made_anew_have_the_names_of_the_list():
    """`W` is the first of them only until then, and is never changed itself."""
    anatomy = anatomy_of(ANEW)
    start = anatomy.parts.start
    assert set(start) == {f"params[{k}]" for k in range(4)}
    functions = anatomy.functions
    end = functions.step(start, functions.X, functions.y)
    assert all(not np.array_equal(end[name], start[name]) for name in start)
    W, b, V, c = (start[f"params[{k}]"] + 0.5 for k in range(4))
    made = functions.forward({f"params[{k}]": p for k, p in enumerate((W, b, V, c))}, functions.X)
    assert made == pytest.approx(np.tanh(functions.X @ W + b) @ V + c, rel=1e-4, abs=1e-5)
