"""ResidualDisplay: mean, sd, bins, outline, and that it draws."""

import numpy as np
import pytest

from curvesmith.plots import ResidualDisplay
from curvesmith.plots.residual import FEWEST_BINS, MOST_BINS, bin_edges


class Zero:
    """A fitted model that predicts nothing."""

    def predict(self, X):
        return np.zeros(len(X))


def test_residuals_are_measured_minus_predicted():
    """A model that predicts zero leaves the target itself."""
    display = ResidualDisplay.from_estimator(Zero(), np.zeros((3, 2)), [1.0, 2.0, 6.0])

    assert display.mean == 3.0
    assert display.sd == pytest.approx(np.sqrt(14.0 / 3.0))


@pytest.mark.parametrize("seed", range(3))
def test_outline_holds_as_many_rows_as_the_bars(seed):
    """The area under the outline is rows times bin width, up to the tails outside."""
    residuals = np.random.default_rng(seed).standard_normal(5000)
    display = ResidualDisplay(residuals)
    edges = bin_edges(residuals)

    x, rows = display.outline(edges)

    # Beyond 3 sd, where the extremes of 5000 rows lie, are 0.3 % of a normal curve.
    assert np.trapezoid(rows, x) == pytest.approx(5000 * (edges[1] - edges[0]), rel=3e-3)


@pytest.mark.parametrize(
    ("values", "n_bins"),
    [
        (np.arange(5.0), FEWEST_BINS),
        (np.append(np.zeros(1000), 1.0), MOST_BINS),
        (np.append(np.linspace(0.0, 1.0, 1000), 1e6), MOST_BINS),
        (np.linspace(0.0, 1.0, 1000), 10),
    ],
    ids=["few", "almost constant", "outlier", "even"],
)
def test_number_of_bins(values, n_bins):
    """Freedman and Diaconis' 2·IQR/cbrt(n) within 8 to 60 bins."""
    assert len(bin_edges(values)) == n_bins + 1


@pytest.mark.image
def test_exact_fit_draws():
    """Residuals that are all zero have no outline but a picture."""
    display = ResidualDisplay(np.zeros(4)).plot()
    display.figure_.canvas.draw()

    assert display.sd == 0.0
    assert len(display.ax_.lines) == 1


@pytest.mark.image
def test_plot_says_mean_and_sd():
    """The caption has the numbers, the axis the name of the target."""
    display = ResidualDisplay([-1.0, 0.0, 4.0], target_name="load [kN]").plot()
    display.figure_.canvas.draw()

    assert display.ax_.get_title(loc="left") == "mean 1   sd 2.16"
    assert display.ax_.get_xlabel() == "measured − predicted load [kN]"
