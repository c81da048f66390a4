"""The four founding cases: seconds until the error against the function itself is reached.

``python -m benchmarks.time_to_accuracy`` races a default call against the best settings of others.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import metadata
from statistics import median

import numpy as np

from benchmarks import accuracy_report as report
from benchmarks import command, machine, races
from benchmarks.ledger import Ledger, Record
from benchmarks.markdown import number, table
from benchmarks.races import Predict, Race
from benchmarks.targets import TESTING, TRAINING
from benchmarks.timing import CLOCKS
from curvesmith.problems import FOUNDING_CASES, FoundingCase

N_SEEDS = 3
N_TEST = 2000
GOALS = (0.1, 0.03, 0.01, 0.003, 0.001)
TITLES = {
    "curvesmith": "Curvesmith, one call",
    "curvesmith-set": "Curvesmith, best setting",
    "mlp-searched": "scikit-learn, one call",
    "mlp": "scikit-learn, best setting",
    "torch": "PyTorch Adam, best setting",
}
LIBRARY = {"mlp-searched": "scikit-learn", "mlp": "scikit-learn", "torch": "torch"}

INTRO = f"""Rows, inputs and noise are those of the four founding cases; the network is not, since \
those could not fit. The error is the root mean square one on {N_TEST} other rows against the \
function without noise, over its standard deviation. *Curvesmith, one call* is one default call, \
timed to its end: it chooses sizes and penalties, and ends with error bars. *scikit-learn, one \
call* is its network by L-BFGS, whose activation and penalty are cross-validated. *Best setting* \
gives every advantage: of all settings and lengths of training that one counts that was quickest \
to the goal on these very rows, looking at the test error costs nothing, and the search is not \
counted. No user has it; it compares solvers, as one call compares what a user waits for. Ratios \
are to the same kind of Curvesmith's. Median over the draws; > means that the goal was not reached \
on at least half of them, and how long the longest attempt took; the last goals are the errors \
that a default call and that scikit-learn's best setting ended with."""
KIND = {
    "mlp-searched": "curvesmith",
    "mlp": "curvesmith-set",
    "torch": "curvesmith-set",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what the arguments ask for."""
    options = parse(arguments)
    machine.use_one_core()
    ledger = Ledger(options.json, resume=options.resume)
    ledger.data.update(
        clock=options.clock,
        quick=options.quick,
        versions=command.library_versions((*command.LIBRARIES, "torch")),
    )
    for name in options.sets:
        for seed in range(options.splits):
            for contestant in ["curvesmith", "curvesmith-set", *options.rivals]:
                run(ledger, contestant, FOUNDING_CASES[name], seed)
    ledger.write()
    command.write(to_markdown(ledger.data), options)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    made = command.parser("time_to_accuracy", "Seconds to an accuracy.", list(FOUNDING_CASES))
    made.add_argument(
        "--rivals", default=",".join(LIBRARY), help="comma-separated (default: %(default)s)"
    )
    options = made.parse_args(arguments)
    options.rivals = command.names(made, options.rivals, LIBRARY)
    options.sets = options.only or (["sum"] if options.quick else list(FOUNDING_CASES))
    options.splits = options.splits or (1 if options.quick else N_SEEDS)
    return options


def run(ledger: Ledger, name: str, case: FoundingCase, seed: int) -> None:
    """Let one contestant run on one draw."""
    version = metadata.version(LIBRARY[name]) if name in LIBRARY else machine.source()
    key = (case.name, seed, name, version)
    result = ledger.once(key, lambda: measure(name, case, seed, ledger.data))
    last = result["points"][-1]
    print(f"{case.name} {seed} {name}: {last[1]:.3g}, {last[0]:.2f} s", file=sys.stderr, flush=True)


def measure(name: str, case: FoundingCase, seed: int, data: Record) -> Record:
    """Return the frontier of one contestant on one draw, and the longest it tried."""
    X, y = case.problem.sample(case.n_rows, np.random.default_rng((TRAINING, seed)))
    X_test, f = case.problem.sample(N_TEST, np.random.default_rng((TESTING, seed)), noise=0.0)

    def error_of(predict: Predict) -> float:
        return float(np.sqrt(np.mean((predict(X_test) - f) ** 2)) / np.std(f))

    race = Race(X, y, seed, error_of, CLOCKS[data["clock"]], data["quick"])
    points, longest = races.run(name, race)
    return {
        "points": [[round(p.seconds, 5), float(f"{p.error:.4g}"), p.setting] for p in points],
        "longest": longest,
    }


def to_markdown(data: Record) -> str:
    """Write the report."""
    parts = ["# Time to accuracy", report.head(data), INTRO]
    for name in report.sets(data):
        parts += [f"## {name}: {FOUNDING_CASES[name].question}", goals(data, name)]
    return report.join(
        *parts, "## Settings that were quickest to Curvesmith's error", settings(data)
    )


def goals(data: Record, name: str) -> str:
    """Tabulate the seconds to each goal, the last ones being what some contestants ended with."""
    present = [each for each in TITLES if report.of(data, name, each)]
    draws = [result["split"] for result in report.of(data, name, "curvesmith")]
    wanted = [(f"{goal:g}", dict.fromkeys(draws, goal)) for goal in GOALS]
    for ender in ("curvesmith", "mlp"):
        own = {r["split"]: r["points"][-1][1] for r in report.of(data, name, ender)}
        if own:
            wanted.append((f"{number(median(own.values()))} ({TITLES[ender]})", own))
    rows = []
    for label, needed in wanted:
        times = {each: times_to(report.of(data, name, each), needed) for each in present}
        rows.append([label, *(cell(data, name, each, times) for each in present)])
    return table(["error", *(TITLES[each] for each in present)], rows)


def times_to(results: list[Record], needed: dict[int, float]) -> list[float]:
    """Return the seconds to the error needed on each draw; infinite where it was not reached."""
    return [seconds_to(result["points"], needed[result["split"]]) for result in results]


def seconds_to(points: list[list[object]], goal: float) -> float:
    """Return the seconds of the first point of a frontier at or below an error."""
    reached = [float(str(point[0])) for point in points if float(str(point[1])) <= goal]
    return reached[0] if reached else float("inf")


def cell(data: Record, name: str, contestant: str, times: dict[str, list[float]]) -> str:
    """Write median seconds, and how many times as long as Curvesmith's of the same kind."""
    seconds = median(times[contestant])
    if np.isinf(seconds):
        longest = max(result["longest"] for result in report.of(data, name, contestant))
        return f"> {number(longest)} s"
    ours = median(times.get(KIND.get(contestant, ""), [np.inf]))
    ratio = "" if np.isinf(ours) else f" (× {number(seconds / ours)})"
    return f"{number(seconds)} s{ratio}"


def settings(data: Record) -> str:
    """List which of the rivals' settings was quickest to our error, by case and draw."""
    lines = []
    for name in report.sets(data):
        own = {r["split"]: r["points"][-1][1] for r in report.of(data, name, "curvesmith")}
        for result in data["results"]:
            first = [p for p in result["points"] if p[1] <= own.get(result["split"], 0.0)]
            if result["set"] == name and first:
                title = TITLES[result["learner"]]
                lines.append(f"- {name}, draw {result['split']}, {title}: {first[0][2]}.")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
