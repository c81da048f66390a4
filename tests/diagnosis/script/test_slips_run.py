"""Slips of the pen in scripts that are right but for one: repaired, they train or fit."""

from pathlib import Path

import pytest
from tests.diagnosis.script.scripts import FLAT

from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.clashes import column_that_runs
from curvesmith.diagnosis.script.edits.edit import edited
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.late import repaired_after
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.repair import repaired
from curvesmith.diagnosis.script.source import Source

MODULE = """\
import numpy as np
import torch
from torch import nn
torch.manual_seed(0)
x = torch.linspace(-1, 1, 60)[:, None]
y = torch.sin(3 * x) + 1

class Net(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.hidden = nn.Linear(1, n)
        self.act = nn.Tanh()
        self.out = nn.Linear(n, 1)

    def forward(self, x):
        h = self.act(self.hidden(x))
        return self.out(h)

net = Net(16)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
loss_fn = nn.MSELoss()
for epoch in range(300):
    out = net(x)
    loss = loss_fn(out, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
"""
TENSORS = """\
import torch
torch.manual_seed(0)
x = torch.linspace(-1, 1, 60)[:, None]
y = torch.sin(3 * x) + 1
w1 = torch.randn(1, 16, requires_grad=True)
b1 = torch.zeros(16, requires_grad=True)
w2 = torch.randn(16, 1, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)
for epoch in range(300):
    out = torch.tanh(x @ w1 + b1) @ w2 + b2
    loss = ((out - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        for p in [w1, b1, w2, b2]:
            p -= 0.05 * p.grad
            p.grad.zero_()
"""
SKLEARN = """\
import numpy as np
from sklearn.neural_network import MLPRegressor
rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (80, 1))
y = np.sin(3 * X[:, 0])
net = MLPRegressor(hidden_layer_sizes=(20,), max_iter=2000, random_state=0)
net.fit(X, y)
print(net.score(X, y))
"""
OBJECT = """\
import numpy as np
np.random.seed(0)

class Net:
    def __init__(self):
        self.w = np.random.randn(6)
        self.b = np.random.randn(6)
        self.v = 0.1 * np.random.randn(6)

    def learn(self, x, y):
        h = np.tanh(self.w * x + self.b)
        error = h @ self.v - y
        slope = error * self.v * (1 - h ** 2)
        self.v -= 0.1 * error * h
        self.w -= 0.1 * slope * x
        self.b -= 0.1 * slope
        return error ** 2

X = np.linspace(-1, 1, 30)
y = np.sin(3 * X)
net = Net()
for epoch in range(50):
    total = 0.0
    for x, t in zip(X, y):
        total += net.learn(x, t)
"""
KEYS = """\
import numpy as np
np.random.seed(0)

def begin():
    p = {}
    p['w'] = np.random.randn(1, 1)
    p['b'] = np.zeros(1)
    return p

def gradient(p, X, y):
    d = 2 * (X @ p['w'] + p['b'] - y) / len(X)
    return {'w': X.T @ d, 'b': d.sum(0)}

X = np.linspace(-1, 1, 30).reshape(-1, 1)
y = 3 * X + 1
p = begin()
for i in range(100):
    g = gradient(p, X, y)
    for k in p:
        p[k] -= 0.1 * g[k]
"""
GLOBAL = """\
import numpy as np
rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (60, 1))
y = np.sin(3 * X)
W1, b1 = rng.normal(0, 2, (1, 12)), rng.normal(0, 1, 12)
W2, b2 = rng.normal(0, .3, (12, 1)), np.zeros(1)
lr = 0.1

def train_step():
    global W1, b1, W2, b2
    h = np.tanh(X @ W1 + b1)
    out = h @ W2 + b2
    d = 2 * (out - y) / len(y)
    dh = d @ W2.T * (1 - h ** 2)
    W2 -= lr * h.T @ d
    b2 -= lr * d.sum(0)
    W1 -= lr * X.T @ dh
    b1 -= lr * dh.sum(0)
    return np.mean((out - y) ** 2)

for i in range(1000):
    loss = train_step()
"""
STEPS = """\
        for p in [w1, b1, w2, b2]:
            p -= 0.05 * p.grad
            p.grad.zero_()
"""
UPDATE = "    with torch.no_grad():\n" + STEPS
NAMES = ("w1", "b1", "w2", "b2")
ANEW = "".join(f"        {n} = {n} - 0.05 * {n}.grad\n        {n}.grad.zero_()\n" for n in NAMES)
UNSET = "".join(f"        {n} = {n} - 0.05 * {n}.grad\n        {n}.grad = None\n" for n in NAMES)
# Name: script, right words, wrong words.
SLIPS = {
    "zeros two args": (FLAT, "np.zeros((1, 6))", "np.zeros(1, 6)"),
    "rand tuple": (FLAT, "np.random.randn(2, 6)", "np.random.randn((2, 6))"),
    "int zeros": (FLAT, "np.zeros((1, 6))", "np.zeros((1, 6), dtype=int)"),
    "int array": (FLAT, "b2 = np.zeros((1, 1))", "b2 = np.array([[0]])"),
    "np typo": (FLAT, "np.maximum", "np.maximums"),
    "bare exp": (FLAT, "np.maximum(0, z)", "maximum(0, z)"),
    "colon": (FLAT, "range(300):", "range(300)"),
    "paren2": (FLAT, "np.mean((out - y) ** 2)", "np.mean((out - y) ** 2"),
    "indent": (FLAT, "    h = np", "      h = np"),
    "indent tab": (FLAT, "    h = np", "\th = np"),
    "caret": (FLAT, "(out - y) ** 2", "(out - y) ^ 2"),
    "capital": (FLAT, "W1 -= step_size * dW1", "W1 -= step_size * dw1"),
    "number": (FLAT, "range(300)", "300"),
    "float range": (FLAT, "range(300)", "range(3e2)"),
    "text": (FLAT, "    b2 -=", "    note = 'loss ' + float(loss) + ' at ' + i\n    b2 -="),
    "object": (OBJECT, "Net()", "Net"),
    "init": (OBJECT, "__init__", "__int__"),
    "attribute": (OBJECT, "self.b = np", "b = np"),
    "pairs": (OBJECT, "zip(X, y)", "X, y"),
    "product": (FLAT, "2 * (out - y)", "2(out - y)"),
    "comma": (FLAT, "np.maximum(0, z)", "np.maximum(0 z)"),
    "key": (KEYS, "p['b'] = ", "p[b] = "),
    "quote": (KEYS, "p['b'] = ", "p['b] = "),
    "return": (KEYS, "    return p\n", ""),
    "global": (GLOBAL, "    global W1, b1, W2, b2\n", ""),
}
TORCH_SLIPS = {
    "loss of two": (MODULE, "loss_fn(out, y)", "nn.MSELoss(out, y)"),
    "whole": (
        MODULE,
        "x = torch.linspace(-1, 1, 60)[:, None]",
        "x = torch.tensor([[-1], [0], [1]])",
    ),
    "nn typo": (MODULE, "nn.Tanh()", "nn.TanH()"),
    "no super": (MODULE, "        super().__init__()\n", ""),
    "method params": (MODULE, "net.parameters()", "net.parameters"),
    "lr kw": (MODULE, "lr=0.1", "learning_rate=0.1"),
    "class loss": (MODULE, "nn.MSELoss()", "nn.MSELoss"),
    "forward no return": (MODULE, "        return self.out(h)", "        self.out(h)"),
    "forwrd": (MODULE, "def forward(self", "def feed_forward(self"),
    "self missing": (MODULE, "h = self.act(self.hidden(x))", "h = self.act(hidden(x))"),
    "act not made": (MODULE, "self.act = nn.Tanh()", "self.act = nn.Tanh"),
    "width": (MODULE, "self.out = nn.Linear(n, 1)", "self.out = nn.Linear(32, 1)"),
    "numpy data": (
        MODULE,
        "x = torch.linspace(-1, 1, 60)[:, None]\ny = torch.sin(3 * x) + 1",
        "x = np.linspace(-1, 1, 60)[:, None]\ny = np.sin(3 * x) + 1",
    ),
    "item call": (MODULE, "loss.backward()", "loss.item().backward()"),
    "backward twice": (
        MODULE,
        "    loss.backward()\n",
        "    loss.backward()\n    loss.backward()\n",
    ),
    "no requires": (TENSORS, ", requires_grad=True", ""),
    "no no_grad": (
        TENSORS,
        UPDATE,
        "    for p in [w1, b1, w2, b2]:\n        p -= 0.05 * p.grad\n        p.grad.zero_()\n",
    ),
    "zero first": (TENSORS, "    loss.backward()\n", "    w1.grad.zero_()\n    loss.backward()\n"),
    "rebind": (
        TENSORS,
        STEPS,
        ANEW,
    ),
    "rebind and forget": (
        TENSORS,
        "    loss.backward()\n" + UPDATE,
        "    print(loss.item())\n    loss.backward()\n    with torch.no_grad():\n" + UNSET,
    ),
    "detach graph": (TENSORS, "loss = ((out", "loss = ((out.detach()"),
    "randn times": (
        TENSORS,
        "torch.randn(1, 16, requires_grad=True)",
        "0.5 * torch.randn(1, 16, requires_grad=True)",
    ),
}
SKLEARN_SLIPS = {
    "sk 1d": (SKLEARN, "(80, 1))\ny = np.sin(3 * X[:, 0])", "80)\ny = np.sin(3 * X)"),
    "sk kw": (SKLEARN, "hidden_layer_sizes", "hidden_layers"),
    "sk kw2": (SKLEARN, "max_iter", "max_iters"),
    "sk solver": (SKLEARN, "max_iter=", "solver='adm', max_iter="),
    "sk import": (
        SKLEARN,
        "from sklearn.neural_network import MLPRegressor",
        "from sklearn.neural_networks import MLPRegressor",
    ),
    "sk import2": (
        SKLEARN,
        "from sklearn.neural_network import MLPRegressor",
        "from sklearn.neural_network import MLPRegresor as MLPRegressor",
    ),
    "sk transposed": (
        SKLEARN,
        "(80, 1))\ny = np.sin(3 * X[:, 0])",
        "(1, 80))\ny = np.sin(3 * X[0])",
    ),
}
ROUNDS = 4


