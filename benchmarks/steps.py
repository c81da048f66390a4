"""Time one full-batch gradient step, and one-row prediction, against the rivals installed.

``python -m benchmarks.steps`` prints a Markdown report; ``--json`` and ``--markdown`` also write
it to files. One process, one core, rivals in turn.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import contest, default_fits, machine, report
from benchmarks.cases import CASES, ONE_ROW, Case, make_task
from benchmarks.operations import measure_peak
from benchmarks.rivals import RIVALS
from benchmarks.timing import CLOCKS

DTYPES = ("float32", "float64")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what the arguments ask for."""
    options = parse(arguments)
    machine.use_one_core()
    data = run(options)
    text = report.to_markdown(data)
    print(text)
    if options.json:
        options.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    if options.markdown:
        options.markdown.write_text(text, encoding="utf-8")


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.steps", description=__doc__)
    names = [case.name for case in (*CASES, ONE_ROW)]
    parser.add_argument("--quick", action="store_true", help="a few milliseconds each: no numbers")
    parser.add_argument("--only", action="append", choices=names, help="this network; repeatable")
    parser.add_argument(
        "--rivals",
        default=",".join(RIVALS),
        help="libraries to load, comma-separated (default: %(default)s)",
    )
    parser.add_argument("--engine", default="native", choices=["native", "numpy"])
    parser.add_argument("--rounds", type=int, help="default 7; 2 with --quick")
    parser.add_argument("--clock", default="wall", choices=list(CLOCKS))
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--markdown", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    options.rivals = options.rivals.split(",")
    options.rounds = options.rounds or (2 if options.quick else 7)
    options.seconds = 0.004 if options.quick else 0.1
    return options


def run(options: argparse.Namespace) -> dict[str, Any]:
    """Measure everything and return it as plain data."""
    described = machine.describe()
    makers, versions, absent = contest.gather(options.rivals)
    peaks = {dtype: peak(dtype, options) for dtype in DTYPES}
    outcomes = []
    for case in (*CASES, ONE_ROW):
        if options.only and case.name not in options.only:
            continue
        for dtype in DTYPES:
            print(f"{case.name} {dtype}", file=sys.stderr, flush=True)
            outcomes.append(hold(case, dtype, makers, options))
    fits = []
    if "sklearn" in options.rivals and not options.only:
        fits = default_fits.run(options.rounds, options.seconds, options.clock, quick=options.quick)
    # The peak of a shared machine wanders: keep the better of before and after.
    peaks = {dtype: max(value, peak(dtype, options)) for dtype, value in peaks.items()}
    records = [report.to_record(each, peaks[each.task.dtype.name]) for each in outcomes]
    return {
        "machine": described,
        "versions": versions,
        "absent": absent,
        "rounds": options.rounds,
        "seconds": options.seconds,
        "clock": options.clock,
        "peak_gflops": {dtype: round(value, 1) for dtype, value in peaks.items()},
        "steps": [record for record in records if record["network"] != ONE_ROW.name],
        "default_fits": fits,
        "predictions": [record for record in records if record["network"] == ONE_ROW.name],
    }


def hold(
    case: Case, dtype: str, makers: contest.rivals.Makers, options: argparse.Namespace
) -> contest.Outcome:
    """Hold the contest for one network in one dtype."""
    task = make_task(case, dtype, engine=options.engine)
    return contest.hold(
        task,
        makers,
        predict=case is ONE_ROW,
        rounds=options.rounds,
        seconds=options.seconds,
        clock=options.clock,
    )


def peak(dtype: str, options: argparse.Namespace) -> float:
    """Measure the matrix-product peak: large for numbers, small for a quick look."""
    size, repeats = (256, 3) if options.quick else (1024, 20)
    return measure_peak(dtype, size, repeats, options.clock)


if __name__ == "__main__":
    main()
