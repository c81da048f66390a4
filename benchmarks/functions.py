"""Functions with a known answer: clean, noisy, among irrelevant inputs, and noise alone.

``python -m benchmarks.functions`` scores against the function itself, without its noise.
"""

from collections.abc import Iterator

from benchmarks import accuracy_report as report
from benchmarks import targets
from benchmarks.accuracy_report import Summary
from benchmarks.command import Plan, main
from benchmarks.ledger import Record
from benchmarks.markdown import number, spread, table
from benchmarks.scores import mean
from benchmarks.splits import Task
from benchmarks.targets import N_ROWS, N_TEST, SIGNAL_TO_NOISE, SMOOTH

TARGETS = targets.targets()
SEEDS = {"friedman": 5, "nothing": 5}
OTHER_SEEDS = 3
N_REAL = 5  # inputs that Friedman's function depends on: the first ones

INTRO = f"""Inputs are drawn uniformly over the range of each formula; errors are measured on \
{N_TEST} other rows against the function without noise. Mean over {OTHER_SEEDS} draws, \
{SEEDS["friedman"]} for Friedman's function and for noise, ± standard error."""


def tasks(name: str, n_splits: int | None) -> Iterator[Task]:
    """Yield one draw per seed."""
    target = TARGETS[name]
    for seed in range(n_splits or SEEDS.get(target.group, OTHER_SEEDS)):
        yield targets.draw(target, seed)


def to_markdown(data: Record) -> str:
    """Write the report."""
    parts = [
        "# Functions with a known answer",
        report.head(data),
        INTRO,
        part(data),
        report.contestants(data),
    ]
    for title, text, group, summary in SECTIONS:
        names = [name for name in report.sets(data) if TARGETS[name].group == group]
        if names:
            parts += [f"## {title}", text, report.grid(data, summary, names=names)]
            parts += [separation(data, names)] if group == "friedman" else []
    smooth = [name for name in SMOOTH if name in report.sets(data)]
    if smooth:
        parts += ["## Smooth functions of one input: error over range", SMOOTH_TEXT]
        parts += [report.grid(data, over("test_range"), names=smooth)]
    parts += ["## Seconds per fit", report.grid(data, report.seconds(data)), formulas(data)]
    return report.join(*parts, report.remarks(data))


def part(data: Record) -> str:
    """Say so if not all targets were run."""
    count, all_of_them = len(report.sets(data)), len(TARGETS)
    if count == all_of_them:
        return ""
    return f"These are {count} of {all_of_them} targets; the column of fits says of how many draws."


def over(scale: str) -> Summary:
    """Return what writes root mean square errors over the test rows' "test_std" or "test_range"."""

    def summary(results: list[Record]) -> str:
        errors = [r["rmse"] / r[scale] for r in results if "rmse" in r]
        return spread(mean(errors)) if errors else "failed" if results else ""

    return summary


def unexplained(results: list[Record]) -> str:
    """Write (root mean square error over standard deviation)², averaged."""
    shares = [(r["rmse"] / r["test_std"]) ** 2 for r in results if "rmse" in r]
    return spread(mean(shares)) if shares else "failed" if results else ""


SMOOTH_TEXT = "The clean fits once more, their root mean square error over the function's range."

SECTIONS = (
    (
        "Friedman 1 among irrelevant inputs: R²",
        "Rows × inputs as the name says; five inputs matter. Noise of standard deviation 1, that "
        "of the function is 4.9.",
        "friedman",
        report.averaged("r2"),
    ),
    (
        "Clean: error over standard deviation",
        f"{N_ROWS} rows without noise.",
        "clean",
        over("test_std"),
    ),
    (
        "Noisy: error over standard deviation",
        f"{N_ROWS} rows; noise is the function's standard deviation over {SIGNAL_TO_NOISE:.0f}.",
        "noisy",
        over("test_std"),
    ),
    (
        "Among five irrelevant inputs: error over standard deviation",
        f"{N_ROWS} rows without noise.",
        "irrelevant",
        over("test_std"),
    ),
    (
        "Feynman's equations: share of variance left, 1 - R²",
        f"{N_ROWS} rows without noise. Symbolic regression counts 0.001 as solved.",
        "feynman",
        unexplained,
    ),
    (
        "Nothing to learn: R² on new rows",
        "Targets are noise, rows × inputs as the name says: 0 is right, less is noise learned. "
        "Whether the fit warned is among the remarks.",
        "nothing",
        report.averaged("r2"),
    ),
)


def separation(data: Record, names: list[str]) -> str:
    """Tabulate how well `relevance_` tells the real inputs from the others."""
    rows = []
    for name in names:
        ours = report.of(data, name, report.OURS)
        ratios = [gap(result["relevance"]) for result in ours if "relevance" in result]
        if ratios:
            apart = sum(ratio > 1 for ratio in ratios)
            rows.append([name, f"{apart} of {len(ours)}", number(min(ratios))])
    if not rows:
        return "The fits have no `relevance_`."
    header = ["set", "fits whose relevance separates", "worst: lowest real over highest irrelevant"]
    return table(header, rows)


def gap(relevance: list[float]) -> float:
    """Return the lowest relevance of a real input over the highest of an irrelevant one."""
    highest = max(relevance[N_REAL:])
    return min(relevance[:N_REAL]) / highest if highest > 0 else float("inf")


def formulas(data: Record) -> str:
    """List the formulas that were used."""
    problems = [TARGETS[name].problem for name in report.sets(data)]
    used = {problem.name: problem for problem in problems if problem is not None}
    rows = [
        [name, str(problem.n_features), f"`{problem.formula}`".replace("|", "\\|"), problem.source]
        for name, problem in used.items()
    ]
    return report.join("## Formulas", table(["name", "inputs", "formula", "source"], rows)).strip()


PLAN = Plan(
    name="functions",
    about="Functions with a known answer.",
    sets=tuple(TARGETS),
    quick_sets=("friedman1-187x10", "sine", "sine-noisy", "noise-20x1"),
    rivals=("mlp", "gp", "boosting"),
    tasks=tasks,
    to_markdown=to_markdown,
    quick_splits=1,
)

if __name__ == "__main__":
    main(PLAN)
