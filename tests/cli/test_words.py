"""What options may say, and the lists written out for a fast ``--help``."""

import click
import pytest
from click.testing import CliRunner

from curvesmith.activations import ACTIVATIONS
from curvesmith.cli import main, words
from curvesmith.demo import DEMOS
from curvesmith.fitting.parameters import PARAMETERS
from curvesmith.losses import LOSSES


def test_lists_equal_the_tables():
    """The words written out are those of the package's tables."""
    (solvers,) = PARAMETERS["solver"]

    assert set(words.SOLVERS) == set(solvers.words)
    assert words.DEMOS == DEMOS


@pytest.mark.parametrize(("option", "table"), [("--activation", ACTIVATIONS), ("--loss", LOSSES)])
def test_words_of_tables(option, table):
    """Help lists the keys of the table; another word is met with the nearest of them."""
    listed = CliRunner().invoke(main, ["fit", "--help"]).stdout
    refused = CliRunner().invoke(main, ["fit", "x.csv", "--target", "y", option, "squred tanhh"])

    assert all(word in listed for word in table)
    assert refused.exit_code == 2
    assert f"`{option}` must be one of {', '.join(table)}, got 'squred tanhh'" in refused.stderr


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((), []),
        (("a,b",), ["a", "b"]),
        (("a", " b , c"), ["a", "b", "c"]),
        (('"a, b",c',), ["a, b", "c"]),
    ],
)
def test_split_names(values, expected):
    """Names are separated by commas; quotes keep a comma."""
    assert words.split_names(values) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("auto", "auto"), ("10", (10,)), ("10, 5", (10, 5))]
)
def test_hidden_layers(value, expected):
    """Sizes become a tuple, auto stays."""
    option = click.Option(["--hidden"])

    assert words.hidden_layers(click.Context(main), option, value) == expected


@pytest.mark.parametrize("value", ["", "0", "10,", "10,-3", "ten", "1.5", "\u0661"])
def test_wrong_hidden_layers(value):
    """Sizes that are no sizes are refused as typed."""
    result = CliRunner().invoke(main, ["fit", "x.csv", "--target", "y", "--hidden", value])

    assert result.exit_code == 2
    assert (
        f"`--hidden` must be whole numbers above 0 separated by commas, or auto, got {value!r}"
        in (result.stderr)
    )


@pytest.mark.parametrize(
    ("option", "value", "nearest"),
    [
        ("--activation", "Relu", "relu"),
        ("--solver", "lbgfs", "lbfgs"),
        ("--loss", "sqared", "squared"),
    ],
)
def test_near_words(option, value, nearest):
    """A near miss is met with the nearest word."""
    result = CliRunner().invoke(main, ["fit", "x.csv", "--target", "y", option, value])

    assert result.exit_code == 2
    assert f"got {value!r}. Did you mean {nearest!r}?" in result.stderr
