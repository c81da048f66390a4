"""Trainings that try steps before they make one, and what comes beside the inputs, taken apart."""

import numpy as np
import pytest
from tests.diagnosis.script.test_anatomy import anatomy_of

DATA = """\
import numpy as np
rng = np.random.default_rng(0)
x = rng.uniform(-1, 1, (60, 1))
y = x ** 2
w = [rng.normal(0, 1, (1, 6)), rng.normal(0, 1, 6), rng.normal(0, 1, (6, 1)), np.zeros(1)]
def net(w, x):
    h = np.tanh(x @ w[0] + w[1])
    return h, h @ w[2] + w[3]
def slopes(w):
    h, out = net(w, x)
    e = out - y
    d = 2 * e / len(x)
    dh = d @ w[2].T * (1 - h * h)
    return np.mean(e ** 2), [x.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]
"""
TRIALS = {
    "outputs are kept": """\
n = sum(p.size for p in w)
h, out = net(w, x)
cost, damping = np.sum((out - y) ** 2), 1.0
for step in range(60):
    s = (1 - h ** 2) * w[2].T
    J = np.hstack([s * x, s, h, np.ones_like(x)])
    e = out - y
    d = np.linalg.solve(J.T @ J + damping * np.eye(n), J.T @ e).ravel()
    tried = w[0] - d[:6], w[1] - d[6:12], w[2] - d[12:18, None], w[3] - d[18:]
    h_new, out_new = net(tried, x)
    new = np.sum((out_new - y) ** 2)
    if new < cost:
        w, h, out, cost, damping = list(tried), h_new, out_new, new, damping / 3
    else:
        damping *= 2
""",
    "undone": """\
rate = 0.5
E, G = slopes(w)
for step in range(60):
    old = w
    w = [p - rate * g for p, g in zip(old, G)]
    new, G_new = slopes(w)
    if new > E:
        w, rate = old, rate / 2
    else:
        E, G, rate = new, G_new, rate * 1.05
""",
    "random": """\
theta = np.concatenate([p.ravel() for p in w])
def cost(t):
    return np.mean((net([t[:6][None], t[6:12], t[12:18][:, None], t[18:]], x)[1] - y) ** 2)
best = cost(theta)
for step in range(300):
    tried = theta + 0.2 * rng.normal(size=19) * (rng.random(19) < 0.3)
    new = cost(tried)
    if new < best:
        theta, best = tried, new
""",
    "differences along random ways": """\
theta = np.concatenate([p.ravel() for p in w])
def cost(t):
    return np.mean((net([t[:6][None], t[6:12], t[12:18][:, None], t[18:]], x)[1] - y) ** 2)
for step in range(60):
    ways = rng.normal(size=(20, 19))
    rises = np.array([cost(theta + 0.1 * v) - cost(theta - 0.1 * v) for v in ways])
    theta = theta - 0.2 * rises @ ways / 4
""",
}
# Poisson counts of rows that were watched for different times.
COUNTS = """\
import numpy as np
rng = np.random.default_rng(0)
X = rng.integers(0, 20, (80, 1)) / 10
hours = rng.uniform(1, 9, 80)
y = hours * np.exp(np.sin(X[:, 0]))
w, b, v, c = rng.normal(0, 1, (1, 6)), np.zeros(6), rng.normal(0, 1, 6), 0.0
for step in range(60):
ROWS
    h = np.tanh(X[r] @ w + b)
    eta = h @ v + c
    mu = BESIDE
    loss = np.mean(mu - y[r] * np.log(mu))
    d = (mu - y[r]) / len(mu)
    dh = np.outer(d, v) * (1 - h * h)
    w, b = w - 0.01 * X[r].T @ dh, b - 0.01 * dh.sum(0)
    v, c = v - 0.01 * h.T @ d, c - 0.01 * d.sum()
"""


@pytest.mark.parametrize("text", TRIALS.values(), ids=TRIALS.keys())
def test_what_is_tried_predicts_as_what_it_is_tried_from(text):
    """From other parameters, too, and whatever is kept of those before."""
    found = anatomy_of(DATA + text)
    names = [*found.parts.params]
    assert sum(x.size for x in found.parts.start.values()) == 19
    scope = {}
    exec(DATA, scope)
    elsewhere = np.random.default_rng(5).normal(size=19)
    sizes = [found.parts.start[name].size for name in names]
    pieces = dict(zip(names, np.split(elsewhere, np.cumsum(sizes)[:-1]), strict=True))
    params = {name: pieces[name].reshape(found.parts.start[name].shape) for name in names}
    w = [params[name] for name in sorted(names)] if len(names) > 1 else None
    if w is None:
        t = params[names[0]]
        w = [t[:6][None], t[6:12], t[12:18][:, None], t[18:]]
    wanted = scope["net"](w, scope["x"])[1]
    assert found.functions.forward(params, found.functions.X) == pytest.approx(wanted)


def test_no_update_is_looked_for_where_steps_are_tried():
    """Each run takes back what is tried."""
    found = anatomy_of(DATA + TRIALS["undone"])
    assert not found.updates
    assert not found.functions.has_gradient


def test_differences_for_a_gradient_are_no_steps_that_are_tried():
    """They go hardly away from the parameters."""
    text = TRIALS["differences along random ways"].replace("0.1 *", "1e-5 *")
    found = anatomy_of(DATA + text)
    assert not found.replay.tried


@pytest.mark.parametrize("rows", ["r = rng.permutation(80)[:20]", "r = slice(None)"])
@pytest.mark.parametrize("beside", ["np.exp(eta + np.log(hours)[r])", "hours[r] * np.exp(eta)"])
def test_what_a_prediction_follows_from_beside_its_rows_is_an_input(rows, beside):
    """Exposures are one more column, by batches and all at once; rows of X come twice."""
    found = anatomy_of(COUNTS.replace("ROWS", "    " + rows).replace("BESIDE", beside))
    X, y = found.functions.X, found.functions.y
    assert X.shape == (80, 2)
    params = {name: 0 * value for name, value in found.parts.start.items()}
    if "np.log" not in beside:
        assert np.all((X[:, 1] >= 1) & (X[:, 1] <= 9))
        assert found.functions.forward(params, X) == pytest.approx(X[:, 1])
        assert found.functions.forward(params, X[7:30]) == pytest.approx(X[7:30, 1])
        assert y == pytest.approx(X[:, 1] * np.exp(np.sin(X[:, 0])))
