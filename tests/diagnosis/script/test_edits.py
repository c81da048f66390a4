"""Remedies are edits that change only what must change, and findings stand on their lines."""

from pathlib import Path

import pytest
from tests.diagnosis.script.scripts import FLAT, LAYERS, ROWS

from curvesmith.diagnosis import changes as kinds
from curvesmith.diagnosis.finding import CAUSES, Finding, Where
from curvesmith.diagnosis.script.anatomy import Anatomy, dissect
from curvesmith.diagnosis.script.edits import Edit, edited, edits_of
from curvesmith.diagnosis.script.lines import Lines, Shape
from curvesmith.diagnosis.script.placing import line_of, placed
from curvesmith.diagnosis.script.program import Script
from curvesmith.diagnosis.script.source import Source, diff, patched

LAYER = Shape("W1", "b1", 2, 6, "relu", is_transposed=True)
IGNORING = ROWS.replace("self.W = self.W - self.eta * gW", "self.W = self.W - self.eta * self.W")


def lines_of(text: str) -> Lines:
    """Take a text apart and return its lines."""
    anatomy = dissect(Script(Path("script.py"), text))
    assert isinstance(anatomy, Anatomy), anatomy
    return anatomy.lines


def changed_lines(text: str, change: kinds.Change, lines: Lines | None = None) -> list[str]:
    """Return the lines that a change takes away and puts there, as a diff shows them."""
    source = Source.of(text)
    edits = edits_of(change, source, lines or lines_of(text))
    assert edits is not None
    rows = diff(source, edited(source, edits)).splitlines()[2:]
    return [row for row in rows if row[0] in "+-"]


def test_learning_rate_is_one_number():
    """Only the number changes, to two digits."""
    assert changed_lines(FLAT, kinds.SetLearningRate(0.01234)) == [
        "-step_size = 0.05",
        "+step_size = 0.012",
    ]


def test_steps_are_one_number():
    """The number in the head of the loop."""
    assert changed_lines(FLAT, kinds.SetSteps(900)) == [
        "-for i in range(300):",
        "+for i in range(900):",
    ]


def test_sign_is_turned_where_it_goes_wrong():
    """The first wrong line, its formatting and comment kept."""
    text = FLAT.replace("dout = 2 * (out - y) / len(y)", "dout = 2*(y-out) / len(y)  # sure?")

    assert changed_lines(text, kinds.CorrectGradient()) == [
        "-    dout = 2*(y-out) / len(y)  # sure?",
        "+    dout = -(2*(y-out) / len(y))  # sure?",
    ]


def test_other_mistakes_are_not_guessed_at():
    """A line that is wrong in another way is named, not edited."""
    text = FLAT.replace("dh[z <= 0] = 0", "dh[z <= 1] = 0")

    assert edits_of(kinds.CorrectGradient(), Source.of(text), lines_of(text)) is None


def test_inputs_are_scaled_below_the_data():
    """Below the targets too: they may be computed from the inputs."""
    assert changed_lines(FLAT, kinds.ScaleInputs()) == ["+X = (X - X.mean(0)) / X.std(0)"]


@pytest.mark.parametrize(
    ("center", "scale", "new"),
    [(True, False, "y = y - y.mean(0)"), (False, True, "y = y / y.std(0)")],
)
def test_targets_are_scaled_by_halves(center, scale, new):
    """Centered alone, or scaled alone."""
    assert changed_lines(FLAT, kinds.ScaleTargets(center, scale)) == [f"+{new}"]


def test_climbing_updates_are_turned():
    """Every update that climbs, on its own line."""
    text = LAYERS.replace("-= eta", "+= eta")

    assert changed_lines(text, kinds.CorrectUpdate()) == [
        "-            self.weights[i] += eta * gw",
        "-            self.biases[i] += eta * gb",
        "+            self.weights[i] -= eta * gw",
        "+            self.biases[i] -= eta * gb",
    ]


