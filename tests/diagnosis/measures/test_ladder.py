"""Ladder."""

import numpy as np
import pytest
from tests.diagnosis.subjects import curve

from curvesmith.diagnosis.measures.ladder import Ladder, measure_ladder


@pytest.mark.parametrize("seed", range(3))
def test_a_curve_without_noise_can_be_explained(seed):
    """The ceiling is 1, the line far below; no fit of ours is needed to know."""
    ladder = measure_ladder(*curve(60, seed=seed))

    assert ladder.ceiling > 0.999
    assert ladder.line < 0.8
    assert ladder.own_fit is None


@pytest.mark.parametrize("seed", range(2))
def test_noise_lowers_the_ceiling(seed):
    """With noise of half the variance the ceiling is near one half."""
    ladder = measure_ladder(*curve(150, noise=0.69, seed=seed))

    # sin(2x) has variance 0.48; R² of 150 rows has a standard deviation of about 0.06.
    assert ladder.ceiling == pytest.approx(0.5, abs=0.18)
    assert ladder.noise_bound == pytest.approx(0.5, abs=0.18)


def ladder_of(ceiling):
    """Return a ladder with this ceiling."""
    return Ladder(line=0.1, line_left_out=0.1, smoother=ceiling, own_fit=None, noise_bound=None)


@pytest.mark.parametrize(
    ("ceiling", "score", "expected"),
    [
        (1.0, 0.96, False),
        (1.0, 0.94, True),
        (0.2, 0.195, False),
        (0.2, 0.18, True),
        (1.0, np.nan, True),
        (1.0, -np.inf, True),
    ],
)
def test_a_score_falls_short_below_its_share_of_the_ceiling(ceiling, score, expected):
    """0.95 of what can be explained is enough; NaN is not."""
    assert ladder_of(ceiling).falls_short(score) is expected


def test_numbers_leave_out_what_is_not_known():
    """The rungs come as evidence, worst first."""
    names = [number.name for number in ladder_of(0.5).numbers(0.3)]

    assert names[0] == "R2 of the mean"
    assert names[-1] == "R2 of this network"
    assert "R2 of our own fit" not in names


def test_a_line_is_no_fit_where_bends_are_worth_something():
    """Half way from the line to what is attainable is asked for, where the line is close."""
    ladder = Ladder(0.955, 0.955, 1.0, None, None)

    assert ladder.falls_short(0.96)
    assert not ladder.falls_short(0.98)
    assert not Ladder(0.98, 0.98, 1.0, None, None).falls_short(0.96)
