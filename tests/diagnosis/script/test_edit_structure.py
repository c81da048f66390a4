"""Edits of how a script is built: what is lost, cut off, drawn, shared by layers, stepped by."""

from dataclasses import replace

import pytest
from tests.diagnosis.script.scripts import FLAT
from tests.diagnosis.script.test_edit_families import best_error, case_of, changed, error_of

from curvesmith.diagnosis import changes as kinds
from curvesmith.diagnosis.script.edits import Case, alternatives, edited, guesses
from curvesmith.diagnosis.script.edits.initial import rescaled
from curvesmith.diagnosis.script.edits.optimizers import adam
from curvesmith.diagnosis.script.edits.scaled import squeezed
from curvesmith.diagnosis.script.lines import Lines, Literal, Shape
from curvesmith.diagnosis.script.source import Source

FUNCTIONS = """\
import numpy as np
np.random.seed(0)

def update(W, b, dW, db, lr):
    W = W - lr * dW
    b = b - lr * db
    return W, b

X = np.linspace(-1, 1, 40)[:, None]
y = 3 * X + 1
W, b = np.zeros((1, 1)), np.zeros(1)
for i in range(200):
    d = 2 * (X @ W + b - y) / len(X)
    W, b = update(W, b, X.T @ d, d.sum(0), lr=0.1)
error = np.mean((X @ W + b - y) ** 2)
"""
LIST = """\
import numpy as np
X = np.linspace(-1, 1, 40)[:, None]
y = 3 * X + 1
params = [np.zeros((1, 1)), np.zeros(1)]
for i in range(200):
    d = 2 * (X @ params[0] + params[1] - y) / len(X)
    for p, g in zip(params, [X.T @ d, d.sum(0)]):
        p -= 0.1 * g
error = np.mean((X @ params[0] + params[1] - y) ** 2)
"""
LAYERS = """\
import numpy as np
np.random.seed(0)

class Layer:
    def __init__(self, n_in, n_out, activation=None):
        self.W = np.random.randn(n_in, n_out)
        self.b = np.random.randn(n_out)
        self.activation = activation

    def forward(self, x):
        self.x = x
        z = x @ self.W + self.b
        self.out = np.tanh(z) if self.activation == "tanh" else z
        return self.out

    def backward(self, d):
        if self.activation == "tanh":
            d = d * (1 - self.out ** 2)
        back = d @ self.W.T
        self.W -= 0.1 * self.x.T @ d
        self.b -= 0.1 * d.sum(0)
        return back

X = np.linspace(-1, 1, 40)[:, None]
y = np.abs(X) - 0.5
layers = [Layer(1, 8, activation="tanh"), Layer(8, 1)]
for i in range(400):
    out = X
    for layer in layers:
        out = layer.forward(out)
    d = 2 * (out - y) / len(X)
    for layer in reversed(layers):
        d = layer.backward(d)
error = np.mean((out - y) ** 2)
"""
STRAIGHT = """\
import numpy as np
np.random.seed(0)

class Layer:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out)
        self.b = np.random.randn(n_out)

    def ahead(self, x):
        self.x = x
        return x @ self.W + self.b

    def back(self, d):
        self.dW, self.db = self.x.T @ d, d.sum(0)
        return d @ self.W.T

X = np.linspace(-1, 1, 40)[:, None]
y = np.abs(X) - 0.5
layers = [Layer(1, 8), Layer(8, 1)]
for i in range(400):
    out = X
    for layer in layers:
        out = layer.ahead(out)
    d = 2 * (out - y) / len(X)
    for layer in reversed(layers):
        d = layer.back(d)
    for layer in layers:
        layer.W -= 0.1 * layer.dW
        layer.b -= 0.1 * layer.db
error = np.mean((out - y) ** 2)
"""
RECTIFIED = """\
import numpy as np
np.random.seed(0)

class Layer:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out)
        self.b = np.random.randn(n_out) * 0.5

    def forward(self, x):
        self.x, self.z = x, x @ self.W + self.b
        return np.maximum(self.z, 0)

    def backward(self, d):
        d = d * (self.z > 0)
        back = d @ self.W.T
        self.W -= 0.05 * self.x.T @ d
        self.b -= 0.05 * d.sum(0)
        return back

X = np.linspace(-1, 1, 40)[:, None]
y = X ** 2 - 1
layers = [Layer(1, 8), Layer(8, 1)]
for i in range(400):
    out = X
    for layer in layers:
        out = layer.forward(out)
    d = 2 * (out - y) / len(X)
    for layer in layers[::-1]:
        d = layer.backward(d)
error = np.mean((out - y) ** 2)
"""
MODULE = """\
import torch
from torch import nn
torch.manual_seed(0)
x = torch.linspace(-1, 1, 60)[:, None]
y = torch.sin(3 * x)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(1, 16), nn.Linear(16, 1)])

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = torch.tanh(layer(x))
        return self.layers[-1](x)

net = Net()
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(200):
    out = net(x)
    loss = ((out - y) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
error = ((net(x) - y) ** 2).mean().item()
"""
LOOP = """\
        for layer in self.layers[:-1]:
            x = torch.tanh(layer(x))
        return self.layers[-1](x)
"""
HELD = """\
import numpy as np
X = np.linspace(-1, 1, 40)[:, None]
y = 3 * X + 1

class Net:
    def __init__(self):
        self.W, self.b = np.zeros((1, 1)), np.zeros(1)

    def update(self, dW, db):
        W, b = self.W, self.b
        W = W - 0.1 * dW
        b = b - 0.1 * db

net = Net()
for i in range(200):
    d = 2 * (X @ net.W + net.b - y) / len(X)
    net.update(X.T @ d, d.sum(0))
error = np.mean((X @ net.W + net.b - y) ** 2)
"""
LATER = """\
net = Net()
net = nn.Sequential(nn.Linear(1, 1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
net = Net()
"""


