"""How data come to a training: streams, lists of tensors, targets that are scaled in the loop."""

import numpy as np
import pytest
from tests.diagnosis.script.test_anatomy import anatomy_of

from curvesmith.diagnosis.script.locations import Names
from curvesmith.diagnosis.script.streams import Stream, with_streams

DATA = """\
import numpy as np
rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (60, 2))
y = 3 + X[:, :1] * X[:, 1:]
W, b, V, c = rng.normal(0, 1, (2, 6)), np.zeros(6), rng.normal(0, 1, (6, 1)), np.zeros(1)
"""
NEXT = """\
def batches(inputs, targets):
    while True:
        order = rng.permutation(60)
        for k in range(0, 60, 20):
            yield inputs[order[k:k + 20]], targets[order[k:k + 20]]

def step(u, t):
    global W, b, V, c
    h = np.tanh(u @ W + b)
    d = 2 * (h @ V + c - t) / len(u)
    dh = d @ V.T * (1 - h ** 2)
    for p, g in zip((W, b, V, c), (u.T @ dh, dh.sum(0), h.T @ d, d.sum(0))):
        p -= 0.1 * g

stream = batches(X, y)
for k in range(200):
    step(*next(stream))
"""
SCALED = """\
mean, size = y.mean(), y.std()
for k in range(100):
    order = rng.permutation(60)
    for rows in np.split(order, 3):
        h = np.tanh(X[rows] @ W + b)
        d = 2 * (h @ V + c - (y[rows] - mean) / size) / len(rows)
        dh = d @ V.T * (1 - h ** 2)
        for k, g in {"V": h.T @ d, "c": d.sum(0), "W": X[rows].T @ dh, "b": dh.sum(0)}.items():
            globals()[k] = globals()[k] - 0.1 * g
"""
SHARES = """\
t = 1 / (1 + np.exp(-y))
for k in range(200):
    h = np.tanh(X @ W + b)
    p = 1 / (1 + np.exp(-(h @ V + c)))
    loss = -np.mean(t * np.log(p + 1e-9) + (1 - t) * np.log(1 - p + 1e-9))
    d = (p - t) / len(t)
    dh = d @ V.T * (1 - h ** 2)
    V -= h.T @ d
    c -= d.sum(0)
    W -= X.T @ dh
    b -= dh.sum(0)
"""
ANCHOR = """\
theta = [W, b, V, c]

def slopes(p, X, y):
    h = np.tanh(X @ p[0] + p[1])
    d = 2 * (h @ p[2] + p[3] - y) / len(X)
    dh = d @ p[2].T * (1 - h ** 2)
    return [X.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]

for epoch in range(20):
    anchor = [p.copy() for p in theta]
    whole = slopes(anchor, X, y)
    for k in range(6):
        rows = rng.choice(60, 20, replace=False)
        now, then = slopes(theta, X[rows], y[rows]), slopes(anchor, X[rows], y[rows])
        for p, a, old, mean in zip(theta, now, then, whole):
            p -= 0.1 * (a - old + mean)
"""
TUPLE = """\
p = W, b, V[:, 0], 0.0
t = y[:, 0]

def slopes(p):
    h = np.tanh(X @ p[0] + p[1])
    d = 2 * (h @ p[2] + p[3] - t) / len(X)
    dh = np.outer(d, p[2]) * (1 - h ** 2)
    return X.T @ dh, dh.sum(0), h.T @ d, d.sum()

for k in range(50):
    p = tuple(a - 0.1 * g for a, g in zip(p, slopes(p)))
"""
ATTRIBUTE = """\
class Net:
    def __init__(self):
        self.W, self.b, self.V, self.c = W, b, V, 0.0

    def train(self):
        for k in range(50):
            h = np.tanh(X @ self.W + self.b)
            d = 2 * (h @ self.V + self.c - y) / len(X)
            dh = d @ self.V.T * (1 - h ** 2)
            self.V = self.V - 0.1 * h.T @ d
            self.c = self.c - 0.1 * d.sum()
            self.W = self.W - 0.1 * X.T @ dh
            self.b = self.b - 0.1 * dh.sum(0)

net = Net()
net.train()
"""


def outputs(params, X, names=("W", "b", "V", "c")):
    """Return what a network with one layer of tanh units puts out."""
    W, b, V, c = (params[name] for name in names)
    return np.tanh(X @ W + b) @ V + c


def test_items_that_are_asked_for_one_by_one_are_the_data():
    """A generator of batches that ``next`` is called on."""
    anatomy = anatomy_of(DATA + NEXT)
    functions = anatomy.functions
    assert len(functions.X) >= 60
    assert functions.y == pytest.approx(3 + functions.X[:, :1] * functions.X[:, 1:])
    start = anatomy.parts.start
    assert functions.forward(start, functions.X) == pytest.approx(outputs(start, functions.X))


def test_a_stream_gives_the_same_items_from_the_same_position():
    """What has come is remembered, and the end is where it was."""
    names = Names({"stream": (k * k for k in range(5)), "other": 3})
    with_streams(names)
    stream = names.outer["stream"]
    assert isinstance(stream, Stream)
    first = [next(stream), next(stream)]
    stream.position = 0
    assert [next(stream) for _ in range(5)] == [*first, 4, 9, 16]
    assert names.outer["other"] == 3
    assert next(stream, None) is None


