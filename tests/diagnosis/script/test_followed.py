"""Trainings written in many ways, of which the same is to be found."""

import ast

import numpy as np
import pytest
from tests.diagnosis.script.test_anatomy import anatomy_of

from curvesmith.diagnosis.script.dropout import (
    active_dropout,
    decay_line,
    dropout_line,
    held_by_decay,
    held_by_dropout,
    used_line,
    without_decay,
)
from curvesmith.diagnosis.script.spread import spread

HEAD = """\
import numpy as np
rng = np.random.RandomState(0)
X = rng.uniform(-1, 1, (60, 2))
y = X[:, :1] * X[:, 1:]
W, b = rng.randn(2, 6), np.zeros(6)
V, c = rng.randn(6, 1), np.zeros(1)
"""
FORWARD = """\
    h = np.tanh(x @ W + b)
    e = h @ V + c - t
    loss = np.mean(e ** 2)
    d = 2 * e / len(x)
    dh = (d @ V.T) * (1 - h ** 2)
"""
ACCUMULATED = (
    HEAD
    + """\
sW, sb, sV, sc = 0.0, 0.0, 0.0, 0.0
for k in range(200):
    i = rng.choice(60, 10)
    x, t = X[i], y[i]
"""
    + FORWARD
    + """\
    sW, sb, sV, sc = sW + x.T @ dh, sb + dh.sum(0), sV + h.T @ d, sc + d.sum(0)
    if (k + 1) % 3 == 0:
        W -= 0.1 * sW
        b -= 0.1 * sb
        V -= 0.1 * sV
        c -= 0.1 * sc
        sW, sb, sV, sc = 0.0, 0.0, 0.0, 0.0
"""
)
FROM_ZERO = (
    HEAD
    + """\
vW = vb = vV = vc = 0
x, t = X, y
for k in range(50):
"""
    + FORWARD
    + """\
    vW = 0.9 * vW - 0.1 * x.T @ dh
    vb = 0.9 * vb - 0.1 * dh.sum(0)
    vV = 0.9 * vV - 0.1 * h.T @ d
    vc = 0.9 * vc - 0.1 * d.sum(0)
    W, b, V, c = W + vW, b + vb, V + vV, c + vc
"""
)
STREAM = (
    HEAD
    + """\
def stream():
    while True:
        i = rng.choice(60, 10)
        yield X[i], y[i]

batches = stream()
for k in range(50):
    x, t = next(batches)
"""
    + FORWARD
    + """\
    for p, g in zip((W, b, V, c), (x.T @ dh, dh.sum(0), h.T @ d, d.sum(0))):
        p -= 0.1 * g
"""
)
IN_VAIN = (
    HEAD
    + """\
def updated(p, g):
    p = p - 0.1 * g
    return p

x, t = X, y
for k in range(50):
"""
    + FORWARD
    + """\
    updated(W, x.T @ dh)
    updated(b, dh.sum(0))
    updated(V, h.T @ d)
    updated(c, d.sum(0))
"""
)
AT_ONCE = (
    HEAD
    + """\
def updated(params, grads, rate):
    return [p - rate * g for p, g in zip(params, grads)]

x, t = X, y
for k in range(50):
"""
    + FORWARD
    + """\
    W, b, V, c = updated([W, b, V, c], [x.T @ dh, dh.sum(0), h.T @ d, d.sum(0)], 0.1)
"""
)
ENCLOSED = """\
import numpy as np

def network(n):
    rng = np.random.RandomState(1)
    p = {"W": rng.randn(1, n), "V": rng.randn(n, 1)}

    def step(x, t, eta):
        h = np.tanh(x @ p["W"])
        e = h @ p["V"] - t
        p["V"] -= eta * h.T @ e / len(x)
        p["W"] -= eta * x.T @ ((e @ p["V"].T) * (1 - h ** 2)) / len(x)
        return np.mean(e ** 2)

    return step

X = np.linspace(-1, 1, 30).reshape(-1, 1)
y = np.sin(3 * X)
step = network(6)
for k in range(100):
    loss = step(X, y, 0.1)
"""
BY_ENTRY = """\
import math, random
random.seed(1)
rows = [((i / 20 - 1, (7 * i % 11) / 11), (i / 20 - 1) ** 2) for i in range(40)]
w = [[random.uniform(-1, 1) for _ in range(2)] for _ in range(5)]
v = [random.uniform(-1, 1) for _ in range(5)]
for epoch in range(5):
    for (p, q), t in rows:
        h = [math.tanh(w[j][0] * p + w[j][1] * q) for j in range(5)]
        e = sum(v[j] * h[j] for j in range(5)) - t
        loss = e * e
        for j in range(5):
            g = 2 * e * v[j] * (1 - h[j] ** 2)
            v[j] -= 0.1 * 2 * e * h[j]
            w[j][0] -= 0.1 * g * p
            w[j][1] -= 0.1 * g * q
"""


