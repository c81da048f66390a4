"""Slips that only a run shows are mended where they have one meaning."""

from pathlib import Path

import pytest

from curvesmith.diagnosis.script.anatomy import dissect
from curvesmith.diagnosis.script.clashes import column_that_runs, cure_of_clash
from curvesmith.diagnosis.script.edits.edit import Edit, edited
from curvesmith.diagnosis.script.failure import Stop
from curvesmith.diagnosis.script.late import repaired_after, with_column
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.repair import repaired
from curvesmith.diagnosis.script.source import Source

METHOD = "class Net:\n    def slope(a):\n        return 1 - a * a\n"
TAKES = "Net.slope() takes 1 positional argument but 2 were given"
SAMPLES = "Found input variables with inconsistent numbers of samples: [200, 50]"
TYPES = "expected m1 and m2 to have the same dtype, but got: double != float"
SPLIT = "from sklearn.model_selection import train_test_split\nX = y = [0]\n"
X_LOG = "import numpy as np; x = np.log(rain)\n"
ENDLESS = "Input X contains infinity or a value too large for dtype('float64')."
TORCH = "import torch\nx = []\n"
MISSPELT = (
    "class Net:\n    def __init__(self):\n        self.layer1 = 1\n"
    "    def forward(self):\n        return self.layer_1\n"
)
LACKS = "'Net' object has no attribute 'layer_1'. Did you mean: 'layer1'?"
GRAD = "losses = []\nlosses.append(loss.numpy())\nlater = loss.item()\n"
FOLLOWED = "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead."
COLUMN = """
import numpy as np
t = np.linspace(0, 2, 40)
x = t - 1
y = (t * t).reshape(-1, 1)
W = np.random.randn(1, 8)
b = np.random.randn(8)
V = np.zeros((8, 1))
c = np.zeros(1)
for i in range(1000):
    h = np.tanh(x @ W + b)
    d = (h @ V + c - y) / 40
    e = d @ V.T * (1 - h ** 2)
    V -= 0.1 * h.T @ d
    c -= 0.1 * d.sum(0)
    W -= 0.1 * x.T @ e
    b -= 0.1 * e.sum(0)
"""


def mended(text: str, message: str) -> str | None:
    """Return the last lines of a text after the repair that an error leads to."""
    better = repaired_after(repaired(Source.of(text)), Stop("failed", "", 2, "Error", message))
    return None if better is None else better.source.text.rstrip("\n")


@pytest.mark.parametrize(
    ("text", "message", "old", "new"),
    [
        (METHOD, TAKES, "slope(a)", "slope(self, a)"),
        (SPLIT + "Xtrain, ytrain, Xtest, ytest = train_test_split(X, y)\n", SAMPLES,
         "Xtrain, ytrain, Xtest, ytest", "Xtrain, Xtest, ytrain, ytest"),
        (SPLIT + "X_train, X_test, y_test, y_train = train_test_split(X, y)\n", SAMPLES,
         "y_test, y_train", "y_train, y_test"),
        (TORCH + "a = torch.from_numpy(x)\n", TYPES, "(x)", "(x).float()"),
        (TORCH + "a = torch.tensor(x, requires_grad=True)\n", TYPES,
         "(x,", "(x, dtype=torch.float32,"),
        (MISSPELT, LACKS, "self.layer_1", "self.layer1"),
        (GRAD, FOLLOWED, "loss.numpy()", "loss.detach().numpy()"),
        (X_LOG + "fit(x)\n", ENDLESS, "np.log(", "np.log1p("),
    ],
)  # fmt: skip
def test_slip_is_mended(text, message, old, new):
    """The line that holds the slip is rewritten, and nothing else."""
    assert mended(text, message) == text.replace(old, new).rstrip("\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (METHOD.replace("(a)", "(self)"), TAKES),
        (METHOD.replace("    def", "    @staticmethod\n    def"), TAKES),
        (SPLIT + "a, b, c, d = train_test_split(X, y)\n", SAMPLES),
        (SPLIT + "X_train, X_test, y_train, y_test = train_test_split(X, y)\n", SAMPLES),
        (TORCH + "a = torch.from_numpy(x).double()\n", TYPES),
        (TORCH + "a = torch.tensor([1.0, 2.0])\n", TYPES),
        (TORCH + "a = torch.from_numpy(x)\n", "something else"),
        (MISSPELT.replace("layer1", "first"), LACKS),
        (MISSPELT.replace("layer1", "layer_1"), LACKS),
        ("\n" + GRAD, FOLLOWED),
        (X_LOG + "fit(np.log(x))\n", ENDLESS),
        ("import numpy as np; f = lambda x: np.log(x)\nfit(f(0))\n", ENDLESS),
    ],
)
def test_what_is_in_doubt_is_left_alone(text, message):
    """Names that do not say what they hold, and types that were chosen, are not guessed at."""
    assert mended(text, message) is None


def test_flat_inputs_are_made_a_column():
    """Where no iteration computes a loss too, and the array is made elsewhere."""
    text = COLUMN.lstrip()
    script = Script(Path("script.py"), text)
    stop = dissect(script)
    assert isinstance(stop, Stop)
    cure = cure_of_clash(script, Source.of(text), stop, 30.0)

    assert cure is not None
    assert cure["after"]["r2"] > 0.9
    edits = [Edit(**edit) for edit in cure["edits"]]
    assert "x = (t - 1).reshape(-1, 1)" in edited(Source.of(text), edits).text


def test_column_of_inputs_is_made_even_where_more_is_wrong():
    """The caller's array, for a product in a function; the rest is for the examination to find."""
    text = COLUMN.lstrip().replace("1 - h ** 2", "1 + h ** 2")
    text = text.replace("W = np", "def hidden(rows):\n    return np.tanh(rows @ W + b)\nW = np", 1)
    text = text.replace("h = np.tanh(x @ W + b)", "h = hidden(x)")
    script, source = Script(Path("script.py"), text), Source.of(text)
    stop = dissect(script)
    assert isinstance(stop, Stop)
    better = with_column(repaired(source), column_that_runs(script, source, stop) or ())

    assert better is not None
    assert "x = (t - 1).reshape(-1, 1)" in better.source.text
    assert [repair.rule for repair in better.repairs] == ["column"]


def test_column_of_targets_is_made_where_a_table_of_errors_clashes():
    """A column of outputs beside flat targets makes a table, which the next product refuses."""
    text = COLUMN.lstrip().replace("(t * t).reshape(-1, 1)", "t * t")
    text = text.replace("t - 1", "t.reshape(-1, 1) - 1")
    script, source = Script(Path("script.py"), text), Source.of(text)
    stop = dissect(script)
    assert isinstance(stop, Stop)
    edits = column_that_runs(script, source, stop)

    assert edits is not None
    assert "y = (t * t).reshape(-1, 1)" in edited(source, edits).text
