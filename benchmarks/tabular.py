"""Fourteen more tables: error and coverage, beside SRBench and the TabM paper where they overlap.

``python -m benchmarks.tabular`` uses the ten published folds where a table has them, else random
quarters.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from benchmarks import accuracy_report as report
from benchmarks import datasets, published, splits
from benchmarks.command import Plan, main
from benchmarks.ledger import Record
from benchmarks.splits import Task

FOLDED = ("servo", "autompg", "forest", "airfoil", "parkinsons", "kin40k")
QUARTERED = (
    "autoprice",
    "machine_cpu",
    "bodyfat",
    "stock",
    "abalone",
    "cpu_act",
    "california",
    "diamonds",
)
SETS = (*FOLDED[:4], *QUARTERED[:6], "parkinsons", "california", "kin40k", "diamonds")
N_SPLITS = 10
# Large tables vary little between splits.
MANY_ROWS, SPLITS_OF_MANY = 20_000, 3

INTRO = f"""Mean over splits ± standard error. {", ".join(FOLDED)}: the ten published folds of \
Yang et al. 2015 and Wilson et al. 2016; the others: {N_SPLITS} random 75/25 splits. Tables of \
more than {MANY_ROWS} rows: {SPLITS_OF_MANY} splits. diamonds: logarithm of the price. bodyfat: \
the density, from which body fat is computed, is among the inputs. parkinsons: all 42 patients \
are in every fold, and their number is an input, as published."""


def tasks(name: str, n_splits: int | None) -> Iterator[Task]:
    """Yield the splits of a table."""
    data = datasets.tabular(name)
    if name == "diamonds":
        data = replace(data, y=np.log(data.y))
    most = SPLITS_OF_MANY if len(data.y) > MANY_ROWS else N_SPLITS
    n_splits = min(n_splits or most, most)
    if name in FOLDED:
        yield from splits.published_folds(data, n_splits)
    else:
        yield from splits.random_quarters(data, n_splits)


def to_markdown(data: Record) -> str:
    """Write the report."""
    columns = published.srbench(("MLP", "XGB", "Operon")) + published.tabm(("mlp", "tabm"))
    return report.join(
        "# Tables",
        report.head(data),
        INTRO,
        report.contestants(data),
        "\n".join(f"- **{c.title}**: {c.source}." for c in columns),
        "## Root mean square error",
        report.grid(data, report.averaged("rmse")),
        "## R²",
        report.grid(data, report.averaged("r2"), columns),
        "## Negative log likelihood, nats per row",
        report.grid(data, report.averaged("nll")),
        "## Share of test rows inside the 90 % interval",
        report.grid(data, report.averaged("coverage")),
        "## Seconds per fit",
        report.grid(data, report.seconds(data)),
        report.remarks(data),
    )


PLAN = Plan(
    name="tabular",
    about="Fourteen further tables, on published folds or random quarters.",
    sets=SETS,
    quick_sets=("servo", "autompg"),
    rivals=("linear", "mlp", "gp", "boosting"),
    tasks=tasks,
    to_markdown=to_markdown,
    quick_splits=1,
)

if __name__ == "__main__":
    main(PLAN)