@pytest.mark.parametrize("text", [STREAM, AT_ONCE, ACCUMULATED, FROM_ZERO])
def test_each_way_to_train_shows_all_parameters_and_their_gradients(text: str) -> None:
    """Sums over batches, momentum from the number 0, iterators, and parameters made at once."""
    anatomy = anatomy_of(text)
    assert len(anatomy.parts.params) == 4
    assert anatomy.functions.has_gradient
    assert not anatomy.lines.wrong
    gradient = anatomy.functions.gradient(anatomy.parts.start, anatomy.parts.X, anatomy.parts.y)
    assert {name: g.shape for name, g in gradient.items()} == {
        name: x.shape for name, x in anatomy.parts.start.items()
    }


def test_a_sum_of_three_batches_is_stepped_by_in_the_third():
    """The sums are zero again there; the iterations before it make no step."""
    anatomy = anatomy_of(ACCUMULATED)
    assert anatomy.at == 2
    assert not anatomy.parts.memory
    assert {round(u.rate or 0, 6) for u in anatomy.updates.values()} == {0.1}


def test_momentum_that_begins_as_the_number_zero_is_remembered():
    """It is no gradient, though the first step is one."""
    assert set(anatomy_of(FROM_ZERO).parts.memory) == {"vW", "vb", "vV", "vc"}


def test_steps_that_are_not_kept_are_steps_of_parameters():
    """Nothing changes in the loop; what would have changed is examined."""
    anatomy = anatomy_of(IN_VAIN)
    assert set(anatomy.parts.params) == {"W", "b", "V", "c"}
    assert set(anatomy.lines.ignoring) == {"W", "b", "V", "c"}


def test_names_that_functions_keep_of_the_function_around_them_are_places():
    """A network in a closure; its learning rate is passed."""
    anatomy = anatomy_of(ENCLOSED)
    assert set(anatomy.parts.params) == {"p['W']", "p['V']"}
    assert anatomy.lines.rate is not None
    assert anatomy.lines.rate.value == 0.1


def test_entries_changed_one_by_one_make_up_a_parameter():
    """Its gradient is put together of theirs; inputs in two names are two columns."""
    anatomy = anatomy_of(BY_ENTRY)
    assert anatomy.parts.X.shape == (40, 2)
    assert {len(u.pieces) for u in anatomy.updates.values()} == {5}
    assert anatomy.lines.updated == {"w[:, 0]": 14, "w[:, 1]": 15, "v": 13}
    assert not anatomy.lines.wrong


@pytest.mark.parametrize(
    ("right", "wrong", "cause", "line"),
    [
        ("(1 - h ** 2)", "np.where(h > 0, h, 0.2)", "activation-derivative", 13),
        ("x.T @ dh", "np.abs(x).T @ dh", "layer-input", 15),
        ("dh.sum(0)", "dh.sum()", "bias-gradient", 15),
    ],
)
def test_the_operation_that_goes_wrong_first_tells_the_mistake(
    right: str, wrong: str, cause: str, line: int
) -> None:
    """Whatever formula stands there."""
    text = AT_ONCE.replace(right, wrong)
    found = anatomy_of(text).lines.wrong
    assert {each.cause for each in found.values()} == {cause}
    assert text.splitlines()[min(each.line for each in found.values()) - 1].count(wrong) == 1


