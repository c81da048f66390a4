"""Healthy trainings that are written in unusual ways, taken apart."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from tests.diagnosis.script.test_anatomy import anatomy_of

from curvesmith.diagnosis.checks import learning_rate_too_low
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.script.blind import blind_loss
from curvesmith.diagnosis.script.memento import Memento
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.recorder import Recorder
from curvesmith.diagnosis.script.source import Source

DATA = """\
import itertools
import numpy as np
rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (60, 2))
y = 3 + X[:, :1] * X[:, 1:]
W, b, V, c = rng.normal(0, 1, (2, 6)), np.zeros(6), rng.normal(0, 1, (6, 1)), np.zeros(1)
"""
STEP = """\
    h = np.tanh(x @ W + b)
    out = h @ V + c
    d = 2 * (out - t) / len(x)
    dh = d @ V.T * (1 - h ** 2)
    V -= 0.1 * h.T @ d
    c -= 0.1 * d.sum(0)
    W -= 0.1 * x.T @ dh
    b -= 0.1 * dh.sum(0)
"""
DEAD = """\
V, c = -np.abs(V), c - 0.1
y = y - 3
for epoch in range(50):
    h = np.maximum(0, X @ W + b)
    z = h @ V + c
    out = np.maximum(0, z)
    d = 2 * (out - y) / len(X) * (z > 0)
    dh = d @ V.T * (h > 0)
    V -= 0.1 * h.T @ d
    c -= 0.1 * d.sum(0)
    W -= 0.1 * X.T @ dh
    b -= 0.1 * dh.sum(0)
"""
STREAM = """\
def stream(size):
    while True:
        x = rng.uniform(-1, 1, (size, 2))
        yield x, 3 + 5 * x[:, :1] * x[:, 1:]

def sgd(x, t):
    global W, b, V, c
STEP
for k, (u, s) in ITEMS:
    sgd(u, (s - 3) / 5)
    if k > 300:
        break
"""
OBJECTS = """\
class Member:
    def __init__(self):
        self.W, self.b = rng.normal(0, 1, (2, 6)), np.zeros(6)
        self.V, self.c = rng.normal(0, 1, (6, 1)), np.zeros(1)

    def train(self, x, t):
        for epoch in range(40):
            h = np.tanh(x @ self.W + self.b)
            d = 2 * (h @ self.V + self.c - t) / len(x)
            dh = d @ self.V.T * (1 - h ** 2)
            slopes = {"W": x.T @ dh, "b": dh.sum(0), "V": h.T @ d, "c": d.sum(0)}
            for name, g in slopes.items():
                setattr(self, name, getattr(self, name) - 0.1 * g)

members = [Member() for _ in range(4)]
for member in members:
    rows = rng.integers(0, 60, 60)
    member.train(X[rows], y[rows])
"""
GAMMA = """\
y = np.exp(y[:, 0]) * rng.gamma(5, 0.2, 60)
theta = [W + 0, b + 0, V[:, 0] + 0, np.log(y.mean())]

def link(theta):
    h = np.tanh(X @ theta[0] + theta[1])
    return h, h @ theta[2] + theta[3]

def deviance(theta):
    mu = np.exp(link(theta)[1])
    return 2 * np.mean((y - mu) / mu - np.log(y / mu))

def score(theta):
    h, eta = link(theta)
    d = 2 * (1 - y * np.exp(-eta)) / len(y)
    dh = np.outer(d, theta[2]) * (1 - h ** 2)
    return [X.T @ dh, dh.sum(0), h.T @ d, d.sum()]

for step in range(60):
    g = score(theta)
    for i in range(4):
        theta[i] = theta[i] - 0.05 * g[i]
    if step % 10 == 0:
        print("deviance", deviance(theta).round(2))
"""
VECTOR = """\
y = y[:, 0]
theta = np.concatenate([W.ravel(), b, V[:, 0], c])

def f(theta):
    h = np.tanh(X @ theta[:12].reshape(2, 6) + theta[12:18])
    return h, h @ theta[18:24] + theta[24]

def cost_and_slope(theta):
    h, out = f(theta)
    r = out - y
    dh = np.outer(r, theta[18:24]) * (1 - h ** 2)
    return 0.5 * np.mean(r ** 2), np.concatenate(
        [(X.T @ dh).ravel(), dh.sum(0), h.T @ r, [r.sum()]]) / len(y)
"""
ARMIJO = """\
stride = 1.0
history = [cost_and_slope(theta)[0]]
while len(history) < 60:
    g = cost_and_slope(theta)[1]
    while cost_and_slope(theta - stride * g)[0] > history[-1] - 0.3 * stride * g @ g:
        stride *= 0.5
    theta = theta - stride * g
    history.append(cost_and_slope(theta)[0])
    stride *= 1.3