@pytest.mark.parametrize(
    ("text", "right", "sick"),
    [
        (FUNCTIONS, "    W, b = update(", "    update("),
        (LIST, "p -= 0.1 * g", "p = p - 0.1 * g"),
        (LIST, "p -= 0.1 * g", "p - 0.1 * g"),
        (LIST, "zip(params,", "zip([q.copy() for q in params],"),
    ],
)
def test_results_of_an_update_are_kept(text, right, sick):
    """Assigned where they are returned; arrays changed and not names bound anew."""
    broken = text.replace(right, sick)
    loop = text[: text.index("for i in")].count("\n") + 1
    assert broken != text

    assert best_error("parameter-frozen", case_of(broken, loop=loop)) < 1e-3 < error_of(broken)


def test_new_tensor_under_the_name_of_a_loop_is_a_step_of_the_old_one():
    """What is cut off and followed again is known nowhere else."""
    text = (
        "import torch\nparams = [torch.zeros(1, requires_grad=True)]\nfor i in range(9):\n"
        "    for p, g in zip(params, grads):\n"
        "        p = (p - 0.1 * g).detach().requires_grad_()\n"
    )
    case = case_of(text, loop=3)

    lines = [line for e in alternatives("parameter-frozen", case) for line in changed(case, e)]
    assert "+        p.data -= 0.1 * g" in lines


def test_result_that_is_only_returned_is_assigned():
    """By the names of the arguments; what else is returned goes to _."""
    text = FUNCTIONS.replace("    W, b = update(", "    update(").replace(
        "return W, b", "return W, b, n"
    )
    case = case_of(text, loop=12)

    assert "+    W, b, _ = update(W, b, X.T @ d, d.sum(0), lr=0.1)" in changed(
        case, alternatives("parameter-frozen", case)[0]
    )


@pytest.mark.parametrize(
    ("body", "new"),
    [
        ("    new = p.copy()\n    return new\n", ["+    p = f(p, 1)"]),
        ("    return p - 2 * q\n", ["+    p = f(p, 1)"]),
        ("    p_new = p + q\n    return p_new, 0\n", ["+    p, _ = f(p, 1)"]),
        ("    x = p\n    return 3\n", []),
    ],
)
def test_new_version_of_an_argument_is_assigned_to_it(body, new):
    """By its name, by what it is made of, or not at all."""
    case = case_of(f"def f(p, q):\n{body}\nfor i in range(9):\n    f(p, 1)\n")

    assert [changed(case, e)[-1] for e in alternatives("parameter-frozen", case)][:1] == new


