"""Trials and the bench: scores, units of the loss, shortened runs."""

import numpy as np
import pytest

from curvesmith.demo.trial import Bench, Trial
from curvesmith.problems.founding import SQUARE, SUM


def silent(label, done, total):
    """Show nothing."""


def test_line_is_least_squares():
    """The plane of x₀ + x₁ is exact: R² 1, no error."""
    line = Bench(SUM, silent, 1).line()

    assert line.r2 == pytest.approx(1.0)
    assert line.rmse == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_losses_are_mean_squares_in_units_of_y(reduction):
    """Half, summed or scaled: the curve starts at the mean squared error before training."""
    bench = Bench(SUM, silent, 1)
    trial = bench.asked("one pass", reduction=reduction, learning_rate=1e-9, alpha=0.0, max_iter=1)

    expected = np.mean((bench.untrained().predict(bench.X) - bench.y) ** 2)
    assert trial.losses[0] == pytest.approx(expected, rel=1e-9)


def test_scaled_losses_are_in_units_of_y():
    """With a standardised target the curve is scaled back."""
    bench = Bench(SUM, silent, 1)
    trial = bench.asked(
        "scaled", learning_rate=0.01, alpha=0.0, reduction="mean", target_scaling="standard"
    )

    assert trial.losses[-1] == pytest.approx(trial.rmse**2, rel=0.01)  # one update apart


def test_updates_count_batches():
    """Ten passes of 1000 single rows are 10000 updates; shortened to a fifth, 2000."""
    trials = [Bench(SQUARE, silent, 1, shorten=k).asked("as asked") for k in (1, 5)]

    assert [trial.n_steps for trial in trials] == [10_000, 2000]


def test_progress_is_told_before_each_trial():
    """The label comes with how many trials are done and how many there will be."""
    told = []
    bench = Bench(SQUARE, lambda *step: told.append(step), 2, shorten=10)

    bench.asked("first")
    bench.asked("second")

    assert told == [("first", 0, 2), ("second", 1, 2)]


def test_x_unit_divides_the_inputs():
    """A trial in other units still predicts rows in their own."""
    trial = Bench(SQUARE, silent, 1).asked("in hundredths", x_unit=0.01, max_iter=1)

    inside = trial.fitted.predict(np.array([[50.0]]))
    assert trial.at(np.array([[0.5]])) == pytest.approx(inside)


def test_trial_without_a_fit_is_json():
    """What is not a number is None."""
    data = Trial("nothing", "asked", float("nan"), float("inf")).to_dict()

    assert (data["r2"], data["rmse"], data["highest_loss"]) == (None, None, None)