"""
CONJUGATE = """\
def minimize(theta):
    cost, g = cost_and_slope(theta)
    way, step = -g, 1.0
    for k in range(40):
        step = min(2.5 * step, 50.0)
        while True:
            tried = theta + step * way
            new_cost, new_g = cost_and_slope(tried)
            if new_cost <= cost + 1e-4 * step * (g @ way) or step < 1e-12:
                break
            step *= 0.5
        beta = max(0.0, new_g @ (new_g - g) / (g @ g))
        way = -new_g + beta * way
        theta, cost, g = tried, new_cost, new_g
        if k % 10 == 0:
            print(k, cost, np.linalg.norm(g))
    return theta

theta = minimize(theta)
"""
DAMPED = """\
def jacobian(theta):
    h, _ = f(theta)
    slopes = (1 - h ** 2) * theta[18:24]
    return np.hstack([slopes * X[:, :1], slopes * X[:, 1:], slopes, h, np.ones((60, 1))])

def train(w, mu=1e-2):
    e = f(w)[1] - y
    perf = e @ e
    for epoch in range(20):
        J = jacobian(w)
        H, g = J.T @ J, J.T @ e
        while mu < 1e10:
            trial = w - np.linalg.solve(H + mu * np.eye(len(w)), g)
            e_new = f(trial)[1] - y
            if e_new @ e_new < perf:
                w, e, perf = trial, e_new, e_new @ e_new
                mu = max(mu / 10, 1e-12)
                break
            mu = mu * 10
    return w

nets = [train(theta + 0.1 * k) for k in range(1, 3)]
"""
BEST = """\
from scipy.optimize import minimize
best = min((minimize(cost_and_slope, theta + k, jac=True) for k in range(3)), key=lambda r: r.fun)
"""
WEIGHTED = """\
y = y[:, 0]
weight = np.linspace(0.5, 1.5, 60)
V, c = V[:, 0], 0.0
for epoch in range(30):
    rows = rng.permutation(60)
    for k in range(0, 60, 12):
        ix = rows[k:k + 12]
        x, t, w = X[ix], y[ix], weight[ix]
        h = np.tanh(x @ W + b)
        e = h @ V + c - t
        loss = np.mean(w * e ** 2)
        d = 2 * w * e / len(ix)
        dh = np.outer(d, V) * (1 - h ** 2)
        V -= 0.1 * h.T @ d
        c -= 0.1 * d.sum()
        W -= 0.1 * x.T @ dh
        b -= 0.1 * dh.sum(0)
"""
MEMBERS = """\
Ws, bs = rng.normal(0, 1, (3, 2, 6)), rng.normal(0, 1, (3, 1, 6))
Vs = rng.normal(0, 1, (3, 6, 1))
for epoch in range(30):
    h = np.tanh(X @ Ws + bs)
    out = h @ Vs
    e = out - y
    loss = np.mean(e ** 2)
    d = 2 * e / e.size
    dh = d @ Vs.transpose(0, 2, 1) * (1 - h ** 2)
    Vs -= 0.5 * h.transpose(0, 2, 1) @ d
    Ws -= 0.5 * X.T @ dh
    bs -= 0.5 * dh.sum(1, keepdims=True)
