"""Which rows train and which test: the standard splits, published folds, and our own."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks import datasets
from benchmarks.datasets import Array, Table

TEST_SHARE = 0.25

Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Task:
    """One fit to make and to score.

    ``split`` numbers the task within its set and is the seed of everything random in it.
    ``y_test`` are the targets of the test rows, or the noise-free truth where that is known.
    """

    set: str
    split: int
    X: Array
    y: Array
    X_test: Array
    y_test: Array


def task(table: Table, split: int, train: Rows, test: Rows) -> Task:
    """Take the rows of one split."""
    return Task(table.name, split, table.X[train], table.y[train], table.X[test], table.y[test])


def standard(name: str, most: int | None = None) -> Iterator[Task]:
    """Yield the standard splits of a UCI set, the first ``most`` of them.

    The splits of Hernandez-Lobato and Adams 2015, arXiv:1502.05336: nine tenths train.
    """
    table = datasets.uci(name)
    with np.load(datasets.folder() / "uci" / "splits.npz") as splits:
        orders = splits[name].astype(np.intp)
    n_train = round(0.9 * len(table.X))
    for split, order in enumerate(orders[:most]):
        yield task(table, split, order[:n_train], order[n_train:])


def published_folds(table: Table, most: int | None = None) -> Iterator[Task]:
    """Yield the ten published folds of a table, each the test part once."""
    with np.load(datasets.folder() / "tabular" / "folds.npz") as folds:
        fold_of = folds[table.name]
    for fold in range(10)[:most]:
        yield task(table, fold, np.flatnonzero(fold_of != fold), np.flatnonzero(fold_of == fold))


def random_quarters(table: Table, n_splits: int) -> Iterator[Task]:
    """Yield splits with a quarter of the rows for testing, drawn with the split as seed."""
    for split in range(n_splits):
        order = np.random.default_rng(split).permutation(len(table.X))
        n_test = round(TEST_SHARE * len(order))
        yield task(table, split, np.sort(order[n_test:]), np.sort(order[:n_test]))


def each_row_once(table: Table, n_folds: int) -> Iterator[Task]:
    """Yield folds in which each row is a test row once; as many folds as rows leave one out."""
    order = np.random.default_rng(0).permutation(len(table.X))
    for fold, test in enumerate(np.array_split(order, n_folds)):
        yield task(table, fold, np.setdiff1d(order, test), np.sort(test))
