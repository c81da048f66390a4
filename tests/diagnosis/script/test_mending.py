"""A wrong statement is rewritten until an iteration goes down the gradient of the loss."""

import ast
from pathlib import Path

import pytest
from tests.diagnosis.script.scripts import BATCHES, DICT, FLAT, LAYERS, ROWS

from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.descent import Descent, Marks
from curvesmith.diagnosis.script.edits.edit import edited
from curvesmith.diagnosis.script.mending import mended
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.source import Source
from curvesmith.diagnosis.script.statements import moves

# Name: script, right words, wrong words.
MISTAKES = {
    "difference": (FLAT, "2 * (out - y) / len(y)", "2 * (y - out) / len(y)"),
    "slope of no activation": (
        FLAT, "2 * (out - y) / len(y)", "2 * (out - y) * out * (1 - out) / len(y)"
    ),
    "mask": (FLAT, "dh[z <= 0] = 0", "dh[z <= 1] = 0"),
    "axis": (DICT, "g['b1'] = dz.sum(axis=0)", "g['b1'] = 0 * dz.sum(axis=0)"),
    "mean": (FLAT, "db1 = dh.sum(axis=0", "db1 = dh.mean(axis=0"),
    "derivative": (DICT, "dz = da * (1 - a ** 2)", "dz = da * a * (1 - a)"),
    "operand": (DICT, "g['W2'] = a.T @ dout", "g['W2'] = X.T @ dout + a.T @ dout"),
    "exchanged": (FLAT, "W1 -= step_size * dW1", "W1 += step_size * dW1"),
    "slope": (FLAT, "dh[z <= 0] = 0", "dh = dh * np.where(z > 0, z, 0)"),
    "sum of all": (FLAT, "db1 = dh.sum(axis=0, keepdims=True)", "db1 = dh.sum()"),
    "factor": (ROWS, "gV = e * self.a.T", "gV = 2 * e * self.a.T"),
}  # fmt: skip

DEEP = """\
import numpy as np
np.random.seed(0)
X = np.random.uniform(-1, 1, (40, 2))
y = X[:, :1] * X[:, 1:] + 1
W, V, U = np.random.randn(2, 5), np.random.randn(5, 4), np.random.randn(4, 1)
for i in range(300):
    h = np.tanh(X @ W)
    a = np.tanh(h @ V)
    out = a @ U
    loss = np.mean((out - y) ** 2)
    d = 2 * (out - y) / len(y)
    da = d @ U.T * (1 - a ** 2)
    dh = da @ V.T * (1 - h ** 2)
    U -= 0.1 * a.T @ d
    V -= 0.1 * h.T @ da
    W -= 0.1 * X.T @ dh
"""


def anatomy_of(text: str) -> Anatomy:
    """Take a script apart."""
    anatomy = dissect(Script(Path("script.py"), text))
    assert isinstance(anatomy, Anatomy), anatomy
    return anatomy


def test_rows_are_not_rewritten():
    """With one row, targets of the other sign may look like errors of the other sign."""
    text = BATCHES.replace("err = out - yb", "err = yb - out").replace("xb, yb = X[idx], Y[idx]",
        "xb = X[idx]\n        yb = Y[idx]")  # fmt: skip
    source, anatomy = Source.of(text), anatomy_of(text)
    line = source.lines.index("        yb = Y[idx]") + 1
    found = mended(anatomy, source, [line], lambda: True)

    assert found is not None
    assert line not in {edit.line for edit in found[0]}


@pytest.mark.slow
def test_what_a_cause_speaks_for_is_tried_on_all_statements_first():
    """A derivative that is missing in two layers is missing on a line that nobody accused."""
    text = DEEP.replace(" * (1 - a ** 2)", "").replace(" * (1 - h ** 2)", "")
    source, anatomy = Source.of(text), anatomy_of(text)
    line = source.lines.index("    dh = da @ V.T") + 1
    tried: list[int] = []

    def is_time() -> bool:
        tried.append(1)
        return len(tried) <= most

    most = 10_000
    found = mended(anatomy, source, [line], is_time, ["tanh"], likely=["derivatives"])
    most = len(tried)
    tried.clear()
    unlikely = mended(anatomy, source, [line], is_time, ["tanh"])

    assert found is not None
    assert found[1]
    assert unlikely is None or not unlikely[1]


