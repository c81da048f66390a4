"""FitDisplay: the curve, where it zooms, and that it draws."""

import numpy as np
import pytest

from curvesmith.plots import FitDisplay
from curvesmith.plots.fit import MOST_COVERED, ZOOM_SHARE, sharpest_bend


class SquareRoot:
    """A fitted model that predicts √x exactly and insists on its column's name."""

    def predict(self, X):
        assert getattr(X, "columns", ["force"]) == ["force"]
        return np.sqrt(np.asarray(X)[:, 0])


def test_curve_covers_the_data():
    """from_estimator predicts on an even grid from the lowest to the highest input."""
    X, y = np.array([[4.0], [1.0], [9.0]]), np.array([2.0, 1.0, 3.0])

    display = FitDisplay.from_estimator(SquareRoot(), X, y, n_points=9)

    np.testing.assert_array_equal(display.curve_x, np.arange(1.0, 10.0))
    np.testing.assert_array_equal(display.curve_y, np.sqrt(np.arange(1.0, 10.0)))


def test_frames_stay_frames():
    """A model that was fitted on a frame is asked with a frame, and its names label the axes."""
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"force": [1.0, 4.0]})

    display = FitDisplay.from_estimator(SquareRoot(), frame, polars.Series("bend [mm]", [1, 2]))

    assert (display.feature_name, display.target_name) == ("force", "bend [mm]")


def test_two_inputs_are_refused():
    """A curve needs one input; the other display is named."""
    with pytest.raises(ValueError, match=r"exactly one input, got 2\. Use PredictionDisplay"):
        FitDisplay.from_estimator(SquareRoot(), np.zeros((3, 2)), np.zeros(3))


@pytest.mark.parametrize(
    ("columns", "match"),
    [
        ((range(3), range(2), range(2), range(2)), "`x` and `y` .* got 3 and 2"),
        ((range(2), range(2), range(4), range(3)), "`curve_x` and `curve_y` .* got 4 and 3"),
    ],
)
def test_columns_of_different_length_are_refused(columns, match):
    """Both lengths are in the message."""
    with pytest.raises(ValueError, match=match):
        FitDisplay(*columns)


def test_zoom_finds_the_bend():
    """The window lies where the curve bends: at the low end of √x, at the corner of |x - 0.3|."""
    x = np.linspace(0.0, 1.0, 1001)

    at_root, at_corner = sharpest_bend(x, np.sqrt(x)), sharpest_bend(x, np.abs(x - 0.3))

    # The corner of |x - 0.3| lies in the middle of its window, to a grid step.
    assert at_root == pytest.approx((0.0, ZOOM_SHARE), abs=2e-3)
    assert at_corner == pytest.approx((0.3 - ZOOM_SHARE / 2, 0.3 + ZOOM_SHARE / 2), abs=2e-3)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        (np.linspace(0, 1, 100), np.linspace(0, 1, 100)),
        (np.linspace(0, 1, 100), np.zeros(100)),
        (np.arange(4.0), np.array([0.0, 1.0, 0.0, 1.0])),
    ],
    ids=["line", "constant", "four points"],
)
def test_no_zoom_where_nothing_bends(x, y):
    """A straight line, a constant and a handful of points get no zoom."""
    assert sharpest_bend(x, y) is None


@pytest.mark.image
def test_plot_draws_data_curve_and_zoom():
    """The zoom shows its range; the axes carry the user's names."""
    x = np.linspace(0.0, 100.0, 400)
    display = FitDisplay(
        x, np.sqrt(x), x, np.sqrt(x), feature_name="force [N]", zoom=(0.0, 12.0)
    ).plot()
    display.figure_.canvas.draw()

    assert display.ax_.get_xlabel() == "force [N]"
    assert [text.get_text() for text in display.ax_.get_legend().get_texts()] == ["data", "fit"]
    assert display.zoom_ax_.get_xlim() == (0.0, 12.0)


@pytest.mark.image
@pytest.mark.parametrize("turns", [0.4, 1.5, 4.0])
def test_zoom_covers_no_data(turns):
    """Wherever the data are, the zoom is drawn where they are not."""
    x = np.linspace(0.0, 1.0, 500)
    y = np.sin(2.0 * np.pi * turns * x)
    display = FitDisplay(x, y, x, y, zoom=(0.1, 0.2)).plot()
    display.figure_.canvas.draw()

    frame = display.zoom_ax_.get_window_extent()
    points = display.ax_.transData.transform(np.column_stack([x, y]))
    inside = np.all((points > frame.min) & (points < frame.max), axis=1)
    assert inside.mean() <= MOST_COVERED


@pytest.mark.image
def test_plot_on_given_axes():
    """Without a zoom only the given axes are used."""
    first = FitDisplay([0, 1], [0, 1], [0, 1], [0, 1]).plot()
    second = FitDisplay([0, 1], [1, 0], [0, 1], [1, 0]).plot(first.ax_)

    assert second.figure_ is first.figure_
    assert second.zoom_ax_ is None
