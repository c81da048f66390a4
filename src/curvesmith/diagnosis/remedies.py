"""Remedies: changes are made, trainings are made again, and what cures is told from what does not.

Every arm is trained from fresh starts at the learning rate that suits it best, so that a change
is not blamed for a rate that was made for another set-up; unless the learning rate is itself one
of the remedies, then each arm without it keeps the user's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from curvesmith.diagnosis import changes as edits
from curvesmith.diagnosis.arms import Arm
from curvesmith.diagnosis.changes import Change
from curvesmith.diagnosis.finding import Finding, Remedy
from curvesmith.diagnosis.goal import Goal, Scores, goal_of
from curvesmith.diagnosis.structure import Structure
from curvesmith.diagnosis.subject import Subject
from curvesmith.diagnosis.sweep import measured
from curvesmith.diagnosis.trial import Trial
from curvesmith.diagnosis.workbench import Workbench
from curvesmith.fitting.yardstick import r2

if TYPE_CHECKING:
    from curvesmith.diagnosis.evidence import Evidence

__all__ = ["Goal", "Interrupted", "Scores", "apply", "rerun", "verify"]


class Interrupted(KeyboardInterrupt):
    """Ctrl-C during the re-runs.

    Parameters
    ----------
    findings : list of Finding
        With what the re-runs showed until then.
    """

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__()
        self.findings = findings


def apply(
    subject: Subject, changes: tuple[Change, ...], structure: Structure | None = None
) -> Arm | None:
    """Return a training of the subject with these changes.

    Parameters
    ----------
    subject : Subject
    changes : tuple of Change
    structure : Structure or None
        Its network; None finds it out.

    Returns
    -------
    arm : Arm or None
        By our engine where the network and the loss are known and nothing of the user's code that
        is at fault would be left; else by the user's own step. None where neither can be.
    """
    return Workbench(subject, structure).arm(changes)


def rerun(
    subject: Subject,
    changes: tuple[Change, ...],
    n_seeds: int = 5,
    budget_s: float = 20.0,
    *,
    structure: Structure | None = None,
    keeps_rate: bool = False,
) -> tuple[Scores | None, Scores | None]:
    """Train as before, and with the changes, from fresh starts.

    Parameters
    ----------
    subject : Subject
    changes : tuple of Change
    n_seeds : int
        Number of starts.
    budget_s : float
        Seconds for everything; steps are left out where they would take longer.
    structure : Structure or None
        Its network; None finds it out.
    keeps_rate : bool
        Whether the changed training keeps the user's learning rate instead of its own best.

    Returns
    -------
    before, after : Scores or None
        None for what cannot be made, or was not done in time.
    """
    bench = Workbench(subject, structure)
    deadline = perf_counter() + budget_s
    before = measured(bench.arm(), n_seeds, budget_s / 2, deadline, sweeps=False)
    arm = bench.arm(changes)
    return before, measured(arm, n_seeds, budget_s / 2, deadline, sweeps=not keeps_rate)


def verify(
    findings: Sequence[Finding],
    subject: Subject,
    evidence: Evidence | None = None,
    budget_s: float = 60.0,
    *,
    ceiling: float | None = None,
    line: float | None = None,
    n_seeds: int = 5,
) -> list[Finding]:
    """Try each remedy alone and, where none cures alone, together; keep the least that cures.

    Parameters
    ----------
    findings : sequence of Finding
        Worst first. Faults whose remedies have changes are tried; all others come back as given.
    subject : Subject
    evidence : Evidence or None
        Read for the network, the attainable R² and that of the best line.
    budget_s : float, default=60.0
        Seconds. What is not tried in time keeps ``verified=None``.
    ceiling, line : float or None
        Instead of the evidence's; by default those of our own fit and of least squares.
    n_seeds : int, default=5
        Fresh starts of each arm.

    Returns
    -------
    findings : list of Finding
        In the same order. ``verified`` is True for a remedy that cures alone or is needed in the
        smallest set found that cures, False for one that was tried and is not. A remedy needed
        together with others has the numbers of all together in ``after``, its own as
        ``"r2_alone"``.

    Raises
    ------
    Interrupted
        By Ctrl-C; what the re-runs showed until then is kept.
    """
    began = perf_counter()
    bench = Workbench(subject)
    if evidence is not None:
        bench.structure = evidence.structure
    goal = goal_of(subject, evidence, ceiling, line)
    told = [_evaluated(finding, subject) for finding in findings]
    trial = Trial(told, bench, goal, n_seeds)
    trial.run(budget_s - (perf_counter() - began))
    if trial.is_interrupted:
        raise Interrupted(trial.findings)
    return trial.findings


def _is_evaluation(remedy: Remedy) -> bool:
    """Whether the remedy changes nothing but how the network is judged."""
    return any(isinstance(change, edits.FixEvaluation) for change in remedy.changes)


def _evaluated(finding: Finding, subject: Subject) -> Finding:
    """Return a finding about the evaluation with R² as the user judges, and as the network is."""
    remedy = finding.remedy
    if remedy is None or not _is_evaluation(remedy) or subject.predict is None:
        return finding
    weights = np.ones(subject.n_rows)
    judged = r2(subject.judged(subject.final), subject.targets, weights)
    actual = r2(subject.outputs(subject.final), subject.targets, weights)
    told = replace(remedy, verified=actual > judged, before={"r2": judged}, after={"r2": actual})
    return replace(finding, remedy=told)