def test_value_from_before_the_loop_is_computed_in_it():
    """With what it is made of, as long as parameters are in it."""
    text = FLAT.replace("    z = X @ W1 + b1\n    h = np.maximum(0, z)\n", "").replace(
        "for i in", "z = X @ W1 + b1\nh = np.maximum(0, z)\nn = len(X)\nfor i in"
    )
    shapes = {"W1": (2, 6), "b1": (1, 6)}
    case = Case(Source.of(text), Lines(loop=12, made={"W1": 4, "b1": 5}), shapes=shapes)

    assert [changed(case, e) for e in alternatives("stale-values", case)] == [
        ["+    z = X @ W1 + b1", "+    h = np.maximum(0, z)"]
    ]


LINEARS = "[nn.Linear(1, 16), nn.Linear(16, 1)]"
BLIND = "    with torch.no_grad():\n        out = net(x)\n    out.requires_grad_(True)\n"
MADE = "optimizer = torch.optim.Adam(net.parameters(), lr=0.02)\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("right", "sick"),
    [
        (f"nn.ModuleList({LINEARS})", LINEARS),
        ("torch.tanh(layer(x))", "torch.tanh(layer(x)).detach()"),
        ("    out = net(x)\n", BLIND),
        (f"net = Net()\n{MADE}", LATER),
        ("    optimizer.step()\n", ""),
        ("net.parameters()", "net.layers[1].parameters()"),
    ],
)
def test_gradient_reaches_every_layer(right, sick):
    """Layers are registered, nothing cuts them off, and the optimizer is made of all of them."""
    pytest.importorskip("torch")
    broken = MODULE.replace(right, sick, 1)
    assert broken != MODULE
    # Another parameter, so that there is one to be found.
    broken = broken.replace(
        "    def forward", "        self.c = nn.Linear(1, 1)\n\n    def forward"
    )
    loop = broken[: broken.index("for epoch")].count("\n") + 1

    assert best_error("parameter-frozen", case_of(broken, loop=loop, counting=loop)) < 0.01


@pytest.mark.slow
def test_layers_of_a_loop_get_an_activation():
    """All but the last."""
    pytest.importorskip("torch")
    broken = MODULE.replace(
        LOOP, "        for layer in self.layers:\n            x = layer(x)\n        return x\n"
    )
    assert broken != MODULE

    assert best_error("no-nonlinearity", case_of(broken)) < 0.1 * error_of(broken)


def test_activation_is_chosen_by_its_argument():
    """For all layers but the last."""
    case = case_of(LAYERS.replace(', activation="tanh")', ")"))
    found = [changed(case, e) for e in alternatives("no-nonlinearity", case)]

    assert found[0] == [
        "-layers = [Layer(1, 8), Layer(8, 1)]",
        '+layers = [Layer(1, 8, activation="tanh"), Layer(8, 1)]',
    ]


def test_activation_that_names_nothing_is_named():
    """Strings that say none, but for the last."""
    text = LAYERS.replace('activation="tanh"', 'activation="linear"').replace(
        "Layer(8, 1)", 'Layer(8, 1, activation="linear")'
    )
    case = case_of(text)
    found = [changed(case, e) for e in alternatives("no-nonlinearity", case)]

    assert any('activation="tanh"), Layer(8, 1, activation="linear")]' in x[1] for x in found)


def test_function_that_returns_what_it_is_given_is_curved():
    """An activation and its derivative, by their names."""
    text = (
        "import numpy as np\ndef act(z):\n    return z\n\n"
        "def act_prime(z):\n    return np.ones_like(z)\n"
    )
    case = case_of(text)

    assert changed(case, alternatives("no-nonlinearity", case)[0]) == [
        "-    return z", "+    return np.tanh(z)",
        "-    return np.ones_like(z)", "+    return 1 - np.tanh(z) ** 2",
    ]  # fmt: skip


def test_output_of_layers_that_share_their_code_is_not_activated():
    """The last layer is marked; forward and backward pass ask for it."""
    assert best_error("output-range", case_of(RECTIFIED)) < 0.3 * error_of(RECTIFIED)


