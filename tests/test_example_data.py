"""The data that ship with the examples are what they claim to be."""

import csv
from pathlib import Path

import numpy as np
from sklearn.datasets import load_diabetes

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_diabetes():
    """diabetes.csv is scikit-learn's load_diabetes in its own units, to the last digit."""
    expected = load_diabetes(scaled=False)

    with (EXAMPLES / "diabetes.csv").open(newline="") as file:
        names, *rows = csv.reader(file)

    assert names == [*expected.feature_names, "progression"]
    values = np.array(rows, dtype=float)
    # Old versions of scikit-learn miss the nearest double by one unit when they read their file.
    np.testing.assert_array_max_ulp(values, np.column_stack([expected.data, expected.target]), 1)
