"""The HTML page: whole by itself, well formed, and safe with any text."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from curvesmith.diagnosis.finding import Remedy, Where

VOID = {"meta", "circle", "rect", "path", "polyline"}
# A page that is mailed around should stay small; figures thin their points out.
MOST_BYTES = 200_000


class Nesting(HTMLParser):
    """Reads a page and keeps what is open, what was opened and what was said."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.words = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def read(page: str) -> Nesting:
    """The page as a browser takes it apart."""
    nesting = Nesting()
    nesting.feed(page)
    return nesting


def test_page_is_well_formed(report):
    """Every element is closed, in order."""
    assert read(report().to_html()).open == []


def test_page_needs_nothing_from_outside(report):
    """No link, script, font or picture is fetched."""
    page = report().to_html().replace('xmlns="http://www.w3.org/2000/svg"', "")

    assert re.findall(r"https?:|src=|href=|url\(|@import|<script|<link|<img", page) == []


def test_page_is_light_or_dark_as_the_reader_likes(report):
    """The style sheet has both, and names its colors."""
    page = report().to_html()

    assert "prefers-color-scheme: dark" in page
    assert "color-scheme: light dark" in page


def test_style_touches_only_the_report(report):
    """In a notebook, every rule begins with the report's class."""
    style = re.search(r"<style>(.*?)</style>", report()._repr_html_(), re.DOTALL)[1]
    selectors = re.findall(r"([^{}]+)\{[^{}]*\}", style.replace("@media", "\n@media"))
    named = [part.strip().split("{")[-1] for part in ",".join(selectors).split(",")]

    assert {name.strip().split()[0].split(":")[0] for name in named if name.strip()} <= {
        ".curvesmith-report",
    }


@pytest.mark.parametrize("field", ["subject", "sentence", "note", "source", "evidence", "diff"])
def test_text_of_the_user_is_escaped(report, finding, field):
    """Whatever a script or a column is called, it stays text."""
    evil = "<script>alert('x')</script>"
    found = finding(
        "overfit",
        sentence=evil if field == "sentence" else "plain",
        where=Where(text=evil if field == "source" else None),
        remedy=Remedy("Do.", diff=f"+{evil}" if field == "diff" else None),
    )
    given = {"subject": evil} if field == "subject" else {}
    given |= {"notes": (evil,)} if field == "note" else {}
    given |= {"facts": {evil: 1}} if field == "evidence" else {}

    page = report(findings=(found,), **given).to_html()

    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_page_shows_every_finding_with_all_its_numbers(report):
    """What the screen shortens is here in full: formula, threshold and source."""
    words = " ".join(read(report().to_html()).words)

    for text in (
        "1. kinks-outside-data",
        "2. inputs-not-scaled",
        "3. loss-scale",
        "R2 of the best line through the output",
        "1 - 1e-6",
        "x = 1000 * np.abs(draw(500))  # a < b & c",
        "R2 0.6300 -> 0.9940",
        "The spread between seeds",
    ):
        assert text in words


def test_page_of_the_cause_is_folded_in(report):
    """Who wants to know more has the check's own page at hand."""
    page = report(about={"loss-scale": "A scale & its meaning."}).to_html()

    assert "About this cause" in page
    assert "A scale &amp; its meaning." in page


def test_figures_are_drawn_inside(report):
    """Each figure is one drawing with a title and a caption."""
    tags = read(report().to_html()).tags

    assert tags.count("svg") == tags.count("figcaption") == len(report().figures) == 4


def test_an_edit_that_two_findings_share_is_shown_once(report):
    """The second says whose it is."""
    first, second, *rest = report().findings
    diff = "--- a.py\n+++ a.py\n@@ -1 +1 @@\n-x = 1\n+x = 2\n \n"
    shared = [replace(f, remedy=replace(f.remedy, diff=diff)) for f in (first, second)]
    page = report(findings=(*shared, *rest)).to_html()

    assert page.count("+x = 2") == 1
    assert "The edit is that of 1." in page


def test_page_is_small(report):
    """500 rows and 30 losses make no heavy page."""
    assert len(report().to_html().encode()) < MOST_BYTES


def test_healthy_page(report):
    """A healthy page has its badge and no findings."""
    page = report(verdict="healthy", sentence="Nothing wrong found.", findings=()).to_html()

    assert '<span class="badge healthy">healthy</span>' in page
    assert '<section class="fault"' not in page
