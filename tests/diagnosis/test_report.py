"""Report: what was found, as data."""

import json
from math import inf, nan

import numpy as np
import pytest

from curvesmith.diagnosis.finding import Number, Remedy
from curvesmith.diagnosis.report import Rung

# DESIGN: {"subject", "verdict", "findings": [{...}]}, and nothing else.
KEYS = ["subject", "verdict", "findings"]
FINDING_KEYS = ["cause", "severity", "where", "sentence", "evidence", "remedy"]


def test_json_has_the_agreed_names(report):
    """The names and their order are what programs rely on."""
    told = json.loads(report().to_json())

    assert list(told) == KEYS
    assert list(told["findings"][0]) == FINDING_KEYS
    assert {"file", "line", "parameter"} <= set(told["findings"][0]["where"])
    assert list(told["findings"][0]["remedy"]) == [
        "sentence",
        "diff",
        "verified",
        "before",
        "after",
    ]


def test_json_tells_what_was_examined(report):
    """Name, size, ladder and what is missing stand with the subject."""
    subject = report().to_dict()["subject"]

    assert subject["name"] == "train.py"
    assert subject["rows"] == 500
    assert subject["ladder"]["this network"] == 0.63
    assert subject["notes"] == ["The spread between seeds: no `init` is given."]


@pytest.mark.parametrize(("number", "word"), [(inf, "inf"), (-inf, "-inf"), (nan, "nan")])
def test_json_is_strict(report, finding, number, word):
    """A number that is not finite becomes a word, which every JSON reader takes."""
    remedy = Remedy("Try.", verified=False, before={"r2": number}, after={"r2": number})
    found = finding("overfit", evidence=(Number("loss", number),), remedy=remedy)

    told = json.loads(report(findings=(found,), ladder=(Rung("mean", number),)).to_json())

    assert told["subject"]["ladder"] == {"mean": word}
    assert told["findings"][0]["evidence"]["loss"]["value"] == word
    assert told["findings"][0]["remedy"]["before"] == {"r2": word}


def test_json_takes_numpy_numbers(report, finding):
    """Numbers of NumPy are numbers."""
    found = finding("overfit", evidence=(Number("gap", np.float32(0.5)),))

    told = json.loads(report(findings=(found,), facts={"rows": np.int64(3)}).to_json())

    assert told["subject"]["rows"] == 3
    assert told["findings"][0]["evidence"]["gap"]["value"] == 0.5


def test_faults_are_without_what_is_harmless(report):
    """`faults` leaves out notes and harmless findings."""
    causes = [fault.cause for fault in report().faults]

    assert causes == ["kinks-outside-data", "inputs-not-scaled"]


def test_printed_report_is_the_text_page(report):
    """`print(report)` shows the screen."""
    assert str(report()).startswith("train.py: 2 faults found, worst first.\n")


def test_notebook_shows_the_page(report):
    """A notebook gets the page's content, without a page around it."""
    shown = report()._repr_html_()

    assert shown in report().to_html()
    assert "<html" not in shown
