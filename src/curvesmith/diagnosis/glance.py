"""Glance: the first finding about a fit that ended badly, in about a second and without re-runs."""

from __future__ import annotations

from dataclasses import replace
from time import thread_time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from curvesmith.diagnosis.adapters import subject_of
from curvesmith.diagnosis.checks import Check
from curvesmith.diagnosis.checks.conditions import CONDITION_CHECKS, DATA_CHECKS
from curvesmith.diagnosis.evidence import Evidence
from curvesmith.diagnosis.finding import Finding
from curvesmith.diagnosis.subject import Subject
from curvesmith.diagnosis.verdict import LEAST_CONFIDENCE, in_order

__all__ = ["first_finding"]

# Seconds of computing after which no further check begins, and those that re-trainings may take.
SECONDS = 0.7
TRAINING_SECONDS = 2.0
# Rows enough to see what a network does with them.
MOST_ROWS = 1000
# The code is ours and tested; what is left are data and conditions. Those that train networks of
# their own, which takes longest, come last.
DEAR = ("missing_bias", "too_few_units", "ill_conditioned", "seed_dependent")


def first_finding(model: Any, X: NDArray[Any], y: NDArray[Any]) -> str:
    """Return the first finding about a fit and its remedy as a sentence; empty if there is none.

    Parameters
    ----------
    model : NeuralRegressor
        Fitted; or one whose fit failed, if its solver is a first-order one.
    X : ndarray of shape (n_rows, n_features)
        The rows it was fitted on, in the user's units.
    y : ndarray of shape (n_rows,) or (n_rows, n_outputs)
        Their targets.

    Returns
    -------
    sentence : str
        ``"Found: <cause>. <what was seen> <remedy>"``. The same cause that `diagnose` puts first
        without re-runs, but for what takes longer than about a second.

    Notes
    -----
    Of more than 1000 rows as many are drawn. A training in batches is then not made again, as it
    would make fewer steps.
    """
    subject = _subject(model, X, y)
    faults = [finding for finding in in_order(_findings(subject)) if finding.severity == "fault"]
    if not faults or faults[0].confidence < LEAST_CONFIDENCE:
        return ""
    first = faults[0]
    advice = "" if first.remedy is None else f" {first.remedy.sentence}"
    return f"Found: {first.cause}. {first.sentence}{advice}"


def _subject(model: Any, X: NDArray[Any], y: NDArray[Any]) -> Subject:
    """Return the fit as a subject, of no more rows than a glance takes."""
    if len(X) <= MOST_ROWS:
        return subject_of(model, X, y)
    rows = np.sort(np.random.default_rng(0).choice(len(X), MOST_ROWS, replace=False))
    subject = subject_of(model, X[rows], y[rows])
    return subject if subject.batch_size is None else replace(subject, step=None)


def _findings(subject: Subject) -> list[Finding]:
    """Return what the checks find until time is over."""
    evidence = Evidence(subject, budget_s=TRAINING_SECONDS)
    began = thread_time()
    found: list[Finding] = []
    for check in sorted((*DATA_CHECKS, *CONDITION_CHECKS), key=_is_dear):
        if thread_time() - began > SECONDS or any(f.cause == "non-finite-data" for f in found):
            break
        found += check(evidence)
    return found


def _is_dear(check: Check) -> bool:
    """Whether a check takes long; the others keep their order before it."""
    return check.__module__.rpartition(".")[2] in DEAR