@pytest.mark.parametrize(
    ("formula", "left"),
    [
        ("1 / (1 + np.exp(-(h @ W2 + b2)))", "h @ W2 + b2"),
        ("np.clip(h @ W2 + b2, 0, 1)", "h @ W2 + b2"),
        ("np.where(h @ W2 > 0, h @ W2, 0)", "h @ W2"),
        ("np.tanh(h @ W2 + b2) * 2", "(h @ W2 + b2) * 2"),
    ],
)
def test_activation_of_the_output_is_known_by_its_formula(formula, left):
    """As the whole value or a part of it."""
    case = case_of(FLAT.replace("h @ W2 + b2", formula, 1), prediction=12)

    assert changed(case, alternatives("output-range", case)[0])[1] == f"+    out = {left}"


@pytest.mark.parametrize(
    ("line", "new"),
    [
        ("W1 = rng.normal(0, 0.01, (1, 8))", "W1 = rng.normal(0, 0.1, (1, 8))"),
        ("W1 = np.random.randn(1, 8) * 0.01", "W1 = np.random.randn(1, 8) * 0.1"),
        ("W1 = np.random.randn(1, 8)", "W1 = (np.random.randn(1, 8) * 10)"),
        ("W1 = rng.uniform(-0.5, 0.5, 8)", "W1 = rng.uniform(-5, 5, 8)"),
    ],
)
def test_weights_are_drawn_on_another_scale(line, new):
    """By the number that spreads them, or by a new one."""
    case = case_of(f"{line}\nfor i in range(9):\n    pass\n", made={"W1": 1}, counting=2)

    assert changed(case, rescaled(case)[0])[1] == f"+{new}"


def test_weights_that_begin_alike_are_drawn():
    """Those of two axes; biases may begin at zero."""
    case = case_of(
        "W, b = np.zeros((2, n)), np.zeros(n)\nfor i in range(9):\n    pass\n",
        made={"W": 1, "b": 1}, counting=2,
    )  # fmt: skip

    assert changed(case, alternatives("symmetric-init", case)[0])[1] == (
        "+W, b = np.random.randn(2, n) * 0.5, np.zeros(n)"
    )


@pytest.mark.slow
def test_first_values_are_left_to_the_library():
    """What sets the layers to other values is left out."""
    pytest.importorskip("torch")
    reset = "net = Net()\nfor p in net.parameters():\n    nn.init.constant_(p, 0.0)\n"
    broken = MODULE.replace("net = Net()\n", reset)

    assert best_error("symmetric-init", case_of(broken, loop=21)) < 0.01 < error_of(broken)


def test_learning_rate_stays():
    """The statement that shrinks it is left out, or its factor is nearer to 1."""
    case = case_of("decay = 0.8\nfor i in range(9):\n    lr = lr * decay\n", loop=2)
    found = [changed(case, e) for e in alternatives("learning-rate-too-low", case)]

    assert found[0] == ["-    lr = lr * decay", "+    pass"]
    assert found[1] == ["-decay = 0.8", "+decay = 0.999"]


def test_units_are_not_dropped():
    """By every number that says how many."""
    case = case_of("net = nn.Sequential(nn.Linear(1, 9), nn.Dropout(0.6))\n")

    assert changed(case, alternatives("over-regularized", case)[0])[1] == (
        "+net = nn.Sequential(nn.Linear(1, 9), nn.Dropout(0.0))"
    )


def test_training_is_not_broken_off():
    """By itself, and with more steps."""
    text = "for i in range(100):\n    if loss < 1:\n        break\n"
    case = case_of(text, loop=1, counting=1, steps=Literal(1, 15, 18, 100))
    found = [changed(case, e) for e in alternatives("too-few-steps", case)]

    assert ["-        break", "+        pass"] in found


