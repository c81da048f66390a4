"""The handbook: the page of each cause, which is the docstring of its check."""

from __future__ import annotations

import re
from importlib import import_module

from curvesmith.diagnosis.finding import CAUSES

__all__ = ["cause_table", "page_of", "symptoms"]

# Not a check: it comes before any of them.
_ELSEWHERE = {"does-not-run": "curvesmith.diagnosis.running"}


def page_of(cause: str) -> str:
    """Return what there is to know of a cause: symptom, evidence, threshold, meaning, remedy.

    Parameters
    ----------
    cause : str
        A key of `CAUSES`.

    Returns
    -------
    page : str
        A sentence, and sections of plain text below it.

    Raises
    ------
    ValueError
        If the cause is none of ours.

    Examples
    --------
    >>> page_of("does-not-run").partition(":")[0]
    'Code that does not run'
    """
    if cause not in CAUSES:
        raise ValueError(
            f"`cause` must be one of {', '.join(map(repr, CAUSES))}, got {cause!r}. "
            "Take it from a finding."
        )
    name = f"curvesmith.diagnosis.checks.{cause.replace('-', '_')}"
    return (import_module(_ELSEWHERE.get(cause, name)).__doc__ or "").strip()


def cause_table() -> str:
    """Return the table of all causes for docs/diagnosis.md: cause, family, first sentence."""
    rows = []
    for cause, family in CAUSES.items():
        sentence = " ".join(page_of(cause).partition("\n\n")[0].split())
        rows.append(f"| `{cause}` | {family} | {sentence} |")
    return "\n".join(["| cause | family | what it is |", "| --- | --- | --- |", *rows, ""])


def symptoms() -> str:
    """Return the list of all causes for docs/why_it_does_not_fit.md: symptom and remedy."""
    entries = [
        f"- **`{cause}`**: {_section(cause, 'Symptom')} *Fix:* {_section(cause, 'Remedy')}"
        for cause in CAUSES
    ]
    return "\n".join([*entries, ""])


def _section(cause: str, name: str) -> str:
    """Return one section of a cause's page, on one line."""
    found = re.search(rf"^{name}\n((?:[ ]+.*\n)+)", page_of(cause), re.MULTILINE)
    assert found is not None
    return " ".join(found[1].split())