def test_targets_of_batches_are_met_as_the_loop_scales_them():
    """Rows are taken first, and then brought to one size."""
    anatomy = anatomy_of(DATA + SCALED)
    functions = anatomy.functions
    assert functions.X.shape == (60, 2)
    assert functions.y.mean() == pytest.approx(0, abs=1e-9)
    assert functions.y.std() == pytest.approx(1)
    assert set(functions.gradient(anatomy.parts.start, functions.X, functions.y)) == set("WbVc")


def test_shares_are_met_by_the_outputs_and_not_by_their_logarithms():
    """Cross-entropy is made of products; its gradient begins with a difference."""
    anatomy = anatomy_of(DATA + SHARES)
    functions, start = anatomy.functions, anatomy.parts.start
    made = functions.forward(start, functions.X)
    assert made == pytest.approx(1 / (1 + np.exp(-outputs(start, functions.X))))


def test_gradients_of_an_anchor_are_no_targets():
    """Gradients less those of earlier weights: variance reduction."""
    anatomy = anatomy_of(DATA + ANCHOR)
    functions, start = anatomy.functions, anatomy.parts.start
    made = functions.forward(start, functions.X)
    names = [f"theta[{k}]" for k in range(4)] if "theta[0]" in start else "WbVc"
    assert made == pytest.approx(outputs(start, functions.X, names))
    assert functions.y == pytest.approx(3 + functions.X[:, :1] * functions.X[:, 1:])


def test_a_bias_of_zero_in_a_tuple_is_a_parameter():
    """A number in a tuple is moved by another tuple."""
    anatomy = anatomy_of(DATA + TUPLE)
    functions, start = anatomy.functions, anatomy.parts.start
    assert len(start) == 4
    (bias,) = (name for name, value in start.items() if not value.ndim)
    moved = {**start, bias: start[bias] + 1}
    ends = [functions.forward(params, functions.X) for params in (start, moved)]
    assert ends[1] == pytest.approx(ends[0] + 1)


def test_a_number_is_one_by_whichever_name_its_object_is_known():
    """``self.c`` and ``net.c`` are one bias."""
    assert len(anatomy_of(DATA + ATTRIBUTE).parts.start) == 4


def test_batches_that_are_lists_of_tensors_are_taken_apart():
    """``for i, data in enumerate(loader)``, as in the first of PyTorch's own pages."""
    torch = pytest.importorskip("torch")
    anatomy = anatomy_of(
        "import torch\n"
        "from torch.utils.data import DataLoader, TensorDataset\n"
        "torch.manual_seed(0)\nX = torch.rand(60, 2)\ny = X[:, :1] * X[:, 1:]\n"
        "net = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1))\n"
        "opt = torch.optim.SGD(net.parameters(), lr=0.1)\n"
        "loader = DataLoader(TensorDataset(X, y), batch_size=20, shuffle=True)\n"
        "for epoch in range(20):\n    for i, data in enumerate(loader, 0):\n"
        "        inputs, labels = data\n        opt.zero_grad()\n"
        "        loss = torch.nn.functional.mse_loss(net(inputs), labels)\n"
        "        loss.backward()\n        opt.step()\n"
    )
    assert isinstance(torch.__version__, str)
    assert anatomy.functions.X.shape == (60, 2)
    rows = np.lexsort(anatomy.functions.X.T)
    product = anatomy.functions.X.prod(axis=1, keepdims=True)
    assert anatomy.functions.y[rows] == pytest.approx(product[rows])


def test_a_distribution_predicts_its_mean_and_targets_keep_their_support():
    """The density of shares, whose mean and precision a network puts out."""
    pytest.importorskip("torch")
    anatomy = anatomy_of(
        "import torch\nfrom torch.distributions import Beta\ntorch.manual_seed(0)\n"
        "X = torch.rand(60, 2)\ny = 0.1 + 0.8 * X[:, 0] * X[:, 1]\n"
        "A, a = torch.randn(2, 6, requires_grad=True), torch.zeros(6, requires_grad=True)\n"
        "B, b = torch.randn(6, 2, requires_grad=True), torch.zeros(2, requires_grad=True)\n"
        "opt = torch.optim.SGD([A, a, B, b], lr=0.01)\n"
        "for step in range(20):\n    out = torch.tanh(X @ A + a) @ B + b\n"
        "    mean, size = torch.sigmoid(out[:, 0]), torch.exp(out[:, 1]) + 1\n"
        "    loss = -Beta(mean * size, (1 - mean) * size).log_prob(y).mean()\n"
        "    opt.zero_grad()\n    loss.backward()\n    opt.step()\n"
    )
    functions, start = anatomy.functions, anatomy.parts.start
    out = outputs(start, functions.X, "AaBb")[:, 0]
    made = functions.forward(start, functions.X).reshape(-1)
    assert made == pytest.approx(1 / (1 + np.exp(-out)), rel=1e-4)


def test_targets_that_are_all_lost_are_met_all_the_same():
    """Scaled by a mean that is none: what predicts is still seen."""
    text = "y[3] = np.nan\ny = y - y.mean()\n" + TUPLE
    anatomy = anatomy_of(DATA + text)
    assert np.isnan(anatomy.parts.y).all()
    assert len(anatomy.parts.start) == 4
