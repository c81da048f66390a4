"""The text page: one screen, the useful first."""

import pytest

from curvesmith.diagnosis.finding import CAUSES, Number, Remedy, Where
from curvesmith.diagnosis.pages.text import HEIGHT, WIDTH, lines


def text(report) -> str:
    """The whole screen."""
    return "\n".join(line for _, line in lines(report))


def test_order_is_verdict_cause_fix_evidence(report):
    """The shortest useful form comes first."""
    shown = text(report())
    places = [
        shown.index(words)
        for words in ("train.py: 2 faults", "1. kinks-outside-data", "Fix:", "Evidence", "R2 here:")
    ]

    assert places == sorted(places)


def test_the_line_that_matters_is_shown(report):
    """A finding with a source line shows file, number and line."""
    assert "> train.py:12: x = 1000 * np.abs(draw(500))  # a < b & c" in text(report())


def test_a_verified_fix_shows_before_and_after(report):
    """What re-runs made of the remedy stands beside it."""
    expected = "5 fresh seeds: R2 0.6300 -> 0.9940 (0.9900 to 0.9960); learning rate 0.03."
    assert f"Re-run on {expected}" in " ".join(text(report()).split())


def test_a_shared_fix_is_told_once(report):
    """The second of two joint causes points to the first."""
    assert "Fix: The same as for 1: the causes are cured together." in text(report())


def test_a_fix_that_did_not_cure_says_so(report, finding):
    """A refuted remedy is not passed off as one that works."""
    remedy = Remedy("Try this.", verified=False, before={"r2": 0.1}, after={"r2": 0.12})

    shown = text(report(findings=(finding("overfit", remedy=remedy),)))

    assert (
        "Fix: Try this. Alone not enough when re-run on fresh seeds: R2 0.1000 -> 0.1200." in shown
    )


@pytest.mark.parametrize("n_findings", [0, 1, 3, 7, len(CAUSES)])
@pytest.mark.parametrize("length", [10, 1000])
def test_everything_fits_on_one_screen(report, finding, n_findings, length):
    """However much was found, and however long its words, the screen holds it."""
    words = "word " * (length // 5)
    found = [
        finding(
            cause,
            sentence=words,
            where=Where(file="a.py", line=3, text=words),
            evidence=tuple(Number(f"{words}{k}", 0.1, words, words) for k in range(9)),
            remedy=Remedy(f"{cause} {words}"),
        )
        for cause in list(CAUSES)[:n_findings]
    ]

    shown = text(report(findings=tuple(found), notes=(words, words))).split("\n")

    assert len(shown) <= HEIGHT
    assert max(len(line) for line in shown) <= WIDTH
    assert "R2 here: mean 0.0000" in "\n".join(shown)


def test_findings_beyond_the_screen_are_counted(report, finding):
    """Nothing is left out in silence."""
    shown = text(report(findings=tuple(finding(cause) for cause in list(CAUSES)[:9])))

    assert "6. " in shown
    assert "and 3 more: see `to_html()`" in shown


def test_healthy_shows_the_ladder_as_proof(report):
    """Nothing found: verdict, ladder and what was examined are all there is."""
    shown = text(report(verdict="healthy", sentence="Nothing wrong found.", findings=(), notes=()))

    assert shown.split("\n")[0] == "train.py: Nothing wrong found."
    assert "our own fit 0.9963 | this network 0.6300" in " ".join(shown.split())
    assert len(shown.split("\n")) < 7


def test_interruption_is_said(report):
    """A report that Ctrl-C cut short does not pass for a whole one."""
    assert "Interrupted." in text(report(is_interrupted=True)).split("\n")[0]


def test_a_layer_stands_in_for_a_parameter(report, finding):
    """Where no parameter is named, its layer is."""
    assert "1. dead-units, layer 2" in text(
        report(findings=(finding("dead-units", where=Where(layer=2)),))
    )


def test_the_first_proven_diff_is_shown(report, finding):
    """What is taken away and what is put there, without the lines around."""
    rows = ["--- a.py", "+++ a.py", "@@ -1,2 +1,2 @@", " x = 1", "-lr = 5", "+lr = 0.5"]
    proven = Remedy("Lower it.", verified=True, after={"r2": 0.9}, diff="\n".join(rows))
    other = Remedy("Longer.", verified=False, diff="--- a.py\n+++ a.py\n@@\n-n = 1\n+n = 9")
    found = (finding("too-few-steps", remedy=other), finding("overfit", remedy=proven))
    shown = text(report(findings=found))

    assert "   -lr = 5\n   +lr = 0.5" in shown
    assert "x = 1" not in shown
    assert "n = 9" not in shown


def test_a_long_diff_is_cut(report, finding):
    """The screen holds its beginning."""
    rows = ["--- a.py", "+++ a.py", "@@ -1,2 +1,20 @@", *(f"+x{i} = {i}" for i in range(20))]
    remedy = Remedy("Add.", verified=True, after={"r2": 0.9}, diff="\n".join(rows))
    shown = text(report(findings=(finding("overfit", remedy=remedy),)))

    assert "   +x0 = 0" in shown
    assert "   ..." in shown
    assert "x19" not in shown
