"""What each contestant says of a program: Curvesmith, the published rules, and two blind fixes."""

from __future__ import annotations

import random
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import isclose

from benchmarks.faults.cases import CASES, Case
from benchmarks.faults.course import Course, course_of
from benchmarks.faults.interventions import interventions
from benchmarks.faults.program import Program, Settings
from benchmarks.faults.repairs import case_host, fit_on_training_rows, repaired
from benchmarks.faults.rules import RULES, judged
from curvesmith.diagnosis.changes import Change, SetLearningRate
from curvesmith.diagnosis.finding import Remedy

OURS = "Curvesmith"
CRASHED = "crashed"
RANDOM, SHOTGUN = "random fix", "standardize + Adam + rate sweep"
ADAM_RATES = (0.001, 0.003, 0.01, 0.03, 0.1)


@dataclass(frozen=True)
class Opinion:
    """What was said: the verdict, causes in order, and programs that are said to be cured.

    ``fixes`` are tried in order: the first remedy, then all of them together. ``n_edits`` counts
    the changes that the first consists of. ``numbers`` is the evidence of the first finding.
    """

    verdict: str
    faults: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()
    fixes: tuple[Settings, ...] = ()
    n_edits: int = 0
    seconds: float = 0.0
    numbers: str = ""


Contestant = Callable[[Case, int], Opinion]


def curvesmith(rerun: bool, budget_s: float) -> Contestant:
    """Return Curvesmith itself as a contestant."""

    def opinion(case: Case, seed: int) -> Opinion:
        from benchmarks.faults.examined import subject_from
        from curvesmith.diagnosis.diagnose import examine

        subject = subject_from(Program(case.settings), seed)
        begun = time.process_time()
        try:
            report = examine(subject, rerun=rerun, budget_s=budget_s)
        except Exception as error:  # a crash is an answer too: a wrong one, counted and shown
            where = traceback.extract_tb(error.__traceback__)[-1]
            return Opinion(CRASHED, numbers=f"{error!r} at {where.filename}:{where.lineno}")
        seconds = time.process_time() - begun
        remedies = [found.remedy for found in report.faults if found.remedy is not None]
        rate = case.settings.learning_rate
        prescriptions = [prescription(remedy, rate) for remedy in remedies if remedy.changes]
        together = tuple(dict.fromkeys(each for changes in prescriptions for each in changes))
        prescribed = [prescriptions[0], together] if prescriptions else []
        fixes = dict.fromkeys(repaired(case, changes) for changes in prescribed)
        return Opinion(
            report.verdict,
            tuple(dict.fromkeys(found.cause for found in report.faults)),
            tuple(found.cause for found in report.findings if found.severity != "fault"),
            tuple(fix for fix in fixes if fix != case.settings),
            len(prescribed[0]) if prescribed else 0,
            seconds,
            _numbers(report),
        )

    return opinion


def prescription(remedy: Remedy, own_rate: float) -> tuple[Change, ...]:
    """Return the changes of a remedy, at the learning rate with which re-runs saw it cure.

    Nothing is said of the rate where that is ``own_rate``, the one that the program has.
    """
    rate = remedy.after.get("learning_rate")
    if not remedy.verified or rate is None or isclose(rate, own_rate):
        return remedy.changes
    kept = [each for each in remedy.changes if not isinstance(each, SetLearningRate)]
    return (*kept, SetLearningRate(rate))


def _numbers(report) -> str:
    """The evidence of the first finding, and what could not be measured, on one line."""
    parts = [f"{rung.name} {rung.r2:.3g}" for rung in report.ladder]
    for found in report.faults[:1]:
        parts += [f"{number.name} {number.value}" for number in found.evidence]
    return "; ".join([*parts, *report.notes])


@lru_cache(maxsize=1)
def watched(name: str, seed: int) -> Course:
    """Return the course of a program, once for all rules; the first pays for it."""
    return course_of(Program(CASES[name].settings), seed)


def by_rule(name: str) -> Contestant:
    """Return a published tool's rules as a contestant; they offer no fix that can be applied."""

    def opinion(case: Case, seed: int) -> Opinion:
        begun = time.process_time()
        causes = tuple(judged(RULES[name], watched(case.name, seed)))
        seconds = time.process_time() - begun
        return Opinion("fault" if causes else "healthy", causes, seconds=seconds)

    return opinion


def random_fix(case: Case, seed: int) -> Opinion:
    """One change drawn by lot from all that one may think of, wrong lines among them."""
    choices = [settings for _, settings in interventions(case.settings)]
    choices += [case.settings.but(edits=case_host(case).edits)] * bool(case.settings.edits)
    lot = random.Random(f"{case.name} {seed}")
    return Opinion("fault", fixes=(lot.choice(choices),), n_edits=1)


def shotgun(case: Case, seed: int) -> Opinion:
    """Standardize X and y, take Adam, take the learning rate that fits best; leave the code."""
    rows = (*case.settings.rows, ("x-unit", 1.0), ("y-unit", 1.0))
    begun = time.process_time()
    trials = [
        case.settings.but(rows=rows, optimizer="adam", learning_rate=rate) for rate in ADAM_RATES
    ]
    best = max(trials, key=fit_on_training_rows)
    return Opinion("fault", fixes=(best,), n_edits=4, seconds=time.process_time() - begun)


def contestants(rerun: bool, budget_s: float, with_fixes: bool) -> dict[str, Contestant]:
    """Every contestant that can be asked, ours first."""
    found: dict[str, Contestant] = {OURS: curvesmith(rerun, budget_s)}
    found |= {name: by_rule(name) for name in RULES}
    if with_fixes:
        found |= {RANDOM: random_fix, SHOTGUN: shotgun}
    return found
