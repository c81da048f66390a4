"""Trainings whose loss or forward pass looks odd and is as it should be."""

import numpy as np
import pytest
from tests.diagnosis.script.test_anatomy import anatomy_of

from curvesmith.diagnosis.checks import wrong_loss
from curvesmith.diagnosis.evidence import Evidence

DROPPED = """\
import numpy as np
np.random.seed(0)
X = np.random.uniform(-1, 1, (60, 2))
y = X[:, :1] * X[:, 1:]
W, b = np.random.randn(2, 20), np.random.randn(20)
V, c = np.random.randn(20, 1), np.zeros(1)
for i in range(50):
    h = np.tanh(X @ W + b)
    mask = MASK
    f = (h * mask) @ V + c
    loss = np.mean((f - y) ** 2)
    g = 2 * (f - y) / len(X)
    dz = g @ V.T * mask * (1 - h ** 2)
    V -= 0.05 * (h * mask).T @ g
    c -= 0.05 * g.sum(0)
    W -= 0.05 * X.T @ dz
    b -= 0.05 * dz.sum(0)
"""
COUNTS = """\
import numpy as np
np.random.seed(0)
X = np.random.uniform(-1, 1, (80, 1))
y = TARGET
W, b = np.random.randn(1, 8), np.random.randn(8)
V, c = 0.3 * np.random.randn(8, 1), np.zeros(1)
for i in range(50):
    h = np.tanh(X @ W + b)
    z = h @ V + c
    loss = LOSS
    g = SLOPE / len(X)
    dz = g @ V.T * (1 - h ** 2)
    V -= 0.05 * h.T @ g
    c -= 0.05 * g.sum(0)
    W -= 0.05 * X.T @ dz
    b -= 0.05 * dz.sum(0)
"""
RATES = {
    "TARGET": "np.random.poisson(np.exp(1 + X)).astype(float)",
    "LOSS": "np.mean(np.exp(z) - y * z)",
    "SLOPE": "(np.exp(z) - y)",
}
SHARES = {
    "TARGET": "1 / (1 + np.exp(-3 * X))",
    "LOSS": "np.mean(np.log(1 + np.exp(z)) - y * z)",
    "SLOPE": "(1 / (1 + np.exp(-z)) - y)",
}
TWO_OUTPUTS = """\
import torch
torch.manual_seed(0)
x = torch.rand(60, 1) * 2 - 1
y = torch.sin(3 * x) + 0.1 * torch.randn(60, 1)
net = torch.nn.Sequential(torch.nn.Linear(1, 12), torch.nn.Tanh(), torch.nn.Linear(12, 2))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(50):
    out = net(x)
    mean, s = out[:, :1], out[:, 1:]
    loss = LOSS
    opt.zero_grad()
    loss.backward()
    opt.step()
"""
SCORED = """\
import numpy as np
np.random.seed(0)
X = np.random.uniform(-1, 1, (60, 2))
y = X[:, :1] + X[:, 1:]

class Line:
    def __init__(self):
        self.w, self.c = np.zeros((2, 1)), np.ones(1)

    def step(self, x, t, lr):
        g = 2 * (x @ self.w + self.c - t) / len(x)
        self.c -= lr * g.sum(0)
        self.w -= lr * x.T @ g

line = Line()
for batch in np.array_split(np.arange(60), 3):
    line.step(X[batch], y[batch], 0.1)
"""


def put(text, parts):
    """Return a source with its capitals replaced."""
    for name, value in parts.items():
        text = text.replace(name, value)
    return text


def misplaced(text):
    """Return what the check of the loss finds in a script."""
    anatomy = anatomy_of(text)
    return wrong_loss.check(Evidence(anatomy.subject(anatomy.train(0, 5.0), "test")))


