"""Scores are what their formulas say."""

import numpy as np
import pytest
from scipy.stats import norm

from benchmarks.markdown import number, spread
from benchmarks.scores import NORMAL_QUANTILE, Forecast, Mean, mean, pooled_rmse, score

# Both sides sum a thousand terms in float64.
RTOL = 1e-12


@pytest.mark.parametrize("shape", [(1000,), (1000, 3)])
def test_log_likelihood_is_that_of_the_normal_law(seed, shape):
    """The negative log likelihood is the mean of the normal log density, over all outputs."""
    rng = np.random.default_rng(seed)
    y, f, s = rng.normal(size=shape), rng.normal(size=shape), rng.uniform(0.1, 2, shape)

    scores = score(Forecast(f, s), y)

    expected = -norm.logpdf(y, f, s).mean()
    np.testing.assert_allclose(scores["nll"], expected, rtol=RTOL)


def test_log_likelihood_is_that_of_the_forecast_where_it_has_one():
    """Its own law counts, not the normal one of its standard deviations."""
    y = np.array([1.0, 2.0, 6.0])

    assert score(Forecast(y, y, log_density=lambda t: -t), y)["nll"] == 3.0


def test_interval_of_a_normal_forecast_covers_its_share(seed):
    """Without an interval of its own, a right forecast covers nine tenths."""
    y = np.random.default_rng(seed).normal(2, 3, 100_000)

    covered = score(Forecast(np.full_like(y, 2), np.full_like(y, 3)), y)["coverage"]

    # Five standard deviations of a share of 100,000 draws: 5 √(0.9 × 0.1 / 1e5).
    assert covered == pytest.approx(0.9, abs=0.005)
    assert pytest.approx(norm.ppf(0.95), rel=RTOL) == NORMAL_QUANTILE


def test_own_interval_comes_before_the_normal_one():
    """An interval that the learner gives is the one that is counted."""
    y = np.array([0.0, 1.0, 2.0, 3.0])
    forecast = Forecast(np.zeros(4), np.full(4, 100.0), y - 1, np.array([0.5, 0.5, 2.5, 3.5]))

    assert score(forecast, y)["coverage"] == 0.75


def test_r2_averages_over_outputs():
    """One output met and one at its mean give a half."""
    y = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]])
    f = np.column_stack([y[:, 0], np.ones(3)])

    assert score(Forecast(f), y)["r2"] == pytest.approx(0.5, rel=RTOL)


def test_no_r2_of_a_single_row():
    """A target that does not vary has no share of variance, and a point no error bars."""
    assert score(Forecast(np.array([1.0])), np.array([3.0])) == {"rmse": 2.0}


def test_pooled_error_is_that_of_all_rows(seed):
    """Folds of unequal size pool to the error over all rows."""
    errors = np.random.default_rng(seed).normal(size=17)
    folds = np.array_split(errors, 5)

    pooled = pooled_rmse([np.sqrt(np.mean(f**2)) for f in folds], [len(f) for f in folds])

    assert pooled == pytest.approx(np.sqrt(np.mean(errors**2)), rel=RTOL)


def test_mean_has_its_standard_error():
    """The spread is sd/√n with n - 1 in the sd; one value has none."""
    found = mean([1.0, 2.0, 3.0, 6.0])

    assert (found.value, found.n) == (3.0, 4)
    assert found.error == pytest.approx(np.sqrt(14 / 3) / 2, rel=RTOL)
    assert np.isnan(mean([1.0]).error)


@pytest.mark.parametrize(
    ("value", "error", "written"),
    [
        (2.8234, 0.1432, "2.82 ± 0.14"),
        (0.0700123, 0.0012, "0.0700 ± 0.0012"),
        (4.123e-4, 2.2e-5, "4.12e-04 ± 2.2e-05"),
        (-6.01, 0.05, "-6.010 ± 0.050"),
        (5857.3, 123.4, "5857 ± 123"),
        (0.5, float("nan"), "0.5000"),
    ],
)
def test_means_are_written_to_the_second_digit_of_their_error(value, error, written):
    """As many digits as the spread allows."""
    assert spread(Mean(value, error, 20)) == written


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (12345.6, "12346"), (0.012345, "0.0123"), (1e-9, "1.00e-09")]
)
def test_numbers_have_three_digits(value, written):
    """Three significant digits; powers of ten only far from one."""
    assert number(value) == written