def test_updates_of_saturated_units_are_turned_with_the_others():
    """They have no slopes to be measured."""
    text = FLAT.replace("np.maximum(0, z)", "np.tanh(1e6 * z)").replace(" -= step", " += step")
    text = text.replace("dh[z <= 0] = 0", "dh = 1e6 * dh * (1 - h ** 2)")
    source, anatomy = Source.of(text), anatomy_of(text)
    line = source.lines.index("    W2 += step_size * dW2") + 1
    found = mended(anatomy, source, [line], lambda: True)

    assert found is not None
    new = edited(source, found[0]).text
    assert [new.count(f"    {n} -= step_size") for n in ("W1", "b1", "W2", "b2")] == [1] * 4


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_taken_back(name):
    """The gradient is right then for every parameter, and what is not wrong stays as it was."""
    script, right, wrong = MISTAKES[name]
    text = script.replace(right, wrong)
    assert text != script
    source, anatomy = Source.of(text), anatomy_of(text)
    line = next(n for n, words in enumerate(source.lines, 1) if wrong in words)
    found = mended(anatomy, source, [line], lambda: True, ["tanh"], with_still=True)

    assert found is not None
    assert found[1]
    new = edited(source, found[0])
    assert not Descent(anatomy).marks(text).is_right
    assert Descent(anatomy).marks(new.text).is_right
    changed = [a for a, b in zip(source.lines, new.lines, strict=True) if a != b]
    assert len(changed) == 1


def test_update_that_comes_too_early_is_moved():
    """Behind the last use of the old weights, with its comment."""
    text = FLAT.replace("    W2 -= step_size * dW2\n", "").replace(
        "step_size = 0.05", "step_size = 2.0"
    )
    text = text.replace("    dh = dout", "    W2 -= step_size * dW2  # now\n    dh = dout")
    source, anatomy = Source.of(text), anatomy_of(text)
    found = mended(anatomy, source, [], lambda: True)

    assert found is not None
    assert found[1]
    assert edited(source, found[0]).lines[-1] == "    W2 -= step_size * dW2  # now"


UNSEEN = FLAT.replace("    loss = np.mean((out - y) ** 2)\n", "")
LATE = (
    UNSEEN
    + "    loss = np.mean((np.maximum(0, X @ W1 + b1) @ W2 + b2 - y) ** 2)\n    print(loss)\n"
)
VELOCITY = FLAT.replace("for i in", "V = [0 * p for p in (W1, b1, W2, b2)]\nfor i in").split(
    "    W1 -="
)[0] + (
    "    for p, v, g in zip((W1, b1, W2, b2), V, (dW1, db1, dW2, db2)):\n"
    "        v *= 0.9\n        v += step_size * g\n        p -= v\n"
)


@pytest.mark.parametrize(
    ("script", "right", "wrong"),
    [
        (UNSEEN, "dW2 = h.T @ dout", "dW2 = z.T @ dout"),
        (LATE, "dW2 = h.T @ dout", "dW2 = z.T @ dout"),
        (VELOCITY, "p -= v", "p += v"),
    ],
)
def test_mistake_is_taken_back_by_the_error(script, right, wrong):
    """Where no loss is computed, where it is that of the next step, and with momentum."""
    text = script.replace(right, wrong)
    assert text != script
    source, anatomy = Source.of(text), anatomy_of(text)
    line = next(n for n, words in enumerate(source.lines, 1) if wrong in words)
    found = mended(anatomy, source, [line], lambda: True)

    assert found is not None
    assert found[1]
    assert right in edited(source, found[0]).text


@pytest.mark.parametrize("text", [FLAT, DICT, ROWS, LAYERS, UNSEEN, LATE, VELOCITY])
def test_what_is_right_is_left_alone(text):
    """A healthy iteration goes down everywhere."""
    anatomy = anatomy_of(text)

    assert Descent(anatomy).marks(text).is_right
    assert mended(anatomy, Source.of(text), [], lambda: True) is None


def test_version_that_does_not_run_has_no_marks():
    """Neither nonsense nor another shape."""
    descent = Descent(anatomy_of(FLAT))

    assert descent.marks("x = (") is None
    assert descent.marks(FLAT.replace("dout @ W2.T", "dout @ W2")) is None


@pytest.mark.parametrize("name", ["b1", "b2"])
def test_array_that_nothing_changes_goes_nowhere(name):
    """A bias whose update is left out is still one that the loss follows from."""
    text = FLAT.replace(f"{name} -= step_size * d{name}", "pass")
    marks = Descent(anatomy_of(text), with_still=True).marks(text)

    assert marks.cosines[name] == 0
    assert marks.score == (3, 3)
    assert not marks.is_right


OUTSIDE = """\
import numpy as np
X = np.random.uniform(-1, 1, (40, 2))
y = X[:, :1] * X[:, 1:]
Ws = [np.random.randn(2, 6), np.random.randn(6, 1)]
bs = [np.zeros((1, 6)), np.zeros((1, 1))]
for i in range(300):
    h = np.tanh(X @ Ws[0] + bs[0])
    inputs = [X, h]
    out = h @ Ws[1] + bs[1]
    loss = np.mean((out - y) ** 2)
    d = 2 * (out - y) / len(y)
    for k in (1, 0):
        dW, db = inputs[k].T @ d, d.sum(0, keepdims=True)
        d = d @ Ws[k].T * (1 - inputs[k] ** 2)
    Ws[k] -= 0.1 * dW
    bs[k] -= 0.1 * db
"""