@pytest.mark.parametrize(
    "mask",
    [
        "(np.random.rand(*h.shape) < 0.8) / 0.8",
        "np.random.binomial(1, 0.8, h.shape) / 0.8",
        "(np.random.random(h.shape) > 0.2).astype(float) / (1 - 0.2)",
    ],
)
def test_dropout_by_hand_is_left_out_where_the_network_is_looked_at(mask):
    """The predictions are those of all units, for any number of rows."""
    functions = anatomy_of(DROPPED.replace("MASK", mask)).functions
    rng = np.random.default_rng(0)
    shapes = {"W": (2, 20), "b": (20,), "V": (20, 1), "c": (1,)}
    p = {name: rng.standard_normal(shape) for name, shape in shapes.items()}
    X = rng.uniform(-1, 1, (17, 2))
    expected = np.tanh(X @ p["W"] + p["b"]) @ p["V"] + p["c"]
    assert functions.forward(p, X) == pytest.approx(expected)


def test_masks_of_zero_and_one_are_worth_the_share_that_is_kept():
    """Without a division by it, the network is used with this share of each unit."""
    text = DROPPED.replace("MASK", "np.random.binomial(1, 0.8, h.shape) * 1.0")
    functions = anatomy_of(text).functions
    p = {"W": np.zeros((2, 20)), "b": np.ones(20), "V": np.ones((20, 1)), "c": np.zeros(1)}
    share = functions.forward(p, np.zeros((3, 2))) / (20 * np.tanh(1))
    assert share == pytest.approx(0.8, abs=0.05)


@pytest.mark.parametrize("mask", ["(h > 0) * 1.0", "(X[:, :1] > 0) * 2.0 * np.ones(20)"])
def test_masks_that_follow_from_units_or_data_stay(mask):
    """Rectifiers and gates are part of the network."""
    functions = anatomy_of(DROPPED.replace("MASK", mask)).functions
    p = {"W": np.ones((2, 20)), "b": np.zeros(20), "V": np.ones((20, 1)), "c": np.zeros(1)}
    assert np.all(functions.forward(p, -np.ones((3, 2))) == 0)


@pytest.mark.parametrize(
    ("parts", "link"),
    [(RATES, np.exp), (SHARES, lambda z: 1 / (1 + np.exp(-z)))],
    ids=["rates", "shares"],
)
def test_predictions_are_what_the_loss_takes_outputs_for(parts, link):
    """Logarithms of rates and logits of shares are compared with neither."""
    text = put(COUNTS, parts)
    functions = anatomy_of(text).functions
    p = {"W": np.ones((1, 8)), "b": np.ones(8), "V": np.full((8, 1), 0.1), "c": np.zeros(1)}
    X = np.linspace(-1, 1, 5)[:, None]
    assert functions.forward(p, X) == pytest.approx(link(np.tanh(X @ p["W"] + 1) @ p["V"]))
    assert misplaced(text) == []


def test_a_loss_that_is_smallest_nowhere_near_the_targets_has_no_link():
    """It is smallest where outputs are half the counts: no exponential makes it right."""
    wrong = {**RATES, "LOSS": "np.mean(z * z - y * z)", "SLOPE": "(2 * z - y)"}
    assert [found.cause for found in misplaced(put(COUNTS, wrong))] == ["wrong-loss"]


def test_a_variance_that_the_network_puts_out_misplaces_no_loss():
    """The likelihood falls along the variance where predictions are right."""
    pytest.importorskip("torch")
    loss = "(s + (y - mean) ** 2 * torch.exp(-s)).mean()"
    assert misplaced(TWO_OUTPUTS.replace("LOSS", loss)) == []


TWO_HEADS = """\
import torch
torch.manual_seed(0)
x = torch.rand(60, 1) * 2 - 1
y = x ** 2 + (0.1 + 0.1 * x.abs()) * torch.randn(60, 1)
trunk, mean, spread = torch.nn.Linear(1, 8), torch.nn.Linear(8, 1), torch.nn.Linear(8, 1)
optimizer = torch.optim.Adam([p for m in (trunk, mean, spread) for p in m.parameters()], lr=0.01)
for step in range(40):
    z = torch.tanh(trunk(x))
    f, s = mean(z), spread(z)
    loss = LOSS
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
"""