"""


def test_an_output_that_is_dead_from_the_first_row_on_is_found():
    """No step changes anything, and none from near there."""
    anatomy = anatomy_of(DATA + DEAD)
    assert set(anatomy.parts.params) == {"W", "b", "V", "c"}
    assert np.any(
        anatomy.functions.forward({**anatomy.parts.start, "c": np.ones(1)}, anatomy.functions.X)
    )


def test_no_step_is_too_short_where_the_gradient_is_zero():
    """A dead output stays where it is at any learning rate."""
    anatomy = anatomy_of(DATA + DEAD)
    subject = anatomy.subject(anatomy.train(0, 3.0), "script.py")
    assert learning_rate_too_low.check(Evidence(subject)) == []


@pytest.mark.parametrize(
    "items", ["enumerate(itertools.islice(stream(20), 400))", "enumerate(stream(20))"]
)
def test_targets_of_a_stream_are_met_as_the_loop_scales_them(items):
    """Rows are drawn anew for each batch, and never end."""
    anatomy = anatomy_of(DATA + STREAM.replace("STEP\n", STEP).replace("ITEMS", items))
    X, y = anatomy.functions.X, anatomy.functions.y
    assert 1000 < len(X) < 5000
    np.testing.assert_allclose(y[:, 0], X[:, 0] * X[:, 1], atol=1e-12)


def test_networks_that_are_objects_are_trained_by_their_own_loop():
    """The loop around goes through them: each of its iterations changes another one."""
    anatomy = anatomy_of(DATA + OBJECTS)
    assert set(anatomy.parts.params) == {"self.W", "self.b", "self.V", "self.c"}


def test_the_score_of_a_gamma_deviance_tells_the_link():
    """Targets meet exp(-f), whose inverse is predicted; the loss is printed rounded."""
    anatomy = anatomy_of(DATA + GAMMA)
    start, X = anatomy.parts.start, anatomy.functions.X
    h = np.tanh(X @ start["theta[0]"] + start["theta[1]"])
    mean = np.exp(h @ start["theta[2]"] + start["theta[3]"])
    np.testing.assert_allclose(anatomy.functions.forward(start, X).reshape(-1), mean)
    moved = {**start, "theta[3]": start["theta[3]"] + 1e-4}
    losses = [anatomy.functions.loss(p, X, anatomy.functions.y) for p in (start, moved)]
    assert losses[0] != losses[1]


@pytest.mark.parametrize("solver", [ARMIJO, CONJUGATE], ids=["armijo", "conjugate"])
def test_a_line_search_predicts_with_the_weights_that_it_begins_with(solver):
    """What it tries is not what is trained, nor is the length of the step."""
    anatomy = anatomy_of(DATA + VECTOR + solver)
    parts, functions = anatomy.parts, anatomy.functions
    theta = parts.start["theta"] + 0.5
    assert set(parts.params) == {"theta"}
    h = np.tanh(functions.X @ theta[:12].reshape(2, 6) + theta[12:18])
    found = functions.forward({"theta": theta}, functions.X).reshape(-1)
    np.testing.assert_allclose(found, h @ theta[18:24] + theta[24])


def test_a_damped_step_is_not_taken_for_the_training():
    """The loop that seeks the damping changes one number; the one around it, the weights."""
    anatomy = anatomy_of(DATA + VECTOR + DAMPED)
    parts, functions = anatomy.parts, anatomy.functions
    w = parts.start["w"]
    assert set(parts.params) == {"w"}
    h = np.tanh(functions.X @ w[:12].reshape(2, 6) + w[12:18])
    found = functions.forward(parts.start, functions.X).reshape(-1)
    np.testing.assert_allclose(found, h @ w[18:24] + w[24])


def test_solvers_called_in_one_expression_are_seen():
    """The best of several starts is often taken at once."""
    anatomy = anatomy_of(DATA + VECTOR + BEST)
    (start,) = anatomy.parts.start.values()
    assert start.shape == (25,)


def test_weights_of_rows_go_with_the_rows():
    """A batch takes its rows of the weights by the same numbers."""
    anatomy = anatomy_of(DATA + WEIGHTED)
    functions, parts = anatomy.functions, anatomy.parts
    some = [5, 40, 17]
    X, y = functions.X[some], functions.y[some]
    weight = np.linspace(0.5, 1.5, 60)[some]
    e = functions.forward(parts.start, X) - y
    assert functions.loss(parts.start, X, y) == pytest.approx(np.mean(weight * e**2))


def test_of_several_networks_the_mean_is_predicted():
    """Each of them meets the targets; none is the median."""
    anatomy = anatomy_of(DATA + MEMBERS)
    start, X = anatomy.parts.start, anatomy.functions.X
    out = np.tanh(X @ start["Ws"] + start["bs"]) @ start["Vs"]
    np.testing.assert_allclose(anatomy.functions.forward(start, X), out.mean(axis=0))
    assert anatomy.subject(anatomy.train(0, 3.0), "script.py").step is None


def test_loops_that_do_not_end_are_ended():
    """After 20 times as many turns as usual, and 100."""
    recorder = Recorder()
    recorder.is_on = True
    recorder.begin(usual_turns=recorder.turns + type(recorder.turns)({7: 2}))
    turns = 0
    while recorder.goes_on(7, True):
        turns += 1
    assert turns == 140


@pytest.mark.parametrize("text", ["f = lambda x: x\n", "a = 1 if True else 2\n"])
def test_expressions_with_a_body_hold_no_functions(text):
    """A lambda has a body that is no list of statements."""
    assert blind_loss(Script(Path("s.py"), text, ()), Source.of(text, "s.py"), 1.0) is None


def test_counters_are_put_back_as_they_were():
    """The milestones of a schedule are a Counter, whose own update adds up."""
    names = {"milestones": Counter({1500: 1}), "steps": 0}
    memento = Memento([names])
    names["steps"] = 3
    memento.restore()
    memento.restore()
    assert names == {"milestones": Counter({1500: 1}), "steps": 0}


SMALL_LAYERS = """\
y = y - 3
sizes = [2, 5, 5, 1]
weights = [1e-3 * rng.normal(0, 1, (a, b)) for a, b in zip(sizes[:-1], sizes[1:])]
biases = [np.zeros(b) for b in sizes[1:]]
errors = []
for epoch in range(40):
    values = [X]
    for i, (w, b) in enumerate(zip(weights, biases)):
        z = values[-1] @ w + b
        values.append(z if i == 2 else np.tanh(z))
    error = values[-1] - y
    errors.append(np.mean(error ** 2))
    delta = 2 * error / len(X)
    for i in range(2, -1, -1):
        dw, db = values[i].T @ delta, delta.sum(axis=0)
        if i > 0:
            delta = (delta @ weights[i].T) * (1 - values[i] ** 2)
        weights[i] = weights[i] - 0.05 * dw
        biases[i] = biases[i] - 0.05 * db
