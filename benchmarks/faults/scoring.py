"""How good opinions are, against the ground truth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from benchmarks.faults.cases import Case
from benchmarks.faults.intervals import Rate
from benchmarks.faults.operators import OPERATORS
from benchmarks.faults.opinions import Opinion

# No change of the program brings back what its rows do not hold.
NOT_CURABLE = {
    "column-constant",
    "inputs-irrelevant",
    "rows-few",
    "rows-few-noisy",
    "rows-noisy-wide",
    "rows-shuffled",
    "rows-sorted",
    "target-leaked",
    "targets-noise",
}
FLAGGED = ("fault", "does-not-run")


@dataclass(frozen=True)
class Judged:
    """A program, what it truly is, and what a contestant said of it.

    ``is_cured`` says of each prescribed fix whether it worked; empty where none was tried.
    """

    case: Case
    truth: str
    rescues: tuple[str, ...]
    opinion: Opinion
    is_cured: tuple[bool, ...] = ()

    @property
    def is_flagged(self) -> bool:
        """Whether it was called faulty."""
        return self.opinion.verdict in FLAGGED

    @property
    def accepted(self) -> set[str]:
        """Causes that are right: those of the injected operators, and those that rescue."""
        return self.injected | set(self.rescues)

    @property
    def injected(self) -> set[str]:
        """Causes of the injected operators."""
        return {cause for causes in self.case.causes for cause in causes}

    def names(self, first: int, causes: set[str]) -> bool:
        """Whether one of the first causes said is among ``causes``."""
        return self.is_flagged and bool(causes & set(self.opinion.faults[:first]))

    @property
    def is_curable(self) -> bool:
        """Whether some change of the program could cure it."""
        return not any(name in NOT_CURABLE for name, _ in self.case.operators)


@dataclass(frozen=True)
class Scores:
    """All measures of one contestant on one half."""

    detection: Rate
    false_alarms: Rate
    top_1: Rate
    top_1_injected: Rate
    top_3: Rate
    every_fault_of_pairs: Rate
    gradient_mistake: Rate
    silent_named: Rate
    abstentions: Rate
    fix_first: Rate
    fix_any: Rate
    extra_edits: float
    seconds: float


def scores_of(judged: list[Judged]) -> Scores:
    """Return the measures; each is a rate over the programs that it concerns."""
    faulty = [each for each in judged if each.truth == "faulty"]
    healthy = [each for each in judged if each.truth == "healthy"]
    silent = [each for each in judged if each.truth == "silent"]
    treated = [each for each in faulty if each.is_curable]
    edits = [
        each.opinion.n_edits - len(each.case.operators) for each in treated if any(each.is_cured)
    ]
    return Scores(
        detection=_rate(faulty, lambda j: j.is_flagged),
        false_alarms=_rate(healthy, lambda j: j.is_flagged),
        top_1=_rate(faulty, lambda j: j.names(1, j.accepted)),
        top_1_injected=_rate(faulty, lambda j: j.names(1, j.injected)),
        top_3=_rate(faulty, lambda j: j.names(3, j.accepted)),
        every_fault_of_pairs=_rate(
            [each for each in faulty if each.case.kind == "pair"], _names_every_fault
        ),
        gradient_mistake=_rate(
            [each for each in faulty + silent if gradient_causes(each.case)], _names_mistake
        ),
        silent_named=_rate(silent, _names_silent),
        abstentions=_rate(faulty + healthy, lambda j: j.opinion.verdict == "cannot-tell"),
        fix_first=_rate(treated, lambda j: j.is_cured[:1] == (True,)),
        fix_any=_rate(treated, lambda j: any(j.is_cured)),
        extra_edits=float(median(edits)) if edits else float("nan"),
        seconds=float(median(each.opinion.seconds for each in judged)) if judged else float("nan"),
    )


def is_right(each: Judged) -> bool:
    """Whether verdict and first cause are as they should be; silent mistakes must be named."""
    if each.truth == "faulty":
        return each.names(1, each.accepted)
    return _names_silent(each) if each.truth == "silent" else each.opinion.verdict == "healthy"


def gradient_causes(case: Case) -> set[str]:
    """The causes that name the gradient mistake of a case exactly; empty if it has none."""
    return {
        OPERATORS[name].causes[0]
        for name, _ in case.operators
        if name in OPERATORS
        and (OPERATORS[name].family == "gradient" or name.startswith("gradient-of-"))
    }


def confusion(judged: list[Judged], families: dict[str, str]) -> Counter[tuple[str, str]]:
    """Count (injected family, family of the first cause said) over faulty single mutants."""
    counts: Counter[tuple[str, str]] = Counter()
    for each in judged:
        if each.truth != "faulty" or each.case.kind == "pair":
            continue
        said = each.opinion.faults[:1] if each.is_flagged else ()
        family = families.get(said[0], "?") if said else each.opinion.verdict
        counts[each.case.families[0], family] += 1
    return counts


def _rate(judged: list[Judged], is_hit) -> Rate:
    return Rate(sum(bool(is_hit(each)) for each in judged), len(judged))


def _all_said(each: Judged) -> set[str]:
    return {*each.opinion.faults, *each.opinion.harmless}


def _names_every_fault(each: Judged) -> bool:
    said = set(each.opinion.faults)
    return all(said & set(causes) for causes in each.case.causes)


def _names_mistake(each: Judged) -> bool:
    return gradient_causes(each.case) <= _all_said(each)


def _names_silent(each: Judged) -> bool:
    """Whether each wrong line is named; other constants are wrong by effect only, and have none."""
    wrong = [OPERATORS[name].causes for name, _ in each.case.operators if OPERATORS[name].is_code]
    return all(_all_said(each) & set(causes) for causes in wrong)
