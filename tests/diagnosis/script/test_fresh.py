"""Data that each iteration makes for itself, and which of several networks counts."""

from pathlib import Path

import numpy as np
import pytest
from tests.diagnosis.script.test_anatomy import anatomy_of

from curvesmith.diagnosis.script.blind import blind_loss
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.rivals import counting_network
from curvesmith.diagnosis.script.shares import shares_of_one
from curvesmith.diagnosis.script.source import Source

HEAD = """\
import numpy as np
rng = np.random.default_rng(0)
W, b = rng.normal(0, 1, (2, 6)), np.zeros(6)
V, c = rng.normal(0, 1, (6, 1)), np.zeros(1)
"""
STEP = """\
    h = np.tanh(x @ W + b)
    f = h @ V + c
    e = f - t
    d = 2 * e / len(x)
    dh = (d @ V.T) * (1 - h ** 2)
    W -= 0.1 * x.T @ dh
    b -= 0.1 * dh.sum(0)
    V -= 0.1 * h.T @ d
    c -= 0.1 * d.sum(0)
"""
DRAWN = f"""{HEAD}
def batch(n):
    x = rng.uniform(-1, 1, (n, 2))
    return x, x[:, :1] * x[:, 1:]

for k in range(100):
    x, t = batch(32)
{STEP}    loss = np.mean(e ** 2)
"""
COMPUTED = f"""{HEAD}
x = rng.uniform(-1, 1, (50, 2))
for k in range(100):
    t = x[:, :1] * x[:, 1:] + 0.01 * rng.normal(size=(50, 1))
{STEP}    loss = np.mean(e ** 2)
"""
ROWS = """\
import math, random
random.seed(0)
w, v = [random.gauss(0, 1) for _ in range(6)], [random.gauss(0, 1) for _ in range(6)]
for k in range(500):
    x = random.uniform(-1, 1)
    t = math.sin(3 * x)
    h = [math.tanh(a * x) for a in w]
    e = sum(a * b for a, b in zip(v, h)) - t
    loss = e ** 2
    for j in range(6):
        g = 2 * e * v[j] * (1 - h[j] ** 2) * x
        v[j] -= 0.1 * 2 * e * h[j]
        w[j] -= 0.1 * g
"""


@pytest.mark.parametrize(
    ("text", "n_rows", "by_row"),
    [(DRAWN, 416, False), (COMPUTED, 50, False), (ROWS, 400, True)],
    ids=["both drawn", "targets made of kept inputs", "row by row"],
)
def test_data_that_an_iteration_makes_are_data(text, n_rows, by_row):
    """Those of as many iterations as give some hundred rows; the loss and its slopes are found."""
    anatomy = anatomy_of(text)
    parts, functions = anatomy.parts, anatomy.functions

    assert len(parts.X) == len(parts.y) == n_rows
    assert parts.by_row is by_row
    assert parts.loss is not None
    predicted = functions.forward(parts.start, functions.X)
    loss = functions.loss(parts.start, functions.X, functions.y)
    wanted = np.reshape(functions.y, predicted.shape)
    assert loss == pytest.approx(np.mean((predicted - wanted) ** 2))


RATES = """\
import numpy as np
X = np.linspace(-1, 1, 40)[:, None]
Y = np.sin(3 * X)
for rate in (1e-5, 0.3, 1e-4):
    rng = np.random.default_rng(0)
    W, b, V = rng.normal(0, 2, (1, 9)), rng.normal(0, 1, 9), np.zeros((9, 1))
    for k in range(400):
        h = np.tanh(X @ W + b)
        d = 2 * (h @ V - Y) / len(X)
        dh = (d @ V.T) * (1 - h ** 2)
        V -= rate * h.T @ d
        W -= rate * X.T @ dh
        b -= rate * dh.sum(0)
"""
WIDTHS = """\
import numpy as np
X = np.linspace(-1, 1, 40)[:, None]
Y = np.sin(3 * X)
def fit(n):
    rng = np.random.default_rng(0)
    W, b, V = rng.normal(0, 2, (1, n)), rng.normal(0, 1, n), np.zeros((n, 1))
    for k in range(50):
        h = np.tanh(X @ W + b)
        d = 2 * (h @ V - Y) / len(X)
        dh = (d @ V.T) * (1 - h ** 2)
        V -= 0.1 * h.T @ d
        W -= 0.1 * X.T @ dh
        b -= 0.1 * dh.sum(0)
    return h @ V
for n in (1, 2, 9):
    fit(n)
"""
FOLDS = WIDTHS.replace("(1, 2, 9)", "(9, 9, 9)")


