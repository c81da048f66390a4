"""Quantiles of errors on unseen rows."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from curvesmith.fitting.calibration import Calibration, calibrate


@pytest.mark.parametrize(("coverage", "expected"), [(0.5, 5.0), (0.8, 8.0), (0.9, 9.0)])
def test_quantile_counts_the_new_row(coverage, expected):
    """Of errors 1 to 9, the k-th smallest with k >= coverage (9 + 1)."""
    calibration = Calibration(np.arange(9.0, 0, -1)[:, None], np.ones(9))

    assert calibration.quantile(coverage).tolist() == [expected]


def test_weights_are_repetitions():
    """Weight 2 is the row twice."""
    errors, weights = np.array([[3.0], [1.0], [2.0]]), np.array([1.0, 2.0, 3.0])
    rows = np.repeat(np.arange(3), weights.astype(int))

    for coverage in (0.3, 0.5, 0.8):
        weighted = Calibration(errors, weights).quantile(coverage)
        assert weighted == Calibration(errors[rows], np.ones(6)).quantile(coverage)


def test_too_few_rows():
    """Nine of ten cannot be told from eight rows."""
    with pytest.raises(ValueError, match=r"`coverage=0\.9` needs 9 unseen rows, got 8"):
        Calibration(np.ones((8, 1)), np.ones(8)).quantile(0.9)


def test_coverage_of_new_rows(seed):
    """Over many draws of 39 unseen rows and a new one, the promise is kept exactly on average."""
    rng = np.random.default_rng(seed)
    errors = np.abs(rng.standard_t(3, (2000, 40)))

    inside = [
        row[-1] <= Calibration(row[:-1, None], np.ones(39)).quantile(0.9)[0] for row in errors
    ]

    # Four standard errors of 2,000 draws with probability 0.9.
    assert abs(np.mean(inside) - 0.9) < 4 * np.sqrt(0.09 / 2000)


def test_units():
    """Errors are in the units of the targets; those of rates in their square roots."""
    y, f = np.array([[1.0], [2.0]]), np.array([[0.0], [np.log(4.0)]])
    scale = np.array([10.0])

    plain = calibrate(f, y, np.ones(2), scale, is_log=False)
    rates = calibrate(f, y, np.ones(2), scale, is_log=True)

    assert_allclose(plain.errors[:, 0], [10.0, 10 * (2 - np.log(4))])
    assert_allclose(rates.errors[:, 0], [0.0, 20 / np.sqrt(40)])
