"""Edits of what only other rows show, of orders of rows, and what is left when all else fails."""

import ast

import numpy as np
import pytest
from tests.diagnosis.script.scripts import FLAT

from curvesmith.diagnosis.script.clashes import _arranged, _kept_axes
from curvesmith.diagnosis.script.edits import Case, Edit, alternatives, edited
from curvesmith.diagnosis.script.edits.table import guesses
from curvesmith.diagnosis.script.lines import Lines, Literal, Shape
from curvesmith.diagnosis.script.phrases import gradients_of
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.scoring import Bench
from curvesmith.diagnosis.script.source import Source


def versions(cause: str, text: str, n_rows: int = 0, shapes=None, **lines) -> list[str]:
    """Return the texts that the edits for a cause make."""
    case = Case(Source.of(text), Lines(**lines), shapes=shapes or {}, n_rows=n_rows)
    return [edited(case.source, edits).text for edits in alternatives(cause, case)]


STACKED = """\
fees = 0.2 * price
X = np.column_stack([fees, age])
X_new = np.column_stack([np.full(9, 1.0), age_new])
"""
NAMED = """\
table["minutes"] = 60 * hours
columns = ["km", "kg",
           "minutes"]
"""


def test_leaking_column_is_left_out_of_all_tables():
    """Of rows that are predicted later, too: the columns stay in step."""
    assert versions("target-leak", STACKED, leaked=1)[0].splitlines()[1:] == [
        "X = np.column_stack([age])",
        "X_new = np.column_stack([age_new])",
    ]


def test_leaking_column_is_left_out_by_its_name():
    """Over several lines."""
    assert versions("target-leak", NAMED, leaked=1)[0].endswith('columns = ["km", "kg"]\n')


def test_accused_column_is_tried_before_the_others():
    """Each may be it; the line tells which."""
    text = NAMED.replace('table["minutes"]', 'table["kg"]')

    found = versions("target-leak", text, leaked=1)

    assert len(found) == 3
    assert found[0].endswith('columns = ["km",\n           "minutes"]\n')


def test_more_rows_are_drawn_wherever_their_number_stands():
    """Together first, then one place alone."""
    text = "x = rng.rand(12, 3)\nnoise = rng.randn(12)\nh = 8\n"

    found = versions("too-few-rows", text, n_rows=12)

    assert found[0] == "x = rng.rand(240, 3)\nnoise = rng.randn(240)\nh = 8\n"
    assert "x = rng.rand(240, 3)\nnoise = rng.randn(12)\nh = 8\n" in found


def test_network_is_held_back_by_decay_or_an_early_end():
    """Decay that acts on the weights themselves, whatever Adam makes of gradients."""
    text = "opt = torch.optim.Adam(net.parameters(), lr=0.01)\nfor i in range(500):\n    pass\n"

    found = versions("overfit", text, steps=Literal(2, 15, 18, 500.0))

    assert found[0].startswith(
        "opt = torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=0.1"
    )
    assert found[-2].splitlines()[1] == "for i in range(100):"


def test_halves_are_split_by_one_state():
    """Two calls that draw for themselves tear rows apart."""
    text = "a, b = train_test_split(X)\nc, d = train_test_split(y, test_size=0.3)\n"

    assert (
        "a, b = train_test_split(X, random_state=0)\n"
        "c, d = train_test_split(y, test_size=0.3, random_state=0)\n"
    ) in versions("rows-misaligned", text)


@pytest.mark.parametrize(
    ("line", "new"),
    [
        ("return X[order], y", ["return X, y", "return X[order], y[order]"]),
        ("fit(X, y[rng.permutation(9)])", ["fit(X, y)"]),
        ("loss, g = mse(f, y[::-1])", ["loss, g = mse(f, y)"]),
    ],
)
def test_neighbours_are_taken_in_one_order(line, new):
    """Both as they are, or both by the same indices."""
    text = f"order = rng.permutation(9)\ndef f(X, y):\n    {line}\n"

    found = [version.splitlines()[-1].strip() for version in versions("rows-misaligned", text)]

    assert set(new) <= set(found)


def test_rows_that_are_taken_alike_stay():
    """Nothing is in another order there."""
    assert versions("rows-misaligned", "k = 3\nfit(X[k], y[k])\nfit(X[:3], y)\n") == []


def test_score_is_asked_in_the_scale_of_the_training():
    """Of what scales the inputs, the targets, or both."""
    text = (
        "X = sx.fit_transform(X)\ny = sy.fit_transform(y)\n"
        "net.fit(X, y)\nprint(net.score(X_new, y_new))\n"
    )
    case = Case(Source.of(text), Lines(inputs=3), line=4)

    found = [edited(case.source, e).lines[3] for e in alternatives("evaluation-data", case)]

    assert "print(net.score(sx.transform(X_new), y_new))" in found
    both = "net.score(sx.transform(X_new), sy.transform(y_new.reshape(-1, 1)).ravel())"
    assert f"print({both})" in found


def test_number_that_pulls_weights_to_zero_needs_no_name():
    """The rate and the gradient stay as they are."""
    text = "for i in r:\n    w = w - 0.1 * (g + 0.8 * w)\n"

    assert "    w = w - 0.1 * (g + 0.008 * w)" in "".join(
        versions("over-regularized", text, shapes={"w": (3, 1)}, loop=1)
    )


