"""Slips are mended round by round until a script runs: what it says then, line by line."""

import ast
from pathlib import Path

import pytest

from curvesmith.diagnosis.script.alike import alike
from curvesmith.diagnosis.script.anatomy import dissect
from curvesmith.diagnosis.script.clashes import cure_of_clash
from curvesmith.diagnosis.script.diagnose import diagnose_script, fixed_script
from curvesmith.diagnosis.script.edits.edit import Edit, edited
from curvesmith.diagnosis.script.edits.squashing import squashed
from curvesmith.diagnosis.script.late import repaired_after
from curvesmith.diagnosis.script.names import nearest_of
from curvesmith.diagnosis.script.program import Script, run_code
from curvesmith.diagnosis.script.repair import repaired
from curvesmith.diagnosis.script.rewriting import Words, rewritings
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.statements import indented

PATH = Path("script.py")
NUMPY = "import numpy as np\nx = np.ones((4, 2))\n"
CLASS = """
class Net:
    def __init__(self, rate):
        self.rate = rate
    def fit(self, x):
        for i in range(3):
            self.log.append(x)
    def read(self):
        return self.log
"""
TABLE = """
def made(n):
    p['w'] = n
    return p
"""
PAIR = """
def forward(x):
    hidden = x + 1
    out = hidden * 2
    return hidden, out
"""


def runs_as(text: str) -> str:
    """Return the text with which a script runs after all repairs; how it stops if it does not."""
    if "import torch" in text:
        pytest.importorskip("torch")
    fixed = repaired(Source.of(text))
    for _ in range(6):
        own = fixed.source.text
        stop, _ = run_code(compile(own, PATH, "exec"), PATH, own, (), {})
        if stop.kind == "finished":
            return own
        better = repaired_after(fixed, stop)
        if better is None:
            break
        fixed = better
    return stop.sentence


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("for i in range(3):\n    total += i\n", "total = 0.0\nfor i"),
        ("for i in range(3):\n    for j in 1, 2:\n        log.append(i)\n", "log = []\nfor i"),
        ("loss_list = []\nfor i in range(3):\n    losslist.append(i)\n", "    loss_list.append(i)"),
        ("loss = 1.0\ncosts = []\nlosses.append(loss)\n", "losses = []\nlosses"),
        (f"{TABLE}q = made(3)\n", "p = {}\n    p['w']"),
        (f"{CLASS}Net(1).fit(2)\n", "self.log = []\n        self.rate"),
        (f"{CLASS}net = Net(1)\nnet.log = []\nnet = net.fit(2)\nnet.read()\n", "return self\n"),
        (f"{CLASS.replace('self.rate = ', 'rate = ')}Net(1).rate\n", "        self.rate = rate"),
        ("def f(x):\n    m = len(x)\n    return m\ndef g(x):\n    return 1 / m\nf('a')\ng('b')\n",
         "    m = len(x)\n    return 1 / m"),
        ("grad_out = 2\nstep = 3 * grad_output\n", "step = 3 * grad_out"),
        ("def g(learning_rate):\n    return lr * 2\ng(1)\n", "return learning_rate * 2"),
        (f"{NUMPY}np.tnah(x)\n", "np.tanh(x)"),
        (f"{NUMPY}np.mean[x]\n", "np.mean(x)"),
        (f"{NUMPY}x.shape(0) + x.size(0)\n", "x.shape[0] + x.shape[0]"),
        (f"{NUMPY}x.sum(axis=0, keepdim=True)\n", "x.sum(axis=0, keepdims=True)"),
        (f"{NUMPY}x.length\n", "len(x)"),
        (f"{NUMPY}rng = np.random.default_rng(0)\nrng.rand(3, 2)\n", "rng.random((3, 2))"),
        (f"{NUMPY}rng = np.random.default_rng(0)\nrng.randint(3, size=2)\n",
         "rng.integers(3, size=2)"),
        (f"{NUMPY}rate == 0.1\ny = rate * x\n", "rate = 0.1"),
        (f"{NUMPY}rate = 0,125\nnp.ones(3) * rate\n", "rate = 0.125"),
        (f"{NUMPY}n = 8 / 2\nnp.full(n, 1.0)\n", "n = int(8 / 2)"),
        (f"{NUMPY}n = 0.5 * len(x)\nx[:n]\n", "n = int(0.5 * len(x))"),
        (f"{NUMPY}y = [1.0, 2.0]\ny.T\n", "y = np.array([1.0, 2.0])"),
        (f"{NUMPY}log = np.zeros(3)\nlog.append(1)\n", "log = []"),
        (f"{NUMPY}for i in range(x):\n    pass\n", "range(len(x))"),
        (f"{NUMPY}for i in range(len(x) + 1):\n    x[i]\n", "range(len(x)):"),
        ("rows = [1, 2]\nfor i in len(rows):\n    pass\n", "range(len(rows))"),
        (f"{PAIR}y = forward(3)\ny - 1\n", "y = forward(3)[1]"),
        (f"{PAIR}out = forward(3)\nout - 1\n", "out = forward(3)[1]"),
        (f"{PAIR.replace('hidden, out', 'out')}out, hidden = forward(3)\n", "return out, hidden"),
        (f"{PAIR.replace('return ', 'return x, ')}h, o = forward(3)\n", "h, o, _ = forward(3)"),
        ("def step(w, g, rate):\n    return w['a'] - rate\nw, g = {'a': 1}, 2\nstep(g, w, 0.1)\n",
         "step(w, g, 0.1)"),
        ("def step(w, g):\n    return w - g\nw = g = 2\nstep(w)\n", "step(w, g)"),
        ("def step(p):\n    for k in p:\n        p[k] = p[k] - 1\np = step({'a': 1})\np['a']\n",
         "    return p\np = step"),
        ("p = {'W': 1, 'B2': 2}\nfor k in ('W', 'b2'):\n    p[k]\np['b2']\n", "{'W': 1, 'b2': 2}"),
    ],
)  # fmt: skip
def test_slip_is_mended_and_the_script_runs(text, new):
    """Where more is wrong than one slip, the next run shows it."""
    assert new in runs_as(text)