def test_adam_by_numpy_makes_the_steps():
    """A function of its own; the direction is the plain step's, whatever its length."""
    text = LIST.replace("0.1 * g", "1e-9 * g")
    case = case_of(text, loop=5, counting=5, updated={"params[0]": 8, "params[1]": 8})
    errors = [error_of(edited(case.source, e).text) for e in adam(case)]

    assert min(errors) < 0.3 * error_of(text)
    assert "adam_step(id(p), 1e-9 * g)" in edited(case.source, adam(case)[0]).text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "loop"),
    [
        (MODULE.replace("Adam(net.parameters(), lr=0.02)",
                        "SGD(net.parameters(), lr=1e-6, momentum=0.5)"), 19),
        ("import torch\nw = torch.zeros(1, requires_grad=True)\nfor i in range(300):\n"
         "    loss = (w - 2).pow(2).sum()\n    loss.backward()\n    with torch.no_grad():\n"
         "        w -= 1e-6 * w.grad\n        w.grad.zero_()\nerror = (w.item() - 2) ** 2\n", 3),
    ],
)  # fmt: skip
def test_adam_by_pytorch_makes_the_steps(text, loop):
    """In the place of another optimizer, or of steps by hand."""
    pytest.importorskip("torch")
    case = case_of(text, loop=loop, counting=loop)
    errors = [error_of(edited(case.source, e).text) for e in adam(case)]

    assert min(errors) < 0.1 * error_of(text)


@pytest.mark.slow
def test_tensors_get_biases():
    """Made, added, changed and forgotten like the weights; nested products too."""
    pytest.importorskip("torch")
    text = (
        "import torch\ntorch.manual_seed(0)\nx = torch.linspace(-1, 1, 40)[:, None]\ny = x + 5\n"
        "v = torch.randn(1, 4, requires_grad=True)\nw = torch.randn(4, 1, requires_grad=True)\n"
        "for i in range(200):\n    loss = ((torch.tanh(x.mm(v)).mm(w) - y) ** 2).mean()\n"
        "    loss.backward()\n    with torch.no_grad():\n        for p in [v, w]:\n"
        "            p -= 0.1 * p.grad\n            p.grad = None\n"
        "error = ((torch.tanh(x.mm(v)).mm(w) - y) ** 2).mean().item()\n"
    )
    lines = Lines(loop=7, made={"v": 5, "w": 6}, is_automatic=True)
    case = Case(Source.of(text), lines, shapes={"v": (1, 4), "w": (4, 1)})

    assert best_error("missing-bias", case) < 0.1 < error_of(text)


@pytest.mark.slow
def test_lists_of_tensors_get_an_input_that_is_always_one():
    """As many weights more as it takes."""
    pytest.importorskip("torch")
    text = (
        "import torch\ntorch.manual_seed(0)\nx = torch.linspace(-1, 1, 40)[:, None]\ny = x + 5\n"
        "sizes = [1, 4, 1]\nws = []\nfor a, b in zip(sizes, sizes[1:]):\n"
        "    ws.append(torch.randn(a, b).requires_grad_())\n\ndef f(x):\n"
        "    return torch.tanh(x @ ws[0]) @ ws[1]\n\n"
        "for i in range(200):\n    loss = ((f(x) - y) ** 2).mean()\n    loss.backward()\n"
        "    for w in ws:\n        w.data -= 0.1 * w.grad\n        w.grad = None\n"
        "error = ((f(x) - y) ** 2).mean().item()\n"
    )
    lines = Lines(loop=13, is_automatic=True)
    case = Case(Source.of(text), lines, shapes={"ws[0]": (1, 4), "ws[1]": (4, 1)})

    assert best_error("missing-bias", case) < 0.1 < error_of(text)


def test_losses_of_classes_become_those_of_regression():
    """Squared errors, and an output without an activation."""
    text = FLAT.replace("out = h @ W2 + b2", "out = 1 / (1 + np.exp(-(h @ W2 + b2)))").replace(
        "np.mean((out - y) ** 2)", "-np.mean(y * np.log(out) + (1 - y) * np.log(1 - out))"
    )
    case = case_of(text, loop=9, loss=13, prediction=12)
    texts = [edited(case.source, e).text for e in alternatives("wrong-loss", case)]

    assert any("loss = ((out - y) ** 2).mean()" in t and "out = h @ W2 + b2" in t for t in texts)