def test_number_that_is_a_rate_of_tensors_is_no_penalty():
    """It multiplies the gradient of a parameter, not the parameter."""
    text = "import torch\nfor i in r:\n    w.data += -1 * (0.1 * w.grad)\n"

    assert versions("over-regularized", text, shapes={"w": (3, 1)}, loop=2) == []


def test_layers_get_an_activation_however_they_are_kept():
    """The last is known by its outputs."""
    text = "import torch\nfrom torch import nn\nfor a, b in sizes:\n    d[a] = nn.Linear(a, b)\n"

    (new,) = versions("no-nonlinearity", text)

    assert "nn.Sequential(nn.Linear(a, b), nn.Tanh() if b != 1 else nn.Identity())" in new


def test_rows_get_an_input_that_is_one():
    """Weights of the first layer get one more row; the backward pass stays as it is."""
    text = "X = np.stack([a, b], 1)\nW = [rng.randn(2, 9), rng.randn(9, 1)]\n"
    layers = (Shape("W[0]", None, 2, 9, "tanh", False), Shape("W[1]", None, 9, 1, "id", False))

    (new,) = versions("missing-bias", text, inputs=1, made={"W[0]": 2}, layers=layers)

    assert new.splitlines()[1:] == [
        "X = np.hstack([X, np.ones((len(X), 1))])",
        "W = [rng.randn(3, 9), rng.randn(9, 1)]",
    ]


def test_steps_behind_the_batches_are_guessed_to_belong_to_each():
    """What only reports stays where it is."""
    text = (
        "for epoch in range(9):\n    for k in range(5):\n        g = f(k)\n"
        "    w -= 0.1 * g\n    total = 0\n"
    )
    case = Case(Source.of(text), Lines(counting=1, loop=2), shapes={"w": (2, 1)})
    (within,) = (several for text, several in guesses(case).items() if "every batch" in text)

    assert edited(case.source, within[0]).lines[3:5] == ("        w -= 0.1 * g", "    total = 0")


def test_products_are_tried_in_every_order():
    """Turned or not: what lets shapes fit is among them."""
    text = "g = X.T @ d\nh = np.dot(d, W)\n"
    source = Source.of(text)

    product, call = (_arranged(source, node) for node in ast.parse(text).body)

    assert "g = d @ X.T" in {edited(source, e).lines[0] for e in product}
    assert "h = W.T @ d" in {edited(source, e).lines[1] for e in call}


@pytest.mark.parametrize("shape", [(2, 5), (5,), (1, 5), (5, 1), ()])
def test_products_and_sums_have_the_shape_that_is_asked_for(shape):
    """Each is computed, in rows or in columns."""
    rng = np.random.default_rng(0)
    known = {"X": (7, 2), "d": (7, 5), "Z": (5, 7), "e": (), "r": (), "h": (5,)}
    values = {name: rng.normal(size=own) for name, own in known.items()}

    found = list(gradients_of(shape, known))

    assert found
    assert all(np.shape(eval(text, {}, values)) == shape for text in found)


def test_version_that_breaks_what_lies_behind_the_training_reaches_nothing(tmp_path):
    """It fits as the script itself does, and then ends by an error."""
    text = f"{FLAT}\nassert step_size == 0.05\n"
    source = Source.of(text)
    line = source.lines.index("step_size = 0.05") + 1
    bench = Bench(Script(tmp_path / "script.py", text), source, 30.0)
    other = (Edit(line, len("step_size = "), len("step_size = 0.05"), "0.06"),)

    assert bench.scores((), (1,))[0] > -np.inf
    assert bench.scores(other, (1,)) == [-np.inf]


def test_sums_keep_their_axes_one_by_one_and_all():
    """Those that do are left alone."""
    text = "a = np.sum(d, axis=1)\nb = d.sum(axis=1, keepdims=True)\nc = d.mean(axis=0)\n"
    source = Source.of(text)

    found = [edited(source, edits).lines for edits in _kept_axes(ast.parse(text))]

    assert [lines[0] for lines in found] == [
        "a = np.sum(d, axis=1, keepdims=True)",
        "a = np.sum(d, axis=1)",
        "a = np.sum(d, axis=1, keepdims=True)",
    ]
    assert found[2][2] == "c = d.mean(axis=0, keepdims=True)"


@pytest.mark.parametrize(
    ("call", "kept"),
    [
        ("sum(d, 1)", "sum(d, 1, keepdims=True)"),
        ("np.sum(d, 0)", "np.sum(d, 0, keepdims=True)"),
        ("d.sum(1)", "d.sum(1, keepdims=True)"),
        ("np.sum(d)", None),
        ("d.sum()", None),
    ],
)
def test_sums_keep_an_axis_that_has_no_name(call, kept):
    """Told as the last argument; a sum over all has none."""
    source = Source.of(f"a = {call}\n")
    found = [edited(source, edits).lines for edits in _kept_axes(ast.parse(source.text))]
    assert [lines[0] for lines in found] == ([f"a = {kept}"] if kept else [])
