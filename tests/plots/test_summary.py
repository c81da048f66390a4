"""plot_summary: the right panels for one input, for more, and for several outputs."""

from types import SimpleNamespace

import numpy as np
import pytest

from curvesmith.plots import plot_summary

pytestmark = pytest.mark.image


class Line:
    """A fitted model that predicts the sum of its inputs, once per output."""

    def __init__(self, n_outputs=1):
        self.n_outputs = n_outputs
        self.record_ = SimpleNamespace(
            solver="lbfgs", losses=[1.0, 0.1], validation_losses=[], gradient_norms=[]
        )

    def predict(self, X):
        total = np.sum(X, axis=1)
        return total if self.n_outputs == 1 else np.column_stack([total] * self.n_outputs)


def panel_labels(figure):
    """Return the labels of the panels' lower axes."""
    return [ax.get_xlabel() for ax in figure.axes]


def rows(n_features):
    """Return ten rows of so many inputs, and their noisy sum."""
    rng = np.random.default_rng(0)
    X = rng.random((10, n_features))
    return X, X.sum(axis=1) + 0.01 * rng.standard_normal(10)


def test_one_input_shows_the_fit():
    """The first panel is the fit over the input."""
    X, y = rows(1)

    figure = plot_summary(Line(), X, y)

    assert panel_labels(figure) == ["x", "measured − predicted y", "iteration"]


def test_more_inputs_show_the_prediction():
    """Without a curve to draw, predicted against measured comes first."""
    X, y = rows(3)

    figure = plot_summary(Line(), X, y, title="3-5-1 tanh")

    assert panel_labels(figure) == ["measured y", "measured − predicted y", "iteration"]
    assert figure.get_suptitle() == "3-5-1 tanh"


def test_each_output_has_its_row():
    """Two outputs make two rows of panels and one loss."""
    X, y = rows(1)

    figure = plot_summary(Line(2), X, np.column_stack([y, y]))

    assert panel_labels(figure) == [
        "measured y0",
        "measured − predicted y0",
        "measured y1",
        "measured − predicted y1",
        "iteration",
    ]


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_written_to_its_path(tmp_path, ending):
    """The picture is on disk in the asked format."""
    X, y = rows(1)

    plot_summary(Line(), X, y, tmp_path / f"fit.{ending}")

    assert (tmp_path / f"fit.{ending}").stat().st_size > 1000


def test_wrong_ending_is_refused_before_drawing(tmp_path):
    """The path is checked first: nothing is predicted for a picture that cannot be written."""
    with pytest.raises(ValueError, match=r"must end in \.png, \.svg or \.pdf"):
        plot_summary(None, None, None, tmp_path / "fit.bmp")
