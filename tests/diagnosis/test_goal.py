"""Goal: what counts as a fit, and what the ceiling is taken from."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from tests.diagnosis.hosts import hat

from curvesmith.diagnosis.goal import Goal, Scores, goal_of


@pytest.mark.parametrize(
    ("ceiling", "line", "wanted"),
    [
        (1.0, 0.0, 0.95),
        (0.8, -0.1, 0.76),
        (0.998, 0.932, 0.9815),
        (1.0, 1.0, 0.95),
        (0.2, 0.2, 0.19),
    ],
    ids=["plain", "noisy", "nearly a line", "a line", "noise about a line"],
)
def test_what_is_to_be_reached(ceiling: float, line: float, wanted: float):
    """A share of the ceiling, and of what a line leaves over where it is not enough."""
    assert Goal(ceiling, line).r2 == pytest.approx(wanted)


def test_most_starts_must_fit():
    """A median is not enough."""
    goal = Goal(1.0, 0.0)
    assert goal.reached(Scores((0.99, 0.99, 0.99, 0.99, -np.inf), 0.1, 10))
    assert not goal.reached(Scores((0.99, 0.99, 0.99, 0.1, 0.1), 0.1, 10))
    assert not goal.reached(None)


def test_a_ceiling_that_is_told_goes_before_the_evidence():
    """And the evidence before our own fit."""
    evidence = SimpleNamespace(ladder=SimpleNamespace(ceiling=0.7, line=0.3))
    assert goal_of(hat(), evidence, 0.9, None) == Goal(0.9, 0.3)  # type: ignore[arg-type]


def test_without_evidence_our_own_fit_says_what_can_be_reached():
    """|x| can be fitted, and its best line is flat."""
    goal = goal_of(hat(n_rows=15), None, None, None)
    assert goal.ceiling > 0.99
    assert goal.line == pytest.approx(0.0, abs=1e-12)


def test_rows_that_are_all_incomplete_still_have_a_goal():
    """Nothing can be fitted to them, and nothing fails."""
    subject = replace(hat(n_rows=15), X=np.full((15, 1), np.nan))
    assert goal_of(subject, None, None, None) == Goal(1.0, 0.0)


def test_a_rate_that_is_unknown_is_not_told():
    """The other numbers are."""
    assert set(Scores((0.5,), None, 10).to_dict()) == {
        "r2",
        "r2_low",
        "r2_high",
        "n_seeds",
        "n_steps",
    }