"""
PAIRS = """\
theta = [[W, b], [V[:, 0], 0.0]]
t = y[:, 0] - 3
for epoch in range(40):
    (A, a), (B, c) = theta
    h = np.tanh(X @ A + a)
    e = 2 * (h @ B + c - t) / 60
    p = np.outer(e, B) * (1 - h ** 2)
    slopes = [[X.T @ p, p.sum(0)], [h.T @ e, e.sum()]]
    for i in range(2):
        for j in range(2):
            theta[i][j] = theta[i][j] - 0.1 * slopes[i][j]
"""
FOLDS = """\
def fit(x, t):
    p = [rng.normal(0, 1, (2, 6)), np.zeros(6), rng.normal(0, 1, (6, 1)), np.zeros(1)]
    for epoch in range(40):
        h = np.tanh(x @ p[0] + p[1])
        d = 2 * (h @ p[2] + p[3] - t) / len(x)
        dh = d @ p[2].T * (1 - h ** 2)
        slopes = [x.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]
        for i in range(4):
            p[i] = p[i] - 0.1 * slopes[i]
    return p

for k in range(3):
    p = fit(X[k::3], y[k::3])
"""
HELD_OUT = """\
y, V, c = y[:, 0], V[:, 0], 0.0
best = np.inf
for epoch in range(40):
    x, t = X[:40], y[:40]
    h = np.tanh(x @ W + b)
    d = 2 * (h @ V + c - t) / 40
    dh = np.outer(d, V) * (1 - h ** 2)
    V, c = V - 0.1 * h.T @ d, c - 0.1 * d.sum()
    W, b = W - 0.1 * x.T @ dh, b - 0.1 * dh.sum(0)
    now = np.mean((np.tanh(X[40:] @ W + b) @ V + c - y[40:]) ** 2)
    if now < best:
        best_loss = best = now
"""
SLOPES = """\
import torch
torch.manual_seed(0)
x = torch.linspace(-1, 1, 30)[:, None]
f, df = x ** 2, 2 * x
W, b = torch.randn(1, 6, requires_grad=True), torch.zeros(6, requires_grad=True)
v = torch.randn(6, 1, requires_grad=True)
points = x.clone().requires_grad_(True)
for step in range(40):
    values = torch.tanh(points @ W + b) @ v
    slopes, = torch.autograd.grad(values.sum(), points, create_graph=True)
    loss = (values - f).pow(2).mean() + (slopes - df).pow(2).mean()
    loss.backward(inputs=[W, b, v])
    with torch.no_grad():
        for p in (W, b, v):
            p -= 0.01 * p.grad
            p.grad = None
"""


@pytest.mark.parametrize(
    ("text", "n_params"),
    [(SMALL_LAYERS, 6), (PAIRS, 4), (FOLDS, 4)],
    ids=["layers", "pairs", "folds"],
)
def test_all_parameters_are_found_wherever_they_are(text, n_params):
    """Layers that a loop goes through, numbers beside arrays, and networks made for each fold."""
    anatomy = anatomy_of(DATA + text)
    assert len(anatomy.parts.params) == n_params


def test_a_loss_of_rows_that_are_held_out_is_none():
    """It is computed behind the step, and kept if it is the best so far."""
    anatomy = anatomy_of(DATA + HELD_OUT)
    assert anatomy.subject(anatomy.train(0, 3.0), "script.py").loss is None


def test_slopes_that_meet_targets_are_not_predicted():
    """The loss is about them, too, and says nothing of the values alone."""
    pytest.importorskip("torch")
    anatomy = anatomy_of(SLOPES)
    np.testing.assert_allclose(anatomy.functions.y, np.linspace(-1, 1, 30)[:, None] ** 2, atol=1e-6)
    assert anatomy.subject(anatomy.train(0, 3.0), "script.py").loss is None
