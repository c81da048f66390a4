"""Trainings that try steps before they make one, and what comes beside the inputs, taken apart."""

import numpy as np
import pytest
from tests.diagnosis.script.test_anatomy import anatomy_of

from curvesmith.diagnosis.script.edits import Case
from curvesmith.diagnosis.script.functions import not_overflowing
from curvesmith.diagnosis.script.halves import Halves
from curvesmith.diagnosis.script.instrument import instrumented
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.outdated import old_prediction
from curvesmith.diagnosis.script.source import Source

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
    "loss is kept": """\
theta = np.concatenate([p.ravel() for p in w])
def parts(t):
    return [t[:6][None], t[6:12], t[12:18][:, None], t[18:]]
e = (net(parts(theta), x)[1] - y).ravel()
chi2, damping = e @ e, 1.0
for step in range(60):
    h, _ = net(parts(theta), x)
    s = (1 - h ** 2) * theta[12:18]
    J = np.hstack([s * x, s, h, np.ones_like(x)])
    tried = theta - np.linalg.solve(J.T @ J + damping * np.eye(19), J.T @ e)
    new = (net(parts(tried), x)[1] - y).ravel()
    if new @ new < chi2:
        theta, e, chi2, damping = tried, new, new @ new, damping / 3
    else:
        damping *= 4
    print("chi2", chi2 / 60)
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


def test_a_loss_that_is_kept_of_the_last_step_is_none():
    """Where no step is made it stays as it was, whatever is predicted."""
    found = anatomy_of(DATA + TRIALS["loss is kept"])
    assert found.parts.loss is None
    assert not found.functions.has_link


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


SOLVED = """\
w = w[0], w[1]
for step in range(60):
    A = np.hstack([np.tanh(x @ w[0] + w[1]), np.ones_like(x)])
    v = np.linalg.solve(A.T @ A + 1e-6 * np.eye(7), A.T @ y)
    d = 2 * (A @ v - y) / len(x) @ v[:-1].T * (1 - A[:, :-1] ** 2)
    w = w[0] - 0.1 * x.T @ d, w[1] - 0.1 * d.sum(0)
"""


def test_weights_that_are_solved_for_are_parameters():
    """The prediction follows from the targets by them; held, it follows from them alone."""
    found = anatomy_of(DATA + SOLVED)
    start = found.parts.start
    assert {start[name].shape for name in start} == {(1, 6), (6,), (7, 1)}
    by_shape = {value.shape: 0.3 + 0 * value for value in start.values()}
    params = {name: by_shape[value.shape] for name, value in start.items()}
    h = np.tanh(found.functions.X @ by_shape[1, 6] + by_shape[6,])
    made = found.functions.forward(params, found.functions.X)
    assert made == pytest.approx(np.hstack([h, np.ones((60, 1))]) @ by_shape[7, 1])


HALVES = """\
import numpy as np
rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (60, 2))
y = X[:, :1] * X[:, 1:]
A, B = rng.normal(0, 1, (6, 3)), rng.normal(0, 1, (1, 7))
def with_ones(a):
    return np.hstack([np.ones((len(a), 1)), a])
for step in range(50):
    one = with_ones(X)
    z = one @ A.T
    two = with_ones(np.tanh(z))
    d = (two @ B.T - y) / len(y)
    dz = d @ B[:, 1:] * (1 - np.tanh(z) ** 2)
    A = A - 0.1 * dz.T @ one
    B = B - 0.1 * d.T @ two
"""


def test_weights_and_biases_are_known_in_one_array():
    """A column of ones before the inputs of each layer, as in a well-known course."""
    anatomy = anatomy_of(HALVES)
    subject = anatomy.subject(anatomy.train(0, 20.0), "script")
    assert set(subject.params) == {"A[:, 0]", "A[:, 1:]", "B[:, 0]", "B[:, 1:]"}
    layers = subject.structure.layers
    assert [(x.weights, x.bias) for x in layers] == [
        ("A[:, 1:]", "A[:, 0]"),
        ("B[:, 1:]", "B[:, 0]"),
    ]
    whole = anatomy.functions.gradient(anatomy.parts.start, subject.X, subject.y)
    found = subject.gradient(subject.params, subject.X, subject.y)
    assert found["A[:, 0]"] == pytest.approx(whole["A"][:, 0])
    ends = subject.step(subject.params, subject.X, subject.y)
    assert ends["B[:, 1:]"] == pytest.approx(subject.params["B[:, 1:]"] - 0.1 * whole["B"][:, 1:])
    assert anatomy.lines_of_pieces.updated["A[:, 0]"] == anatomy.lines.updated["A"]


def test_halves_are_put_together_as_they_were():
    """Last rows, and a vector beside tables."""
    params = {"V": np.arange(12.0).reshape(3, 4), "c": np.arange(5.0)}
    halves = Halves(0, -1, ("V", "c"), {name: x.shape for name, x in params.items()})
    cut = halves.cut(params)
    assert cut["V[-1]"].tolist() == [8, 9, 10, 11]
    assert cut["c[:-1]"].tolist() == [0, 1, 2, 3]
    back = halves.joined(cut)
    assert all(np.array_equal(back[name], params[name]) for name in params)


def test_predictions_made_once_before_the_loop_are_told():
    """Their errors never change; the line is that of the prediction."""
    text = HALVES.replace("    one = with_ones(X)\n    z = one @ A.T\n", "")
    text = text.replace("    two = with_ones(np.tanh(z))\n", "")
    made = "one = with_ones(X)\nz = one @ A.T\ntwo = with_ones(np.tanh(z))\nout = two @ B.T\n"
    text = text.replace("for step", made + "for step").replace("two @ B.T - y", "out - y")
    source = Source.of(text)
    case = Case(source, Lines(loop=12, made={"A": 5, "B": 5}), shapes={"A": (6, 3), "B": (1, 7)})
    program = instrumented(text)
    loop = next(loop for loop in program.loops if loop.line == 12)
    finding, line = old_prediction(case, program.sites, loop)
    assert (finding.cause, line) == ("stale-values", 9)
    assert "`out` is computed in line 9" in finding.sentence
    assert old_prediction(Case(Source.of(HALVES), Lines(loop=8)), program.sites, loop) is None


def test_plain_numbers_that_overflow_are_no_longer_finite():
    """Where NumPy goes on with infinity, Python stops."""
    anatomy = anatomy_of(
        "x, y = [0.1 * k for k in range(30)], [0.3 * k - 1 for k in range(30)]\n"
        "a, b = 0.2, 0.1\nfor epoch in range(20):\n    for u, t in zip(x, y):\n"
        "        e = a * u + b - t\n        loss = e ** 2\n"
        "        a, b = a - 0.02 * e * u, b - 0.02 * e\n"
    )
    known = not_overflowing(anatomy.functions)
    huge = {name: np.full_like(value, 1e200) for name, value in anatomy.parts.start.items()}
    with pytest.raises(OverflowError, match=r"range|large"):
        anatomy.functions.loss(huge, anatomy.functions.X, anatomy.functions.y)
    assert known["loss"](huge, anatomy.functions.X, anatomy.functions.y) == np.inf
    ends = known["step"](huge, anatomy.functions.X, anatomy.functions.y)
    assert all(np.isnan(value).all() for value in ends.values())
    start = anatomy.parts.start
    data = anatomy.functions.X, anatomy.functions.y
    assert known["loss"](start, *data) == anatomy.functions.loss(start, *data)
