"""NIST's 27 nonlinear regression sets: how close a network comes without knowing the formula.

``python -m benchmarks.nist`` leaves each row out once, ten folds above 40 rows.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks import accuracy_report as report
from benchmarks import command, datasets, machine, nist_models, splits
from benchmarks.command import Plan
from benchmarks.learners import LEARNERS
from benchmarks.ledger import Ledger, Record
from benchmarks.markdown import number, table
from benchmarks.scores import pooled_rmse
from benchmarks.splits import Task

MOST_ROWS_TO_LEAVE_ONE_OUT = 40
FOLDS = 10
ALL_ROWS = 1000  # the split in which every row trains and every row is scored
FEW_ROWS = 14
CLOSE = 1.3  # times the certified standard deviation
# Lanczos' sums of exponentials are exact to 6 or more digits: this share of the range is enough.
CLOSE_TO_EXACT = 1e-4

INTRO = f"""Every row is a test row once: left out alone up to {MOST_ROWS_TO_LEAVE_ONE_OUT} rows, \
in {FOLDS} folds above. Errors are root mean squares over all rows, divided by the certified \
residual standard deviation: 1 is what the noise leaves if the data follow the certified formula, \
which observed ones need not, so that less is possible. The column *formula* refits the certified \
formula to the same training rows, from the certified parameters on: at the ends of the data, \
where rows left out must be extrapolated, even that is above 1. *Mean* predicts the mean of the \
training rows. *In sample* is Curvesmith fitted to all rows: far below 1, it would follow the \
noise."""


def tasks(name: str, n_splits: int | None) -> Iterator[Task]:
    """Yield the folds of a set, and last the fit to all rows."""
    data = datasets.nist(name)
    n = len(data.y)
    folds = splits.each_row_once(data, n if n <= MOST_ROWS_TO_LEAVE_ONE_OUT else FOLDS)
    yield from list(folds)[:n_splits]
    every = np.arange(n)
    yield Task(name, ALL_ROWS, data.X, data.y, data.X[every], data.y[every])


def anchors(name: str) -> Record:
    """Return what frames a set: certified spread, and the errors of the formula and the mean."""
    model = nist_models.certified(name)
    folds = [task for task in tasks(name, None) if task.split != ALL_ROWS]
    formula = np.concatenate([nist_models.refitted(model, task) for task in folds])
    mean = np.concatenate([(task.y_test - task.y.mean()) ** 2 for task in folds])
    y = datasets.nist(name).y
    return {
        "rows": len(y),
        "folds": len(folds),
        "range": float(np.ptp(y)),
        "residual_std": model.residual_std,
        "formula_rmse": float(np.sqrt(formula.mean())),
        "mean_rmse": float(np.sqrt(mean.mean())),
    }


def to_markdown(data: Record) -> str:
    """Write the report."""
    exact = [name for name in report.sets(data) if _is_exact(name)]
    noisy = [name for name in report.sets(data) if name not in exact]
    return report.join(
        "# NIST nonlinear regression",
        report.head(data),
        INTRO,
        report.contestants(data),
        "## Error over certified standard deviation",
        ratios(data, noisy),
        "## Error over range, for the sets without noise to speak of" if exact else "",
        shares(data, exact) if exact else "",
        "## Sets come close to",
        f"Of the sets of {FEW_ROWS} rows or more: error at most {CLOSE} times the certified "
        f"standard deviation, or {CLOSE_TO_EXACT:g} of the range for Lanczos' sets.",
        counts(data),
        "## Seconds per fit",
        report.grid(data, report.seconds(data)),
        report.remarks(data),
    )


def ratios(data: Record, names: list[str]) -> str:
    """Tabulate errors over the certified standard deviation."""
    shown = report.learners(data)
    rows = []
    for name in names:
        frame = data["anchors"][name]
        scale = frame["residual_std"]
        errors = [frame["formula_rmse"], *(error(data, name, learner) for learner in shown)]
        errors += [in_sample(data, name), frame["mean_rmse"]]
        cells = ["failed" if e is None else number(e / scale) for e in errors]
        rows.append([name, str(frame["rows"]), number(scale, 4), *cells])
    titles = [LEARNERS[learner].title for learner in shown]
    return table(["set", "rows", "certified sd", "formula", *titles, "in sample", "mean"], rows)


def shares(data: Record, names: list[str]) -> str:
    """Tabulate errors over the range."""
    shown = report.learners(data)
    rows = []
    for name in names:
        frame = data["anchors"][name]
        errors = [frame["formula_rmse"], *(error(data, name, learner) for learner in shown)]
        cells = ["failed" if e is None else f"{e / frame['range']:.1e}" for e in errors]
        rows.append([name, str(frame["rows"]), *cells])
    return table(["set", "rows", "formula", *(LEARNERS[each].title for each in shown)], rows)


def counts(data: Record) -> str:
    """Count the sets that the formula and each learner come close to, and name the others."""
    large = [name for name in report.sets(data) if data["anchors"][name]["rows"] >= FEW_ROWS]
    errors = {"formula": {name: data["anchors"][name]["formula_rmse"] for name in large}}
    for learner in report.learners(data):
        title = LEARNERS[learner].title
        errors[title] = {name: error(data, name, learner) for name in large}
    rows = []
    for title, found in errors.items():
        far = [name for name in large if not is_close(data, name, found[name])]
        rows.append([title, f"{len(large) - len(far)} of {len(large)}", ", ".join(far)])
    return table(["", "close", "not"], rows)


def is_close(data: Record, name: str, found: float | None) -> bool:
    """Whether an error is within what `CLOSE`, or for exact sets `CLOSE_TO_EXACT`, allows."""
    frame = data["anchors"][name]
    allowed = CLOSE * frame["residual_std"]
    if _is_exact(name):
        allowed = CLOSE_TO_EXACT * frame["range"]
    return found is not None and found <= allowed


def error(data: Record, name: str, learner: str) -> float | None:
    """Return the root mean square error over all rows left out; None if a fit failed."""
    results = [r for r in report.of(data, name, learner) if r["split"] != ALL_ROWS]
    if not results or any("failed" in result for result in results):
        return None
    return pooled_rmse([r["rmse"] for r in results], [r["n_test"] for r in results])


def in_sample(data: Record, name: str) -> float | None:
    """Return the error of our fit to all rows, on these rows."""
    results = [r for r in report.of(data, name, report.OURS) if r["split"] == ALL_ROWS]
    return results[0].get("rmse") if results else None


def _is_exact(name: str) -> bool:
    return name.startswith("Lanczos")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what the arguments ask for."""
    plan = Plan(
        name="nist",
        about="NIST nonlinear regression sets, each row left out once.",
        sets=nist_models.names(),
        quick_sets=("DanWood", "Misra1a"),
        rivals=("mlp", "gp"),
        tasks=tasks,
        to_markdown=to_markdown,
        quick_splits=None,
    )
    options = command.parse(plan, arguments)
    machine.use_one_core()
    ledger = Ledger(options.json, resume=options.resume)
    frames = {name: anchors(name) for name in options.sets}
    ledger.data["anchors"] = {**ledger.data.get("anchors", {}), **frames}
    command.run(plan, options, ledger)
    ledger.write()
    command.write(to_markdown(ledger.data), options)


if __name__ == "__main__":
    main()
