"""Starts go on until the best optimum has been met often enough, whatever the threads."""

from math import inf, nan

import numpy as np
import pytest

from curvesmith.fitting.restarts import Agreement, Limits, agreement, enough_after
from curvesmith.solvers import Outcome


def outcomes(losses: list[float], n_iter: int = 10) -> list[Outcome]:
    """Return what starts with these losses might leave behind."""
    return [Outcome(np.zeros(1), loss, n_iter, "converged", [loss], []) for loss in losses]


@pytest.mark.parametrize(
    ("losses", "expected"),
    [
        ([0.5], Agreement(1, 1)),
        ([0.5, 0.4], Agreement(1, 2)),
        ([0.4, 0.5, 0.4003], Agreement(2, 3)),
        ([0.4, 0.4005], Agreement(1, 2)),
        ([0.4, nan, inf, 0.4], Agreement(2, 4)),
        ([nan, inf], Agreement(0, 2)),
        ([], Agreement(0, 0)),
        ([0.0, 0.0, 1e-9], Agreement(2, 3)),
    ],
)
def test_losses_within_a_thousandth_are_one_optimum(losses, expected):
    """Starts that came to nothing agree with none."""
    assert agreement(losses) == expected


def test_exact_fits_are_one_optimum():
    """Below the threshold, ratios say nothing."""
    assert agreement([1e-13, 1e-17, 1e-3], exact=1e-12) == Agreement(2, 3)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (Agreement(14, 20), "14 of 20 starts agree"),
        (Agreement(1, 3), "1 of 3 starts agrees"),
        (Agreement(1, 1), "1 start"),
        (Agreement(0, 2), "0 of 2 starts agree"),
    ],
)
def test_agreement_is_said_in_words(made, words):
    """As the record shows it."""
    assert str(made) == words


def test_the_third_meeting_is_enough():
    """Meetings of an optimum that is not the best do not count."""
    runs = outcomes([0.5, 0.5, 0.4, 0.4, 0.4, 0.4])
    assert enough_after(runs[:4], Limits(most=20)) is None
    assert enough_after(runs, Limits(most=20)) == 5


def test_a_lower_loss_begins_the_count_anew():
    """The optimum that two starts met is not the best."""
    assert enough_after(outcomes([0.5, 0.5, 0.4]), Limits(most=20)) is None


@pytest.mark.parametrize("n", range(1, 8))
def test_more_starts_than_wanted_change_nothing(n):
    """Any number of further outcomes leaves the answer as it is."""
    runs = outcomes([0.5, 0.4, 0.4, 0.4, 0.3, 0.2, 0.1])
    assert enough_after(runs[:n], Limits(most=20)) == (4 if n >= 4 else None)


def test_most_starts_end_it():
    """However different they are."""
    assert enough_after(outcomes([0.5, 0.4, 0.3]), Limits(most=3)) == 3


def test_an_exact_fit_ends_it():
    """There is nothing lower to look for."""
    assert enough_after(outcomes([0.5, 1e-14, 0.3]), Limits(most=9)) == 2
    assert enough_after(outcomes([0.5, 1e-14]), Limits(most=9, constant_loss=1e-3)) is None


def test_work_ends_it():
    """Iterations of all starts times the work of each."""
    runs = outcomes([0.5, 0.4, 0.3, 0.2], n_iter=100)
    assert enough_after(runs, Limits(most=9, most_work=3e5, work=1e3)) == 3
    assert enough_after(runs, Limits(most=9, most_work=1e6, work=1e3)) is None


def test_starts_that_diverged_are_no_meeting():
    """Nor do they end the search."""
    runs = outcomes([nan, nan, nan, nan])
    assert enough_after(runs, Limits(most=20)) is None
