"""Trial: the remedies of several findings, alone and together, and the least that cures."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from time import perf_counter

from curvesmith.diagnosis import changes as edits
from curvesmith.diagnosis.changes import Change
from curvesmith.diagnosis.finding import Finding, Remedy
from curvesmith.diagnosis.further import PROVEN, as_fault, is_note, with_adam
from curvesmith.diagnosis.goal import Goal, Scores
from curvesmith.diagnosis.sweep import measured
from curvesmith.diagnosis.workbench import Workbench

__all__ = ["Trial"]

# Shares of the time that is left which the training as it is, and any other, may take at least.
SHARE_BEFORE = 0.35
SHARE = 0.25


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
        self.suspects = self._suspects()
        self.measured: dict[tuple[Change, ...], Scores | None] = {}
        self.at_best_rate: Scores | None = None
        self.is_interrupted = False

    def run(self, budget_s: float) -> None:
        """Measure within the budget, and write what came out into the findings."""
        if not self.tried:
            return
        # The training as it is and at its best rate, each remedy alone, all together, all but one.
        n_tried = len(self.tried)
        self.n_arms = 2 + n_tried + (1 + n_tried if n_tried > 1 else 0)
        self.deadline = perf_counter() + budget_s
        cure: frozenset[int] = frozenset()
        try:
            if not self.goal.reached(self.measure(())):
                cure = self._smallest_cure() or self._helped_cure()
            if cure:
                self._doubt(cure)
        except KeyboardInterrupt:
            self.is_interrupted = True  # what was measured until now is kept
        self._write(cure)

    def measure(self, changes: tuple[Change, ...]) -> Scores | None:
        """Return the scores with these changes; None where it cannot be done."""
        if changes not in self.measured:
            sweeps = bool(changes) and self.sweeps
            self.measured[changes] = self._trained(
                changes, sweeps, SHARE_BEFORE if not changes else 0
            )
        return self.measured[changes]

    @property
    def sweeps(self) -> bool:
        """Whether each arm has its own best learning rate: unless that is a remedy itself."""
        return edits.SetLearningRate not in self.suspects

    @property
    def rate_suffices(self) -> bool:
        """Whether the training as it is fits at another learning rate."""
        return self.goal.reached(self.at_best_rate)

    def _trained(self, changes: tuple[Change, ...], sweeps: bool, least: float) -> Scores | None:
        """Train with these changes, for a fair share of the time that is left."""
        arm, left = self.bench.arm(changes), self.deadline - perf_counter()
        share = max(least, 1 / max(1, self.n_arms - len(self.measured)))
        return measured(
            arm,
            self.n_seeds,
            share * left,
            self.deadline,
            sweeps=sweeps,
            attainable=self.goal.ceiling,
        )

    def _smallest_cure(self) -> frozenset[int]:
        """Return the smallest set found whose remedies together cure; empty if none do.

        Code that was seen to be wrong is mended whatever else cures: a condition's remedy counts
        with the learning rate that suits the mended code.
        """
        alone = [k for k in self.tried if self._cures(frozenset({k}))]
        if not alone:
            return self._needed_of(frozenset(self.tried))
        wrong = frozenset(k for k in self.tried if self.findings[k].family in PROVEN)
        mended = wrong | {alone[0]}
        return mended if not wrong & set(alone) and self._cures(mended) else frozenset({alone[0]})

    def _needed_of(self, members: frozenset[int]) -> frozenset[int]:
        """Return those of the findings whose remedies are needed together; empty if none cure."""
        if len(members) < 2 or not self._cures(members):
            return frozenset()
        needed = members
        for k in reversed(self.tried):
            fewer = needed - {k}
            if len(fewer) > 1 and self._cures(fewer):
                needed = fewer
        made = set(self._changes(needed))
        return frozenset(k for k in self.tried if made.issuperset(self._remedy(k).changes))

    def _helped_cure(self) -> frozenset[int]:
        """Return what cures with more than the faults ask for: the notes' remedies, and Adam.

        Adam takes the place of another learning rate: where the loss is a narrow valley, no one
        length suits all weights. Where none of it helps, everything is left as it was.
        """
        before = self.findings, self.tried, self.suspects
        self.findings = [with_adam(finding, self.bench.recipe) for finding in self.findings]
        self.tried = [
            *self.tried,
            *(k for k, f in enumerate(self.findings) if is_note(f) and _is_tried(as_fault(f))),
        ]
        if self.findings == before[0] and self.tried == before[1]:
            return frozenset()
        self.suspects = self._suspects()
        self.n_arms = len(self.measured) + len(self.tried) + 1
        cure = self._needed_of(frozenset(self.tried))
        if not cure:
            self.findings, self.tried, self.suspects = before
        return cure

    def _suspects(self) -> set[type[Change]]:
        """Return the kinds of all changes that are tried."""
        return {type(change) for k in self.tried for change in self._remedy(k).changes}

    def _doubt(self, cure: frozenset[int]) -> None:
        """Measure what else might explain a cure: the learning rate, or a part of the changes."""
        if self.sweeps and any(self.findings[k].family not in PROVEN for k in cure):
            self.at_best_rate = self._trained((), sweeps=True, least=SHARE)
        for part in self._parts(cure) if len(cure) == 1 else [self._changes({k}) for k in cure]:
            self.measure(part)
        for k in self.tried:
            # What cannot be tried alone, because the code at fault would be left, is tried beside.
            if k not in cure and self._alone(k) is None:
                self.measure(self._changes(cure | {k}))

    def _cures(self, members: frozenset[int]) -> bool:
        """Whether the remedies of these findings cure together."""
        return self.goal.reached(self.measure(self._changes(members)))

    def _changes(self, members: Collection[int]) -> tuple[Change, ...]:
        """Return the changes of these findings, one of each kind."""
        made: dict[type[Change], Change] = {}
        for k in sorted(members):
            for change in self._remedy(k).changes:
                made.setdefault(type(change), change)
        return self._set_apart(tuple(made.values()))

    def _parts(self, members: frozenset[int]) -> list[tuple[Change, ...]]:
        """Return each change alone, of a remedy that makes several."""
        changes = self._changes(members)
        return [self._set_apart((change,)) for change in changes] if len(changes) > 1 else []

    def _set_apart(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Return the changes such that none does what another is there for.

        Standardizing inputs also moves the rows to where zero biases bend. While the place of the
        kinks is a suspect of its own, scaling without it leaves them where they were.
        """
        kinds = {type(change) for change in changes}
        if edits.PlaceKinks not in self.suspects - kinds:
            return changes
        return tuple(
            replace(change, keeps_kinks=True) if isinstance(change, edits.ScaleInputs) else change
            for change in changes
        )

    def _remedy(self, k: int) -> Remedy:
        """Return the remedy of a finding that has one."""
        remedy = self.findings[k].remedy
        assert remedy is not None, "findings that are tried have remedies"
        return remedy

    def _alone(self, k: int) -> Scores | None:
        """Return the scores of one remedy alone; None where it has none."""
        return self.measured.get(self._changes(frozenset({k})))

    def _steadier(self, k: int, cure: frozenset[int]) -> Scores | None:
        """Return the scores of a cure with one more remedy, if only so no start is left behind."""
        less, more = (self.measured.get(self._changes(members)) for members in (cure, cure | {k}))
        if not cure or k in cure or less is None or more is None:
            return None
        return more if min(more.values) >= self.goal.r2 > min(less.values) else None

    def _verdict(self, k: int, cure: frozenset[int]) -> bool | None:
        """Return whether the remedy of finding ``k`` cures, by what was measured."""
        alone = self._alone(k)
        together = self.measured.get(self._changes(frozenset(self.tried)))
        if self._steadier(k, cure) is not None:
            return True
        if alone is None and (together is None or (cure and k not in cure)):
            return None
        if self.rate_suffices and self.findings[k].family not in PROVEN:
            return False
        return k in cure or self.goal.reached(alone)

    def _write(self, cure: frozenset[int]) -> None:
        """Give each finding what its remedy was seen to do."""
        before = self.measured.get(())
        if before is None:
            return
        for k in self.tried:
            told = replace(self._remedy(k), before=before.to_dict())
            if not self.goal.reached(before):
                told = self._told(k, cure, told)
            finding = replace(self.findings[k], remedy=told)
            self.findings[k] = as_fault(finding) if k in cure else finding

    def _told(self, k: int, cure: frozenset[int], remedy: Remedy) -> Remedy:
        """Return the remedy of finding ``k`` with its verdict, numbers and what they say."""
        alone, steadier = self._alone(k), self._steadier(k, cure)
        is_joint = k in cure and len(cure) > 1
        together = self.measured.get(self._changes(cure or frozenset(self.tried)))
        after = together if is_joint or (not cure and alone is None) else steadier or alone
        numbers = {} if after is None else after.to_dict()
        if is_joint and alone is not None:
            numbers["r2_alone"] = alone.median
        sentences = [remedy.sentence]
        if is_joint and self.goal.reached(alone):
            sentences.append(f"It cures; measured with the remedy of {self._beside(k, cure)}, too.")
        elif is_joint:
            sentences.append(f"It cures only together with {self._beside(k, cure)}.")
        if steadier is not None and together is not None:
            sentences.append(_lifted(together, steadier))
        if self.goal.reached(alone):
            parts = self._part_scores(k)
            numbers |= {f"r2_{_words(c, '_')}_alone": scores.median for c, scores in parts.items()}
            sentences += _all_needed(parts, self.goal)
        if self.rate_suffices and self.at_best_rate is not None:
            sentences.append(_rate_alone(self.at_best_rate))
        told = replace(
            remedy, sentence=" ".join(sentences), verified=self._verdict(k, cure), after=numbers
        )
        return self._cut_down(k, told) if cure == {k} else told

    def _cut_down(self, k: int, remedy: Remedy) -> Remedy:
        """Return a remedy that cures with the one of its changes that is enough, if one is."""
        parts = self._part_scores(k)
        enough = _enough(parts, self.goal)
        if enough is None:
            return remedy
        return replace(
            remedy,
            changes=(enough,),
            sentence=f"{remedy.sentence} To {_words(enough, ' ')} is enough.",
            after=remedy.after | parts[enough].to_dict(),
        )

    def _beside(self, k: int, cure: frozenset[int]) -> str:
        """Return the causes whose remedies finding ``k`` needs beside its own, one of a kind."""
        first: dict[tuple[Change, ...], str] = {}
        for j in sorted(cure):
            first.setdefault(self._remedy(j).changes, self.findings[j].cause)
        return " and ".join(c for made, c in first.items() if made != self._remedy(k).changes)

    def _part_scores(self, k: int) -> dict[Change, Scores]:
        """Return the scores of each change alone, of a remedy that makes several."""
        scores = {part[0]: self.measured.get(part) for part in self._parts(frozenset({k}))}
        return {change: found for change, found in scores.items() if found is not None}


