"""Diagnose programs whose fault is known, and count: ``python -m benchmarks.faults``.

Prints a Markdown report; ``--json`` and ``--markdown`` also write it to files. The ground truth is
read from ``truth.json``, which ``python -m benchmarks.faults.truth`` measures.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks import machine
from benchmarks.faults import report, truth
from benchmarks.faults.cases import CASES, Case
from benchmarks.faults.halves import HALVES, seen_programs
from benchmarks.faults.opinions import Contestant, Opinion, contestants
from benchmarks.faults.repairs import case_host, cured
from benchmarks.faults.scoring import Judged
from benchmarks.faults.tasks import TASKS

SCORED = ("faulty", "healthy", "silent")
QUICK_PROGRAMS = 5  # of each truth and half

Records = dict[str, list[dict[str, Any]]]  # by program, one a contestant


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what the arguments ask for."""
    options = parse(arguments)
    data: dict[str, Any] = {"machine": machine.describe(), "options": said_options(options)}
    if options.report:
        kept = json.loads(options.json.read_text(encoding="utf-8"))
        data = {key: kept[key] for key in data}
    records = kept_records(options)
    for half in options.halves:
        for _ in judge_half(half, options, records):
            save(data, records, options)
    text = report.to_markdown(data, {half: judged_in(records, half) for half in options.halves})
    print(text)
    if options.markdown:
        options.markdown.write_text(text, encoding="utf-8")


def save(data: dict[str, Any], records: Records, options: argparse.Namespace) -> None:
    """Write what is known so far, if a file is given, so that a run can be resumed."""
    if options.json:
        data["programs"] = [record for own in records.values() for record in own]
        options.json.write_text(one_line_each(data), encoding="utf-8")


def one_line_each(data: dict[str, Any]) -> str:
    """Return JSON with a line for each record."""
    parts = {key: json.dumps(value) for key, value in data.items() if key != "programs"}
    parts["programs"] = "[\n" + ",\n".join(json.dumps(each) for each in data["programs"]) + "\n]"
    return "{\n" + ",\n".join(f'"{key}": {value}' for key, value in parts.items()) + "\n}\n"


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few programs, nothing re-run")
    parser.add_argument("--half", choices=HALVES, help="one half only (default: both)")
    parser.add_argument("--only", default="", help="programs whose name holds this text")
    parser.add_argument("--truth", choices=SCORED, help="only programs that are this")
    parser.add_argument("--rival", action="append", help="a contestant to ask; repeatable")
    parser.add_argument("--no-rerun", action="store_true", help="no remedy is tried")
    parser.add_argument("--budget", type=float, default=60.0, help="seconds a diagnosis may take")
    parser.add_argument("--share", type=float, default=1.0, help="of the programs, drawn by lot")
    parser.add_argument("--seen", action="store_true", help="programs of `seen.txt` as well")
    parser.add_argument("--report", action="store_true", help="of what the JSON file holds, only")
    parser.add_argument("--resume", action="store_true", help="keep what the JSON file holds")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--markdown", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    options.halves = [options.half] if options.half else list(HALVES)
    options.no_rerun |= options.quick
    options.resume |= options.report
    return options


def said_options(options: argparse.Namespace) -> str:
    """Return the options that change what is measured, as text."""
    known = {
        "re-runs": not options.no_rerun,
        "seconds a diagnosis may take": options.budget,
        "share of the programs": options.share,
        "seen ones too": options.seen,
    }
    return ", ".join(f"{name} {value}" for name, value in known.items())


def kept_records(options: argparse.Namespace) -> Records:
    """Return what an earlier run wrote, by program; nothing unless asked to resume."""
    records: Records = {}
    if options.resume and options.json and options.json.exists():
        for record in json.loads(options.json.read_text(encoding="utf-8"))["programs"]:
            records.setdefault(record["program"], []).append(record)
    return records


