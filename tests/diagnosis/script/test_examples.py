"""docs/why_it_does_not_fit.md: its scripts are healthy, its examples are told as their headings."""

import re
from pathlib import Path

import pytest

from curvesmith.diagnosis.finding import CAUSES
from curvesmith.diagnosis.handbook import symptoms
from curvesmith.diagnosis.script.diagnose import diagnose_script

PAGE = (Path(__file__).parents[3] / "docs" / "why_it_does_not_fit.md").read_text("utf-8")
PART = re.compile(r"^```python\n(.*?)^```(.*?)^## ", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^### `([\w-]+)`\n\n[^\n]+\n\n```diff\n(.*?)^```", re.MULTILINE | re.DOTALL)
SCRIPTS = [script for script, _ in PART.findall(PAGE)]
# Cause, the script that is changed, and the change.
EXAMPLES = [
    (cause, script, diff)
    for script, examples in PART.findall(PAGE)
    for cause, diff in EXAMPLE.findall(examples)
]


def changed(text: str, diff: str) -> str:
    """Return a script with the lines of a diff exchanged, in order."""
    for old, new in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)+)", diff, re.MULTILINE):
        before, after = (re.sub(r"(?m)^[-+]", "", part) for part in (old, new))
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def told(text: str, folder: Path) -> tuple[str, list[str]]:
    """Return the verdict on a script and the causes of its faults, worst first."""
    if "import torch" in text:
        pytest.importorskip("torch", reason="torch is optional")
    path = folder / "train.py"
    path.write_text(text)
    report = diagnose_script(path, rerun=False, budget_s=120.0)
    return report.verdict, [f.cause for f in report.faults]


def test_examples_are_short_and_change_the_script():
    """Five lines at most, of causes that there are."""
    assert len(EXAMPLES) == PAGE.count("```diff") > 20
    for cause, script, diff in EXAMPLES:
        assert cause in CAUSES
        assert len(re.findall(r"(?m)^\+", diff)) <= 5
        assert changed(script, diff) != script


def test_symptoms_are_what_the_checks_say():
    """The page ends with symptom and remedy of every cause; `scripts/causes` writes them."""
    assert PAGE.endswith(f" -->\n\n{symptoms()}")


@pytest.mark.slow
@pytest.mark.parametrize("script", SCRIPTS, ids=["numpy", "torch"])
def test_script_of_the_page_is_healthy(script, tmp_path):
    """Nothing is wrong with it."""
    assert told(script, tmp_path) == ("healthy", [])


@pytest.mark.slow
@pytest.mark.parametrize(("cause", "script", "diff"), EXAMPLES, ids=[e[0] for e in EXAMPLES])
def test_example_is_told_as_its_heading_says(cause, script, diff, tmp_path):
    """The first cause is that of the heading."""
    verdict, causes = told(changed(script, diff), tmp_path)

    assert verdict in ("fault", "does-not-run")
    assert causes[0] == cause