@pytest.mark.parametrize(("activation", "top"), [("sigmoid", 1.0), ("tanh", 1.0), ("identity", 0)])
def test_targets_are_brought_into_the_range_of_an_output(activation, top):
    """From the least to the most that the last layer can put out."""
    text = "import numpy as np\nX = np.arange(9.0)\ny = 5 * X + 3\nfor i in range(2):\n    pass\n"
    layers = (Shape("W", "b", 1, 1, activation, True),)
    case = case_of(text, inputs=2, targets=3, loop=4, counting=4, y_text="y", layers=layers)
    scope: dict = {}
    found = squeezed(case)
    assert len(found) == bool(top)
    for edits in found:
        exec(edited(case.source, edits).text, scope)
        assert scope["y"].max() == top
        assert scope["y"].min() == (0.0 if activation == "sigmoid" else -1.0)


def test_batches_of_a_shuffled_copy_get_targets_in_its_order():
    """Or the copy is none, and nothing is shuffled."""
    text = (
        "for epoch in range(9):\n    order = rng.permutation(60)\n    mixed = X[order]\n"
        "    for k in range(0, 60, 20):\n        step(mixed[k:k + 20], y[k:k + 20])\n"
    )
    case = case_of(text, loop=1, X_text="X", y_text="y")
    found = [changed(case, e) for e in alternatives("rows-misaligned", case)]
    shuffled = ["-        step(mixed[k:k + 20], y[k:k + 20])"]
    shuffled += ["+        step(mixed[k:k + 20], y[order][k:k + 20])"]
    assert shuffled in found
    assert ["-    mixed = X[order]", "+    mixed = X"] in found


def test_guesses_about_a_network_by_hand():
    """Biases, outputs, weights and steps are among them."""
    layers = (Shape("W1", "b1", 2, 6, "relu", True), Shape("W2", "b2", 6, 1, "identity", True))
    case = case_of(FLAT, loop=9, counting=9, made={"W1": 4, "W2": 6}, layers=layers,
                   updated={"W1": 21, "b1": 22, "W2": 23, "b2": 24})  # fmt: skip
    found = guesses(case)

    assert {"It takes other initial weights.", "It takes Adam."} <= set(found)


def test_rows_without_numbers_are_left_out():
    """Of inputs and targets alike; or they get the mean of the others."""
    text = "t = read()\nX = t[:, None]\ny = 2 * X\nfor i in range(9):\n    pass\n"
    case = case_of(text, inputs=2, targets=3, loop=4, X_text="X", y_text="y", holed=1)
    found = [changed(case, e) for e in alternatives("non-finite-data", case)]

    assert found == [
        [
            "+finite = np.isfinite(X).reshape(len(X), -1).all(1)"
            " & np.isfinite(y).reshape(len(y), -1).all(1)",
            "+X, y = X[finite], y[finite]",
        ],
        ["+t[~np.isfinite(t)] = t[np.isfinite(t)].mean()"],
    ]


def test_rows_are_taken_by_one_index():
    """Where those of inputs and targets are taken by two."""
    case = case_of("xb = x[perm[i:j]]\nyb = y[i:j]\n")
    found = [changed(case, e) for e in alternatives("rows-misaligned", case)]

    assert ["-yb = y[i:j]", "+yb = y[perm[i:j]]"] in found


def test_arrays_put_into_orders_of_their_own_stay_as_they_are():
    """All of them together, or one."""
    case = case_of("n = 9\nX = X[rng.permutation(n)]\ny = y[rng.permutation(n)]\n")
    found = [changed(case, e) for e in alternatives("rows-misaligned", case)]

    assert found[0] == ["-X = X[rng.permutation(n)]", "-y = y[rng.permutation(n)]"]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("X, y = make()\nfor i in range(9):\n    pass\n", ["+X = (X - X.mean(0)) / X.std(0)"]),
        (
            "X_train, X_test, y_train, y_test = split()\nfor i in range(9):\n    pass\n",
            [
                "+X_test = (X_test - X_train.mean(0)) / X_train.std(0)",
                "+X_train = (X_train - X_train.mean(0)) / X_train.std(0)",
            ],
        ),
        (
            "X_train, y = make()\nfor i in range(9):\n    pass\nX_test = other()\n",
            [
                "+inputs_mean, inputs_std = X_train.mean(0), X_train.std(0)",
                "+X_train = (X_train - inputs_mean) / inputs_std",
                "+X_test = (X_test - inputs_mean) / inputs_std",
            ],
        ),
    ],
)
def test_what_is_split_off_is_scaled_alike(text, new):
    """By the numbers of the rows that are trained on."""
    case = Case(Source.of(text), Lines(loop=2, counting=2), (kinds.ScaleInputs(),))

    assert changed(case, alternatives("inputs-not-scaled", case)[0]) == new


