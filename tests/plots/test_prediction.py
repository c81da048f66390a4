"""PredictionDisplay: R² and RMSE, and that it draws."""

import numpy as np
import pytest

from curvesmith.plots import PredictionDisplay


class Doubler:
    """A fitted model of two outputs: twice the first column, and one."""

    def predict(self, X):
        return np.column_stack([2.0 * X[:, 0], np.ones(len(X))])


def test_numbers():
    """Residuals of -1, 1, 0, 0 about 0, 2, 2, 4: R² = 1 - 2/8, RMSE = sqrt(2/4)."""
    display = PredictionDisplay([0.0, 2.0, 2.0, 4.0], [1.0, 1.0, 2.0, 4.0])

    assert display.r2 == pytest.approx(1.0 - 2.0 / 8.0)
    assert display.rmse == pytest.approx(np.sqrt(0.5))


@pytest.mark.parametrize("seed", range(3))
def test_r2_equals_scikit_learns(seed):
    """The same R² as sklearn.metrics.r2_score."""
    metrics = pytest.importorskip("sklearn.metrics")
    rng = np.random.default_rng(seed)
    measured, predicted = rng.standard_normal((2, 50)) * 1e3

    display = PredictionDisplay(measured, predicted)

    assert display.r2 == pytest.approx(metrics.r2_score(measured, predicted), rel=1e-12)


def test_constant_target_has_no_r2():
    """Without any spread R² is nan, and the picture still has an extent."""
    display = PredictionDisplay([3.0, 3.0], [3.0, 3.0]).plot()

    assert np.isnan(display.r2)
    assert display.ax_.get_xlim() == (2.5, 3.5)


def test_from_estimator_takes_one_output():
    """The asked output is compared with its own column and carries its name."""
    X = np.array([[1.0], [2.0]])

    display = PredictionDisplay.from_estimator(Doubler(), X, np.array([[2, 5], [4, 6]]), output=0)

    assert display.rmse == 0.0
    assert display.target_name == "y0"


def test_different_lengths_are_refused():
    """Both lengths are in the message."""
    with pytest.raises(ValueError, match="same length, got 3 and 2"):
        PredictionDisplay([1, 2, 3], [1, 2])


@pytest.mark.image
def test_plot_has_equal_axes_and_the_numbers():
    """Both axes share one range, and the caption says R² and RMSE."""
    display = PredictionDisplay([0.0, 10.0], [1.0, 9.0], target_name="load [kN]").plot()
    display.figure_.canvas.draw()

    assert display.ax_.get_xlim() == display.ax_.get_ylim() == (-0.4, 10.4)
    assert display.ax_.get_title(loc="left") == "R² 0.9600   RMSE 1"
    assert display.ax_.get_ylabel() == "predicted load [kN]"
