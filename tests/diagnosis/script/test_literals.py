"""Numbers that steer a training are found wherever scripts write them."""

import pytest

from curvesmith.diagnosis.script.literals import option_literal, penalty_literal, rate_literal
from curvesmith.diagnosis.script.updates import Update

PLACES = [
    ("lr = 0.3", "lr"),
    ("class Config:\n    lr: float = 0.3", "lr"),
    ("CONFIG = {'epochs': 5, 'lr': 0.3}", "lr"),
    ("options = dict(lr=0.3)", "lr"),
    ("def train(lr=0.3):\n    pass", "lr"),
    ("def train(*, lr=0.3):\n    pass", "lr"),
    ("def train(lr):\n    pass\ntrain(0.3)", "lr"),
    ("parser.add_argument('--lr', type=float, default=0.3)", "lr"),
    ("epochs, lr = 5, 0.3", "lr"),
]


@pytest.mark.parametrize("text", [text for text, _ in PLACES])
def test_rates_are_found(text):
    """By their name, and by the value that the updates have."""
    found = rate_literal(text, {"W": Update(1, rate=0.3)})

    assert found is not None
    assert text.splitlines()[found.line - 1][found.start : found.end] == "0.3"


def test_what_is_passed_comes_before_what_is_so_by_default():
    """A default that is overridden steers nothing."""
    found = rate_literal("def train(lr=0.1):\n    pass\ntrain(lr=0.3)", {})

    assert found is not None
    assert found.line == 3


@pytest.mark.parametrize(("steps", "line"), [("W -= korak * g", 2), ("W -= 0.1 * g", None)])
def test_rates_of_any_name_are_those_that_updates_use(steps, line):
    """Of several numbers of the same value."""
    text = f"y = 0.1 * x\nkorak = 0.1\n{steps}"
    found = rate_literal(text, {"W": Update(3, rate=0.1)})

    assert (found and found.line) == line


def test_velocities_have_their_own_rate():
    """What is added as it is was multiplied before."""
    found = rate_literal(
        "def __init__(self, lr=5.0, mu=0.9):\n    pass", {"W": Update(1, rate=-1.0)}
    )

    assert found is not None
    assert found.value == 5.0


def test_penalties_of_dataclasses_are_found():
    """The annotation says nothing of them."""
    found = penalty_literal("class Config:\n    lr: float = 0.1\n    weight_decay: float = 5.0")

    assert found is not None
    assert (found.line, found.value) == (3, 5.0)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("net = MLPRegressor(alpha=20.0)", 1),
        ("ALPHA = 20.0\nnet = MLPRegressor(\n    alpha=ALPHA)", 1),
        ("options = {\n    'alpha': 20.0}\nnet = MLPRegressor(**options)", 2),
        ("net = MLPRegressor(alpha=20.0)\nother = MLPRegressor(alpha=1.0)", None),
        ("net = MLPRegressor()", None),
    ],
)
def test_options_are_where_their_number_stands(text, line):
    """Not where a name carries it; and nowhere if there are several."""
    found = option_literal(text, "alpha")

    assert (found and found.line) == line
