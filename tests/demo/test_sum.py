"""The x₀ + x₁ demo: the loss grows past 1e30 and is reported, then cured."""

import json

import numpy as np
import pytest

from curvesmith.demo import run_demo


@pytest.fixture(scope="module")
def result():
    """Return the whole demo; it takes well under a second of training."""
    return run_demo("sum")


def test_step_as_asked_diverges_past_1e30(result):
    """The loss is beyond 1e30 within ten updates, and the trial is a row, not a crash."""
    asked = result.trial("asked")

    assert np.argmax(asked.losses > 1e30) in range(1, 10)
    assert np.isnan(asked.r2)
    assert asked.predict is None
    assert "learning_rate" in asked.warned


def test_posted_sign_diverges_too(result):
    """Uphill, as posted, the loss grows just as far."""
    uphill = next(trial for trial in result.trials if "uphill" in trial.label)

    assert np.nanmax(uphill.losses[np.isfinite(uphill.losses)]) > 1e30


def test_sign_is_shown_on_a_short_step(result):
    """A step too short to overshoot rises along the posted direction and falls against it."""
    assert "along it changes the loss by +" in result.reasons[0]
    assert "against it by -" in result.reasons[0]


def test_cure_and_default_reach_the_plane(result):
    """The sum is a plane: the plane is exact, and both networks come close to it."""
    assert result.trial("baseline").r2 == pytest.approx(1.0)
    assert result.trial("cure").r2 > 0.999
    assert result.trial("default").r2 > 0.9999


def test_divergence_is_strict_json(result):
    """Numbers that JSON lacks become null."""
    data = json.loads(json.dumps(result.to_dict(), allow_nan=False))

    asked = next(trial for trial in data["trials"] if trial["role"] == "asked")
    assert asked["r2"] is None
    assert asked["highest_loss"] > 1e300
    assert data["rows"] == 100


def test_text_says_diverged(result):
    """The table has a word where there is no score."""
    row = next(line for line in result.to_text().splitlines() if "the step as asked" in line)

    assert "diverged" in row
