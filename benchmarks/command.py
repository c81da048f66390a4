"""What the accuracy commands share: their options, the loop over fits, and where results go."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from benchmarks import machine
from benchmarks.learners import LEARNERS
from benchmarks.ledger import Ledger, Record
from benchmarks.measuring import measure, version
from benchmarks.splits import Task

LIBRARIES = ("numpy", "scipy", "scikit-learn")


@dataclass(frozen=True)
class Plan:
    """One command: its data sets, their tasks, who takes part, and how the report is written.

    ``tasks(set, n_splits)`` yields the tasks of a set, all of them if ``n_splits`` is None.
    """

    name: str
    about: str
    sets: tuple[str, ...]
    quick_sets: tuple[str, ...]
    rivals: tuple[str, ...]
    tasks: Callable[[str, int | None], Iterator[Task]]
    to_markdown: Callable[[Record], str]
    quick_splits: int | None = 2


def main(plan: Plan, arguments: Sequence[str] | None = None) -> None:
    """Run what the arguments ask for, and print and write the report."""
    options = parse(plan, arguments)
    machine.use_one_core()
    ledger = Ledger(options.json, resume=options.resume)
    run(plan, options, ledger)
    write(plan.to_markdown(ledger.data), options)
    ledger.write()


def parser(name: str, about: str, sets: Sequence[str]) -> argparse.ArgumentParser:
    """Return the options that every accuracy command has."""
    made = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}", description=about)
    one = made.add_mutually_exclusive_group()
    one.add_argument("--quick", action="store_true", help="less than a minute: no numbers")
    made.add_argument("--only", nargs="+", choices=sets, metavar="NAME", help="these alone")
    made.add_argument("--splits", type=int, metavar="K", help="the first K splits or seeds")
    made.add_argument("--clock", default="wall", choices=["wall", "processor"])
    made.add_argument("--json", type=Path, metavar="FILE", help="results, written as they come")
    made.add_argument("--markdown", type=Path, metavar="FILE")
    one.add_argument(
        "--resume", action="store_true", help="keep what the JSON file holds, compute the rest"
    )
    return made


def parse(plan: Plan, arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    made = parser(plan.name, plan.about, plan.sets)
    made.add_argument(
        "--rivals",
        default=",".join(plan.rivals),
        help=f"comma-separated, of {', '.join(LEARNERS)}; none is '' (default: %(default)s)",
    )
    options = made.parse_args(arguments)
    options.rivals = names(made, options.rivals, LEARNERS)
    options.sets = options.only or (plan.quick_sets if options.quick else plan.sets)
    options.splits = options.splits or (plan.quick_splits if options.quick else None)
    return options


def names(made: argparse.ArgumentParser, text: str, known: Iterable[str]) -> list[str]:
    """Split the value of ``--rivals``, or end with a message if it names an unknown one."""
    found = [name for name in text.split(",") if name]
    for name in found:
        if name not in known:
            made.error(f"`--rivals` must name some of {', '.join(known)}, got '{name}'.")
    return found


def run(plan: Plan, options: argparse.Namespace, ledger: Ledger) -> None:
    """Make every fit; learners take turns on each split, so a slow moment hits all alike."""
    learners = ["curvesmith", *options.rivals]
    ledger.data.update(
        clock=options.clock, quick=options.quick, versions=library_versions(LIBRARIES)
    )
    for name in options.sets:
        for task in plan.tasks(name, options.splits):
            for learner in learners:
                _once(ledger, learner, task)


def _once(ledger: Ledger, learner: str, task: Task) -> None:
    key = (task.set, task.split, learner, version(learner))
    result = ledger.once(key, lambda: measure(learner, task))
    said = result.get("failed") or f"rmse {result['rmse']:.4g}, {result['seconds']:.2f} s"
    print(f"{task.set} {task.split} {learner}: {said}", file=sys.stderr, flush=True)


def library_versions(names: Sequence[str]) -> dict[str, str]:
    """Return the versions of installed distributions."""
    installed = {dist.name.lower() for dist in metadata.distributions()}
    return {name: metadata.version(name) for name in names if name in installed}


def write(text: str, options: argparse.Namespace) -> None:
    """Print a report, and write it where asked."""
    print(text)
    if options.markdown:
        options.markdown.write_text(text, encoding="utf-8")
