"""What cures a training names the cause that no test names."""

from pathlib import Path

import pytest

from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.edits import Case
from curvesmith.diagnosis.script.guessing import named_by_cure
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.source import Source

TEXT = """\
import numpy as np
rng = np.random.default_rng()
X = np.linspace(-1, 1, 60)[:, None]
y = 3 * np.sin(2 * X)
W, b = rng.normal(size=(1, 8)), rng.normal(size=8)
V, c = rng.normal(size=(8, 1)) * 0.3, np.zeros(1)
for i in range(1500):
    h = np.tanh(X @ W + b)
    out = np.tanh(h @ V + c)
    loss = np.mean((out - y) ** 2)
    d = 2 * (out - y) / len(X) * (1 - out ** 2)
    dh = d @ V.T * (1 - h ** 2)
    V -= 0.1 * h.T @ d
    c -= 0.1 * d.sum(0)
    W -= 0.1 * X.T @ dh
    b -= 0.1 * dh.sum(0)
"""


def told(text: str, reachable: float | None) -> dict:
    """Return the report on a script of which nothing was found, after the guesses."""
    script = Script(Path("script.py"), text)
    anatomy = dissect(script)
    assert isinstance(anatomy, Anatomy)
    shapes = {name: x.shape for name, x in anatomy.parts.start.items()}
    case = Case(Source.of(text), anatomy.lines, shapes=shapes)
    content = {"verdict": "cannot-tell", "sentence": "", "findings": []}
    named_by_cure(content, case, anatomy, None, reachable, script, 30.0)
    return content


@pytest.mark.slow
def test_cure_names_the_cause():
    """By the edit that lets the script fit by itself, where it stands."""
    content = told(TEXT, 1.0)
    (finding,) = content["findings"]

    assert content["verdict"] == "fault"
    assert finding["cause"] == "output-range"
    assert finding["where"]["text"] == "out = np.tanh(h @ V + c)"
    assert finding["remedy"]["verified"]
    assert finding["edits"]
    assert finding["sentence"].startswith("No test names the cause, but one edit cures: it takes")


@pytest.mark.slow
@pytest.mark.parametrize(("text", "reachable"), [(TEXT, None), (TEXT.replace("3 *", "0.5 *"), 1.0)])
def test_nothing_is_named_that_is_not_short(text, reachable):
    """Where nothing is known to be reachable, or it is reached."""
    assert told(text, reachable) == {"verdict": "cannot-tell", "sentence": "", "findings": []}
