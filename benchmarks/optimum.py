"""Fixed networks on hard targets: how often one call finds the best optimum known, how fast.

``python -m benchmarks.optimum`` compares the training error that each contestant ends with.
"""

import argparse
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from importlib import metadata
from statistics import median

import numpy as np

from benchmarks import accuracy_report as report
from benchmarks import command, hard_fits, machine
from benchmarks.datasets import Array
from benchmarks.hard_fits import HARD_FITS, MLP_STARTS, SEARCH_STARTS, HardFit
from benchmarks.ledger import Ledger, Record
from benchmarks.markdown import first_line, number, table

N_SEEDS = 20
CLOSE = (1.01, 1.05)  # times the best known error

Contestant = Callable[[HardFit, Array, Array, int], Array]

CONTESTANTS: dict[str, tuple[str, str, Contestant]] = {
    "curvesmith": (
        "Curvesmith",
        "`NeuralRegressor(hidden_layer_sizes=units, random_state=seed)`",
        hard_fits.curvesmith,
    ),
    "unregularized": ("Curvesmith, none", 'with `regularization="none"`', hard_fits.unregularized),
    "mlp": (
        f"MLP lbfgs, {MLP_STARTS} starts",
        "`MLPRegressor`, tanh, alpha 0, tol 1e-10, 5000 iterations, on standardized data; the "
        "lowest loss counts",
        hard_fits.mlp_starts,
    ),
    "torch": (
        "PyTorch Adam",
        "float64, full batch, 10,000 steps, one-cycle schedule up to 0.03, on standardized data",
        hard_fits.torch_adam,
    ),
    "search": (
        "Curvesmith, search",
        f"Levenberg-Marquardt, no regularization, {SEARCH_STARTS} starts, `tol=1e-8`: run to find "
        "out how low the error can be",
        hard_fits.search,
    ),
}
LIBRARY = {"mlp": "scikit-learn", "torch": "torch"}
# Those that predict with several networks.
COMMITTEES = ("curvesmith",)
RIVALS = ("unregularized", "mlp", "torch")

INTRO = f"""The network is given, the rows are all for training, and the error is that on these \
rows: what is measured is the search for the optimum, not how well it generalizes. *Best known* is \
the lowest root mean square error that any contestant or any earlier search has reached. A call \
finds it if it comes within {CLOSE[0] - 1:.0%}, or {CLOSE[1] - 1:.0%}; for sinc, if its mean \
square error is at most 1e-8. Regularization, which Curvesmith does by default, costs some \
training error on purpose; what it predicts by default is the mean of several networks, for waves \
of sine units, so its error says nothing of the optimum of the network and does not count for the \
best known."""


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
        X, y = HARD_FITS[name].rows()
        for seed in range(options.splits):
            for contestant in ["curvesmith", *options.rivals]:
                run(ledger, contestant, HARD_FITS[name], X, y, seed)
    ledger.write()
    command.write(to_markdown(ledger.data), options)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    made = command.parser("optimum", "How often the best optimum is found.", list(HARD_FITS))
    made.add_argument(
        "--rivals",
        default=",".join(RIVALS),
        help=f"comma-separated, of {', '.join(CONTESTANTS)} (default: %(default)s)",
    )
    options = made.parse_args(arguments)
    options.rivals = command.names(made, options.rivals, CONTESTANTS)
    options.sets = options.only or (["gauss2"] if options.quick else list(HARD_FITS))
    options.splits = options.splits or (1 if options.quick else N_SEEDS)
    return options


def run(ledger: Ledger, name: str, fit: HardFit, X: Array, y: Array, seed: int) -> None:
    """Let one contestant search once."""
    version = metadata.version(LIBRARY[name]) if name in LIBRARY else machine.source()
    result = ledger.once((fit.name, seed, name, version), lambda: measure(name, fit, X, y, seed))
    said = result.get("failed") or f"rmse {result['rmse']:.6g}, {result['seconds']:.2f} s"
    print(f"{fit.name} {seed} {name}: {said}", file=sys.stderr, flush=True)


def measure(name: str, fit: HardFit, X: Array, y: Array, seed: int) -> Record:
    """Return the training error that a contestant ends with, and its seconds."""
    wall, processor = time.perf_counter(), time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of convergence: the error says how far it came
        try:
            fitted = CONTESTANTS[name][2](fit, X, y, seed)
        except Exception as error:  # one that fails is an entry of the table, not the end
            return {"failed": first_line(error)}
    return {
        "rmse": float(np.sqrt(np.mean((fitted - y) ** 2))),
        "seconds": round(time.perf_counter() - wall, 4),
        "processor_seconds": round(time.process_time() - processor, 4),
    }


def to_markdown(data: Record) -> str:
    """Write the report."""
    lines = [f"- **{title}**: {about}." for title, about, _ in _present(data).values()]
    return report.join(
        "# Finding the best optimum",
        report.head(data),
        INTRO,
        "\n".join(lines),
        "## How often it is found",
        f"Share of calls within {CLOSE[0] - 1:.0%} / within {CLOSE[1] - 1:.0%} of the best known, "
        "and how many calls were made.",
        _grid(data, found),
        "## Median error over the best known",
        _grid(data, excess),
        "## Median seconds of a call",
        _grid(data, lambda data, name, results: number(median(_seconds(data, results)))),
    )


def found(data: Record, name: str, results: list[Record]) -> str:
    """Write the shares of calls that found the best optimum."""
    goal = HARD_FITS[name].goal
    limits = [goal] if goal else [factor * best(data, name) for factor in CLOSE]
    shares = [np.mean([result["rmse"] <= limit for result in results]) for limit in limits]
    return " / ".join(f"{share:.0%}" for share in shares) + f" of {len(results)}"


def excess(data: Record, name: str, results: list[Record]) -> str:
    """Write the median error over the best known."""
    return number(median(result["rmse"] for result in results) / best(data, name))


def best(data: Record, name: str) -> float:
    """Return the lowest error of any run of the network itself, or of an earlier search."""
    errors = [
        r["rmse"]
        for r in data["results"]
        if r["set"] == name and "rmse" in r and r["learner"] not in COMMITTEES
    ]
    return float(min([*errors, HARD_FITS[name].known or np.inf]))


def _grid(data: Record, cell: Callable[[Record, str, list[Record]], str]) -> str:
    present = _present(data)
    rows = []
    for name in report.sets(data):
        row = [HARD_FITS[name].about, number(best(data, name), 5)]
        for contestant in present:
            entries = report.of(data, name, contestant)
            results = [r for r in entries if "rmse" in r]
            absent = "failed" if entries else "not run"
            row.append(cell(data, name, results) if results else absent)
        rows.append(row)
    return table(["network", "best known", *(title for title, _, _ in present.values())], rows)


def _present(data: Record) -> dict[str, tuple[str, str, Contestant]]:
    present = {result["learner"] for result in data["results"]}
    return {name: entry for name, entry in CONTESTANTS.items() if name in present}


def _seconds(data: Record, results: list[Record]) -> list[float]:
    return [result[report.CLOCKS[data["clock"]]] for result in results]


if __name__ == "__main__":
    main()