def last_stop(text: str) -> Stop | Anatomy:
    """Repair a script, run it, repair what ended it, and so on; return how it ends at last."""
    fixed = repaired(Source.of(text))
    assert not fixed.problem
    for _ in range(ROUNDS):
        found = dissect(Script(Path("script.py"), fixed.source.text))
        better = repaired_after(fixed, found) if isinstance(found, Stop) else None
        if better is None:
            break
        fixed = better
    assert fixed.repairs
    return found


def broken(script: str, right: str, wrong: str) -> str:
    """Return a script with wrong words in the place of right ones."""
    assert right in script
    return script.replace(right, wrong)


@pytest.mark.filterwarnings("ignore::SyntaxWarning")  # a number that is called
@pytest.mark.parametrize("name", SLIPS)
def test_script_with_a_slip_trains_when_repaired(name):
    """Syntax, names, sizes, whole numbers, powers, outer names."""
    assert isinstance(last_stop(broken(*SLIPS[name])), Anatomy)


@pytest.mark.parametrize("name", TORCH_SLIPS)
def test_pytorch_script_with_a_slip_trains_when_repaired(name):
    """Modules, options, gradients, tensors."""
    pytest.importorskip("torch")

    assert isinstance(last_stop(broken(*TORCH_SLIPS[name])), Anatomy)


