"""Biases of weights that are computed with entry by entry."""

from dataclasses import replace

import numpy as np
import pytest
from tests.diagnosis.script.test_edit_families import case_of, changed, error_of

from curvesmith.diagnosis.script.edits import alternatives, edited
from curvesmith.diagnosis.script.lines import Shape

SCRIPT = """\
import math
import random
random.seed(0)
rows = [(x / 20 - 1, (x / 20 - 1) ** 2 + 3) for x in range(41)]
v = [random.gauss(0, 1) for _ in range(6)]
w = [random.gauss(0, 1) for _ in range(6)]
def ahead(x):
    h = [math.tanh(v[j] * x) for j in range(6)]
    return h, sum(w[j] * h[j] for j in range(6))
for step in range(60):
    for x, y in rows:
        h, out = ahead(x)
        e = out - y
        for j in range(6):
            d = e * w[j] * (1 - h[j] ** 2)
            w[j] -= 0.05 * e * h[j]
            v[j] -= 0.05 * d * x
error = sum((ahead(x)[1] - y) ** 2 for x, y in rows) / 41
"""
LINES = {
    "loop": 11,
    "counting": 10,
    "prediction": 9,
    "made": {"v": 5, "w": 6},
    "updated": {"v": 17, "w": 16},
    "layers": (Shape("v", None, 1, 6, "tanh", False), Shape("w", None, 6, 1, "identity", True)),
}
OTHERS = {
    "math.tanh(v[j] * x) for j in range(6)": "math.tanh(u * x) for u in v",
    "sum(w[j] * h[j] for j in range(6))": "sum(a * b for a, b in zip(h, w))",
}


def biased(text: str) -> list:
    """Return a case of a script and its edits, by the weights that they are for."""
    case = replace(case_of(text, **LINES), shapes={"v": (6,), "w": (6,)})
    found = alternatives("missing-bias", case)
    return case, {name: [e for e in found if f"{name}_bias = " in e[0].new] for name in "vw"}


@pytest.mark.parametrize("old", ["", *OTHERS])
def test_entries_get_a_bias_of_their_own(old):
    """One for each unit, and one for a sum over them; the script then learns an offset."""
    text = SCRIPT.replace(old, OTHERS[old]) if old else SCRIPT
    case, found = biased(text)
    errors = [
        error_of(edited(case.source, (*one, *other)).text)
        for one in found["v"]
        for other in found["w"]
    ]

    assert min(errors) < 0.01 * error_of(text)


def test_bias_of_a_sum_is_changed_once():
    """Above the loop over the units, by the update without its input."""
    case, found = biased(SCRIPT)

    assert changed(case, found["w"][0]) == [
        "+w_bias = [0.0]",
        "-    return h, sum(w[j] * h[j] for j in range(6))",
        "+    return h, (sum(w[j] * h[j] for j in range(6)) + w_bias[0])",
        "+        w_bias[0] -= 0.05 * e",
    ]
    assert np.isfinite(error_of(edited(case.source, found["w"][0]).text))


LAYERS = """\
import numpy as np
rng = np.random.default_rng(0)
class Dense:
    def __init__(self, n, m):
        self.W = rng.normal(size=(n, m))
    def ahead(self, x):
        self.x = x
        return x @ self.W
    def back(self, d):
        up = d @ self.W.T
        self.W -= 0.1 * self.x.T @ d
        return up
X = np.linspace(-1, 1, 20)[:, None]
y = 3 * X + 5
net = Dense(1, 1)
for i in range(200):
    net.back(2 * (net.ahead(X) - y) / 20)
error = np.mean((net.ahead(X) - y) ** 2)
"""


@pytest.mark.parametrize(
    "step",
    [
        "self.W -= 0.1 * self.x.T @ d",
        "self.W -= 0.1 * np.dot(self.x.T, d)",
        "dW = self.x.T @ d / 2\n        self.W -= 0.2 * dW",
    ],
)
def test_layer_that_changes_its_own_weights_gets_a_bias(step):
    """Changed in the same method, by the error summed over the rows."""
    text = LAYERS.replace("self.W -= 0.1 * self.x.T @ d", step)
    names = ("net[0].W", "net[1].W")
    layers = tuple(Shape(name, None, 1, 1, "identity", is_transposed=True) for name in names)
    made, updated = dict.fromkeys(names, 5), dict.fromkeys(names, 11)
    case = case_of(text, loop=16, made=made, updated=updated, layers=layers)
    errors = [error_of(edited(case.source, e).text) for e in alternatives("missing-bias", case)]

    assert min(errors) < 1e-6 < error_of(text)


LIST = """\
import numpy as np
rng = np.random.default_rng(0)
X = np.linspace(-1, 1, 20)[:, None]
y = 3 * X + 5
Ws = [rng.normal(size=s) * 0.5 for s in ((1, 4), (4, 1))]
def ahead(x):
    acts = [x]
    for W in Ws:
        acts.append(acts[-1] @ W)
    return acts
for i in range(300):
    acts = ahead(X)
    d = 2 * (acts[-1] - y) / 20
    for k in reversed(range(2)):
        g = acts[k].T @ d
        d = d @ Ws[k].T
        Ws[k] -= 0.05 * g
error = np.mean((ahead(X)[-1] - y) ** 2)
"""
TURNED = {
    "[:, None]": "[None]",
    "(1, 4), (4, 1)": "(4, 1), (1, 4)",
    "acts[-1] @ W": "W @ acts[-1]",
    "acts[k].T @ d": "d @ acts[k].T",
    "d @ Ws[k].T": "Ws[k].T @ d",
}


@pytest.mark.parametrize("is_row", [True, False])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("for W in Ws:\n        acts.append(acts[-1] @ W)",
            "for j, W in enumerate(Ws):\n        acts.append(np.dot(acts[-1], W))"),
        ("for W in Ws:\n        acts.append(acts[-1] @ W)",
            "for j in range(2):\n        acts.append(acts[-1].dot(Ws[j]))"),
        ("        Ws[k] -= 0.05 * g\n",
            "        Ws[k] -= 0.05 * g\n    for g in ():\n        pass\n"),
    ],
)  # fmt: skip
def test_list_of_weights_gets_a_list_of_biases(old, new, is_row):
    """By the error summed over the rows, along whichever axis they lie."""
    text = LIST.replace(old, new)
    if not is_row:
        for one, other in TURNED.items():
            text = text.replace(one, other)
        text = text.replace("np.dot(acts[-1], W)", "np.dot(W, acts[-1])")
        text = text.replace("acts[-1].dot(Ws[j])", "Ws[j].dot(acts[-1])")
    names = ("Ws[0]", "Ws[1]")
    layers = tuple(Shape(name, None, 1, 1, "identity", is_transposed=is_row) for name in names)
    case = case_of(text, loop=11, made=dict.fromkeys(names, 5), layers=layers)
    errors = [error_of(edited(case.source, e).text) for e in alternatives("missing-bias", case)]

    assert min(errors) < 1e-3 < error_of(text)
