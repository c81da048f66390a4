"""PROBEN1's approximation problems: error over seeds, beside the report's networks and the line.

``python -m benchmarks.proben1`` fits the training part once for each of ten seeds.
"""

from collections.abc import Iterator

import numpy as np

from benchmarks import accuracy_report as report
from benchmarks import datasets, published
from benchmarks.command import Plan, main
from benchmarks.learners import LEARNERS
from benchmarks.ledger import Record
from benchmarks.markdown import number, table
from benchmarks.splits import Task

PROBLEMS = tuple(f"{name}{k}" for name in ("heartac", "hearta", "flare", "building") for k in "123")
N_SEEDS = 10
NOT_WORSE = 1.02  # times the error of the line
SPREAD = 1 / 3  # of the published standard deviation

INTRO = f"""Squared error percentage, 100 × mean over test rows and outputs of (f - y)², targets \
between 0 and 1: mean over {N_SEEDS} seeds, and in brackets the standard deviation. All learners \
see the training part alone; the validation part, with which the published networks were stopped, \
is not used. Published: Prechelt 1994, report 21/94 of the University of Karlsruhe, means of 60 \
runs of RPROP with early stopping (10 for linear networks). building1 is in the order of time: its \
test part must be extrapolated."""


def tasks(name: str, n_splits: int | None) -> Iterator[Task]:
    """Yield the one split of a problem, once for each seed."""
    data, n_train, n_validation = datasets.proben1(name)
    start = n_train + n_validation
    for seed in range(n_splits or N_SEEDS):
        yield Task(name, seed, data.X[:n_train], data.y[:n_train], data.X[start:], data.y[start:])


def percentages(data: Record, name: str, learner: str) -> list[float]:
    """Return the squared error percentages of a learner, by seed."""
    return [100 * r["rmse"] ** 2 for r in report.of(data, name, learner) if "rmse" in r]


def to_markdown(data: Record) -> str:
    """Write the report."""
    return report.join(
        "# PROBEN1 approximation problems",
        report.head(data),
        INTRO,
        report.contestants(data),
        "## Squared error percentage",
        errors(data),
        "## Against the line and the published spread",
        f"Error over that of the line in this run, at most {NOT_WORSE} hoped for; standard "
        f"deviation over the lowest published one, at most {number(SPREAD, 2)} hoped for.",
        comparison(data),
        "## Seconds per fit",
        report.grid(data, report.seconds(data)),
        report.remarks(data),
    )


def errors(data: Record) -> str:
    """Tabulate our errors, the line's, and the published ones."""
    theirs = published.proben1()
    rows = []
    for name in report.sets(data):
        known = theirs[name]
        ours = [cell(percentages(data, name, each)) for each in report.learners(data)]
        pairs = [f"{known[f'{key}_mean']:g} ({known[f'{key}_sd']:g})" for key in COLUMNS]
        rows.append([name, *ours, *pairs, f"{known['best_run_test']:g}"])
    titles = [LEARNERS[learner].title for learner in report.learners(data)]
    return table(["problem", *titles, *COLUMNS.values(), "published, best run"], rows)


COLUMNS = {
    "linear": "published linear",
    "pivot": "published with shortcuts",
    "no_shortcut": "published without",
}


def cell(values: list[float]) -> str:
    """Write a mean and a standard deviation."""
    if not values:
        return "failed"
    deviation = f" ({number(float(np.std(values, ddof=1)), 2)})" if len(values) > 1 else ""
    return f"{np.mean(values):.3f}{deviation}"


def comparison(data: Record) -> str:
    """Tabulate the ratios that the claims are about."""
    theirs = published.proben1()
    rows = []
    for name in report.sets(data):
        ours = percentages(data, name, report.OURS)
        line = percentages(data, name, "linear")
        ratio = f"{np.mean(ours) / np.mean(line):.3f}" if ours and line else ""
        lowest = min(theirs[name]["pivot_sd"], theirs[name]["no_shortcut_sd"])
        spread = f"{np.std(ours, ddof=1) / lowest:.3f}" if len(ours) > 1 else ""
        rows.append([name, ratio, spread])
    return table(["problem", "error over the line's", "sd over published"], rows)


PLAN = Plan(
    name="proben1",
    about="PROBEN1's approximation problems.",
    sets=PROBLEMS,
    quick_sets=("heartac1", "flare1"),
    rivals=("linear",),
    tasks=tasks,
    to_markdown=to_markdown,
)

if __name__ == "__main__":
    main(PLAN)
