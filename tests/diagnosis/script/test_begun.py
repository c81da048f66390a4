"""Steps that are made from another parameter than the one that they change."""

import ast

import pytest

from curvesmith.diagnosis.script.diagnose import diagnose_script
from curvesmith.diagnosis.script.edits.begun import begun_elsewhere

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
