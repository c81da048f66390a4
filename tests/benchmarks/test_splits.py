"""No row trains and tests at once, and the standard splits are the published ones."""

import numpy as np
import pytest

from benchmarks import datasets, splits, tabular
from benchmarks.datasets import Table
from benchmarks.proben1 import PROBLEMS


def numbered(n: int) -> Table:
    """Return a table whose targets are the numbers of its rows."""
    return Table("numbered", np.arange(n, dtype=float)[:, np.newaxis], np.arange(n, dtype=float))


@pytest.mark.parametrize("n_folds", [3, 10, 23])
def test_folds_test_each_row_once(n_folds):
    """Together the test parts are all rows, and none of them trains at the same time."""
    tasks = list(splits.each_row_once(numbered(23), n_folds))

    assert sorted(np.concatenate([task.y_test for task in tasks])) == list(range(23))
    for task in tasks:
        assert set(task.y) | set(task.y_test) == set(range(23))
        assert not set(task.y) & set(task.y_test)


def test_random_quarters_are_quarters():
    """A quarter tests, the rest trains, and each split draws another quarter."""
    tasks = list(splits.random_quarters(numbered(100), 4))

    assert [len(task.y_test) for task in tasks] == [25] * 4
    assert len({tuple(task.y_test) for task in tasks}) == 4
    for task in tasks:
        assert sorted([*task.y, *task.y_test]) == list(range(100))


@pytest.mark.parametrize(("name", "n_train"), [("yacht", 277), ("boston", 455)])
def test_standard_splits_follow_their_recipe(data_folder, name, n_train):
    """Permutations drawn one after another with seed 1, the first nine tenths for training."""
    table = datasets.uci(name)
    rng = np.random.RandomState(1)

    tasks = list(splits.standard(name))

    assert len(tasks) == 20
    for task in tasks:
        order = rng.choice(range(len(table.y)), len(table.y), replace=False)
        np.testing.assert_array_equal(task.X, table.X[order[:n_train]])
        np.testing.assert_array_equal(task.y_test, table.y[order[n_train:]])


@pytest.mark.parametrize("name", ["servo", "autompg"])
def test_published_folds_test_each_row_once(data_folder, name):
    """The ten folds together are the whole table."""
    tasks = list(tabular.tasks(name, None))

    assert len(tasks) == 10
    assert sum(len(task.y_test) for task in tasks) == len(datasets.tabular(name).y)


@pytest.mark.parametrize(("name", "n", "d"), [("abalone", 4177, 10), ("stock", 950, 9)])
def test_tables_have_their_published_shape(data_folder, name, n, d):
    """The target is apart from the inputs."""
    table = datasets.tabular(name)

    assert table.X.shape == (n, d)
    assert table.y.shape == (n,)


@pytest.mark.parametrize("problem", [name for name in PROBLEMS if name[-1] == "2"])
def test_least_squares_meets_the_published_linear_error(data_folder, problem):
    """Parts, inputs and outputs are read in the right order: the report's line is ours."""
    published = {"building2": 0.343, "flare2": 0.321, "hearta2": 4.181, "heartac2": 4.729}
    table, n_train, n_validation = datasets.proben1(problem)
    ones = np.column_stack([np.ones(len(table.X)), table.X])

    line = np.linalg.lstsq(ones[:n_train], table.y[:n_train], rcond=None)[0]

    errors = (ones @ line - table.y)[n_train + n_validation :]
    assert 100 * np.mean(errors**2) == pytest.approx(published[problem], abs=6e-4)


def test_missing_folder_is_named(monkeypatch, tmp_path):
    """Without data the message says which variable to set."""
    monkeypatch.setenv("CURVESMITH_DATA", str(tmp_path / "nowhere"))

    with pytest.raises(FileNotFoundError, match=r"CURVESMITH_DATA.*nowhere"):
        datasets.uci("yacht")