def test_dropout_that_holds_a_training_back_is_told_from_dropout_that_does_not():
    """By the same training without it."""
    text = "import torch\nnet = torch.nn.Sequential(\n    torch.nn.Dropout(0.6),\n)\n"
    assert dropout_line(text) == 3
    assert dropout_line("import torch\n") is None
    found = held_by_dropout((0.6, 0.99), text)
    assert found is not None
    assert (found[0].cause, found[1]) == ("over-regularized", 3)
    assert "0.990 without it" in found[0].sentence
    assert held_by_dropout((0.95, 0.99), text) is None
    assert held_by_dropout((0.6, 0.7), text) is None


def test_a_rate_passed_without_a_name_is_known_by_its_argument():
    """Whatever other numbers have its value."""
    text = AT_ONCE.replace("rate):", "eta):").replace("rate * g", "eta * g")
    anatomy = anatomy_of(text.replace("x, t = X, y", "x, t, also = X, y, 0.1"))
    assert anatomy.lines.rate is not None
    assert anatomy.lines.rate.line == 17


def test_a_mean_absolute_error_that_a_function_returns_is_no_loss():
    """It is printed for the eye; the gradient is that of the squares."""
    text = ENCLOSED.replace("np.mean(e ** 2)", "np.mean(np.abs(e))").replace("loss =", "err =")
    assert anatomy_of(text).parts.loss is None


def test_rows_that_are_held_out_are_no_targets_of_the_training():
    """They are compared in each iteration, and nothing follows from them."""
    held = AT_ONCE.replace("x, t = X, y\n", "x, t, X_va, y_va = X[:40], y[:40], X[40:], y[40:]\n")
    text = held + "    val_loss = np.mean((np.tanh(X_va @ W + b) @ V + c - y_va) ** 2)\n"
    parts = anatomy_of(text).parts
    assert parts.X.shape == (40, 2)
    assert parts.trace.site(parts.loss).text == "loss"
    assert not parts.frozen


def test_weight_decay_that_holds_a_training_back_is_told_by_the_same_training_without():
    """The optimizer is asked for it by its option; a decay of zero is none."""
    torch = pytest.importorskip("torch")
    text = "import torch\nopt = torch.optim.Adam(\n    params, lr=0.01,\n    weight_decay=0.3)\n"
    assert decay_line(text) == 4
    assert decay_line(text.replace("0.3", "0")) is None
    found = held_by_decay((0.2, 0.99), text)
    assert found is not None
    assert (found[0].cause, found[1]) == ("over-regularized", 4)
    assert "Weight decay holds" in found[0].sentence

    weights = torch.nn.Parameter(torch.ones(3))
    with without_decay():
        inside = torch.optim.AdamW([weights], weight_decay=0.3)
    outside = torch.optim.AdamW([weights], weight_decay=0.3)
    assert [x.param_groups[0]["weight_decay"] for x in (inside, outside)] == [0.0, 0.3]


SQUARE = """\
import numpy as np
rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (60, 2))
y = np.sin(3 * X[:, :1]) * X[:, 1:]
A, B, C = rng.normal(size=(2, 6)), rng.normal(size=(6, 6)) / 2, rng.normal(size=(6, 1))
for i in range(300):
    p = np.tanh(X @ A)
    q = np.tanh(p @ B)
    e = q @ C - y
    loss = np.mean(e ** 2) + 0.05 * (np.sum(A ** 2) + np.sum(B ** 2) + np.sum(C ** 2))
    d3 = 2 * e / 60
    d2 = d3 @ C.T * (1 - q ** 2)
    d1 = d2 @ B.T * (1 - p ** 2)
    gA, gB, gC = X.T @ d1, p.T @ d2, q.T @ d3
    A -= 0.1 * (gA + 0.1 * A)
    B -= 0.1 * (gB + 0.1 * B)
    C -= 0.1 * (gC + 0.1 * C)
"""


@pytest.mark.parametrize(
    ("right", "wrong", "parameter", "cause"),
    [
        ("d2 @ B.T", "d2 @ B", "A", "weights-transposed"),
        ("(gA + 0.1 * A)", "(gA + loss)", "A", "regularization-mismatch"),
        ("gA, gB, gC = X.T", "gA, gB, gC = np.abs(X).T", "A", "layer-input"),
    ],
)
def test_square_weights_and_penalties_are_told_from_other_mistakes(
    right: str, wrong: str, parameter: str, cause: str
) -> None:
    """Turned over, the matrix would pass the error back; with a decay, the gradient is right."""
    assert not anatomy_of(SQUARE).lines.wrong
    assert anatomy_of(SQUARE.replace(right, wrong)).lines.wrong[parameter].cause == cause


