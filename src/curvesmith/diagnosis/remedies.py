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
from curvesmith.diagnosis.workbench import Workbench
from curvesmith.fitting.yardstick import r2

if TYPE_CHECKING:
    from curvesmith.diagnosis.evidence import Evidence

__all__ = ["Goal", "Scores", "apply", "rerun", "verify"]

# Starts of the sweep over learning rates, apart from those that judge.
SWEEP_SEEDS = (1001, 1002)
FEWEST_STEPS = 20
# Share of an arm's seconds that is planned with: trainings take longer than they were timed at.
USED = 0.6


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
    before = _measured(bench.arm(), n_seeds, budget_s / 2, deadline, sweeps=False)
    arm = bench.arm(changes)
    return before, _measured(arm, n_seeds, budget_s / 2, deadline, sweeps=not keeps_rate)


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

    Notes
    -----
    Ctrl-C ends the re-runs; what they showed until then is kept.
    """
    began = perf_counter()
    structure = None if evidence is None else evidence.structure
    goal = goal_of(subject, evidence, ceiling, line)
    trial = _Trial(list(findings), Workbench(subject, structure), goal, n_seeds)
    trial.run(budget_s - (perf_counter() - began))
    return trial.findings


class _Trial:
    """The arms of one verification, each measured once."""

    def __init__(self, findings: list[Finding], bench: Workbench, goal: Goal, n_seeds: int) -> None:
        self.findings = [_evaluated(finding, bench.subject) for finding in findings]
        self.bench = bench
        self.goal = goal
        self.n_seeds = n_seeds
        self.tried = [k for k, finding in enumerate(self.findings) if _is_tried(finding)]
        self.measured: dict[frozenset[int], Scores | None] = {}

    def run(self, budget_s: float) -> None:
        """Measure within the budget, and write what came out into the findings."""
        if not self.tried:
            return
        # The training as it is, each change alone, all together, and all but one each.
        n_arms = 1 + len(self.tried) + (1 + len(self.tried) if len(self.tried) > 1 else 0)
        self.seconds, self.deadline = budget_s / n_arms, perf_counter() + budget_s
        cure: frozenset[int] = frozenset()
        try:
            if not self.goal.reached(self.measure(frozenset())):
                cure = self._smallest_cure()
        except KeyboardInterrupt:
            pass  # what was measured until now is kept
        self._write(cure)

    def measure(self, members: frozenset[int]) -> Scores | None:
        """Return the scores with the remedies of these findings; None where it cannot be done."""
        if members not in self.measured:
            arm = self.bench.arm(self._changes(members))
            self.measured[members] = _measured(
                arm, self.n_seeds, self.seconds, self.deadline, sweeps=self._sweeps(members)
            )
        return self.measured[members]

    def _smallest_cure(self) -> frozenset[int]:
        """Return the smallest set found whose remedies together cure; empty if none do."""
        alone = [k for k in self.tried if self.goal.reached(self.measure(frozenset({k})))]
        if alone:
            return frozenset({alone[0]})
        needed = frozenset(self.tried)
        if len(needed) < 2 or not self.goal.reached(self.measure(needed)):
            return frozenset()
        for k in reversed(self.tried):
            fewer = needed - {k}
            if len(fewer) > 1 and self.goal.reached(self.measure(fewer)):
                needed = fewer
        return needed

    def _changes(self, members: frozenset[int]) -> tuple[Change, ...]:
        """Return the changes of these findings, one of each kind.

        Standardizing inputs also moves the rows to where zero biases bend. While the place of the
        kinks is a suspect of its own, scaling without it leaves them where they were, so that
        each is tried alone.
        """
        made: dict[type[Change], Change] = {}
        for k in sorted(members):
            for change in self._remedy(k).changes:
                made.setdefault(type(change), change)
        suspects = {type(change) for k in self.tried for change in self._remedy(k).changes}
        scaling = made.get(edits.ScaleInputs)
        if edits.PlaceKinks in suspects - made.keys() and isinstance(scaling, edits.ScaleInputs):
            made[edits.ScaleInputs] = replace(scaling, keeps_kinks=True)
        return tuple(made.values())

    def _sweeps(self, members: frozenset[int]) -> bool:
        """Whether the arm has its own best learning rate; the user's training never has."""
        kinds = {type(change) for k in self.tried for change in self._remedy(k).changes}
        return bool(members) and edits.SetLearningRate not in kinds

    def _remedy(self, k: int) -> Remedy:
        """Return the remedy of a finding that has one."""
        remedy = self.findings[k].remedy
        assert remedy is not None, "findings that are tried have remedies"
        return remedy

    def _write(self, cure: frozenset[int]) -> None:
        """Give each finding what its remedy was seen to do."""
        before = self.measured.get(frozenset())
        for k in self.tried:
            alone = self.measured.get(frozenset({k}))
            after = self.measured.get(cure) if k in cure and len(cure) > 1 else alone
            remedy = self._remedy(k)
            if before is None or after is None:
                continue
            numbers = after.to_dict()
            if after is not alone and alone is not None:
                numbers["r2_alone"] = alone.median
            verified = None if self.goal.reached(before) else k in cure or self.goal.reached(alone)
            told = replace(remedy, verified=verified, before=before.to_dict(), after=numbers)
            others = [self.findings[j].cause for j in sorted(cure - {k})] if k in cure else []
            if others:
                sentence = f"{remedy.sentence} It cures only together with {' and '.join(others)}."
                told = replace(told, sentence=sentence)
            self.findings[k] = replace(self.findings[k], remedy=told)


def _is_tried(finding: Finding) -> bool:
    """Whether the finding is a fault whose remedy is a change of the training."""
    remedy = finding.remedy
    if finding.severity != "fault" or remedy is None or remedy.verified is not None:
        return False
    return bool(remedy.changes) and not _is_evaluation(remedy)


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


def _measured(
    arm: Arm | None, n_seeds: int, seconds: float, deadline: float, *, sweeps: bool
) -> Scores | None:
    """Return the scores of an arm from fresh starts, within these seconds."""
    if arm is None or perf_counter() > deadline:
        return None
    began = perf_counter()
    must_sweep = (sweeps or arm.learning_rate is None) and len(arm.rates) > 0
    n_sweep = len(SWEEP_SEEDS) * len(arm.rates) if must_sweep else 0
    share = n_sweep / (n_sweep + n_seeds)
    affordable = USED * seconds / (n_sweep + n_seeds) / max(arm.seconds_per_step, 1e-9)
    n_steps = min(arm.n_steps, max(FEWEST_STEPS, int(affordable)))
    rate = arm.learning_rate
    if must_sweep:
        rate = _best_rate(arm, n_steps, min(deadline, began + share * seconds))
    values = [arm.train(seed, rate, n_steps, deadline) for seed in range(n_seeds)]
    known = tuple(value for value in values if value is not None)
    return Scores(known, rate, n_steps) if known else None


def _best_rate(arm: Arm, n_steps: int, deadline: float) -> float:
    """Return the learning rate of the best of the worst R² over the starts of the sweep."""
    worst = []
    for rate in arm.rates:
        scores = [arm.train(seed, rate, n_steps, deadline) for seed in SWEEP_SEEDS]
        known = [score for score in scores if score is not None]
        worst.append(min(known) if known else -np.inf)
    return arm.rates[int(np.argmax(worst))]
