"""Report: what a diagnosis came to, as text for a screen, as JSON, and as one HTML page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, Literal

from curvesmith.diagnosis.finding import Finding
from curvesmith.diagnosis.pages.figure import Figure
from curvesmith.diagnosis.pages.html import document, fragment
from curvesmith.diagnosis.pages.text import lines

__all__ = ["Report", "Rung", "Verdict"]

Verdict = Literal["fault", "healthy", "cannot-tell", "does-not-run"]


@dataclass(frozen=True)
class Rung:
    """One rung of the ladder: something that predicts the same rows, and how well it does.

    Parameters
    ----------
    name : str
        ``"mean"``, ``"straight line"``, ``"smoother"``, ``"our own fit"``, ``"this network"``.
    r2 : float
        1 - (squared error) / (squared deviation from the mean), on the rows examined; for the
        smoother each row is predicted from the others. Not finite if the prediction is not.
    """

    name: str
    r2: float


@dataclass(frozen=True)
class Report:
    """What was found wrong with a network's training, where, why, and what cures it.

    ``print(report)`` shows the shortest useful form on one screen, a notebook shows the page.

    Parameters
    ----------
    subject : str
        What was examined, in the user's words, e.g. ``"MLPRegressor"`` or ``"train.py"``.
    verdict : {"fault", "healthy", "cannot-tell", "does-not-run"}
        "fault" if at least one finding is a fault; "cannot-tell" if the causes cannot be
        separated, or a measurement that is needed could not be made.
    sentence : str
        The verdict as a sentence, with its reason.
    findings : tuple of Finding
        Worst first: what a direct test of the code found, then conditions; causes that are only
        cured together stand together.
    ladder : tuple of Rung
        What any prediction of these rows is to be compared with, from the mean to this network.
    notes : tuple of str
        What could not be measured and why, one sentence each.
    facts : mapping of str to str, int or float
        What is known of the subject: its kind, rows, parameters, the seconds taken.
    figures : tuple of Figure
        Of the page.
    about : mapping of str to str
        The page of each cause that was found, for the HTML page.
    source : str
        The text of a script, as the user has it; empty for what is none.
    is_interrupted : bool
        Whether Ctrl-C ended the examination before its end.
    """

    subject: str
    verdict: Verdict
    sentence: str
    findings: tuple[Finding, ...] = ()
    ladder: tuple[Rung, ...] = ()
    notes: tuple[str, ...] = ()
    facts: Mapping[str, str | int | float] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    is_interrupted: bool = False

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings that are faults; what remains is harmless or a note."""
        return tuple(finding for finding in self.findings if finding.severity == "fault")

    def __str__(self) -> str:
        return "\n".join(text for _, text in lines(self))

    def to_dict(self) -> dict[str, Any]:
        """Return the report as strict JSON knows it.

        Returns
        -------
        report : dict
            ``subject`` (name, what is known of it, ladder, notes), ``verdict``, and
            ``findings``, worst first. A number that is not finite, which JSON lacks, becomes
            the string ``"inf"``, ``"-inf"`` or ``"nan"``.
        """
        subject = {
            "name": self.subject,
            **self.facts,
            "sentence": self.sentence,
            "ladder": {rung.name: rung.r2 for rung in self.ladder},
            "notes": list(self.notes),
        }
        found = [finding.to_dict() for finding in self.findings]
        report = _strict({"subject": subject, "verdict": self.verdict, "findings": found})
        assert isinstance(report, dict)
        return report

    def to_json(self, indent: int | None = 2) -> str:
        """Return `to_dict` as JSON text.

        Parameters
        ----------
        indent : int or None, default 2
            Spaces per level; None for one line.
        """
        return json.dumps(self.to_dict(), indent=indent, allow_nan=False, ensure_ascii=False)

    def to_html(self) -> str:
        """Return one HTML page with figures that needs nothing from outside itself."""
        return document(self)

    def _repr_html_(self) -> str:
        """Return the page as a part of a notebook."""
        return fragment(self)


def _strict(value: Any) -> Any:
    """Return ``value`` of what JSON has: plain numbers, and words for those not finite."""
    if isinstance(value, Mapping):
        return {str(name): _strict(entry) for name, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_strict(entry) for entry in value]
    if hasattr(value, "item"):  # a NumPy number
        value = value.item()
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    return value
