"""Trial: the remedies of several findings, alone and together, and the least that cures."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

from curvesmith.diagnosis import changes as edits
from curvesmith.diagnosis.changes import Change
from curvesmith.diagnosis.finding import Finding, Remedy
from curvesmith.diagnosis.goal import Goal, Scores
from curvesmith.diagnosis.sweep import measured
from curvesmith.diagnosis.workbench import Workbench

__all__ = ["Trial"]

# In place of findings: the training as it is, at the learning rate that suits it best.
RATE_ALONE = frozenset({-1})


class Trial:
    """The arms of one verification, each measured once.

    Parameters
    ----------
    findings : list of Finding
        Worst first; faults with changes that have not been verified are tried.
    bench : Workbench
        Where the arms are made.
    goal : Goal
        What a cure must reach.
    n_seeds : int
        Fresh starts of each arm.
    """

    def __init__(self, findings: list[Finding], bench: Workbench, goal: Goal, n_seeds: int) -> None:
        self.findings = findings
        self.bench = bench
        self.goal = goal
        self.n_seeds = n_seeds
        self.tried = [k for k, finding in enumerate(self.findings) if _is_tried(finding)]
        self.measured: dict[frozenset[int], Scores | None] = {}

    def run(self, budget_s: float) -> None:
        """Measure within the budget, and write what came out into the findings."""
        if not self.tried:
            return
        # The training as it is and at its best rate, each change alone, all together, and all but
        # one each.
        n_arms = 2 + len(self.tried) + (1 + len(self.tried) if len(self.tried) > 1 else 0)
        self.seconds, self.deadline = budget_s / n_arms, perf_counter() + budget_s
        cure: frozenset[int] = frozenset()
        try:
            if not self.goal.reached(self.measure(frozenset())):
                cure = self._smallest_cure()
            if cure and self._sweeps(cure):
                self.measure(RATE_ALONE)
        except KeyboardInterrupt:
            pass  # what was measured until now is kept
        self._write(cure)

    @property
    def rate_suffices(self) -> bool:
        """Whether the training as it is fits at another learning rate."""
        return self.goal.reached(self.measured.get(RATE_ALONE))

    def measure(self, members: frozenset[int]) -> Scores | None:
        """Return the scores with the remedies of these findings; None where it cannot be done."""
        if members not in self.measured:
            arm = self.bench.arm(self._changes(members))
            self.measured[members] = measured(
                arm, self.n_seeds, self.seconds, self.deadline, sweeps=self._sweeps(members)
            )
        return self.measured[members]

    def _verdict(self, k: int, cure: frozenset[int]) -> bool | None:
        """Return whether the remedy of finding ``k`` cures, by what was measured."""
        if self.goal.reached(self.measured.get(frozenset())):
            return None
        if self.rate_suffices:
            return False
        return k in cure or self.goal.reached(self.measured.get(frozenset({k})))

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
        for k in sorted(members - RATE_ALONE):
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
            told = replace(
                remedy, verified=self._verdict(k, cure), before=before.to_dict(), after=numbers
            )
            others = [self.findings[j].cause for j in sorted(cure - {k})] if k in cure else []
            if self.rate_suffices:
                rate = self.measured[RATE_ALONE]
                assert rate is not None, "it was measured"
                sentence = f"{remedy.sentence} {_rate_alone(rate)}"
                told = replace(told, sentence=sentence)
            elif others:
                sentence = f"{remedy.sentence} It cures only together with {' and '.join(others)}."
                told = replace(told, sentence=sentence)
            self.findings[k] = replace(self.findings[k], remedy=told)


def _rate_alone(scores: Scores) -> str:
    """Return the sentence about a learning rate that cures without the remedy."""
    rate = (
        "Another learning rate"
        if scores.learning_rate is None
        else (f"A learning rate of {scores.learning_rate:.2g}")
    )
    return f"{rate} alone reaches R² {scores.median:.3f} as well."


def _is_tried(finding: Finding) -> bool:
    """Whether the finding is a fault whose remedy is a change of the training."""
    remedy = finding.remedy
    if finding.severity != "fault" or remedy is None or remedy.verified is not None:
        return False
    return bool(remedy.changes) and not any(
        isinstance(change, edits.FixEvaluation) for change in remedy.changes
    )
