"""The summary table shows the record, escaped."""

from curvesmith import FitRecord
from curvesmith.fitting.page import summary_html

RECORD = FitRecord(
    network="1-5-1 tanh",
    n_params=16,
    solver="lbfgs",
    alpha=0.0001,
    n_rows=80,
    n_validation_rows=8,
    train_r2=0.98765,
    stopped="Converged after 7 iterations.",
    warnings=["a < b & c"],
    seconds=0.5,
)


def test_table_shows_the_record():
    """Network, rows, solver, score, reason to stop, time."""
    html = summary_html(RECORD)

    for text in ("1-5-1 tanh, 16 parameters", "80, 8 held out", "lbfgs, alpha=0.0001", "0.9877"):
        assert text in html
    assert "Converged after 7 iterations." in html
    assert "0.50 s" in html


def test_text_is_escaped():
    """A warning cannot break the page."""
    assert "a &lt; b &amp; c" in summary_html(RECORD)


def test_rows_held_out_are_shown_only_if_there_are_any():
    """No "0 held out"."""
    assert "held out" not in summary_html(FitRecord())