@pytest.mark.parametrize("name", SKLEARN_SLIPS)
def test_script_of_scikit_learn_with_a_slip_runs_to_its_end_when_repaired(name):
    """Options, modules, shapes of inputs: no loop of its own trains there."""
    pytest.importorskip("sklearn")
    found = last_stop(broken(*SKLEARN_SLIPS[name]))

    assert isinstance(found, Stop)
    assert found.kind == "finished"


def test_flat_inputs_of_a_function_are_made_a_column_where_they_are_made():
    """Below the function, as data often are."""
    text = KEYS.replace(".reshape(-1, 1)", "")
    script = Script(Path("script.py"), text)
    found = dissect(script)
    assert isinstance(found, Stop)
    edits = column_that_runs(script, Source.of(text), found)

    assert edits is not None
    assert edited(Source.of(text), edits).text == KEYS


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\nprint(y)\n",  # a name that nothing is near
        "import numpy as np\nnp.zeros(3).nothing_like_it()\n",
        "d = {'a': 1}\nprint(d['other'])\n",
        "f = float(3)\nf.backward()\n",
    ],
)
def test_what_may_mean_several_things_is_left_alone(text):
    """No repair is better than a wrong one."""
    fixed = repaired(Source.of(text))
    found = dissect(Script(Path("script.py"), fixed.source.text))

    assert isinstance(found, Stop)
    assert not fixed.repairs
    assert repaired_after(fixed, found) is None


@pytest.mark.parametrize(
    "text", ["x = (1 +\n", "for i in range(3)\nx = )\n", "def f(:\n    pass\n"]
)
def test_source_that_cannot_be_read_either_way_is_left_as_it_was(text):
    """With the place that Python names."""
    fixed = repaired(Source.of(text))

    assert fixed.problem.startswith("Line ")
    assert fixed.source.text == text