TORCH = "import torch\nimport torch.nn as nn\nimport numpy as np\n"
NET = (
    TORCH
    + """
class Net(nn.Module):
    def __init__(self, size=4):
        super().__init__()
        self.one = nn.Linear(1, size)
        self.two = nn.Linear(size, 1)
    def forward(self, x):
        h = torch.tanh(self.one(x))
        return self.two(h)
net = Net()
x = torch.ones(5, 1)
"""
)
SPLIT = (
    "from sklearn.preprocessing import StandardScaler\n"
    + NUMPY
    + """
from sklearn.linear_model import LinearRegression
X_train = np.arange(12.0).reshape(6, 2)
y_train, X_test, y_test = X_train[:, 0], X_train[:3], X_train[:3, 0]
model = LinearRegression()
"""
)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (NET.replace("super()", "super(Network, self)"), "super().__init__()"),
        (NET.replace("Linear(1, size)", "Linear(size, 1)") + "net(x)\n", "Linear(1, size)"),
        (f"{TORCH}net = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(6, 1))\n"
         "net(torch.ones(5, 1))\n", "nn.Linear(8, 1)"),
        (f"{NET}torch.optim.Adam(net, lr=0.1)\n", "Adam(net.parameters(), lr=0.1)"),
        (f"{NET}net.predict(x)\n", "\nnet(x)"),
        (f"{TORCH}nn.Tanh(torch.ones(3))\n", "nn.Tanh()(torch.ones(3))"),
        (f"{TORCH}torch.from_numpy([1.0, 2.0])\n", "torch.tensor([1.0, 2.0], dtype=torch.float32)"),
        (f"{TORCH}nn.Sequential([nn.Linear(1, 2)])\n", "nn.Sequential(*[nn.Linear(1, 2)])"),
        (f"{NET}for i in range(2):\n    with torch.no_grad():\n        y = net(x)\n"
         "    loss = y.mean()\n    loss.backward()\n", "with torch.enable_grad():"),
        (f"{NET}loss = net(x) ** 2\nloss.backward()\n", "loss = (net(x) ** 2).mean()"),
        (f"{TORCH}w = torch.randn(2, 1, require_grad=True)\n", "requires_grad=True"),
        (f"{TORCH}w = torch.ones(1, requires_grad=True)\nw.sum().backward()\nw.zero_grad()\n",
         "w.grad.zero_()"),
        (NET.replace("size=4", "size=8 / 2"), "size=int(8 / 2)"),
        (f"{NET}u = np.ones((5, 1))\nx = u * 2\nfor i in range(2):\n    net(x)\n",
         "x = torch.tensor(x, dtype=torch.float32)\nfor"),
        (f"{TORCH}w, u = (torch.ones(1, requires_grad=True) for _ in 'ab')\n"
         "for i in range(2):\n    h = w * 2\n    loss = (h.detach() * u).sum()\n"
         "    loss.backward()\n    for p in (w, u):\n        p.data -= 0.1 * p.grad\n",
         "loss = (h * u).sum()"),
        (f"{TORCH}w = torch.randn(1, requires_grad=True)\nb = torch.zeros(1)\n"
         "for i in range(2):\n    (w * 2 + b).sum().backward()\n    for p in (w, b):\n"
         "        p.data -= 0.1 * p.grad\n", "b = torch.zeros(1).requires_grad_()"),
        (f"{TORCH}w = torch.ones(1, 1, requires_grad=True)\nx = np.ones((4, 1))\ny = x * 2\n"
         "for i in range(2):\n    e = x.mm(w) - y\n    (e ** 2).mean().backward()\n",
         "y = torch.tensor(y, dtype=torch.float32)"),
        (f"{SPLIT}model.fit(X_train, y_test)\n", "fit(X_train, y_train)"),
        (f"{SPLIT}model.fit(y_train, X_train)\n", "fit(X_train, y_train)"),
        (f"{SPLIT}model.fit(X_train)\n", "fit(X_train, y_train)"),
        (f"{SPLIT}model.predict(X_test)\n", "model.fit(X_train, y_train)\nmodel.predict"),
        (f"{SPLIT}model.predict(X_test)\nmodel.fit(X_test, y_test)\n",
         "model.fit(X_test, y_test)\nmodel.predict"),
        (f"{SPLIT}StandardScaler().transform(X_train)\n", "fit_transform(X_train)"),
        (f"{SPLIT}scaler = StandardScaler\nscaler.fit(X_train)\n", "StandardScaler()\n"),
        (f"{SPLIT}a, b = X_train.T\nX = np.array([a, b])\nmodel.fit(X, y_train)\n",
         "np.column_stack([a, b])"),
        (f"{NUMPY}np.column_stack(x[:, 0], x[:, 1])\n", "np.column_stack([x[:, 0], x[:, 1]])"),
        ("rows = []\nrows.append(1, 2)\n", "rows.append((1, 2))"),
        ("import random\nrows = [1, 2]\nrows = random.shuffle(rows)\nfor r in rows:\n    r\n",
         "\nrandom.shuffle(rows)"),
        ("def f(x):\n    h = x + 1\n    return h * 2\nh, out = f(3)\n", "return h, h * 2"),
    ],
)  # fmt: skip
def test_slip_with_a_library_is_mended_and_the_script_runs(text, new):
    """PyTorch and scikit-learn say what they were given, not what was meant."""
    assert new in runs_as(text)


