"""The script on the page: every line, the marked ones with what was found there."""

import numpy as np

from curvesmith.diagnosis.finding import Finding, Where
from curvesmith.diagnosis.pages.cure import draw_cure
from curvesmith.diagnosis.pages.listing import listing
from curvesmith.diagnosis.report import Report

FOUND = (
    Finding("gradient-sign", "fault", Where(line=2), "Sentence.", ()),
    Finding("loss-scale", "harmless", Where(line=2), "Sentence.", ()),
    Finding("missing-bias", "note", Where(), "Sentence.", ()),
)


def test_findings_stand_beside_their_line():
    """The line has the color of the worst, and all that is about it with its number."""
    rows = listing("a = 1\nb = a < 2\n", FOUND).split("<tr")[1:]

    assert len(rows) == 2
    assert "mark" not in rows[0]
    assert rows[1].startswith(' class="fault"><td>2</td><td><code>b = a &lt; 2</code>')
    assert "1. gradient-sign" in rows[1]
    assert "2. loss-scale" in rows[1]


def test_page_without_a_script_has_no_listing():
    """Other subjects have no lines."""
    report = Report("net", "fault", "1 fault found.", FOUND)

    assert listing("", FOUND) == ""
    assert '<table class="listing"' not in report.to_html()


def test_page_of_a_script_shows_it_before_the_findings():
    """Escaped, and above the first finding."""
    page = Report("a.py", "fault", "1 fault found.", FOUND, source="x = '<b>'\n").to_html()

    assert "&lt;b&gt;" in page
    assert "<b>'" not in page
    assert page.index('<table class="listing"') < page.index("<h2>1. gradient-sign")


def test_losses_are_drawn_relative_to_their_start():
    """A loss that diverges, and one in other units, fit into one picture."""
    figure = draw_cure(np.array([2.0, 1e9, np.inf]), np.array([0.5, 0.1, 0.01]), (-np.inf, 0.98))

    assert figure.svg.count("<polyline") == 2
    assert figure.caption == "R2 not finite before and 0.9800 after, from the same seed."
