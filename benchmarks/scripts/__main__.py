"""Diagnose scripts whose faults are known, and count: ``python -m benchmarks.scripts``.

Prints a Markdown report; ``--json`` and ``--markdown`` also write it to files. What is true of the
scripts is read from ``truth.json``, which ``python -m benchmarks.scripts.truth`` measures.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from math import inf
from pathlib import Path
from threading import Lock
from typing import Any

from benchmarks import machine
from benchmarks.scripts import labels, report
from benchmarks.scripts.labels import HALVES, Label
from benchmarks.scripts.opinions import ask
from benchmarks.scripts.scoring import Judged, judged_of

QUICK_SCRIPTS = 3  # faulty ones of each half, and as many healthy ones

Record = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what the arguments ask for."""
    options = parse(arguments)
    chosen = {half: chosen_labels(half, options) for half in options.halves}
    data, records = begun(options)
    names = by_lot([each for own in chosen.values() for each in own if each.name not in records])
    began = time.monotonic()

    def judge(label: Label) -> None:
        if time.monotonic() - began > 60 * options.minutes:
            return
        said = ask(label, rerun=not options.no_rerun, budget=options.budget)
        with saving:
            records[label.name] = said
            save(data, options)
            print(f"{len(records)} {label.name}: {said['verdict']}", file=sys.stderr, flush=True)

    saving = Lock()
    with ThreadPoolExecutor(options.at_once) as pool:
        list(pool.map(judge, names))
    judged: dict[str, list[Judged]] = {
        half: judged_of(own, records) for half, own in chosen.items()
    }
    text = report.to_markdown(data, judged)
    print(text)
    if options.markdown:
        options.markdown.write_text(text, encoding="utf-8")


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scripts", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few scripts, nothing re-run")
    parser.add_argument("--half", choices=HALVES, help="one half only (default: both)")
    parser.add_argument("--only", default="", help="scripts whose name holds this text")
    parser.add_argument("--no-rerun", action="store_true", help="no remedy is tried")
    parser.add_argument("--budget", type=float, default=60.0, help="seconds a diagnosis may take")
    parser.add_argument(
        "--minutes", type=float, default=inf, help="no script is begun after so many (default: all)"
    )
    parser.add_argument(
        "--at-once",
        type=int,
        default=1,
        metavar="N",
        help="scripts at a time (default: 1)",
    )
    parser.add_argument("--resume", action="store_true", help="keep what the JSON file holds")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--markdown", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    options.halves = [options.half] if options.half else list(HALVES)
    options.no_rerun |= options.quick
    return options


def chosen_labels(half: str, options: argparse.Namespace) -> list[Label]:
    """Return the scripts of a half that are asked for."""
    own = [
        label
        for label in labels.load().values()
        if label.half == half and options.only in label.name
    ]
    if not options.quick:
        return own
    healthy = [label for label in own if label.is_healthy]
    return [label for label in own if label.faults][:QUICK_SCRIPTS] + healthy[:QUICK_SCRIPTS]


def by_lot(own: Sequence[Label]) -> list[Label]:
    """Return scripts in an order that their labels have no part in: a broken-off run is a lot."""
    return sorted(own, key=lambda label: sha256(label.name.encode()).digest())


def begun(options: argparse.Namespace) -> tuple[Record, dict[str, Record]]:
    """Return the data of this run and the records in it, those of an earlier run if resumed."""
    if options.resume and options.json and options.json.exists():
        data: Record = json.loads(options.json.read_text(encoding="utf-8"))
    else:
        said = f"re-runs {not options.no_rerun}, budget {options.budget:.0f} s"
        said += f", {options.at_once} at once"
        data = {"machine": machine.describe(), "options": said, "scripts": {}}
    return data, data["scripts"]


def save(data: Record, options: argparse.Namespace) -> None:
    """Write what is known so far, if a file is given, so that a run can be resumed."""
    if options.json:
        options.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