@pytest.mark.parametrize(
    "text",
    [
        "cost = 3.0\ncount(cost)\n",
        "def rate():\n    return 1\ny = 2 * rates_of\n",
        "def f(a, b):\n    return a - b\nf(1)\n",
    ],
)
def test_what_has_no_one_meaning_stays(text):
    """It is told, and nothing is guessed."""
    assert runs_as(text).startswith("Line ")


def test_names_are_alike_by_their_words():
    """Joined, shortened or begun alike; numbers tell names apart."""
    assert alike("num_epochs", ["n_epochs", "n_hidden"]) == "n_epochs"
    assert alike("bs", ["batch_size", "big"]) == "batch_size"
    assert alike("W12", ["W1", "W2"]) is None
    assert alike("train_err", ["train_error", "train_errors"]) is None
    assert alike("backprop", ["forward", "backward"]) == "backward"


def test_nearest_of_two_names_is_the_one_that_shares_most_letters():
    """Of two that share as many, none."""
    assert nearest_of("loses", ["losses", "loss"]) == "losses"
    assert nearest_of("grad_b", ["grad_b1", "grad_b2"]) is None


LOOP = """
import numpy as np
rng = np.random.RandomState(0)
x = rng.uniform(-1, 1, (60, 1))
y = x ** 2
W = rng.randn(1, 8)
b = rng.randn(1, 8)
V = rng.randn(8, 1) * 0.3
for i in range(800):
    h = np.tanh(x @ W + b)
    e = h @ V - y
    loss = np.mean(e ** 2)
    d = 2 * e / len(x)
    k = d @ V.T * (1 - h ** 2)
    V -= 0.2 * h.T @ d
    W -= 0.2 * x.T @ k
    b -= 0.2 * k.sum(axis=0, keepdims=True)
"""