def test_update_behind_a_loop_is_put_into_it():
    """There it changes every layer, and not the last one alone."""
    found = mended(anatomy_of(OUTSIDE), Source.of(OUTSIDE), [], lambda: True, with_still=True)

    assert found is not None
    assert found[1]
    new = edited(Source.of(OUTSIDE), found[0]).lines
    assert new[-2:] == ("        Ws[k] -= 0.1 * dW", "        bs[k] -= 0.1 * db")


def test_update_that_is_forgotten_is_added():
    """As those of the others, with the gradient that is computed for it."""
    text = FLAT.replace("    b1 -= step_size * db1\n", "")
    found = mended(anatomy_of(text), Source.of(text), [], lambda: True, with_still=True)

    assert found is not None
    assert found[1]
    assert "b1 -= step_size * db1" in edited(Source.of(text), found[0]).text


ZIPPED = """\
import numpy as np
x = np.random.uniform(-1, 1, 40)
y = np.sin(3 * x)
w, b, v = np.random.randn(3, 6)
for i in range(300):
    h = np.tanh(np.outer(x, w) + b)
    out = h @ v
    loss = np.mean((out - y) ** 2)
    d = 2 * (out - y) / len(y)
    dh = np.outer(d, v) * (1 - h ** 2)
    dw, db, dv = x @ dh, dh.sum(0), h.T @ d
    for p, g in zip((w, b, v), (dv, db, dw)):
        p -= 0.1 * g
"""


def test_gradients_are_put_into_the_order_of_their_parameters():
    """In the head of the loop that goes over both."""
    found = mended(anatomy_of(ZIPPED), Source.of(ZIPPED), [], lambda: True)

    assert found is not None
    assert found[1]
    assert "zip((v, b, w), (dv, db, dw))" in edited(Source.of(ZIPPED), found[0]).text


def test_only_updates_are_moved_behind_all_others():
    """A gradient that is changed behind the update is changed in vain."""
    text = "for i in range(3):\n    w -= 0.1 * g\n    g += w\n    v -= g\n"
    found = list(moves(Source.of(text), ast.parse(text), {2, 3, 4}, {2, 4}))

    assert [edited(Source.of(text), edits).lines[1:] for edits in found] == [
        ("    g += w", "    v -= g", "    w -= 0.1 * g")
    ]


def test_single_numbers_count_as_far_as_they_follow_the_others():
    """Half of all rewritings send one number downhill, most of them by another rate."""
    alone = Marks({"w": 0.2, "b": 1.0}, {"w": 1.0, "b": 0.3}, lone=frozenset("b"))
    beside = Marks({"w": 1.0, "b": 1.0}, {"w": 1.0, "b": 1.0}, lone=frozenset("b"))

    assert alone.right == frozenset()
    assert beside.is_right
    assert Marks({"b": 1.0}, {"b": 0.3}, lone=frozenset("b")).is_right


def test_time_ends_the_search():
    """Nothing is tried when there is none."""
    script, right, wrong = MISTAKES["difference"]
    text = script.replace(right, wrong)

    assert mended(anatomy_of(text), Source.of(text), [], lambda: False) is None


BY_ROW = """\
import numpy as np
np.random.seed(3)
x = np.linspace(-1, 1, 30)
t = 0.5 * x ** 2 - 0.4
w, b, v = np.random.randn(6), np.random.randn(6), 0.3 * np.random.randn(6)
for epoch in range(20):
    for i in range(30):
        h = np.tanh(w * x[i] + b)
        y = v @ h
        e = y - t[i]
        d = e * y * (1 - y)
        back = d * v * (1 - h ** 2)
        v = v - 0.1 * d * h
        w = w - 0.1 * back * x[i]
        b = b - 0.1 * back
"""


def test_factor_that_each_row_has_for_itself_is_seen_and_left_out():
    """Any one row goes straight down with it."""
    found = mended(anatomy_of(BY_ROW), Source.of(BY_ROW), [11], lambda: True)

    assert found is not None
    assert found[1]
    assert "        d = e" in edited(Source.of(BY_ROW), found[0]).lines


def test_lost_input_is_multiplied_with_again():
    """Among the values that the iteration computes."""
    text = BY_ROW.replace("e * y * (1 - y)", "e").replace("0.1 * d * h", "0.1 * d")
    line = text.splitlines().index("        v = v - 0.1 * d") + 1
    found = mended(anatomy_of(text), Source.of(text), [line], lambda: True)

    assert found is not None
    assert found[1]
    assert "        v = v - 0.1 * d * h" in edited(Source.of(text), found[0]).lines


def test_gradient_that_nothing_computes_is_made_of_what_is_there():
    """For arrays that no update changes."""
    text = BY_ROW.replace("e * y * (1 - y)", "e").replace("        w = w - 0.1 * back * x[i]\n", "")
    text = text.replace("0.1", "rate").replace("w, b, v", "rate = 0.1\nw, b, v")
    found = mended(anatomy_of(text), Source.of(text), [], lambda: True, with_still=True)

    assert found is not None
    assert found[1]