def _all_needed(parts: dict[Change, Scores], goal: Goal) -> list[str]:
    """Return the sentence that no part of a remedy does alone, if that is so."""
    if not parts or max(scores.median for scores in parts.values()) >= goal.r2:
        return []
    told = ", ".join(f"{_words(c, ' ')} R² {scores.median:.3f}" for c, scores in parts.items())
    return [f"Nothing less does; alone: {told}."]


def _enough(parts: dict[Change, Scores], goal: Goal) -> Change | None:
    """Return the one change of a remedy that cures every start without the others, if one does.

    Of several the one with the best worst start. What is needless may do harm on other starts.
    """
    worst = {change: min(scores.values) for change, scores in parts.items()}
    best = max(worst, key=lambda change: worst[change], default=None)
    return None if best is None or worst[best] < goal.r2 else best


def _lifted(less: Scores, more: Scores) -> str:
    """Return the sentence about a remedy that makes a cure reliable."""
    return (
        f"Beside what cures, it lifts the worst of {len(more.values)} starts from R² "
        f"{min(less.values):.3f} to {min(more.values):.3f}."
    )


def _words(change: Change, gap: str) -> str:
    """Return the name of a change as words: ``ScaleInputs`` is "scale inputs"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", gap, type(change).__name__).lower()


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
