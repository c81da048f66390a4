"""What a default fit takes to predict a few rows, beside scikit-learn's default network.

`benchmarks.steps` tells of single networks; a default fit is a committee of several, whose members
weigh what they say by how sure they are of it.
"""

import warnings
from collections import Counter
from typing import Any

import numpy as np
from sklearn.neural_network import MLPRegressor

from benchmarks.cases import Array, Contestant
from benchmarks.markdown import table
from benchmarks.targets import TRAINING
from benchmarks.timing import measure
from curvesmith import NeuralRegressor
from curvesmith.problems import PROBLEMS

Record = dict[str, Any]

# Name of the problem, its first inputs, rows.
FITS = (("friedman1", 5, 200), ("friedman1", 10, 200), ("ishigami", 3, 500))
N_ROWS = (1, 10, 100)
OURS, THEIRS = "Curvesmith", "scikit-learn"

INTRO = """Both libraries' estimators as they come (`NeuralRegressor()`, `MLPRegressor()`), fitted \
to the same rows with noise; microseconds of one call of `predict`, checks of the input included. \
A committee's weights need the uncertainty of each network at each row, whose work grows with the \
square of its parameters: large committees and many rows take longer than one plain network, and \
`n_members=1` is one."""


class Call:
    """One call of ``predict``."""

    loss = None

    def __init__(self, model: Any, X: Array) -> None:
        self._model, self._X = model, X
        self._prediction = model.predict(X)

    def run(self, n: int) -> None:
        """Predict n times."""
        for _ in range(n):
            self._prediction = self._model.predict(self._X)

    def result(self) -> Array:
        """Return the latest prediction."""
        return np.asarray(self._prediction)


def run(rounds: int, seconds: float, clock: str, *, quick: bool = False) -> list[Record]:
    """Fit and time; a quick run makes the first fit only."""
    return [
        record
        for name, n_inputs, n_rows in FITS[: 1 if quick else None]
        for record in compare(name, n_inputs, n_rows, rounds, seconds, clock)
    ]


def compare(
    name: str, n_inputs: int, n_rows: int, rounds: int, seconds: float, clock: str
) -> list[Record]:
    """Fit both to one problem, and time them on some of its rows."""
    X, y = PROBLEMS[name].sample(n_rows, np.random.default_rng((TRAINING, 0)))
    X = np.ascontiguousarray(X[:, :n_inputs])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of convergence: only the time of predictions counts
        ours = NeuralRegressor(random_state=0).fit(X, y)
        theirs = MLPRegressor(random_state=0).fit(X, y)
    records = []
    for count in N_ROWS:
        rows = X[:count].copy()
        ready: dict[str, Contestant] = {OURS: Call(ours, rows), THEIRS: Call(theirs, rows)}
        timings = measure(ready, rounds=rounds, seconds=seconds, clock=clock)
        records.append(
            {
                "fit": f"{name}, {n_inputs} inputs, {n_rows} rows",
                "members": describe(ours),
                "rows": count,
                "times": {
                    who: {"median_us": round(t.median, 2), "spread": round(t.spread, 3)}
                    for who, t in timings.items()
                },
            }
        )
    return records


def describe(model: NeuralRegressor) -> str:
    """Count the members of each network."""
    counts = Counter(str(member.network) for member in model.members_)
    return ", ".join(f"{count} of {network}" for network, count in counts.items())


def to_markdown(records: list[Record]) -> str:
    """Write the section of the report."""
    rows = [
        [
            record["fit"],
            record["members"],
            str(record["rows"]),
            *(f"{t['median_us']:.0f} ({t['spread']:.0%})" for t in record["times"].values()),
        ]
        for record in records
    ]
    heading = "## Microseconds per prediction of a default fit"
    return f"{heading}\n\n{INTRO}\n\n" + table(["fit", "members", "rows", OURS, THEIRS], rows)
