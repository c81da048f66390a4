"""Predictions that are made once, before the loop, and whose errors are taken in it.

Runs inside the child process.
"""

from __future__ import annotations

import ast

from curvesmith.diagnosis.changes import CorrectGradient
from curvesmith.diagnosis.finding import Finding, Remedy, Where
from curvesmith.diagnosis.script.edits import Case
from curvesmith.diagnosis.script.edits.kept import outdated
from curvesmith.diagnosis.script.instrument import Loop, Site

__all__ = ["old_prediction"]

_SENTENCE = (
    "`{}` is computed in line {}, before the loop, and not again: the errors stay those of the "
    "first parameters."
)
_REMEDY = "Compute the predictions anew in each iteration."


def old_prediction(case: Case, sites: tuple[Site, ...], loop: Loop) -> tuple[Finding, int] | None:
    """Return the finding, and the line, of what a loop takes errors of and never computes anew.

    Parameters
    ----------
    case : Case
    sites : tuple of Site
    loop : Loop
        The training.
    """
    old = outdated(case)
    made = {
        n.id for node in old for t in node.targets for n in ast.walk(t) if isinstance(n, ast.Name)
    }
    errors = [s for s in sites if s.operator == "Sub" and loop.line <= s.line <= loop.end]
    met = sorted(made & {sites[part].text for site in errors for part in site.parts})
    if not met:
        return None
    line = old[0].lineno
    sentence = _SENTENCE.format(met[-1], line)
    remedy = Remedy(_REMEDY, (CorrectGradient(),))
    return Finding("stale-values", "fault", Where(), sentence, (), remedy), line
