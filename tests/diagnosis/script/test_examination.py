"""What the proof of remedies makes of a verdict."""

import pytest

from curvesmith.diagnosis.script.examination import _believe_cure


def content(verified, edits, severity="fault"):
    """Return an examination that could not tell, with one finding."""
    remedy = {"verified": verified}
    finding = {"cause": "too-few-steps", "severity": severity, "remedy": remedy, "edits": edits}
    return {"verdict": "cannot-tell", "sentence": "Cannot tell.", "findings": [finding]}


def test_a_cause_is_believed_whose_edit_cures():
    """A re-run of the edited script tells what the tests left open."""
    found = content(True, [{"line": 1}])
    _believe_cure(found)
    assert (found["verdict"], found["sentence"]) == ("fault", "1 fault found.")


@pytest.mark.parametrize(
    ("verified", "edits", "severity"),
    [(False, [{"line": 1}], "fault"), (True, None, "fault"), (True, [{"line": 1}], "note")],
)
def test_what_was_not_cured_in_the_script_stays_uncertain(verified, edits, severity):
    """No edit, none that works, or nothing that counts as a fault."""
    found = content(verified, edits, severity)
    _believe_cure(found)
    assert found["verdict"] == "cannot-tell"
