"""Code that does not run: a function raises before anything can be measured.

Symptom
    An error instead of a prediction, a loss or a gradient.
Evidence
    Each function is called once, on copies of parameters and data; the first that raises, its
    error, and the last line of the user's own code on the way there.
Threshold
    None: it raises or it does not.
Meaning
    Nothing else can be said before the code runs.
Remedy
    Correct that line.
What it is not
    A function that returns, however wrong its numbers are.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

import curvesmith
from curvesmith.diagnosis.finding import Finding, Number, Remedy, Where
from curvesmith.diagnosis.subject import Subject

__all__ = ["failure_of", "first_failure"]

_HERE = Path(curvesmith.__file__).parent


def first_failure(subject: Subject) -> Finding | None:
    """Call forward, loss and gradient once, on copies; return what the first failure says.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    finding : Finding or None
        Of cause ``does-not-run``, with the line that raised; None if all of them run.
    """
    calls: list[tuple[str, Callable[[], object]]] = [
        ("forward", lambda: subject.outputs(subject.params)),
        ("loss", lambda: subject.reported_loss(subject.params)),
    ]
    if subject.gradient is not None:
        calls.append(("gradient", lambda: subject.reported_gradient(subject.params)))
    for name, call in calls:
        try:
            call()
        except Exception as error:  # whatever the user's own code raises
            return failure_of(name, error)
    return None


def failure_of(function: str, error: Exception) -> Finding:
    """Return the finding of a function that raised.

    Parameters
    ----------
    function : str
        Its name among those of `Subject`.
    error : Exception
        What it raised.
    """
    where = _last_line(error)
    kind = type(error).__name__
    return Finding(
        "does-not-run",
        "fault",
        where,
        f"`{function}` does not run: {kind}: {error}",
        (Number("error", kind, f"raised by {function}(params, ...) on a copy of the data"),),
        Remedy("Correct the line that raises; nothing else can be said before it runs."),
    )


def _last_line(error: Exception) -> Where:
    """Return the last line of the user's own code in a traceback."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if _HERE not in Path(frame.filename).parents and "site-packages" not in frame.filename
    ]
    if not frames:
        return Where()
    last = frames[-1]
    return Where(file=last.filename, line=last.lineno, text=last.line or None)
