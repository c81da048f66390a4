"""A Frame is a table to NumPy and has names for plots."""

import numpy as np

from curvesmith.plots.columns import column_names, like_table, target_names
from curvesmith.tabular.frame import Frame


def test_table():
    """NumPy sees the columns as a table of their numbers."""
    frame = Frame({"a": np.array([1.0, 2.0]), "b": np.array([3.0, 4.0])})

    np.testing.assert_array_equal(np.asarray(frame), [[1, 3], [2, 4]])
    assert np.asarray(frame, dtype=np.float32).dtype == np.float32
    assert frame.shape == (2, 2)
    assert len(frame) == 2


def test_names():
    """Plots find the names, and can make another frame of the kind."""
    frame = Frame({"speed": np.array([1.0, 2.0])})

    assert column_names(frame) == target_names(frame) == ["speed"]
    assert like_table(frame, np.zeros((3, 1))).columns == ["speed"]