@pytest.mark.parametrize(
    ("right", "wrong", "new"),
    [
        ("b = rng.randn(1, 8)", "b = rng.randn(8, 1)", "b = rng.randn(1, 8)"),
        ("V = rng.randn(8, 1)", "V = rng.randn(6, 1)", "V = rng.randn(8, 1)"),
        ("0.2 * x.T @ k", "0.2 * (x.T * k)", "x.T @ k"),
        ("(60, 1))\ny = x ** 2", "60)\ny = x ** 2 + 0 * rng.randn(60)",
         "x = x.reshape(-1, 1)\ny = y.reshape(-1, 1)"),
    ],
)  # fmt: skip
def test_sizes_that_clash_are_mended_where_arrays_are_made(tmp_path, right, wrong, new):
    """Not where they are used: that may be right."""
    text = LOOP.replace(right, wrong)
    path = tmp_path / "script.py"
    path.write_text(text)
    script, source = Script(path, text), Source.of(text)
    cure = cure_of_clash(script, source, dissect(script), 20.0)
    assert new in edited(source, [Edit(**e) for e in cure["edits"]]).text
    assert cure["after"]["r2"] > 0.9


def test_activations_are_known_by_what_their_function_computes():
    """Whatever it is called: `sigma`, `f`, a lambda."""
    text = (
        "def sigma(z):\n    return 1 / (1 + np.exp(-z))\nf = lambda v: np.maximum(0, v)\n"
        "h = f(x @ W)\ny = sigma(h @ V)\n"
    )
    tree = ast.parse(text)
    found = {ast.unparse(part) for part, _ in squashed(tree, tree)}
    assert {"f(x @ W)", "sigma(h @ V)"} <= found


def test_call_for_each_layer_behind_the_loop_is_put_into_it():
    """Behind the loop it is made for the last layer alone."""
    text = "for layer in layers:\n    grad = layer.backward(grad)\nlayer.apply(0.1)\nprint(grad)\n"
    (edits,) = indented(ast.parse(text), {2})
    assert edited(Source.of(text), edits).line(3) == "    layer.apply(0.1)"


def test_derivative_of_single_numbers_is_written():
    """A unit at a time: the entry of a list, not an array."""
    source = Source.of("back = err * w[j] * h[j]\n")
    words = Words({"h[j]": (), "w[j]": (), "err": ()}, ("tanh",))
    found = rewritings(source, ast.parse(source.text).body[0], words, "derivatives")
    texts = [edited(source, edits).text.strip() for edits in found]
    assert "back = err * w[j] * (1 - h[j] ** 2)" in texts


ZEROS = """
import numpy as np
rng = np.random.RandomState(0)
x = rng.uniform(-1, 1, (80, 1))
y = 3 + x ** 2
W = np.zeros((1, 8))
b = np.zeros((1, 8))
V = np.zeros((8, 1))
c = np.zeros((1, 1))
for i in range(2000):
    h = np.tanh(x @ W + b)
    p = 1 / (1 + np.exp(-(h @ V + c)))
    e = p - y
    loss = np.mean(e ** 2)
    d = 2 * e / len(x) * p * (1 - p)
    k = d @ V.T * (1 - h ** 2)
    V -= 0.1 * h.T @ d
    c -= 0.1 * d.sum(0)
    W -= 0.1 * x.T @ k
    b -= 0.1 * k.sum(0)
"""


@pytest.mark.slow
def test_output_is_mended_together_with_weights_that_all_start_alike(tmp_path):
    """Without the one, the other shows nothing: the backward pass is mended for both."""
    path = tmp_path / "script.py"
    path.write_text(ZEROS)
    report = diagnose_script(path, budget_s=60)
    found = {f.cause: f for f in report.faults}
    assert {"output-range", "symmetric-init"} <= set(found)
    fixed = fixed_script(path, report)
    assert "d = 2 * e / len(x)\n" in fixed
    assert "p = (h @ V + c)" in fixed or "p = h @ V + c" in fixed
    assert "np.random.randn" in fixed