def test_targets_of_a_fit_are_scaled_whatever_the_inputs_are():
    """Scores are computed in the same units, predictions turned back."""
    case = case_of("m.fit(f(X), y)\np = m.predict(f(T))\ns = m.score(f(X), y)\ns = m.score(A, b)\n")

    assert changed(case, alternatives("targets-not-scaled", case)[0]) == [
        "-m.fit(f(X), y)",
        "-p = m.predict(f(T))",
        "-s = m.score(f(X), y)",
        "-s = m.score(A, b)",
        "+targets_mean, targets_std = y.mean(axis=0), y.std(axis=0)",
        "+m.fit(f(X), (y - targets_mean) / targets_std)",
        "+p = (m.predict(f(T)) * targets_std + targets_mean)",
        "+s = m.score(f(X), (y - targets_mean) / targets_std)",
        "+s = m.score(A, (b - targets_mean) / targets_std)",
    ]


def test_layers_that_are_straight_are_bent_forwards_and_backwards():
    """All but the last of a list; the error takes the slope on its way back."""
    case = case_of(STRAIGHT, loop=21)

    assert best_error("no-nonlinearity", case) < 0.2 * error_of(STRAIGHT)


def test_step_that_is_kept_under_another_name_is_given_to_the_parameter():
    """What is read under its new name is left alone."""
    text = "for i in range(9):\n    w_new = w - 0.1 * g\n    v_new = v - 0.1 * h\n    v = v_new\n"
    case = replace(case_of(text, loop=1), shapes={"w": (3,), "v": (3,)})

    assert ["-    w_new = w - 0.1 * g", "+    w = w - 0.1 * g"] in [
        changed(case, edits) for edits in alternatives("parameter-frozen", case)
    ]


def test_layers_of_one_class_get_biases():
    """Made, added, passed back and changed beside the weights: the training then fits."""
    text = STRAIGHT.replace("        self.b = np.random.randn(n_out)\n", "")
    text = text.replace(" + self.b", "").replace("        layer.b -= 0.1 * layer.db\n", "")
    text = text.replace("self.dW, self.db = self.x.T @ d, d.sum(0)", "self.dW = self.x.T @ d")
    text = text.replace("np.abs(X) - 0.5", "3 * X + 1")
    number = text.splitlines().index("        layer.W -= 0.1 * layer.dW") + 1
    layers = tuple(
        Shape(f"layers[{i}].W", None, *sizes, "identity", False)
        for i, sizes in enumerate([(1, 8), (8, 1)])
    )
    made = {layer.weights: 6 for layer in layers}
    case = case_of(text, loop=number - 8, layers=layers, made=made)
    found = alternatives("missing-bias", case)

    assert error_of(text) > 0.9
    assert best_error("missing-bias", case) < 0.01
    assert changed(case, found[0]) == [
        "+        self.W_bias = np.zeros((1, self.W.shape[1]))",
        "-        return x @ self.W",
        "+        return (x @ self.W + self.W_bias)",
        "+        self.dW_bias = d.sum(axis=0, keepdims=True)",
        "+        layer.W_bias -= 0.1 * layer.dW_bias",
    ]


def test_parameters_of_an_object_are_changed_by_the_names_given_to_them():
    """Not other attributes that a function gives a name to."""
    shapes = {"net.W": (1, 1), "net.b": (1,)}
    case = replace(case_of(HELD, loop=15), shapes=shapes)
    other = replace(case, shapes={"net.V": (1, 1)})

    assert best_error("parameter-frozen", case) < 1e-3 < error_of(HELD)
    assert alternatives("parameter-frozen", other) == []