LAYERS = """\
import numpy as np
rng = np.random.default_rng(0)
def layer(n, m):
    W, b = rng.normal(0, 1, (n, m)), np.zeros(m)
    kept = {}
    def forward(x):
        kept["x"], kept["a"] = x, np.tanh(x @ W + b)
        return kept["a"]
    def backward(d):
        nonlocal W, b
        d = d * (1 - kept["a"] ** 2)
        back = d @ W.T
        W, b = W - 0.1 * kept["x"].T @ d, b - 0.1 * d.sum(0)
        return back
    return forward, backward
net = [layer(1, 7), layer(7, 5), layer(5, 1)]
X = np.linspace(-1, 1, 40)[:, None]
Y = 0.5 * X ** 2
def train():
    for k in range(100):
        a = X
        for f, _ in net:
            a = f(a)
        d = 2 * (a - Y) / len(X)
        for _, g in reversed(net):
            d = g(d)
train()
"""


def test_layers_that_are_pairs_of_functions_are_told_apart_by_their_places():
    """They share the names of their parameters, and a loop gives them other ones."""
    anatomy = anatomy_of(LAYERS)
    shapes = sorted(x.shape for x in anatomy.parts.start.values())

    assert shapes == [(1,), (1, 7), (5,), (5, 1), (7,), (7, 5)]
    assert [u.rate for u in anatomy.updates.values()] == pytest.approx(6 * [0.1])


ZEROS = """\
import numpy as np
class Net:
    def __init__(self):
        self.W = [np.zeros((5, 2)), np.zeros((1, 5))]
        self.b = [np.zeros((5, 1)), np.zeros((1, 1))]
    def fit(self, X, T):
        for k in range(50):
            h = np.tanh(self.W[0] @ X + self.b[0])
            d = 2 * (self.W[1] @ h + self.b[1] - T) / T.size
            e = (self.W[1].T @ d) * (1 - h ** 2)
            self.W = [self.W[0] - 0.1 * e @ X.T, self.W[1] - 0.1 * d @ h.T]
            self.b = [self.b[0] - 0.1 * e.sum(1, keepdims=True),
                      self.b[1] - 0.1 * d.sum(1, keepdims=True)]
X = np.random.default_rng(0).uniform(-1, 1, (2, 30))
Net().fit(X, X[:1] * X[1:] + 1)
"""


def test_weights_that_hold_back_each_other_are_parameters():
    """All zero, none of them ever changes; columns of data have a single row of targets."""
    parts = anatomy_of(ZEROS).parts

    assert set(parts.params) == {"self.W[0]", "self.W[1]", "self.b[0]", "self.b[1]"}
    assert parts.frozen == ()


SINKING = """\
import math
data = [(k / 5 - 1, (k / 5 - 1) ** 2) for k in range(11)]
w, v = [0.5 * k - 1 for k in range(6)], [0.1 * k for k in range(6)]
for epoch in range(50):
    sse = 0.0
    for x, t in data:
        h = [math.tanh(a * x + 0.5) for a in w]
        e = t - sum(a * b for a, b in zip(v, h))
        sse += e ** 2
        for j in range(6):
            g = e * v[j] * (1 - h[j] ** 2) * x
            v[j] += 0.1 * e * h[j]
            w[j] += 0.1 * g
    if sse < 1e6:
        break
"""


def test_a_sum_of_losses_is_the_loss_if_the_first_epoch_ends_the_training():
    """Nothing follows from it, so it is no parameter, though it is never seen to begin anew."""
    parts = anatomy_of(SINKING).parts

    assert set(parts.params) == {"w", "v"}
    assert parts.loss is not None
    assert parts.trace.site(parts.loss).text == "sse"


FRONT = """\
import numpy as np
rng = np.random.default_rng(0)
rows = [np.array([1.0, a]) for a in np.linspace(-1, 1, 15)]
wanted = [v[1] ** 2 for v in rows]
W, V = rng.normal(0, 1, (6, 2)), rng.normal(0, 1, 7)
alpha = 0.05
for epoch in range(20):
    for v, t in zip(rows, wanted):
        h = np.tanh(W @ v)
        e = t - (V[1:] @ h + V[0])
        loss = e ** 2
        dh = e * V[1:] * (1 - h ** 2)
        V[1:] += alpha * e * h
        V[0] += alpha * e
        W += alpha * np.outer(dh, v)
"""


