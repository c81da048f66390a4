"""Merging rows makes a weight of two and the row twice the same data."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from curvesmith.fitting.rows import BLOCK_ROWS, Groups, Rows, parted, present_rows, sort_rows


def integer_rows(seed: int, n_rows: int = 60, n_features: int = 3) -> Rows:
    """Return rows of few values, so that many are equal."""
    rng = np.random.default_rng(seed)
    X = rng.integers(0, 2, (n_rows, n_features)).astype(float)
    y = rng.integers(0, 3, (n_rows, 1)).astype(float)
    return Rows(X, y, rng.integers(1, 4, n_rows).astype(float))


def merge_rows(rows: Rows) -> Rows:
    """Return the distinct rows."""
    return Groups.of(rows).merged()


def assert_same(left: Rows, right: Rows) -> None:
    """Compare two sets of rows to the bit."""
    assert_array_equal(left.X, right.X)
    assert_array_equal(left.y, right.y)
    assert_array_equal(left.w, right.w)


def test_merged_rows_are_distinct_and_keep_the_weight(seed):
    """As many rows as NumPy finds, in sorted order, of the same weight together."""
    rows = integer_rows(seed)

    merged = merge_rows(rows)

    assert len(Groups.of(rows)) == len(merged)
    together = np.column_stack([merged.y, merged.X])
    assert_array_equal(together, np.unique(np.column_stack([rows.y, rows.X]), axis=0))
    assert merged.w.sum() == rows.w.sum()


def test_order_does_not_matter(seed):
    """Shuffled rows merge to the same arrays."""
    rows = integer_rows(seed)
    order = np.random.default_rng(seed).permutation(len(rows))

    assert_same(merge_rows(rows), merge_rows(rows.take(order)))


def test_weights_are_repetitions(seed):
    """Weight 3 is the row three times, weight 0 the row absent."""
    rows = integer_rows(seed)
    rows.w[:5] = 0
    repeated = np.repeat(np.arange(len(rows)), rows.w.astype(int))
    plain = rows.take(repeated)

    merged = merge_rows(Rows(plain.X, plain.y, np.ones(len(plain))))

    assert_same(merge_rows(present_rows(rows)), merged)


@pytest.mark.parametrize("factor", [2.0**-30, 3.7, 1e9])
def test_order_survives_a_change_of_units(seed, factor):
    """Multiplying all columns by a positive number keeps the order of the rows."""
    rng = np.random.default_rng(seed)
    rows = Rows(rng.normal(size=(50, 2)), rng.integers(0, 3, (50, 1)) * 1.0, np.ones(50))
    scaled = Rows(rows.X * factor, rows.y * factor, rows.w)

    assert_array_equal(merge_rows(scaled).X, merge_rows(rows).X * factor)


def test_zeros_of_both_signs_are_equal():
    """-0.0 and 0.0 are one value."""
    rows = Rows(np.array([[0.0], [-0.0]]), np.ones((2, 1)), np.ones(2))

    assert len(merge_rows(rows)) == 1


def test_sorting_agrees_with_numpy(seed):
    """The order is that of a lexicographic sort by all columns."""
    rng = np.random.default_rng(seed)
    columns = [rng.integers(0, 4, 100), rng.integers(0, 4, 100), rng.normal(size=100)]

    order, first = sort_rows(columns)

    expected = np.lexsort(columns[::-1])
    assert_array_equal(columns[2][order], columns[2][expected])
    assert_array_equal(first, np.arange(100))


def test_rows_without_zero_weights_are_passed_on():
    """Nothing is copied if nothing is dropped."""
    rows = integer_rows(0)

    assert present_rows(rows) is rows


@pytest.mark.parametrize(("n_rows", "share", "expected"), [(2, 0.1, 1), (2, 0.9, 1), (50, 0.1, 5)])
def test_split_leaves_rows_on_both_sides(n_rows, share, expected):
    """The held-out share is kept, but neither part is ever empty."""
    rows = Rows(np.arange(float(n_rows))[:, None], np.zeros((n_rows, 1)), np.ones(n_rows))

    train, held = rows.split(np.random.default_rng(0), share)

    assert len(held) == expected
    assert_array_equal(np.sort([*train.X[:, 0], *held.X[:, 0]]), rows.X[:, 0])
    assert (np.diff(train.X[:, 0]) > 0).all()


@pytest.mark.parametrize("n_rows", [2, 60, BLOCK_ROWS + 7])
def test_parting_in_place_is_splitting(seed, n_rows):
    """The same rows in the same order, without a second copy of the training part."""
    rows = integer_rows(seed, n_rows)
    copy = Rows(rows.X.copy(), rows.y.copy(), rows.w)
    weights = rows.w.copy()

    train, held = rows.split(np.random.default_rng(seed), 0.2)
    whole, train_view, held_view = parted(copy, np.random.default_rng(seed), 0.2)

    assert_same(train_view, train)
    assert_same(held_view, held)
    assert np.shares_memory(train_view.X, copy.X)
    assert whole.X is copy.X
    assert_array_equal(rows.w, weights)  # the caller's own
