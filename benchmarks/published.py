"""Numbers that other people published on the same data, as means with their standard error."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isnan, sqrt

from benchmarks import datasets
from benchmarks.scores import Mean, mean

N_SPLITS = {"protein": 5}  # 20 for the other UCI sets
UCI = ("boston", "concrete", "energy", "kin8nm", "naval", "power", "protein", "wine", "yacht")


@dataclass(frozen=True)
class Column:
    """One published method: values by set, and where they stand."""

    title: str
    source: str
    values: dict[str, Mean]


# Mean and standard error by set, in the order of UCI. Those of boston and kin8nm are known to us
# as the deep-ensembles paper rounds them.
PBP_RMSE = (
    "3.01 .18 5.667 .093 1.804 .048 .10 .00 .006 .0000 4.124 .035 4.732 .013 .635 .008 1.015 .054"
)
PBP_NLL = (
    "2.57 .09 3.161 .019 2.042 .019 -.90 .01 -3.731 .006 2.837 .009 2.973 .003 .968 .014 1.634 .016"
)
# Mean and standard deviation over splits; naval's 0.00 ± 0.00 says too little to be shown.
ENSEMBLE_RMSE = "3.28 1.00 6.03 .58 2.09 .29 .09 .00 nan nan 4.11 .17 4.71 .06 .64 .04 1.58 .48"
ENSEMBLE_NLL = "2.41 .25 3.06 .18 1.38 .22 -1.20 .02 -5.63 .05 2.79 .04 2.83 .02 .94 .12 1.18 .21"

PBP = "Hernandez-Lobato and Adams 2015, arXiv:1502.05336; boston, kin8nm from arXiv:1612.01474"
ENSEMBLES = "Lakshminarayanan et al. 2017, arXiv:1612.01474"
DROPOUT = "Gal and Ghahramani 2016, arXiv:1506.02142, from the result files of each split"
DUN = "Antoran et al. 2020, arXiv:2006.08437: each method tuned"


def uci(metric: str) -> list[Column]:
    """Return the published columns for ``metric`` "rmse" or "nll" on the standard splits."""
    pbp = {"rmse": PBP_RMSE, "nll": PBP_NLL}[metric]
    ensemble = {"rmse": ENSEMBLE_RMSE, "nll": ENSEMBLE_NLL}[metric]
    return [
        Column("PBP", PBP, dict(_pairs(pbp, is_deviation=False))),
        Column("deep ensembles", ENSEMBLES, dict(_pairs(ensemble, is_deviation=True))),
        Column(
            "MC dropout",
            f"{DROPOUT}; 1 layer, 4000 epochs, its grid search inside each training part",
            _dropout(metric, "grid_4000ep_1layer"),
        ),
        Column(
            "MC dropout, 2 layers",
            f"{DROPOUT}; 20,000 epochs; its settings were chosen with the test parts in view",
            _dropout(metric, "20000ep_2layers"),
        ),
        Column("dropout, tuned", DUN, _dun(metric, "Dropout")),
        Column("ensemble of 5, tuned", DUN, _dun(metric, "Ensemble")),
    ]


def dropout_seconds() -> Column:
    """Return the published seconds per split of MC dropout with two layers."""
    rows = [r for r in _read("uci_mcdropout_per_split") if r["variant"] == "20000ep_2layers"]
    values = {
        name: [float(r["seconds"]) for r in rows if r["dataset"] == name and r["seconds"]]
        for name in UCI
    }
    found = {name: mean(seconds) for name, seconds in values.items() if seconds}
    return Column("MC dropout, 2 layers", f"{DROPOUT}; hardware of its day", found)


def dropout_by_split(name: str, variant: str) -> dict[int, dict[str, float]]:
    """Return RMSE and NLL of MC dropout on each standard split of a set."""
    return {
        int(row["split"]): {"rmse": float(row["rmse_mc_dropout"]), "nll": -float(row["test_ll"])}
        for row in _read("uci_mcdropout_per_split")
        if row["dataset"] == name and row["variant"] == variant
    }


def proben1() -> dict[str, dict[str, float]]:
    """Return PROBEN1's test errors by problem, as columns of numbers; 100 × mean squared error."""
    words = ("problem", "best_run_arch")
    return {
        row["problem"]: {key: float(text) for key, text in row.items() if key not in words}
        for row in _read("proben1_approximation")
    }


def srbench(algorithms: Iterable[str]) -> list[Column]:
    """Return median test R² of algorithms in SRBench, La Cava et al. 2021, arXiv:2107.14351."""
    rows = _read("srbench_r2")
    source = "SRBench, La Cava et al. 2021, arXiv:2107.14351: median of ten 75/25 splits"
    return [
        Column(
            f"SRBench {algorithm}",
            source,
            {
                row["dataset"]: Mean(float(row["median_test_r2"]), float("nan"), 10)
                for row in rows
                if row["algorithm"] == algorithm
            },
        )
        for algorithm in algorithms
    ]


def tabm(models: Iterable[str]) -> list[Column]:
    """Return test R² of single tuned models in the TabM paper, whose splits are others."""
    names = {"diamond": "diamonds"}
    source = "Gorishniy et al. 2024, arXiv:2410.24210: tuned, other splits, compare roughly"
    return [
        Column(
            f"TabM paper {model}",
            source,
            {
                names.get(row["dataset"], row["dataset"]): Mean(
                    float(row["test_r2_mean"]), float("nan"), int(row["n_runs"])
                )
                for row in _read("tabm_regression")
                if row["model"] == model and row["kind"] == "single"
            },
        )
        for model in models
    ]


def _pairs(text: str, *, is_deviation: bool) -> Iterator[tuple[str, Mean]]:
    numbers = [float(word) for word in text.split()]
    for name, value, width in zip(UCI, numbers[::2], numbers[1::2], strict=True):
        n = N_SPLITS.get(name, 20)
        if not isnan(value):
            yield name, Mean(value, width / sqrt(n) if is_deviation else width, n)


def _dropout(metric: str, variant: str) -> dict[str, Mean]:
    return {
        name: mean([row[metric] for row in dropout_by_split(name, variant).values()])
        for name in UCI
    }


def _dun(metric: str, method: str) -> dict[str, Mean]:
    theirs, sign = {"rmse": ("RMSE", 1), "nll": ("LL", -1)}[metric]
    values = {}
    for row in _read("uci_dun_table"):
        if (row["splits"], row["metric"], row["method"]) == ("standard", theirs, method):
            name, deviation = row["dataset"], float(row["std_over_splits"])
            n = N_SPLITS.get(name, 20)
            values[name] = Mean(sign * float(row["mean"]), deviation / sqrt(n), n)
    return values


def _read(name: str) -> list[dict[str, str]]:
    with (datasets.folder() / "published" / f"{name}.csv").open(newline="") as lines:
        return list(csv.DictReader(lines))
