"""Loops that return in their first iteration."""

from pathlib import Path

import pytest

from curvesmith.diagnosis.script.diagnose import diagnose_script, fixed_script
from curvesmith.diagnosis.script.early import returned_behind
from curvesmith.diagnosis.script.edits.edit import Edit

EARLY = """\
import numpy as np

def train(X, y, W, b, v):
    errors = []
    for epoch in range(600):
        h = np.tanh(X @ W + b)
        e = h @ v - y
        d = e @ v.T * (1 - h ** 2)
        v -= 0.01 * h.T @ e
        W -= 0.01 * X.T @ d
        b -= 0.01 * d.sum(0)
        errors.append(np.mean(e ** 2))
        return errors

np.random.seed(1)
X = np.linspace(-1, 1, 40)[:, None]
y = X ** 2 + X
W, b, v = np.random.randn(1, 8), np.random.randn(8), np.random.randn(8, 1)
train(X, y, W, b, v)
"""


def test_a_return_in_the_first_iteration_is_put_behind_the_loop(tmp_path: Path):
    """What is wrong is told, and the rest of the examination is of the script that trains."""
    script = tmp_path / "early.py"
    script.write_text(EARLY)
    report = diagnose_script(script, rerun=False, budget_s=20)

    assert report.verdict == "fault"
    assert [(f.cause, f.where.line) for f in report.faults] == [("too-few-steps", 13)]
    assert report.faults[0].sentence == (
        "It returns in the first iteration of the loop: the training makes one step."
    )
    assert fixed_script(script, report) == EARLY.replace("        return", "    return")


def test_a_loop_that_returns_and_trains_nothing_is_left_alone(tmp_path: Path):
    """The first of some values is no training that ends too early."""
    script = tmp_path / "first.py"
    script.write_text("def f(xs):\n    for x in xs:\n        y = x\n        return y\nf([1, 2])\n")
    report = diagnose_script(script, rerun=False, budget_s=20)

    assert (report.verdict, report.findings) == ("cannot-tell", ())


@pytest.mark.parametrize(
    ("body", "edit"),
    [
        ("a = 1\n        return a", Edit(4, 4, 8, "")),
        ("if xs: continue\n        return 1", None),  # goes on
        ("return 1", None),  # on no line of its own
        ("while xs:\n            if xs: continue\n        return 1", Edit(5, 4, 8, "")),
        ("a = 1\n        if a:\n            return a", None),  # may go on
    ],
)
def test_only_what_ends_a_loop_for_sure_is_moved(body, edit):
    """A loop that goes on somewhere may be meant."""
    assert returned_behind(f"def f(xs):\n    for x in xs:\n        {body}\n") == edit
