"""DemoResult: its text and its JSON."""

import json

import numpy as np
import pytest

from curvesmith.demo.result import DemoResult, error, score
from curvesmith.demo.trial import Trial


def small_result():
    """Return a result of two rows and two trials."""
    trials = (
        Trial("straight line", "baseline", 0.5, 0.25),
        Trial("as asked", "asked", np.nan, np.nan, n_steps=7, seconds=0.5),
    )
    return DemoResult(
        "tiny", "Why?", np.zeros((2, 1)), np.zeros(2), trials, ("One reason.",), "one.", 1.0
    )


def test_text_is_title_table_reasons_cure():
    """The text is what the terminal shows, to the letter."""
    assert small_result().to_text().splitlines() == [
        "tiny: Why?",
        "",
        "                       R2       RMSE   updates  seconds",
        "  straight line    0.5000       0.25",
        "  as asked       diverged          -         7     0.50",
        "",
        "Why it fails",
        "  - One reason.",
        "",
        "The cure: one.",
    ]


def test_dict_is_strict_json():
    """Everything but rows and curves, and no nan."""
    data = json.loads(json.dumps(small_result().to_dict(), allow_nan=False))

    assert data["name"] == "tiny"
    assert [trial["role"] for trial in data["trials"]] == ["baseline", "asked"]


@pytest.mark.parametrize(("r2", "expected"), [(0.93189, "0.9319"), (np.nan, "diverged")])
def test_score(r2, expected):
    """Four decimals, or a word."""
    assert score(r2) == expected


@pytest.mark.parametrize(("rmse", "expected"), [(2.8301, "2.83"), (np.nan, "-")])
def test_error(rmse, expected):
    """Four digits, or a dash."""
    assert error(rmse) == expected
