"""docs/diagnosis.md: its examples run, and its table is what the checks say of themselves."""

import re
from pathlib import Path

import pytest

from curvesmith.diagnosis.finding import CAUSES
from curvesmith.diagnosis.handbook import cause_table, page_of

PAGE = Path(__file__).parents[2] / "docs" / "diagnosis.md"
SECTIONS = (
    "Symptom",
    "Evidence",
    "Threshold",
    "Meaning",
    "Remedy",
    "What it is not",
)


def test_table_is_what_the_checks_say():
    """One line a cause, in the order of CAUSES; `scripts/causes` writes it."""
    assert PAGE.read_text("utf-8").endswith(f" -->\n\n{cause_table()}")


@pytest.mark.parametrize("cause", CAUSES)
def test_every_cause_has_a_whole_page(cause):
    """The docstring of each check has all sections, in order."""
    page = page_of(cause)
    places = [re.search(rf"^{section}$", page, re.MULTILINE) for section in SECTIONS]

    assert None not in places, [s for s, p in zip(SECTIONS, places, strict=True) if p is None]
    assert [p.start() for p in places] == sorted(p.start() for p in places)


def test_examples_run_and_print_what_the_page_says(capsys):
    """The Python blocks run in order; the report holds the lines that the page shows."""
    text = PAGE.read_text("utf-8")
    names = {}
    for code in re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        exec(compile(code, str(PAGE), "exec"), names)
    (shown,) = re.findall(r"^```text\n(.*?)^```", text, re.MULTILINE | re.DOTALL)

    assert shown in capsys.readouterr().out
