"""The ground truth: which programs fail, and what would cure them.

``python -m benchmarks.faults.truth`` measures it.

Every program is trained from ``N_SEEDS`` seeds and judged by R² on fresh rows. A mutant is

- *faulty* if it is killed (Mann-Whitney p < .05 and Cohen's d ≥ .5 against its host, downwards) and
  at least half of its seeds miss .95 R²*, so that the examined run, the lower median, does;
- *equivalent* if every score equals its host's;
- *silent* if it is neither, but a line of it is wrong;
- *survived* if it is neither and only constants differ.

Hosts and look-alikes are *healthy* if they reach .95 R²* from every seed, else *unfit*; so is what
is made of an unfit host. What is equivalent, survived or unfit is left out of all scores.

Results are kept in ``truth.json`` beside this file, by a fingerprint of the program: only what
changed is trained again.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.faults.cases import CASES, Case
from benchmarks.faults.interventions import rescuing_causes
from benchmarks.faults.program import Program, Settings, source_of
from benchmarks.faults.tasks import TASKS

FILE = Path(__file__).parent / "truth.json"
N_SEEDS = 10
ENOUGH = 0.95  # of R²*
KILL_P, KILL_D = (
    0.05,
    0.5,
)  # DeepCrime's rule: Humbatova et al., ISSTA 2021, 10.1145/3460319.3464825
SAME = 1e-9


@dataclass
class Truth:
    """What was measured: per program a fingerprint, scores by seed, and rescuing causes."""

    scores: dict[str, list[float]] = field(default_factory=dict)
    rescues: dict[str, list[str]] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)

    def class_of(self, case: Case) -> str:
        """Healthy, unfit, faulty, equivalent, silent or survived."""
        own = np.array(self.scores[case.name])
        is_enough = bool(np.all(own >= ENOUGH * TASKS[case.settings.task].attainable()))
        if case.kind in ("host", "look-alike"):
            return "healthy" if is_enough else "unfit"
        if self.class_of(CASES[case.host]) == "unfit":
            return "unfit"
        host = np.array(self.scores[case.host])
        if np.all(np.abs(own - host[: len(own)]) <= SAME):
            return "equivalent"
        is_poor = own[self.seed_of(case)] < ENOUGH * TASKS[case.settings.task].attainable()
        if is_killed(own, host) and is_poor:
            return "faulty"
        return "silent" if case.is_code else "survived"

    def seed_of(self, case: Case) -> int:
        """The seed whose score is the lower median: the run that is examined."""
        order = np.argsort(self.scores[case.name], kind="stable")
        return int(order[(len(order) - 1) // 2])


def is_killed(mutant: np.ndarray, host: np.ndarray) -> bool:
    """Whether the mutant's scores lie below the host's: p < .05 and d ≥ .5."""
    from scipy.stats import mannwhitneyu

    drop = host.mean() - mutant.mean()
    if drop <= 0:
        return False
    p = mannwhitneyu(mutant, host, alternative="two-sided").pvalue
    spread = np.sqrt((mutant.var(ddof=1) + host.var(ddof=1)) / 2)
    return bool(p < KILL_P and drop >= KILL_D * spread)


def load() -> Truth:
    """Read the committed file; empty if there is none."""
    return Truth(**json.loads(FILE.read_text(encoding="utf-8"))) if FILE.exists() else Truth()


def save(truth: Truth) -> None:
    """Write the file, programs in alphabetical order, one line each."""
    data: dict[str, Any] = {
        name: dict(sorted(part.items())) for name, part in asdict(truth).items()
    }
    rows = [
        f" {json.dumps(name)}: {{\n"
        + ",\n".join(f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in part.items())
        + "\n }"
        for name, part in data.items()
    ]
    FILE.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


def fingerprint(settings: Settings) -> str:
    """What decides a program's scores: its constants, edits, source and task."""
    task = TASKS[settings.task]
    plain = Settings(settings.task, settings.style)
    changed = {
        name: value for name, value in vars(settings).items() if value != getattr(plain, name)
    }
    known = f"{changed} {source_of(settings.style)} {task.n_rows} {task.noise}"
    return sha256(known.encode()).hexdigest()[:12]


def measure(truth: Truth, case: Case, n_seeds: int = N_SEEDS) -> None:
    """Train a program from every seed that is still missing."""
    program = Program(case.settings)
    is_stale = truth.fingerprints.get(case.name) != fingerprint(case.settings)
    scores = [] if is_stale else truth.scores[case.name]
    scores += [round(program.run(seed), 9) for seed in range(len(scores), n_seeds)]
    truth.scores[case.name] = scores
    truth.fingerprints[case.name] = fingerprint(case.settings)
    if is_stale:
        truth.rescues.pop(case.name, None)


def main(arguments: Sequence[str] | None = None) -> None:
    """Bring the file up to date."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults.truth", description=__doc__)
    parser.add_argument("--no-rescues", action="store_true", help="scores only")
    parser.add_argument("--seeds", type=int, default=N_SEEDS, help="fewer for a first look")
    parser.add_argument("--only", default="", help="programs whose name holds this text")
    options = parser.parse_args(arguments)
    truth = load()
    for part in asdict(truth):
        kept = {name: value for name, value in getattr(truth, part).items() if name in CASES}
        setattr(truth, part, kept)
    cases = [case for case in CASES.values() if options.only in case.name]
    _measure_all(truth, cases, options.seeds)
    if not options.no_rescues:
        _rescue_all(truth, cases)
    save(truth)


def _measure_all(truth: Truth, cases: list[Case], n_seeds: int) -> None:
    hosts = {case.host for case in cases}
    wanted = cases + [CASES[name] for name in sorted(hosts) if CASES[name] not in cases]
    stale = [
        case
        for case in wanted
        if truth.fingerprints.get(case.name) != fingerprint(case.settings)
        or len(truth.scores[case.name]) < n_seeds
    ]
    # Hosts first, then by lot, so that what is known so far is a fair sample.
    stale.sort(key=lambda case: (case.kind != "host", sha256(case.name.encode()).digest()))
    for case in _reported(stale, truth):
        measure(truth, case, n_seeds)


def _rescue_all(truth: Truth, cases: list[Case]) -> None:
    faulty = [case for case in cases if truth.class_of(case) == "faulty"]
    for case in _reported([case for case in faulty if case.name not in truth.rescues], truth):
        target = ENOUGH * TASKS[case.settings.task].attainable()
        truth.rescues[case.name] = rescuing_causes(case.settings, target)


def _reported(cases: list[Case], truth: Truth):
    """Yield the cases, saying which, and save now and then."""
    begun = time.monotonic()
    for i, case in enumerate(cases, start=1):
        print(f"{i}/{len(cases)} {time.monotonic() - begun:.0f} s {case.name}", file=sys.stderr)
        yield case
        if i % 5 == 0:
            save(truth)


if __name__ == "__main__":
    main()