@pytest.mark.parametrize(
    ("loss", "causes"),
    [
        ("torch.nn.functional.gaussian_nll_loss(f, y, s.exp())", []),
        ("torch.nn.functional.gaussian_nll_loss(f, y, s.exp()) + 3 * (f * f).mean()",
         ["wrong-loss"]),
    ],
)  # fmt: skip
def test_a_variance_from_a_layer_of_its_own_misplaces_no_loss(loss, causes):
    """No prediction follows from that layer, and what is before both follows the variance too."""
    pytest.importorskip("torch")
    assert [x.cause for x in misplaced(TWO_HEADS.replace("LOSS", loss))] == causes


@pytest.mark.parametrize(
    "loss",
    [
        "(s + (mean * mean - y * mean) * torch.exp(-s)).mean()",
        "(s + (y - mean) * torch.exp(-s)).mean()",
    ],
)
def test_a_variance_beside_it_excuses_no_misplaced_loss(loss):
    """Other targets than the predictions are better."""
    pytest.importorskip("torch")
    assert [x.cause for x in misplaced(TWO_OUTPUTS.replace("LOSS", loss))] == ["wrong-loss"]


def test_a_bias_that_a_method_steps_is_no_loss():
    """Inside the method it goes by another name than from the loop."""
    parts = anatomy_of(SCORED).parts
    assert set(parts.params) == {"line.w", "line.c"}
    assert parts.loss is None


BATCHED = """\
import numpy as np
np.random.seed(0)
X = np.random.uniform(-1, 1, (45, 2))
y = X[:, :1] + X[:, 1:]
w, v = np.zeros((2, 1)), np.zeros((2, 1))
for epoch in range(20):
    order = np.random.permutation(45)
    for k in range(0, 45, 10):
        chosen = order[k:k + 10]
        error = X[chosen] @ w - y[chosen]
        g = X[chosen].T @ (2 * error / 10)
        v = 0.5 * v - 0.1 * g
        w = w + v
"""


def test_a_last_batch_that_is_smaller_counts_as_its_rows():
    """The gradient of all rows is that of their mean squared error, whatever batches make."""
    functions = anatomy_of(BATCHED).functions
    w = np.array([[0.3], [-0.2]])
    X, y = functions.X, functions.y
    right = 2 * X.T @ (X @ w - y) / 45
    assert functions.gradient({"w": w}, X, y)["w"] == pytest.approx(right)
    assert functions.step({"w": w}, X, y)["w"] == pytest.approx(w - 0.1 * right)


FROM_OUTSIDE = """\
import numpy as np
X = np.linspace(-1, 1, 40)[:, None]
y = X ** 2

class Layer:
    def __init__(self, n, m):
        self.W, self.b = np.random.randn(n, m), np.zeros(m)

    def forward(self, x):
        self.x = x
        return np.tanh(x @ self.W + self.b)

    def backward(self, g):
        g = g * (1 - np.tanh(self.x @ self.W + self.b) ** 2)
        self.dW, self.db = self.x.T @ g, g.sum(0)
        return g @ self.W.T

layers = [Layer(1, 8), Layer(8, 8), Layer(8, 1)]
for epoch in range(60):
    out = X
    for layer in layers:
        out = layer.forward(out)
    grad = 2 * (out - y) / 40
    for layer in layers[::-1]:
        grad = layer.backward(grad)
    for layer in layers:
        for p, g in [(layer.W, layer.dW), (layer.b, layer.db)]:
            p = p - 0.1 * g
"""


def test_a_training_in_vain_is_the_loop_around_those_over_layers():
    """The inner loops make more iterations, and none of them predicts and compares."""
    anatomy = anatomy_of(FROM_OUTSIDE)
    assert anatomy.program.loops[anatomy.loop].header == "for epoch in range(60)"
    assert len(anatomy.parts.params) == 6
