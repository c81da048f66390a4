"""Steps that are made from another parameter than the one that they change."""

import ast

import pytest

from curvesmith.diagnosis.script.diagnose import diagnose_script
from curvesmith.diagnosis.script.edits import Case
from curvesmith.diagnosis.script.edits.begun import (
    begun_elsewhere,
    changed_instead,
    changed_itself,
)
from curvesmith.diagnosis.script.edits.edit import edited
from curvesmith.diagnosis.script.lines import Lines
from curvesmith.diagnosis.script.source import Source

COPIED = """\
import numpy as np
np.random.seed(3)
x = np.linspace(-1, 1, 60)
y = np.sin(3 * x)
w, b, v = np.random.randn(8) * 2, np.random.randn(8), np.random.randn(8) / 3
c = 0.0
for epoch in range(400):
    h = np.tanh(np.outer(x, w) + b)
    loss = np.mean((h @ v + c - y) ** 2)
    e = 2 * (h @ v + c - y) / len(x)
    d = np.outer(e, v) * (1 - h ** 2)
    dw = d.T @ x
    db = d.sum(axis=0)
    dv = h.T @ e
    w = w - 0.1 * dw
    b = b - 0.1 * db
    v = w - 0.1 * dv
    c = c - 0.1 * e.sum()
"""


def test_a_step_from_another_parameter_is_told_on_its_line(tmp_path):
    """Its gradient is right, whatever the steps look like."""
    script = tmp_path / "copied.py"
    script.write_text(COPIED)
    report = diagnose_script(script, rerun=False, budget_s=20)

    assert [(f.cause, f.where.line) for f in report.faults] == [("update-wrong-parameter", 17)]
    assert report.sentence == "1 fault found."
    assert report.faults[0].sentence == "v is set to w plus a step: it forgets its own value."


@pytest.mark.parametrize(
    ("update", "other"),
    [
        ("v = w - rate * dv", "w"),
        ("v = w - rate * dv + m", "w"),
        ("v = v - rate * dv", None),
        ("v = w + momentum * (v - old)", None),  # v is used all the same
        ("v = look - rate * dv", None),  # no parameter
        ("v = w", None),
    ],
)
def test_only_a_parameter_that_is_not_used_at_all_is_forgotten(update, other):
    """Nesterov's steps start elsewhere, and use the old value."""
    found = begun_elsewhere(update, {"v": 1, "w": 2})
    assert {name: ast.unparse(node) for name, node in found.items()} == (
        {"v": other} if other else {}
    )


def test_a_step_of_another_parameter_is_told_on_its_line(tmp_path):
    """What is zero and added to the outputs is a bias, though nothing ever changes it."""
    text = COPIED
    for old, new in (
        ("v = w - 0.1", "v = v - 0.1"),
        ("c = c - 0.1 * e.sum()", "b = b - 0.1 * dc"),
        ("c = 0.0", "c = np.zeros(1)"),
        ("    dw =", "    dc = e.sum()\n    dw ="),
        ("np.sin(3 * x)", "np.sin(3 * x) + 4"),
    ):
        text = text.replace(old, new)
    script = tmp_path / "instead.py"
    script.write_text(text)
    report = diagnose_script(script, rerun=False, budget_s=20)

    assert [(f.cause, f.where.line) for f in report.faults][:1] == [("update-wrong-parameter", 19)]


@pytest.mark.parametrize(
    ("update", "meant"),
    [
        ("b1 -= rate * db2", "b2 -= rate * db2"),
        ("b1 = b1 - rate * grad_b2", "b2 = b2 - rate * grad_b2"),
        ("p['b1'] -= rate * g['b2']", "p['b2'] -= rate * g['b2']"),
        ('p["b1"] -= rate * g["b2"] / n', 'p["b2"] -= rate * g["b2"] / n'),
        ("self.b1 += rate * self.b2_grad", "self.b2 += rate * self.b2_grad"),
        ("b1 -= rate * db1", None),
        ("b1 = rate * db2", None),  # no step of b1's
        ("total += rate * db2", None),  # no parameter
        ("b1 -= rate * b2", None),  # no gradient
    ],
)
def test_a_gradient_that_changes_another_parameter_is_given_back(update, meant):
    """However the gradient is called."""
    holder = update.partition("b1")[0] if "b1" in update else ""
    first, still = (f"{holder}{name}" + "']" * ("[" in holder) for name in ("b1", "b2"))
    first, still = first.replace('"', "'"), still.replace('"', "'")
    case = Case(Source.of(update + "\n"), Lines(updated={first: 1}), shapes={first: (), still: ()})

    assert bool(changed_instead(update, [first], [still])) is (meant is not None)
    assert [edited(case.source, e).text for e in changed_itself(case)] == (
        [meant + "\n"] if meant else []
    )