@pytest.mark.parametrize(
    ("text", "skipped"),
    [pytest.param(RATES, 1, marks=pytest.mark.slow), (WIDTHS, 2), (FOLDS, 0)],
    ids=["best of some rates", "largest of some widths", "first of what is alike"],
)
def test_of_several_networks_one_counts(text, skipped):
    """The largest one; of one size the best, and the first if all are as good."""
    anatomy = anatomy_of(text)
    training = anatomy.train(0, 10.0)

    assert len(training.others) == 2
    assert counting_network(anatomy, training) == skipped


SOFTMAX = """\
import torch
from torch import nn
torch.manual_seed(0)
X = torch.linspace(-1, 1, 40).unsqueeze(1)
y = torch.exp(X) / 3
net = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 1), nn.Softmax(dim=1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(150):
    loss = nn.functional.mse_loss(net(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
"""


def test_a_softmax_of_one_number_is_named_and_taken_away():
    """All outputs are 1, and nothing trains; without it the network learns from every seed."""
    pytest.importorskip("torch")
    source = Source.of(SOFTMAX, "script.py")
    report = shares_of_one(Script(Path("script.py"), SOFTMAX), source, 20.0)

    assert report is not None
    (finding,) = report["findings"]
    assert (finding["cause"], finding["where"]["line"]) == ("output-range", 6)
    assert finding["remedy"]["verified"] is True
    assert "nn.Identity()" in finding["edits"][0]["new"]


def test_a_softmax_of_several_numbers_is_left_alone():
    """Attention and classes are no shares of one."""
    pytest.importorskip("torch")
    text = SOFTMAX.replace("1), nn.Softmax(dim=1)", "3), nn.Softmax(dim=1), nn.Linear(3, 1)")
    source = Source.of(text, "script.py")

    assert shares_of_one(Script(Path("script.py"), text), source, 5.0) is None


SPREADS = SOFTMAX.replace("nn.Linear(8, 1), nn.Softmax(dim=1)", "nn.Linear(8, 1)").replace(
    "nn.functional.mse_loss(net(X), y)", "spread_loss(net(X), y)"
)
SPREADS = SPREADS.replace("range(150)", "range(80)").replace(
    "net = nn",
    "def spread_loss(out, wanted):\n    return out.mean() ** 2 + (out.std() - 1) ** 2\nnet = nn",
)


def test_a_loss_that_leaves_its_targets_alone_is_named_and_rewritten():
    """Nothing that trains meets them; with the mean squared error the network learns."""
    pytest.importorskip("torch")
    source = Source.of(SPREADS, "script.py")
    report = blind_loss(Script(Path("script.py"), SPREADS), source, 20.0)

    assert report is not None
    (finding,) = report["findings"]
    assert (finding["cause"], finding["where"]["line"]) == ("wrong-loss", 7)
    assert finding["sentence"].startswith("The loss is given wanted and does not use it")
    assert finding["remedy"]["verified"] is True


def test_losses_that_use_what_they_are_given_are_left_alone():
    """And functions that are none."""
    for old, new in (("- 1)", "- wanted.std())"), ("spread_loss", "spread")):
        text = SPREADS.replace(old, new)
        assert blind_loss(Script(Path("s.py"), text), Source.of(text, "s.py"), 5.0) is None
