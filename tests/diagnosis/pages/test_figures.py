"""The figures: what their captions count, and that any numbers can be drawn."""

import re
from math import inf, nan
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from curvesmith.diagnosis.pages.chart import MOST_POINTS, WIDTH, Axis
from curvesmith.diagnosis.pages.gradient import draw_gradient
from curvesmith.diagnosis.pages.kinks import draw_kinks
from curvesmith.diagnosis.pages.ladder import draw_ladder
from curvesmith.diagnosis.pages.loss import draw_loss
from curvesmith.diagnosis.report import Rung

SPACE = "{http://www.w3.org/2000/svg}"


def elements(figure, kind: str, color: str) -> list[ET.Element]:
    """The elements of a kind and a color in a drawing, which has to be XML."""
    tree = ET.fromstring(figure.svg)
    return [part for part in tree.iter(SPACE + kind) if color in part.get("class", "").split()]


def test_kinks_inside_and_far_away_are_counted():
    """Kinks in the data's range are counted; those beyond a range away are not drawn."""
    x = np.linspace(0.0, 10.0, 50)
    kinks = np.array([-1.0, 3.0, 4.0, 500.0, inf, nan])

    figure = draw_kinks(x, x**2, x, kinks)

    assert "2 of 6 lie inside the data, 0 to 10; 1 lie too far away to draw." in figure.caption
    assert len(elements(figure, "path", "failed")) == 3


def test_a_network_that_blew_up_is_drawn_all_the_same():
    """Predictions far beyond the targets, or not finite, leave the targets visible."""
    x = np.linspace(0.0, 1.0, 20)
    f = np.where(x > 0.5, inf, -1e300)

    (curve,) = elements(draw_kinks(x, x, f, np.array([0.5])), "polyline", "fit")

    numbers = [float(word) for word in re.findall(r"[-\d.]+", curve.get("points"))]
    assert max(numbers) <= WIDTH
    assert min(numbers) >= 0


@pytest.mark.parametrize(
    ("sharpness", "words", "n_forecasts"),
    [
        (None, "not measured", 0),
        (nan, "not measured", 0),
        (0.05, "safe", 0),
        (0.5, "stable", 0),
        (2.0, "unstable", 1),
        (5.0, "diverge", 1),
    ],
)
def test_the_forecast_of_the_loss(sharpness, words, n_forecasts):
    """S says in words what will happen, and above 1 draws it."""
    figure = draw_loss(np.arange(30.0), np.geomspace(1.0, 1e6, 30), sharpness)

    assert words in figure.caption
    assert len(elements(figure, "polyline", "dashed")) == n_forecasts


def test_the_forecast_is_the_growth_of_a_parabola():
    """On a parabola, gradient descent multiplies the loss by (2 S - 1)^2 a step: lines agree."""
    losses = 3.0 * (2 * 1.5 - 1) ** (2.0 * np.arange(12))

    figure = draw_loss(np.arange(12.0), losses, 1.5)

    (seen,) = elements(figure, "polyline", "fit")
    (forecast,) = elements(figure, "polyline", "dashed")
    assert forecast.get("points").startswith(seen.get("points")[:60])


def test_a_loss_that_blew_up_fills_the_picture():
    """What was to follow it takes no room."""
    losses = np.full(1001, nan)
    losses[:4] = [1.0, 1e3, 1e6, 1e9]

    (seen,) = elements(draw_loss(np.arange(1001.0), losses), "polyline", "fit")

    numbers = [float(word) for word in re.findall(r"[-\d.]+", seen.get("points"))]
    assert max(numbers[::2]) - min(numbers[::2]) > WIDTH / 3


@pytest.mark.parametrize("losses", [[nan, nan], [0.0, 0.0], [1.0], [1e308, inf], [-1.0, -2.0]])
def test_any_losses_can_be_drawn(losses):
    """A loss that is zero, negative or not finite is no reason to fail."""
    figure = draw_loss(np.arange(len(losses)), np.array(losses), 2.0)

    assert "nan" not in figure.svg


def test_wrong_blocks_of_the_gradient_come_first():
    """The bars of parameters that disagree are on top, and counted."""
    blocks = [("W1", 1e-11, 1e-7), ("b1", 0.5, 1e-7), ("W2", nan, 1e-7)]

    figure = draw_gradient(blocks)

    texts = [part.text for part in ET.fromstring(figure.svg).iter(SPACE + "text")]
    assert texts[::2] == ["b1", "W2", "W1"]
    assert figure.caption.startswith("2 of 3 parameters disagree")


@pytest.mark.parametrize("r2", [nan, -inf, -3e5, 1.0])
def test_any_r2_can_be_drawn(r2):
    """A rung below the mean has no bar, but its number."""
    figure = draw_ladder([Rung("mean", 0.0), Rung("this network", r2)])

    (bar,) = elements(figure, "rect", "fit")
    assert 0 <= float(bar.get("width")) <= WIDTH


def test_many_rows_are_thinned():
    """A hundred thousand rows make as many dots as can be told apart."""
    x = np.linspace(0.0, 1.0, 100_000)

    figure = draw_kinks(x, x, x, np.array([0.5]))

    assert len(elements(figure, "circle", "data")) == MOST_POINTS


def test_names_of_the_user_are_escaped():
    """A parameter may be called anything."""
    figure = draw_gradient([("<W&1>", 0.1, 1e-7)])

    ET.fromstring(figure.svg)
    assert "&lt;W&amp;1&gt;" in figure.svg


@pytest.mark.parametrize(
    ("low", "high"), [(3.0, 30.0), (0.9, 1.2e4), (190.7, 190.8), (1e-30, 1e30)]
)
def test_logarithmic_axis_has_a_few_marks_within(low, high):
    """Powers of ten, and twice and five times these where the range is short."""
    axis = Axis.around("loss", [low, high], is_log=True)

    marks = axis.marks()

    assert 2 <= len(marks) <= 10
    assert all(0 <= axis.share(mark) <= 1 for mark in marks)


def test_right_gradient_is_called_so():
    """Where nothing disagrees, the caption says so."""
    assert draw_gradient([("W1", 1e-11, 1e-7)]).caption.startswith("No parameter of 1 disagrees")


@pytest.mark.parametrize("low", [-3e8, -1.0, 0.0, 1e-12, 5.0])
@pytest.mark.parametrize("width", [0.0, 1e-9, 1.0, 7e6])
def test_axis_has_a_few_round_marks_within(low, width):
    """Whatever the range, between 2 and 10 marks lie inside it."""
    axis = Axis.around("x", [low, low + width])

    marks = axis.marks()

    assert 2 <= len(marks) <= 10
    assert all(0 <= axis.share(mark) <= 1 for mark in marks)
