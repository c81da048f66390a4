"""Column names and tables of the user's own kind."""

import numpy as np
import pytest

from curvesmith.plots import columns


def test_names_of_plain_arrays():
    """One column is x, more are x0, x1, …."""
    assert columns.column_names(np.zeros((3, 1))) == ["x"]
    assert columns.column_names([[1.0, 2.0]]) == ["x0", "x1"]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_names_of_frames_and_series(library):
    """Frames and series bring their own names."""
    frames = pytest.importorskip(library)
    frame = frames.DataFrame({"force [N]": [1.0], "angle": [2.0]})

    assert columns.column_names(frame) == ["force [N]", "angle"]
    assert columns.target_names(frame) == ["force [N]", "angle"]
    assert columns.target_names(frame["angle"]) == ["angle"]


@pytest.mark.parametrize(
    ("y", "expected"),
    [(np.zeros(3), ["y"]), (np.zeros((3, 1)), ["y"]), (np.zeros((3, 2)), ["y0", "y1"])],
)
def test_names_of_plain_targets(y, expected):
    """One target is y, more are y0, y1, …."""
    assert columns.target_names(y) == expected


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_like_table_keeps_the_kind_and_the_names(library):
    """New values come as the same kind of frame, so that a fitted model knows its columns."""
    frames = pytest.importorskip(library)
    frame = frames.DataFrame({"force [N]": [1.0, 2.0]})

    new = columns.like_table(frame, np.array([[5.0], [6.0], [7.0]]))

    assert type(new) is type(frame)
    assert list(new.columns) == ["force [N]"]
    assert np.array_equal(np.asarray(new), [[5.0], [6.0], [7.0]])


def test_like_table_of_an_array_is_the_array():
    """Plain arrays need no dress."""
    values = np.ones((2, 1))

    assert columns.like_table(np.zeros((3, 1)), values) is values


@pytest.mark.parametrize("values", [np.zeros((3, 2)), np.zeros(0), np.zeros((2, 1, 1))])
def test_flat_refuses_other_than_one_column(values):
    """The shape that came is in the message."""
    shape = str(values.shape).replace("(", r"\(").replace(")", r"\)")
    with pytest.raises(ValueError, match=f"`x` must be one column .* got shape {shape}"):
        columns.flat(values, "x")


@pytest.mark.parametrize("output", [-1, 2])
def test_one_output_refuses_a_column_that_is_not_there(output):
    """Outputs are counted from 0."""
    with pytest.raises(ValueError, match=f"`output` must be between 0 and 1, got {output}"):
        columns.one_output(np.zeros((3, 2)), output)