def test_update_uses_the_gradient_that_is_there():
    """A gradient that the script computes and keeps takes the place of what the update uses."""
    text = IGNORING.replace("gW = d * x", "gW = self.dW = d * x").replace(
        "gW = self.dW = d * x", "self.dW = (d * x).T"
    )

    assert changed_lines(text, kinds.CorrectUpdate()) == [
        "-        self.W = self.W - self.eta * self.W",
        "+        self.W = self.W - self.eta * self.dW.T",
    ]


def test_update_without_a_gradient_is_not_edited():
    """What is nowhere computed cannot be put there."""
    assert edits_of(kinds.CorrectUpdate(), Source.of(IGNORING), lines_of(IGNORING)) is None


def test_kinks_are_placed_before_the_training():
    """One line above the loop, which runs, and lets each unit bend at a row of X."""
    lines = Lines(counting=9, layers=(LAYER,), X_text="X")
    edits = edits_of(kinds.PlaceKinks(), Source.of(FLAT), lines)
    assert edits is not None
    head = "\n".join(edited(Source.of(FLAT), edits).lines[:9])
    names: dict = {}
    exec(head, names)

    kinks = names["X"] @ names["W1"] + names["b1"]
    assert (abs(kinks).min(axis=0) < 1e-12).all()


@pytest.mark.parametrize(("init", "spread"), [("he", 1.0), ("lecun", 0.5), (0.25, 0.0625)])
def test_weights_are_drawn_anew(init, spread):
    """He and LeCun by the number of inputs, or as wide as is said."""
    layer = Shape("W", None, 2, 20_000, "tanh", is_transposed=True)
    text = "import numpy as np\nW = np.zeros((2, 20000))\nfor i in range(3):\n    pass\n"
    edits = edits_of(kinds.DrawWeights(init), Source.of(text), Lines(counting=3, layers=(layer,)))
    assert edits is not None
    names: dict = {}
    exec(edited(Source.of(text), edits).text, names)

    # The variance of 40 000 draws is known to about 1 in 140; this is five times as much.
    assert names["W"].var() == pytest.approx(spread, rel=0.04)


@pytest.mark.parametrize("change", [kinds.AddBias(), kinds.SetUnits((9,)), kinds.SetLearningRate()])
def test_changes_without_an_edit_are_left_to_the_user(change):
    """There is no edit for what may be written in many ways."""
    assert edits_of(change, Source.of(FLAT), lines_of(FLAT)) is None


def test_edits_count_columns_in_bytes():
    """As the parser does: letters beyond ASCII take more than one."""
    source = Source.of("é = 1  # é\n")

    assert edited(source, [Edit(1, 5, 6, "22")]).text == "é = 22  # é\n"


def test_every_cause_has_a_line():
    """Whatever is found, with or without a parameter, stands on a line of the script."""
    lines = lines_of(FLAT)
    for cause in CAUSES:
        for parameter in (None, "W1", "unknown"):
            finding = Finding(cause, "fault", Where(parameter=parameter), "Sentence.", ())
            assert 1 <= line_of(finding, lines) <= 24


def test_findings_name_the_users_lines():
    """Lines that a repair has added are not counted."""
    source = Source.of(FLAT).inserted(0, ["import math"])
    lines = lines_of(source.text)
    finding = Finding("update-ascends", "fault", Where(parameter="W2"), "Sentence.", ())
    where = placed([finding], lines, source)[0].where

    assert (where.line, where.text) == (23, "W2 -= step_size * dW2")
    assert where.parameter == "W2"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\nb\nc\nd\ne\n", "a\nB\nc\nd\nE\n"),
        ("a\nb\n", "new\na\nb\n"),
        ("a\nb\n", "a\nb\nnew\n"),
        ("a\n\n\nb\nc\nd\ne\nf\n", "a\n\nb\nc\nd\ne\nx\nf\n"),
        ("a\n", "a\n"),
    ],
)
def test_patch_undoes_the_diff(old, new):
    """A diff says all that is needed to make one version of the other."""
    assert patched(Source.of(old), diff(Source.of(old), Source.of(new))) == new