def test_weights_with_their_bias_in_front_are_changed_in_slices():
    """Two statements change one array; what both add is its gradient, in the order of entries."""
    anatomy = anatomy_of(FRONT)
    update = anatomy.updates["V"]

    assert update.rate == pytest.approx(-0.05)
    assert [anatomy.parts.trace.site(key).line for key in update.keys] == [14, 13]
    gradient = anatomy.functions.gradient(
        anatomy.parts.start, anatomy.functions.X[:1], anatomy.functions.y[:1]
    )["V"]
    h = np.tanh(anatomy.parts.start["W"] @ anatomy.functions.X[0])
    e = anatomy.functions.y[0] - anatomy.parts.start["V"] @ np.append(1.0, h)
    assert gradient == pytest.approx(e * np.append(1.0, h))


ASKED = """\
import torch
X, y = torch.rand(40, 2), torch.rand(40, 1)
net = torch.nn.Sequential(torch.nn.Linear(2, 9), torch.nn.Dropout(0.5), torch.nn.Linear(9, 1))
lossf = torch.nn.MSELoss()
for step in range(9):
    loss = lossf(net(X), y)
print(lossf(y, y))
with torch.no_grad():
    shown = net(X)
"""


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("", "", 9),
        ("with torch", "net.eval()\nwith torch", None),
        ("with torch", "net.train(False)\nwith torch", None),
        ("torch.nn.Dropout(0.5)", "torch.nn.Tanh()", None),
        ("    shown = net(X)", "    pass", None),
    ],
)
def test_networks_asked_with_their_dropout_are_seen(old, new, line):
    """Calls of a loss are none of a network."""
    assert used_line(ASKED.replace(old, new, 1), 5) == line


def test_networks_are_asked_in_functions_and_with_dropout_that_is_never_off():
    """Functions of dropout do not know of ``eval``; a mean of many answers may be meant."""
    head = "net = nn.Sequential(nn.Dropout(0.5))\n"
    loop = "for i in range(9):\n    loss = net(x)\n"
    judge = "def judge(m, a):\n    return m(a)\n"
    untold = "def f(x):\n    return F.dropout(x)\n"

    assert used_line(f"{head}{judge}{loop}p = judge(net, z)\n", 4) == 3
    assert used_line(f"{untold}{loop}net.eval()\np = net(z)\n", 3) == 6
    assert used_line(f"{head}{loop}net.eval()\np = net(z)\n", 2) is None
    assert used_line(f"{head}{loop}p = [net(z) for i in range(50)]\n", 2) is None


def test_dropout_left_on_is_a_fault_where_it_spoils_the_answers():
    """By as much as a network may fall short."""
    found = active_dropout((0.98, 0.9), 9)

    assert found is not None
    assert (found[0].cause, found[1]) == ("evaluation-data", 9)
    assert found[0].sentence == (
        "Dropout is still on when the network is asked behind its training: R2 0.9, and 0.980 "
        "without. Each answer is another one."
    )
    assert active_dropout((0.98, 0.95), 9) is None


CALLED = """\
class Unit:
    def learn(self, d):
        {step}
class Net:
    def teach(self, x, t):
        self.unit.learn(x - t)
        return (x - t) ** 2
    def ask(self, x):
        return x * self.unit.w
for epoch in range(9):
    error = sum(net.teach(x, t) for x, t in rows) / len(rows)
asked = [net.ask(x) for x, t in rows]
"""


@pytest.mark.parametrize(
    ("step", "n_loops"),
    [
        ("self.w -= d", 2),
        ("self.w = self.w - d", 2),
        ("self.w[0] = self.w[0] - d", 2),
        ("w = d", 1),
    ],
)
def test_rows_are_a_loop_where_what_is_called_for_each_lets_others_learn(step, n_loops):
    """A method that calls one that changes something trains, too; what only reads does not."""
    found = spread(ast.parse(CALLED.format(step=step)))
    assert sum(isinstance(node, ast.For) for node in ast.walk(found)) == n_loops
