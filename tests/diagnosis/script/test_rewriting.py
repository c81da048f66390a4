"""Rewritings of a statement: small, and Python."""

import ast

import pytest

from curvesmith.diagnosis.script.edits.edit import edited
from curvesmith.diagnosis.script.rewriting import FAMILIES, Words, rewritings
from curvesmith.diagnosis.script.source import Source

WORDS = Words(
    {"h": (3, 4), "a": (3, 4), "d": (3, 1), "W": (4, 1)}, ("tanh", "sigmoid"), ("len(X)",)
)


def texts(line: str, *families: str) -> list[str]:
    """Return what the rewritings of a line look like."""
    source = Source.of(line)
    statement = ast.parse(line).body[0]
    found = [e for f in families or FAMILIES for e in rewritings(source, statement, WORDS, f)]
    return [edited(source, edits).lines[0] for edits in found]


@pytest.mark.parametrize(
    ("family", "line", "new"),
    [
        ("signs", "w -= lr * g", "w += lr * g"),
        ("signs", "d = y - (a + b)  # why", "d = (a + b) - y  # why"),
        ("signs", "d = -(a * b)", "d = a * b"),
        ("fewer", "g = 0 * d.sum(0)", "g = d.sum(0)"),
        ("fewer", "g += 0.1 * W", "pass"),
        ("fewer", "g[h < 0] = 0", "pass"),
        ("turned", "g = d @ W", "g = d @ W.T"),
        ("turned", "g = d @ W.T", "g = d @ W"),
        ("exchanges", "g = {'u': h, 'v': a}", "g = {'v': h, 'u': a}"),
        ("exchanges", "f([w - g for w, g in zip(W, G)])", "f([w - g for w, g in zip(W, G[::-1])])"),
        ("reductions", "g = d.sum(axis=1)", "g = d.mean(axis=1)"),
        ("reductions", "g = d.sum(axis=1)", "g = d.sum(axis=0)"),
        ("reductions", "g = np.sum(d)", "g = np.sum(d, axis=0, keepdims=True)"),
        ("reductions", "g = d.sum()", "g = d.sum(axis=0)"),
        ("reductions", "v = h.copy()", "v = h"),
        ("numbers", "s = np.where(h > 0, h, 0.1)", "s = np.where(h > 0, 1, 0.1)"),
        ("numbers", "s = np.where(h > 0, 1, 0.1 * h)", "s = np.where(h > 0, 1, 0.1)"),
        ("operands", "s = h * (1 - h)", "s = a * (1 - a)"),
        ("numbers", "g[z <= 1] = 0", "g[z >= 1] = 0"),
        ("numbers", "g[h > 0] = 0", "g[h <= 0] = 0"),
        ("operands", "g = h * d", "g = a * d"),
        ("operands", "h[h < 0] = 0", "h[a < 0] = 0"),
        ("others", "h[h < 0] = 0", "h[d < 0] = 0"),
        ("derivatives", "g = d * h", "g = d * (1 - h ** 2)"),
        ("derivatives", "g = d * h * (1 - h)", "g = d * np.tanh(h) * (1 - np.tanh(h))"),
        ("derivatives", "g = d * W * h * (1 - h)", "g = d * W * (1 - h ** 2)"),
        ("more", "v = v - W * d", "v = v - W * d * h"),
        ("more", "g = np.sign(d)", "g = np.sign(d) * h"),
        ("more", "v -= W * (d - a)", "v -= W * (d - a) * h"),
        ("factors", "g = d - h", "g = (d - h) / len(X)"),
        ("others", "g = h * d", "g = W * d"),
        ("fewer", "g = 2 * d * h * (1 - h) / n", "g = (2 * d) / n"),
        ("exchanges", "g = d * h + (1 - a ** 2)", "g = (d * h) * (1 - a ** 2)"),
        ("exchanges", "for p, g in zip((W, h), (a, d)): p -= g",
         "for p, g in zip((W, h), (d, a)): p -= g"),
    ],
)  # fmt: skip
def test_family_has_the_rewriting(family, line, new):
    """Formatting and comments stay."""
    assert new in texts(line, family)


@pytest.mark.parametrize(
    "line",
    [
        "dz = (d @ W.T) * (1 - h ** 2)",
        "return h.T @ d, (d).sum(0)",
        "g = np.dot(h.T, d if h is a else -d)",
        "w = w - lr * (h.T @ d) / len(X)",
        "g[h > 0] = 0.5 * a[1:] ** 2",
    ],
)
def test_every_rewriting_is_python(line):
    """Whatever stands in parentheses or has several parts."""
    found = texts(line)

    assert len(found) > 20
    for text in found:
        ast.parse(text)
