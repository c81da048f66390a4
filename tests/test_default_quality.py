"""The default fit beats the straight line on real data, silently.

The sets are public and not shipped; see `data_folder`. Only training parts are read, and a fifth of
them is held out here: the published test parts stay unseen.
"""

import warnings
from pathlib import Path

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression

from curvesmith import NeuralRegressor

# Highest share of the line's held-out root mean square error, twice what was measured for yacht and
# halfway between what was measured and the line's for the others (docs/decisions/0005).
LIMITS = {"yacht": 0.12, "concrete": 0.75, "abalone": 0.97, "california": 0.87}


def training_part(folder: Path, name: str) -> np.ndarray:
    """Return the training rows of a set, the target in the last column."""
    if name in {"abalone", "california"}:  # which have no published split
        table = np.loadtxt(folder / "tabular" / f"{name}.csv.gz", delimiter=",", skiprows=1)
        order = np.random.default_rng(12345).permutation(len(table))
        return table[order[: len(table) * 4 // 5]]
    table = np.loadtxt(folder / "uci" / f"{name}.txt.gz")
    n_train = {"yacht": 277, "concrete": 927}[name]
    with np.load(folder / "uci" / "splits.npz") as splits:
        return table[splits[name][0][:n_train].astype(int)]


@pytest.mark.parametrize(
    "name",
    ["yacht", "concrete", "abalone", pytest.param("california", marks=pytest.mark.slow)],
)
def test_default_beats_the_line(data_folder, name):
    """On rows that it has not seen."""
    table = training_part(data_folder, name)
    order = np.random.default_rng(0).permutation(len(table))
    held, kept = np.split(table[order], [len(table) // 5])
    line = LinearRegression().fit(kept[:, :-1], kept[:, -1])

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        model = NeuralRegressor(random_state=0).fit(kept[:, :-1], kept[:, -1])

    errors = [
        float(np.sqrt(np.mean((fitted.predict(held[:, :-1]) - held[:, -1]) ** 2)))
        for fitted in (model, line)
    ]
    assert errors[0] < LIMITS[name] * errors[1]