def judge_half(half: str, options: argparse.Namespace, records: Records) -> Iterator[Case]:
    """Ask every contestant about every program of a half that has no record yet; yield each."""
    known = truth.load()
    chosen = [] if options.report else chosen_cases(half, known, options)
    asked = contestants(not options.no_rerun, options.budget, not options.no_rerun)
    if options.rival:
        asked = {name: each for name, each in asked.items() if name in options.rival}
    begun = time.monotonic()
    for i, case in enumerate(chosen, start=1):
        print(f"{i}/{len(chosen)} {time.monotonic() - begun:.0f} s {case.name}", file=sys.stderr)
        own = records.setdefault(case.name, [])
        for name in [name for name in asked if name not in {each["contestant"] for each in own}]:
            own.append(to_record(name, judge(case, known, asked[name], not options.no_rerun)))
        yield case


def judged_in(records: Records, half: str) -> dict[str, list[Judged]]:
    """Return the judgments about a half, by contestant."""
    judged: dict[str, list[Judged]] = {}
    for own in records.values():
        for record in own:
            if record["half"] == half:
                judged.setdefault(record["contestant"], []).append(from_record(record))
    return judged


def chosen_cases(half: str, known: truth.Truth, options: argparse.Namespace) -> list[Case]:
    """Return the programs to judge: those of known truth that count, or a lot of them."""
    left_out = frozenset() if options.seen else seen_programs()
    cases = [
        case
        for case in CASES.values()
        if case.half == half
        and options.only in case.name
        and case.name not in left_out
        and case.name in known.scores
        and case.host in known.scores
    ]
    by_truth: dict[str, list[Case]] = {kind: [] for kind in SCORED}
    for case in sorted(cases, key=_lot):
        by_truth.get(known.class_of(case), []).append(case)
    if options.truth:
        by_truth = {options.truth: by_truth[options.truth]}
    if options.quick:
        return [case for each in by_truth.values() for case in each[:QUICK_PROGRAMS]]
    shares = {kind: each[: round(options.share * len(each))] for kind, each in by_truth.items()}
    chosen = [case for each in shares.values() for case in each]
    return sorted(chosen, key=_lot)  # so that what an interrupted run has done is a fair sample


def _lot(case: Case) -> bytes:
    """What programs are put in order by, as if by lot."""
    return sha256(case.name.encode()).digest()


def judge(case: Case, known: truth.Truth, contestant: Contestant, tries_fixes: bool) -> Judged:
    """Ask about one program, and try what is prescribed if it is faulty."""
    kind = known.class_of(case)
    opinion = contestant(case, known.seed_of(case))
    judged = Judged(case, kind, tuple(known.rescues.get(case.name, ())), opinion)
    if not tries_fixes or kind != "faulty" or not judged.is_curable:
        return judged
    target = truth.ENOUGH * TASKS[case.settings.task].attainable()
    is_cured: list[bool] = []
    for fix in opinion.fixes:
        is_cured.append(cured(fix, target, case_host(case)))
        if is_cured[-1]:
            break
    return Judged(case, kind, judged.rescues, opinion, tuple(is_cured))


def to_record(name: str, judged: Judged) -> dict[str, Any]:
    """Return one judgment as plain data."""
    opinion: Opinion = judged.opinion
    record = {key: value for key, value in asdict(opinion).items() if key != "fixes"}
    return {
        "contestant": name,
        "program": judged.case.name,
        "half": judged.case.half,
        "truth": judged.truth,
        "injected": [list(causes) for causes in judged.case.causes],
        "rescues": list(judged.rescues),
        "fixes": [str(changes_of(judged.case, fix)) for fix in opinion.fixes],
        "is_cured": list(judged.is_cured),
        **record,
    }


def from_record(record: dict[str, Any]) -> Judged:
    """Return the judgment that was written as plain data; its fixes stay behind."""
    names = ("verdict", "faults", "harmless", "n_edits", "seconds", "numbers")
    said = {name: record[name] for name in names}
    said |= {"faults": tuple(said["faults"]), "harmless": tuple(said["harmless"])}
    return Judged(
        CASES[record["program"]],
        record["truth"],
        tuple(record["rescues"]),
        Opinion(**said),
        tuple(record["is_cured"]),
    )


def changes_of(case: Case, fix: Any) -> dict[str, Any]:
    """Return the constants in which a fix differs from the program."""
    return {key: value for key, value in vars(fix).items() if value != getattr(case.settings, key)}


if __name__ == "__main__":
    main()
