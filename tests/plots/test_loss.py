"""LossDisplay: which step was best, what a log axis can hold, and that it draws."""

from types import SimpleNamespace

import numpy as np
import pytest

from curvesmith.plots import LossDisplay
from curvesmith.plots.loss import MOST_POINTS, steps_of


def fitted(solver):
    """Return what LossDisplay reads of a fitted model."""
    record = SimpleNamespace(
        solver=solver, losses=[3.0, 2.0], validation_losses=[], gradient_norms=[1.0, 0.1]
    )
    return SimpleNamespace(record_=record)


@pytest.mark.parametrize(("solver", "step_name"), [("lbfgs", "iteration"), ("adam", "epoch")])
def test_steps_are_named_by_the_solver(solver, step_name):
    """L-BFGS counts iterations, the others epochs."""
    assert LossDisplay.from_estimator(fitted(solver)).step_name == step_name


def test_best_step_is_the_lowest_validation_loss():
    """Steps count from 1; nan is never best."""
    display = LossDisplay(np.ones(4), validation_losses=[np.nan, 3.0, 1.0, 2.0])

    assert display.best_step == 3


def test_sparse_validation_is_spread_over_the_run():
    """Two validation losses of a run of ten steps are those after five and ten."""
    display = LossDisplay(np.ones(10), validation_losses=[1.0, 2.0])

    assert display.best_step == 5
    np.testing.assert_array_equal(steps_of(2, 10), [5.0, 10.0])


def test_without_validation_there_is_no_best_step():
    """A run without held-out rows has none."""
    assert LossDisplay([1.0, 0.5]).best_step is None


def test_what_a_log_axis_cannot_hold_is_left_out():
    """Zero, negative, infinite and nan losses leave gaps; 1e300 stays."""
    display = LossDisplay([1e300, 0.0, -1.0, np.inf, np.nan])

    np.testing.assert_array_equal(np.isfinite(display.losses), [True, False, False, False, False])


def test_no_losses_are_refused():
    """An empty curve is an unfitted model."""
    with pytest.raises(ValueError, match="`losses` must have at least one entry"):
        LossDisplay([])


@pytest.mark.image
def test_long_runs_are_thinned():
    """A million steps are drawn with few points, the first and the last among them."""
    display = LossDisplay(np.linspace(2.0, 1.0, 1_000_000)).plot()

    x = display.ax_.lines[0].get_xdata()
    assert len(x) <= MOST_POINTS
    assert (x[0], x[-1]) == (1.0, 1e6)


@pytest.mark.image
def test_plot_names_its_curves():
    """Training, validation and the gradient norm are in the legend; the axis is logarithmic."""
    display = LossDisplay([4.0, 2.0, 1.0], [4.0, 2.5, 3.0], [1.0, 0.5, 0.2]).plot()
    display.figure_.canvas.draw()

    labels = [text.get_text() for text in display.ax_.get_legend().get_texts()]
    assert labels == ["training", "validation", "gradient norm (right)"]
    assert display.ax_.get_yscale() == "log"
    assert display.ax_.get_xlabel() == "epoch"
