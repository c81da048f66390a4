"""Nine UCI sets on their standard splits: error, log likelihood, coverage and seconds.

``python -m benchmarks.uci`` fits every split with defaults only, and the rivals on the same rows.
"""

from collections.abc import Iterator
from math import isnan, sqrt

from benchmarks import accuracy_report as report
from benchmarks import published, splits
from benchmarks.command import Plan, main
from benchmarks.learners import LEARNERS
from benchmarks.ledger import Record
from benchmarks.markdown import spread, table
from benchmarks.scores import Mean, mean
from benchmarks.splits import Task

# From quick to slow, so that a run broken off leaves whole sets behind.
SETS = ("yacht", "energy", "boston", "concrete", "wine", "power", "kin8nm", "naval", "protein")
TIE = 2.0  # standard errors

INTRO = """Mean over the standard splits ± standard error. Nothing is tuned for any set, and no \
test row is seen before it is scored. Published columns are what their papers report on the same \
splits; their authors' own settings, and often tuning, went into them. The likelihood is that of \
the law that each learner predicts: Student's t for Curvesmith (`log_density`), the normal one \
for the others of this run."""

VERDICT = f"""Curvesmith less the best other column, published or run here; negative is better. \
For learners of this run the difference is taken split by split, for published ones from the two \
means. Less than {TIE:.0f} standard errors is a tie."""


def tasks(name: str, n_splits: int | None) -> Iterator[Task]:
    """Yield the standard splits of a set."""
    return splits.standard(name, n_splits)


def to_markdown(data: Record) -> str:
    """Write the report."""
    columns = {metric: published.uci(metric) for metric in ("rmse", "nll")}
    sources = {f"- **{c.title}**: {c.source}." for c in columns["rmse"]}
    return report.join(
        "# UCI sets, standard splits",
        report.head(data),
        INTRO,
        report.contestants(data),
        "\n".join(sorted(sources)),
        "## Root mean square error",
        report.grid(data, report.averaged("rmse"), columns["rmse"]),
        "## Negative log likelihood, nats per row",
        report.grid(data, report.averaged("nll"), columns["nll"]),
        "## Share of test rows inside the 90 % interval",
        report.grid(data, report.averaged("coverage")),
        "## Seconds per fit",
        "That of MC dropout was published, on the hardware of its day.",
        report.grid(data, report.seconds(data), [published.dropout_seconds()]),
        "## Times as long as Curvesmith",
        report.times_as_long(data),
        "## Better, worse, tied",
        VERDICT,
        verdicts(data, columns),
        "## Split by split against MC dropout",
        "Splits on which Curvesmith's RMSE is lower than that of MC dropout, out of those run.",
        duels(data),
        report.remarks(data),
    )


def verdicts(data: Record, columns: dict[str, list[published.Column]]) -> str:
    """Compare ours with the best other column of each set, for RMSE and NLL."""
    rows = []
    for name in report.sets(data):
        row = [name]
        for metric in ("rmse", "nll"):
            rival, difference = best_other(data, name, metric, columns[metric])
            word = verdict(difference) if difference else ""
            row += [rival, spread(difference) if difference else "", word]
        rows.append(row)
    header = ["set", "best other by RMSE", "difference", "", "best other by NLL", "difference", ""]
    return table(header, rows)


def best_other(
    data: Record, name: str, metric: str, columns: list[published.Column]
) -> tuple[str, Mean | None]:
    """Return the title of the lowest other column, and ours less it."""
    ours = report.average(report.of(data, name, report.OURS), metric)
    others = {c.title: c.values[name] for c in columns if name in c.values}
    for learner in report.learners(data):
        found = report.average(report.of(data, name, learner), metric)
        if learner != report.OURS and found is not None:
            others[LEARNERS[learner].title] = found
    if ours is None or not others:
        return "", None
    title = min(others, key=lambda other: others[other].value)
    paired = [key for key, entry in LEARNERS.items() if entry.title == title]
    if paired:
        return title, paired_difference(data, name, metric, paired[0])
    error = sqrt(ours.error**2 + others[title].error ** 2)
    return title, Mean(ours.value - others[title].value, error, ours.n)


def paired_difference(data: Record, name: str, metric: str, rival: str) -> Mean | None:
    """Return ours less a rival's, averaged over the splits that both did."""
    theirs = {r["split"]: r[metric] for r in report.of(data, name, rival) if metric in r}
    ours = {r["split"]: r[metric] for r in report.of(data, name, report.OURS) if metric in r}
    common = sorted(theirs.keys() & ours.keys())
    return mean([ours[split] - theirs[split] for split in common]) if common else None


def verdict(difference: Mean) -> str:
    """Name a difference: better, worse, or tied where the spread could make it."""
    if isnan(difference.error) or abs(difference.value) < TIE * difference.error:
        return "tied"
    return "better" if difference.value < 0 else "worse"


def duels(data: Record) -> str:
    """Count splits won against each variant of MC dropout."""
    variants = {"grid_4000ep_1layer": "1 layer", "20000ep_2layers": "2 layers"}
    rows = []
    for name in report.sets(data):
        ours = {r["split"]: r["rmse"] for r in report.of(data, name, report.OURS) if "rmse" in r}
        cells = []
        for variant in variants:
            theirs = published.dropout_by_split(name, variant)
            common = ours.keys() & theirs.keys()
            won = sum(ours[split] < theirs[split]["rmse"] for split in common)
            cells.append(f"{won} of {len(common)}")
        rows.append([name, *cells])
    return table(["set", *(f"MC dropout, {title}" for title in variants.values())], rows)


PLAN = Plan(
    name="uci",
    about="UCI regression sets on their standard splits.",
    sets=SETS,
    quick_sets=("yacht",),
    rivals=("linear", "mlp", "mlp-adam", "gp", "boosting"),
    tasks=tasks,
    to_markdown=to_markdown,
)

if __name__ == "__main__":
    main(PLAN)
