"""The √x demo: as asked no better than a straight line, cured once the kinks lie inside."""

import numpy as np
import pytest

from curvesmith.demo import run_demo
from curvesmith.demo.measure import kinks, straightness

# A network that is a straight line can exceed the best one only by rounding.
MARGIN = 1e-6


@pytest.fixture(scope="module")
def short():
    """Return the demo with a thirtieth of its passes, which is enough to see the failure."""
    return run_demo("sqrt", shorten=30)


def check_failure(result):
    """Assert what the question saw: a straight line, and not the best one."""
    line = result.trial("baseline").r2
    x = result.X[:, 0]
    asked = [trial for trial in result.trials if trial.role == "asked"]

    assert len(asked) == 3
    for trial in asked:
        assert trial.r2 <= line + MARGIN
        assert straightness(x, trial.at(result.X)) > 1.0 - MARGIN
        assert np.all(kinks(trial.fitted) < x.min())


def test_as_asked_is_a_straight_line(short):
    """Every start: R² at or below the straight line's, no kink among the data."""
    check_failure(short)


def test_scaling_without_centring_is_half_a_cure(short):
    """Inputs in thousands start with all kinks at x = 0, left of the data, and stay behind."""
    line = short.trial("baseline").r2
    scaled = next(trial for trial in short.trials if "thousands" in trial.label)
    cure = short.trial("cure")

    assert scaled.r2 < cure.r2
    assert cure.r2 > line


@pytest.mark.slow
def test_all_300000_updates_change_nothing():
    """The failure is not for want of patience, and the cure reaches what the noise allows."""
    result = run_demo("sqrt")
    ceiling = 1.0 - 0.25 / np.var(result.y)

    check_failure(result)
    assert result.trial("asked").n_steps == 300_000
    assert result.trial("cure").r2 > ceiling - 0.005
    assert result.trial("default").r2 > ceiling - 0.001
